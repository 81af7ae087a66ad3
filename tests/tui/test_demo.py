"""A case on the screen: by itself, line by line, with its stops; nothing is kept."""

from contextlib import AbstractAsyncContextManager

import pytest

from gesprek_tui.cases import Player
from gesprek_tui.dutch import palette, practising, talking
from gesprek_tui.packs.case import Case
from gesprek_tui.session import Session
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.demo import DemoScreen
from gesprek_tui.tui.screens.report import ReportPage
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.tui.talk import Shown, Stand, catalog, on_screen

CASE = "de-blauwe-envelop"
SHORT = {
    "schema": 1, "id": "kort", "title": "Kort", "language": "nl", "licence": "CC-BY-4.0", "authors": ["De makers"],
    "method": "motiverende-gespreksvoering", "summary": "Een kort gesprek.",
    "start": {"client": "O-002", "title": "De post", "address": "u", "minutes": 20},
    "script": [
        {"you": "Goedemorgen, komt het gelegen?"},
        {"client": "Ja hoor [/ [red]zegt u het maar."},
        {"line": ">+ ik wil hier echt vanaf"},
        {"stop": {"ask": "Wat zou u nu doen?", "choices": [
            {"say": "Wat maakt dat u dat wilt?", "fits": "ja", "why": "Een open vraag nodigt uit."},
            {"say": "Dan moet u de post openen.", "fits": "nee", "why": "Dat is een advies."},
        ]}},
        {"you": "Wat maakt dat u dat wilt?"},
    ],
}  # fmt: skip


def player(script: dict[str, object] | None = None) -> Player:
    case = Case.model_validate(script or SHORT)
    return Player(case, FakeJournal(), catalog(), FakeClock())


def playing(played: Player, size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Shown]:
    """The case on the screen."""
    stood = Stand(played.session, FakeJournal(), FakeClock())

    def make(_: Session) -> ConversationScreen:
        return DemoScreen(played, 1.0)

    return on_screen(stood, size, make=make)


def by_itself(shown: Shown) -> None:
    """The time for the line has gone by."""
    screen = shown.screen
    assert isinstance(screen, DemoScreen)
    screen._play_on()


async def test_it_says_that_nothing_is_kept_and_which_keys_there_are() -> None:
    async with playing(player()) as shown:
        assert practising.NOT_KEPT in shown.text
        assert practising.FOOTER in shown.text
        assert "speelt door, tempo 1×" in shown.text
    async with playing(player(), (40, 24)) as shown:
        assert practising.NOT_KEPT in shown.text
        assert practising.FOOTER_SHORT in shown.text


async def test_space_steps_and_left_goes_back() -> None:
    async with playing(player()) as shown:
        await shown.press("space")
        assert "Goedemorgen" in shown.text
        assert "stap voor stap" in shown.text
        await shown.press("space")
        assert "Ja hoor [/ [red]zegt u het maar." in shown.text
        await shown.press("space")
        assert shown.notes == [("change_talk", "ik wil hier echt vanaf")]
        assert "verandertaal" in shown.text
        await shown.press("left")
        assert shown.notes == []
        assert "Ja hoor" in shown.text
        await shown.press("left", "left", "left")
        assert "Goedemorgen" not in shown.text


async def test_a_stop_waits_and_tells_why_only_after_an_answer() -> None:
    async with playing(player()) as shown:
        for _ in range(4):
            by_itself(shown)
        await shown.settle()
        assert "Wat zou u nu doen?" in shown.text
        assert "advies" not in shown.text
        await shown.press("space")
        assert practising.CHOOSE in shown.text
        await shown.press("2")
        assert "past minder: Dat is een advies." in shown.said
        assert "nodigt uit." not in shown.said
        await shown.press("1", "6")
        assert "past goed: Een open vraag nodigt uit." in shown.said
        await shown.press("space")
        assert "Wat zou u nu doen?" not in shown.text
        assert practising.END in shown.said


async def test_it_plays_by_itself_at_the_speed_one_likes() -> None:
    async with playing(player()) as shown:
        by_itself(shown)
        await shown.press("plus", "plus")
        assert "speelt door, tempo 2×" in shown.text
        await shown.press(*["plus"] * 5)
        assert "tempo 5×" in shown.text
        await shown.press(*["minus"] * 9)
        assert "tempo 0.5×" in shown.text.replace(",", ".")
        await shown.press("enter")
        assert "stap voor stap" in shown.text
        await shown.press("enter")
        assert "speelt door" in shown.text


async def test_moves_and_marks_can_be_hidden_so_that_a_class_names_them() -> None:
    async with playing(player()) as shown:
        await shown.press("space", "space", "space")
        move = shown.session.moves[0].say
        assert "verandertaal" in shown.text
        await shown.press("m")
        assert "ik wil hier echt vanaf" in shown.text
        assert "verandertaal" not in shown.text
        assert f"/a  {move}" not in shown.text
        await shown.press("m")
        assert f"/a  {move}" in shown.text


async def test_one_goes_on_by_hand_and_still_nothing_is_kept() -> None:
    async with playing(player()) as shown:
        await shown.press("space", "space", "space")
        await shown.screen._autosave()
        await shown.press("h")
        screen = shown.app.screen
        assert type(screen) is ConversationScreen
        await shown.pilot.press(*"zelf", "enter")
        await shown.settle()
        assert [note.text for note in screen.session.state.notes] == ["ik wil hier echt vanaf", "zelf"]
        assert practising.NOT_KEPT in shown.text
        assert "opgeslagen" not in shown.text


async def test_nobody_types_in_a_case_and_the_palette_runs_nothing_in_it() -> None:
    async with playing(player()) as shown:
        await shown.pilot.press("j", "a")
        assert shown.typed == ""
        await shown.press("ctrl+p")
        await shown.settle()
        assert "/volgende" not in shown.text
        assert palette.QUIT in shown.text


async def test_hiding_holds_while_the_case_plays_on() -> None:
    async with playing(player()) as shown:
        await shown.press("space", "space", "f9")
        by_itself(shown)
        await shown.settle()
        assert shown.said == talking.HIDDEN
        await shown.press("x")
        assert "ik wil hier echt vanaf" in shown.text


async def test_escape_leaves() -> None:
    async with playing(player()) as shown:
        await shown.press("escape")
        assert not shown.runs


@pytest.mark.parametrize("size", [(40, 24), (80, 12)])
async def test_the_bundled_case_plays_to_its_report(size: tuple[int, int]) -> None:
    played = Player(catalog().case(CASE), FakeJournal(), catalog(), FakeClock())
    while played.at < len(played.case.script) - 3:
        heard = played.forward()
        assert heard
        assert heard.outcome is None or not (heard.outcome.refusal or heard.outcome.unfit), heard
    async with playing(played, size) as shown:
        while played.next_beat is not None:
            await shown.press("space")
        assert isinstance(shown.app.screen, ReportPage)
        assert "Gespreksverslag" in shown.text
