"""Changing passphrase, recovery code and data key: killed at any moment, the old or the new opens all of it."""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.errors import GesprekError
from gesprek_tui.journal import keyfile, sealing
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE, needs_passphrase, open_keys
from gesprek_tui.journal.problems import (
    KeysHalfway,
    NoStore,
    PassphraseNeeded,
    RecoveryVoid,
    StoreInUse,
    StoreProblem,
    WrongPassphrase,
)
from gesprek_tui.journal.rekey import BACKUPS, Keys
from gesprek_tui.journal.store import Store
from tests.journal.keys_child import CHANGES, CODE, NEW, NEW_CODE, OLD
from tests.journal.samples import EVENTS, K017, filled, open_here

ROOT = Path(__file__).parents[2]
Opener = Callable[..., Store]

posix = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not known on Windows")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """As little of Argon2 as a key file may ask: these tests derive hundreds of keys."""
    for name, value in {"memory_kib": 8 * 1024, "iterations": 1, "lanes": 1}.items():
        monkeypatch.setitem(sealing._WRITTEN, name, value)


def store_with_backups(folder: Path, *, closed: bool = False) -> StoreKey:
    """A filled store, closed with OLD and CODE or open, with two rolling backups and their key file."""
    filled(folder)
    if closed:
        change(folder, None, lambda keys: keys.close_with(OLD, CODE))
    (folder / BACKUPS).mkdir()
    for name in ("2026-11-20.db", "2026-11-21.db"):
        shutil.copy(folder / STORE_FILE, folder / BACKUPS / name)
    shutil.copy(folder / KEY_FILE, folder / BACKUPS / KEY_FILE)
    return keyfile.read(folder / KEY_FILE).key(OLD)


def change(folder: Path, passphrase: str | None, act: Callable[[Keys], object]) -> None:
    with open_keys(folder, lambda: passphrase) as keys:
        act(keys)


def ways_in(folder: Path, given: tuple[str | None, ...], *, write: bool) -> list[str | None]:
    """Which of ``given`` open the store; with each of them everything is there."""
    found = []
    for words in given:
        try:
            store = open_here(folder, write=write, passphrase=words)
        except (WrongPassphrase, PassphraseNeeded):
            continue
        assert store.events(K017) == EVENTS
        store.close()
        found.append(words)
        if words is None:
            break  # nothing is asked, so anything would do
    return found


def opened_with(key: StoreKey, folder: Path) -> list[str]:
    """The databases in the folder and below that this key opens."""
    found = []
    for file in folder.rglob("*.db"):
        try:
            open_database(file, key, write=False).close()
        except sqlcipher.DatabaseError:
            continue
        found.append(file.name)
    return sorted(found)


def assert_whole(folder: Path) -> None:
    """The key file is settled, the one beside the backups is the same, its key opens them all; nothing is plain."""
    file = keyfile.read(folder / KEY_FILE)
    assert file.pending is None
    assert (folder / BACKUPS / KEY_FILE).read_bytes() == (folder / KEY_FILE).read_bytes()
    for words in (OLD, NEW):
        try:
            key = file.key(words)
        except WrongPassphrase:
            continue
        assert opened_with(key, folder) == ["2026-11-20.db", "2026-11-21.db", STORE_FILE]
        break
    else:
        raise AssertionError("neither passphrase opens the key file")
    for path in filter(Path.is_file, folder.rglob("*")):
        assert not path.name.endswith(("-journal", ".nieuw"))
        assert b"SQLite format 3" not in path.read_bytes()
        assert b"notitie" not in path.read_bytes()


def test_a_passphrase_is_set_on_an_open_store(folder: Path) -> None:
    old = store_with_backups(folder)

    change(folder, None, lambda keys: keys.close_with(NEW, NEW_CODE))

    assert needs_passphrase(folder)
    assert ways_in(folder, (None, OLD, NEW, NEW_CODE), write=True) == [NEW, NEW_CODE]
    assert ways_in(folder, (NEW, NEW_CODE), write=False) == [NEW, NEW_CODE]
    assert opened_with(old, folder) == [], "the key that stood openly on disk opens nothing any more"
    assert_whole(folder)


def test_a_passphrase_is_changed_and_the_code_stays(folder: Path) -> None:
    store_with_backups(folder, closed=True)
    before = (folder / STORE_FILE).read_bytes()

    change(folder, OLD, lambda keys: keys.change(NEW))

    assert ways_in(folder, (None, OLD, NEW, CODE), write=True) == [NEW, CODE]
    assert (folder / STORE_FILE).read_bytes() == before
    assert_whole(folder)


def test_the_code_opens_where_the_passphrase_is_forgotten(folder: Path) -> None:
    store_with_backups(folder, closed=True)

    change(folder, CODE.lower().replace("-", " "), lambda keys: keys.change(NEW))

    assert ways_in(folder, (OLD, NEW), write=True) == [NEW]


def test_a_new_code_makes_the_old_one_void(folder: Path) -> None:
    store_with_backups(folder, closed=True)

    change(folder, OLD, lambda keys: keys.renew_recovery(NEW_CODE))

    assert ways_in(folder, (OLD, NEW_CODE), write=True) == [OLD, NEW_CODE]
    with pytest.raises(RecoveryVoid, match="nieuwe code"):
        open_here(folder, passphrase=CODE)
    assert_whole(folder)


def test_removing_the_passphrase_makes_the_code_void_too(folder: Path) -> None:
    store_with_backups(folder, closed=True)

    change(folder, OLD, Keys.open_up)

    assert not needs_passphrase(folder)
    assert ways_in(folder, (None,), write=True) == [None]
    with open_keys(folder, lambda: None) as keys:
        assert (keys.closed, keys.has_recovery) == (False, False)
    assert_whole(folder)


def test_closing_again_makes_another_key(folder: Path) -> None:
    first = store_with_backups(folder)
    change(folder, None, lambda keys: keys.close_with(OLD, CODE))
    second = keyfile.read(folder / KEY_FILE).key(OLD)
    change(folder, OLD, Keys.open_up)

    change(folder, None, lambda keys: keys.close_with(NEW, None))

    assert opened_with(first, folder) == opened_with(second, folder) == []
    assert ways_in(folder, (NEW, OLD, CODE), write=True) == [NEW]
    assert_whole(folder)


def test_several_changes_with_the_same_keys(folder: Path) -> None:
    store_with_backups(folder)
    with open_keys(folder, lambda: None) as keys:
        keys.close_with(OLD, None)
        keys.renew_recovery(CODE)
        keys.change(NEW)
        assert (keys.closed, keys.has_recovery) == (True, True)

    assert ways_in(folder, (OLD, NEW, CODE), write=True) == [NEW, CODE]


def test_nothing_changes_while_another_window_writes(folder: Path, opened: Opener) -> None:
    opened()

    with pytest.raises(StoreInUse), open_keys(folder, lambda: None):
        raise AssertionError("opened beside a writer")


def test_another_window_cannot_write_while_keys_change(folder: Path) -> None:
    filled(folder)
    with open_keys(folder, lambda: None), pytest.raises(StoreInUse):
        open_here(folder)

    assert ways_in(folder, (None,), write=True) == [None]


def test_where_nothing_is_kept_there_is_nothing_to_change(folder: Path) -> None:
    with pytest.raises(NoStore), open_keys(folder, lambda: None):
        raise AssertionError("opened nothing")
    assert not folder.exists()


def test_a_wrong_passphrase_changes_nothing(folder: Path) -> None:
    store_with_backups(folder, closed=True)
    before = (folder / KEY_FILE).read_bytes()

    with pytest.raises(WrongPassphrase), open_keys(folder, lambda: NEW):
        raise AssertionError("opened with another passphrase")
    assert (folder / KEY_FILE).read_bytes() == before


def test_a_backup_that_cannot_follow_is_removed_and_named(folder: Path) -> None:
    old = store_with_backups(folder)
    damaged = folder / BACKUPS / "2026-11-20.db"
    whole = bytearray(damaged.read_bytes())
    whole[len(whole) - 2000] ^= 1
    damaged.write_bytes(whole)
    shutil.copy(folder / STORE_FILE, folder / BACKUPS / "2026-11-22.db.nieuw")
    foreign = folder / BACKUPS / "van elders.db"
    foreign.write_bytes(b"x" * 5000)
    removed: list[str] = []

    change(folder, None, lambda keys: removed.extend(keys.close_with(NEW, None)))

    assert removed == ["2026-11-20.db"]
    assert {path.name for path in (folder / BACKUPS).iterdir()} == {"2026-11-21.db", "van elders.db", KEY_FILE}
    assert opened_with(old, folder) == []


@pytest.mark.parametrize("name", ["_reseal", "settle"])
def test_an_error_of_the_disk_leaves_a_way_in(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    store_with_backups(folder)
    with monkeypatch.context() as patched:
        patched.setattr(f"gesprek_tui.journal.rekey.{name}", _disk_full)
        with pytest.raises(StoreProblem, match="schijf is vol") as error:
            change(folder, None, lambda keys: keys.close_with(NEW, NEW_CODE))

    halfway = isinstance(error.value, KeysHalfway)
    assert halfway == (name == "settle")
    assert ways_in(folder, (NEW,) if halfway else (None,), write=True)
    assert_whole(folder)


def _disk_full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_no_key_is_thrown_away_when_the_store_may_have_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store_with_backups(folder)
    from gesprek_tui.journal import rekey

    done = rekey._reseal

    def resealed_and_failed(*args: object) -> None:
        done(*args)  # type: ignore[arg-type]
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(rekey, "_reseal", resealed_and_failed)
        with pytest.raises(KeysHalfway):
            change(folder, None, lambda keys: keys.close_with(NEW, None))

    assert ways_in(folder, (None, NEW), write=True) == [NEW]
    assert_whole(folder)


# --- killed ---------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("name", CHANGES)
def test_killed_before_every_step(folder: Path, name: str) -> None:
    key = store_with_backups(folder, closed=name != "set")
    steps = int(child("kill_at_every_step", folder, name).communicate()[0])
    assert steps > 8

    outcomes = []
    for step in range(1, steps + 1):
        copy = folder.with_name(f"{folder.name}.{step}")
        pending = keyfile.read(copy / KEY_FILE).pending is not None
        # whoever comes first finishes it, also one that only reads
        ways = ways_in(copy, (None, OLD, NEW, CODE, NEW_CODE), write=bool(step % 2))
        assert ways, f"nothing opens it after step {step}"
        assert ways == ways_in(copy, (None, OLD, NEW, CODE, NEW_CODE), write=True)
        assert_whole(copy)
        if name == "set" and ways == [NEW, NEW_CODE]:
            assert opened_with(key, copy) == []
        outcomes.append((pending, ways))
    before, after = {
        "set": ([None], [NEW, NEW_CODE]),
        "change": ([OLD, CODE], [NEW, CODE]),
        "remove": ([OLD, CODE], [None]),
        "recovery": ([OLD, CODE], [OLD, NEW_CODE]),
    }[name]
    assert [ways for _, ways in outcomes if ways not in (before, after)] == []
    assert outcomes[0] == (False, before)
    assert outcomes[-1] == (False, after)
    assert any(pending for pending, _ in outcomes)


@posix
def test_killed_at_random_while_the_store_is_encrypted_anew(folder: Path) -> None:
    store_with_backups(folder)
    grow(folder, 8)
    whole = folder.rename(folder.with_name("zoals het was"))
    old = (whole / STORE_FILE).read_bytes()
    chance, cut, outcomes = random.Random(11), 0, set()
    # one that comes too late finds it done, which is well too but does not count
    for _ in range(60):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(whole, folder)
        place = chance.randrange(len(old) - 4096)
        with child("change", folder, "set") as victim:
            assert victim.stdout is not None
            assert victim.stdout.readline() == "begins\n"
            # as soon as it has come to this place of the store
            while bytes_at(folder / STORE_FILE, place) == old[place : place + 4096] and victim.poll() is None:
                pass
            victim.kill()
        # without this the half written store would be lost
        cut += bytes_at(folder / f"{STORE_FILE}-journal", 0)[:8] not in (b"", bytes(8))

        first = ways_in(folder, (None, NEW), write=bool(chance.getrandbits(1)))
        assert len(first) == 1
        assert ways_in(folder, (None, NEW), write=True) == first
        assert_whole(folder)
        outcomes.add(first[0])
        if cut == 10:
            break
    assert cut == 10, f"only {cut} kills came while it was being written"
    assert None in outcomes


def child(act: str, folder: Path, name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.journal.keys_child", act, str(folder), name]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def bytes_at(path: Path, place: int) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(place)
            return file.read(4096)
    except FileNotFoundError:
        return b""


def grow(folder: Path, megabytes: int) -> None:
    """Make the store as large as one of years."""
    connection = open_database(folder / STORE_FILE, keyfile.read(folder / KEY_FILE).key(None), write=True)
    rows = [(f"groot {number}", "x" * 100_000) for number in range(megabytes * 10)]
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO drafts VALUES (?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()


def test_secrets_do_not_show(folder: Path) -> None:
    filled(folder)
    with open_keys(folder, lambda: None) as keys:
        keys.close_with(OLD, CODE)
        shown = repr(keys) + repr(keyfile.read(folder / KEY_FILE)) + repr(keys._slots) + repr(keys._key)
        assert not re.search(r"[0-9a-f]{16}|sealed|[A-Za-z0-9+/]{20}==", shown)
        with pytest.raises(GesprekError) as error, open_keys(folder, lambda: "x"):
            raise AssertionError("opened beside a writer")
    assert OLD not in str(error.value)
