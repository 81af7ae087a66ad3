"""Copies of the store: whole, private, encrypted, made beside a writer, and the ones kept by the day."""

import os
import stat
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from gesprek_tui.journal import backups, database, keyfile
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE
from gesprek_tui.journal.problems import StoreProblem
from gesprek_tui.journal.store import Store
from tests.journal.samples import EVENTS, K017, contents, filled, keep, note, summarise

Opener = Callable[..., Store]
TODAY = date(2026, 11, 29)


def test_a_copy_holds_what_the_store_holds_and_opens_with_its_key(folder: Path, opened: Opener) -> None:
    filled(folder)
    target = folder / "kopie.db"

    told = opened().copy(target)

    assert (told.conversations, told.events) == (1, len(EVENTS))
    assert backups.verify(target, keyfile.read(folder / KEY_FILE).key(None)) == told
    assert b"notitie" not in target.read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [STORE_FILE, KEY_FILE, "gesprekken.lock", target.name]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_copy_is_for_the_user_alone(folder: Path, opened: Opener) -> None:
    filled(folder)
    backups.roll(folder, opened(), TODAY)
    made = folder / backups.FOLDER
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in made.iterdir()} == {0o600}


def test_a_reader_copies_while_another_window_writes(folder: Path, opened: Opener) -> None:
    writer = opened()
    keep(writer, EVENTS)
    reader = opened(write=False)
    assert reader.copy(folder / "een.db").events == len(EVENTS)
    more = [*EVENTS, note(4, "vierde")]
    writer.append(K017, more[-1:], summarise(more), "")
    assert reader.copy(folder / "twee.db").events == len(more)


def test_a_copy_that_is_not_whole_never_gets_its_name(
    folder: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder)
    store = opened()
    real = database.open_database

    def lame(path: Path, key: keyfile.StoreKey, *, write: bool) -> object:
        connection = real(path, key, write=write)
        if not write:  # what is looked at afterwards has lost a note since
            other = real(path, key, write=True)
            other.execute("DELETE FROM events WHERE seq = 3")
            other.close()
        return connection

    monkeypatch.setattr(backups, "open_database", lame)
    with pytest.raises(StoreProblem, match="niet gemaakt"):
        store.copy(folder / "kopie.db")
    assert not list(folder.glob("kopie*"))


def test_a_damaged_copy_is_found(folder: Path, opened: Opener) -> None:
    filled(folder)
    target = folder / "kopie.db"
    opened().copy(target)
    data = bytearray(target.read_bytes())
    data[len(data) // 2] ^= 4
    target.write_bytes(data)
    with pytest.raises(StoreProblem, match="beschadigd"):
        backups.verify(target, keyfile.read(folder / KEY_FILE).key(None))


def test_one_copy_a_day_and_the_store_itself_untouched(folder: Path, opened: Opener) -> None:
    before = filled(folder)
    store = opened()
    backups.roll(folder, store, TODAY)
    (made,) = backups.rolling(folder).values()
    first = made.read_bytes()
    backups.roll(folder, store, TODAY)
    assert made.read_bytes() == first
    assert contents(folder)[STORE_FILE] == before[STORE_FILE]
    assert (folder / backups.FOLDER / KEY_FILE).read_bytes() == before[KEY_FILE]


def test_seven_days_and_four_weeks_are_kept(folder: Path, opened: Opener) -> None:
    filled(folder)
    store = opened()
    for ago in range(70, -1, -1):
        day = TODAY - timedelta(days=ago)
        if ago in (0, 70):
            backups.roll(folder, store, day)
        else:
            path = folder / backups.FOLDER / f"gesprekken-{day}.db"
            path.touch()
            os.utime(path, (0, 0))
    days = list(backups.rolling(folder))
    assert days[:7] == [TODAY - timedelta(days=ago) for ago in range(7)]
    # the 29th is a Sunday: the seven newest are a week, and before it every Sunday is the newest of its week
    assert days[7:] == [TODAY - timedelta(weeks=weeks) for weeks in (1, 2, 3, 4)]


def test_other_files_among_the_copies_are_left_alone(folder: Path, opened: Opener) -> None:
    filled(folder)
    made = folder / backups.FOLDER
    made.mkdir()
    for name in ("gesprekken-vakantie.db", "aantekening.txt"):
        (made / name).write_text("van mij")
    backups.roll(folder, opened(), TODAY)
    assert (made / "gesprekken-vakantie.db").read_text() == (made / "aantekening.txt").read_text() == "van mij"


def test_no_old_copy_goes_when_the_new_one_fails(folder: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(folder)
    store = opened()
    for ago in range(20, 0, -1):
        os.utime(folder / STORE_FILE)
        backups.roll(folder, store, TODAY - timedelta(days=ago))
    before = backups.rolling(folder)
    os.utime(folder / STORE_FILE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "move_lasting", full)
    with pytest.raises(StoreProblem, match="eerdere kopieën"):
        backups.roll(folder, store, TODAY)
    assert backups.rolling(folder) == before


def test_the_copies_open_with_the_passphrase_of_now(folder: Path, opened: Opener) -> None:
    filled(folder)
    store = opened()
    backups.roll(folder, store, TODAY - timedelta(days=1))
    key = keyfile.read(folder / KEY_FILE).key(None)
    (folder / KEY_FILE).unlink()
    keyfile.create(folder / KEY_FILE, key, "nieuwe zin", None)
    store.save_draft(K017, "concept")
    backups.roll(folder, store, TODAY)
    beside = keyfile.read(folder / backups.FOLDER / KEY_FILE)
    assert not beside.open
    for copy in backups.rolling(folder).values():
        assert backups.verify(copy, beside.key("nieuwe zin")).events == len(EVENTS)


def test_without_a_change_the_newest_copy_will_do(folder: Path, opened: Opener) -> None:
    filled(folder)
    store = opened()
    backups.roll(folder, store, TODAY)
    backups.roll(folder, store, TODAY + timedelta(days=1))
    assert list(backups.rolling(folder)) == [TODAY]
    store.save_draft(K017, "concept")
    backups.roll(folder, store, TODAY + timedelta(days=2))
    assert list(backups.rolling(folder)) == [TODAY + timedelta(days=2), TODAY]


def test_a_suspended_store_has_no_key_to_copy_with(folder: Path, opened: Opener) -> None:
    filled(folder, "een wachtzin")
    store = opened(passphrase="een wachtzin")
    store.suspend()
    with pytest.raises(StoreProblem, match="gesloten"):
        backups.roll(folder, store, TODAY)
    store.wake("een wachtzin")
    backups.roll(folder, store, TODAY)
    assert backups.verify(backups.rolling(folder)[TODAY], store.key).events == len(EVENTS)
