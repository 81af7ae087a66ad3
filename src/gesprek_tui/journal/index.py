"""What can be found, beside the events: a table of lines and the full-text index over it.

It follows the events at its own pace, never inside a save: a conversation is stale when its last event is not the
one that was taken in last, and its lines are then made again as a whole. Nothing here is more than what the events
say, so it may be thrown away at any time.

A line is numbered by the second in which it was said. Newest first and ``since`` are then the order of the index
itself, which need not be sorted however many lines fit.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.finding import SHORTEST_BEGINNING, Hit, Query, Term, terms
from gesprek_tui.conversation.lines import LINES_VERSION, Line, lines_of
from gesprek_tui.journal.database import index_tables, schema_version
from gesprek_tui.text import client_key

if TYPE_CHECKING:
    from sqlite3 import Connection

Schema: TypeAlias = Literal["main", "temp"]
Read: TypeAlias = Callable[[str], Sequence[Event]]

INDEXED_SINCE = 2
"""The version of the store that has these tables."""

_PER_SECOND = 1 << 12
_OFFSETS = timedelta(hours=14)
"""The furthest that a wall clock is from UTC."""
_LAST = "\U0010ffff"


def forget(db: "Connection", conversation: str) -> None:
    """Take all lines of a conversation out, in the transaction of the caller; the next search makes them again.

    For one that is erased, or of which an event was blanked. Does nothing in a store that has no index yet.
    """
    if schema_version(db) >= INDEXED_SINCE:
        _drop(db, "main", db.execute("SELECT line, text FROM lines WHERE conversation = ?", (conversation,)).fetchall())
        db.execute("DELETE FROM indexed WHERE conversation = ?", (conversation,))


class Index:
    """Keeps the lines of one store up to date and looks in them. Its methods are called one at a time.

    One that ``writes`` keeps what it takes in; one that only reads holds that in memory, beside what is kept.
    """

    def __init__(self, *, writes: bool) -> None:
        self.writes = writes
        self._schema: Schema = "main" if writes else "temp"
        self._stale: list[str] = []
        self._seen: tuple[object, ...] = ()

    def is_current(self, db: "Connection") -> bool:
        """Whether everything that is there can be found. Looks for what changed, when anything did."""
        if not self._stale and self._seen != _changes(db):
            if self._schema == "temp":
                for statement in index_tables("temp"):
                    db.execute(statement)
            self._seen = _changes(db)
            self._stale = self._find_stale(db)
        return not self._stale

    def catch_up(self, db: "Connection", read: Read, seconds: float) -> None:
        """Take in what changed, for about so long; in the caller's transaction.

        The oldest conversations first: the index writes out what it has at each number that is not the highest so
        far, which takes ten times as long.
        """
        undisturbed = self._seen == _changes(db)
        until = time.monotonic() + seconds
        taken = 0
        for conversation in self._stale:
            _take_in(db, self._schema, conversation, read(conversation))
            taken += 1
            if time.monotonic() > until:
                break
        del self._stale[:taken]
        self._seen = _changes(db) if undisturbed else ()

    def find(self, db: "Connection", query: Query) -> list[Hit]:
        """The lines that fit, newest first."""
        asked = terms(query.words)
        if not asked:
            return []
        found: list[tuple[Any, ...]] = []
        for schema in self._schemas(db):
            match = " AND ".join(f"({_either(db, schema, term)})" for term in asked)
            where, values = _conditions(query)
            if schema == "main" and self._schema == "temp":
                where += " AND l.conversation NOT IN (SELECT conversation FROM temp.indexed)"
            found += db.execute(
                "SELECT l.line, l.conversation, i.client, l.event, l.at, l.kind, l.method, l.text"
                f" FROM {schema}.search s CROSS JOIN {schema}.lines l ON l.line = s.rowid"
                f" CROSS JOIN {schema}.indexed i ON i.conversation = l.conversation"
                f" WHERE s.search MATCH ?{where} ORDER BY s.rowid DESC LIMIT ?",
                (match, *values, query.limit),
            ).fetchall()
        found.sort(key=lambda row: row[0], reverse=True)
        return [
            Hit(
                conversation=conversation, client=client,
                line=Line(event=event, at=at, kind=kind, method=method, text=text),
            )
            for _, conversation, client, event, at, kind, method, text in found[: query.limit]
        ]  # fmt: skip

    def _schemas(self, db: "Connection") -> Iterator[Schema]:
        if schema_version(db) >= INDEXED_SINCE:
            yield "main"
        if self._schema == "temp":
            yield "temp"

    def _find_stale(self, db: "Connection") -> list[str]:
        last = "SELECT max(seq) FROM events e WHERE e.conversation = s.conversation"
        known = " OR ".join(
            f"EXISTS (SELECT 1 FROM {schema}.indexed i"
            f" WHERE i.conversation = s.conversation AND i.version = {LINES_VERSION} AND i.seq = ({last}))"
            for schema in self._schemas(db)
        )
        order = "ORDER BY s.started_at, s.conversation"
        rows = db.execute(f"SELECT s.conversation FROM summaries s WHERE NOT ({known}) {order}").fetchall()
        return [conversation for (conversation,) in rows]


def _changes(db: "Connection") -> tuple[object, ...]:
    """What is another value when anything was written, here or by another program."""
    return db, db.total_changes, db.execute("PRAGMA data_version").fetchone()[0]


def _take_in(db: "Connection", schema: Schema, conversation: str, events: Sequence[Event]) -> None:
    """Make the lines of one conversation what they should be; most of those that are there stay."""
    state = fold(conversation, events)
    wanted = {line.event: line for line in lines_of(state)}
    rows = db.execute(
        f"SELECT line, text, event, at, kind, method FROM {schema}.lines WHERE conversation = ?", (conversation,)
    ).fetchall()
    gone = []
    for number, text, event, at, kind, method in rows:
        line = Line(event=event, at=at, kind=kind, method=method, text=text)
        if wanted.get(event) == line:
            del wanted[event]
        else:
            gone.append((number, text))
    _drop(db, schema, gone)
    for line in wanted.values():
        number = _free_number(db, schema, line.at)
        db.execute(
            f"INSERT INTO {schema}.lines (line, conversation, event, at, kind, method, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, conversation, line.event, line.at, line.kind, line.method, line.text),
        )
        db.execute(f"INSERT INTO {schema}.search (rowid, text) VALUES (?, ?)", (number, line.text))
    key = None if state.client is None else client_key(state.client)
    db.execute(
        f"INSERT OR REPLACE INTO {schema}.indexed (conversation, seq, version, client, client_key)"
        " VALUES (?, ?, ?, ?, ?)",
        (conversation, state.seq, LINES_VERSION, state.client, key),
    )


def _drop(db: "Connection", schema: Schema, rows: Sequence[tuple[int, str]]) -> None:
    # the index keeps no text of its own, so it must be told the words that go
    db.executemany(f"INSERT INTO {schema}.search (search, rowid, text) VALUES ('delete', ?, ?)", rows)
    db.executemany(f"DELETE FROM {schema}.lines WHERE line = ?", [(number,) for number, _ in rows])


def _free_number(db: "Connection", schema: Schema, at: str) -> int:
    number = int(datetime.fromisoformat(at).timestamp()) * _PER_SECOND
    query = f"SELECT max(line) FROM {schema}.lines WHERE line BETWEEN ? AND ?"
    while (taken := db.execute(query, (number, number + _PER_SECOND - 1)).fetchone()[0]) is not None:
        # more than fit in one second go on in the next
        number = taken + 1
    return number


def _conditions(query: Query) -> tuple[str, list[object]]:
    where, values = "", list[object]()
    wanted = (
        ("i.client_key = ?", query.client and client_key(query.client)),
        ("l.kind = ?", query.kind),
        ("l.method = ?", query.method),
        # the day as it was there, of what the number says roughly
        ("substr(l.at, 1, 10) >= ?", query.since and query.since.isoformat()),
        ("s.rowid >= ?", query.since and _number_of(query.since, -_OFFSETS)),
        ("substr(l.at, 1, 10) <= ?", query.until and query.until.isoformat()),
        ("s.rowid < ?", query.until and _number_of(query.until, timedelta(days=1) + _OFFSETS)),
    )
    for condition, value in wanted:
        if value is not None:
            where += f" AND {condition}"
            values.append(value)
    return where, values


def _number_of(day: date, later: timedelta) -> int:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return int((moment + later).total_seconds()) * _PER_SECOND


def _either(db: "Connection", schema: Schema, term: Term) -> str:
    """The term in the index's own language. Only letters and digits get there, between double quotes.

    A beginning of the least length has an index of its own (``prefix`` in the table). A longer one is written out as
    the words that are there: SQLite gathers all that fits one before it gives the newest, which is slow in memory
    that is wiped after use (SQLCipher's cipher_memory_security).
    """
    *before, last = term.tokens
    if not term.prefix or len(last) == SHORTEST_BEGINNING:
        return f"{_quoted(term.tokens)}{' *' if term.prefix else ''}"
    words = f"temp.{schema}_words"
    db.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {words} USING fts5vocab({schema}, search, row)")
    rows = db.execute(f"SELECT term FROM {words} WHERE term >= ? AND term <= ?", (last, last + _LAST)).fetchall()
    ends = dict.fromkeys((last, *(word for (word,) in rows)))
    return " OR ".join(_quoted((*before, end)) for end in ends)


def _quoted(tokens: Sequence[str]) -> str:
    return f'"{" ".join(tokens)}"'
