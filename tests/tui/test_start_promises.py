"""What the professional promised, on the start screen."""

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from gesprek_tui.conversation.summary import Promise, Summary
from gesprek_tui.dutch import starting
from gesprek_tui.tui.screens.start import ClientChosen, DoneChosen, ReportChosen, ResumeChosen
from tests.fakes.home import METHODS, RUNNING, FakeHome, summary
from tests.tui.snapshots import SIZES, Screen, screen_text
from tests.tui.stage import Stage
from tests.tui.test_start import CASE, HOSTILE, settle, stage


def promise(number: int, what: str, when: str | None = None, when_at: str | None = None) -> Promise:
    return Promise(id=f"belofte {number}", what=what, when=when, when_at=when_at)


def promises() -> list[Summary]:
    """A running conversation and four that were ended, with seven promises in them."""
    call = "bellen met de bank over de regeling en vragen of het in twee delen kan"
    made = {
        1: (promise(1, call, "morgen 10:00", "2026-11-20T10:00:00+01:00"), promise(2, "brief nalezen")),
        2: (promise(3, "formulier opsturen", "vrijdag", "2026-11-27"),),
        3: (promise(4, "overleg met de wijkagent", "vandaag 16:30", "2026-11-21T16:30:00+01:00"),),
        4: (
            promise(5, "terugbellen", "volgende week", "2026-11-23"),
            promise(6, "nieuwe afspraak plannen", "3 januari", "2027-01-03"),
            promise(7, "vragen of het mag", "als de brief er is"),
        ),
    }
    return [RUNNING, *(replace(summary(number), promises=kept) for number, kept in made.items())]


def at(app: Stage, text: str) -> int:
    """The row on which this stands."""
    return next(number for number, line in enumerate(screen_text(app).splitlines()) if text in line)


@pytest.mark.parametrize("size", SIZES)
async def test_they_stand_above_the_conversations_what_is_due_first(
    size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = stage(FakeHome(promises(), METHODS, cases=[CASE]))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "down", "down")
        assert screen_text(app) == snapshot(extension_class=Screen)


async def test_without_any_nothing_of_it_is_there() -> None:
    app = stage(FakeHome([RUNNING], METHODS))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert starting.PROMISED not in screen_text(app)
        await pilot.press("d", "space")
        assert app.said == []


@pytest.mark.parametrize("key", ["d", "space"])
async def test_one_key_says_it_is_done_and_again_that_it_is_not(key: str) -> None:
    rows = promises()
    home = FakeHome(rows, METHODS)
    app = stage(home)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "down", "down", key)
        (said,) = app.said
        assert isinstance(said, DoneChosen)
        assert (said.promised.promise.id, said.promised.row.id, said.done) == ("belofte 1", rows[1].id, True)

        home.rows = [rows[0], replace(rows[1], promises=rows[1].promises[1:]), *rows[2:]]
        screen = app.screen
        screen.show_done(said.promised, done=True)  # type: ignore[attr-defined]
        await pilot.pause()
        shown = screen_text(app)
        assert f"▸ {starting.DONE}" in shown, "it stays in view, for who pressed too soon"
        assert "d toch niet" in shown
        await pilot.press(key)
        assert app.said[-1] == DoneChosen(said.promised, done=False)

        home.rows = rows
        screen.show_done(said.promised, done=False)  # type: ignore[attr-defined]
        await pilot.pause()
        assert starting.DONE not in screen_text(app)


async def test_what_does_not_fit_is_counted_and_can_be_shown() -> None:
    app = stage(FakeHome(promises(), METHODS))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert starting.promises_left(4) in screen_text(app)
        assert "brief nalezen" not in screen_text(app)
        await pilot.press(*["down"] * 7, "enter")
        await pilot.pause()
        assert starting.promises_left(4) not in screen_text(app)
        assert at(app, "vragen of het mag") < at(app, "brief nalezen")
        assert app.said == []


async def test_enter_opens_the_conversation_and_i_the_page_of_the_client() -> None:
    rows = [replace(RUNNING, promises=(promise(8, "bellen"),)), replace(summary(1), promises=(promise(9, "mailen"),))]
    app = stage(FakeHome([*rows, summary(2, client=None)], METHODS))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("i", "down", "i", *["down"] * 3, "enter", "i", "down", "enter", "i")
        assert app.said == [
            ClientChosen("K-017"), ReportChosen(rows[1].id), ClientChosen("K-018"), ResumeChosen(rows[0].id),
            ClientChosen("K-017"),
        ]  # fmt: skip
        await pilot.press("down", "i")
        assert app.said[-1] == ClientChosen("K-018")
        await pilot.press("down")
        assert "i cliënt" not in screen_text(app)
        await pilot.press("i")
        assert app.said[-1] == ClientChosen("K-018")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_it_is_and_cleaned(text: str) -> None:
    row = summary(1, client=text, promises=(promise(1, text, text), promise(2, "gewoon")))
    app = stage(FakeHome([row], METHODS))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "down")
        shown = screen_text(app)
        assert "gewoon" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
