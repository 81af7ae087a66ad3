"""Acts in a conversation that is not open: a promise that is done, a line of its report that is put otherwise."""

from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import fields

from gesprek_tui.clock import Clock
from gesprek_tui.conversation.decide import Refusal, decide
from gesprek_tui.conversation.events import Event, Stamp
from gesprek_tui.conversation.evolve import evolve, fold
from gesprek_tui.conversation.intents import Agree, Intent
from gesprek_tui.conversation.state import State
from gesprek_tui.conversation.summary import Summary, summarise
from gesprek_tui.dutch import refusals
from gesprek_tui.errors import GesprekError


class Kept(Protocol):
    """Where conversations are kept that are not open."""

    def append(self, conversation: str, events: Sequence[Event], summary: Summary, draft: str) -> None:
        """Keep events, row and draft, all or none; raises SaveError."""
        ...

    def events(self, conversation: str) -> Sequence[Event]:
        """The whole history, in order."""
        ...

    def draft(self, conversation: str) -> str:
        """What was being typed; empty when nothing was."""
        ...


def set_done(conversation: str, agreement: str, journal: Kept, clock: Clock, *, done: bool) -> None:
    """Mark what was promised as done, or as not done after all; see :func:`act_in`."""
    state = fold(conversation, journal.events(conversation))
    agreed = next((one for one in state.agreements if one.id == agreement), None)
    if agreed is None:
        raise GesprekError(refusals.AGREEMENT_GONE)
    # a changed agreement is written whole, with whatever it holds
    kept = {field.name: getattr(agreed, field.name) for field in fields(Agree) if field.name not in ("of", "done")}
    act_in(conversation, Agree(**kept, of=agreed.id, done=done), journal, clock)


def act_in(conversation: str, intent: Intent, journal: Kept, clock: Clock) -> State:
    """Save one act as an event of that conversation, and give its state with it.

    Its clock stands still and its draft stays. Raises GesprekError, in which nothing changed.
    """
    state = fold(conversation, journal.events(conversation))
    stamp = Stamp(id=clock.new_id(), at=clock.now().isoformat(timespec="milliseconds"), t=state.t)
    decided = decide(state, intent, None, stamp)
    if isinstance(decided, Refusal):
        raise GesprekError(decided.reason)
    state = evolve(state, decided)
    journal.append(conversation, [decided], summarise(state), journal.draft(conversation))
    return state
