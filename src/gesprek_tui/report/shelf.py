"""The templates there are: those of the program and those of the user, who may replace one by its name."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import reports as dutch
from gesprek_tui.errors import GesprekError
from gesprek_tui.outside import read_regular
from gesprek_tui.packs.places import content_root
from gesprek_tui.report.parts import Report
from gesprek_tui.report.template import LARGEST, Template
from gesprek_tui.text import one_line

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOLDER = "reports"
SUFFIX = ".j2"
GENERAL = "algemeen"
"""The report that tells all there is to tell."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """``own`` is the user's folder; it need not exist. ``first`` is the report that one gets without choosing."""

    own: Path | None = None
    first: str = GENERAL

    def ids(self) -> tuple[str, ...]:
        """The names of all templates, the first and the general one before the others."""
        names = {name for folder in self._folders() for name in _names(folder)}
        return tuple(sorted(names, key=lambda name: (name != self.first, name != GENERAL, name)))

    def template(self, wanted: str | None = None) -> Template:
        """A template by its name, or the first. Raises GesprekError when there is none or it cannot be read."""
        wanted = wanted or self.first
        for folder in self._folders():
            if wanted in _names(folder):
                return read_template(folder / f"{wanted}{SUFFIX}")
        raise GesprekError(dutch.no_such_report(one_line(wanted), tuple(map(one_line, self.ids()))))

    def _folders(self) -> "list[Path | Traversable]":
        return [*([self.own] if self.own and self.own.is_dir() else []), content_root() / FOLDER]


def read_template(file: "Path | Traversable") -> Template:
    """A template from its file. Raises GesprekError when it cannot be read."""
    try:
        source = _bytes(file).decode()
    except (OSError, ValueError):
        raise GesprekError(dutch.report_unreadable(one_line(str(file)))) from None
    return Template.read(file.name.removesuffix(SUFFIX), source)


def report_of(state: State, template: Template | None = None) -> Report:
    """The report of a conversation, or the report so far; without a template the general one."""
    return (template or Shelf().template(GENERAL)).report(state)


def _bytes(file: "Path | Traversable") -> bytes:
    if not isinstance(file, Path):
        return file.read_bytes()
    data = read_regular(file, 4 * LARGEST)
    if data is None:
        raise OSError("no regular file")
    return data


def _names(folder: "Path | Traversable") -> list[str]:
    return [file.name.removesuffix(SUFFIX) for file in folder.iterdir() if file.name.endswith(SUFFIX)]
