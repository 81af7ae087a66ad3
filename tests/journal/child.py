"""Other programs that use the same data folder: run as ``python -m tests.journal.child ACT FOLDER [MORE]``."""

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gesprek_tui.conversation.events import Event, from_json, to_json
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal import database, keyfile
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE
from tests.journal.samples import K017, note, open_here, started, summarise

if TYPE_CHECKING:
    from sqlite3 import Connection

NOBODY = 65534


def write_on_and_on(folder: Path) -> None:
    """Append notes for ever; after each, and only then, print its number."""
    store = open_here(folder)
    events: list[Event] = store.events(K017)
    while True:
        seq = len(events) + 1
        events.append(started() if seq == 1 else note(seq, f"notitie {seq} " + "x" * 500))
        store.append(K017, events[-1:], summarise(events), f"concept na {seq}")
        print(seq, flush=True)


def write_and_wait(folder: Path) -> None:
    """Save one note and hold on to the store, as a program does in which nobody types."""
    store = open_here(folder)
    store.append(K017, [started()], summarise([started()]), "")
    print(1, flush=True)
    signal.pause()


def die_in_commit(folder: Path) -> None:
    """Leave a half written store with its rollback journal, as a kill in the middle of a commit does."""
    connection = open_database(folder / STORE_FILE, keyfile.read(folder / KEY_FILE).key(None), write=True)
    # a cache of one page makes SQLite write into the store long before the commit
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE events SET body = 'half'")
    rows = [(K017, 1000 + number, str(number), "half" * 500) for number in range(200)]
    connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", rows)
    os.kill(os.getpid(), signal.SIGKILL)


def die_while_migrating(folder: Path, last: str) -> None:
    """Open to write, which brings an older store up to date, and be killed before statement ``last`` of that."""
    connect, left = database._connect, int(last)

    def watched(path: Path, key: StoreKey, *, write: bool) -> "Connection":
        connection = connect(path, key, write=write)
        begun = False

        def before(statement: str) -> None:
            nonlocal begun, left
            begun = begun or statement.startswith("BEGIN")
            left -= begun
            if begun and not left:
                os.kill(os.getpid(), signal.SIGKILL)

        connection.set_trace_callback(before)
        return connection

    database._connect = watched
    open_here(folder)


def die_while_copying(folder: Path) -> None:
    """Open to write, and be killed in the middle of the copy that is made before an older store is brought up."""

    def half(source: BinaryIO, target: BinaryIO) -> None:
        target.write(source.read(5000))
        target.flush()
        os.kill(os.getpid(), signal.SIGKILL)

    shutil.copyfileobj = half  # type: ignore[assignment]
    open_here(folder)


def open_unprivileged(folder: Path) -> None:
    """Open to write as somebody whom permissions bind, and print what comes of it."""
    _give_up_root()
    try:
        open_here(folder).close()
    except GesprekError as error:
        print(type(error).__name__)
    else:
        print("opened")


def read_unprivileged(folder: Path) -> None:
    """Read as somebody whom permissions bind, and print how many events there are."""
    _give_up_root()
    store = open_here(folder, write=False)
    print(len(store.events(K017)))
    store.close()


def open_with_open_umask(folder: Path) -> None:
    """Make a store, and leave a rollback journal, where everybody may do everything by default."""
    os.umask(0)
    store = open_here(folder)
    store.append(K017, [started()], summarise([started()]), "")
    store.close()
    die_in_commit(folder)


def _give_up_root() -> None:
    # loads what is loaded late, while this process may still read the interpreter's own files
    from_json(to_json(started()))
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
