"""The way from the start screen into a conversation, a report or a case, and back."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from gesprek_tui.cases import Player
from gesprek_tui.conversation.erasing import Erasure, Going, going
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.finding import Hit, Query
from gesprek_tui.conversation.intents import Begin, Intent
from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.promises import Promised, promised
from gesprek_tui.conversation.state import State
from gesprek_tui.conversation.summary import Summary
from gesprek_tui.dutch import practising, saving, scaling, starting, stored
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.packs.models import Head
from gesprek_tui.past import memory_of
from gesprek_tui.promises import act_in, set_done
from gesprek_tui.session import Session
from gesprek_tui.settings import Settings
from gesprek_tui.tui.home import HomeApp
from gesprek_tui.tui.idle import Keeper
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.demo import DemoScreen
from gesprek_tui.tui.screens.earlier import ClientPage, LastTimePage
from gesprek_tui.tui.screens.intake import IntakeDone, IntakeScreen
from gesprek_tui.tui.screens.report import ReportPage
from gesprek_tui.tui.screens.start import (
    CaseChosen,
    NewChosen,
    PractiseChosen,
    ReportChosen,
    ResumeChosen,
    StartScreen,
)
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.tui.snapshots import screen_text
from tests.tui.talk import MI, catalog, stand


class Desk:
    """What the start screen's choices lead to, with a journal in memory."""

    def __init__(self) -> None:
        self.journal = FakeJournal()
        self.clock = FakeClock()
        self.term = False

    def summaries(self, limit: int) -> list[Summary]:
        return self.journal.summaries(limit)

    def unfinished(self) -> Summary | None:
        return self.journal.unfinished()

    def heads(self) -> Sequence[Head]:
        return catalog().heads().heads

    def left_out(self) -> Sequence[str]:
        return ()

    def case_titles(self) -> Sequence[tuple[str, str]]:
        return [(case, catalog().case(case).title) for case in catalog().case_ids()]

    def resume(self, conversation: str) -> Session:
        if not self.journal.events(conversation):
            raise GesprekError(stored.no_such(conversation))
        return Session.resume(conversation, self.journal, catalog(), self.clock)

    def begin(self, intake: IntakeDone, *, practice: bool) -> Session:
        begin = Begin(method=catalog().method(intake.method), client=intake.client, address=intake.address)
        return Session.start(begin, MemoryJournal() if practice else self.journal, catalog(), self.clock)

    def state(self, conversation: str) -> State:
        return fold(conversation, self.journal.events(conversation))

    def search(self, query: Query) -> Sequence[Hit]:
        return self.journal.search(query)

    def promises(self) -> Sequence[Promised]:
        return promised(self.journal.summaries())

    def set_done(self, conversation: str, agreement: str, *, done: bool) -> None:
        set_done(conversation, agreement, self.journal, self.clock, done=done)

    def past_term(self) -> tuple[int, Sequence[str]]:
        return 90, self.journal.ended_before("2026-12-01") if self.term else ()

    def going(self, conversations: Sequence[str]) -> Sequence[Going]:
        return [going(self.state(each)) for each in conversations]

    def erase(self, conversations: Sequence[str]) -> Erasure:
        self.journal.erase(conversations)
        return Erasure(copies=2, missed=("reservekopieen/ander.db",))

    def act_in(self, conversation: str, intent: Intent) -> State:
        return act_in(conversation, intent, self.journal, self.clock)

    def memory(self, client: str) -> Memory:
        return memory_of(client, self.journal)

    def safety(self) -> str | None:
        return next(iter(catalog().safety_ids()), None)

    damaged: str | None = None

    def damage(self) -> str | None:
        return self.damaged

    def player(self, case_id: str) -> Player:
        return Player(catalog().case(case_id), MemoryJournal(), catalog(), self.clock)


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def home(
    desk: Desk, known: IntakeDone | None = None, settings: Settings | None = None, keeper: Keeper | None = None
) -> AsyncIterator[tuple[HomeApp, Pilot[None]]]:
    app = HomeApp(desk, settings or Settings(), known, keeper=keeper, clock=desk.clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        yield app, pilot


async def choose(app: HomeApp, pilot: Pilot[None], message: Any) -> None:
    """Choose something on the start screen."""
    app.screen.post_message(message)
    await settle(pilot)


async def end_and_leave(app: HomeApp, pilot: Pilot[None]) -> None:
    """Close the conversation on screen, read its report and go back."""
    screen = app.screen
    assert isinstance(screen, ConversationScreen)
    screen.enter("/afronden")
    await settle(pilot)
    while screen.session.prompt is not None:
        await pilot.press("enter")
        await settle(pilot)
    assert isinstance(app.screen, ReportPage)
    await pilot.press("escape", "escape")
    await settle(pilot)


async def test_one_key_begins_with_the_safety_pack_where_no_conversation_is_open() -> None:
    desk = Desk()
    async with home(desk) as (app, pilot):
        await pilot.press("f8")
        await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)
        assert app.screen.session.method
        assert app.screen.session.method.pack.role == "safety"
    assert len(desk.journal.summaries(5)) == 1


async def test_a_new_conversation_ends_at_its_report_and_then_at_the_start() -> None:
    desk = Desk()
    async with home(desk) as (app, pilot):
        await choose(app, pilot, NewChosen(MI))
        assert isinstance(app.screen, IntakeScreen)
        await choose_begin(app, pilot)
        assert isinstance(app.screen, ConversationScreen)
        await end_and_leave(app, pilot)
        assert isinstance(app.screen, StartScreen)
        assert app.return_code is None
    assert [row.ended is not None for row in desk.summaries(9)] == [True]


async def choose_begin(app: HomeApp, pilot: Pilot[None], how: str = "begin") -> None:
    screen = app.screen
    assert isinstance(screen, IntakeScreen)
    screen.dismiss(IntakeDone(how=how, method=MI, client="K-017"))  # type: ignore[arg-type]
    await settle(pilot)


async def test_preparing_opens_with_the_clock_still() -> None:
    desk = Desk()
    async with home(desk) as (app, pilot):
        await choose(app, pilot, NewChosen(MI))
        await choose_begin(app, pilot, "prepare")
        assert saving.PAUSED in screen_text(app)


async def test_a_call_without_an_answer_is_one_line() -> None:
    desk = Desk()
    async with home(desk) as (app, pilot):
        await choose(app, pilot, NewChosen(MI))
        await choose_begin(app, pilot, "not_reached")
    (row,) = desk.summaries(9)
    assert row.ended is not None
    assert starting.NOT_REACHED in (row.title, *(note.text for note in desk.state(row.id).notes))


async def test_practice_is_kept_nowhere() -> None:
    desk = Desk()
    async with home(desk) as (app, pilot):
        await choose(app, pilot, PractiseChosen(MI))
        await choose_begin(app, pilot)
        assert practising.NOT_KEPT in screen_text(app)
        await end_and_leave(app, pilot)
        assert isinstance(app.screen, StartScreen)
    assert desk.summaries(9) == []


async def test_an_unfinished_conversation_goes_on_and_a_report_opens() -> None:
    desk = Desk()
    stood = stand(journal=desk.journal).lines("belt niet terug")
    desk.clock.made = 100
    async with home(desk) as (app, pilot):
        await choose(app, pilot, ResumeChosen(stood.session.state.id))
        assert "belt niet terug" in screen_text(app)
        await end_and_leave(app, pilot)
        assert isinstance(app.screen, StartScreen)
        await choose(app, pilot, ReportChosen(stood.session.state.id))
        assert isinstance(app.screen, ReportPage)
        assert "belt niet terug" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, StartScreen)


async def test_a_case_plays_and_escape_goes_back() -> None:
    desk = Desk()
    async with home(desk) as (app, pilot):
        await choose(app, pilot, CaseChosen("de-blauwe-envelop"))
        assert isinstance(app.screen, DemoScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert app.return_code is None


async def test_what_is_gone_is_told_and_the_start_screen_stays() -> None:
    async with home(Desk()) as (app, pilot):
        await choose(app, pilot, ResumeChosen("weg"))
        await pilot.pause()
        assert isinstance(app.screen, StartScreen)
        assert "Er is geen gesprek ‘weg’." in " ".join(screen_text(app).split())


async def test_start_without_a_method_opens_the_intake_with_what_is_known() -> None:
    known = IntakeDone(how="begin", method="", client="K-204")
    async with home(Desk(), known) as (app, pilot):
        assert isinstance(app.screen, IntakeScreen)
        assert "K-204" in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        await choose(app, pilot, NewChosen(MI))
        assert "K-204" not in screen_text(app)


async def test_the_settings_choose_light_and_the_form_of_address() -> None:
    async with home(Desk(), settings=Settings(theme="licht", address="je")) as (app, pilot):
        assert not app.current_theme.dark
        await choose(app, pilot, NewChosen(MI))
        assert "● je" in screen_text(app)


async def test_a_promise_is_done_with_one_key_and_kept_in_its_conversation() -> None:
    desk = Desk()
    stood = stand(journal=desk.journal).lines("! bellen met de bank | ik | morgen 10:00 | 7", "/afronden")
    stood.session.end_of_input()
    desk.clock.made = 100
    async with home(desk) as (app, pilot):
        await pilot.press("down", "down", "down", "d")
        await settle(pilot)
        (agreed,) = desk.state(stood.session.state.id).agreements
        assert agreed.done
        assert starting.DONE in screen_text(app)
        assert desk.promises() == []
        await pilot.press("space")
        await settle(pilot)
        assert not desk.state(stood.session.state.id).agreements[0].done
        assert starting.DONE not in screen_text(app)
        await pilot.press("d")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ReportPage)
        await pilot.press("escape")
        await settle(pilot)
        assert starting.PROMISED not in screen_text(app), "who comes back sees only what is left"


async def test_a_promise_that_cannot_be_saved_stays_open_and_that_is_told() -> None:
    desk = Desk()
    stand(journal=desk.journal).lines("! bellen met de bank | ik | morgen 10:00 | 7")
    desk.clock.made = 100
    desk.journal.full = True
    async with home(desk) as (app, pilot):
        await pilot.press("down", "down", "down", "down", "d")
        await settle(pilot)
        assert "De schijf is vol." in screen_text(app)
        assert starting.DONE not in screen_text(app)


async def test_the_page_of_a_client_opens_from_a_conversation_and_goes_back() -> None:
    desk = Desk()
    stood = stand(journal=desk.journal).lines("/schaal vertrouwen 3")
    stood.session.end_of_input()
    desk.clock.made = 100
    async with home(desk) as (app, pilot):
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(app.screen, ClientPage)
        assert "K-017" in screen_text(app)
        assert scaling.ONE_NUMBER in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, StartScreen)


async def test_a_new_conversation_from_the_start_screen_opens_with_last_time() -> None:
    desk = Desk()
    stand(journal=desk.journal).lines(">+ ik wil hier echt vanaf")
    desk.clock.made = 100
    desk.clock.wait(3600)
    async with home(desk) as (app, pilot):
        await choose(app, pilot, NewChosen(MI))
        await choose_begin(app, pilot)
        await settle(pilot)
        assert isinstance(app.screen, LastTimePage)
        assert "ik wil hier echt vanaf" in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, ConversationScreen)


async def test_what_of_the_store_cannot_be_read_is_told_once() -> None:
    desk = Desk()
    desk.damaged = "van gesprek abcdef ontbreken 3 onderdelen [/"
    async with home(desk) as (app, pilot):
        assert [note.message for note in app._notifications] == [desk.damaged]
        await choose(app, pilot, PractiseChosen(None))
        await pilot.press("escape")
        assert len(app._notifications) == 1
