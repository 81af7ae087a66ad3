"""Copies of the store: made whole and looked through before they get their name, and the ones kept by the day.

    reservekopieen/gesprekken-2026-11-29.db   the store as it was when the writer was done that day
    reservekopieen/sleutel.json               its key file, as it was at the newest of them

A copy has the data key of the store itself. Whoever can open the one can open the other: another passphrase
later does not close a copy that was taken along before, and who has one with its passphrase has the key of the
store. The copies by the day follow a change of the passphrase, see rekey.py.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.journal.database import create_database, open_database
from gesprek_tui.journal.files import make_private_folder, move_lasting, write_lasting
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.problems import CopyFailed, StoreDamaged, reading_problem
from gesprek_tui.journal.rekey import BACKUPS

if TYPE_CHECKING:
    from sqlite3 import Connection

    from gesprek_tui.journal.store import Store

FOLDER = BACKUPS
DAYS, WEEKS = 7, 4

_KEY_FILE = "sleutel.json"
_NAME = "gesprekken-%Y-%m-%d.db"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds, without a word of it. Two stores with equal contents hold the same events.

    ``newest`` is when the last conversation began, in seconds since 1970. ``sha256`` is over the ids and bodies of
    all events; the ids hold too much chance for anybody to guess what would give the same one.
    """

    conversations: int
    events: int
    newest: float | None
    sha256: str


def contents(connection: "Connection") -> Contents:
    """Read all there is. Raises a database error where something cannot be read."""
    digest, events = hashlib.sha256(), 0
    for conversation, seq, id_, body in connection.execute(
        "SELECT conversation, seq, id, body FROM events ORDER BY conversation, seq"
    ):
        digest.update(f"{conversation} {seq} {id_} {body}\n".encode())
        events += 1
    conversations, newest = connection.execute("SELECT count(*), max(started_at) FROM summaries").fetchone()
    return Contents(conversations, events, newest, digest.hexdigest())


def flawed(connection: "Connection", *, pages_only: bool = False) -> bool:
    """Whether SQLCipher finds a page that is not what was written, or SQLite something that does not hang together.

    ``pages_only`` leaves out what SQLite looks at: it takes most of the time, and pages copied as they are hang
    together as they did.
    """
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        return True
    return not pages_only and connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]


def verify(path: Path, key: StoreKey, *, pages_only: bool = False) -> Contents:
    """Open a store with its key and look through all of it, see :func:`flawed`.

    Raises :class:`~gesprek_tui.journal.problems.StoreProblem`: damaged, newer, or not to be read.
    """
    try:
        connection = open_database(path, key, write=False)
        try:
            if flawed(connection, pages_only=pages_only):
                raise StoreDamaged(path)
            return contents(connection)
        finally:
            connection.close()
    except sqlcipher.Error as error:
        raise reading_problem(error, path) from None


def copy(source: "Connection", key: StoreKey, target: Path) -> Contents:
    """Copy the store to ``target`` with the same key, as it is at one moment, also while another program writes.

    The name is taken when the copy has been opened and holds what the store holds; it then replaces what had
    that name. Raises :class:`CopyFailed`, a database error or OSError; then there is no copy.
    """
    beside = target.with_name(f"{target.name}.nieuw")
    _remove(beside)
    try:
        create_database(beside, key)
        copied = open_database(beside, key, write=True)
        try:
            # in one transaction, or what another window saves meanwhile would look like a difference
            source.execute("BEGIN")
            try:
                source.backup(copied)
                expected = contents(source)
            finally:
                source.execute("ROLLBACK")
        finally:
            copied.close()
        if verify(beside, key, pages_only=True) != expected:
            raise CopyFailed(target)
        move_lasting(beside, target)
    except BaseException:
        _remove(beside)
        raise
    return expected


def rolling(data_dir: Path) -> dict[date, Path]:
    """The copies kept by the day, the newest first."""
    found = {}
    for path in (data_dir / FOLDER).glob("gesprekken-*.db"):
        with suppress(ValueError):
            found[datetime.strptime(path.name, _NAME).date()] = path
    return dict(sorted(found.items(), reverse=True))


def roll(data_dir: Path, store: "Store", today: date) -> None:
    """Make the copy of ``today`` when something was saved since the newest one and there is none of today.

    Then it lets go of what :func:`_surplus` names.

    Raises a :class:`~gesprek_tui.journal.problems.StoreProblem`; the copies that were there are untouched then.
    """
    folder = data_dir / FOLDER
    target = folder / today.strftime(_NAME)
    newest = next(iter(rolling(data_dir).values()), None)
    try:
        if target.exists() or (newest and newest.stat().st_mtime_ns >= store.path.stat().st_mtime_ns):
            return
        make_private_folder(folder)
        keep_key(data_dir)
        store.copy(target)
        for path in _surplus(rolling(data_dir)):
            path.unlink()
    except OSError:
        raise CopyFailed(target) from None


def keep_key(data_dir: Path) -> None:
    """See to it that the copies open with what the store opens with now. Raises OSError."""
    folder = data_dir / FOLDER
    if folder.is_dir():
        key = (data_dir / _KEY_FILE).read_bytes()
        beside = folder / _KEY_FILE
        if not beside.exists() or beside.read_bytes() != key:
            write_lasting(beside, key)


def _surplus(copies: dict[date, Path]) -> list[Path]:
    """All but the newest seven, and of what is older the newest of each of the last four weeks that have one."""
    older = list(copies)[DAYS:]
    weekly: dict[tuple[int, int], date] = {}
    for day in older:
        weekly.setdefault(day.isocalendar()[:2], day)
    kept = list(weekly.values())[:WEEKS]
    return [copies[day] for day in older if day not in kept]


def _remove(path: Path) -> None:
    for left in (path, path.with_name(f"{path.name}-journal")):
        left.unlink(missing_ok=True)
