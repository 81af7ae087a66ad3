"""The rings as a picture: boxes inside each other, the inner ring in the middle, beside each its number and place."""

from collections.abc import Sequence
from itertools import zip_longest

from gesprek_tui.conversation.events import Address
from gesprek_tui.conversation.rings import Ring
from gesprek_tui.dutch import instruments as words
from gesprek_tui.tui.widgets.ecogram import cut

_HERE, _MOVED, _STILL = tuple("┏━┓┃┗┛"), tuple("╭─╮│╰╯"), tuple("╭┄╮┊╰╯")
_GAP = 2


def drawn(rings: Sequence[Ring], address: Address, width: int) -> list[str]:
    """Rows of at most ``width`` cells: a heavy line where one is, a broken one where nothing moved yet."""
    picture = [f"  {_sign(rings[0])}{rings[0].number}  "]
    for ring in rings[1:]:
        picture = _around(picture, _HERE if ring.here else _MOVED if ring.place else _STILL)
    legend = [_beside(ring, address, width - len(picture[0]) - _GAP) for ring in reversed(rings)]
    return [f"{row}{' ' * _GAP}{told}".rstrip() for row, told in zip_longest(picture, legend, fillvalue="")]


def _around(rows: Sequence[str], line: Sequence[str]) -> list[str]:
    top_left, edge, top_right, side, bottom_left, bottom_right = line
    across = edge * (len(rows[0]) + 2)
    inside = [f"{side} {row} {side}" for row in rows]
    return [f"{top_left}{across}{top_right}", *inside, f"{bottom_left}{across}{bottom_right}"]


def _beside(ring: Ring, address: Address, room: int) -> str:
    return cut(f"{_sign(ring)}{ring.number} {words.ring_place(ring.place, address, clients=ring.clients)}", room)


def _sign(ring: Ring) -> str:
    return words.RING_HERE if ring.here else words.RING_MOVED if ring.place else words.RING_STILL
