"""The items of lists as people type them: ``de brief, eerst`` · ``zus steunt, praktisch`` · ``2 klaar``.

Words that are a column's choice fill that column, and so do names, numbers and dates where a column asks for
them; all else is the item itself. Parts between ``|`` go by position.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.events import ItemField
from gesprek_tui.conversation.state import Item
from gesprek_tui.line.dates import resolve
from gesprek_tui.line.numbers import read_number
from gesprek_tui.packs.models import Column, ListModel

_DONE = frozenset({"klaar", "gedaan", "besproken", "geregeld"})
_GONE = "weg"
_PEOPLE = frozenset({"ik", "cl", "cliënt", "samen"})
_NUMBERED = re.compile(r"(\d{1,2})\s+(.+)", re.DOTALL)
_NAMED = re.compile(r"@?(\w[\w-]*)[\s,]*(.*)", re.DOTALL)


def item(kept: ListModel, words: str, items: Sequence[Item], now: datetime) -> it.SetItem | it.RemoveItem:
    """What is typed about a list: a new item, or ``2 klaar``, ``2 weg`` about the one with that number.

    ``items`` are those of the list, in the order in which they are numbered. A line that begins with a number
    is a new item all the same when its words say nothing of a column.
    """
    numbered = _NUMBERED.fullmatch(words)
    if numbered and 1 <= int(numbered[1]) <= len(items):
        meant = items[int(numbered[1]) - 1]
        if numbered[2].strip().casefold() == _GONE:
            return it.RemoveItem(of=meant.id)
        changes, rest = _columns(kept, _split(numbered[2]), now)
        if not rest and changes:
            return it.SetItem(list=kept.id, fields=_merged(kept, meant, changes), of=meant.id)
    if kept.columns[0].kind == "person" and "|" not in words:
        return _spoken(kept, words, items, now)
    return it.SetItem(list=kept.id, fields=_fields(kept, words, now))


def somebody(kept: ListModel, words: str, items: Sequence[Item], now: datetime) -> it.SetItem:
    """``@zus steunt, praktisch``: the first word is who, and who is known already is changed."""
    found = _NAMED.fullmatch(words.strip())
    name, rest = (found[1], found[2]) if found else (words.strip(), "")
    return _person(kept, name, rest, items, now)


def _spoken(kept: ListModel, words: str, items: Sequence[Item], now: datetime) -> it.SetItem:
    """``oude buurvrouw wekelijks``: who it is comes before the first comma or word of a column."""
    name, comma, rest = words.partition(",")
    parts = _choice_words(kept, name)
    at = next((at for at, part in enumerate(parts) if at and _columns(kept, [part], now)[0]), len(parts))
    return _person(kept, " ".join(parts[:at]), f"{' '.join(parts[at:])}{comma}{rest}", items, now)


def _person(kept: ListModel, name: str, rest: str, items: Sequence[Item], now: datetime) -> it.SetItem:
    """Somebody with what is said of them; who is known already is changed."""
    changes, left = _columns(kept, _choice_words(kept, rest), now)
    who = kept.columns[0]
    known = next((one for one in items if one.name.casefold() == name.casefold()), None)
    if known is None:
        changes[who.id] = _field(who, name, now)
    text = next((column for column in reversed(kept.columns[1:]) if column.kind == "text"), None)
    if left and text:
        changes[text.id] = _field(text, " ".join(left), now)
    fields = _merged(kept, known, changes) if known else _ordered(kept, changes)
    return it.SetItem(list=kept.id, fields=fields, of=known.id if known else None)


def _fields(kept: ListModel, words: str, now: datetime) -> tuple[ItemField, ...]:
    if "|" in words:
        parts = [part.strip() for part in words.split("|")]
        if len(parts) <= len(kept.columns) and parts[0]:
            cells = zip(kept.columns, parts, strict=False)
            return tuple(_field(column, part, now) for column, part in cells if part)
    changes, rest = _columns(kept, _split(words), now)
    first = next((column for column in kept.columns if column.id not in changes), kept.columns[0])
    text = ", ".join(rest) or words.strip()
    return _ordered(kept, {**changes, first.id: _field(first, text, now)} if rest or not changes else changes)


def _split(words: str) -> list[str]:
    return [part for part in (part.strip() for part in words.split(",")) if part]


def _choice_words(kept: ListModel, words: str) -> list[str]:
    """The words one by one, those of a choice together."""
    choices = sorted((choice for column in kept.columns for choice in column.choices), key=len, reverse=True)
    several = "|".join(re.escape(choice) for choice in choices if " " in choice)
    pattern = rf"(?:{several})(?!\w)|[^\s,]+" if several else r"[^\s,]+"
    return re.findall(pattern, words, re.IGNORECASE)


def _columns(kept: ListModel, parts: Sequence[str], now: datetime) -> tuple[dict[str, ItemField], list[str]]:
    """The columns that parts fill by themselves, and the parts that fill none, in order."""
    found: dict[str, ItemField] = {}
    rest: list[str] = []
    for part in parts:
        column = next((c for c in kept.columns[1:] if c.id not in found and _fits(c, part, now)), None)
        if column is None:
            rest.append(part)
        else:
            found[column.id] = _field(column, part, now)
    return found, rest


def _fits(column: Column, part: str, now: datetime) -> bool:
    words = part.casefold()
    match column.kind:
        case "choice":
            return _chosen(column, part) is not None
        case "person":
            return words in _PEOPLE
        case "done":
            return words in _DONE
        case "0-10":
            said = read_number(part)
            return said is not None and said.low is not None
        case "date":
            return resolve(part, now) is not None
        case _:
            return False


def _chosen(column: Column, part: str) -> str | None:
    """The choice that a word means: itself, or for ‘klaar’ the one that says that it is done."""
    words = part.casefold()
    same = next((choice for choice in column.choices if choice.casefold() == words), None)
    return same or next((choice for choice in column.choices if {words, choice.casefold()} <= _DONE), None)


def can_be_done(kept: ListModel) -> bool:
    """Whether ‘2 klaar’ says something in this list."""
    return any(column.kind == "done" or _chosen(column, "klaar") for column in kept.columns[1:])


def _field(column: Column, text: str, now: datetime) -> ItemField:
    if column.kind == "choice":
        text = _chosen(column, text) or text
    resolved = resolve(text, now) if column.kind == "date" else None
    return ItemField(
        id=column.id, title=column.title, kind=column.kind, text=text, at=resolved.at if resolved else None,
        guarded=text in column.guarded,
    )  # fmt: skip


def _ordered(kept: ListModel, fields: dict[str, ItemField]) -> tuple[ItemField, ...]:
    return tuple(fields[column.id] for column in kept.columns if column.id in fields)


def _merged(kept: ListModel, known: Item, changes: dict[str, ItemField]) -> tuple[ItemField, ...]:
    columns = {column.id for column in kept.columns}
    fields = _ordered(kept, {**{field.id: field for field in known.fields}, **changes})
    # a column that the pack has no more keeps its words
    return (*fields, *(field for field in known.fields if field.id not in columns))
