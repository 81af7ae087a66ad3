"""A store of an older version: read as it is, brought up to this one after a copy, whatever ends the program."""

import hashlib
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gesprek_tui.conversation.finding import Query
from gesprek_tui.journal import database, keyfile
from gesprek_tui.journal.database import SCHEMA_VERSION, open_database, schema_version
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE
from gesprek_tui.journal.problems import FolderUnusable, StoreNewer
from gesprek_tui.journal.rekey import BACKUPS
from gesprek_tui.journal.store import Store
from tests.journal.samples import EVENTS, K017, keep, open_here
from tests.journal.test_crash import child

FIXTURE = Path(__file__).parents[1] / "fixtures" / "opslag-versie-1"
CONVERSATION = "01a22993-60cd-7f1a-9ceb-b6e7ec83af1e"
COPY = f"voor-versie-{SCHEMA_VERSION}.db"

Opener = Callable[..., Store]


@pytest.fixture
def old(folder: Path) -> Path:
    """A store that version 0.1 made: six events and a draft."""
    shutil.copytree(FIXTURE, folder)
    return folder


def make_version_1(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new store with some events, as laid out before there was an index."""
    with monkeypatch.context() as patch:
        patch.setattr(database, "VERSIONS", database.VERSIONS[:1])
        patch.setattr(database, "SCHEMA_VERSION", 1)
        patch.setattr("gesprek_tui.journal.opening.SCHEMA_VERSION", 1)
        store = open_here(folder)
        keep(store, EVENTS, draft="concept")
        store.close()


def version_of(folder: Path, name: str = STORE_FILE) -> int:
    connection = open_database(folder / name, keyfile.read(folder / KEY_FILE).key(None), write=False)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return schema_version(connection)
    finally:
        connection.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_store_of_the_first_version_is_brought_up_after_a_copy(old: Path, opened: Opener) -> None:
    before = digest(old / STORE_FILE)

    store = opened()

    assert [event.seq for event in store.events(CONVERSATION)] == [1, 2, 3, 4, 5, 6]
    assert store.draft(CONVERSATION) == '["> de enveloppen"]'
    assert [hit.line.text for hit in store.search(Query(words="een"))] == ["ik wil hier echt vanaf, één keer"]
    store.close()
    copy = old / BACKUPS / COPY
    assert (old / BACKUPS / KEY_FILE).read_bytes() == (old / KEY_FILE).read_bytes()
    assert digest(copy) == before
    assert version_of(old) == SCHEMA_VERSION
    assert version_of(old, f"{BACKUPS}/{COPY}") == 1
    if sys.platform != "win32":
        assert copy.stat().st_mode & 0o777 == 0o600
        assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_what_the_versions_say_is_what_the_first_program_made(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = tmp_path / "nagemaakt"
    make_version_1(again, monkeypatch)

    assert version_of(again) == 1
    assert tables_of(again) == tables_of(old)


def test_a_reader_reads_an_older_store_and_changes_nothing(old: Path, opened: Opener) -> None:
    before = {path.name: digest(path) for path in old.iterdir()}

    reader = opened(write=False)

    assert len(reader.events(CONVERSATION)) == 6
    assert [row.client for row in reader.summaries()] == ["K-017"]
    assert [hit.line.kind for hit in reader.search(Query(words="bank"))] == ["agreement"]
    reader.close()
    assert {path.name: digest(path) for path in old.iterdir()} == before


def test_a_newer_store_is_refused_untouched(folder: Path, opened: Opener) -> None:
    store = opened()
    keep(store, EVENTS)
    store.close()
    connection = open_database(folder / STORE_FILE, keyfile.read(folder / KEY_FILE).key(None), write=True)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = digest(folder / STORE_FILE)

    for write in (True, False):
        with pytest.raises(StoreNewer):
            opened(write=write)

    assert digest(folder / STORE_FILE) == before
    assert not (folder / BACKUPS).exists()


def test_without_a_copy_nothing_is_changed(old: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(old / STORE_FILE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("shutil.copyfileobj", full)
        with pytest.raises(FolderUnusable, match=r"schijf is vol.*niets veranderd"):
            opened()

    assert digest(old / STORE_FILE) == before
    assert not list((old / BACKUPS).glob("*.db*"))
    assert len(opened().events(CONVERSATION)) == 6


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not known on Windows")
def test_killed_before_any_statement_it_leaves_the_old_store_or_the_new_one(
    folder: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_version_1(folder, monkeypatch)
    whole = {name: (folder / name).read_bytes() for name in (STORE_FILE, KEY_FILE)}
    first = tables_of(folder)
    versions: list[int] = []
    while 2 not in versions:
        start_again(folder, whole)
        with child("die_while_migrating", folder, str(len(versions) + 1)) as process:
            process.wait()
        # a reader first: whoever died in the middle of it left that to be rolled back
        reader = opened(write=False)
        assert reader.events(K017) == EVENTS
        reader.close()
        versions.append(version_of(folder))
        assert (tables_of(folder) == first) == (versions[-1] == 1)
        assert (folder / BACKUPS / COPY).read_bytes() == whole[STORE_FILE]
        holds_all(opened())
    assert len(versions) > 8


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not known on Windows")
def test_killed_while_copying_it_leaves_the_old_store(
    folder: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_version_1(folder, monkeypatch)
    before = (folder / STORE_FILE).read_bytes()

    with child("die_while_copying", folder) as process:
        assert process.wait() == -signal.SIGKILL

    assert (folder / STORE_FILE).read_bytes() == before
    assert not (folder / BACKUPS / COPY).exists()
    holds_all(opened())
    assert [path.name for path in (folder / BACKUPS).glob("*.db*")] == [COPY]
    assert (folder / BACKUPS / COPY).read_bytes() == before


def start_again(folder: Path, whole: dict[str, bytes]) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    for name, data in whole.items():
        (folder / name).write_bytes(data)


def holds_all(store: Store) -> None:
    """What was kept in the first version is there, and can be found."""
    assert (store.events(K017), store.draft(K017)) == (EVENTS, "concept")
    assert len(store.search(Query(words="notitie"))) == 2
    store.close()


def tables_of(folder: Path) -> list[tuple[str]]:
    connection = open_database(folder / STORE_FILE, keyfile.read(folder / KEY_FILE).key(None), write=False)
    rows: list[tuple[str]] = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    connection.close()
    return rows
