"""What the instruments say: agreements, the network, one's own attention, the rings."""

from collections.abc import Mapping, Sequence
from typing import Any

GOOD_ENOUGH = "goed genoeg"
ONLY_NAME = "in /samen en in het verslag staat alleen de naam"


def attention(served: Mapping[Any, int]) -> str:
    """What the professional's own questions served; it tells nothing of the client. Empty when they served nothing."""
    counts = " · ".join(f"{need} {count}" for need, count in served.items())
    return f"Mijn aandacht: {counts}" if counts else ""


def attention_short(served: Mapping[Any, int]) -> str:
    """The same by first letters."""
    counts = ", ".join(f"{need[0].upper()} {count}" for need, count in served.items())
    return f"Mijn aandacht {counts}" if counts else ""


def earlier_rows(count: int) -> str:
    """How many rows came before those that are shown."""
    return f"… {count} eerder"


def said_already(answers: Sequence[str]) -> str:
    """What the client said of the talk before the closing step asks it."""
    return f"Al gezegd: {' · '.join(f'“{answer}”' for answer in answers)}. Met Enter gaat u verder."


RINGS = "Waar we zijn"
RING_HERE, RING_MOVED, RING_STILL = "▶", "✓", "○"
_STILL = "nog niet"
_CLIENTS = {"u": "zet u zelf", "je": "zet je zelf"}
_BY_CLIENT = {"u": "dat deed u zelf", "je": "dat deed je zelf"}
_ONLY_CLIENT = {"u": "deze stap zet u zelf", "je": "deze stap zet je zelf"}


def ring_place(place: str, address: str, *, clients: bool) -> str:
    """What stands beside a ring in the picture: the place it keeps, or who moves it."""
    return place or (_CLIENTS[address] if clients else _STILL)


def ring_told(number: int, place: str, address: str, *, here: bool, clients: bool) -> str:
    """A ring in a sentence, said to the client."""
    whose = (_BY_CLIENT if place else _ONLY_CLIENT)[address] if clients else ""
    parts = (place or _STILL, whose, "hier zijn we nu" if here else "")
    return f"Cirkel {number}: {' · '.join(part for part in parts if part)}"


SAVES_STILL = "Er wordt nog iets bewaard. Probeer het zo nog eens."
CLIENT_KEYS = "1–9 gedaan of toch niet   Esc terug"


def ticked(agreed: str) -> str:
    """An agreement that was marked as done just now."""
    return f"✓ gedaan · {agreed}"
