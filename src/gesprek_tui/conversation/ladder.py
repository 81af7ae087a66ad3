"""The rungs of a scale question: which ones fit a number, worded, in the right order."""

from dataclasses import dataclass

from gesprek_tui.conversation.events import Address
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Rung, Scale


@dataclass(frozen=True, slots=True)
class Step:
    """One rung as it is asked: its id, its words, and the aspect a number in the answer sets."""

    rung: str
    text: str
    sets: str | None


def number(value: float) -> str:
    """A number on a scale as Dutch writes it: ``4`` or ``5,5``."""
    return f"{value:g}".replace(".", ",")


def steps(method: Method, scale: Scale, value: float | None, address: Address) -> tuple[Step, ...]:
    """The rungs for a value between 0 and 10, or for None: those that need no number."""
    direction = 1 if scale.better == "up" else -1
    worst, best = (0.0, 10.0) if direction > 0 else (10.0, 0.0)
    fits = {"any"}
    words: dict[str, str] = {}
    if value is not None:
        fits.add("worst" if value == worst else "best" if value == best else "between")
        words = {
            "n": number(value),
            "better": number(_within(value + direction)),
            "worse": number(_within(value - direction)),
        }
    return tuple(
        Step(rung.id, _say(rung, address, words), rung.sets)
        for rung in method.ladder(scale)
        if rung.at in fits and (words or "{" not in rung.u + rung.je)
    )


def _within(value: float) -> float:
    return min(10.0, max(0.0, value))


def _say(rung: Rung, address: Address, words: dict[str, str]) -> str:
    text = rung.say(address)
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
