"""Putting a copy back: looked through before anything is touched, and never over what is there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.journal import archive, backups, keyfile, swap
from gesprek_tui.journal.backups import Contents
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.files import WriterLock, make_private_folder
from gesprek_tui.journal.keyfile import KeyFile, StoreKey
from gesprek_tui.journal.opening import KEY_FILE, LOCK_FILE, SIDE_FILES, STORE_FILE
from gesprek_tui.journal.problems import (
    FolderUnusable,
    NotACopy,
    StoreDamaged,
    StoreNewer,
    StoreProblem,
    reading_problem,
)
from gesprek_tui.journal.rekey import opens

Unlock: TypeAlias = Callable[[KeyFile, Callable[[StoreKey], bool]], StoreKey]
"""Opens a key file; it is told whether a key fits the store."""


@dataclass(frozen=True, slots=True)
class Present:
    """What stands where the copy is to come: its contents, or None when they cannot be read with the copy's key."""

    contents: Contents | None
    changed: datetime
    """When the store was last written, in local time."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and the folder that keeps what was there, if anything was."""

    contents: Contents
    aside: Path | None


def restore(
    file: Path,
    data_dir: Path,
    *,
    unlock: Unlock,
    agree: Callable[[Contents, Present], None],
) -> Restored:
    """Put the conversations of ``file`` in ``data_dir``: one of ``gesprek backup``, or a store with its key beside it.

    ``unlock`` opens the key file of the copy. ``agree`` is called only when something is there already, and raises
    what is to stop it. A kill leaves what was there, or what was put back, whole.

    Raises a :class:`~gesprek_tui.journal.problems.StoreProblem`; then nothing was changed.
    """
    if (data_dir / STORE_FILE).exists() and _same(file, data_dir / STORE_FILE):
        raise NotACopy(file, "dit is wat hier nu staat")
    try:
        with _locked(data_dir):
            if swap.waiting(data_dir):
                swap.finish(data_dir, SIDE_FILES)
            try:
                coming = swap.stage(data_dir)
                key, contents = _staged(file, coming, unlock)
                if present := _present(data_dir, key):
                    agree(contents, present)
                _stage_copies(data_dir, coming, key)
                return Restored(contents, swap.exchange(data_dir, SIDE_FILES))
            finally:
                swap.drop(data_dir)
    except OSError as error:
        raise FolderUnusable.of(Path(error.filename or data_dir), error) from None


def _staged(file: Path, coming: Path, unlock: Unlock) -> tuple[StoreKey, Contents]:
    """Put what is to come in the folder ``coming``, opened and looked through; gives its key and what it holds."""
    store = coming / STORE_FILE
    told = None
    if archive.is_archive(file):
        told = archive.unpack(file, coming)
    else:
        archive.copy_beside(file, coming)
    try:
        key = unlock(keyfile.read(coming / KEY_FILE), lambda key: opens(store, key))
        contents = _checked(store, key)
    except (StoreDamaged, sqlcipher.Error):
        raise NotACopy(file, "wat erin zit, is beschadigd of hoort niet bij elkaar") from None
    except StoreNewer:
        raise StoreNewer(file) from None
    if told and told != (contents.events, contents.sha256):
        raise NotACopy(file, "er zit iets anders in dan het zegt")
    return key, contents


def _same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)


def _checked(store: Path, key: StoreKey) -> Contents:
    try:
        # to write, for beside it may stand what a killed program was in the middle of
        open_database(store, key, write=True).close()
    except sqlcipher.Error as error:
        raise reading_problem(error, store) from None
    return backups.verify(store, key)


def _present(data_dir: Path, key: StoreKey) -> Present | None:
    here = [path for path in (data_dir / STORE_FILE, data_dir / KEY_FILE) if path.exists()]
    if not here:
        return None
    changed = datetime.fromtimestamp(max(path.stat().st_mtime for path in here))
    return Present(_contents(data_dir, key), changed)


def _contents(data_dir: Path, key: StoreKey) -> Contents | None:
    with suppress(StoreProblem, OSError):
        return _checked(data_dir / STORE_FILE, key)
    with suppress(StoreProblem, OSError):
        key_file = keyfile.read(data_dir / KEY_FILE)
        return _checked(data_dir / STORE_FILE, key_file.key(None)) if key_file.open else None
    return None


def _stage_copies(data_dir: Path, coming: Path, key: StoreKey) -> None:
    """The copies by the day stay when they are of the same key, and go aside with the store they are of otherwise."""
    newest = next(iter(backups.rolling(data_dir).values()), None)
    try:
        same = newest is None or opens(newest, key)
    except (sqlcipher.Error, StoreProblem):
        same = False
    if not same:
        make_private_folder(coming / backups.FOLDER)


@contextmanager
def _locked(data_dir: Path) -> Iterator[None]:
    made = [folder for folder in (data_dir, *data_dir.parents) if not folder.exists()]
    make_private_folder(data_dir)
    lock = WriterLock(data_dir / LOCK_FILE)
    try:
        yield
    finally:
        lock.release()
        if made and not (data_dir / STORE_FILE).exists():
            # nothing was put back: what was made for it goes too
            (data_dir / LOCK_FILE).unlink()
            with suppress(OSError):
                for folder in made:
                    folder.rmdir()
