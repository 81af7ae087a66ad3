"""What one act reads and writes in the tables of the journal; whoever calls holds the transaction."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import json as structs

from gesprek_tui.conversation.events import Event, from_json, to_json
from gesprek_tui.conversation.summary import SUMMARY_VERSION, Summary
from gesprek_tui.journal.history import follows, started_at
from gesprek_tui.journal.problems import changed_elsewhere
from gesprek_tui.text import clean

if TYPE_CHECKING:
    from sqlite3 import Connection


def history(db: "Connection", conversation: str) -> list[Event]:
    """All events of a conversation, in order. Raises EventError or ValueError where one cannot be read."""
    rows = db.execute("SELECT body FROM events WHERE conversation = ? ORDER BY seq", (conversation,)).fetchall()
    # one text is read faster than a thousand
    return [from_json(row) for row in json.loads(f"[{','.join(body for (body,) in rows)}]")]


def elsewhere(db: "Connection", conversation: str, events: Sequence[Event]) -> bool:
    """Whether an event of the file is here already as part of another conversation."""
    query = "SELECT 1 FROM events WHERE id = ? AND conversation != ?"
    return any(db.execute(query, (event.id, conversation)).fetchone() for event in events)


def insert(db: "Connection", conversation: str, events: Sequence[Event]) -> None:
    """Add the next events. Raises SaveError when they are not the next: somebody else has written."""
    query = "SELECT coalesce(max(seq), 0) + 1 FROM events WHERE conversation = ?"
    following = db.execute(query, (conversation,)).fetchone()[0]
    if not follows(events, following):
        raise changed_elsewhere()
    db.executemany(
        "INSERT INTO events (conversation, seq, id, body) VALUES (?, ?, ?, ?)",
        [(conversation, event.seq, event.id, _dumps(to_json(event))) for event in events],
    )


def put_summary(db: "Connection", summary: Summary) -> None:
    """Write the row of a conversation, new or anew."""
    # start and version of a row that is there never change, and naming them would write two indexes anew
    db.execute(
        "INSERT INTO summaries (conversation, started_at, ended, summary_version, body) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (conversation) DO UPDATE SET ended = excluded.ended, body = excluded.body",
        (summary.id, started_at(summary), summary.ended, SUMMARY_VERSION, structs.encode(summary).decode()),
    )


def put_draft(db: "Connection", conversation: str, text: str) -> None:
    """Write what is being typed; '' takes it away."""
    if text:
        # cleaned here too: a stray surrogate would fail inside the driver, in an error that holds the text
        db.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?)", (conversation, clean(text)))
    else:
        db.execute("DELETE FROM drafts WHERE conversation = ?", (conversation,))


def _dumps(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
