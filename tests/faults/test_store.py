"""What stands in the data folder is not what should: damaged, empty, absent, open to all, or of a newer program."""

import hashlib
import json
import random
import stat
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import PASSPHRASE, PROGRAM, text_of
from tests.faults.place import Place, keep, leave

FLIPS = 8


def contents(folder: Path) -> dict[str, str]:
    """What is in a folder, but for the lock, which says nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "gesprekken.lock")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_flipped_bit_is_reported_or_harmless(place: Place) -> None:
    """13. Bit rot: catches a store without a checksum, that shows changed words as if they were said.

    tests/journal/test_opening.py flips bits all through the file; here the command says so.
    """
    place.begin(*(f"notitie {number} " + "woord " * 200 for number in range(20)))
    file = place.data / "gesprekken.db"
    whole, right = file.read_bytes(), place.command("export", "laatste", "--format", "json").stdout
    chance, told = random.Random(5), 0
    for _ in range(FLIPS):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        done = place.command("export", "laatste", "--format", "json")
        assert "Traceback" not in done.stderr
        if done.returncode:
            assert "beschadigd" in done.stderr
            told += 1
        else:
            assert done.stdout == right
        assert file.read_bytes() == flipped
    assert told


@pytest.mark.parametrize("how", ["empty", "folder", "gone", "no key", "other"])
@pytest.mark.parametrize("act", [("start", "speelveld", "--plain"), ("list",)])
def test_a_store_that_is_not_there_is_not_made_anew(place: Place, how: str, act: tuple[str, ...]) -> None:
    """14. Empty, absent or foreign: catches a fresh empty store over it

    (NotallyX #917, Joplin #10117, Logseq #2303).
    """
    place.begin("een notitie")
    store = place.data / "gesprekken.db"
    if how == "no key":
        (place.data / "sleutel.json").unlink()
    else:
        store.unlink()
    if how == "empty":
        store.touch()
    elif how == "folder":
        store.mkdir()
    elif how == "other":
        store.write_bytes(b"SQLite format 3\0" + bytes(8176))
    before = contents(place.data)
    done = place.command(*act, typed="nieuw\n")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "niets veranderd" in done.stderr
    assert contents(place.data) == before


def test_reading_makes_no_store_where_a_disk_is_not_mounted(place: Place) -> None:
    """14. An empty mount point: catches a command that only reads or goes on, and makes an empty store there."""
    place.data.mkdir()
    for act in (["list"], ["show", "laatste"], ["resume", "--plain"], ["export", "laatste"]):
        done = place.command(*act)
        assert "Traceback" not in done.stderr
        assert list(place.data.iterdir()) == [], act


@pytest.mark.parametrize("umask", ["000", "022"])
def test_files_and_folders_are_private(place: Place, tmp_path: Path, umask: str) -> None:
    """17. An open umask and a folder of 0777: catches files that others on this machine may read.

    tests/journal/test_permissions.py has the rollback journal and folders with other things in them.
    """
    place.data.mkdir()
    place.data.chmod(0o777)
    script = f'umask {umask}; exec "$@"'
    before = ["sh", "-c", script, "sh"]
    place.command("start", "speelveld", "--plain", typed="een\n", before=before)
    target = tmp_path / "verslag.md"
    assert place.command("export", "laatste", "-o", target, before=before).returncode == 0
    files = [target, *(path for path in place.data.rglob("*") if path.is_file())]
    assert len(files) >= 4
    assert {oct(stat.S_IMODE(path.stat().st_mode)) for path in files} == {"0o600"}
    folders = [place.data, *(path for path in place.data.rglob("*") if path.is_dir())]
    assert {oct(stat.S_IMODE(path.stat().st_mode)) for path in folders} == {"0o700"}


def test_what_a_newer_program_wrote_survives(place: Place, tmp_path: Path) -> None:
    """24. Unknown kinds and fields: catches a program that drops what it does not know (jrnl #490)."""
    place.begin("een notitie")
    document = json.loads(place.command("export", "laatste", "--format", "json").stdout)
    last = document["events"][-1]
    last["kleur"] = {"nieuw": [1, 2.5, None]}
    document["events"].append(
        last | {"id": last["id"][:-4] + "0000", "seq": last["seq"] + 1, "kind": "dream_told", "text": "een droom"}
    )
    file = tmp_path / "nieuwer.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    place = Place(_made(tmp_path / "nieuw"))
    assert place.command("import", file).returncode == 0
    with place.talk() as terminal:
        keep(terminal, "erbij")
        leave(terminal)
    after = json.loads(place.command("export", "laatste", "--format", "json").stdout)
    assert after["events"][: len(document["events"])] == document["events"]
    assert after["events"][-1]["text"] == "erbij"
    other = Place(_made(tmp_path / "ander"))
    file.write_text(json.dumps(after), encoding="utf-8")
    assert other.command("import", file).returncode == 0
    assert json.loads(other.command("export", "laatste", "--format", "json").stdout)["events"] == after["events"]


def test_a_store_of_a_newer_program_is_not_touched(place: Place) -> None:
    """24. A newer version of the store: catches an older program that ‘repairs’ it (Signal #7090)."""
    place.begin("een notitie")
    place.execute("PRAGMA user_version = 99")
    before = contents(place.data)
    for act in (["list"], ["start", "speelveld", "--plain"], ["show", "laatste"]):
        done = place.command(*act, typed="nieuw\n")
        assert done.returncode == 1
        assert "nieuwere versie" in done.stderr
    assert contents(place.data) == before


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_five_wrong_passphrases_and_then_the_right_one(place: Place) -> None:
    """9. With a draft that waits: catches a draft that goes with a failed unlock (jrnl #284), a passphrase asked

    only after typing (jrnl #256), and SQLCipher's complaints across the screen.
    """
    place.begin("een notitie", env=place.closed)
    with place.talk(env=place.closed) as terminal:
        terminal.wait_for("typ een notitie")
        terminal.type("half getypt")
        terminal.wait_until(lambda: place.draft() == ["half getypt"], "the draft on disk")
        terminal.kill()
    with Terminal([*PROGRAM, "resume"], env=place.env) as terminal:
        for number in range(6):  # between them it waits, longer each time
            terminal.wait_until(lambda asked=number: text_of(terminal).count("Wachtzin (") > asked, "the question")  # type: ignore[misc]
            assert "een notitie" not in text_of(terminal)
            terminal.type(f"fout {number}\r" if number < 5 else f"{PASSPHRASE}\r")
        terminal.wait_for("nog niet bewaard")
        terminal.wait_for("half getypt")
        before = terminal.raw.partition(b"\x1b[?1049h")[0].decode()
        assert before.count("past niet") == 5
        assert "sqlite" not in before.lower()
        terminal.press("enter")
        terminal.wait_for("een notitie")
        leave(terminal)
    assert place.draft() == ["half getypt"]
