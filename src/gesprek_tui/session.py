"""The live conversation, going on: takes lines and intents one at a time, in order, and saves before it shows.

One way: line -> intent -> decide -> event -> journal -> evolve -> state. Screen and plain mode both drive
this class, so that they cannot differ.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gesprek_tui import __version__
from gesprek_tui.clock import Clock
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.decide import Refusal, begin, decide
from gesprek_tui.conversation.erasing import Erasure, blanked, blanks, without_words
from gesprek_tui.conversation.events import (
    Erased,
    Event,
    MethodEntered,
    MethodLeft,
    QuestionAsked,
    ScaleSet,
    Stamp,
    Undone,
)
from gesprek_tui.conversation.evolve import evolve, fold
from gesprek_tui.conversation.state import State
from gesprek_tui.conversation.summary import Summary, summarise
from gesprek_tui.dutch import erase, refusals
from gesprek_tui.errors import GesprekError
from gesprek_tui.library import Library, Methods
from gesprek_tui.line import agreeing, answers, asks, tally
from gesprek_tui.line import requests as rq
from gesprek_tui.line.asking import MOVED
from gesprek_tui.line.commands import BY_WORD
from gesprek_tui.line.grammar import Read, Unfit, read_line
from gesprek_tui.line.taking import Sight, take
from gesprek_tui.line.told import beside
from gesprek_tui.promises import set_done
from gesprek_tui.standing import Kept, Standing
from gesprek_tui.text import clean


class Journal(Kept, Protocol):
    """Where a live conversation is kept."""

    def append(self, conversation: str, events: Sequence[Event], summary: Summary, draft: str) -> None:
        """Keep events, row and draft, all or none; raises SaveError."""
        ...

    def blank(self, conversation: str, erased: Sequence[Erased], summary: Summary, draft: str) -> Erasure:
        """Put gaps in the place of events, for good, with the row and the draft that are left; raises SaveError."""
        ...

    def save_draft(self, conversation: str, text: str) -> None:
        """Keep what is being typed; empty text takes it away."""
        ...

    def draft(self, conversation: str) -> str:
        """What was being typed; empty when nothing was."""
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


class Session(Standing):
    """One conversation that is open, to go on with."""

    _journal: Journal

    def __init__(self, state: State, journal: Journal, methods: Methods, clock: Clock) -> None:
        super().__init__(state, journal, Library(methods), clock)

    @classmethod
    def start(cls, intent: it.Begin, journal: Journal, methods: Methods, clock: Clock) -> "Session":
        """A new conversation, saved; raises SaveError."""
        at = clock.now().isoformat(timespec="milliseconds")
        stamps = (Stamp(id=clock.new_id(), at=at, t=0.0), Stamp(id=clock.new_id(), at=at, t=0.0))
        events = begin(intent, stamps, __version__)
        state = fold(events[0].id, events)
        journal.append(state.id, events, summarise(state), "")
        session = cls(state, journal, methods, clock)
        session.library.hold(intent.method)
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

    # --- lines ----------------------------------------------------------------------------------------------

    def submit(self, line: str, draft: Sequence[str] = ()) -> Outcome:
        """Take one line. ``draft`` is what stays unsaved beside it. Raises SaveError: then nothing changed."""
        before, read = self.state, read_line(line, self.now(), self.lists)
        counts = tally.of_line(line, read, asked=self.ask is not None, closing=self._asking.closing)
        outcome = self._take(line, read, draft)
        self._count(counts, before)
        return outcome

    def keep_as_note(self, line: str, draft: Sequence[str] = ()) -> Outcome:
        """Keep a line as it is typed, whatever it begins with."""
        before = self.state
        outcome = self.act(it.AddNote(text=clean(line).strip()), draft)
        self._count(tally.NOTE, before)
        return outcome

    def skip(self, draft: Sequence[str] = ()) -> Outcome:
        """Skip what is asked: the ladder ends, a part or step is passed over. Raises SaveError at the last step."""
        if not self._asking.skip(self.state, self.tools, self.questions):
            return self.act(it.End(), draft)
        return Outcome()

    def leave_ask(self) -> None:
        """Stop asking, whatever is asked; what was answered stays."""
        if not self._asking.closing:
            self.acted()
        self._asking.leave()

    def end_of_input(self) -> None:
        """No more lines come: the rest of the closing steps is skipped and the conversation ends."""
        if self._asking.closing:
            self.act(it.End())

    def use(self, methods: Methods) -> None:
        """Go on in the same place with packs that were changed meanwhile; what they no longer have is not asked."""
        with self.steady:
            self.library.change(methods)
            self._moves = None
            self._asking.keep(self.state, self.tools)

    # --- what a line comes to ---------------------------------------------------------------------------------

    def _take(self, line: str, read: Read, draft: Sequence[str]) -> Outcome:
        if read is None:
            return self.skip(draft)
        if isinstance(read, Unfit):
            return Outcome(unfit=read)
        if isinstance(read, rq.EraseNote):
            return self._erase_note(read.back, draft)
        if isinstance(read, it.AddNote | it.Agree) and self._asking.takes(read, line, self.tools):
            return self._answer(read, draft)
        if isinstance(read, rq.Request):
            return self._request(read, draft)
        return self.act(read, draft)

    def _answer(self, read: it.AddNote | it.Agree, draft: Sequence[str]) -> Outcome:
        ask, method = self.ask, self.tools
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
            given = answers.answer(ask, said, self.state, method, self.now())
        ends = isinstance(ask, asks.Closing) and asks.following(ask, self.state, method, said) is None
        outcome = self._act((*given, it.End()) if ends else given, draft)
        if outcome.event is not None and self.ask is ask:
            self._asking.go_on(asks.following(ask, self.state, method, said))
        return outcome

    def _request(self, request: rq.Request, draft: Sequence[str]) -> Outcome:
        sight = Sight(
            state=self.state, questions=self.questions, moves=self.moves, tools=self.tools,
            method_of=self.library.named, now=self.now(), safety=self.library.safety,
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

    # --- acts -----------------------------------------------------------------------------------------------

    def act(self, intent: it.Intent, draft: Sequence[str] = ()) -> Outcome:
        """Decide, save, and only then change the state. Raises SaveError: then nothing changed."""
        return self._act((intent,), draft)

    def _act(self, intents: Sequence[it.Intent], draft: Sequence[str]) -> Outcome:
        """Save what the intents give all at once or not at all; the outcome is that of the first."""
        before = state = self.state
        events = list[Event]()
        for intent in intents:
            method = self.tools if isinstance(intent, it.SetScale | it.SetItem) else self.method
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

    def _stamp(self) -> Stamp:
        at = self._clock.now().isoformat(timespec="milliseconds")
        return Stamp(id=self._clock.new_id(), at=at, t=round(self.t, 3))

    def _settle(self, event: Event) -> None:
        """After an event: what is asked next, and which moves fit now."""
        if isinstance(event, (*MOVED, QuestionAsked, Undone)):
            self._chosen = None
        if self._chosen is None and (shown := self.questions):
            self._chosen = shown[0].id  # it is being read aloud: a note, whatever its mark, puts no other in its place
        if self._asking.settle(event, self.state, self.tools, safety=self._is_safety(event)):
            self._asking.ask_slot(self.state, self.tools, self.questions)
        self._moves = None

    def _is_safety(self, event: Event) -> bool:
        method = self.library.method(event.method) if isinstance(event, MethodEntered | MethodLeft) else None
        return method is not None and method.pack.role == "safety"

    def _echo(self, event: Event, was: State) -> str | None:
        if isinstance(event, ScaleSet) and not isinstance(self.ask, asks.Rungs):
            return self._number_before(event.id)
        return beside(event, was, self.state, self.method, self.now())

    def mark_done(self, conversation: str, agreement: str, draft: Sequence[str] = (), *, done: bool) -> None:
        """Mark what was agreed in this conversation or another one. Raises GesprekError, in which nothing changed."""
        if conversation != self.state.id:
            set_done(conversation, agreement, self._journal, self._clock, done=done)
            return
        agreed = next((one for one in self.state.agreements if one.id == agreement), None)
        outcome = self.act(agreeing.marked(agreed, done=done), draft) if agreed else None
        if outcome is None or outcome.refusal:
            raise GesprekError(outcome.refusal if outcome and outcome.refusal else refusals.AGREEMENT_GONE)

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

    # --- the draft ------------------------------------------------------------------------------------------

    def keep_draft(self, rows: Sequence[str]) -> None:
        """Keep the rows that wait to be saved and the line that is being typed; raises SaveError."""
        self._journal.save_draft(self.state.id, _packed(rows))

    def draft(self) -> list[str]:
        """The rows that were typed and not saved, the line itself last."""
        return unpacked(self._journal.draft(self.state.id))


def unpacked(draft: str) -> list[str]:
    """The rows of a draft as the journal keeps it, the line itself last."""
    return [str(row) for row in json.loads(draft)] if draft else []


def _packed(rows: Sequence[str]) -> str:
    kept = [clean(row) for row in rows if row.strip()]
    return json.dumps(kept, ensure_ascii=False) if kept else ""
