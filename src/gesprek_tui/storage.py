"""Where things are kept on this machine, and opening them: folders, the journal and its passphrase."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gesprek_tui.dutch import stored
from gesprek_tui.errors import GesprekError
from gesprek_tui.settings import NAME, Settings, read_settings
from gesprek_tui.text import one_line

if TYPE_CHECKING:
    from gesprek_tui.commands.doctor import Opened
    from gesprek_tui.commands.reading import Kept
    from gesprek_tui.conversation.events import Event
    from gesprek_tui.conversation.summary import Summary
    from gesprek_tui.journal.keyfile import KeyFile, StoreKey
    from gesprek_tui.journal.rekey import Keys
    from gesprek_tui.journal.salvage import Readable
    from gesprek_tui.journal.store import Store
    from gesprek_tui.packs.catalog import Catalog
    from gesprek_tui.report.shelf import Shelf

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


def shelf_of(where: Where) -> "Shelf":
    """The templates of reports that this user has."""
    from gesprek_tui.report.shelf import Shelf

    return Shelf(reports_in(where.data), settings_of(where).report)


def reports_in(data_dir: Path) -> Path:
    """The folder of the user's own templates."""
    return data_dir / "reports"


def file_of_user(data_dir: Path, file: Path) -> Path:
    """The file that is named or, where there is none, the pack, case or template that this user has by that name."""
    if os.path.lexists(file) or file.name != str(file):
        return file
    name = file.name if file.suffix in (".yaml", ".j2") else f"{file.name}.yaml"
    own = (data_dir / folder / name for folder in ("packs", "cases", "reports"))
    return next(filter(os.path.isfile, own), file)


@contextmanager
def journal_of(data_dir: Path, *, write: bool) -> "Iterator[Store]":
    """The journal, open; asks the passphrase first where one is set, at a terminal until it is right."""
    store = _opened(data_dir, write=write)
    try:
        yield store
        if write:
            store.catch_up()  # before the copy, or the store would be younger than its copy
            _copy_of_today(data_dir, store)
    finally:
        store.close()


@contextmanager
def journal_there(data_dir: Path) -> "Iterator[Store]":
    """The journal to write, where there is one: nothing is made to find nothing in it."""
    from gesprek_tui.journal.opening import exists

    if not exists(data_dir):
        raise GesprekError(stored.NONE)
    with journal_of(data_dir, write=True) as store:
        yield store


@contextmanager
def journal_to_begin(data_dir: Path) -> "Iterator[Store]":
    """The journal to write or, when it is too damaged for that, to look back in."""
    from gesprek_tui.journal.problems import StoreDamaged

    with ExitStack() as stack:
        try:
            store = stack.enter_context(journal_of(data_dir, write=True))
        except StoreDamaged:
            store = stack.enter_context(journal_of(data_dir, write=False))
        yield store


def _copy_of_today(data_dir: Path, store: "Store") -> None:
    """At the end, when nobody waits for a question or a note: half a second for a store of 30 MB, once a day."""
    from gesprek_tui.journal.problems import StoreClosed

    try:
        if store.summaries(limit=1):
            from gesprek_tui.journal import backups

            backups.roll(data_dir, store, date.today())
    except StoreClosed:
        pass  # it was locked, and its key is gone: the next time will do
    except GesprekError as error:
        print(error, file=sys.stderr)


def passphrase_of_copy(data_dir: Path) -> str | None:
    """The passphrase that a copy gets of a store that has none; None when the store has one itself."""
    from gesprek_tui.dutch import backup as words
    from gesprek_tui.journal.opening import exists, needs_passphrase
    from gesprek_tui.journal.problems import NoStore

    if not exists(data_dir):
        raise NoStore(data_dir)
    if needs_passphrase(data_dir):
        return None
    if named := os.environ.get("GESPREK_PASSPHRASE_FILE"):
        return passphrase_in(Path(named))
    if not _can_ask():
        raise GesprekError(words.NEEDS_PASSPHRASE)
    from gesprek_tui.commands import asking

    with asking.quiet():
        asking.say(words.COPY_PASSPHRASE)
        if chosen := asking.new_passphrase(words.ASK_FOR_COPY):
            return chosen
    raise GesprekError(words.STOPPED)


def unlock_copy(key_file: "KeyFile", fits: "Callable[[StoreKey], bool]") -> "StoreKey":
    """Open the key file of a copy, asking for its passphrase as for that of the store."""
    if not _can_ask() or key_file.open:
        return key_file.unlock(_passphrase, fits)[0]
    from gesprek_tui.commands import asking
    from gesprek_tui.dutch import backup as words

    with asking.quiet():
        asking.say(words.COPY_IS_CLOSED)
        return asking.until_it_fits(lambda: key_file.unlock(asking.Question(), fits)[0])


@contextmanager
def keys_of(data_dir: Path) -> "Iterator[Keys]":
    """The keys of the journal, to change them; asks the passphrase as :func:`journal_of` does."""
    from gesprek_tui.commands import asking
    from gesprek_tui.dutch import keys as words
    from gesprek_tui.journal.opening import open_keys

    if not _can_ask():
        with open_keys(data_dir, _passphrase) as keys:
            yield keys
        return
    question = asking.Question()
    with asking.quiet(), ExitStack() as stack:
        keys = asking.until_it_fits(lambda: stack.enter_context(open_keys(data_dir, question)))
        if question.by_recovery:
            asking.say(words.BY_RECOVERY)
        yield keys


def _opened(data_dir: Path, *, write: bool) -> "Store":
    from gesprek_tui.journal.opening import exists, needs_passphrase, open_store

    opened = partial(open_store, data_dir, write=write, summarise=_summary_of)
    if write and not exists(data_dir):
        return _opened_first(opened)
    if not _can_ask() or not needs_passphrase(data_dir):
        return opened(passphrase=_passphrase)
    from gesprek_tui.commands import asking

    question = asking.Question()
    with asking.quiet():
        store = asking.until_it_fits(lambda: opened(passphrase=question))
        if write and question.by_recovery:
            store.close()
            _replace_forgotten(data_dir, question.answer)
            store = opened(passphrase=lambda: question.answer)
        return store


def _opened_first(opened: "Callable[..., Store]") -> "Store":
    from gesprek_tui.dutch import keys as words

    if _can_ask():
        from gesprek_tui.commands import asking

        with asking.quiet():
            return opened(passphrase=asking.first_passphrase, new_code=asking.shown_code)
    if "GESPREK_PASSPHRASE_FILE" not in os.environ:
        print(words.NOT_SET, file=sys.stderr)
    return opened(passphrase=_passphrase)


def _replace_forgotten(data_dir: Path, code: str) -> None:
    from gesprek_tui.commands import asking
    from gesprek_tui.dutch import keys as words
    from gesprek_tui.journal.opening import open_keys

    with open_keys(data_dir, lambda: code) as keys:
        asking.say(words.BY_RECOVERY)
        if new := asking.new_passphrase(words.AFTER_RECOVERY):
            keys.change(new)
            asking.say(words.CHANGED)


def _can_ask() -> bool:
    return sys.stdin.isatty() and "GESPREK_PASSPHRASE_FILE" not in os.environ


@contextmanager
def kept(data_dir: Path) -> "Iterator[Kept]":
    """The journal to read, beside a program that writes; an empty one where nothing is kept yet.

    Of a damaged one what is readable is read; at the end it raises what of that was not.
    """
    from gesprek_tui.journal.memory import MemoryJournal
    from gesprek_tui.journal.opening import exists

    if not exists(data_dir):
        yield MemoryJournal()
        return
    from gesprek_tui.journal.salvage import Readable

    with journal_of(data_dir, write=False) as store:
        readable = Readable(store)
        yield readable
    if readable.salvaged:
        _tell_damage(readable)


def _tell_damage(readable: "Readable") -> None:
    """Tell what is damaged; as an error when it is in what was asked for."""
    from gesprek_tui.dutch import damage as words

    salvaged = readable.salvaged
    assert salvaged
    if readable.asked and not readable.asked & salvaged.missing.keys():
        print(words.elsewhere(), file=sys.stderr)
    else:
        raise GesprekError(f"{words.missing(salvaged.missing, salvaged.lost)} {words.TODO}")


@contextmanager
def store_to_check(data_dir: Path, *, ask: bool) -> "Iterator[Opened]":
    """The store for ``doctor``, opened where that can be done without asking or, with ``ask``, at a terminal."""
    from gesprek_tui.commands.doctor import Opened
    from gesprek_tui.journal.opening import exists, needs_passphrase

    there = closed = False
    store: Store | None = None
    problem: str | None = None
    try:
        there = exists(data_dir)
        closed = there and needs_passphrase(data_dir)
        if there and (not closed or "GESPREK_PASSPHRASE_FILE" in os.environ or (ask and _can_ask())):
            store = _opened(data_dir, write=False)
    except GesprekError as error:
        problem = str(error)
    try:
        yield Opened(there, closed, store, problem)
    finally:
        if store is not None:
            store.close()


def _summary_of(events: "Sequence[Event]") -> "Summary":
    from gesprek_tui.conversation.evolve import fold
    from gesprek_tui.conversation.summary import summarise

    return summarise(fold(events[0].id, events))


def _passphrase() -> str | None:
    if named := os.environ.get("GESPREK_PASSPHRASE_FILE"):
        return passphrase_in(Path(named))
    if not _can_ask():
        return None
    from gesprek_tui.commands import asking

    return asking.Question()()


def passphrase_in(file: Path) -> str:
    """The passphrase that a file holds, without the end of its line. Raises GesprekError."""
    from gesprek_tui.dutch import keys as words

    shown = one_line(str(file))
    try:
        text = file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise GesprekError(words.unreadable(shown)) from None
    if not text:
        raise GesprekError(words.empty(shown))
    return text
