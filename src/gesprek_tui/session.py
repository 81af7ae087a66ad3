"""The live conversation: takes lines and intents one at a time, in order, and saves before it shows.

One way: line -> intent -> decide -> event -> journal -> evolve -> state. Screen and plain mode both drive
this class, so that they cannot differ.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import RLock
from typing import Protocol

from msgspec.structs import replace

from gesprek_tui import __version__
from gesprek_tui.clock import Clock
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation import place
from gesprek_tui.conversation.decide import Refusal, begin, decide
from gesprek_tui.conversation.erasing import Erasure, blanked, blanks, without_words
from gesprek_tui.conversation.events import (
    AgreementFields,
    Erased,
    Event,
    ItemSet,
    MethodEntered,
    MethodLeft,
    PhaseEntered,
    QuestionAsked,
    ScaleSet,
    SlotFilled,
    Stamp,
    Undone,
)
from gesprek_tui.conversation.evolve import evolve, fold
from gesprek_tui.conversation.finding import Hit, Query
from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.moves import Move, attention, moves
from gesprek_tui.conversation.questions import Shown, find, neighbour, on_screen
from gesprek_tui.conversation.state import State
from gesprek_tui.conversation.summary import Summary, summarise
from gesprek_tui.dutch import erase, moving, refusals, saving
from gesprek_tui.dutch import instruments as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.line import agreeing, asks, tally
from gesprek_tui.line import requests as rq
from gesprek_tui.line.asking import MOVED, Asking
from gesprek_tui.line.commands import BY_WORD, COMMANDS, Command, list_command
from gesprek_tui.line.grammar import Read, Unfit, read_line
from gesprek_tui.line.taking import Sight, take
from gesprek_tui.packs.findings import Finding
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Need
from gesprek_tui.past import Past, memory_of
from gesprek_tui.promises import set_done
from gesprek_tui.text import clean


class Journal(Protocol):
    """Where a live conversation is kept."""

    def append(self, conversation: str, events: Sequence[Event], summary: Summary, draft: str) -> None:
        """Keep events, row and draft, all or none; raises SaveError."""
        ...

    def blank(self, conversation: str, erased: Sequence[Erased], summary: Summary, draft: str) -> Erasure:
        """Put gaps in the place of events, for good, with the row and the draft that are left; raises SaveError."""
        ...

    def events(self, conversation: str) -> list[Event]:
        """The whole history, in order."""
        ...

    def conversations_of(self, client: str) -> list[str]:
        """The ids of a client's conversations, the newest first."""
        ...

    def search(self, query: Query) -> Sequence[Hit]:
        """The lines of all conversations that fit, newest first."""
        ...

    def save_draft(self, conversation: str, text: str) -> None:
        """Keep what is being typed; empty text takes it away."""
        ...

    def draft(self, conversation: str) -> str:
        """What was being typed; empty when nothing was."""
        ...


class Methods(Protocol):
    """Where methods come from."""

    def method(self, pack_id: str) -> Method:
        """A method by its id; raises GesprekError when there is none."""
        ...

    def without_pack(self, method_id: str) -> Method:
        """What the shared packs bring to a method whose own pack is gone."""
        ...

    def left_out_of(self, method: Method) -> Sequence[Finding]:
        """What was wrong with the user's own copies and overlays of the packs of a method."""
        ...

    def method_ids(self) -> Sequence[str]:
        """The ids of all methods."""
        ...

    def safety_ids(self) -> Sequence[str]:
        """The ids of the safety packs."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a line: at most one of ``event``, ``refusal``, ``request`` and ``unfit``.

    ``request`` is what the front end has to show; ``echo`` says back how a date was understood, that a phase
    usually comes later, the number of last time, or which slots a new word emptied.
    """

    event: Event | None = None
    refusal: str | None = None
    request: rq.Request | None = None
    unfit: Unfit | None = None
    echo: str | None = None


class Session:
    """One conversation that is open. One caller acts at a time; ``steady`` is held by whoever only looks."""

    def __init__(self, state: State, journal: Journal, methods: Methods, clock: Clock) -> None:
        self.steady = RLock()
        """Held while state, what is asked and moves change together, so that no screen sees half of it."""
        self.state = state
        self.tally = tally.NOTHING
        """What was done so far in this run of the program, until the end of the conversation."""
        self.fresh = False
        """Whether it was begun just now, not gone on with."""
        self._asking = Asking()
        self._past = Past(journal)
        self._listing: tuple[Method | None, tuple[Command, ...]] = (None, ())
        self._moves: tuple[Move, ...] | None = None
        self._journal = journal
        self._methods = methods
        self._clock = clock
        self._since = clock.running()
        self._known: dict[str, Method | None] = {}
        self._chosen: str | None = None
        self._told_left_out: set[str] = set()

    @classmethod
    def start(cls, intent: it.Begin, journal: Journal, methods: Methods, clock: Clock) -> "Session":
        """A new conversation, saved; raises SaveError."""
        at = clock.now().isoformat(timespec="milliseconds")
        stamps = (Stamp(id=clock.new_id(), at=at, t=0.0), Stamp(id=clock.new_id(), at=at, t=0.0))
        events = begin(intent, stamps, __version__)
        state = fold(events[0].id, events)
        journal.append(state.id, events, summarise(state), "")
        session = cls(state, journal, methods, clock)
        session._known[intent.method.id] = intent.method
        session.fresh = True
        session._settle(events[1])
        return session

    @classmethod
    def resume(cls, conversation: str, journal: Journal, methods: Methods, clock: Clock) -> "Session":
        """A conversation from the journal; its clock goes on from where it was, unless it has ended."""
        state = fold(conversation, journal.events(conversation))
        session = cls(state, journal, methods, clock)
        if state.ended is None and not state.paused and not state.unknown_kinds:
            session.act(it.Resume(), session.draft())  # what was typed before a crash is still to be asked about
        return session

    # --- what front ends read -------------------------------------------------------------------------------

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
        return self._method(frame.method) if frame else None

    def left_out(self) -> Iterator[Finding]:
        """The first thing wrong in each file of the user that changes the method and takes no part; told once."""
        method = self.method
        for finding in self._methods.left_out_of(method) if method else ():
            if finding.file not in self._told_left_out:
                self._told_left_out.add(finding.file)
                yield finding

    @property
    def lists(self) -> tuple[Command, ...]:
        """The acts of the lists that the packs here bring."""
        tools = self._tools
        if tools is not self._listing[0]:
            self._listing = tools, tuple(list_command(kept) for kept in tools.lists.values()) if tools else ()
        return self._listing[1]

    @property
    def commands(self) -> tuple[Command, ...]:
        """Everything that a ``/`` line can be."""
        return (*COMMANDS, *self.lists)

    @property
    def questions(self) -> tuple[Shown, ...]:
        """The large question, then the next ones."""
        return on_screen(self.state, self.method, self._chosen)

    @property
    def ask(self) -> asks.Ask | None:
        """What is asked in the line now."""
        return self._asking.now

    @property
    def prompt(self) -> asks.Prompt | None:
        """What an instrument asks in the line now."""
        method = self._tools
        if self.ask is None or method is None:
            return None
        return self._with_the_number_before(asks.prompt(self.ask, self.state, method))

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
        methods = ((self._method(one.method), one.id) for one in self.state.asked)
        counts = attention(asked for method, id_ in methods if method and (asked := method.question(id_)))
        return counts if counts.total() else {}

    @property
    def attention_here(self) -> Mapping[Need, int]:
        """The same where the phase shows it, else empty."""
        frame, method = self.state.frame, self.method
        phase = method.phase(frame.phase) if method and frame else None
        return self.attention if phase and "attention" in phase.instruments else {}

    def look_at(self, step: int) -> None:
        """Make the next or previous question in the phase the large one, without saying that it was asked."""
        self._chosen = neighbour(self.state, self.method, self.questions, step) or self._chosen
        self.acted()

    def acted(self) -> None:
        """Count a key that types no line."""
        self._count(tally.ACT, self.state)

    def all_methods(self) -> Iterator[Method]:
        """Every method that one may open; those that cannot be read are passed over."""
        return self._readable(self._methods.method_ids())

    def find_questions(self, words: str) -> list[tuple[str, str]]:
        """Title and text of each question of any method or safety pack that holds all the words, safety first."""
        packs = self._readable((*self._methods.safety_ids(), *self._methods.method_ids()))
        return find(packs, words, self.state.address)

    def search(self, query: Query) -> Sequence[Hit]:
        """What was kept in any conversation that fits, newest first. Raises GesprekError."""
        return self._journal.search(query)

    def conversation(self, conversation: str) -> State:
        """Another conversation, to look at. Raises GesprekError."""
        return fold(conversation, self._journal.events(conversation))

    def note_back(self, back: int) -> str | None:
        """The text of a note, counted from the end, to come back into the line."""
        notes = self.state.notes
        return notes[-back].text if 1 <= back <= len(notes) else None

    # --- what was before ------------------------------------------------------------------------------------

    def last_time(self) -> Memory | None:
        """What matters of this client's last conversations; see :class:`gesprek_tui.past.Past`."""
        return self._past.last_time(self.state)

    def whole_memory(self) -> Memory | None:
        """All of this client's conversations, this one with them; None without a code."""
        return memory_of(self.state.client, self._journal) if self.state.client else None

    def _with_the_number_before(self, prompt: asks.Prompt) -> asks.Prompt:
        """Beside the rungs stands the number of last time: never before the new one is there."""
        told = self._number_before(self.ask.of) if isinstance(self.ask, asks.Rungs) else None
        return replace(prompt, detail=(told, *prompt.detail)) if told else prompt

    def _number_before(self, scale_set: str) -> str | None:
        return self._past.number_before(self.state, scale_set, self.now().date())

    def mark_done(self, conversation: str, agreement: str, draft: Sequence[str] = (), *, done: bool) -> None:
        """Mark what was agreed in this conversation or another one. Raises GesprekError, in which nothing changed."""
        if conversation != self.state.id:
            set_done(conversation, agreement, self._journal, self._clock, done=done)
            return
        agreed = next((one for one in self.state.agreements if one.id == agreement), None)
        outcome = self.act(agreeing.marked(agreed, done=done), draft) if agreed else None
        if outcome is None or outcome.refusal:
            raise GesprekError(outcome.refusal if outcome and outcome.refusal else refusals.AGREEMENT_GONE)

    # --- the draft ------------------------------------------------------------------------------------------

    def keep_draft(self, rows: Sequence[str]) -> None:
        """Keep the rows that wait to be saved and the line that is being typed; raises SaveError."""
        self._journal.save_draft(self.state.id, _packed(rows))

    def draft(self) -> list[str]:
        """The rows that were typed and not saved, the line itself last."""
        return unpacked(self._journal.draft(self.state.id))

    # --- lines and intents ----------------------------------------------------------------------------------

    def submit(self, line: str, draft: Sequence[str] = ()) -> Outcome:
        """Take one line. ``draft`` is what stays unsaved beside it. Raises SaveError: then nothing changed."""
        before, read = self.state, read_line(line, self._clock.now(), self.lists)
        counts = tally.of_line(line, read, asked=self.ask is not None, closing=self._asking.closing)
        outcome = self._take(line, read, draft)
        self._count(counts, before)
        return outcome

    def _take(self, line: str, read: Read, draft: Sequence[str]) -> Outcome:
        if read is None:
            return self.skip(draft)
        if isinstance(read, Unfit):
            return Outcome(unfit=read)
        if isinstance(read, rq.EraseNote):
            return self._erase_note(read.back, draft)
        if isinstance(read, it.AddNote | it.Agree) and self._asking.takes(read, line, self._tools):
            return self._answer(read, draft)
        if isinstance(read, rq.Request):
            return self._request(read, draft)
        return self.act(read, draft)

    def keep_as_note(self, line: str, draft: Sequence[str] = ()) -> Outcome:
        """Keep a line as it is typed, whatever it begins with."""
        before = self.state
        outcome = self.act(it.AddNote(text=clean(line).strip()), draft)
        self._count(tally.NOTE, before)
        return outcome

    def skip(self, draft: Sequence[str] = ()) -> Outcome:
        """Skip what is asked: the ladder ends, a part or step is passed over. Raises SaveError at the last step."""
        if not self._asking.skip(self.state, self._tools, self.questions):
            return self.act(it.End(), draft)
        return Outcome()

    def leave_ask(self) -> None:
        """Stop asking, whatever is asked; what was answered stays."""
        if not self._asking.closing:
            self.acted()
        self._asking.leave()

    def act(self, intent: it.Intent, draft: Sequence[str] = ()) -> Outcome:
        """Decide, save, and only then change the state. Raises SaveError: then nothing changed."""
        return self._act((intent,), draft)

    def use(self, methods: Methods) -> None:
        """Go on in the same place with packs that were changed meanwhile; what they no longer have is not asked."""
        with self.steady:
            self._methods, self._known, self._moves = methods, {}, None
            self._asking.keep(self.state, self._tools)

    def end_of_input(self) -> None:
        """No more lines come: the rest of the closing steps is skipped and the conversation ends."""
        if self._asking.closing:
            self.act(it.End())

    # --- inside ---------------------------------------------------------------------------------------------

    def _readable(self, pack_ids: Iterable[str]) -> Iterator[Method]:
        return (found for pack_id in pack_ids if (found := self._method(pack_id)))

    def _count(self, more: tally.Tally, before: State) -> None:
        if before.ended is None:
            with self.steady:
                self.tally += more

    def _act(self, intents: Sequence[it.Intent], draft: Sequence[str]) -> Outcome:
        """Save what the intents give all at once or not at all; the outcome is that of the first."""
        before = state = self.state
        events = list[Event]()
        for intent in intents:
            method = self._tools if isinstance(intent, it.SetScale | it.SetItem) else self.method
            decided = decide(state, intent, method, self._stamp())
            if isinstance(decided, Refusal):
                return Outcome(refusal=decided.reason)
            state = evolve(state, decided)
            events.append(decided)
        self._journal.append(state.id, events, summarise(state), _packed(draft))
        with self.steady:
            self.state = state
            self._since = self._clock.running()
            for event in events:
                self._settle(event)
        self._past.follow(before, state)
        return Outcome(event=events[0], echo=self._echo(events[0], before))

    def _erase_note(self, back: int, draft: Sequence[str]) -> Outcome:
        """Put a gap in the place of a note, saved: it is no event, and nothing takes it back."""
        state = self.state
        if not 1 <= back <= len(state.notes):
            return Outcome(refusal=refusals.no_such_note(back) if state.notes else refusals.NO_NOTE)
        note = state.notes[-back].id
        gaps = blanks(state.log, note, at=self._stamp().at, why="asked")
        after = fold(state.id, blanked(state.log, gaps))
        left = _packed(without_words(draft, state.log, gaps))
        erasure = self._journal.blank(state.id, gaps, summarise(after), left)
        with self.steady:
            self.state = after
            self._moves = None
        return Outcome(event=next(gap for gap in gaps if gap.id == note), echo=erase.not_reached(erasure))

    @property
    def _tools(self) -> Method | None:
        """Where scales and closing steps come from: the method or, when its pack is gone, the shared packs."""
        frame = self.state.frame
        return self.method or (self._methods.without_pack(frame.method) if frame else None)

    def _stamp(self) -> Stamp:
        at = self._clock.now().isoformat(timespec="milliseconds")
        return Stamp(id=self._clock.new_id(), at=at, t=round(self.t, 3))

    def _method(self, pack_id: str) -> Method | None:
        if pack_id not in self._known:
            try:
                self._known[pack_id] = self._methods.method(pack_id)
            except GesprekError:
                self._known[pack_id] = None
        return self._known[pack_id]

    def _answer(self, read: it.AddNote | it.Agree, draft: Sequence[str]) -> Outcome:
        ask, method = self.ask, self._tools
        if ask is None or method is None:
            return self.act(read, draft)
        if isinstance(ask, asks.WhichScale):
            wanted = BY_WORD["schaal"].read(read.text) if isinstance(read, it.AddNote) else None
            if isinstance(wanted, rq.AskScale | rq.SetScale) and wanted.scale and method.scale(wanted.scale):
                return self._request(wanted, draft)
            # what names no scale is a note like any other: nothing typed is thrown away
            return self.act(read, draft)
        given: tuple[it.Intent, ...] = (read,)
        said = ""
        if isinstance(read, it.AddNote):
            said = read.text
            given = asks.answer(ask, said, self.state, method, self._clock.now())
        ends = isinstance(ask, asks.Closing) and asks.following(ask, self.state, method, said) is None
        outcome = self._act((*given, it.End()) if ends else given, draft)
        if outcome.event is not None and self.ask is ask:
            self._asking.go_on(asks.following(ask, self.state, method, said))
        return outcome

    def _request(self, request: rq.Request, draft: Sequence[str]) -> Outcome:
        sight = Sight(
            state=self.state, questions=self.questions, moves=self.moves, tools=self._tools, method_of=self._opened,
            now=self.now(), safety=self._methods.safety_ids(),
        )  # fmt: skip
        taken = take(request, sight)
        if taken is None:
            return Outcome(request=request)
        if isinstance(taken, Refusal):
            return Outcome(refusal=taken.reason)
        if isinstance(taken, asks.Ask):
            self._asking.open(taken)
            return Outcome()
        return self.act(taken, draft)

    def _opened(self, name: str) -> Method:
        fits = [pack_id for pack_id in self._methods.method_ids() if name in pack_id]
        pack_id = fits[0] if len(fits) == 1 else name
        self._known[pack_id] = opened = self._methods.method(pack_id)
        return opened

    def _settle(self, event: Event) -> None:
        """After an event: what is asked next, and which moves fit now."""
        if isinstance(event, (*MOVED, QuestionAsked, Undone)):
            self._chosen = None
        if self._chosen is None and (shown := self.questions):
            self._chosen = shown[0].id  # it is being read aloud: a note, whatever its mark, puts no other in its place
        if self._asking.settle(event, self.state, self._tools, safety=self._is_safety(event)):
            self._asking.ask_slot(self.state, self._tools, self.questions)
        self._moves = None

    def _is_safety(self, event: Event) -> bool:
        method = self._method(event.method) if isinstance(event, MethodEntered | MethodLeft) else None
        return method is not None and method.pack.role == "safety"

    def _echo(self, event: Event, was: State) -> str | None:
        if isinstance(event, AgreementFields):
            return agreeing.date_understood(event, was, self._clock.now())
        if isinstance(event, ItemSet) and any(field.guarded for field in event.fields):
            return words.ONLY_NAME
        if isinstance(event, ScaleSet) and not isinstance(self.ask, asks.Rungs):
            return self._number_before(event.id)
        method, frame = self.method, self.state.frame
        if isinstance(event, SlotFilled) and method and event.clears:
            return saving.emptied([method.slots[slot].label for slot in event.clears])
        if isinstance(event, PhaseEntered) and method and frame and (phase := method.phase(event.phase)):
            first = sum(visit.phase == phase.id and visit.method == method.id for visit in self.state.visits) == 1
            before = place.early(phase, method, frame) if first and not event.forced else None
            return moving.early(before) if before else None
        return None


def unpacked(draft: str) -> list[str]:
    """The rows of a draft as the journal keeps it, the line itself last."""
    return [str(row) for row in json.loads(draft)] if draft else []


def _packed(rows: Sequence[str]) -> str:
    kept = [clean(row) for row in rows if row.strip()]
    return json.dumps(kept, ensure_ascii=False) if kept else ""
