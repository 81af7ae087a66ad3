"""A pack on the screen while it is being written: what one saves shows, and what is wrong is told."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from gesprek_tui.conversation.intents import Begin
from gesprek_tui.dutch import previewing
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.preview import Previewed
from gesprek_tui.session import Session
from gesprek_tui.settings import Settings
from gesprek_tui.tui import preview
from gesprek_tui.tui.preview import PreviewApp
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.hidden import HiddenScreen
from gesprek_tui.tui.screens.pages import HelpPage
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.packs.files import edited, text_of
from tests.packs.framing import framed
from tests.tui.snapshots import SIZES, Screen, screen_text
from tests.tui.talk import Shown

PHASES = """\
- id: begin
  title: Begin
  questions: [{id: wat-speelt, kind: open, u: Wat speelt er?, je: Wat speelt er?, why: Begin bij de cliënt.}]
- id: plan
  title: Plan
  questions:
    - {id: stap, kind: step, u: Wat is een eerste stap?, je: Wat is een eerste stap?, why: Klein is goed.}
    - {id: hulp, kind: open, u: Wie helpt u?, je: Wie helpt je?, why: Samen gaat het beter.}"""
HINTS = """
hints:
  - id: vat-samen
    when: {last_mark: quote}
    say: {u: Vat samen wat u hoorde, je: Vat samen wat je hoorde}
    why: woorden van de cliënt
"""
GOOD = framed("phase", PHASES) + HINTS
WARNED = edited(GOOD, "u: Wie helpt u?, je: Wie helpt je?", "u: Helpt iemand u?, je: Helpt iemand je?")
HALF = GOOD.partition("id: hulp")[0]
BROKEN = edited(GOOD, "kind: step", "kind: stpe")


@dataclass
class Writing:
    """The program beside the editor."""

    file: Path
    shown: Shown

    async def save(self, text: str) -> None:
        """Save this in the editor; the program looks at the file."""
        self.file.write_text(text, encoding="utf-8")
        await self.look()

    async def look(self) -> None:
        app = self.shown.app
        assert isinstance(app, PreviewApp)
        await app.look()
        if isinstance(app.screen, ConversationScreen):
            self.shown.screen = app.screen
        await self.shown.settle()


Opened = Callable[..., AbstractAsyncContextManager[Writing]]


@pytest.fixture
def writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens a file with this text; the program looks at it only when a test says so."""
    monkeypatch.setattr(preview, "LOOKING", 3600.0)
    monkeypatch.delenv("NO_COLOR", raising=False)
    content = tmp_path / "content"
    content.mkdir()
    for name in ("goed", "gedeeld"):
        (content / f"{name}.yaml").write_text(text_of(name), encoding="utf-8")

    @asynccontextmanager
    async def opened(
        text: str = GOOD, size: tuple[int, int] = (80, 24), name: str = "voorbeeld.yaml"
    ) -> AsyncIterator[Writing]:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        previewed = Previewed(file, partial(Catalog, bundled=content, previewed=file))
        app = PreviewApp(previewed, begin, Settings())
        async with app.run_test(size=size, notifications=True) as pilot:
            shown = Shown(app, pilot, app.screen)  # type: ignore[arg-type]  # or the page that waits
            await shown.settle()
            yield Writing(file, shown)

    def begin(method: Method, catalog: Catalog) -> Session:
        return Session.start(Begin(method=method, title="voorbeeld.yaml"), FakeJournal(), catalog, FakeClock())

    return opened


async def test_what_is_saved_shows_in_the_same_place(writing: Opened) -> None:
    async with writing() as desk:
        shown = desk.shown
        assert "▌ Wat speelt er?" in shown.text
        assert "14:00:00 · in orde" in shown.text
        await shown.enter("/v", "belt niet terug")
        await shown.type("half getypt")
        await desk.save(edited(GOOD, "u: Wat is een eerste stap?", "u: Wat doet u het eerst?"))
        assert "▌ Wat doet u het eerst?" in shown.text
        assert "▶ Plan" in shown.text
        assert "belt niet terug" in shown.text
        assert shown.typed == "half getypt"
        await desk.save(edited(GOOD, "title: Plan", "title: Samen kiezen"))
        assert "▶ Samen kiezen" in shown.text


async def test_a_changed_hint_shows_which_moves_follow(writing: Opened) -> None:
    async with writing() as desk:
        await desk.shown.enter("> ik wil dit")
        assert "/a  Vat samen wat u hoorde" in desk.shown.text
        await desk.save(edited(GOOD, "last_mark: quote", "last_mark: friction"))
        assert "Vat samen" not in desk.shown.text


async def test_a_broken_file_is_told_and_the_last_good_version_goes_on(writing: Opened) -> None:
    async with writing(size=(140, 40)) as desk:
        shown = desk.shown
        await shown.enter("/v")
        await desk.save(BROKEN)
        assert "niet ververst · 1 fout" in shown.text
        assert "fout 20:26  ‘stpe’ kan hier niet; bedoelde" in shown.text
        assert "U ziet de versie van 14:00:00." in shown.text
        await shown.enter("een notitie", "/schaal hoop 6")
        assert "een notitie" in shown.text
        assert "geen 5?" in shown.said
        await desk.save(GOOD)
        assert "geen 5?" in shown.said
        assert "in orde" in shown.text
        assert "stpe" not in shown.text


async def test_what_may_be_meant_is_called_so_and_is_shown(writing: Opened) -> None:
    async with writing() as desk:
        await desk.shown.enter("/v")
        await desk.save(WARNED)
        assert "/2  Helpt iemand u?" in desk.shown.text
        assert "let op 21:35" in desk.shown.text
        assert "14:00:00 · 1 let op" in desk.shown.text


@pytest.mark.parametrize("text", ["", "schema: [", "\x00", "a: " + "[" * 5000, "x" * 300_000, HALF])
async def test_no_file_stops_it(writing: Opened, text: str) -> None:
    async with writing() as desk:
        await desk.save(text)
        assert "niet ververst" in desk.shown.text
        assert "▌ Wat speelt er?" in desk.shown.text


async def test_a_file_that_is_gone_is_waited_for(writing: Opened) -> None:
    async with writing() as desk:
        desk.file.unlink()
        await desk.look()
        assert "dit bestand bestaat niet" in desk.shown.said
        assert "▌ Wat speelt er?" in desk.shown.text
        await desk.save(WARNED)
        assert "bestaat niet" not in desk.shown.said


async def test_a_phase_that_is_gone_is_told(writing: Opened) -> None:
    async with writing() as desk:
        await desk.shown.enter("/v")
        await desk.save(edited(GOOD, "id: plan", "id: later"))
        assert previewing.PHASE_GONE in desk.shown.said
        await desk.shown.enter("/fase later")
        assert "▌ Wat is een eerste stap?" in desk.shown.text


async def test_the_first_reading_may_fail_and_it_goes_on_when_the_file_is_good(writing: Opened) -> None:
    async with writing(BROKEN) as desk:
        assert "‘stpe’ kan hier niet" in desk.shown.said
        assert previewing.WAITS in desk.shown.text
        await desk.save(edited(BROKEN, "why: Klein is goed.", "way: Klein is goed."))
        assert "3 fouten" in desk.shown.text
        await desk.save(GOOD)
        assert "▌ Wat speelt er?" in desk.shown.text
        await desk.shown.enter("een notitie")
        assert "een notitie" in desk.shown.text


async def test_nothing_comes_over_what_is_hidden(writing: Opened) -> None:
    async with writing(BROKEN) as desk:
        await desk.shown.press("f9")
        await desk.save(GOOD)
        assert isinstance(desk.shown.app.screen, HiddenScreen)
        await desk.shown.press("x")
        await desk.look()
        assert "▌ Wat speelt er?" in desk.shown.text


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+q"])
async def test_who_waits_may_stop(writing: Opened, key: str) -> None:
    async with writing(BROKEN) as desk:
        await desk.shown.press(key)
        assert desk.shown.app.return_code == 0


@pytest.mark.parametrize("how", ["f2", "mouse", "palette"])
async def test_all_findings_stand_on_a_page_that_follows_the_file(writing: Opened, how: str) -> None:
    async with writing() as desk:
        shown = desk.shown
        await desk.save(BROKEN.replace("kind: open", "kind: opne"))
        if how == "mouse":
            await shown.pilot.click("#corner")
        elif how == "palette":
            await shown.press("ctrl+p", *"controle")
            await shown.press("enter")
        else:
            await shown.press("f2")
        await shown.settle()
        assert "‘opne’ kan hier niet; bedoelde u ‘open’? (waarde)" in shown.said
        assert "‘stpe’ kan hier niet; bedoelde u ‘step’? (waarde)" in shown.said
        await desk.save(GOOD)
        assert previewing.NO_FINDINGS in shown.text
        await shown.press("escape")
        assert "▌ Wat speelt er?" in shown.text


async def test_nothing_is_kept_and_it_says_so(writing: Opened) -> None:
    async with writing() as desk:
        await desk.shown.enter("geheim")
        assert "opgeslagen" not in desk.shown.text
        assert previewing.PLACEHOLDER in desk.shown.text
        assert [file.name for file in desk.file.parent.iterdir() if file.is_file()] == ["voorbeeld.yaml"]


async def test_text_of_the_file_is_no_markup(writing: Opened) -> None:
    async with writing(size=(140, 40)) as desk:
        await desk.save(edited(GOOD, "kind: step", 'kind: "[/x] [red]"'))
        assert "‘[/x] [red]’ kan hier niet" in desk.shown.said
        await desk.shown.press("f2")
        assert "‘[/x] [red]’ kan hier niet" in desk.shown.said


async def test_other_pages_stay_when_the_file_changes(writing: Opened) -> None:
    async with writing() as desk:
        await desk.shown.press("f1")
        await desk.save(WARNED)
        assert isinstance(desk.shown.app.screen, HelpPage)
        await desk.shown.press("escape")
        assert "1 let op" in desk.shown.text


@pytest.mark.parametrize("size", [*SIZES, (80, 12), (40, 12)])
async def test_the_findings_leave_room_for_the_question(
    writing: Opened, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with writing(size=size) as desk:
        await desk.shown.enter("/v", "> ik wil dit")
        await desk.save(BROKEN.replace("kind: open", "kind: opne"))
        assert desk.shown.text == snapshot(extension_class=Screen)


@pytest.mark.parametrize("size", [(40, 24), (80, 24)])
async def test_all_that_is_wrong(writing: Opened, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with writing(BROKEN.replace("kind: open", "kind: opne"), size) as desk:
        assert screen_text(desk.shown.app) == snapshot(extension_class=Screen)
