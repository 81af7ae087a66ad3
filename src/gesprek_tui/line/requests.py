"""What a line may ask for besides an intent: something to show, or something to be asked in the line."""

from typing import TypeAlias

from msgspec import Struct

from gesprek_tui.line.numbers import Said


class TakeQuestion(Struct, frozen=True):
    """Make the question with this number on screen (2–9) the large one, as said aloud."""

    number: int


class TakeMove(Struct, frozen=True):
    """Take the move with this letter."""

    letter: str


class PutOffMove(Struct, frozen=True):
    """Keep the move with this letter away for this conversation."""

    letter: str


class MarkAsked(Struct, frozen=True):
    """The large question was said aloud."""


class OpenMethod(Struct, frozen=True):
    """Open another method inside this conversation, by its id."""

    method: str


class KeepItem(Struct, frozen=True):
    """Put what is typed on a list; ``person`` when the first word is somebody of the network."""

    list: str
    words: str
    person: bool = False


class OpenList(Struct, frozen=True):
    """Ask a list in the line, item by item."""

    list: str


class GoToBasis(Struct, frozen=True):
    """Go back to the phase with this number, from 1, of those that one may come back to from anywhere."""

    number: int = 1


class OpenSafety(Struct, frozen=True):
    """Open a safety pack over whatever is going on, by its id; None opens the first."""

    pack: str | None = None


class SetScale(Struct, frozen=True):
    """Set a number on a scale at once, then ask its rungs."""

    scale: str
    said: Said


class AskScale(Struct, frozen=True):
    """Ask a scale question in the line; None asks which scale first."""

    scale: str | None = None


class AskAgreement(Struct, frozen=True):
    """Ask an agreement in the line, part by part; with a number, what that agreement does not say yet."""

    number: int | None = None


class ChangeAgreement(Struct, frozen=True):
    """Change the agreement with this number, as shown: done, away, a date, a number, or other words."""

    number: int
    text: str


class AskRating(Struct, frozen=True):
    """Ask how the talk is for the client: one plain question, or ``four`` of them."""

    four: bool = False


class AskGoal(Struct, frozen=True):
    """Ask the goal in the line."""


class AskSlot(Struct, frozen=True):
    """Ask a slot in the line; None asks the first that is not filled."""

    slot: str | None = None


class RecallNote(Struct, frozen=True):
    """Bring a note back into the line to change it; ``back`` counts from the end."""

    back: int


class EraseNote(Struct, frozen=True):
    """Erase a note for good, with all that was ever changed in it; ``back`` counts from the end."""

    back: int


class TogglePause(Struct, frozen=True):
    """Stop the clock, or start it again."""


class StartClosing(Struct, frozen=True):
    """Ask the closing steps, then end."""


class ShowMoves(Struct, frozen=True):
    """Show the moves with their reasons and where they come from."""


class FindQuestion(Struct, frozen=True):
    """Show the questions of all methods that hold these words."""

    words: str


class FindLine(Struct, frozen=True):
    """Find what was kept, in all conversations, that holds these words; '' asks which."""

    words: str = ""


class ShowMethods(Struct, frozen=True):
    """Show the methods there are."""


class ShowReport(Struct, frozen=True):
    """Show the report so far."""


class ShowLastTime(Struct, frozen=True):
    """Show what matters of this client's last conversations."""


class ShowClient(Struct, frozen=True):
    """Show the client's page: conversations, scales over time, open agreements."""


class ShowHelp(Struct, frozen=True):
    """Show everything one can type."""


class ShowTogether(Struct, frozen=True):
    """Show only what the client may see, to read it together."""


class CorrectRow(Struct, frozen=True):
    """Keep what the client says of the row with this number, as shown there; without ``text`` it is asked."""

    number: int
    text: str = ""


class Hide(Struct, frozen=True):
    """Hide everything at once."""


Request: TypeAlias = (
    TakeQuestion | TakeMove | PutOffMove | MarkAsked | OpenMethod | KeepItem | OpenList | GoToBasis | OpenSafety
    | SetScale | AskScale | AskAgreement | ChangeAgreement | AskRating | AskGoal | AskSlot | RecallNote | EraseNote
    | TogglePause | StartClosing | ShowMoves | FindQuestion | ShowMethods | ShowReport | ShowLastTime | ShowClient
    | ShowHelp | ShowTogether | CorrectRow | FindLine | Hide
)  # fmt: skip
