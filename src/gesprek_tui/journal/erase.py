"""Taking words out of the store for good: rows, index and draft, the bytes of the file, and the reserve copies.

``secure_delete`` overwrites what a row leaves, but not what a page that was split before left beside its rows
(found in 5 of 25 random stores): only ``VACUUM`` makes a file in which nothing is left. The full-text index lets go
of words at once, see ``secure-delete`` in database.py. What a solid-state disk keeps of old blocks is encrypted.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.conversation.erasing import Erasure
from gesprek_tui.conversation.events import Erased, to_json
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.files import write_lasting
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.rekey import BACKUPS
from gesprek_tui.journal.swap import ASIDE

if TYPE_CHECKING:
    from sqlite3 import Connection

OWED = ".opruimen"
"""What follows the name of the store in that of the file that says it has to be made anew."""


def erase(db: "Connection", conversations: Sequence[str]) -> bool:
    """Take conversations away with all that belongs to them; True. Inside a transaction."""
    rows = [(conversation,) for conversation in conversations]
    for table in ("events", "summaries", "drafts"):
        db.executemany(f"DELETE FROM {table} WHERE conversation = ?", rows)
    _forget(db, conversations)
    return True  # also where it was not: an earlier time may have been cut short before the file was rewritten


def blank(db: "Connection", conversation: str, erased: Sequence[Erased]) -> bool:
    """Put gaps in the place of events, and forget the draft; whether any of it was here. Inside a transaction."""
    before = db.total_changes
    db.executemany(
        "UPDATE events SET body = ? WHERE conversation = ? AND id = ?",
        [(json.dumps(to_json(gap), separators=(",", ":")), conversation, gap.id) for gap in erased],
    )
    db.execute("DELETE FROM drafts WHERE conversation = ?", (conversation,))
    held = db.total_changes > before
    if held:
        _forget(db, [conversation])
    return held


def rewrite(db: "Connection") -> bool:
    """Make the file anew with only what is in it; False when there is no room to. Outside a transaction."""
    try:
        db.execute("VACUUM")
    except sqlcipher.Error:
        return False
    return True


def owe(store: Path) -> None:
    """Say that the file has to be made anew, before what makes that so is committed."""
    with suppress(OSError):  # where not even this fits, what was asked is done all the same
        write_lasting(_owed(store), b"")


def settle(db: "Connection", store: Path) -> bool:
    """Make the file anew and owe nothing any more; see :func:`rewrite`."""
    done = rewrite(db)
    if done:
        with suppress(OSError):
            _owed(store).unlink(missing_ok=True)
    return done


def settle_owed(db: "Connection", store: Path) -> None:
    """What one that erased and was ended could not do. Outside a transaction."""
    if _owed(store).exists():
        settle(db, store)


def _owed(store: Path) -> Path:
    return store.with_name(store.name + OWED)


def in_copies(folder: Path, key: StoreKey, act: Callable[["Connection"], bool]) -> Erasure:
    """Do the same in every reserve copy of a data folder; which could not be changed is told, never raised.

    ``act`` says whether the copy held any of it: one that did not is left as it is.
    """
    copies, missed = 0, list[str]()
    for left in (folder / BACKUPS).glob("*.db.nieuw*"):  # of a copy that was cut short
        left.unlink()
    for copy in sorted((folder / BACKUPS).glob("*.db")):
        try:
            with closing(open_database(copy, key, write=True)) as db:
                db.execute("BEGIN IMMEDIATE")
                held = act(db)
                db.execute("COMMIT")
                gone = not held or rewrite(db)
        except (sqlcipher.Error, GesprekError, OSError):
            gone = False
        if gone:
            copies += 1
        else:
            missed.append(f"{BACKUPS}/{copy.name}")
    return Erasure(copies=copies, missed=tuple(missed), beside=tuple(_beside(folder)))


def _beside(folder: Path) -> Iterator[str]:
    return (path.name for path in sorted(folder.glob(f"{ASIDE}*")) if path.is_dir())


def _forget(db: "Connection", conversations: Sequence[str]) -> None:
    from gesprek_tui.journal.index import forget  # noqa: PLC0415 - no first question needs it

    for conversation in conversations:
        forget(db, conversation)
