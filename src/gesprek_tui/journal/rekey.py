"""Changing what opens a store: setting, changing and removing the passphrase, and a new recovery code.

Every change goes through the same steps, so that a crash at any moment leaves the old or the new:

1. the key file gets, beside what it holds, what it is going to be (``pending``);
2. only where the data key is a new one: the store is encrypted with it, in place (SQLite's rollback journal makes
   that all or nothing) and then every rolling backup in the same way;
3. the key file gets its new contents, without ``pending``; first the one beside the rolling backups.

Whoever opens the store after a crash finds ``pending``, looks which key fits, and goes on from there: forward when
the store has its new key already or was opened with a new slot, back otherwise.

What is left in unused blocks of a disk, and copies that the user made, are beyond this.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.journal import keyfile
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.files import write_lasting
from gesprek_tui.journal.keyfile import Slots, StoreKey
from gesprek_tui.journal.problems import FolderUnusable, KeysHalfway, StoreProblem, reading_problem

if TYPE_CHECKING:
    from collections.abc import Callable

BACKUPS = "reservekopieen"
"""The folder of the rolling backups: stores under the same data key, with the key file beside them."""


class Keys:
    """The keys of one store, opened by who holds the writer's lock. See :func:`gesprek_tui.journal.opening.open_keys`.

    Each change is done when it returns. It raises a StoreProblem when it is not; then the old still holds, or what
    was begun is finished when the store is opened next.
    """

    def __init__(self, path: Path, store: Path, key: StoreKey) -> None:
        self._path = path
        self._store = store
        self._key = key
        self._slots = keyfile.read(path).current

    @property
    def closed(self) -> bool:
        """Whether there is a passphrase."""
        return not self._slots.open

    @property
    def has_recovery(self) -> bool:
        """Whether there is a recovery code."""
        return self._slots.has_recovery

    def close_with(self, passphrase: str, code: str | None) -> list[str]:
        """Set a passphrase where there was none, with a new data key: the old one stood openly on disk.

        Gives the names of the rolling backups that could not follow and were removed.
        """
        key = self._key.renewed()
        return self._turn(Slots.closed(key, passphrase, code), key)

    def change(self, passphrase: str, code: str | None = None) -> None:
        """Put another passphrase in the place of the old one; the recovery code stays, or becomes ``code``."""
        slots = self._slots.with_passphrase(self._key, passphrase)
        self._turn(slots.with_recovery(self._key, code) if code else slots, self._key)

    def renew_recovery(self, code: str) -> None:
        """Put another recovery code in the place of the old one, if any."""
        self._turn(self._slots.with_recovery(self._key, code), self._key)

    def open_up(self) -> None:
        """Remove the passphrase and the recovery code: the key stands openly in the key file from then on."""
        self._turn(Slots.opened(self._key), self._key)

    def _turn(self, slots: Slots, key: StoreKey) -> list[str]:
        try:
            keyfile.write(self._path, self._slots, slots)
            if key != self._key:
                _reseal(self._store, self._key, key)
        except (OSError, sqlcipher.Error) as error:
            self._turn_back()
            if isinstance(error, OSError):
                raise FolderUnusable.of(self._path, error) from None
            raise reading_problem(error, self._store) from None
        try:
            removed = settle(self._path, slots, key, self._key)
        except OSError as error:
            raise KeysHalfway(self._path, error) from None
        self._slots, self._key = slots, key
        return removed

    def _turn_back(self) -> None:
        """Back to the old slots; raises KeysHalfway when it is not certain that the store still has its old key."""
        try:
            if opens(self._store, self._key):
                keyfile.write(self._path, self._slots)
                return
        except (OSError, sqlcipher.Error, StoreProblem):
            pass
        raise KeysHalfway(self._path) from None


def finish(path: Path, store: Path, passphrase: "Callable[[], str | None]") -> StoreKey:
    """Bring a change that was cut short to an end, forward or back, and give the key that holds.

    The caller holds the writer's lock. Raises what :meth:`KeyFile.key` raises, database errors and OSError.
    """
    file = keyfile.read(path)

    def fits(key: StoreKey) -> bool:
        return opens(store, key)

    key, slots = file.unlock(passphrase, fits)
    settle(path, slots, key, file.key(None) if file.open else key)
    return key


def settle(path: Path, slots: Slots, key: StoreKey, old: StoreKey) -> list[str]:
    """Let the rolling backups follow the store from key ``old`` to ``key``, and make ``slots`` what the key file holds.

    Gives the names of the backups that were removed because they could not follow. Raises OSError.
    """
    backups = path.parent / BACKUPS
    beside = backups / path.name
    removed = []
    if backups.is_dir():
        # both keys, for as long as some of them have the one and some the other
        write_lasting(beside, path.read_bytes())
        if key != old:
            removed = rekey_backups(backups, old, key)
        keyfile.write(beside, slots)
    keyfile.write(path, slots)
    return removed


def rekey_backups(backups: Path, old: StoreKey, new: StoreKey) -> list[str]:
    """Give every rolling backup the new key, each in place and all or nothing.

    One that opens with the old key and cannot be given the new one is removed, for the old key is not to open
    anything any more; its name is in what this returns. One that neither key opens is left alone.
    """
    removed = []
    for half in backups.glob("*.db.nieuw*"):
        half.unlink()  # of a copy that was cut short: no use to anybody, but in part to be read with the old key
    for file in sorted(backups.glob("*.db")):
        try:
            if opens(file, old):
                _reseal(file, old, new)
        except (OSError, sqlcipher.Error, StoreProblem):
            for name in (file.name, f"{file.name}-journal"):
                file.with_name(name).unlink(missing_ok=True)
            removed.append(file.name)
    return removed


def opens(file: Path, key: StoreKey) -> bool:
    """Whether this is the key of that store; rolls back what a crash left half done in it, whatever the key."""
    try:
        # to write, for a half done change must be rolled back before anything can be told
        open_database(file, key, write=True).close()
    except sqlcipher.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            return False
        raise
    return True


def _reseal(file: Path, old: StoreKey, new: StoreKey) -> None:
    connection = open_database(file, old, write=True)
    try:
        connection.execute(f"PRAGMA rekey = \"x'{new.data.hex()}{new.salt.hex()}'\"").fetchall()
    finally:
        connection.close()
    # SQLCipher is not believed on its word
    open_database(file, new, write=True).close()
