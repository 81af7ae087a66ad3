import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from gesprek_tui.conversation.summary import Summary
from gesprek_tui.text import unsafe_character
from gesprek_tui.tui.screens.start import (
    CaseChosen,
    NewChosen,
    PractiseChosen,
    ReportChosen,
    ResumeChosen,
    StartScreen,
)
from tests.fakes.home import METHODS, RUNNING, FakeHome, head, summary
from tests.test_import_hygiene import imported_by
from tests.tui.snapshots import SIZES, Screen, screen_text
from tests.tui.stage import NOW, Stage

CASE = ("de-blauwe-envelop", "De blauwe envelop")
HOSTILE = (
    "[/",
    "[/x] hoi",
    "[red]",
    "[@click=app.quit]weg",
    "\x1b]52;c;eA==\x07",
    "\x9b2J",
    "\u202eom",
    "regel\nlater",
    "",
)


def stage(home: FakeHome) -> Stage:
    return Stage(StartScreen(home, lambda: NOW))


def full() -> FakeHome:
    return FakeHome(
        [RUNNING, *(summary(n, ended=None if n == 3 else summary(n).ended) for n in range(1, 12))],
        METHODS,
        cases=[CASE],
    )


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the packs stand on the screen."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_the_start_screen(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    app = stage(full())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert screen_text(app) == snapshot(extension_class=Screen)


async def test_the_first_start(snapshot: SnapshotAssertion) -> None:
    app = stage(FakeHome((), METHODS, cases=[CASE]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert screen_text(app) == snapshot(extension_class=Screen)


async def test_enter_goes_on_with_the_unfinished_conversation() -> None:
    app = stage(full())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.said == [ResumeChosen(RUNNING.id)]


async def test_without_one_enter_begins() -> None:
    app = stage(FakeHome())
    async with app.run_test() as pilot:
        await pilot.press("g", "enter")
        assert app.said == [NewChosen(None)]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("g", ResumeChosen(RUNNING.id)),
        ("n", NewChosen(None)),
        ("o", PractiseChosen(None)),
        ("c", CaseChosen(CASE[0])),
    ],
)
async def test_a_letter_acts(key: str, said: object) -> None:
    app = stage(full())
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(key)
        assert app.said == [said]


async def test_q_stops() -> None:
    app = stage(full())
    async with app.run_test() as pilot:
        await pilot.press("q")
    assert not app.is_running


async def test_an_ended_conversation_shows_its_report_and_an_open_one_goes_on() -> None:
    app = stage(full())
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "down", "down", "enter", "j", "j", "enter")
        assert app.said == [ReportChosen(summary(1).id), ResumeChosen(summary(3).id)]


async def test_a_method_begins_a_conversation_and_its_summary_is_told() -> None:
    app = stage(FakeHome((), METHODS))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("end", "enter", "o", "n")
        method = METHODS[-1].id
        assert app.said == [NewChosen(method), PractiseChosen(method), NewChosen(method)]
        assert "wondervraag" in screen_text(app)


async def test_c_goes_to_the_list_when_there_are_more_cases() -> None:
    app = stage(FakeHome((), METHODS, cases=[CASE, ("tweede", "Een tweede casus")]))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("c")
        assert app.said == []
        await pilot.press("down", "enter")
        assert app.said == [CaseChosen("tweede")]


async def test_a_highlighted_row_stays_so_when_the_packs_come_in_and_when_the_window_changes() -> None:
    app = stage(full())
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        await settle(pilot)
        await pilot.resize_terminal(40, 12)
        await pilot.press("enter")
        assert app.said == [PractiseChosen(None)]


async def test_what_happened_meanwhile_is_shown_on_coming_back() -> None:
    home = FakeHome([RUNNING], METHODS)
    app = stage(home)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Ga verder" in screen_text(app)
        await app.push_screen(StartScreen(FakeHome(), lambda: NOW))
        home.rows = [summary(0, client="K-999")]
        await app.pop_screen()
        await pilot.pause()
        assert "Ga verder" not in screen_text(app)
        assert "K-999" in screen_text(app)


async def test_no_more_is_asked_of_a_thousand_conversations_than_fits() -> None:
    home = FakeHome([summary(n) for n in range(1000)], METHODS)
    app = stage(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert max(home.asked) <= 24
        assert "METHODEN" in screen_text(app)


async def test_what_was_left_out_is_named_and_does_nothing() -> None:
    line = "eigen.yaml:12:3 deze sleutel staat er twee keer"
    app = stage(FakeHome((), (), problems=[line, line]))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Er is geen methode te vinden" in screen_text(app)
        await pilot.press("end", "enter")
        assert line in screen_text(app)
        assert app.said == []


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [40, 80])
async def test_hostile_text_is_shown_as_it_is_and_cleaned(text: str, width: int) -> None:
    def hostile(number: int, **more: object) -> Summary:
        return summary(number, client=text, title=text, method_title=text, phase_title=text, **more)

    home = FakeHome(
        [hostile(0, ended=None), hostile(1), hostile(2)],
        [head("m", f"m {text[:0]}", "s")],
        [text],
        [("c", text), ("d", text)],
    )
    app = stage(home)
    async with app.run_test(size=(width, 40)) as pilot:
        await settle(pilot)
        for _ in range(9):
            await pilot.press("down")
            shown = screen_text(app)
            assert unsafe_character(shown.replace("\n", "")) is None
        if text.startswith("["):
            assert text[: width - 30] in shown


def test_the_start_screen_reads_no_pack_before_it_is_drawn() -> None:
    assert not imported_by("import gesprek_tui.tui.screens.start") & {"pydantic", "yaml", "sqlcipher3"}
