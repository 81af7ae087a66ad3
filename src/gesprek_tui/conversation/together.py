"""What client and professional read together: pages of few rows, made from what the client may see and nothing else.

Goal, numbers for now, agreements and shared lists; never notes, marks, counts or moves, and of an item in which
something stands that nobody beside the client may read only its name: without it one would ask who is missing.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from gesprek_tui.conversation import ecogram
from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.rings import Ring, rings
from gesprek_tui.conversation.state import Agreement, Item, ScaleMark, State
from gesprek_tui.dutch import asking, listed, scaling, together
from gesprek_tui.dutch import instruments as words
from gesprek_tui.packs.method import Method

AGENDA = "agenda"
_NAMELESS = (AGENDA, ecogram.NETWORK)
"""Lists whose title says already what the first column is."""


class Row(Struct, frozen=True, kw_only=True):
    """One thing to read. ``number`` counts through all pages, ``of`` is the event it comes from.

    ``value`` is a number from 0 to 10 as it is written; ``said`` is what was corrected, beside the original.
    """

    of: str
    text: str
    number: int = 0
    value: str = ""
    beside: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class Page(Struct, frozen=True, kw_only=True):
    """One subject; never empty. ``people`` are to be drawn around the client; ``rings`` have no rows."""

    title: str
    rows: tuple[Row, ...] = ()
    people: tuple[ecogram.Person, ...] = ()
    rings: tuple[Ring, ...] = ()


def pages(state: State, method: Method | None = None) -> tuple[Page, ...]:
    """All there is to read together so far; the rings of ``method``, where it has any, come after the goal."""
    count = 0
    numbered = []
    for page in _pages(state, method):
        rows = tuple(_finished(row, count + at, state) for at, row in enumerate(page.rows, 1))
        count += len(rows)
        if rows or page.rings:
            numbered.append(replace(page, rows=rows))
    return tuple(numbered)


def row_of(wanted: int, state: State) -> Row | None:
    """The row with this number, as shown."""
    return next((row for page in pages(state) for row in page.rows if row.number == wanted), None)


def read_out(row: Row) -> str:
    """All of a row on one line."""
    head = f"{row.text}: {row.value}" if row.value else row.text
    return " · ".join(" ".join(part.split()) for part in (head, *row.beside, *row.said))


def _finished(row: Row, at: int, state: State) -> Row:
    said = (listed.says(c.by, state.address, c.text) for c in state.corrections_of(row.of))
    return replace(row, number=at, said=tuple(said))


def _pages(state: State, method: Method | None) -> Iterator[Page]:
    if named := state.goal_named:
        yield Page(title=asking.GOAL, rows=(Row(of=named.id, text=named.text),))
    yield Page(title=words.RINGS, rings=rings(state, method))
    lists: dict[str, list[Item]] = {AGENDA: []}
    for item in state.items:
        if item.shared:
            lists.setdefault(item.list, []).append(item)
    agenda = lists.pop(AGENDA)
    yield from _list(agenda, state)
    yield Page(title=scaling.NUMBERS, rows=tuple(_scales(state.scales)))
    for items in lists.values():
        yield from _list(items, state)
    yield Page(title=together.AGREEMENTS, rows=tuple(_agreed(one, state) for one in state.agreements))


def _list(items: list[Item], state: State) -> Iterator[Page]:
    if not items:
        return
    if items[0].list == ecogram.NETWORK:
        people = ecogram.people(items, state.address)
        rows = tuple(
            Row(of=item.id, text=one.name, beside=ecogram.in_words(one))
            for item, one in zip(items, people, strict=True)
        )  # fmt: skip
        yield Page(title=items[-1].title, rows=rows, people=people)
    else:
        yield Page(title=items[-1].title, rows=tuple(_item(item, state) for item in items))


def _item(item: Item, state: State) -> Row:
    first, *others = item.open_fields
    head = first.text if item.list in _NAMELESS else listed.cell(first, state.address)
    return Row(of=item.id, text=head, beside=tuple(listed.cell(field, state.address) for field in others))


def _scales(marks: Iterable[ScaleMark]) -> Iterator[Row]:
    """The last number for now of each scale: no course, and none of other days."""
    last = {mark.scale: mark for mark in marks if mark.aspect == "now"}
    for mark in last.values():
        value = "" if mark.value is None else number(mark.value)
        said = (listed.quoted(mark.text),) if mark.text else ()
        moment = f"{mark.title} · {mark.moment}" if mark.moment else mark.title
        yield Row(of=mark.id, text=moment, value=value, beside=(*said, *scaling.ends(mark.low, mark.high)))


def _agreed(agreed: Agreement, state: State) -> Row:
    known = (
        " · ".join(part for part in (listed.side(agreed.who or "", state.address), agreed.when) if part),
        asking.with_what(agreed.with_what) if agreed.with_what else "",
        asking.if_then(agreed.if_then) if agreed.if_then else "",
        listed.DONE if agreed.done else "",
        "" if agreed.confidence is None else together.HOW_SURE,
    )
    value = "" if agreed.confidence is None else number(agreed.confidence)
    return Row(of=agreed.id, text=agreed.what, value=value, beside=tuple(part for part in known if part))
