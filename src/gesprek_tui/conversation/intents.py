"""What somebody wants to do in a conversation: the values that ``decide`` turns into events."""

from dataclasses import dataclass
from typing import TypeAlias

from gesprek_tui.conversation.events import Address, Aspect, Channel, Mark, Setting, Topic
from gesprek_tui.packs.method import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """Start a conversation; the only intent that gives two events."""

    method: Method
    client: str | None = None
    title: str | None = None
    channel: Channel | None = None
    setting: Setting | None = None
    address: Address = "u"
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDetails:
    """Correct the intake; None leaves a field as it is."""

    client: str | None = None
    title: str | None = None
    channel: Channel | None = None
    setting: Setting | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote:
    """Keep a line."""

    text: str
    mark: Mark | None = None
    source: str | None = None
    by: str | None = None
    topic: Topic | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkNote:
    """Give the note before this line a mark."""

    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class EditNote:
    """Change the text of a note; ``back`` counts from the end, 1 is the last."""

    text: str
    back: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveNote:
    """Take a note away; ``back`` counts from the end, 1 is the last."""

    back: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGoal:
    """Name the goal, in the client's words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FillSlot:
    """Fill a slot of the innermost method."""

    slot: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseAddress:
    """u or je."""

    address: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class AskQuestion:
    """Say a question aloud, by its id."""

    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SayHint:
    """Say the words of a hint that does nothing else."""

    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOffHint:
    """Keep a hint away for the rest of this conversation."""

    hint: str


@dataclass(frozen=True, slots=True)
class NextPhase:
    """Go to the next phase of the method."""


@dataclass(frozen=True, slots=True)
class PreviousPhase:
    """Go to the phase before this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoToPhase:
    """Go to a phase by its id, number or title; ``force`` goes through a lock."""

    name: str
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGate:
    """Answer the gate of this phase or of the next one that has one."""

    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterMethod:
    """Open another method inside this conversation."""

    method: Method


@dataclass(frozen=True, slots=True)
class LeaveMethod:
    """Close the method that was opened last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetScale:
    """Set a number on a scale; ``value`` None with ``text`` when the client gave words."""

    scale: str
    value: float | None
    text: str | None = None
    aspect: Aspect = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRung:
    """Keep what the client answered to a rung of the scale set by event ``of``."""

    of: str
    rung: str
    question: str
    text: str
    aspect: Aspect | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """Add an agreement, or change the one that event ``of`` added."""

    what: str
    who: str | None = None
    when: str | None = None
    when_at: str | None = None
    with_what: str | None = None
    if_then: str | None = None
    confidence: float | None = None
    done: bool = False
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Start the clock."""


@dataclass(frozen=True, slots=True)
class End:
    """End the conversation."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last event that still counts."""


Intent: TypeAlias = (
    ChangeDetails | AddNote | MarkNote | EditNote | RemoveNote | NameGoal | FillSlot | ChooseAddress
    | AskQuestion | SayHint | PutOffHint | NextPhase | PreviousPhase | GoToPhase | AnswerGate | EnterMethod
    | LeaveMethod | SetScale | AnswerRung | Agree | Pause | Resume | End | Undo
)  # fmt: skip
