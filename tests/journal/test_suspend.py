"""A store that is closed for a while: the file and its key are gone, and nobody else gets in."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gesprek_tui.errors import GesprekError, SaveError
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE
from gesprek_tui.journal.problems import PassphraseNeeded, StoreClosed, StoreIncomplete, StoreInUse, WrongPassphrase
from gesprek_tui.journal.store import Store
from tests.journal.samples import EVENTS, K017, keep, note, open_here, summarise

Opener = Callable[..., Store]
PASSPHRASE = "een lange wachtzin"


def open_files() -> set[str]:
    """The names of all files that this process holds open."""
    folder = Path("/proc/self/fd")
    found = set()
    for entry in folder.iterdir():
        try:
            found.add(entry.readlink().name)
        except OSError:  # the listing itself, closed by now
            continue
    return found


@pytest.fixture
def store(opened: Opener) -> Store:
    store = opened(passphrase=PASSPHRASE)
    keep(store, EVENTS, draft="halve zi")
    return store


def test_every_act_is_refused_while_suspended_and_nothing_is_lost(store: Store) -> None:
    store.suspend()
    store.suspend()
    acts: list[Callable[[], object]] = [
        lambda: store.events(K017), store.summaries, store.unfinished, lambda: store.draft(K017),
        lambda: store.find("1"), lambda: store.conversations_of("K-017"),
    ]  # fmt: skip
    for act in acts:
        with pytest.raises(StoreClosed):
            act()
    with pytest.raises(SaveError):
        store.append(K017, [note(4, "te laat")], summarise(EVENTS), "")
    with pytest.raises(SaveError):
        store.save_draft(K017, "iets anders")

    store.wake(PASSPHRASE)

    assert store.events(K017) == EVENTS
    assert store.draft(K017) == "halve zi"
    store.append(K017, [note(4, "weer open")], summarise(EVENTS), "")
    assert len(store.events(K017)) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_file_is_closed_but_its_lock_is_held(store: Store, folder: Path) -> None:
    assert STORE_FILE in open_files()

    store.suspend()

    assert STORE_FILE not in open_files()
    with pytest.raises(StoreInUse):
        open_here(folder, passphrase=PASSPHRASE)
    store.wake(PASSPHRASE)
    assert STORE_FILE in open_files()


def test_a_wrong_passphrase_is_told_apart_and_the_store_stays_closed(store: Store) -> None:
    store.suspend()
    with pytest.raises(WrongPassphrase):
        store.wake("een andere wachtzin")
    with pytest.raises(PassphraseNeeded):
        store.wake("")
    with pytest.raises(StoreClosed):
        store.events(K017)
    store.wake(PASSPHRASE)
    assert store.events(K017) == EVENTS


def test_waking_an_open_store_still_looks_at_the_passphrase(store: Store) -> None:
    with pytest.raises(WrongPassphrase):
        store.wake("een andere wachtzin")
    store.wake(PASSPHRASE)
    assert store.events(K017) == EVENTS


def test_a_folder_that_is_not_whole_any_more_is_told_and_can_come_back(store: Store, folder: Path) -> None:
    store.suspend()
    key = (folder / KEY_FILE).read_bytes()
    (folder / KEY_FILE).unlink()
    with pytest.raises(StoreIncomplete):
        store.wake(PASSPHRASE)
    (folder / KEY_FILE).write_bytes(key)
    store.wake(PASSPHRASE)
    assert store.events(K017) == EVENTS


def test_a_folder_that_is_gone_is_told_and_can_come_back(store: Store, folder: Path) -> None:
    store.suspend()
    away = folder.rename(folder.with_name("ergens anders"))
    with pytest.raises(GesprekError, match="gegevens"):
        store.wake(PASSPHRASE)
    assert not folder.exists()
    away.rename(folder)
    store.wake(PASSPHRASE)
    assert store.events(K017) == EVENTS


def test_a_closed_store_does_not_wake_and_lets_others_in(store: Store, opened: Opener) -> None:
    store.suspend()
    store.close()
    with pytest.raises(StoreClosed):
        store.wake(PASSPHRASE)
    assert opened(passphrase=PASSPHRASE).events(K017) == EVENTS


def test_without_a_passphrase_there_is_nothing_to_suspend(opened: Opener) -> None:
    store = opened()
    keep(store, EVENTS)
    assert not store.has_passphrase
    store.suspend()
    assert store.events(K017) == EVENTS
