"""Lines that are entered and the disk, without any screen."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from gesprek_tui.dutch import saving
from gesprek_tui.errors import SaveError
from gesprek_tui.session import Outcome, Session
from gesprek_tui.tui.saving import Row, Saving
from tests.desk import Desk
from tests.fakes.slow_journal import SlowJournal


class Entered:
    """Where lines come from; remembers in words what it was told to show."""

    def __init__(self, desk: Desk, journal: SlowJournal) -> None:
        journal.append(desk.session.state.id, desk.session.state.log, desk.journal.summaries()[0], "")
        self.session = Session.resume(desk.session.state.id, journal, desk.methods, desk.clock)
        self.typed = ""
        self.told: list[str] = []
        self.working: list[asyncio.Task[None]] = []
        self.saving = Saving(self)

    def show(self, message: str = "") -> None:
        self.told.append(message or f"{len(self.saving.rows)} wachten")

    def took(self, row: Row, outcome: Outcome) -> None:
        self.told.append(f"{row.text}: {outcome.refusal or 'bewaard'}")

    def run_worker(self, work: Coroutine[Any, Any, None], *, group: str) -> object:
        self.working.append(asyncio.create_task(work, name=group))
        return self.working[-1]

    def enter(self, *lines: str) -> None:
        for line in lines:
            self.saving.enter(Row(line, as_note=False, words=True), shown=True)

    async def done(self) -> None:
        while self.working:
            await self.working.pop()


@pytest.fixture
def journal() -> SlowJournal:
    return SlowJournal()


@pytest.fixture
def entered(journal: SlowJournal) -> Entered:
    return Entered(Desk(), journal)


def test_a_quick_disk_shows_nothing_as_waiting(entered: Entered) -> None:
    entered.enter("eerste", "tweede")
    assert entered.told == ["eerste: bewaard", "tweede: bewaard"]
    assert [note.text for note in entered.session.state.notes] == ["eerste", "tweede"]


async def test_what_waits_for_a_slow_disk_is_shown_and_saved_in_order(entered: Entered, journal: SlowJournal) -> None:
    journal.stall()
    entered.enter("eerste", "tweede")
    assert entered.saving.busy
    assert entered.told == ["1 wachten", "2 wachten"]
    journal.go_on()
    await entered.done()
    assert entered.told[2:] == ["eerste: bewaard", "tweede: bewaard"]
    assert not entered.saving.busy


def test_what_fails_keeps_its_place_and_stops_what_comes_after_it(entered: Entered, journal: SlowJournal) -> None:
    journal.full = True
    entered.enter("eerste", "tweede")
    assert [row.text for row in entered.saving.rows] == ["eerste", "tweede"]
    assert entered.told == [f"De schijf is vol. {saving.BROKEN}"] * 2
    journal.full = False
    entered.saving.save()
    assert entered.told[2:] == ["eerste: bewaard", "tweede: bewaard"]


async def test_what_is_not_on_disk_is_in_the_draft(entered: Entered, journal: SlowJournal) -> None:
    entered.typed = "half"
    await entered.saving.autosave()
    assert entered.session.draft() == ["half"]
    journal.full = True
    entered.enter("eerste")
    with pytest.raises(SaveError):
        await entered.saving.autosave()
    assert not entered.saving.keep()
    journal.full = False
    assert await entered.saving.set_aside()
    assert entered.session.draft() == ["eerste", "half"]
    entered.saving.save()
    assert entered.session.draft() == ["half"]


async def test_a_draft_of_before_stays_one_until_it_is_answered(entered: Entered) -> None:
    entered.session.keep_draft(["van toen"])
    assert await entered.saving.offer() == ("van toen",)
    entered.typed = "nu"
    await entered.saving.autosave()
    assert entered.session.draft() == ["van toen", "nu"]
    entered.saving.offered = ()
    await entered.saving.autosave()
    assert entered.session.draft() == ["nu"]


async def test_setting_aside_lets_a_save_end_first(entered: Entered, journal: SlowJournal) -> None:
    journal.stall()
    entered.enter("eerste")
    entered.typed = "half"
    aside = asyncio.create_task(entered.saving.set_aside())
    await asyncio.sleep(0)
    assert not aside.done()
    journal.go_on()
    assert await aside
    assert [note.text for note in entered.session.state.notes] == ["eerste"]
    assert entered.session.draft() == ["half"]
