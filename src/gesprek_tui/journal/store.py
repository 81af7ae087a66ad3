"""The journal on disk: every event of every conversation, encrypted, on disk before it is called saved."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import json as structs
from msgspec.structs import replace
from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.conversation.erasing import Erasure
from gesprek_tui.conversation.events import Erased, Event, EventError
from gesprek_tui.conversation.summary import SUMMARY_VERSION, Summary
from gesprek_tui.errors import GesprekError, SaveError
from gesprek_tui.journal import erase, tables
from gesprek_tui.journal.database import PROMISING, open_database
from gesprek_tui.journal.files import WriterLock
from gesprek_tui.journal.history import Imported, compare, erased_here, of_client
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.problems import (
    HistoryDiffers,
    StoreClosed,
    StoreDamaged,
    not_saved,
    reading_problem,
    saving_problem,
)

if TYPE_CHECKING:
    from sqlite3 import Connection

    from gesprek_tui.conversation.finding import Hit, Query
    from gesprek_tui.journal.backups import Contents
    from gesprek_tui.journal.index import Index

Summarise: TypeAlias = Callable[[Sequence[Event]], Summary]
Act: TypeAlias = Callable[["Connection"], bool]


# not !=, for which SQLite takes no index
_OF_OTHER_VERSION = "SELECT conversation FROM summaries WHERE summary_version < ?1 OR summary_version > ?1"
_SEARCHING, _ENDING = 1.0, 0.2
"""Seconds that the index holds up the other acts of a store at a time, and the end of the program: in larger pieces
it takes in more."""


class Store:
    """The opened journal. Made by :func:`gesprek_tui.journal.opening.open_store`.

    Its methods may be called from any thread, one at a time; each is done when it returns and holds
    nothing open for reading. A store without ``lock`` is read only. ``key_of`` finds the key with a
    passphrase; None where no passphrase is set.
    """

    def __init__(
        self,
        connection: "Connection",
        path: Path,
        key: StoreKey,
        *,
        summarise: Summarise,
        lock: WriterLock | None,
        key_of: Callable[[str], StoreKey] | None = None,
    ) -> None:
        self._connection: Connection | None = connection
        self.path = path
        self._key: StoreKey | None = key
        self.summarise = summarise
        self._lock = lock
        self._key_of = key_of
        self._guard = threading.Lock()
        # ids of events whose commit failed: a commit can land and still fail, at the very last sync
        self._unsure: list[str] = []
        self._index: Index | None = None
        if lock is not None:
            erase.settle_owed(connection, path)
            self._rebuild_summaries()

    def append(self, conversation: str, events: Sequence[Event], summary: Summary, draft: str) -> None:
        """Save events, the summary made with them and the draft that is left ('' for none), all or nothing.

        Raises SaveError; then nothing of it is there.
        """
        with self._saving() as db:
            # the conversation goes on as if those were never saved, so they must not be there either
            db.executemany("DELETE FROM events WHERE id = ?", [(id_,) for id_ in self._unsure])
            tables.insert(db, conversation, events)
            tables.put_summary(db, summary)
            tables.put_draft(db, conversation, draft)
            self._unsure += [event.id for event in events]
        self._unsure = []

    def import_events(self, conversation: str, events: Sequence[Event], summary: Summary) -> Imported:
        """Take over a conversation from a file, all or nothing.

        A history that is equal to or shorter than what is here changes nothing; a longer one adds its events.
        Raises :class:`HistoryDiffers` when they part ways and SaveError when it cannot be saved.
        """
        with self._saving() as db:
            here = self._read_events(db, conversation)
            outcome = compare(here, events)
            if outcome is None or tables.elsewhere(db, conversation, events):
                raise HistoryDiffers(conversation, erased=erased_here(here))
            if outcome != "same":
                tables.insert(db, conversation, events[len(here) :])
                tables.put_summary(db, summary)
        return outcome

    def erase(self, conversations: Sequence[str]) -> Erasure:
        """Take conversations away for good, in the reserve copies too. Raises SaveError; then all are here."""
        return self._let_go(partial(erase.erase, conversations=conversations))

    def blank(self, conversation: str, erased: Sequence[Erased], summary: Summary, draft: str) -> Erasure:
        """Put gaps in the place of events, for good, with the summary and the draft that are left.

        In the reserve copies too; a draft there is forgotten. Raises SaveError; then nothing changed here.
        """

        def here(db: "Connection") -> bool:
            held = erase.blank(db, conversation, erased)
            tables.put_summary(db, summary)
            tables.put_draft(db, conversation, draft)
            return held

        def there(db: "Connection") -> bool:
            held = erase.blank(db, conversation, erased)
            if held and (events := self._read_events(db, conversation)):
                tables.put_summary(db, self.summarise(events))
            return held

        return self._let_go(here, there)

    def save_draft(self, conversation: str, text: str) -> None:
        """Save the text that is being typed; '' takes it away. Raises SaveError."""
        with self._saving() as db:
            tables.put_draft(db, conversation, text)

    def draft(self, conversation: str) -> str:
        """The text that was being typed, or ''."""
        with self._reading() as db:
            row = db.execute("SELECT text FROM drafts WHERE conversation = ?", (conversation,)).fetchone()
        return str(row[0]) if row else ""

    def events(self, conversation: str) -> list[Event]:
        """All events of a conversation, in order; none when it is not known."""
        with self._reading() as db:
            return self._read_events(db, conversation)

    def summaries(self, limit: int | None = None) -> list[Summary]:
        """One row per conversation, the newest first."""
        return self._select_summaries("", limit=limit)

    def unfinished(self) -> Summary | None:
        """The newest conversation that was not ended, or None."""
        found = self._select_summaries("WHERE ended IS NULL", limit=1)
        return found[0] if found else None

    def promising(self) -> list[Summary]:
        """The rows in which something was promised that is not done yet, the newest first.

        Only those are decoded: the start screen asks this before it is drawn.
        """
        known = f"SELECT conversation FROM summaries WHERE {PROMISING} UNION ALL {_OF_OTHER_VERSION}"
        rows = self._select_summaries(f"WHERE conversation IN ({known})", SUMMARY_VERSION)
        return [row for row in rows if row.promises]

    def ended_before(self, day: str) -> list[str]:
        """The ids of the conversations that ended before ``day`` (ISO), the newest first."""
        with self._reading() as db:
            rows = db.execute(
                "SELECT conversation FROM summaries WHERE substr(ended, 1, 10) < ?"
                " ORDER BY started_at DESC, conversation DESC",
                (day,),
            ).fetchall()
        return [row[0] for row in rows]

    def conversations_of(self, client: str) -> list[str]:
        """The ids of a client's conversations, the newest first."""
        return of_client(client, self.summaries())

    def find(self, ending: str) -> list[str]:
        """The ids that end with ``ending``, in order; a whole id finds itself."""
        ending = ending.strip().lower()
        with self._reading() as db:
            rows = db.execute("SELECT conversation FROM summaries ORDER BY conversation").fetchall()
        return [row[0] for row in rows if row[0].endswith(ending)]

    def search(self, query: "Query") -> "list[Hit]":
        """The lines that fit, newest first; what changed since the last search is taken into the index first.

        A store that only reads, or whose disk is full, does that in memory.
        """
        index = self._index = self._index or _index(writes=self._lock is not None)
        try:
            while not self._take_in(index, _SEARCHING):
                pass
        except SaveError:
            index = self._index = _index(writes=False)
            while not self._take_in(index, _SEARCHING):
                pass
        with self._reading() as db:
            return index.find(db, query)

    def catch_up(self) -> None:
        """Take into the index what was saved, at a moment when nobody waits: at the end.

        For about a fifth of a second; what is left, and what goes wrong, waits for a search.
        """
        db = self._connection
        if db is not None and self._lock is not None and db.total_changes:
            with suppress(GesprekError):
                self._take_in(self._index or _index(writes=True), _ENDING)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved, for another program writes or the file is damaged."""
        return self._lock is None

    @property
    def key(self) -> StoreKey:
        """The key of the file, for who opens it again. Raises :class:`StoreClosed` while it is not open."""
        if self._key is None:
            raise StoreClosed
        return self._key

    def copy(self, target: Path) -> "Contents":
        """A verified copy of the whole store, with the same key; see :func:`gesprek_tui.journal.backups.copy`."""
        from gesprek_tui.journal import backups  # noqa: PLC0415 - no start and no note needs it

        with self._reading() as db:
            return backups.copy(db, self.key, target)

    @property
    def has_passphrase(self) -> bool:
        """Whether :meth:`suspend` can close it: there is a passphrase to open it with again."""
        return self._key_of is not None

    def suspend(self) -> None:
        """Close the file and drop its key until :meth:`wake`; other writers stay out.

        Meanwhile every act raises StoreClosed or SaveError. Where no passphrase is set nothing happens.
        """
        with self._guard:
            if self._key_of is not None and self._connection is not None:
                self._connection.close()
                self._connection = self._key = None
                self._index = None

    def wake(self, passphrase: str) -> None:
        """Open again what was suspended; where it was not, only see whether the passphrase is the right one.

        Takes the time that deriving a key takes, so it is not for the thread that draws. Raises
        :class:`~gesprek_tui.journal.problems.WrongPassphrase`, :class:`StoreClosed` after :meth:`close`, or
        another StoreProblem; then nothing changed.
        """
        with self._guard:
            if self._key_of is None:
                raise StoreClosed
            key = self._key_of(passphrase)
            if self._connection is None:
                try:
                    self._connection = open_database(self.path, key, write=True)
                    self._key = key
                except sqlcipher.Error as error:
                    raise reading_problem(error, self.path) from None

    def close(self) -> None:
        """Close the file and let other writers in. A second time does nothing."""
        with self._guard:
            self._key_of = self._key = None
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            if self._lock is not None:
                self._lock.release()

    def _take_in(self, index: "Index", seconds: float) -> bool:
        """A while of catching up; True when there was nothing left to do."""
        with self._reading() as db:
            if index.is_current(db):
                return True
            if not index.writes:
                db.execute("BEGIN")
                try:
                    index.catch_up(db, partial(self._read_events, db), seconds)
                finally:
                    db.execute("COMMIT")
                return False
        with self._saving() as db:
            index.catch_up(db, partial(self._read_events, db), seconds)
        return False

    def _select_summaries(self, where: str, *values: object, limit: int | None = None) -> list[Summary]:
        with self._reading() as db:
            rows = db.execute(
                f"SELECT conversation, summary_version, body FROM summaries {where}"
                " ORDER BY started_at DESC, conversation DESC LIMIT ?",
                (*values, -1 if limit is None else limit),
            ).fetchall()
            return [self._summary(db, *row) for row in rows]

    def _summary(self, db: "Connection", conversation: str, version: int, body: str) -> Summary:
        # a reader cannot rewrite an old row, so it makes the new one for itself
        if version != SUMMARY_VERSION:
            return self.summarise(self._read_events(db, conversation))
        return structs.decode(body, type=Summary)

    def _rebuild_summaries(self) -> None:
        with self._reading() as db:
            old = db.execute(_OF_OTHER_VERSION, (SUMMARY_VERSION,)).fetchall()
        if old:
            with self._saving() as db:
                db.executemany("DELETE FROM summaries WHERE conversation = ?", old)
                for (conversation,) in old:
                    tables.put_summary(db, self.summarise(self._read_events(db, conversation)))

    def _read_events(self, db: "Connection", conversation: str) -> list[Event]:
        try:
            return tables.history(db, conversation)
        except (EventError, ValueError):
            raise StoreDamaged(self.path) from None

    def _let_go(self, here: Act, there: Act | None = None) -> Erasure:
        # the copies first: what is cut short can be asked again as long as it is here
        with self._saving() as db:
            erasure = erase.in_copies(self.path.parent, self.key, there or here)
            erase.owe(self.path)
            here(db)
        with self._reading() as db:
            return replace(erasure, rewritten=erase.settle(db, self.path))

    @contextmanager
    def _reading(self) -> "Iterator[Connection]":
        with self._guard:
            if self._connection is None:
                raise StoreClosed
            try:
                yield self._connection
            except sqlcipher.Error as error:
                raise reading_problem(error, self.path) from None

    @contextmanager
    def _saving(self) -> "Iterator[Connection]":
        """One transaction, committed at the end and otherwise rolled back."""
        with self._guard:
            db = self._connection
            if db is None or self._lock is None:
                raise not_saved("De gesprekken zijn niet open om te schrijven.", "Open ze opnieuw.")
            try:
                # a rollback that failed, on a disk that was away, is done first
                _rollback(db)
                db.execute("BEGIN IMMEDIATE")
                yield db
                db.execute("COMMIT")
            except sqlcipher.Error as error:
                raise saving_problem(error, self.path) from None
            finally:
                with suppress(sqlcipher.Error):
                    _rollback(db)


def _index(*, writes: bool) -> "Index":
    from gesprek_tui.journal.index import Index  # noqa: PLC0415 - no first question needs it

    return Index(writes=writes)


def _rollback(db: "Connection") -> None:
    if db.in_transaction:
        db.execute("ROLLBACK")
