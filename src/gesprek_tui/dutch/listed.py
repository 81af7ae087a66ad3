"""The Dutch of the lists of a method and of the people on them: who somebody is, and the ties between them."""

from collections.abc import Sequence
from typing import Protocol

ACUTE = "acuut"
SOMEBODY = "iemand uit het netwerk"
ASK_ITEM = "Wat komt erbij?"
LABEL_ITEM = "erbij"
DONE = "gedaan"
YOU = {"u": "u", "je": "jij"}
_SIDES = {
    "u": {"ik": "uw gesprekspartner", "cl": "u", "cliënt": "u", "samen": "wij samen"},
    "je": {"ik": "je gesprekspartner", "cl": "jij", "cliënt": "jij", "samen": "wij samen"},
}
STROKES = {"steunt": "━", "hecht": "═", "wisselend": "╌", "gespannen": "╳", "verbroken": "┄ "}
"""How the line of each kind of tie is drawn; its word always stands in it."""
PLAIN_STROKE = "─"
_TIES = {"steunt": "steunt", "hecht": "hechte band", "wisselend": "wisselende band", "gespannen": "gespannen band",
         "verbroken": "verbroken band"}  # fmt: skip


def more(count: int) -> str:
    """How many more there are than are shown."""
    return f"… en nog {count}; /acuut toont ze"


def help_of(title: str) -> str:
    """What the command of a list does."""
    return f"De lijst {title}: zet er iets op, of loop hem samen na."


class Filled(Protocol):
    """A column of an item as it was filled."""

    @property
    def title(self) -> str:
        """The column's name."""
        ...

    @property
    def kind(self) -> str:
        """The column's kind."""
        ...

    @property
    def text(self) -> str:
        """What was filled in."""
        ...


def item(fields: Sequence[Filled]) -> str:
    """An item on one line: the first column, then the others as they were said."""
    parts = [who(field.text) if field.kind == "person" else field.text for field in fields]
    return " · ".join(part for part in parts if part)


def columns(known: Sequence[tuple[str, Sequence[str]]], *, done: bool) -> str:
    """How an item is typed: the columns, with the words that fill them by themselves."""
    shown = [f"{title.lower()} ({', '.join(choices)})" if choices else title.lower() for title, choices in known]
    return " · ".join(shown) + ("   ·   ‘2 klaar’, ‘2 weg’" if done else "   ·   ‘2 weg’")


def cell(field: Filled, address: str) -> str:
    """A column of an item, with its name, said to the client."""
    if field.kind == "done":
        return DONE
    return f"{field.title}: {side(field.text, address) if field.kind == 'person' else field.text}"


def who(person: str | None) -> str:
    """Who does it, as the screen says it; the professional reads it."""
    return {"ik": "ik", "cl": "cliënt"}.get(person or "", person or "")


def side(person: str, address: str) -> str:
    """Who it is, said to the client."""
    return _SIDES[address].get(person.casefold(), person)


def says(by: str, address: str, text: str) -> str:
    """What was corrected, said to the client; the original stands before it."""
    if by == "client":
        return f"{YOU[address]} zegt: {quoted(text)}"
    return f"{side('ik', address)} zegt: {quoted(text)}"


def quoted(text: str) -> str:
    """Somebody's own words."""
    return f"“{text}”"


def tie(word: str) -> str:
    """The kind of tie in words."""
    return _TIES.get(word, word)


def more_people(count: int) -> str:
    """People that the picture has no room for."""
    return f"en nog {count}: blader verder"
