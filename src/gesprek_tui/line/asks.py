"""What an instrument asks in the line, one thing at a time: pure values, and what follows what.

A plain line answers what is asked; signs and ``/`` work as always; an empty line skips.
"""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import ladder, place
from gesprek_tui.conversation.conditions import sure_enough
from gesprek_tui.conversation.state import Agreement, State
from gesprek_tui.dutch import asking
from gesprek_tui.line import agreeing, closing
from gesprek_tui.packs.method import Method


class WhichScale(Struct, frozen=True):
    """Which scale?"""


class Number(Struct, frozen=True):
    """The number on a scale."""

    scale: str


class Rungs(Struct, frozen=True):
    """The rung at ``at`` of the ladder of the scale that event ``of`` set."""

    of: str
    scale: str
    at: int = 0


class What(Struct, frozen=True):
    """What is agreed."""


class AgreementPart(Struct, frozen=True):
    """One part of the agreement that event ``of`` added."""

    of: str
    part: agreeing.Part


class Goal(Struct, frozen=True):
    """The goal, in the client's words."""


class Slot(Struct, frozen=True):
    """The words for a slot."""

    slot: str


class Entry(Struct, frozen=True):
    """The next item of a list, one after another until an empty line."""

    list: str


class Closing(Struct, frozen=True):
    """The closing step at ``at``; ``repair`` asks what may be different, after a lower answer to the rating."""

    at: int = 0
    repair: bool = False


class Rating(Struct, frozen=True):
    """How the talk is for the client, asked at any time: the one plain question, or the four from ``item`` on.

    ``lower`` remembers that one of the four got a lower number; ``repair`` then asks what may be different.
    """

    item: int | None = None
    lower: bool = False
    repair: bool = False


class Correction(Struct, frozen=True):
    """What the client says of what event ``of`` brought; ``number`` is the row it was read in."""

    of: str
    number: int


Simple: TypeAlias = Number | Rungs | What | Goal | Slot | Entry | Closing | Rating | Correction
Answerable: TypeAlias = Simple | AgreementPart
Ask: TypeAlias = WhichScale | Answerable


def following(ask: Ask, state: State, method: Method, said: str | None) -> Ask | None:
    """What is asked after this one, answered with ``said`` or skipped (None); None when the instrument is done."""
    match ask:
        case Rungs():
            return replace(ask, at=ask.at + 1) if ask.at + 1 < len(rungs(ask, state, method)) else None
        case Entry():
            return ask
        case AgreementPart():
            agreed = agreement_of(ask.of, state)
            if agreed is None:
                return None
            part = agreeing.after(ask.part, agreed, said, enough=sure_enough(agreed, state, method))
            return replace(ask, part=part) if part else None
        case Closing():
            questions = method.closing_questions()
            if questions[ask.at].closes == "rating" and not ask.repair and _listens(closing.is_lower(said), method):
                return replace(ask, repair=True)
            return Closing(ask.at + 1) if ask.at + 1 < len(questions) else None
        case Rating(repair=False):
            lower, at = ask.lower or closing.is_lower(said), ask.item
            if at is not None and at + 1 < len(asking.RATING_ITEMS):
                return Rating(at + 1, lower=lower)
            return Rating(repair=True) if _listens(lower, method) else None
        case _:
            return None


def _listens(lower: bool, method: Method) -> bool:
    return lower and closing.repair_question(method) is not None


def opened_by(event: ev.Event, state: State, method: Method) -> Ask | None:
    """The ask that an event brings with it: the ladder of a number, the rest of a bare agreement."""
    match event:
        case ev.ScaleSet(aspect="now"):
            scale = method.scales.get(event.scale)
            has_rungs = scale and ladder.steps(method, scale, event.value, state.address)
            return Rungs(of=event.id, scale=event.scale) if has_rungs else None
        case ev.AgreementAdded(who=None, when=None, confidence=None):
            return AgreementPart(of=event.id, part="who")
        case _:
            return None


def answered_by(event: ev.Event, ask: Ask | None) -> bool:
    """Whether an event brings what is asked, however it was typed: ``/vul`` and ``!`` do as well as an answer."""
    match ask, event:
        case Slot(slot), ev.SlotFilled():
            return slot == event.slot
        case Correction(of), ev.CorrectionAdded():
            return of == event.of
        case (Goal(), ev.GoalNamed()) | (What(), ev.AgreementAdded()) | (Number() | WhichScale(), ev.ScaleSet()):
            return True
        case _:
            return False


def still_there(ask: Ask, state: State, method: Method) -> bool:
    """Whether a method whose pack was changed still has what is asked."""
    match ask:
        case Number(scale):
            return scale in method.scales
        case Rungs(scale=scale, at=at):
            return scale in method.scales and at < len(rungs(ask, state, method))
        case Slot(slot):
            return slot in method.slots
        case Closing(at):
            return at < len(method.closing_questions())
        case _:
            return True


def rungs(ask: Rungs, state: State, method: Method) -> Sequence[ladder.Step]:
    """The whole ladder of the number that was set."""
    value = next((mark.value for mark in state.scales if mark.id == ask.of), None)
    return ladder.steps(method, method.scales[ask.scale], value, state.address)


def agreement_of(of: str, state: State) -> Agreement | None:
    """The agreement that event ``of`` added, None when it is gone."""
    return next((a for a in state.agreements if a.id == of), None)


def open_slots(text: str, state: State) -> tuple[str, ...]:
    """The slots in a question's text that have no words yet, in order."""
    slots = state.frame.slots if state.frame else {}
    return tuple(slot for slot in place.slots_in(text) if slot not in slots)
