"""How a session ends, besides what tests/e2e/test_conversation.py has of TERM, HUP and INT."""

import os
import signal
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import PROGRAM, text_of
from tests.faults.needs import needs, needs_core_files
from tests.faults.place import Place, keep, leave, until, without_privileges


def test_quit_from_the_keyboard_of_the_terminal(place: Place) -> None:
    """2. SIGQUIT: catches a handler that is missing, so that the tty stays raw with the note on it (Textual #5140)."""
    with place.talk() as terminal:
        keep(terminal, "een geheime notitie")
        terminal.type("half getypt")
        terminal.wait_for("half getypt")
        terminal.signal(signal.SIGQUIT)
        assert terminal.wait_exit() == 128 + signal.SIGQUIT
        assert terminal.left_behind() == []
        assert "geheime" not in text_of(terminal)
    assert place.draft() == ["half getypt"]


def test_the_window_is_closed(place: Place) -> None:
    """2. The terminal itself goes away: catches a program that dies, or runs on, without keeping the draft."""
    with place.talk() as terminal:
        keep(terminal, "een notitie")
        terminal.type("half getypt")
        terminal.wait_for("half getypt")
        terminal.close_window()
        until(terminal.is_gone, "the end of the program")
    assert place.draft() == ["half getypt"]


@needs("bash")
def test_stopped_and_brought_back(place: Place) -> None:
    """2. TSTP and CONT: catches a shell that is left without echo, and a screen that does not come back."""
    place.begin("een geheime notitie")
    program = " ".join(PROGRAM)
    script = f"{program} resume; stty -a | grep -wo -e '-*echo'; echo STIL; read; fg >/dev/null; echo KLAAR"
    with Terminal(["bash", "-mc", script], env=place.env) as terminal:
        terminal.wait_for("typ een notitie")
        terminal.type("half")
        terminal.wait_for("half")
        os.kill(_child_of(terminal.pid), signal.SIGTSTP)
        terminal.wait_for("STIL")
        screen = text_of(terminal)
        assert "geheime" not in screen
        assert "-echo" not in screen
        terminal.press("enter")
        terminal.wait_for("geheime")
        terminal.type(" getypt")
        terminal.press("enter")
        terminal.wait_for("   half getypt")
        terminal.press("ctrl+q")
        terminal.wait_for("KLAAR")
    assert place.notes() == ["een geheime notitie", "half getypt"]


def _child_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()[0])


CRASHES = """
import sys
from gesprek_tui.tui.screens import conversation
whole = conversation.view_of
def view_of(session, *rest, **more):
    if session.state.notes and session.state.notes[-1].text == "nu stuk":
        raise RuntimeError("een geheime notitie")
    return whole(session, *rest, **more)
conversation.view_of = view_of
from gesprek_tui.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_an_error_nobody_foresaw(place: Place) -> None:
    """7. A bug on the screen: catches Textual's own traceback with every local variable, and its exit code 0

    (model-launch #42: secrets on the crash screen).
    """
    place.begin()
    with Terminal([PROGRAM[0], "-c", CRASHES, "resume"], env=place.env) as terminal:
        terminal.wait_for("typ een notitie")
        keep(terminal, "een geheime notitie")
        terminal.type("nu stuk")
        terminal.press("enter")
        assert terminal.wait_exit() == 1
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
        assert "geheime" not in after
        assert "Traceback" not in after
        assert "gesprek resume" in after
        assert terminal.left_behind() == []
    assert place.notes() == ["een geheime notitie", "nu stuk"]


def test_a_store_that_is_damaged_under_a_running_program(place: Place) -> None:
    """7. Garbage in the file mid-run: catches a crash, an error in English, and a false saved sign."""
    with place.talk() as terminal:
        keep(terminal, "een geheime notitie")
        store = place.data / "gesprekken.db"
        store.write_bytes(os.urandom(store.stat().st_size))
        terminal.type("dit blijft staan")
        terminal.press("enter")
        terminal.wait_for("beschadigd")
        terminal.wait_for("dit blijft staan")
        terminal.press("ctrl+q")
        terminal.wait_for("nog eens Ctrl+Q")
        terminal.press("ctrl+q")
        terminal.wait_exit()
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
        assert not any(word in after for word in ("geheime", "dit blijft", "Traceback", "Error"))


@needs_core_files
def test_an_abort_leaves_no_core_file(place: Place, tmp_path: Path) -> None:
    """7, 35. SIGABRT where core files are allowed: catches memory with notes that is written to disk."""
    place.begin()
    here = tmp_path / "hier"
    here.mkdir()
    script = f"cd {here}; ulimit -c unlimited; exec {' '.join(PROGRAM)} resume"
    with Terminal(["bash", "-c", script], env=place.env) as terminal:
        terminal.wait_for("typ een notitie")
        keep(terminal, "een geheime notitie")
        terminal.signal(signal.SIGABRT)
        assert terminal.wait_exit() == -signal.SIGABRT
    assert list(here.iterdir()) == []


@needs("gdb", "setpriv")
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here")
def test_another_program_of_the_same_user_cannot_read_the_memory(place: Place, tmp_path: Path) -> None:
    """35. gcore as the same user: catches a process that may be traced, so that any program reads the notes."""
    place.begin()
    # one with more rights than the reader has cannot be read in any case
    with Terminal([*without_privileges(), *PROGRAM, "resume"], env=place.env) as terminal:
        terminal.wait_for("typ een notitie")
        keep(terminal, "een geheime notitie")
        target = tmp_path / "kern"
        place.other(*without_privileges(), "gcore", "-o", str(target), str(terminal.pid))
        assert list(tmp_path.glob("kern*")) == []
        leave(terminal)
