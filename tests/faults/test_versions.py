"""Stores and key files of every version: brought up to this one, read as they are, or refused and left alone."""

import json
import shutil
from pathlib import Path

import pytest

from gesprek_tui.journal import keyfile
from gesprek_tui.journal.database import SCHEMA_VERSION, open_database
from gesprek_tui.journal.keyfile import Slots
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE
from tests.e2e.test_conversation import PASSPHRASE
from tests.faults.needs import needs_strace
from tests.faults.place import Place
from tests.faults.steps import kills
from tests.faults.test_store import contents

OLDEST = Path(__file__).parents[1] / "fixtures" / "opslag-versie-1"
SAID = "ik wil hier echt vanaf, één keer"
HALF = "> de enveloppen"
NEWER = SCHEMA_VERSION + 1


@needs_strace
def test_killed_while_an_old_store_is_brought_up(place: Place) -> None:
    """18. Killed eight times: catches a store that is half of the one version and half of the other, and one that

    is changed before there is a copy of it (Signal #7090).
    """
    _old(place)
    events, tables = _events(place), _tables(place)
    seen = set()
    for number, step in enumerate(kills(place, "resume", "--plain", count=8)):
        if number % 2:
            first = place.command("search", "vanaf")
            assert SAID in first.stdout, (step, first.stderr)
            assert place.draft() == [HALF]
        else:
            first = place.command("resume", "--plain", typed="en verder\n")
            assert HALF in first.stderr
            assert place.notes()[-1] == "en verder", (step, first.stderr)
        assert first.returncode == 0
        ((version,),) = place.execute("PRAGMA user_version")
        assert place.execute("PRAGMA integrity_check") == [("ok",)]
        assert _events(place)[: len(events)] == events
        if version == 1:
            assert _tables(place) == tables  # not its bytes: what is rolled back is encrypted anew
        else:
            assert _in_copy(place, version) == ([(1,)], events)
        seen.add((number % 2, version))
    assert {(1, 1), (1, SCHEMA_VERSION), (0, SCHEMA_VERSION)} == seen


@pytest.mark.parametrize(
    ("version", "key"),
    [
        *((version, key) for version in range(1, NEWER + 1) for key in ("open", "closed")),
        (SCHEMA_VERSION, "changing"), (SCHEMA_VERSION, "unknown way in"), (SCHEMA_VERSION, "newer"),
        (NEWER, "newer"),
    ],
)  # fmt: skip
def test_it_opens_or_is_left_as_it_was(place: Place, version: int, key: str) -> None:
    """25. Every version of store and key file: catches a newer one that is ‘repaired’, an older one that is refused,

    one that is changed by looking, and words lost on the way up.
    """
    _old(place)
    events = _events(place)
    if version > 1:
        assert place.command("resume", "--plain").returncode == 0
        place.execute(f"PRAGMA user_version = {version}")
    _close(place.data / KEY_FILE, key)
    before = contents(place.data)
    goes = version <= SCHEMA_VERSION and key != "newer"

    reading = place.command("search", "vanaf", env=place.closed)
    assert (reading.returncode, SAID in reading.stdout) == (0, True) if goes else (1, False), reading.stderr
    writing = place.command("resume", "--plain", typed="en verder\n", env=place.closed)
    assert writing.returncode == (0 if goes else 1), writing.stderr

    if goes:
        assert _events(place)[: len(events)] == events
        assert place.notes()[-1] == "en verder"
        assert place.execute("PRAGMA user_version", passphrase=PASSPHRASE) == [(SCHEMA_VERSION,)]
    else:
        for done in (reading, writing):
            assert "nieuwere versie" in done.stderr
        assert contents(place.data) == before


@pytest.mark.parametrize("version", [1, NEWER])
def test_a_copy_of_another_version_is_put_back_or_refused(place: Place, tmp_path: Path, version: int) -> None:
    """25. A copy kept for years, or of a newer program: catches one that is put back and cannot be opened then."""
    _old(place)
    place.execute(f"PRAGMA user_version = {version}")
    (tmp_path / "nieuw").mkdir()
    new = Place(tmp_path / "nieuw")
    done = new.command("restore", place.data / STORE_FILE)
    if version == 1:
        assert done.returncode == 0, done.stderr
        assert SAID in new.command("show", "laatste").stdout
    else:
        assert done.returncode == 1
        assert "nieuwere versie" in done.stderr
        assert not new.data.exists()


def _old(place: Place) -> None:
    shutil.copytree(OLDEST, place.data)
    for path in (place.data, *place.data.iterdir()):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _events(place: Place) -> list[tuple[str]]:
    return place.execute("SELECT id, body FROM events ORDER BY seq", passphrase=PASSPHRASE)


def _in_copy(place: Place, version: int) -> tuple[list[tuple[int]], list[tuple[str]]]:
    """Version and events of the copy that was made before, opened with the key file beside it."""
    copies = place.data / "reservekopieen"
    key = keyfile.read(copies / KEY_FILE).key(None)
    db = open_database(copies / f"voor-versie-{version}.db", key, write=False)
    held = [db.execute(ask).fetchall() for ask in ("PRAGMA user_version", "SELECT id, body FROM events ORDER BY seq")]
    db.close()
    return held[0], held[1]


def _tables(place: Place) -> list[tuple[str]]:
    return place.execute("SELECT name, sql FROM sqlite_schema ORDER BY name")


def _close(path: Path, how: str) -> None:
    """Make the key file of one that is open what some program may have left."""
    key = keyfile.read(path).key(None)
    closed = Slots.closed(key, PASSPHRASE, None)
    if how in ("closed", "unknown way in"):
        keyfile.write(path, closed)
    elif how == "changing":
        keyfile.write(path, closed, closed.with_passphrase(key, "een andere"))
    if how in ("newer", "unknown way in"):
        body = json.loads(path.read_text(encoding="utf-8"))
        del body["sha256"]
        if how == "newer":
            body["version"] = keyfile.VERSION + 1
        else:
            body["slots"].insert(0, {"kind": "vingerafdruk", "sealed": "AAAA"})
        path.write_text(json.dumps(body | {"sha256": keyfile._digest(body)}), encoding="utf-8")
