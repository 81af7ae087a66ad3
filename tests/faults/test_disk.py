"""A disk that is full, goes away, is held or may only be read."""

import shutil
import subprocess
import sys

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import text_of
from tests.faults.needs import needs, needs_mount
from tests.faults.place import Place, Tmpfs, keep, leave, saved, without_privileges


def refused(terminal: Terminal, text: str, reason: str) -> None:
    """Enter a note and see that it stays, with the reason beside it."""
    terminal.type(text)
    terminal.press("enter")
    terminal.wait_for(reason)
    terminal.wait_for(text)
    terminal.wait_for("nog niet bewaard")


@needs_mount
def test_a_full_disk(place: Place, small_disk: Tmpfs) -> None:
    """5. Catches an error in the log only (Joplin #3846), notes that disappear (Standard Notes #565), a file that

    is emptied (Markor #2516, VS Code #34915), and a program that must be restarted once there is room.
    """
    small_disk.mount()
    place.move_to(small_disk.path / "gegevens")
    with place.talk() as terminal:
        for number in range(5):
            keep(terminal, f"veilig-{number}")
        small_disk.fill()
        long = "vol " + "x" * 30_000  # more than is free inside the file
        terminal.type("\x1b[200~" + long[:15_000] + "\x1b[201~")
        terminal.press("enter")
        terminal.wait_for("De schijf is vol")
        terminal.type("en dit ook")
        terminal.press("enter")
        terminal.wait_for("en dit ook")
        assert place.notes() == [f"veilig-{number}" for number in range(5)]
        small_disk.make_room()
        terminal.press("enter")
        saved(terminal, "en dit ook")
        leave(terminal)
    assert place.notes() == [*(f"veilig-{number}" for number in range(5)), long[:15_000], "en dit ook"]


@needs_mount
def test_a_full_disk_gets_no_new_store(place: Place, small_disk: Tmpfs) -> None:
    """5. A first start on a full disk: catches half a store that looks like one afterwards (NotallyX #917)."""
    small_disk.mount()
    place.move_to(small_disk.path / "gegevens")
    small_disk.fill()
    done = place.command("start", "motiverende-gespreksvoering", "--plain", typed="een\n")
    assert done.returncode == 1
    assert "De schijf is vol" in done.stderr or "schijf is vol" in done.stderr
    assert "Traceback" not in done.stderr
    small_disk.make_room()
    place.begin("daarna")
    assert place.notes() == ["daarna"]


HOLDS = """
import sys
from gesprek_tui.journal import keyfile
from gesprek_tui.journal.database import open_database
from pathlib import Path
folder = Path(sys.argv[1])
db = open_database(folder / "gesprekken.db", keyfile.read(folder / "sleutel.json").key(None), write=True)
db.execute("BEGIN EXCLUSIVE")
print("vast", flush=True)
sys.stdin.read()
"""


def test_another_program_holds_the_store(place: Place) -> None:
    """37. BEGIN EXCLUSIVE elsewhere: catches ‘database is locked’, text that is dropped, and a frozen screen."""
    with place.talk() as terminal:
        keep(terminal, "eerst")
        with subprocess.Popen(
            [sys.executable, "-c", HOLDS, place.data], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "vast\n"
            terminal.type("later bewaard")
            terminal.press("enter")
            terminal.wait_for("nog niet bewaard")
            terminal.type("ondertussen")
            terminal.wait_for("ondertussen")  # the line stays alive while the store is held
            terminal.wait_for("Een ander programma houdt")
            terminal.wait_for("later bewaard")
            holder.communicate("")
        terminal.press("enter")
        saved(terminal, "later bewaard")
        leave(terminal)
    assert place.notes() == ["eerst", "later bewaard", "ondertussen"]


def test_the_folder_is_moved_and_comes_back(place: Place) -> None:
    """38. mv and back: catches a new empty store in its place (Logseq #2303), and a program that never recovers."""
    with place.talk() as terminal:
        keep(terminal, "eerst")
        away = place.data.with_name("weg")
        shutil.move(place.data, away)
        refused(terminal, "dit blijft", "is er niet meer")
        assert not place.data.exists()
        shutil.move(away, place.data)
        terminal.press("enter")
        saved(terminal, "dit blijft")
        leave(terminal)
    assert place.notes() == ["eerst", "dit blijft"]


@needs_mount
def test_the_disk_is_pulled_out(place: Place, small_disk: Tmpfs) -> None:
    """38. umount -l: catches notes that are saved into a file that no name leads to any more."""
    small_disk.mount()
    place.move_to(small_disk.path / "gegevens")
    with place.talk() as terminal:
        keep(terminal, "eerst")
        small_disk.pull_out()
        refused(terminal, "dit blijft", "is er niet meer")
        assert list(small_disk.path.iterdir()) == []
        terminal.press("ctrl+q")
        terminal.wait_for("nog eens Ctrl+Q")
        terminal.press("ctrl+q")
        terminal.wait_exit()


@needs_mount
def test_a_disk_that_may_only_be_read(place: Place, small_disk: Tmpfs) -> None:
    """16. A read-only disk: catches a store that cannot even be read (as with WAL), and typing that is for nothing."""
    small_disk.mount()
    place.move_to(small_disk.path / "gegevens")
    place.begin("een notitie")
    small_disk.read_only()
    assert "een notitie" in place.command("show", "laatste").stdout
    done = place.command("resume", "--plain", typed="nog een\n")
    assert done.returncode == 1
    assert "alleen te lezen" in done.stderr
    assert "Traceback" not in done.stderr


@needs("setpriv")
@pytest.mark.parametrize(("what", "mode"), [(".", 0o500), ("gesprekken.db", 0o400)])
def test_a_folder_or_file_that_may_only_be_read(place: Place, what: str, mode: int) -> None:
    """16. Modes: catches opening to write what cannot be written, told only at the first note."""
    place.begin("een notitie")
    (place.data / what).chmod(mode)
    try:
        shown = place.command("show", "laatste", before=without_privileges())
        done = place.command("resume", "--plain", typed="nog een\n", before=without_privileges())
    finally:
        place.data.chmod(0o700)
    assert "een notitie" in shown.stdout, shown.stderr
    assert done.returncode == 1
    assert "lees- en schrijfrecht" in done.stderr
    assert place.notes() == ["een notitie"]


@needs("setpriv")
def test_a_store_that_becomes_read_only_under_a_running_program(place: Place) -> None:
    """16. chmod mid-run, which keeps the rollback journal away: catches a false saved sign."""
    place.begin()
    program = [*without_privileges(), sys.executable, "-m", "gesprek_tui", "resume"]
    with Terminal(program, env=place.env) as terminal:
        terminal.wait_for("typ een notitie")
        keep(terminal, "eerst")
        place.data.chmod(0o500)
        terminal.type("dit blijft")
        terminal.press("enter")
        terminal.wait_for("nog niet bewaard")
        terminal.wait_for("niet opgeslagen")
        terminal.wait_for("dit blijft")
        place.data.chmod(0o700)
        terminal.press("enter")
        saved(terminal, "dit blijft")
        leave(terminal)
    assert place.notes() == ["eerst", "dit blijft"]


def test_two_programs_on_one_folder(place: Place) -> None:
    """6. A second window: catches two writers on one store (Joplin #5153), and reading that is refused too."""
    with place.talk() as terminal:
        keep(terminal, "eerst")
        with place.open("resume") as second:
            assert second.wait_exit() == 1
            assert "al open in een ander venster" in text_of(second).replace("\n", " ")
        assert place.command("start", "speelveld", "--plain", typed="twee\n").returncode == 1
        assert "eerst" in place.command("show", "laatste").stdout
        keep(terminal, "daarna")
        leave(terminal)
    assert place.notes() == ["eerst", "daarna"]
