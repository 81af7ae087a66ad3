"""Looking for words: the store and its double find the same, and the store keeps up."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from gesprek_tui.conversation.events import ConversationStarted, Erased, Event, NoteAdded, NoteRemoved, Undone, to_json
from gesprek_tui.conversation.finding import Query
from gesprek_tui.journal import index, keyfile
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE
from gesprek_tui.journal.salvage import Readable
from gesprek_tui.journal.store import Store
from tests.journal.samples import K017, K018, keep, note, open_here, started, summarise, uuid
from tests.journal.test_store import fill_up

if TYPE_CHECKING:
    from sqlite3 import Connection

Journal = Store | MemoryJournal
Opener = Callable[..., Store]


@pytest.fixture(params=["store", "memory"])
def journal(request: pytest.FixtureRequest, folder: Path) -> Iterator[Journal]:
    journal: Journal = MemoryJournal() if request.param == "memory" else open_here(folder)
    yield journal
    journal.close()


def said(seq: int, text: str, at: str, conversation: str = K017, mark: str | None = None) -> Event:
    id_ = uuid(f"{conversation} {seq}")
    return NoteAdded(id=id_, seq=seq, at=at, t=float(seq), text=text, mark=mark)  # type: ignore[arg-type]


def put(journal: Journal, conversation: str, events: list[Event]) -> None:
    journal.append(conversation, events, summarise(events), "")


def texts(journal: Journal, words: str, **more: object) -> list[str]:
    return [hit.line.text for hit in journal.search(Query(words=words, **more))]  # type: ignore[arg-type]


@pytest.fixture
def filled(journal: Journal) -> Journal:
    put(
        journal,
        K017,
        [
            started(),
            said(2, "één brief van de bank", "2026-11-21T14:02:00+01:00"),
            said(3, "de cliënt belt niet terug", "2026-11-21T14:03:00+01:00", mark="fact"),
            said(4, "nog een brief, van de gemeente", "2026-11-22T00:30:00+01:00", mark="quote"),
        ],
    )
    put(
        journal,
        K018,
        [
            started(K018, "K-018", "2026-11-21T14:30:00+01:00"),
            said(2, "een brief bij de voordeur", "2026-11-21T14:31:00+01:00", K018),
        ],
    )
    return journal


def test_all_words_must_be_there_and_the_newest_comes_first(filled: Journal) -> None:
    assert texts(filled, "brief een") == [
        "nog een brief, van de gemeente",
        "een brief bij de voordeur",
        "één brief van de bank",
    ]
    assert texts(filled, "brief bank") == ["één brief van de bank"]
    assert texts(filled, "brief zolder") == []
    assert len(texts(filled, "brief", limit=2)) == 2


@pytest.mark.parametrize("words", ["client", "cliënt", "clie\u0308nt", "CLIENT", "clien", "cli"])
def test_accents_capitals_and_the_end_of_a_word_do_not_matter(filled: Journal, words: str) -> None:
    assert texts(filled, words) == ["de cliënt belt niet terug"]


def test_a_phrase_is_found_whole_and_in_order(filled: Journal) -> None:
    assert texts(filled, '"van de" brief') == ["nog een brief, van de gemeente", "één brief van de bank"]
    assert texts(filled, '"de van"') == []
    assert texts(filled, '"van de gem"') == []


def test_client_kind_and_day_narrow_it_down(filled: Journal) -> None:
    assert texts(filled, "brief", client=" k-018") == ["een brief bij de voordeur"]
    assert texts(filled, "brief", kind="quote") == ["nog een brief, van de gemeente"]
    assert texts(filled, "brief", kind="note", client="K-017") == ["één brief van de bank"]
    assert texts(filled, "brief", method="advies") == []
    # just after midnight is the next day, though it was not yet in Greenwich
    assert texts(filled, "brief", since=date(2026, 11, 22)) == ["nog een brief, van de gemeente"]
    assert len(texts(filled, "brief", until=date(2026, 11, 21))) == 2
    assert texts(filled, "brief", since=date(2026, 11, 21), until=date(2026, 11, 20)) == []


def test_a_hit_says_where_it_stands(filled: Journal) -> None:
    (hit,) = filled.search(Query(words="voordeur"))

    assert (hit.conversation, hit.client) == (K018, "K-018")
    assert (hit.line.event, hit.line.at, hit.line.kind) == (uuid(f"{K018} 2"), "2026-11-21T14:31:00+01:00", "note")


@pytest.mark.parametrize(
    "words",
    [
        '"', '""', '"a', "a AND", "OR", "NOT brief", "NEAR(brief bank)", "NEAR(brief, 2)", "*", "br*ef *", "^brief",
        "text:brief", "brief:", "-brief", "+brief", "(brief", "brief)", "{text}: brief", "brief\x00bank", "\ud800",
        "; DROP TABLE events", "'", "%", "_", "\\", "\u202e", "brief" * 5000, "a " * 5000, "\u0301",
    ],
)  # fmt: skip
def test_what_means_something_to_the_index_is_only_words(filled: Journal, words: str) -> None:
    other = MemoryJournal()
    for conversation in (K017, K018):
        put(other, conversation, filled.events(conversation))

    assert texts(filled, words) == texts(other, words)


def test_what_came_went_or_changed_since_is_found_so(journal: Journal) -> None:
    events: list[Event] = [started(), note(2, "eerste notitie"), note(3, "tweede notitie")]
    put(journal, K017, events)
    assert texts(journal, "notitie") == ["tweede notitie", "eerste notitie"]

    at = {"at": "2026-11-21T14:10:00+01:00", "t": 9.0}
    removed = NoteRemoved(id=uuid("weg"), seq=4, of=events[1].id, **at)  # type: ignore[arg-type]
    journal.append(K017, [removed], summarise(events), "")
    assert texts(journal, "notitie") == ["tweede notitie"]

    undone = Undone(id=uuid("terug"), seq=5, of=removed.id, **at)  # type: ignore[arg-type]
    journal.append(K017, [undone], summarise(events), "")
    assert texts(journal, "notitie") == ["tweede notitie", "eerste notitie"]

    journal.import_events(K018, [started(K018, "K-018")], summarise([started(K018)]))
    other = ConversationStarted(id=uuid("c"), seq=1, title="een notitie over post", **at)  # type: ignore[arg-type]
    journal.import_events(uuid("derde"), [other], replace(summarise([started()]), id=uuid("derde")))
    assert texts(journal, "notitie")[0] == "een notitie over post"


# --- only on disk -------------------------------------------------------------------------------------------


def many(number: int) -> list[Event]:
    at = "2026-11-21T14:00:00+01:00"
    return [started(), *(said(seq, f"notitie {seq:05}", at) for seq in range(2, number + 2))]


def test_more_lines_in_one_second_than_have_a_number_keep_their_order(opened: Opener) -> None:
    store = opened()
    put(store, K017, many(5000))

    assert texts(store, "notitie", limit=6000) == [f"notitie {seq:05}" for seq in range(5001, 1, -1)]


def test_a_reader_finds_what_no_writer_took_in(opened: Opener) -> None:
    writer = opened()
    keep(writer, [started(), note(2, "eerste notitie"), note(3, "tweede notitie")])
    reader = opened(write=False)
    assert texts(reader, "notitie") == ["tweede notitie", "eerste notitie"]

    assert texts(writer, "notitie") == ["tweede notitie", "eerste notitie"]
    writer.append(K017, [note(4, "derde notitie")], summarise([started()]), "")

    assert texts(reader, "notitie") == ["derde notitie", "tweede notitie", "eerste notitie"]
    assert texts(reader, "derd") == ["derde notitie"]


def test_at_the_end_what_was_written_is_taken_in(opened: Opener) -> None:
    writer = opened()
    keep(writer, [started(), note(2, "eerste notitie")])
    writer.catch_up()
    writer.close()
    writer.catch_up()

    reader = opened(write=False)
    assert reader._connection is not None
    assert reader._connection.execute("SELECT text FROM lines").fetchall() == [("eerste notitie",)]


def test_a_full_disk_does_not_keep_one_from_looking(opened: Opener) -> None:
    store = opened()
    keep(store, [started(), note(2, "eerste notitie " + "x" * 8000)])
    fill_up(store)

    assert len(texts(store, "eerste")) == 1


def test_nothing_is_taken_in_while_one_saves(opened: Opener) -> None:
    store = opened()
    keep(store, [started(), note(2, "eerste notitie")])

    assert store._connection is not None
    assert store._connection.execute("SELECT count(*) FROM indexed").fetchone() == (0,)


def test_what_is_forgotten_leaves_no_words_and_is_made_again(opened: Opener) -> None:
    store = opened()
    put(store, K017, [started(), note(2, "zeldzaamwoord in een notitie")])
    put(store, K018, [started(K018, "K-018"), note(2, "andere notitie", K018)])
    assert len(texts(store, "notitie")) == 2

    with store._saving() as db:
        index.forget(db, K017)
    blocks = b"".join(block for (block,) in db.execute("SELECT block FROM search_data").fetchall())
    assert b"notitie" in blocks
    assert b"eldzaam" not in blocks
    assert db.execute("SELECT count(*) FROM lines").fetchone() == (1,)
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")

    # its events are still there, so the next search finds it
    assert len(texts(store, "notitie")) == 2


def test_an_event_that_is_blanked_goes_out_of_what_can_be_found(opened: Opener) -> None:
    store = opened()
    events = [started(), note(2, "zeldzaamwoord"), note(3, "ander woord")]
    put(store, K017, events)
    assert texts(store, "zeldzaamwoord") == ["zeldzaamwoord"]

    blank = replace(events[1], text="")
    with store._saving() as db:
        db.execute("UPDATE events SET body = json(?) WHERE id = ?", (_json(blank), blank.id))
        index.forget(db, K017)

    assert texts(store, "zeldzaamwoord") == []
    assert texts(store, "woord") == ["ander woord"]


def _json(event: Event) -> str:
    import json

    return json.dumps(to_json(event))


@pytest.mark.parametrize("write", [True, False])
def test_one_looks_for_what_changed_only_when_something_did(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, write: bool
) -> None:
    writer = opened()
    keep(writer, [started(), note(2, "eerste notitie")])
    store = writer if write else opened(write=False)
    looked = 0
    find_stale = index.Index._find_stale

    def counted(self: index.Index, db: "Connection") -> list[str]:
        nonlocal looked
        looked += 1
        return find_stale(self, db)

    monkeypatch.setattr(index.Index, "_find_stale", counted)
    assert len(texts(store, "notitie")) == 1
    before = looked
    assert len(texts(store, "notitie")) == len(texts(store, "eerste")) == 1
    assert looked == before
    writer.append(K017, [note(3, "tweede notitie")], summarise([started()]), "")
    assert len(texts(store, "notitie")) == 2


def test_what_is_readable_of_a_damaged_store_can_be_found(folder: Path, opened: Opener) -> None:
    writer = opened()
    keep(writer, [started(), note(2, "eerste notitie")])
    writer.catch_up()
    writer.close()
    connection = open_database(folder / STORE_FILE, keyfile.read(folder / KEY_FILE).key(None), write=False)
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'lines'").fetchone()[0]
    connection.close()
    damaged = bytearray((folder / STORE_FILE).read_bytes())
    damaged[(page - 1) * 4096 + 100] ^= 1
    (folder / STORE_FILE).write_bytes(damaged)

    readable = Readable(opened(write=False))

    assert [hit.line.text for hit in readable.search(Query(words="notitie"))] == ["eerste notitie"]
    assert readable.salvaged


def test_what_is_erased_or_blanked_is_not_found_and_the_rest_still_is(journal: Journal) -> None:
    events = [started(), note(2, "zeldzaamwoord"), note(3, "ander woord")]
    put(journal, K017, events)
    put(journal, K018, [started(K018, "K-018"), note(2, "nog een woord", K018)])
    assert len(texts(journal, "woord")) == 2

    gap = Erased(id=events[1].id, seq=2, at=events[1].at, t=2.0, was="note_added", erased_at=events[1].at)
    journal.blank(K017, [gap], summarise(events), "")
    assert texts(journal, "zeldzaamwoord") == []
    assert len(texts(journal, "woord")) == 2

    journal.erase([K018])
    assert texts(journal, "woord") == ["ander woord"]
