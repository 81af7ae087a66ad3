"""The program from its start screen: goes to a conversation, a report or a case, and comes back.

What the start screen does not show is imported when one goes there.
"""
# ruff: noqa: PLC0415

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from textual import on
from textual.app import SystemCommand
from textual.screen import Screen

from gesprek_tui.clock import Clock
from gesprek_tui.dutch import refusals, starting
from gesprek_tui.dutch import search as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.settings import Settings
from gesprek_tui.tui.app import GesprekApp
from gesprek_tui.tui.idle import Keeper
from gesprek_tui.tui.screens import start

if TYPE_CHECKING:
    from gesprek_tui.cases import Player
    from gesprek_tui.conversation.erasing import Erasure, Going
    from gesprek_tui.conversation.finding import Hit, Query
    from gesprek_tui.conversation.intents import Intent
    from gesprek_tui.conversation.memory import Memory
    from gesprek_tui.conversation.state import State
    from gesprek_tui.packs.method import Method
    from gesprek_tui.session import Session
    from gesprek_tui.tui.screens.earlier import ErasableClientPage
    from gesprek_tui.tui.screens.intake import IntakeDone


class Desk(start.Home, Protocol):
    """Where the start screen's choices lead to; each may raise GesprekError."""

    def resume(self, conversation: str) -> "Session":
        """An unfinished conversation, its clock running."""
        ...

    def begin(self, intake: "IntakeDone", *, practice: bool) -> "Session":
        """A new conversation; a practice one is kept nowhere."""
        ...

    def state(self, conversation: str) -> "State":
        """A conversation to look back on."""
        ...

    def search(self, query: "Query") -> "Sequence[Hit]":
        """What was kept in any conversation that fits, newest first."""
        ...

    def act_in(self, conversation: str, intent: "Intent") -> "State":
        """Keep an act in a conversation that is not open, and give its state with it."""
        ...

    def memory(self, client: str) -> "Memory":
        """All of a client's conversations."""
        ...

    def set_done(self, conversation: str, agreement: str, *, done: bool) -> None:
        """Keep in that conversation that an agreement is done, or not done after all."""
        ...

    def going(self, conversations: Sequence[str]) -> "Sequence[Going]":
        """What is told of these before they are erased."""
        ...

    def erase(self, conversations: Sequence[str]) -> "Erasure":
        """Let them go for good. Takes the disk, so it is called in a thread."""
        ...

    def safety(self) -> str | None:
        """The id of the safety pack that opens first; None without one."""
        ...

    def player(self, case_id: str) -> "Player":
        """A case, at its start."""
        ...

    def damage(self) -> str | None:
        """What of the store cannot be read, once that was met."""
        ...


class HomeApp(GesprekApp):
    """Starts at the start screen, or at the intake when something of a new conversation is ``known``."""

    def __init__(
        self, desk: Desk, settings: Settings, known: "IntakeDone | None" = None, *,
        keeper: Keeper | None = None, safety: "Callable[[], Method | None]" = lambda: None, clock: Clock | None = None,
    ) -> None:  # fmt: skip
        super().__init__(lambda _: start.StartScreen(desk), settings, keeper=keeper, safety=safety, clock=clock)
        self._address = settings.address
        self._desk = desk
        self._known = known
        self._damage: str | None = None

    def on_ready(self) -> None:
        """The intake stands over the start screen."""
        self._tell_damage()
        if self._known:
            self._ask(None, practice=False)

    @on(start.ResumeChosen)
    def _resume(self, event: start.ResumeChosen) -> None:
        self._open(lambda: _talk(self._desk.resume(event.conversation_id)))

    @on(start.ReportChosen)
    def _report(self, event: start.ReportChosen) -> None:
        from gesprek_tui.tui.screens.report import ReportPage

        conversation = event.conversation_id
        edit = partial(self._desk.act_in, conversation)

        def page() -> ReportPage:
            state = self._desk.state(conversation)
            memory = self._desk.memory(state.client) if state.client else None
            return ReportPage(state, self.shelf(), edit, memory)

        self._open(page)

    @on(start.FindChosen)
    def _find(self) -> None:
        from gesprek_tui.tui.screens.finding import FindPage

        self.push_screen(FindPage(self._desk.search, self._desk.state))

    @on(start.ClientChosen)
    def _client(self, event: start.ClientChosen) -> None:
        from gesprek_tui.tui.screens.earlier import ErasableClientPage

        today = datetime.now().date()

        def mark(conversation: str, agreement: str, done: bool) -> None:
            self._desk.set_done(conversation, agreement, done=done)

        self._open(lambda: ErasableClientPage(event.client, self._desk.memory(event.client), today, mark))

    @on(start.EraseChosen)
    def _what_goes(self, event: start.EraseChosen) -> None:
        self._ask_to_erase(event.conversations)

    def on_erasable_client_page_erase_asked(self, event: "ErasableClientPage.EraseAsked") -> None:
        """All of a client."""
        self._ask_to_erase(event.conversations)

    def _ask_to_erase(self, conversations: Sequence[str]) -> None:
        from gesprek_tui.tui.screens.erase import ErasePage

        def answered(sure: bool | None) -> None:
            if sure:
                self.leave()
                self.run_worker(self._erase(conversations), group="erase")

        try:
            self.push_screen(ErasePage(self._desk.going(conversations)), answered)
        except GesprekError as error:
            self.notify(str(error), severity="error", timeout=20, markup=False)

    async def _erase(self, conversations: Sequence[str]) -> None:
        from gesprek_tui.dutch import erase

        try:
            erasure = await asyncio.to_thread(self._desk.erase, conversations)
        except GesprekError as error:
            self.notify(str(error), severity="error", timeout=20, markup=False)
            return
        self.notify(erase.erased(len(conversations), erasure.copies), timeout=15, markup=False)
        if missed := erase.not_reached(erasure):
            self.notify(missed, severity="warning", timeout=60, markup=False)
        if isinstance(self.screen, start.StartScreen):
            self.screen.on_screen_resume()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Finding too on the start screen, and erasing where there is something to erase."""
        if isinstance(screen, start.StartScreen):
            yield SystemCommand(words.HOME_FIND, words.HOME_FIND_ABOUT, self._find)
        if erasing := getattr(screen, "action_erase", None):
            from gesprek_tui.dutch import erase

            yield SystemCommand(erase.PALETTE, erase.PALETTE_HELP, erasing)
        yield from super().get_system_commands(screen)

    @on(start.DoneChosen)
    def _done(self, event: start.DoneChosen) -> None:
        promised = event.promised
        try:
            self._desk.set_done(promised.row.id, promised.promise.id, done=event.done)
        except GesprekError as error:
            self.notify(str(error), severity="error", timeout=20, markup=False)
        else:
            if isinstance(self.screen, start.StartScreen):
                self.screen.show_done(promised, done=event.done)

    @on(start.CaseChosen)
    def _case(self, event: start.CaseChosen) -> None:
        from gesprek_tui.tui.screens.demo import DemoScreen

        self._open(lambda: DemoScreen(self._desk.player(event.case_id), 1.0))

    @on(start.NewChosen)
    def _new(self, event: start.NewChosen) -> None:
        self._ask(event.method_id, practice=False)

    @on(start.PractiseChosen)
    def _practise(self, event: start.PractiseChosen) -> None:
        self._ask(event.method_id, practice=True)

    def crisis_without_talk(self) -> None:
        """Somebody may call in danger before there is a conversation: one begins with the safety pack."""
        from gesprek_tui.tui.screens.intake import IntakeDone

        if method := self._desk.safety():
            intake = IntakeDone(how="begin", method=method, address=self._address)
            self._open(lambda: self._begun(intake, practice=False))
        else:
            self.notify(refusals.NO_SAFETY, severity="error", timeout=20, markup=False)

    def leave(self) -> None:
        """Come back to the start screen."""
        while not isinstance(self.screen, start.StartScreen):
            self.pop_screen()

    def _ask(self, method_id: str | None, *, practice: bool) -> None:
        from gesprek_tui.tui.screens.intake import IntakeDone, IntakeScreen

        def answered(intake: IntakeDone | None) -> None:
            if intake is not None and intake.how == "not_reached":
                self._not_reached(intake)
            elif intake is not None:
                self._open(lambda: self._begun(intake, practice=practice))

        last = next(iter(self._desk.summaries(1)), None)
        method_id = method_id or (last.method if last else None)
        known = self._known or IntakeDone(how="begin", method="", address=self._address)
        self._known = None
        intake = IntakeScreen(
            self._desk.heads(), method_id, practise=practice, client=known.client, channel=known.channel,
            setting=known.setting, minutes=known.minutes, address=known.address,
        )  # fmt: skip
        self.push_screen(intake, answered)

    def _not_reached(self, intake: "IntakeDone") -> None:
        from gesprek_tui.conversation import intents as it

        try:
            session = self._desk.begin(intake, practice=False)
            session.act(it.ChangeDetails(title=starting.NOT_REACHED))
            session.act(it.End())
        except GesprekError as error:
            self.notify(str(error), severity="error", timeout=20, markup=False)
        else:
            self.notify(starting.NOT_REACHED_KEPT, markup=False)

    def _begun(self, intake: "IntakeDone", *, practice: bool) -> Screen[None]:
        from gesprek_tui.conversation import intents as it

        session = self._desk.begin(intake, practice=practice)
        if intake.how == "prepare":
            session.act(it.Pause())
        return _talk(session, practice=practice)

    def _open(self, make: Callable[[], Screen[None]]) -> None:
        try:
            self.push_screen(make())
        except GesprekError as error:
            self.notify(str(error), severity="error", timeout=20, markup=False)
        self._tell_damage()

    def _tell_damage(self) -> None:
        """Once; it stays long enough to be read by somebody who was looking elsewhere."""
        told = self._desk.damage()
        if told and self._damage is None:
            self._damage = told
            self.notify(told, severity="error", timeout=120, markup=False)


def _talk(session: "Session", *, practice: bool = False) -> Screen[None]:
    from gesprek_tui.tui.screens.conversation import ConversationScreen

    return ConversationScreen(session, practice=practice)
