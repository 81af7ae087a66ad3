"""How much one had to do beside noting: counted in this run of the program, in no event, report or export."""

from msgspec import Struct

from gesprek_tui.conversation import intents as it
from gesprek_tui.line.grammar import Read, Unfit


class Tally(Struct, frozen=True, kw_only=True):
    """``notes`` are the lines with words, answers too; ``acts`` all other keys and commands."""

    notes: int = 0
    acts: int = 0

    def __add__(self, more: "Tally") -> "Tally":
        """Both together."""
        return Tally(notes=self.notes + more.notes, acts=self.acts + more.acts)


NOTHING, NOTE, ACT = Tally(), Tally(notes=1), Tally(acts=1)


def of_line(line: str, read: Read, *, asked: bool, closing: bool) -> Tally:
    """What a line counts for. ``asked`` says that it comes where something is asked, ``closing`` in the closing steps.

    Skipping a closing step is part of the closing, which is one act. A line that is no command counts when it is kept.
    """
    if read is None:
        return ACT if asked and not closing else NOTHING
    if isinstance(read, Unfit):
        return NOTHING
    return ACT if line.startswith("/") or isinstance(read, it.MarkNote) else NOTE
