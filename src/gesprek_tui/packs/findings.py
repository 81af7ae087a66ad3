"""What is wrong in a pack or a case: where it stands, and what would be right, in plain Dutch."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple, TypeAlias

from gesprek_tui.errors import GesprekError
from gesprek_tui.text import one_line

MAX_FINDINGS = 100
"""The most findings told of one file: nobody repairs more at a time, and a hostile file has thousands."""

_IN_MESSAGE = 5
_SHOWN = 40


_DUTCH = {
    # keys
    "vragen": "questions", "fasen": "phases", "bronnen": "sources", "titel": "title", "samenvatting": "summary",
    "licentie": "licence", "auteurs": "authors", "schalen": "scales", "lijsten": "lists", "waarom": "why",
    "soort": "kind", "versie": "version", "taal": "language", "keuzes": "choices", "klant": "client",
    # kinds
    "doel": "goal", "schaal": "scale", "uitzondering": "exception", "keuze": "choice", "toestemming": "permission",
    "stap": "step", "stilte": "silence",
}  # fmt: skip
"""The Dutch words that one writes for a key or a kind."""

Severity: TypeAlias = Literal["error", "warning"]


class Told(NamedTuple):
    """What is wrong, and what would be right; the latter is empty where it goes without saying."""

    message: str
    suggestion: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. ``line`` and ``column`` count from 1, in characters; ``rule`` is a rule's id."""

    file: str
    line: int
    column: int
    rule: str
    message: str
    suggestion: str = ""
    severity: Severity = "error"

    @property
    def reason(self) -> str:
        """The message and the suggestion in one sentence."""
        return f"{self.message}; {self.suggestion}" if self.suggestion else self.message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.reason}"


class PackFault(GesprekError):
    """A pack or case that cannot be used, with everything that is wrong in it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        lines = [str(finding) for finding in self.findings[:_IN_MESSAGE]]
        if len(self.findings) > _IN_MESSAGE:
            lines.append(f"… en nog {len(self.findings) - _IN_MESSAGE}")
        super().__init__("\n".join(["Dit bestand klopt niet en wordt niet gebruikt:", *lines]))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by file and place, each once, at most :data:`MAX_FINDINGS`."""
    ordered = sorted(set(findings), key=lambda f: (f.file, f.line, f.column, f.severity, f.rule, f.reason))
    return tuple(ordered[:MAX_FINDINGS])


def shown(value: str) -> str:
    """A word from a file as it may stand in a message: clean, in quotes, cut where it is long."""
    line = one_line(value)
    return f"‘{line}’" if len(line) <= _SHOWN else f"‘{line[: _SHOWN - 1]}…’"


def meant(word: str, known: Iterable[str]) -> list[str]:
    """The names that were probably meant, two at most: by their beginning, in Dutch, or with a slip of the pen."""
    names = sorted(known)
    if begun := [name for name in names if word and name.startswith(word)][:2]:
        return begun
    translated = _DUTCH.get(word.casefold())
    return [translated] if translated in names else get_close_matches(word, names, n=1, cutoff=0.7)


def nearest(word: str, known: Iterable[str]) -> str:
    """The suggestion that names what was probably meant; empty where nothing is like it."""
    names = meant(word, known)
    return f"bedoelde u {' of '.join(shown(name) for name in names)}?" if names else ""


def place_after(text: str) -> tuple[int, int]:
    """The line and column, from 1, of what comes after ``text`` at the beginning of a file."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")
