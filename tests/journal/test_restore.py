"""Putting a copy back: killed at any moment the old or the new is whole, and nothing that was there is deleted."""

import multiprocessing
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from gesprek_tui.journal import backups, files, keyfile, restore, swap
from gesprek_tui.journal.backups import Contents
from gesprek_tui.journal.keyfile import KeyFile, StoreKey
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE, exists, open_store
from gesprek_tui.journal.problems import StoreProblem
from gesprek_tui.journal.restore import Present
from tests.journal.child import die_in_commit
from tests.journal.samples import EVENTS, K017, K018, filled, keep, note, open_here, started, summarise

NEW = "wachtzin van de kopie"


DROP = swap.drop


class Killed(BaseException):
    pass


class Killer:
    """Kills the program at a move, before it or after it; from then on it tidies nothing up."""

    def __init__(self, step: int, *, after: bool) -> None:
        self.left = step
        self.after = after

    def move(self, source: Path, target: Path) -> None:
        self.left -= 1
        if self.left or self.after:
            files.move_lasting(source, target)
        if not self.left:
            raise Killed

    def drop(self, folder: Path) -> None:
        if self.left > 0:
            DROP(folder)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("oud") / "gegevens"
    filled(folder)
    return folder


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kopie") / "gegevens"
    store = open_here(folder)
    keep(store, [started(K018, "K-018"), note(2, "uit de kopie", K018)])
    store.close()
    return folder / STORE_FILE


@pytest.fixture
def here(old: Path, folder: Path) -> Path:
    shutil.copytree(old, folder)
    return folder


def unlock(key_file: KeyFile, fits: Callable[[StoreKey], bool]) -> StoreKey:
    return key_file.unlock(lambda: None, fits)[0]


def agree(_: Contents, __: Present) -> None:
    pass


def conversations(folder: Path) -> list[str]:
    store = open_here(folder, write=False)
    try:
        return [row.id for row in store.summaries() if store.events(row.id)]
    finally:
        store.close()


def names(folder: Path) -> Iterator[str]:
    return (path.name for path in folder.iterdir())


def test_what_was_there_is_kept_whole(here: Path, copy: Path) -> None:
    before = {name: (here / name).read_bytes() for name in (STORE_FILE, KEY_FILE)}
    done = restore.restore(copy, here, unlock=unlock, agree=agree)
    assert conversations(here) == [K018]
    assert done.aside is not None
    assert {name: (done.aside / name).read_bytes() for name in before} == before
    assert conversations(done.aside) == [K017]
    again = restore.restore(done.aside / STORE_FILE, here, unlock=unlock, agree=agree)
    assert conversations(here) == [K017]
    assert again.aside != done.aside


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_every_step_one_of_the_two_is_whole(
    here: Path, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    store = open_here(here)
    backups.roll(here, store, date(2026, 11, 20))
    store.close()
    outcomes = []
    for step in range(1, 30):
        folder = tmp_path / f"stap {step}"
        shutil.copytree(here, folder)
        killer = Killer(step, after=after)
        monkeypatch.setattr(swap, "move_lasting", killer.move)
        monkeypatch.setattr(swap, "drop", killer.drop)
        try:
            restore.restore(copy, folder, unlock=unlock, agree=agree)
        except Killed:
            monkeypatch.setattr(swap, "move_lasting", files.move_lasting)
            monkeypatch.setattr(swap, "drop", DROP)
            found = conversations(folder)
            assert found in ([K017], [K018])
            outcomes.append(found[0])
            if found == [K018]:
                (aside,) = folder.glob("vervangen-*")
                assert conversations(aside) == [K017]
                assert (aside / backups.FOLDER).is_dir(), "copies of another key go with their store"
                assert not swap.waiting(folder)
            # and whatever it was, one goes on from there
            restore.restore(copy, folder, unlock=unlock, agree=agree)
            assert conversations(folder) == [K018]
            assert "terugzetten.nieuw" not in names(folder)
        else:
            assert step > 5, "every step was killed once"
            break
    assert outcomes == sorted(outcomes, key=[K017, K018].index)
    assert set(outcomes) == {K018} if after else {K017, K018}


def test_copies_by_the_day_stay_when_they_open_with_the_same_key(here: Path) -> None:
    store = open_here(here)
    day = date(2026, 11, 20)
    backups.roll(here, store, day)
    store.append(K017, [note(4, "later")], summarise([*EVENTS, note(4, "later")]), "")
    store.close()
    done = restore.restore(backups.rolling(here)[day], here, unlock=unlock, agree=agree)
    assert done.contents.events == len(EVENTS)
    assert list(backups.rolling(here)) == [day]


def test_what_a_killed_program_was_saving_is_undone_in_both(here: Path, tmp_path: Path) -> None:
    killed = tmp_path / "afgebroken"
    shutil.copytree(here, killed)
    child = multiprocessing.get_context("spawn").Process(target=die_in_commit, args=(killed,))
    child.start()
    child.join()
    assert (killed / f"{STORE_FILE}-journal").exists()
    target = tmp_path / "leeg"
    done = restore.restore(killed / STORE_FILE, target, unlock=unlock, agree=agree)
    assert done.contents.events == len(EVENTS)
    assert conversations(target) == [K017]


def test_a_no_changes_nothing(here: Path, copy: Path) -> None:
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    seen: list[tuple[int, int]] = []

    def refuse(coming: Contents, present: Present) -> None:
        assert present.contents
        seen.append((coming.events, present.contents.events))
        raise StoreProblem

    with pytest.raises(StoreProblem):
        restore.restore(copy, here, unlock=unlock, agree=refuse)
    assert seen == [(2, len(EVENTS))]
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before
    assert sorted(names(here)) == sorted([STORE_FILE, KEY_FILE, "gesprekken.lock"])


def test_half_a_store_or_a_damaged_one_goes_aside_too(here: Path, copy: Path) -> None:
    (here / KEY_FILE).unlink()
    (here / STORE_FILE).write_bytes(b"niets meer")
    told: list[Contents | None] = []
    done = restore.restore(copy, here, unlock=unlock, agree=lambda _, present: told.append(present.contents))
    assert told == [None]
    assert done.aside
    assert (done.aside / STORE_FILE).read_bytes() == b"niets meer"
    assert conversations(here) == [K018]


def test_the_passphrase_of_the_copy_opens_what_was_put_back(copy: Path, tmp_path: Path) -> None:
    closed = tmp_path / "gesloten"
    closed.mkdir()
    shutil.copy(copy, closed / STORE_FILE)
    keyfile.create(closed / KEY_FILE, keyfile.read(copy.with_name(KEY_FILE)).key(None), NEW, None)
    target = tmp_path / "leeg"
    restore.restore(
        closed / STORE_FILE, target, unlock=lambda key_file, fits: key_file.unlock(lambda: NEW, fits)[0], agree=agree
    )
    assert exists(target)
    open_store(target, write=True, passphrase=lambda: NEW, summarise=summarise).close()
