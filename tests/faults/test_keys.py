"""What opens the store changes, and is cut short: with the old or with the new it opens, and nothing lies open."""

import base64
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.journal import keyfile
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE
from gesprek_tui.journal.problems import WrongPassphrase
from tests.faults.needs import needs_strace
from tests.faults.place import Place
from tests.faults.steps import kills

OLD, NEW = "de trein naar Ede", "de bus naar Epe"
NOTE = "een geheime notitie"
CHANGES = {"set": (None, NEW), "change": (OLD, NEW), "remove": (OLD, None)}
KILLS = {"set": 6, "change": 5, "remove": 6}


@needs_strace
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_is_killed_opens_with_the_old_or_with_the_new(place: Place, change: str) -> None:
    """11. Killed seventeen times: catches a key file that is changed before the store is (jrnl #787, #535), a

    copy that still opens with the key that lay open, and a plain file beside the closed one (jrnl #1808).
    """
    before, after = CHANGES[change]
    place.begin(NOTE)
    if before:
        assert place.command("passphrase", "--new-file", _file(place, before)).returncode == 0
    lay_open = keyfile.read(place.data / KEY_FILE).key(None) if before is None else None
    act = ("passphrase", "--new-file", _file(place, after)) if after else ("passphrase", "--remove")
    seen = set()
    for number, step in enumerate(kills(place, *act, count=KILLS[change], env=_given(place, before))):
        assert _holds(place.data, NOTE.encode(), b"SQLite format 3") == [], step
        # whoever comes first brings it to an end, one that only reads too
        first = ("resume", "--plain") if number % 2 else ("show", "laatste")
        assert any(_goes(place, first, words) for words in (before, after)), step
        ((holds, key),) = _ways_in(place).items()
        assert _notes(place.data / STORE_FILE, key) == 1
        assert _holds(place.data, NOTE.encode(), b"SQLite format 3") == []
        assert not (number % 2 and list(place.data.rglob("*.nieuw*"))), step
        if lay_open and holds == after:
            assert _opened_by(lay_open, place.data) == [], step
            assert _holds(place.data, _written(lay_open)) == []
        seen.add(holds)
    assert seen == {before, after}


def _file(place: Place, words: str) -> Path:
    file = place.folder / f"{words}.txt"
    file.write_text(words, encoding="utf-8")
    return file


def _given(place: Place, words: str | None) -> dict[str, str]:
    return {"GESPREK_PASSPHRASE_FILE": str(_file(place, words))} if words else {}


def _goes(place: Place, act: tuple[str, ...], words: str | None) -> bool:
    done = place.command(*act, env=_given(place, words))
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "wachtzin" in done.stderr
    return done.returncode == 0


def _ways_in(place: Place) -> dict[str | None, StoreKey]:
    """What opens the store and all its copies; None where nothing is asked."""
    file = keyfile.read(place.data / KEY_FILE)
    found: dict[str | None, StoreKey] = {}
    for words in (None,) if file.open else (OLD, NEW):
        try:
            key = file.key(words)
        except WrongPassphrase:
            continue
        assert _opened_by(key, place.data) == sorted(path.name for path in place.data.rglob("*.db"))
        found[words] = key
    return found


def _holds(folder: Path, *wanted: bytes) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes() for one in wanted)]


def _written(key: StoreKey) -> bytes:
    """The key as it stands in a key file that is open."""
    return base64.b64encode(key.data + key.salt)


def _notes(store: Path, key: StoreKey) -> int:
    db = open_database(store, key, write=False)
    found: int = db.execute("SELECT count(*) FROM events WHERE instr(body, ?)", (NOTE,)).fetchone()[0]
    db.close()
    return found


def _opened_by(key: StoreKey, folder: Path) -> list[str]:
    found = []
    for file in folder.rglob("*.db"):
        try:
            open_database(file, key, write=False).close()
        except sqlcipher.DatabaseError:
            continue
        found.append(file.name)
    return sorted(found)
