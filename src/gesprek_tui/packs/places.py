"""Where packs and cases are found: beside the program, in installed packages, in the user's own folder.

Only names are looked at here. No file is opened, and no code of an installed package is imported.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from gesprek_tui.errors import GesprekError
from gesprek_tui.packs.findings import Finding, Severity
from gesprek_tui.text import one_line

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

GROUP = "gesprek_tui.packs"
"""The entry point group of packages with packs; the value names the folder, as in ``mypackage.packs``."""

# the models' Id, which cannot be imported here without importing pydantic
_ID = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_ID_LENGTH = 60


@dataclass(frozen=True)
class Origin:
    """Where a pack comes from. ``package`` is the name of the installed distribution, or empty."""

    kind: Literal["bundled", "package", "user", "previewed"]
    package: str = ""


@dataclass(frozen=True)
class Place:
    """One file that may hold the pack or case with this id."""

    id: str
    origin: Origin
    source: "Path | Traversable"

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return one_line(str(self.source))


def content_root() -> "Path | Traversable":
    """The folder with the bundled packs, in a wheel or in a checkout. Raises GesprekError."""
    from importlib.resources import files  # noqa: PLC0415 - slow, and of no use to `gesprek --version`

    packed = files("gesprek_tui") / "content"
    if packed.is_dir():
        return packed
    repository = Path(__file__).resolve().parents[3]
    if (repository / "content").is_dir() and (repository / "pyproject.toml").is_file():
        return repository / "content"
    raise GesprekError(
        "De methodepakketten van gesprek-tui zijn niet gevonden. Uw gegevens zijn veilig; installeer het "
        "programma opnieuw."
    )


def folder(root: "Path | Traversable", origin: Origin) -> Iterator[Place | Finding]:
    """The files of one folder by name; nothing when there is no folder."""
    try:
        files = sorted(root.iterdir(), key=lambda file: file.name)
    except FileNotFoundError:
        return
    except OSError:
        yield _finding(str(root), "deze map kan niet gelezen worden", "kijk naar de rechten")
        return
    for file in files:
        yield from named(file, origin)


def installed() -> Iterator[Place | Finding]:
    """The files that installed packages offer, by the names of the packages."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and needed once

    for point in sorted(entry_points(group=GROUP), key=lambda point: (_distribution(point), point.value)):
        yield from _offered(point)


def _distribution(point: "EntryPoint") -> str:
    return one_line(point.dist.name) if point.dist else ""


def _offered(point: "EntryPoint") -> Iterator[Place | Finding]:
    name = _distribution(point)
    offered = PurePosixPath(point.value.partition(":")[0].strip().replace(".", "/"))
    try:
        listed = (point.dist.files if point.dist else None) or []
        files = [Path(str(file.locate())) for file in listed if PurePosixPath(file).parent == offered]
    except Exception:  # the file list is written by others, and a bad one must not stop the program
        yield _finding(name, "de bestandenlijst van dit Python-pakket is niet te lezen", "installeer het opnieuw")
        return
    found = [place for file in sorted(files) for place in named(file, Origin("package", name))]
    if not found:
        message = f"dit Python-pakket heeft geen methodepakketten in {one_line(str(offered))}"
        yield _finding(name, message, severity="warning")
    yield from found


def named(file: "Path | Traversable", origin: Origin) -> Iterator[Place | Finding]:
    """One file by its name: a place, a finding, or nothing when it is no pack."""
    stem, dot, extension = file.name.rpartition(".")
    if extension != "yaml" or not dot or stem.endswith(".eigen") or stem.startswith("."):
        return
    if _ID.fullmatch(stem) and len(stem) <= _ID_LENGTH:
        yield Place(stem, origin, file)
    else:
        message = "de naam van dit bestand heeft alleen kleine letters, cijfers en streepjes, zoals mijn-methode.yaml"
        yield _finding(str(file), message)


def _finding(name: str, message: str, suggestion: str = "", severity: Severity = "error") -> Finding:
    return Finding(one_line(name), 1, 1, "bestand", message, suggestion, severity)
