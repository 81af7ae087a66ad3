"""The network as a picture: the client in the middle, a line to everybody, its kind by glyph and word."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from gesprek_tui.conversation.ecogram import Person
from gesprek_tui.dutch import listed
from gesprek_tui.text import one_line

MOST = 12
"""More people than these are counted; in words they are all there."""
NAME = 16
LINE = 24


def drawn(people: Sequence[Person], middle: str, width: int) -> list[str]:
    """Rows of at most ``width`` cells, half of the people at each side, their support below the line."""
    shown = people[:MOST]
    half = (len(shown) + 1) // 2
    box = cell_len(middle) + 4
    name = min(NAME, max((cell_len(one_line(one.name)) for one in shown), default=0))
    line = min(LINE, (width - box) // 2 - name - 1)
    lefts = [row for one in shown[:half] for row in _left(one, name, line)]
    rights = [row for one in shown[half:] for row in _right(one, name, line)]
    rights += [""] * (len(lefts) - len(rights))
    blank, edge = " " * (name + 1 + line), "─" * (box - 2)
    rows = [f"{blank}╭{edge}╮"]
    for at, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        inside = middle if at == (len(lefts) - 1) // 2 else " " * cell_len(middle)
        rows.append(f"{left}│ {inside} │{right}".rstrip())
    rows.append(f"{blank}╰{edge}╯")
    return [*rows, listed.more_people(len(people) - MOST)] if len(people) > MOST else rows


def _left(one: Person, name: int, line: int) -> tuple[str, str]:
    short = cut(one.name, name)
    below = f"{' ' * (name + 1)}{cut(one.support, line - 1)}"
    return (
        f"{' ' * (name - cell_len(short))}{short} {_stroke(one.tie, line)}",
        set_cell_size(below, name + 1 + line),
    )


def _right(one: Person, name: int, line: int) -> tuple[str, str]:
    return f"{_stroke(one.tie, line)} {cut(one.name, name)}", f" {cut(one.support, name + line)}"


def _stroke(tie: str, line: int) -> str:
    """A line of ``line`` cells with the word for the kind of tie in it."""
    glyph = listed.STROKES.get(tie, listed.PLAIN_STROKE)
    word = f" {cut(tie, line - 4)} " if tie else ""
    before = max(1, (line - cell_len(word)) // 2)
    after = max(1, line - cell_len(word) - before)
    return f"{(glyph * before)[:before]}{word}{(glyph * after)[:after]}"


def cut(text: str, room: int) -> str:
    """One line of at most ``room`` cells."""
    line = one_line(text)
    return line if cell_len(line) <= room else set_cell_size(line, max(0, room - 1)) + "…"
