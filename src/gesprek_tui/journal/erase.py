"""Taking words out of the store for good: rows, index and draft, the bytes of the file, and the reserve copies.

``secure_delete`` overwrites what a row leaves in its page; a full-text index keeps words until it is optimised,
and only ``VACUUM`` makes a file without free pages. What a solid-state disk keeps of old blocks is encrypted.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.conversation.erasing import Erasure
from gesprek_tui.conversation.events import Erased, to_json
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.keyfile import StoreKey

if TYPE_CHECKING:
    from sqlite3 import Connection

COPIES = "reservekopieen"
"""The folder of the rolling backups, each a database under the store's own key."""
REPLACED = "vervangen-*"
"""The folders that a restore put aside whole."""


def erase(db: "Connection", conversations: Sequence[str]) -> None:
    """Take conversations away with all that belongs to them. Inside a transaction."""
    rows = [(conversation,) for conversation in conversations]
    for table in ("events", "summaries", "drafts"):
        db.executemany(f"DELETE FROM {table} WHERE conversation = ?", rows)
    _forget(db, conversations)


def blank(db: "Connection", conversation: str, erased: Sequence[Erased]) -> None:
    """Put gaps in the place of events that are here, and forget the draft. Inside a transaction."""
    db.executemany(
        "UPDATE events SET body = ? WHERE conversation = ? AND id = ?",
        [(json.dumps(to_json(gap), separators=(",", ":")), conversation, gap.id) for gap in erased],
    )
    db.execute("DELETE FROM drafts WHERE conversation = ?", (conversation,))
    _forget(db, [conversation])


def rewrite(db: "Connection") -> bool:
    """Make the file anew without free pages; False when there is no room to. Outside a transaction."""
    try:
        db.execute("VACUUM")
    except sqlcipher.Error:
        return False
    return True


def in_copies(folder: Path, key: StoreKey, act: Callable[["Connection"], None]) -> Erasure:
    """Do the same in every reserve copy of a data folder; which could not be reached is told, never raised."""
    copies, missed = 0, list[str]()
    for copy in sorted((folder / COPIES).glob("*.db")):
        try:
            with closing(open_database(copy, key, write=True)) as db:
                db.execute("BEGIN IMMEDIATE")
                act(db)
                db.execute("COMMIT")
                rewrite(db)
            copies += 1
        except (sqlcipher.Error, GesprekError, OSError):
            missed.append(f"{COPIES}/{copy.name}")
    return Erasure(copies=copies, missed=tuple(missed), beside=tuple(_beside(folder)))


def _beside(folder: Path) -> Iterator[str]:
    return (path.name for path in sorted(folder.glob(REPLACED)) if path.is_dir())


def _forget(db: "Connection", conversations: Sequence[str]) -> None:
    """Take the words out of the full-text index too, where there is one."""
    if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'search'").fetchone():
        db.executemany("DELETE FROM lines WHERE conversation = ?", [(each,) for each in conversations])
        db.execute("INSERT INTO search(search) VALUES ('rebuild')")
        db.execute("INSERT INTO search(search) VALUES ('optimize')")
