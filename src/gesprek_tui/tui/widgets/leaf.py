"""Pages to read together, cut into leaves that fit the screen: few lines, numbers in block digits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Digits, Static

from gesprek_tui.conversation.events import Address
from gesprek_tui.conversation.rings import Ring, told
from gesprek_tui.conversation.together import Page, Row
from gesprek_tui.dutch import listed
from gesprek_tui.text import clean
from gesprek_tui.tui.widgets import ecogram, rings

FEW = 18
"""More lines than these are not read together, however large the screen is."""
PICTURE = 76
"""Cells that a picture needs; in fewer there are only words."""
LEAD = 4
_DIGIT, _DIGITS_HIGH = 3, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A row, or a piece of one that is longer than the screen. ``value`` is drawn large beside the lines."""

    number: int
    lines: tuple[Content, ...]
    value: str = ""

    @property
    def height(self) -> int:
        """Its number of lines."""
        return max(len(self.lines), _DIGITS_HIGH if self.value else 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What is on screen at once: rows, or a picture that has none."""

    title: str = ""
    blocks: tuple[Block, ...] = ()
    picture: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its rows."""
        return tuple(dict.fromkeys(block.number for block in self.blocks))


def leaves(pages: Sequence[Page], address: Address, width: int, height: int) -> list[Leaf]:
    """The pages cut to ``width`` and ``height``; a picture comes before the same in words."""
    width, height = max(12, width), max(3, min(height, FEW))
    found: list[Leaf] = []
    for page in pages:
        title = clean(page.title)
        if page.people and width >= PICTURE:
            picture = tuple(clean(row) for row in ecogram.drawn(page.people, listed.YOU[address], width))
            if len(picture) <= height:
                found.append(Leaf(title=title, picture=picture))
        if page.rings:
            found += _rings(title, page.rings, address, width, height)
        found += _packed(title, [block for row in page.rows for block in _blocks(row, width, height)], height)
    return found


def _rings(title: str, all_rings: Sequence[Ring], address: Address, width: int, height: int) -> Iterator[Leaf]:
    picture = tuple(clean(row) for row in rings.drawn(all_rings, address, width))
    if len(picture) <= height:
        yield Leaf(title=title, picture=picture)
    words = [str(line) for ring in all_rings for line in Content(clean(told(ring, address))).wrap(width)]
    for at in range(0, len(words), height):
        yield Leaf(title=title, picture=tuple(words[at : at + height]))


def _packed(title: str, blocks: Sequence[Block], height: int) -> Iterator[Leaf]:
    leaf: tuple[Block, ...] = ()
    for block in blocks:
        if leaf and sum(one.height + 1 for one in leaf) + block.height > height:
            yield Leaf(title=title, blocks=leaf)
            leaf = ()
        leaf = (*leaf, block)
    if leaf:
        yield Leaf(title=title, blocks=leaf)


def _blocks(row: Row, width: int, height: int) -> Iterator[Block]:
    room = max(8, width - LEAD - (_digits_wide(row.value) if row.value else 0))
    lines = [line for text, style in _texts(row) for line in Content(clean(text)).stylize(style).wrap(room)]
    for at in range(0, len(lines), height):
        whole = Block(number=row.number, lines=tuple(lines[at : at + height]), value=row.value)
        yield whole if at == 0 else replace(whole, value="")


def _texts(row: Row) -> Iterator[tuple[str, str]]:
    yield row.text, "bold"
    yield from ((text, "") for text in row.beside)
    yield from ((text, "italic") for text in row.said)


def _digits_wide(value: str) -> int:
    return sum(_DIGIT if character.isdigit() else 1 for character in value) + 2


class LeafView(Widget):
    """One leaf; the row that is ``chosen`` carries a sign."""

    DEFAULT_CSS = """
    LeafView { height: 1fr; }
    LeafView .row { height: auto; margin-bottom: 1; }
    LeafView .lead { width: 4; color: $secondary; }
    LeafView .lead.-chosen { color: $accent; text-style: bold; }
    LeafView Digits { color: $foreground; }
    LeafView .text { width: 1fr; height: auto; }
    """

    leaf: reactive[Leaf] = reactive(Leaf(), recompose=True)
    chosen: reactive[int | None] = reactive(None, recompose=True)

    def compose(self) -> ComposeResult:
        """The picture, or a row for each block."""
        if self.leaf.picture:
            yield Static(Content("\n").join([Content(row) for row in self.leaf.picture]), markup=False, classes="text")
        for at, block in enumerate(self.leaf.blocks):
            with Horizontal(classes="row"):
                yield self._lead(block, first=at == 0 or self.leaf.blocks[at - 1].number != block.number)
                if block.value:
                    digits = Digits(block.value)
                    digits.styles.width = _digits_wide(block.value)
                    yield digits
                yield Static(Content("\n").join(block.lines), markup=False, classes="text")

    def _lead(self, block: Block, *, first: bool) -> Static:
        chosen = block.number == self.chosen
        sign = "▸" if chosen else " "
        number = f"{sign}{block.number}".ljust(LEAD) if first else " " * LEAD
        return Static(Content(number), markup=False, classes="lead -chosen" if chosen else "lead")
