"""Opening the journal of a data folder: which files are there, what they may mean, and who may write.

    gesprekken.db      the encrypted store          sleutel.json     its key, see keyfile.py
    gesprekken.lock    held by the one that writes  *.nieuw          a file that is being made
    reservekopieen/    see backups.py               terugzetten/     see swap.py

A new store is made only where neither store nor key file is; whatever else is found is never overwritten.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.journal import keyfile, rekey, swap
from gesprek_tui.journal.database import BUSY_MS, SCHEMA_VERSION, create_database, open_database, schema_version
from gesprek_tui.journal.erase import OWED
from gesprek_tui.journal.files import WriterLock, drop_unfinished, file_size, make_private_folder, move_lasting
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.problems import (
    FolderUnusable,
    NoStore,
    NotAFile,
    StoreEmpty,
    StoreIncomplete,
    StoreInUse,
    reading_problem,
)
from gesprek_tui.journal.store import Store, Summarise

if TYPE_CHECKING:
    from sqlite3 import Connection

KEY_FILE = "sleutel.json"
STORE_FILE = "gesprekken.db"
LOCK_FILE = "gesprekken.lock"
SIDE_FILES = (
    f"{STORE_FILE}-journal", f"{STORE_FILE}.nieuw", f"{STORE_FILE}.nieuw-journal", f"{KEY_FILE}.nieuw",
    f"{STORE_FILE}{OWED}",
)  # fmt: skip
"""What may stand beside a store and means nothing beside another one."""

_RETRY_SECONDS = 0.05


class _Place:
    """The paths of one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = folder / KEY_FILE
        self.store = folder / STORE_FILE
        self.lock = folder / LOCK_FILE
        # made whole under this name first; beside a key file it is a creation that was cut short
        self.unborn = folder / f"{STORE_FILE}.nieuw"
        # SQLite's own, there during a commit and after a crash
        self.rollback = folder / f"{STORE_FILE}-journal"

    def look(self) -> Literal["nothing", "unborn", "store"]:
        """What is there. Raises the problem when it is neither nothing nor whole."""
        if not self.folder.exists():
            return "nothing"
        if not self.folder.is_dir():
            raise NotAFile(self.folder, "een map")
        # the store is born after its key file, so a reader that looks meanwhile looks for the store first
        store, key = file_size(self.store), file_size(self.key)
        for path, size in ((self.store, store), (self.key, key)):
            if size == 0:
                raise StoreEmpty(path)
        if store is None and key is None:
            return "nothing"
        if key is None:
            raise StoreIncomplete(missing=self.key, present=self.store)
        if store is None and file_size(self.unborn):
            return "unborn"
        if not file_size(self.store):
            raise StoreIncomplete(missing=self.store, present=self.key)
        return "store"


def exists(data_dir: Path) -> bool:
    """Whether conversations are kept here. Raises a StoreProblem when what is here is not whole."""
    place = _Place(data_dir)
    with _disk_problems(place):
        _finish_exchange(place)
        return place.look() != "nothing"


def needs_passphrase(data_dir: Path) -> bool:
    """Whether opening asks for a passphrase; False where nothing is kept yet. Raises a StoreProblem.

    True as well when a change was cut short and only opening tells.
    """
    place = _Place(data_dir)
    with _disk_problems(place):
        if place.look() == "nothing":
            return False
        key_file = keyfile.read(place.key)
        return not key_file.open or key_file.pending is not None


@contextmanager
def open_keys(data_dir: Path, passphrase: Callable[[], str | None]) -> Iterator[rekey.Keys]:
    """The keys of the journal, to change them while nobody else writes; ``passphrase`` as in :func:`open_store`.

    Raises a :class:`~gesprek_tui.journal.problems.StoreProblem`.
    """
    place = _Place(data_dir)
    with _disk_problems(place):
        _finish_exchange(place)
        if place.look() == "nothing":
            raise NoStore(place.folder)
        _check_writable(place)
        lock = WriterLock(place.lock)
    try:
        with _disk_problems(place):
            _drop_unfinished_keys(place)
            found = place.look()
            key = _unlock(place, passphrase)
            if found == "unborn":
                _finish(place, key)
            # the key must fit, and the last commit of a writer that died is rolled back with the key it was made with
            open_database(place.store, key, write=True).close()
            keys = rekey.Keys(place.key, place.store, key)
        yield keys
    finally:
        lock.release()


def open_store(
    data_dir: Path,
    *,
    write: bool,
    passphrase: Callable[[], str | None],
    summarise: Summarise,
    new_code: Callable[[], str] | None = None,
) -> Store:
    """Open the journal, to write (one program at a time) or only to read beside the one that writes.

    ``passphrase`` is called at most once, after all that can be refused without it: for the passphrase of
    a closed store, or for that of a new one, where None makes an open key file; what it raises is to be a
    GesprekError. Only a writer makes a new store; ``new_code`` is called for the recovery code of one that gets a
    passphrase. ``summarise`` is the pure function that makes a summary;
    rows of an older version are rebuilt.

    Raises a :class:`~gesprek_tui.journal.problems.StoreProblem`; nothing was overwritten then.
    """
    place = _Place(data_dir)
    with _disk_problems(place):
        _finish_exchange(place)
        if write:
            return _open_writer(place, passphrase, summarise, new_code)
        return _open_reader(place, passphrase, summarise)


def _open_writer(
    place: _Place,
    passphrase: Callable[[], str | None],
    summarise: Summarise,
    new_code: Callable[[], str] | None,
) -> Store:
    # what is wrong here is told before a lock file is left in somebody else's folder
    if place.look() == "nothing":
        make_private_folder(place.folder)
    _check_writable(place)
    lock = WriterLock(place.lock)
    try:
        _drop_unfinished_keys(place)
        found = place.look()
        if found == "nothing":
            chosen = passphrase()
            key = _create(place, chosen, new_code() if chosen and new_code else None)
        else:
            key = _unlock(place, passphrase)
            if found == "unborn":
                _finish(place, key)
        connection = _open_current(place, key)
        try:
            key_of = None if keyfile.read(place.key).open else partial(_key_of, place)
            return Store(connection, place.store, key, summarise=summarise, lock=lock, key_of=key_of)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        lock.release()
        raise


def _open_current(place: _Place, key: StoreKey) -> "Connection":
    connection = open_database(place.store, key, write=True)
    if schema_version(connection) == SCHEMA_VERSION:
        return connection
    connection.close()
    from gesprek_tui.journal.migrate import migrate  # noqa: PLC0415 - once in the life of a store

    migrate(place.store, key)
    return open_database(place.store, key, write=True)


def _open_reader(place: _Place, passphrase: Callable[[], str | None], summarise: Summarise) -> Store:
    found = place.look()
    if found == "nothing":
        raise NoStore(place.folder)
    key = _unlock(place, passphrase, locked=False)
    deadline = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            if found == "store":
                connection = open_database(place.store, key, write=False)
                return Store(connection, place.store, key, summarise=summarise, lock=None)
        except sqlcipher.OperationalError:
            # after a crash the last commit must first be rolled back, which reading alone cannot
            if not place.rollback.exists() or time.monotonic() > deadline:
                raise
        try:
            _recover(place, key)
        except StoreInUse:
            # whoever has the lock is doing the same, or was in the middle of a commit
            if time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
        found = place.look()


def _create(place: _Place, passphrase: str | None, code: str | None) -> StoreKey:
    """Make store and key file so that a crash at any moment leaves nothing, or a creation to finish."""
    key = StoreKey.random()
    # an earlier attempt that did not come to a key file: nothing was ever in it
    for left in (place.unborn, place.unborn.with_name(f"{place.unborn.name}-journal")):
        left.unlink(missing_ok=True)
    create_database(place.unborn, key)
    keyfile.create(place.key, key, passphrase, code)
    _finish(place, key)
    return key


def _finish(place: _Place, key: StoreKey) -> None:
    open_database(place.unborn, key, write=True).close()
    move_lasting(place.unborn, place.store)


def _recover(place: _Place, key: StoreKey) -> None:
    """What a writer that died left to be done. Raises StoreInUse when a writer lives."""
    _check_writable(place)
    lock = WriterLock(place.lock)
    try:
        if place.look() == "unborn":
            _finish(place, key)
        open_database(place.store, key, write=True).close()
    finally:
        lock.release()


def _finish_exchange(place: _Place) -> None:
    """What a ``gesprek restore`` that was killed left to be done. Raises StoreInUse when it is still at it."""
    if swap.waiting(place.folder):
        lock = WriterLock(place.lock)
        try:
            if swap.waiting(place.folder):
                swap.finish(place.folder, SIDE_FILES)
        finally:
            lock.release()


def _unlock(place: _Place, passphrase: Callable[[], str | None], *, locked: bool = True) -> StoreKey:
    key_file = keyfile.read(place.key)
    deadline = time.monotonic() + BUSY_MS / 1000
    while key_file.pending is not None:
        try:
            return _finish_keys(place, passphrase, locked=locked)
        except StoreInUse:
            # whoever has the lock is doing the same, or is changing the passphrase
            if time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
        key_file = keyfile.read(place.key)
    return key_file.key(None if key_file.open else passphrase())


def _key_of(place: _Place, passphrase: str) -> StoreKey:
    """The key once more, for a store that was suspended."""
    with _disk_problems(place):
        place.look()
        return _unlock(place, lambda: passphrase)


def _drop_unfinished_keys(place: _Place) -> None:
    # of a passphrase that was being removed it may hold the key in the open
    for path in (place.key, place.folder / rekey.BACKUPS / KEY_FILE):
        drop_unfinished(path)


def _finish_keys(place: _Place, passphrase: Callable[[], str | None], *, locked: bool) -> StoreKey:
    if locked:
        return rekey.finish(place.key, place.store, passphrase)
    _check_writable(place)
    lock = WriterLock(place.lock)
    try:
        return rekey.finish(place.key, place.store, passphrase)
    finally:
        lock.release()


def _check_writable(place: _Place) -> None:
    # SQLite would open a file that cannot be written all the same, and fail at the first note
    for path, mode in ((place.folder, os.R_OK | os.W_OK | os.X_OK), (place.store, os.R_OK | os.W_OK)):
        if path.exists() and not os.access(path, mode):
            raise FolderUnusable.of(path, OSError(errno.EROFS if _on_read_only_disk(path) else errno.EACCES, ""))


def _on_read_only_disk(path: Path) -> bool:
    return sys.platform != "win32" and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


@contextmanager
def _disk_problems(place: _Place) -> Iterator[None]:
    try:
        yield
    except sqlcipher.Error as error:
        raise reading_problem(error, place.store) from None
    except NotADirectoryError:
        raise NotAFile(place.folder.parent, "een map") from None
    except OSError as error:
        raise FolderUnusable.of(place.folder, error) from None
