"""How the program ends, and what of it is Textual's own."""

import inspect
import signal
from collections.abc import Callable
from typing import Literal

import pytest
from textual.app import App
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.theme import Theme
from textual.widgets import Input

from gesprek_tui.dutch import palette as palette_words
from gesprek_tui.dutch import sensitive as masking
from gesprek_tui.line.commands import COMMANDS
from gesprek_tui.session import Outcome
from gesprek_tui.settings import Settings
from gesprek_tui.tui.acts import Acts
from gesprek_tui.tui.app import DARK, LIGHT, GesprekApp
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.pages import HelpPage
from tests.tui.talk import MI, Shown, catalog, on_screen, stand

ENGLISH = ("Search", "command", "Theme", "Quit", "Screenshot", "Maximize", "Keys", "No matches", "help panel")


class Secret(Exception):
    """An error that carries a client's words."""


def fails(*_: object, **__: object) -> Outcome:
    words = "ik slaap slecht"
    raise Secret(words)


async def palette(shown: Shown, typed: str) -> None:
    """Open the palette and type in it."""
    await shown.press("ctrl+p")
    shown.app.screen.query_one(Input).value = typed
    await shown.pilot.pause()
    await shown.settle()


# --- errors -------------------------------------------------------------------------------------------------


def test_the_private_name_that_keeps_words_out_of_a_traceback_is_still_there() -> None:
    assert "_fatal_error" in vars(App)
    assert "self._fatal_error()" in inspect.getsource(App._handle_exception)
    assert not inspect.signature(App._fatal_error).parameters.keys() - {"self"}


def by_key(app: GesprekApp) -> None:
    """Fail in the handler of a message."""
    screen = app.screen
    assert isinstance(screen, ConversationScreen)
    screen.session.look_at = fails  # type: ignore[assignment, method-assign]


def by_worker(app: GesprekApp) -> None:
    """Fail while saving."""
    screen = app.screen
    assert isinstance(screen, ConversationScreen)
    screen.session.submit = fails  # type: ignore[method-assign]


@pytest.mark.parametrize(("broken", "key"), [(by_key, "down"), (by_worker, "enter")])
def test_an_error_nobody_foresaw_ends_in_one_line_without_any_words(
    broken: Callable[[GesprekApp], None], key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    app = GesprekApp(lambda _: ConversationScreen(stand().lines("mijn geheim").session))

    async def drive(pilot: Pilot[object]) -> None:
        await pilot.pause()
        broken(app)
        if key == "enter":
            app.screen.query_one(Input).value = "nog een geheim"
        await pilot.press(key)
        await pilot.pause()

    app.run(headless=True, auto_pilot=drive)
    said = " ".join(capsys.readouterr().err.split())
    assert app.return_code == 1
    assert said.startswith("Er ging iets mis in het programma (Secret test_app.py:")
    assert said.endswith("gaat u verder.")
    for words in ("slaap", "geheim", "Traceback", "K-017"):
        assert words not in said


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signal here")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_a_terminal_that_goes_away_leaves_the_draft(name: str) -> None:
    number = getattr(signal, name)
    stood = stand()
    async with on_screen(stood) as shown:
        await shown.type("half")
        signal.raise_signal(number)
        await shown.pilot.pause()
        assert shown.app.return_code == 128 + number
    assert stood.session.draft() == ["half"]


# --- colours ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("theme", "colours"), [("licht", LIGHT), ("donker", DARK)])
async def test_the_first_screen_has_the_colours_of_the_theme(theme: Literal["licht", "donker"], colours: Theme) -> None:
    app = GesprekApp(lambda _: ConversationScreen(stand().session), Settings(theme=theme))
    async with app.run_test(size=(80, 24)):
        _, background = app.screen.background_colors
        assert background.hex.lower() == colours.background


# --- safety -------------------------------------------------------------------------------------------------


async def test_one_key_opens_the_safety_pack_from_under_any_page_and_keeps_what_is_typed() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/v")
        await shown.type("half")
        await shown.press("f1", "f8")
        await shown.settle()
        assert shown.place == "nu-eerst"
        assert shown.typed == "half"
        await shown.press("ctrl+u")
        await shown.enter("/klaar")
        assert shown.place == "focussen"


# --- the palette --------------------------------------------------------------------------------------------


async def test_the_palette_is_dutch_and_offers_no_picture_of_the_screen() -> None:
    async with on_screen(stand(), (80, 50)) as shown:
        await palette(shown, "")
        assert palette_words.PLACEHOLDER in shown.text
        assert "/fase NAAM of NUMMER [toch]" in shown.text
        assert not any(word in shown.text for word in ENGLISH)


async def test_the_palette_knows_every_command_by_its_word_and_by_what_it_does() -> None:
    async with on_screen(stand()) as shown:
        acts = Acts(shown.screen)
        listed = [hit.text async for hit in acts.discover()]
        assert listed == [
            *(command.shown for command in shown.session.commands),
            masking.PALETTE,
            palette_words.THEME_LIGHT,
            palette_words.THEME_DARK,
            palette_words.QUIT,
        ]
        for command in COMMANDS:
            for words in (command.shown, command.help):
                assert f"{command.shown} – {command.help}" in [hit.text async for hit in acts.search(words)]


async def test_a_command_is_found_by_its_meaning_and_runs() -> None:
    async with on_screen(stand()) as shown:
        await palette(shown, "naar de volgende fase")
        assert "/volgende" in shown.text
        await shown.press("enter")
        await shown.settle()
        assert shown.place == "focussen"


async def test_a_command_that_needs_words_waits_in_the_line() -> None:
    async with on_screen(stand()) as shown:
        await palette(shown, "/fase naam")
        await shown.press("enter")
        await shown.settle()
        assert shown.typed == "/fase "
        assert shown.screen.line.has_focus


async def test_nothing_found_is_said_in_dutch() -> None:
    async with on_screen(stand()) as shown:
        await palette(shown, "xqzw")
        assert palette_words.NONE in shown.text
        await shown.press("enter", "enter")
        assert not any(word in shown.text for word in ENGLISH)


async def test_the_palette_opens_once_and_over_a_page() -> None:
    async with on_screen(stand()) as shown:
        await shown.press("f1", "ctrl+p", "ctrl+p")
        await shown.press("escape")
        assert not CommandPalette.is_open(shown.app)  # type: ignore[arg-type]
        assert isinstance(shown.app.screen, HelpPage)


async def test_light_and_dark_can_be_chosen() -> None:
    async with on_screen(stand()) as shown:
        before = shown.app.current_theme.dark
        await palette(shown, palette_words.THEME_LIGHT)
        await shown.press("enter")
        await shown.settle()
        assert before
        assert not shown.app.current_theme.dark


# --- text that is not ours ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["[/", "[/x] [red]hoi", "[@click=app.quit]klik", "[type=x, v={'a[0]'}]"])
async def test_markup_in_what_people_type_is_text(text: str) -> None:
    stood = stand(client=text[:20], title=text)
    stood.lines(f"/doel {text}", text, f"> {text}", f"? {text}", f"! {text} | {text} | {text} | 4", "/schaal belang 4")
    stood.lines(text)
    async with on_screen(stood, (140, 40)) as shown:
        assert shown.text.count(text) >= 5
        await shown.press("escape")
        await shown.enter("/verslag")
        assert text in shown.said
        await shown.press("escape")
        await shown.enter(f"/zoek {text}", f"/fase {text}")
        await shown.press("escape")
        assert shown.runs


HOSTILE = "a\x1b[31mb\x9b2Jc\u202ed\x07e\u2066f\x00g"


async def test_control_characters_never_reach_the_screen() -> None:
    stood = stand().lines(f"/client {HOSTILE}", f"/doel {HOSTILE}", HOSTILE, f"> {HOSTILE}")
    stood.session.keep_draft([HOSTILE])
    async with on_screen(stood, (140, 40)) as shown:
        seen = shown.text
        await shown.press("enter")
        await shown.paste(HOSTILE)
        seen += shown.text
        await shown.press("enter")
        seen += shown.text
        await shown.enter("/verslag")
        seen += shown.text
    assert "a[31mb2Jcdefg" in seen
    assert not set(HOSTILE) & set(seen) - set(map(chr, range(32, 127)))


async def test_text_of_a_pack_is_text() -> None:
    hostile = "[/] [@click=app.quit]klik[/] zegt u"
    method = catalog().method(MI)
    phase = method.pack.phases[0]
    question = phase.questions[0].model_copy(update={"u": hostile, "why": hostile})
    own = phase.model_copy(
        update={"title": "[/x]", "aim": hostile, "questions": (question, *phase.questions[1:]), "forward": (hostile,)}
    )
    pack = method.pack.model_copy(update={"title": "[/t]", "phases": (own, *method.pack.phases[1:])})
    stood = stand(pack=pack)
    async with on_screen(stood, (140, 40)) as shown:
        assert shown.text.count("[@click=app.quit]klik[/]") >= 3
        assert "[/T]" in shown.text
        assert "[/x]" in shown.text
        await shown.pilot.click("#say", offset=(6, 4))
        assert shown.runs
