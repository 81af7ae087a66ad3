"""Looking through a whole store, for ``gesprek doctor``: nothing is changed and no writer waits for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.conversation.events import EventError, from_json
from gesprek_tui.conversation.summary import SUMMARY_VERSION, Summary
from gesprek_tui.journal.backups import flawed
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.problems import is_damage, reading_problem

if TYPE_CHECKING:
    from sqlite3 import Connection

    from gesprek_tui.journal.store import Store, Summarise


@dataclass(frozen=True, slots=True)
class Health:
    """How a store is. With ``flawed`` pages the rest was not looked at."""

    flawed: bool
    conversations: int = 0
    unreadable: tuple[str, ...] = ()
    """Ids of conversations with an event that is not understood, or that miss one."""
    stale: tuple[str, ...] = ()
    """Ids of conversations whose row in the list is not what their events add up to."""
    drafts: int = 0
    """How many conversations have a line that was typed and not entered."""


def examine(store: "Store") -> Health:
    """Look through the store, page by page and event by event.

    Raises a :class:`~gesprek_tui.journal.problems.StoreProblem` when it cannot be read for another reason.
    """
    connection: Connection | None = None
    try:
        connection = open_database(store.path, store.key, write=False)
        if flawed(connection):
            return Health(flawed=True)
        return _sound(connection, store.summarise)
    except sqlcipher.Error as error:
        if is_damage(error):
            return Health(flawed=True)
        raise reading_problem(error, store.path) from None
    finally:
        if connection is not None:
            connection.close()


def _sound(connection: "Connection", summarise: "Summarise") -> Health:
    ids = connection.execute("SELECT conversation FROM summaries UNION SELECT conversation FROM events").fetchall()
    unreadable, stale = [], []
    for (conversation,) in ids:
        # both in one transaction, or what another window saves meanwhile would look like a difference
        connection.execute("BEGIN")
        rows = connection.execute(
            "SELECT seq, body FROM events WHERE conversation = ? ORDER BY seq", (conversation,)
        ).fetchall()
        row = connection.execute(
            "SELECT summary_version, body FROM summaries WHERE conversation = ?", (conversation,)
        ).fetchone()
        connection.execute("ROLLBACK")
        try:
            history = [from_json(msgspec.json.decode(body)) for _, body in rows]
        except (EventError, ValueError):
            history = []
        if not history or [seq for seq, _ in rows] != list(range(1, len(rows) + 1)):
            unreadable.append(conversation)
        elif row is None or (row[0] == SUMMARY_VERSION and _row(row[1]) != summarise(history)):
            stale.append(conversation)
    drafts = connection.execute("SELECT count(*) FROM drafts").fetchone()[0]
    return Health(
        flawed=False, conversations=len(ids), unreadable=tuple(unreadable), stale=tuple(stale),
        drafts=drafts,
    )  # fmt: skip


def _row(body: str) -> Summary | None:
    try:
        return msgspec.json.decode(body, type=Summary)
    except msgspec.MsgspecError:
        return None
