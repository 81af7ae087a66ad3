"""What a line may ask for besides an intent: something to show, or something to be asked in the line."""

from dataclasses import dataclass
from typing import TypeAlias

from gesprek_tui.line.numbers import Said


@dataclass(frozen=True, slots=True)
class TakeQuestion:
    """Make the question with this number on screen (2–9) the large one, as said aloud."""

    number: int


@dataclass(frozen=True, slots=True)
class TakeMove:
    """Take the move with this letter."""

    letter: str


@dataclass(frozen=True, slots=True)
class PutOffMove:
    """Keep the move with this letter away for this conversation."""

    letter: str


@dataclass(frozen=True, slots=True)
class MarkAsked:
    """The large question was said aloud."""


@dataclass(frozen=True, slots=True)
class OpenMethod:
    """Open another method inside this conversation, by its id."""

    method: str


@dataclass(frozen=True, slots=True)
class SetScale:
    """Set a number on a scale at once, then ask its rungs."""

    scale: str
    said: Said


@dataclass(frozen=True, slots=True)
class AskScale:
    """Ask a scale question in the line; None asks which scale first."""

    scale: str | None = None


@dataclass(frozen=True, slots=True)
class AskAgreement:
    """Ask an agreement in the line, part by part."""


@dataclass(frozen=True, slots=True)
class AskGoal:
    """Ask the goal in the line."""


@dataclass(frozen=True, slots=True)
class AskSlot:
    """Ask a slot in the line; None asks the first that is not filled."""

    slot: str | None = None


@dataclass(frozen=True, slots=True)
class RecallNote:
    """Bring a note back into the line to change it; ``back`` counts from the end."""

    back: int


@dataclass(frozen=True, slots=True)
class TogglePause:
    """Stop the clock, or start it again."""


@dataclass(frozen=True, slots=True)
class StartClosing:
    """Ask the closing steps, then end."""


@dataclass(frozen=True, slots=True)
class ShowMoves:
    """Show the moves with their reasons and where they come from."""


@dataclass(frozen=True, slots=True)
class FindQuestion:
    """Show the questions of all methods that hold these words."""

    words: str


@dataclass(frozen=True, slots=True)
class ShowMethods:
    """Show the methods there are."""


@dataclass(frozen=True, slots=True)
class ShowReport:
    """Show the report so far."""


@dataclass(frozen=True, slots=True)
class ShowHelp:
    """Show everything one can type."""


@dataclass(frozen=True, slots=True)
class Hide:
    """Hide everything at once."""


Request: TypeAlias = (
    TakeQuestion | TakeMove | PutOffMove | MarkAsked | OpenMethod | SetScale | AskScale | AskAgreement
    | AskGoal | AskSlot | RecallNote | TogglePause | StartClosing | ShowMoves | FindQuestion | ShowMethods
    | ShowReport | ShowHelp | Hide
)  # fmt: skip
