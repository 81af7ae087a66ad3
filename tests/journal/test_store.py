"""What the store promises on disk: all or nothing, no plain text, nothing told in an error."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.summary import SUMMARY_VERSION, Summary
from gesprek_tui.errors import GesprekError, SaveError
from gesprek_tui.journal.opening import open_store
from gesprek_tui.journal.problems import StoreClosed
from gesprek_tui.journal.store import Store
from tests.journal.samples import EVENTS, K017, K018, keep, note, open_here, started, summarise

MARKER = "zeldzaam-woord-in-een-notitie"

Opener = Callable[..., Store]


def everything_told(error: BaseException) -> str:
    """All text that an error carries, that of its causes included."""
    told = ""
    seen: BaseException | None = error
    while seen is not None:
        told += f"{seen!r} {seen} {seen.__dict__}"
        seen = seen.__cause__ or seen.__context__
    return told


def fill_up(store: Store) -> None:
    """Let the store be as large as it is and no larger, as on a full disk."""
    connection = store._connection
    assert connection is not None
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def test_what_was_kept_is_there_after_opening_again(opened: Opener) -> None:
    first = opened()
    keep(first, EVENTS, draft="halve zi")
    first.close()

    again = opened()

    assert again.events(K017) == EVENTS
    assert again.draft(K017) == "halve zi"
    assert again.summaries() == [summarise(EVENTS)]


@pytest.mark.parametrize("passphrase", [None, "een lange wachtzin"])
def test_no_file_of_the_folder_holds_plain_text(folder: Path, opened: Opener, passphrase: str | None) -> None:
    store = opened(passphrase=passphrase)
    events = [started(client=MARKER), note(2, MARKER)]
    keep(store, events, draft=MARKER)
    store.save_draft(K017, "")
    store.close()

    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 2
    for path in files:
        data = path.read_bytes()
        assert MARKER.encode() not in data
        assert b"SQLite format 3" not in data
        assert b"CREATE TABLE" not in data


def test_a_full_disk_leaves_all_as_it_was_and_saving_works_after_making_room(opened: Opener) -> None:
    store = opened()
    keep(store, EVENTS, draft="concept")
    fill_up(store)
    large = note(4, "x" * 20_000)

    with pytest.raises(SaveError, match=r"schijf is vol.*veilig.*Maak ruimte"):
        store.append(K017, [large], summarise([*EVENTS, large]), "")

    assert store.events(K017) == EVENTS
    assert store.draft(K017) == "concept"
    assert store.summaries() == [summarise(EVENTS)]

    assert store._connection is not None
    store._connection.execute("PRAGMA max_page_count = 100000")
    store.append(K017, [large], summarise([*EVENTS, large]), "")
    assert store.events(K017) == [*EVENTS, large]


def test_no_error_tells_what_was_typed(opened: Opener) -> None:
    store = opened()
    keep(store, EVENTS)
    fill_up(store)
    large = note(4, MARKER * 1000)

    with pytest.raises(SaveError) as full:
        store.append(K017, [large], summarise(EVENTS), MARKER)
    with pytest.raises(SaveError) as draft:
        store.save_draft(K018, MARKER * 1000)
    with pytest.raises(SaveError) as gap:
        store.append(K017, [note(9, MARKER)], summarise(EVENTS), MARKER)
    with pytest.raises(SaveError) as twice:
        store.append(K018, [replace(EVENTS[1], seq=1)], replace(summarise(EVENTS), id=K018), MARKER)
    with pytest.raises(GesprekError) as other:
        store.import_events(K017, [started(), note(2, MARKER)], summarise(EVENTS))

    for error in (full, draft, gap, twice, other):
        assert MARKER not in everything_told(error.value)


def test_a_draft_with_half_a_character_is_kept(opened: Opener) -> None:
    store = opened()

    store.save_draft(K017, "belt\ud83d morgen")

    assert store.draft(K017) == "belt morgen"


@pytest.mark.parametrize("gone", ["moved", "removed"])
def test_a_folder_that_goes_away_is_told_and_comes_back(folder: Path, opened: Opener, gone: str) -> None:
    store = opened()
    keep(store, EVENTS[:2])
    if gone == "moved":
        folder.rename(folder.with_name("elders"))
    else:
        (folder / "gesprekken.db").unlink()

    with pytest.raises(SaveError, match="is er niet meer"):
        store.append(K017, EVENTS[2:], summarise(EVENTS), "")

    assert list(folder.parent.rglob("gegevens/*.db")) == []
    if gone == "moved":
        folder.with_name("elders").rename(folder)
        store.append(K017, EVENTS[2:], summarise(EVENTS), "")
        assert store.events(K017) == EVENTS


def test_another_program_that_holds_the_file_is_told(opened: Opener) -> None:
    store = opened()
    keep(store, EVENTS[:2])
    other = opened(write=False)
    assert store._connection is not None
    assert other._connection is not None
    store._connection.execute("PRAGMA busy_timeout = 0")
    other._connection.execute("BEGIN")
    other._connection.execute("SELECT count(*) FROM events").fetchone()

    with pytest.raises(SaveError, match=r"ander programma.*veilig"):
        store.append(K017, EVENTS[2:], summarise(EVENTS), "")

    other._connection.execute("COMMIT")
    store.append(K017, EVENTS[2:], summarise(EVENTS), "")
    assert store.events(K017) == EVENTS


def test_an_event_whose_commit_failed_at_the_last_moment_makes_room_for_the_next(opened: Opener) -> None:
    store = opened()
    keep(store, EVENTS[:2])
    # as after a commit that landed although its last sync failed
    store.append(K017, EVENTS[2:], summarise(EVENTS), "")
    store._unsure = [EVENTS[2].id]

    other = note(3, "opnieuw geprobeerd")
    store.append(K017, [other], summarise([*EVENTS[:2], other]), "")

    assert store.events(K017) == [*EVENTS[:2], other]


def test_summaries_of_an_older_version_are_made_anew(
    folder: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened()
    keep(store, EVENTS)
    store.close()
    for module in ("store", "tables"):
        monkeypatch.setattr(f"gesprek_tui.journal.{module}.SUMMARY_VERSION", SUMMARY_VERSION + 1)

    def summarise_anew(events: Sequence[Event]) -> Summary:
        return replace(summarise(events), title=f"{len(events)} gebeurtenissen")

    def titles(*, write: bool) -> list[str | None]:
        store = open_store(folder, write=write, passphrase=lambda: None, summarise=summarise_anew)
        found = [summary.title for summary in store.summaries()]
        store.close()
        return found

    # a reader makes them for itself, the writer for good
    assert titles(write=False) == titles(write=True) == ["3 gebeurtenissen"]
    assert [summary.title for summary in opened(write=False).summaries()] == ["3 gebeurtenissen"]


def test_a_reader_sees_each_commit_and_cannot_write(opened: Opener) -> None:
    writer = opened()
    keep(writer, EVENTS[:2])
    reader = opened(write=False)
    assert reader.events(K017) == EVENTS[:2]

    writer.append(K017, EVENTS[2:], summarise(EVENTS), "")
    assert reader.events(K017) == EVENTS

    with pytest.raises(SaveError, match="niet open om te schrijven"):
        reader.append(K017, [note(4, "mag niet")], summarise(EVENTS), "")
    assert writer.events(K017) == EVENTS


def test_a_closed_store_says_so(opened: Opener) -> None:
    store = opened()
    store.close()
    store.close()

    with pytest.raises(SaveError):
        store.save_draft(K017, "te laat")
    with pytest.raises(StoreClosed):
        store.events(K017)


def test_threads_take_turns(opened: Opener) -> None:
    store = opened()
    keep(store, EVENTS)
    failed: list[BaseException] = []

    def save(conversation: str) -> None:
        try:
            for number in range(20):
                store.save_draft(conversation, str(number))
                store.events(K017)
        except GesprekError as error:
            failed.append(error)

    threads = [threading.Thread(target=save, args=(conversation,)) for conversation in (K017, K018)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert store.draft(K017) == store.draft(K018) == "19"


def test_the_open_sequence_is_the_careful_one(folder: Path) -> None:
    store = open_here(folder)
    assert store._connection is not None

    found = {
        name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "secure_delete", "temp_store", "trusted_schema")
    }
    store.close()

    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
    }
