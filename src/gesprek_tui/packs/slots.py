"""The slots in a text of a pack: ``{onderwerp}``, filled in during the call."""

import re
from collections.abc import Collection, Iterator

from gesprek_tui.packs.findings import Told, nearest, shown

RUNG_NUMBERS = frozenset({"n", "better", "worse"})
"""What may stand in braces in a rung of a ladder: the client's number, one better and one worse."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"[a-z0-9_-]+")


def misused(text: str, slots: Collection[str], *, rung: bool = False) -> Iterator[Told]:
    """Why braces in a text would not be filled in, in Dutch."""
    known = {*slots, *(RUNG_NUMBERS if rung else ())}
    for found in _BRACES.finditer(text):
        name = found.group(1)
        if name is None or not _NAME.fullmatch(name):
            yield Told("een accolade hoort bij een invulwoord, zoals {onderwerp}", "gebruik hier andere haakjes")
        elif name in known:
            continue
        elif name in RUNG_NUMBERS:
            yield Told(f"{{{name}}} kan alleen in een sport van een schaalvraag (‘ladder’)")
        else:
            yield Told(f"het invulwoord {shown(name)} staat niet bij ‘slots’", nearest(name, known))
