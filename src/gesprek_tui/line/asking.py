"""What a live conversation asks in the line: one thing at a time, and what comes back after it."""

from collections.abc import Sequence

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.events import (
    ConversationEnded,
    Event,
    GateAnswered,
    MethodEntered,
    MethodLeft,
    PhaseEntered,
    QuestionAsked,
    SlotFilled,
    Undone,
)
from gesprek_tui.conversation.questions import Shown
from gesprek_tui.conversation.state import State
from gesprek_tui.line import asks
from gesprek_tui.packs.method import Method

MOVED = (PhaseEntered, GateAnswered, MethodEntered, MethodLeft)
"""After these one may be elsewhere in the method, or in another."""


class Asking:
    """What is asked ``now``, the closing step that is asked again after it, and what a safety pack put aside.

    ``method`` is everywhere where scales, lists and closing steps come from, None where no pack brings any.
    """

    def __init__(self) -> None:
        self.now: asks.Ask | None = None
        self._step: asks.Closing | None = None
        self._aside: tuple[asks.Ask | None, asks.Closing | None] = (None, None)
        self._skipped: set[str] = set()

    @property
    def closing(self) -> bool:
        """Whether the conversation is being closed, also while something is asked beside a step."""
        return isinstance(self.now, asks.Closing) or self._step is not None

    def takes(self, read: it.AddNote | it.Agree, line: str, method: Method | None) -> bool:
        """Whether a line answers what is asked: a plain line does, and the sign that a closing step is for."""
        if self.now is None or line.startswith(" "):
            return False
        closes = "rating" if isinstance(self.now, asks.Rating) else None
        if isinstance(self.now, asks.Closing) and method:
            closes = method.closing_questions()[self.now.at].closes
        if isinstance(read, it.Agree):
            return closes == "agreements"
        own_words = closes in ("summary", "rating") or isinstance(self.now, asks.Correction)
        return read.mark is None or (read.mark == "quote" and not read.by and own_words)

    def open(self, ask: asks.Ask) -> None:
        """Ask something else; a closing step is asked again after it."""
        if isinstance(ask, asks.Closing):
            self._step = None
        elif isinstance(self.now, asks.Closing):
            self._step = self.now
        self.now = ask

    def go_on(self, later: asks.Ask | None) -> None:
        """Ask ``later``; after what was asked beside a closing step, that step again."""
        if later is None:
            later, self._step = self._step, None
        self.now = later

    def skip(self, state: State, method: Method | None, shown: Sequence[Shown]) -> bool:
        """Pass over what is asked: the ladder ends, a part or step is left open; False at the last closing step."""
        ask = self.now
        keeps_on = isinstance(ask, asks.AgreementPart | asks.Closing | asks.Rating)
        later = asks.following(ask, state, method, None) if ask and method and keeps_on else None
        if isinstance(ask, asks.Closing) and later is None:
            return False
        self.leave(later)
        if isinstance(ask, asks.Slot):
            self.ask_slot(state, method, shown)
        return True

    def leave(self, later: asks.Ask | None = None) -> None:
        """Stop asking this; what was answered stays."""
        if isinstance(self.now, asks.Slot):
            self._skipped.add(self.now.slot)
        self.go_on(later)

    def keep(self, state: State, method: Method | None) -> None:
        """Ask no longer what changed packs no longer have."""
        self.now = _still_there(self.now, state, method)

    def settle(self, event: Event, state: State, method: Method | None, *, safety: bool) -> bool:
        """What is asked after ``event``, which opened or closed a safety pack or not; True when a slot may be."""
        if isinstance(event, MOVED):
            self._skipped.clear()
        if safety:
            self._over_everything(state, method, entered=isinstance(event, MethodEntered))
            return False
        closing = isinstance(self.now, asks.Closing)
        elsewhere = isinstance(event, (*MOVED, QuestionAsked, Undone)) and not closing
        if isinstance(event, ConversationEnded):
            self.now = self._step = None
        elif elsewhere or asks.answered_by(event, self.now):
            self.now = None
        if method is None or state.ended is not None or isinstance(self.now, asks.Closing):
            return False
        if opened := asks.opened_by(event, state, method):
            self.now = opened
        elif self.now is None and self._step:
            self.go_on(None)
        else:
            return self.now is None and isinstance(event, (*MOVED, QuestionAsked, SlotFilled))
        return False

    def ask_slot(self, state: State, method: Method | None, shown: Sequence[Shown]) -> None:
        """Ask the first slot of the large question that is neither filled nor skipped."""
        open_slots = asks.open_slots(shown[0].raw, state) if shown else ()
        slot = next((s for s in open_slots if method and s in method.slots and s not in self._skipped), None)
        self.now = asks.Slot(slot) if slot else None

    def _over_everything(self, state: State, method: Method | None, *, entered: bool) -> None:
        """Put aside what is asked while a safety pack is open, and ask it again when that is closed."""
        (ask, step), self._aside = self._aside, (self.now, self._step) if entered else (None, None)
        self.now, self._step = (None, None) if entered else (_still_there(ask, state, method), step)


def _still_there(ask: asks.Ask | None, state: State, method: Method | None) -> asks.Ask | None:
    return ask if ask and method and asks.still_there(ask, state, method) else None
