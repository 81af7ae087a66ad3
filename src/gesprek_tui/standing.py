"""The live conversation as it stands: all that front ends look at while it goes on, and nothing that is saved."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from threading import RLock
from typing import Protocol

from msgspec.structs import replace

from gesprek_tui import past
from gesprek_tui.clock import Clock
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.finding import Hit, Query
from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.moves import Move, attention, moves
from gesprek_tui.conversation.questions import Shown, neighbour, on_screen
from gesprek_tui.conversation.state import State
from gesprek_tui.library import Library
from gesprek_tui.line import asks, prompts, tally
from gesprek_tui.line.asking import Asking
from gesprek_tui.line.commands import COMMANDS, Command, list_command
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Need


class Kept(past.Kept, Protocol):
    """Where all conversations are kept."""

    def search(self, query: Query) -> Sequence[Hit]:
        """The lines of all conversations that fit, newest first."""
        ...


class Standing:
    """One conversation to look at. One caller acts at a time; ``steady`` is held by whoever only looks."""

    def __init__(self, state: State, journal: Kept, library: Library, clock: Clock) -> None:
        self.steady = RLock()
        """Held while state, what is asked and moves change together, so that no screen sees half of it."""
        self.state = state
        self.library = library
        self.tally = tally.NOTHING
        """What was done so far in this run of the program, until the end of the conversation."""
        self.fresh = False
        """Whether it was begun just now, not gone on with."""
        self._journal = journal
        self._clock = clock
        self._since = clock.running()
        self._past = past.Past(journal)
        self._asking = Asking()
        self._chosen: str | None = None
        self._moves: tuple[Move, ...] | None = None
        self._listing: tuple[Method | None, tuple[Command, ...]] = (None, ())

    # --- time and place -------------------------------------------------------------------------------------

    @property
    def t(self) -> float:
        """Seconds of conversation so far."""
        if self.state.paused or self.state.ended is not None:
            return self.state.t
        return self.state.t + max(0.0, self._clock.running() - self._since)

    def now(self) -> datetime:
        """Local wall time: dates in a line are read against it."""
        return self._clock.now()

    @property
    def method(self) -> Method | None:
        """The innermost method, or None when its pack is gone."""
        frame = self.state.frame
        return self.library.method(frame.method) if frame else None

    @property
    def tools(self) -> Method | None:
        """Where scales and closing steps come from: the method or, when its pack is gone, the shared packs."""
        frame = self.state.frame
        return self.library.tools(frame.method) if frame else None

    @property
    def lists(self) -> tuple[Command, ...]:
        """The acts of the lists that the packs here bring."""
        tools = self.tools
        if tools is not self._listing[0]:
            self._listing = tools, tuple(list_command(kept) for kept in tools.lists.values()) if tools else ()
        return self._listing[1]

    @property
    def commands(self) -> tuple[Command, ...]:
        """Everything that a ``/`` line can be."""
        return (*COMMANDS, *self.lists)

    # --- what to say, and what is asked ---------------------------------------------------------------------

    @property
    def questions(self) -> tuple[Shown, ...]:
        """The large question, then the next ones."""
        return on_screen(self.state, self.method, self._chosen)

    def look_at(self, step: int) -> None:
        """Make the next or previous question in the phase the large one, without saying that it was asked."""
        self._chosen = neighbour(self.state, self.method, self.questions, step) or self._chosen
        self.acted()

    @property
    def ask(self) -> asks.Ask | None:
        """What is asked in the line now."""
        return self._asking.now

    @property
    def prompt(self) -> prompts.Prompt | None:
        """What an instrument asks in the line now; beside the rungs stands the number of last time."""
        ask, method = self.ask, self.tools
        if ask is None or method is None:
            return None
        prompt = prompts.prompt(ask, self.state, method)
        # never before the new one is there
        told = self._number_before(ask.of) if isinstance(ask, asks.Rungs) else None
        return replace(prompt, detail=(told, *prompt.detail)) if told else prompt

    def _number_before(self, scale_set: str) -> str | None:
        return self._past.number_before(self.state, scale_set, self.now().date())

    # --- hints ----------------------------------------------------------------------------------------------

    @property
    def moves(self) -> tuple[Move, ...]:
        """What to do next, as it was after the last event or look: not while one types."""
        if self._moves is None:  # found when they are drawn: what is saved is said first
            self._moves = moves(self.state, self.method, self.t)
        return self._moves

    def refresh_moves(self) -> bool:
        """Look again what fits, for the clock moves on too; True when the moves changed."""
        before, self._moves = self.moves, None
        return self.moves != before

    @property
    def attention(self) -> Mapping[Need, int]:
        """How often the questions asked so far, in all methods met, served each need; empty when none did."""
        methods = ((self.library.method(one.method), one.id) for one in self.state.asked)
        counts = attention(asked for method, id_ in methods if method and (asked := method.question(id_)))
        return counts if counts.total() else {}

    @property
    def attention_here(self) -> Mapping[Need, int]:
        """The same where the phase shows it, else empty."""
        frame, method = self.state.frame, self.method
        phase = method.phase(frame.phase) if method and frame else None
        return self.attention if phase and "attention" in phase.instruments else {}

    def acted(self) -> None:
        """Count a key that types no line."""
        self._count(tally.ACT, self.state)

    def _count(self, more: tally.Tally, before: State) -> None:
        if before.ended is None:
            with self.steady:
                self.tally += more

    # --- what was kept --------------------------------------------------------------------------------------

    def note_back(self, back: int) -> str | None:
        """The text of a note, counted from the end, to come back into the line."""
        notes = self.state.notes
        return notes[-back].text if 1 <= back <= len(notes) else None

    def last_time(self) -> Memory | None:
        """What matters of this client's last conversations; see :class:`gesprek_tui.past.Past`."""
        return self._past.last_time(self.state)

    def whole_memory(self) -> Memory | None:
        """All of this client's conversations, this one with them; None without a code."""
        return past.memory_of(self.state.client, self._journal) if self.state.client else None

    def conversation(self, conversation: str) -> State:
        """Another conversation, to look at. Raises GesprekError."""
        return fold(conversation, self._journal.events(conversation))

    def search(self, query: Query) -> Sequence[Hit]:
        """What was kept in any conversation that fits, newest first. Raises GesprekError."""
        return self._journal.search(query)
