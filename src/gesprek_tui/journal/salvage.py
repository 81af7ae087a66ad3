"""Reading a damaged store: what can be read is read, what cannot is named, and nothing is written.

Every page has a code of its own over it, so a page is what was written or it is refused. After a page that is
refused SQLCipher refuses all others too, until the file is opened again. The table of the events is walked from
both ends, then every conversation that is known of, and what lies between is asked for one by one. The index on
the ids tells how many there were.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.conversation.events import Event, EventError, from_json
from gesprek_tui.conversation.summary import SUMMARY_VERSION, Summary
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.history import ended_before, of_client
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.problems import StoreDamaged, is_damage, reading_problem

if TYPE_CHECKING:
    from sqlite3 import Connection

    from gesprek_tui.conversation.finding import Hit, Query
    from gesprek_tui.journal.store import Store, Summarise

Row = tuple[Any, ...]
Key = tuple[str, int]
Told = TypeVar("Told")


class Salvaged:
    """What is readable of a damaged store, with the acts by which a journal is read."""

    def __init__(
        self,
        events: Mapping[str, Sequence[Event]],
        missing: Mapping[str, int | None],
        *,
        lost: int | None,
        summaries: Iterable[Summary],
        drafts: Mapping[str, str],
    ) -> None:
        self.missing = dict(missing)
        """Per conversation how many of its events cannot be read; None for an unknown number, perhaps none."""
        self.lost = lost
        """How many events cannot be read in all; None when that is not known either."""
        self._events = {conversation: list(found) for conversation, found in events.items()}
        self._summaries = sorted(summaries, key=lambda row: (row.started, row.id), reverse=True)
        self._drafts = dict(drafts)

    def events(self, conversation: str) -> list[Event]:
        """The readable events of a conversation, in order."""
        return list(self._events.get(conversation, []))

    def summaries(self, limit: int | None = None) -> list[Summary]:
        """One row per conversation of which anything is readable, the newest first."""
        return self._summaries[:limit]

    def unfinished(self) -> Summary | None:
        """The newest conversation that was not ended, or None."""
        return next((row for row in self._summaries if row.ended is None), None)

    def promising(self) -> list[Summary]:
        """The rows in which something was promised that is not done yet, the newest first."""
        return [row for row in self._summaries if row.promises]

    def conversations_of(self, client: str) -> list[str]:
        """The ids of a client's conversations, the newest first."""
        return of_client(client, self._summaries)

    def search(self, query: "Query") -> "list[Hit]":
        """The readable lines that fit, newest first."""
        from gesprek_tui.journal.scan import scan  # noqa: PLC0415 - when one looks for something

        return scan(self._events, query)

    def ended_before(self, day: str) -> list[str]:
        """The ids of the conversations that ended before ``day`` (ISO), the newest first."""
        return ended_before(day, self._summaries)

    def find(self, ending: str) -> list[str]:
        """The ids that end with ``ending``, in order."""
        ending = ending.strip().lower()
        return sorted(row.id for row in self._summaries if row.id.endswith(ending))

    def draft(self, conversation: str) -> str:
        """The text that was being typed, or ''."""
        return self._drafts.get(conversation, "")


class Readable:
    """The store to read from. At the first page that is refused it goes over to what is readable, and says so."""

    def __init__(self, store: "Store", *, damaged: bool = False) -> None:
        """``damaged`` when that is known already."""
        self._store = store
        self.salvaged = self._salvage() if damaged else None
        """What is readable, once damage was met."""
        self.asked: set[str] = set()
        """The conversations whose events were asked for."""

    def events(self, conversation: str) -> list[Event]:
        """See the store's."""
        self.asked.add(conversation)
        return self._told(lambda journal: journal.events(conversation))

    def summaries(self, limit: int | None = None) -> list[Summary]:
        """See the store's."""
        return self._told(lambda journal: journal.summaries(limit))

    def unfinished(self) -> Summary | None:
        """See the store's."""
        return self._told(lambda journal: journal.unfinished())

    def promising(self) -> list[Summary]:
        """See the store's."""
        return self._told(lambda journal: journal.promising())

    def conversations_of(self, client: str) -> list[str]:
        """See the store's."""
        return self._told(lambda journal: journal.conversations_of(client))

    def search(self, query: "Query") -> "list[Hit]":
        """See the store's."""
        return self._told(lambda journal: journal.search(query))

    def ended_before(self, day: str) -> list[str]:
        """See the store's."""
        return self._told(lambda journal: journal.ended_before(day))

    def draft(self, conversation: str) -> str:
        """See the store's."""
        return self._told(lambda journal: journal.draft(conversation))

    def find(self, ending: str) -> list[str]:
        """See the store's."""
        return self._told(lambda journal: journal.find(ending))

    def _told(self, ask: "Callable[[Store | Salvaged], Told]") -> Told:
        if self.salvaged is None:
            try:
                return ask(self._store)
            except StoreDamaged:
                self.salvaged = self._salvage()
        return ask(self.salvaged)

    def _salvage(self) -> Salvaged:
        return salvage(self._store.path, self._store.key, self._store.summarise)


@dataclass(slots=True)
class _Found:
    """What was read: bodies by their key; keys that are there and were refused; conversations that break off."""

    bodies: dict[Key, str]
    gaps: set[Key] = field(default_factory=set)
    open_ends: set[str] = field(default_factory=set)
    lost: int | None = 0
    """How many events were not read; None when that is not known."""


class _Reader:
    """Asks one thing at a time, and opens the file again after a page that was refused."""

    def __init__(self, path: Path, key: StoreKey) -> None:
        self._path = path
        self._key = key
        try:
            self._connection: Connection | None = open_database(path, key, write=False)
        except sqlcipher.Error as error:
            raise reading_problem(error, path) from None

    def rows(self, query: str, *values: object) -> tuple[list[Row], bool]:
        """The rows up to the first page that is refused, and whether that was all of them."""
        found: list[Row] = []
        try:
            if self._connection is None:
                self._connection = open_database(self._path, self._key, write=False)
            for row in self._connection.execute(query, values):
                found.append(row)  # one by one: what came before an error stays
        except sqlcipher.Error as error:
            self.close()
            if not is_damage(error):
                raise reading_problem(error, self._path) from None
            return found, False
        return found, True

    def both_ways(self, table: str, order: str, columns: str = "*") -> tuple[list[Row], bool]:
        """A table from its begin and, where that stops, from its end; and whether there is nothing between."""
        found, whole = self.rows(f"SELECT {columns} FROM {table} ORDER BY {order}")
        if not whole:
            backwards = ", ".join(f"{column} DESC" for column in order.split(", "))
            found += self.rows(f"SELECT {columns} FROM {table} ORDER BY {backwards}")[0]
        return found, whole

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def salvage(path: Path, key: StoreKey, summarise: "Summarise") -> Salvaged:
    """Read all that is readable. Raises a :class:`~gesprek_tui.journal.problems.StoreProblem` when nothing is."""
    reader = _Reader(path, key)
    try:
        found = _events(reader)
        kept = {row.id: row for row in _summaries(reader)}
        drafts = {str(conversation): str(text) for conversation, text in reader.both_ways("drafts", "conversation")[0]}
    finally:
        reader.close()
    events = _parsed(found)
    if not events and not kept and found.lost != 0:
        raise StoreDamaged(path)
    made = {id_: _summary(id_, told, summarise) for id_, told in events.items() if id_ not in kept}
    return Salvaged(
        events, _missing(found), lost=found.lost, summaries=[*kept.values(), *made.values()], drafts=drafts,
    )  # fmt: skip


def _missing(found: _Found) -> dict[str, int | None]:
    gaps = Counter(conversation for conversation, _ in found.gaps)
    rest = None if found.lost is None else found.lost - len(found.gaps)
    if rest == 0:
        return dict(gaps)
    if rest is not None and len(found.open_ends) == 1:
        gaps[next(iter(found.open_ends))] += rest
        return dict(gaps)
    return gaps | dict.fromkeys(found.open_ends)


def _events(reader: _Reader) -> _Found:
    rows, whole = reader.both_ways("events", "conversation, seq", "conversation, seq, body")
    bodies = {(conversation, seq): body for conversation, seq, body in rows}
    found = _Found(bodies)
    if whole:
        return found
    begun, _ = reader.both_ways("summaries", "conversation", "conversation")
    for conversation in sorted({row[0] for row in (*rows, *begun)}):
        _conversation(reader, conversation, found)
    # the index on the ids knows how many there are, but SQLite looks up whose they are in the table
    ids, counted = reader.both_ways("events", "id", "id")
    found.lost = len(ids) - len(bodies) if counted else None
    return found


def _conversation(reader: _Reader, conversation: str, found: _Found) -> None:
    """Read one conversation from its begin and from its end, and ask for what lies between."""
    query = "SELECT seq, body FROM events WHERE conversation = ? ORDER BY seq"
    rows, whole = reader.rows(query, conversation)
    last = rows
    if not whole:
        last, _ = reader.rows(f"{query} DESC", conversation)
    for seq, body in (*rows, *last):
        found.bodies[conversation, seq] = body
    if not whole and not last:
        found.open_ends.add(conversation)
    end = max((seq for id_, seq in found.bodies if id_ == conversation), default=0)
    for seq in range(1, end + 1):
        if (conversation, seq) not in found.bodies:
            asked, _ = reader.rows(f"{query.partition(' ORDER')[0]} AND seq = ?", conversation, seq)
            if asked:
                found.bodies[conversation, seq] = asked[0][1]
            else:
                found.gaps.add((conversation, seq))


def _parsed(found: _Found) -> dict[str, list[Event]]:
    events: dict[str, list[Event]] = {}
    for key, body in sorted(found.bodies.items()):
        try:
            events.setdefault(key[0], []).append(from_json(msgspec.json.decode(body)))
        except (EventError, ValueError):
            found.gaps.add(key)
            found.lost = None if found.lost is None else found.lost + 1
    return events


def _summaries(reader: _Reader) -> list[Summary]:
    rows, _ = reader.both_ways("summaries", "conversation", "conversation, summary_version, body")
    current = {conversation: body for conversation, version, body in rows if version == SUMMARY_VERSION}
    return [msgspec.json.decode(body, type=Summary) for body in current.values()]


def _summary(conversation: str, events: Sequence[Event], summarise: "Summarise") -> Summary:
    made = summarise(events)  # the first event, which gives the id and the time of the start, may be missing
    return msgspec.structs.replace(made, id=conversation, started=made.started or events[0].at)
