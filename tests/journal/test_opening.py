"""Opening: every wrong state has its own clear error, and nothing is overwritten."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gesprek_tui.conversation.finding import Query
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal import keyfile
from gesprek_tui.journal.database import SCHEMA_VERSION, open_database
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE, exists, needs_passphrase, open_store
from gesprek_tui.journal.problems import (
    NoStore,
    NotAFile,
    PassphraseNeeded,
    StoreDamaged,
    StoreEmpty,
    StoreIncomplete,
    StoreInUse,
    StoreNewer,
    StoreProblem,
    WrongPassphrase,
)
from gesprek_tui.journal.store import Store
from tests.journal.samples import EVENTS, K017, contents, filled, keep, open_here, summarise

Opener = Callable[..., Store]


def refused(folder: Path, problem: type[StoreProblem], *, write: bool = True, passphrase: str | None = None) -> str:
    """Opening is refused with this problem and leaves every file as it was; gives the message."""
    before = contents(folder)
    with pytest.raises(problem) as error:
        open_here(folder, write=write, passphrase=passphrase)
    after = contents(folder)
    after.pop("gesprekken.lock", None)
    before.pop("gesprekken.lock", None)
    assert after == before
    assert error.value.__cause__ is None
    return str(error.value)


def test_a_new_store_is_made_where_nothing_is(folder: Path, opened: Opener) -> None:
    assert not exists(folder)
    assert not needs_passphrase(folder)

    opened()

    assert exists(folder)
    assert not needs_passphrase(folder)
    assert {path.name for path in folder.iterdir()} == {KEY_FILE, STORE_FILE, "gesprekken.lock"}


def test_a_reader_makes_nothing(folder: Path) -> None:
    with pytest.raises(NoStore, match="gesprek start"):
        open_here(folder, write=False)

    assert not folder.exists()


@pytest.mark.parametrize("write", [True, False])
def test_a_passphrase_opens_what_it_closed(folder: Path, opened: Opener, write: bool) -> None:
    filled(folder, passphrase="de trein naar Ede")
    assert needs_passphrase(folder)

    assert "wachtzin past niet" in refused(folder, WrongPassphrase, write=write, passphrase="een ander")
    assert "wachtzin" in refused(folder, PassphraseNeeded, write=write)
    assert opened(write=write, passphrase="de trein naar Ede").events(K017) == EVENTS


def test_the_passphrase_is_not_asked_when_opening_is_refused_anyway(folder: Path, opened: Opener) -> None:
    opened(passphrase="de trein naar Ede")

    def never() -> str:
        raise AssertionError("asked for the passphrase")

    with pytest.raises(StoreInUse):
        open_store(folder, write=True, passphrase=never, summarise=summarise)


def test_a_second_writer_is_refused_until_the_first_is_done(folder: Path, opened: Opener) -> None:
    first = opened()
    keep(first, EVENTS[:2])

    assert "ander venster" in refused(folder, StoreInUse)
    first.append(K017, EVENTS[2:], summarise(EVENTS), "")
    first.close()

    assert opened().events(K017) == EVENTS


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("name", [STORE_FILE, KEY_FILE])
class TestAFileThatIsNotAsItWas:
    def test_empty(self, folder: Path, name: str, write: bool) -> None:
        filled(folder)
        (folder / name).write_bytes(b"")

        message = refused(folder, StoreEmpty, write=write)
        assert "leeg" in message
        assert name in message

    def test_missing(self, folder: Path, name: str, write: bool) -> None:
        filled(folder)
        (folder / name).unlink()

        message = refused(folder, StoreIncomplete, write=write)
        assert f"{name} ontbreekt" in message

    def test_a_folder_in_its_place(self, folder: Path, name: str, write: bool) -> None:
        filled(folder)
        (folder / name).unlink()
        (folder / name).mkdir()

        assert name in refused(folder, NotAFile, write=write)

    def test_cut_off(self, folder: Path, name: str, write: bool) -> None:
        whole = filled(folder)[name]
        (folder / name).write_bytes(whole[:100])

        message = refused(folder, StoreDamaged, write=write)
        assert "beschadigd" in message
        assert name in message

    def test_of_something_else(self, folder: Path, name: str, write: bool) -> None:
        filled(folder)
        (folder / name).write_bytes(b"SQLite format 3\0" + bytes(8176))

        refused(folder, StoreDamaged, write=write)


def test_the_key_of_another_store_does_not_fit(folder: Path, tmp_path: Path) -> None:
    filled(folder)
    other = filled(tmp_path / "ander")
    (folder / KEY_FILE).write_bytes(other[KEY_FILE])

    refused(folder, StoreDamaged)


def test_no_flipped_bit_is_taken_for_good(folder: Path) -> None:
    whole = filled(folder)[STORE_FILE]
    noticed = 0
    for position in range(0, len(whole), len(whole) // 60):
        flipped = bytearray(whole)
        flipped[position] ^= 1
        (folder / STORE_FILE).write_bytes(flipped)
        try:
            store = open_here(folder, write=False)
        except StoreDamaged:
            noticed += 1
            continue
        try:
            # a page that nothing asks for is not looked at; what is read is right
            assert store.events(K017) == EVENTS
            assert store.summaries() == [summarise(EVENTS)]
            assert store.unfinished() == summarise(EVENTS)
            assert store.promising() == []
            assert len(store.search(Query(words="notitie"))) == 2
        except StoreDamaged:
            noticed += 1
        finally:
            store.close()
    assert noticed > 30


def test_damage_shows_in_plain_words_when_it_is_read_later(folder: Path, opened: Opener) -> None:
    whole = bytearray(filled(folder)[STORE_FILE])
    for page in range(1, len(whole) // 4096):
        whole[page * 4096 + 50] ^= 1
    (folder / STORE_FILE).write_bytes(whole)
    store = opened(write=False)

    with pytest.raises(StoreDamaged, match="beschadigd"):
        store.events(K017)


def test_a_store_of_a_newer_program_is_refused_untouched(folder: Path) -> None:
    filled(folder)
    key = keyfile.read(folder / KEY_FILE).key(None)
    connection = open_database(folder / STORE_FILE, key, write=True)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()

    assert "nieuwere versie" in refused(folder, StoreNewer)
    assert "nieuwere versie" in refused(folder, StoreNewer, write=False)


def test_a_file_where_the_folder_belongs(folder: Path) -> None:
    folder.write_text("geen map")

    for write in (True, False):
        with pytest.raises(NotAFile, match="een map"):
            open_here(folder, write=write)
    with pytest.raises(NotAFile):
        open_here(folder / "dieper")
    assert folder.read_text() == "geen map"


def test_a_creation_that_was_cut_short_is_finished(folder: Path, opened: Opener) -> None:
    store = opened()
    store.close()
    (folder / STORE_FILE).rename(folder / f"{STORE_FILE}.nieuw")

    assert exists(folder)
    assert opened(write=False).summaries() == []
    (folder / STORE_FILE).rename(folder / f"{STORE_FILE}.nieuw")
    keep(opened(), EVENTS)


def test_a_creation_that_did_not_come_to_a_key_starts_again(folder: Path, opened: Opener) -> None:
    folder.mkdir()
    (folder / f"{STORE_FILE}.nieuw").write_bytes(os.urandom(5000))
    (folder / f"{STORE_FILE}.nieuw-journal").write_bytes(os.urandom(600))

    assert not exists(folder)
    keep(opened(), EVENTS)
    assert {path.name for path in folder.iterdir()} == {KEY_FILE, STORE_FILE, "gesprekken.lock"}


def test_library_complaints_stay_off_the_terminal(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    filled(folder)
    (folder / STORE_FILE).write_bytes(os.urandom(8192))

    with pytest.raises(GesprekError):
        open_here(folder)

    assert capfd.readouterr() == ("", "")
