"""What somebody wants to do in a conversation: the values that ``decide`` turns into events."""

from typing import TypeAlias

from msgspec import Struct

from gesprek_tui.conversation.events import Address, Aspect, By, Channel, ItemField, Mark, Setting, Topic
from gesprek_tui.packs.method import Method


class Begin(Struct, frozen=True, kw_only=True):
    """Start a conversation; the only intent that gives two events."""

    method: Method
    client: str | None = None
    title: str | None = None
    channel: Channel | None = None
    setting: Setting | None = None
    address: Address = "u"
    minutes: int | None = None


class ChangeDetails(Struct, frozen=True, kw_only=True):
    """Correct the intake; None leaves a field as it is."""

    client: str | None = None
    title: str | None = None
    channel: Channel | None = None
    setting: Setting | None = None
    minutes: int | None = None


class AddNote(Struct, frozen=True, kw_only=True):
    """Keep a line."""

    text: str
    mark: Mark | None = None
    source: str | None = None
    by: str | None = None
    topic: Topic | None = None
    question: str | None = None


class MarkNote(Struct, frozen=True, kw_only=True):
    """Give the note before this line a mark."""

    mark: Mark


class EditNote(Struct, frozen=True, kw_only=True):
    """Change the text of a note; ``back`` counts from the end, 1 is the last."""

    text: str
    back: int = 1


class TickParked(Struct, frozen=True, kw_only=True):
    """What is parked was talked about: it stays as a plain note. ``number`` from 1, in the order of parking."""

    number: int


class RemoveNote(Struct, frozen=True, kw_only=True):
    """Take a note away; ``back`` counts from the end, 1 is the last."""

    back: int = 1


class NameGoal(Struct, frozen=True, kw_only=True):
    """Name the goal, in the client's words."""

    text: str


class FillSlot(Struct, frozen=True, kw_only=True):
    """Fill a slot of the innermost method."""

    slot: str
    text: str


class ChooseAddress(Struct, frozen=True, kw_only=True):
    """u or je."""

    address: Address


class AskQuestion(Struct, frozen=True, kw_only=True):
    """Say a question aloud, by its id."""

    question: str


class SayHint(Struct, frozen=True, kw_only=True):
    """Say the words of a hint that does nothing else."""

    hint: str


class PutOffHint(Struct, frozen=True, kw_only=True):
    """Keep a hint away for the rest of this conversation."""

    hint: str


class NextPhase(Struct, frozen=True):
    """Go to the next phase of the method."""


class PreviousPhase(Struct, frozen=True):
    """Go to the phase before this one."""


class GoToPhase(Struct, frozen=True, kw_only=True):
    """Go to a phase by its id, number or title; ``force`` goes through a lock."""

    name: str
    force: bool = False


class AnswerGate(Struct, frozen=True, kw_only=True):
    """Answer the gate of this phase or of the next one that has one."""

    yes: bool


class EnterMethod(Struct, frozen=True, kw_only=True):
    """Open another method inside this conversation."""

    method: Method


class LeaveMethod(Struct, frozen=True):
    """Close the method that was opened last."""


class SetScale(Struct, frozen=True, kw_only=True):
    """Set a number on a scale; ``value`` None with ``text`` when the client gave words."""

    scale: str
    value: float | None
    text: str | None = None
    aspect: Aspect = "now"


class AnswerRung(Struct, frozen=True, kw_only=True):
    """Keep what the client answered to a rung of the scale set by event ``of``."""

    of: str
    rung: str
    question: str
    text: str
    aspect: Aspect | None = None
    value: float | None = None


class Agree(Struct, frozen=True, kw_only=True):
    """Add an agreement, or change the one that event ``of`` added."""

    what: str
    who: str | None = None
    when: str | None = None
    when_at: str | None = None
    with_what: str | None = None
    if_then: str | None = None
    confidence: float | None = None
    good_enough: bool = False
    done: bool = False
    of: str | None = None


class SetItem(Struct, frozen=True, kw_only=True):
    """Add an item to a list, or write the one that event ``of`` added anew."""

    list: str
    fields: tuple[ItemField, ...]
    of: str | None = None


class RemoveItem(Struct, frozen=True, kw_only=True):
    """Take an item away."""

    of: str


class RemoveAgreement(Struct, frozen=True, kw_only=True):
    """Take away the agreement that event ``of`` added."""

    of: str


class Correct(Struct, frozen=True, kw_only=True):
    """Keep what somebody says of the goal, number, item or agreement that event ``of`` brought."""

    of: str
    text: str
    by: By = "client"


class EditReport(Struct, frozen=True, kw_only=True):
    """Let a line stand otherwise in one report; '' leaves it out, None lets it stand as it was said."""

    report: str
    line: str
    of: str | None
    text: str | None


class Pause(Struct, frozen=True):
    """Stop the clock."""


class Resume(Struct, frozen=True):
    """Start the clock."""


class End(Struct, frozen=True):
    """End the conversation."""


class Undo(Struct, frozen=True):
    """Take back the last event that still counts."""


Intent: TypeAlias = (
    ChangeDetails | AddNote | MarkNote | EditNote | TickParked | RemoveNote | NameGoal | FillSlot | ChooseAddress
    | AskQuestion | SayHint | PutOffHint | NextPhase | PreviousPhase | GoToPhase | AnswerGate | EnterMethod
    | LeaveMethod | SetScale | AnswerRung | Agree | RemoveAgreement | SetItem | RemoveItem | Correct | EditReport
    | Pause | Resume | End | Undo
)  # fmt: skip
