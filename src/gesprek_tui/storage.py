"""Where things are kept on this machine, and opening them: folders, the journal and its passphrase."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gesprek_tui import dutch
from gesprek_tui.errors import GesprekError
from gesprek_tui.settings import NAME, Settings, read_settings

if TYPE_CHECKING:
    from gesprek_tui.commands.reading import Kept
    from gesprek_tui.conversation.events import Event
    from gesprek_tui.conversation.summary import Summary
    from gesprek_tui.journal.store import Store
    from gesprek_tui.packs.catalog import Catalog

_PR_SET_DUMPABLE = 4


@dataclass(frozen=True, slots=True)
class Where:
    """The folder that holds everything, and the file with the settings."""

    data: Path
    config: Path


def where(chosen: str | None) -> Where:
    """Flag over environment over the system's own places."""
    if named := chosen or os.environ.get("GESPREK_DATA_DIR"):
        data = Path(named).expanduser().absolute()
        return Where(data, data / NAME)
    from platformdirs import user_config_path, user_data_path

    data = user_data_path("gesprek-tui", appauthor=False)
    return Where(data, user_config_path("gesprek-tui", appauthor=False) / NAME)


def settings_of(where: Where) -> Settings:
    """The settings; what does not fit in them is told on standard error."""
    settings, warnings = read_settings(where.config)
    for warning in warnings:
        print(warning, file=sys.stderr)
    return settings


def harden() -> None:
    """No core file may hold a client's words, no log or picture of Textual, and no plug-in of pydantic either."""
    for name in ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_SCREENSHOT", "TEXTUAL_PRESS"):
        os.environ.pop(name, None)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # other packages would see all that is validated here
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        # no other program of this user may read the memory, and no core file is handed to another program
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0)


def catalog_of(data_dir: Path, previewed: Path | None = None) -> "Catalog":
    """The packs that this user has, and the one that is ``previewed``."""
    from gesprek_tui.packs.catalog import Catalog

    return Catalog(user_packs=data_dir / "packs", user_cases=data_dir / "cases", previewed=previewed)


def file_of_user(data_dir: Path, file: Path) -> Path:
    """The file that is named or, where there is none, the pack or case that this user has by that name."""
    if os.path.lexists(file) or file.name != str(file):
        return file
    name = file.name if file.suffix == ".yaml" else f"{file.name}.yaml"
    own = (data_dir / folder / name for folder in ("packs", "cases"))
    return next(filter(os.path.isfile, own), file)


@contextmanager
def journal_of(data_dir: Path, *, write: bool) -> "Iterator[Store]":
    """The journal, open; asks the passphrase first where one is set, at a terminal up to three times."""
    store = _opened(data_dir, write=write)
    try:
        yield store
    finally:
        store.close()


def _opened(data_dir: Path, *, write: bool) -> "Store":
    from gesprek_tui.journal.opening import exists, open_store
    from gesprek_tui.journal.problems import WrongPassphrase

    ask = _passphrase if exists(data_dir) or not write else _new_passphrase
    opened = partial(open_store, data_dir, write=write, passphrase=ask, summarise=_summary_of)
    for _ in range(2 if _can_ask() else 0):
        try:
            return opened()
        except WrongPassphrase:
            print(dutch.WRONG_PASSPHRASE, file=sys.stderr)
    return opened()


def _can_ask() -> bool:
    return sys.stdin.isatty() and "GESPREK_PASSPHRASE_FILE" not in os.environ


@contextmanager
def kept(data_dir: Path) -> "Iterator[Kept]":
    """The journal to read, beside a program that writes; an empty one where nothing is kept yet."""
    from gesprek_tui.journal.memory import MemoryJournal
    from gesprek_tui.journal.opening import exists

    if not exists(data_dir):
        yield MemoryJournal()
        return
    with journal_of(data_dir, write=False) as store:
        yield store


def store_facts(data_dir: Path) -> dict[str, Any]:
    """What doctor tells of the journal, without opening it."""
    from gesprek_tui.journal.opening import exists, needs_passphrase

    try:
        there = exists(data_dir)
        return {"encrypted": there, "passphrase": there and needs_passphrase(data_dir), "store": None}
    except GesprekError as error:
        return {"encrypted": False, "passphrase": False, "store": str(error)}


def _summary_of(events: "Sequence[Event]") -> "Summary":
    from gesprek_tui.conversation.evolve import fold
    from gesprek_tui.conversation.summary import summarise

    return summarise(fold(events[0].id, events))


def _passphrase() -> str | None:
    if named := os.environ.get("GESPREK_PASSPHRASE_FILE"):
        return _passphrase_in(Path(named))
    return getpass(dutch.ASK_PASSPHRASE) if _can_ask() else None


def _new_passphrase() -> str | None:
    if named := os.environ.get("GESPREK_PASSPHRASE_FILE"):
        return _passphrase_in(Path(named))
    if not sys.stdin.isatty():
        print(dutch.NO_PASSPHRASE_SET, file=sys.stderr)
        return None
    print(dutch.FIRST_START)
    while first := getpass(dutch.NEW_PASSPHRASE):
        if getpass(dutch.AGAIN_PASSPHRASE) == first:
            return first
        print(dutch.DIFFERENT_PASSPHRASES)
    print(dutch.NO_PASSPHRASE_SET)
    return None


def _passphrase_in(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise GesprekError(dutch.PASSPHRASE_FILE) from None
