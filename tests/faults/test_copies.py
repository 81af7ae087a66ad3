"""A copy is made and put back: while somebody types, killed halfway, and where something is already."""

import json
import subprocess
import time
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from tests.e2e.test_conversation import PROGRAM
from tests.faults.needs import needs_strace
from tests.faults.place import Place, keep
from tests.faults.steps import kills
from tests.faults.test_store import contents

PLAIN = b"SQLite format 3"
KILLS = 4


def test_a_copy_made_while_somebody_types_is_put_back_whole(place: Place, tmp_path: Path) -> None:
    """26. Backup during typing, kill, restore where nothing is: catches a copy with a part of a note, without what

    was saved before it, or with more than the store had; a copy that anybody can read; a restore over what is there.
    """
    notes = [f"merkwoord{number:03}" for number in range(60)]
    place.begin(notes[0])
    copy = tmp_path / "kopie.zip"
    with place.talk() as terminal:
        for note in notes[1:4]:
            keep(terminal, note)
        with subprocess.Popen([*PROGRAM, "backup", str(copy)], env=place.env | place.closed) as backup:
            for note in notes[4:]:
                if backup.poll() is not None:
                    break
                keep(terminal, note)
                # somebody who types rests; one that never does lets nobody else read
                terminal.wait_until(partial(_is_past, time.monotonic() + 0.15), "a moment")
        assert backup.returncode == 0
        terminal.type("half getypt")
        terminal.kill()
    ours = _exported(place)
    said = [event["text"] for event in ours if event["kind"] == "note_added"]
    assert said == notes[: len(said)]

    assert _parts_with(copy, b"merkwoord", PLAIN) == []
    other = _elsewhere(tmp_path / "elders")
    assert other.command("restore", copy, env=place.closed).returncode == 0
    theirs = _exported(other, env=place.closed)
    assert 5 <= len(theirs) < len(ours), "it was made in the middle"
    assert theirs == ours[: len(theirs)]
    assert {"merkwoord000", "merkwoord001", "merkwoord002", "merkwoord003"} <= {event.get("text") for event in theirs}

    before = contents(other.data)
    again = tmp_path / "later.zip"
    assert place.command("backup", again, env=place.closed).returncode == 0
    done = other.command("restore", again, env=place.closed)
    assert done.returncode == 1
    assert "niets" in done.stderr
    assert contents(other.data) == before
    third = _elsewhere(tmp_path / "leeg")
    assert third.command("restore", again, env=place.closed).returncode == 0
    assert _exported(third, env=place.closed) == ours
    for act in (["list", "--json"], ["export", "laatste"], ["export", "laatste", "--format", "json"]):
        here, there = (at.command(*act, env=place.closed) for at in (place, third))
        assert (here.returncode, here.stdout) == (there.returncode, there.stdout) != (0, "")


@needs_strace
def test_a_copy_that_is_killed_is_none_or_whole(place: Place, tmp_path: Path) -> None:
    """26. Killed four times: catches half a copy under the name that was asked for, and a plain file beside it."""
    place.begin("een geheime notitie")
    ours = _exported(place)
    target = tmp_path / "hier" / "kopie.zip"
    target.parent.mkdir()
    whole = 0
    for step in kills(place, "backup", target, count=KILLS, env=place.closed, makes=target):
        assert _parts_with(target.parent, b"een geheime notitie", PLAIN) == [], step
        if target.exists():
            new = _elsewhere(tmp_path / f"nieuw {whole}")
            assert new.command("restore", target, env=place.closed).returncode == 0, step
            assert _exported(new, env=place.closed) == ours
            whole += 1
        assert _exported(place) == ours, step
    assert 0 < whole < KILLS
    target.unlink()
    assert place.command("backup", target, env=place.closed).returncode == 0, "what was left is in nobody's way"


@needs_strace
def test_a_restore_that_is_killed_leaves_nothing_or_all(place: Place, tmp_path: Path) -> None:
    """26. Killed four times: catches a part of a store, and one that cannot be put back again."""
    place.begin("een geheime notitie")
    ours = _exported(place)
    copy = tmp_path / "kopie.zip"
    assert place.command("backup", copy, env=place.closed).returncode == 0
    new = _elsewhere(tmp_path / "nieuw")
    new.data.mkdir(mode=0o700)
    outcomes = set()
    for step in kills(new, "restore", copy, count=KILLS, env=place.closed):
        assert _parts_with(new.data, b"een geheime notitie", PLAIN) == [], step
        there = new.command("show", "laatste", env=place.closed).returncode == 0
        if not there:
            assert new.command("restore", copy, env=place.closed).returncode == 0, step
        assert _exported(new, env=place.closed) == ours, step
        outcomes.add(there)
    assert outcomes == {False, True}


def _is_past(moment: float) -> bool:
    return time.monotonic() > moment


def _elsewhere(folder: Path) -> Place:
    folder.mkdir()
    return Place(folder)


def _exported(place: Place, env: dict[str, str] | None = None) -> list[dict[str, object]]:
    done = place.command("export", "laatste", "--format", "json", env=env)
    assert done.returncode == 0, done.stderr
    events: list[dict[str, object]] = json.loads(done.stdout)["events"]
    return events


def _parts_with(path: Path, *wanted: bytes) -> list[str]:
    """Which files, and which parts of a zip, hold any of it."""
    found = []
    for file in [path] if path.is_file() else [below for below in path.rglob("*") if below.is_file()]:
        parts = [file.read_bytes()]
        if file.suffix == ".zip":
            with ZipFile(file) as packed:
                parts += [packed.read(name) for name in packed.namelist()]
        if any(one in part for one in wanted for part in parts):
            found.append(file.name)
    return found
