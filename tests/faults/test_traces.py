"""What a session leaves outside its own folder: no log, no picture, and nothing on a network."""

import re
import time
from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import PROGRAM, text_of
from tests.faults.needs import needs_no_network, needs_strace
from tests.faults.place import Place, keep, leave


def test_switches_of_textual_and_python_write_nothing(place: Place, tmp_path: Path) -> None:
    """39. TEXTUAL_LOG and the like: catches a log with every key, and a picture of the screen on disk."""
    here = tmp_path / "hier"
    here.mkdir()
    place.begin()
    env = {
        "TEXTUAL": "debug,devtools", "TEXTUAL_LOG": str(here / "log"), "TEXTUAL_DEBUG": "1", "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(here), "TEXTUAL_PRESS": "x,y,enter", "PYTHONFAULTHANDLER": "1",
    }  # fmt: skip
    with place.talk(env=env) as terminal:
        keep(terminal, "een geheime notitie")
        shown = time.monotonic() + 1.5  # the picture would be made after a second
        terminal.wait_until(lambda: time.monotonic() > shown, "the moment of the picture")
        keep(terminal, "en nog een")
        leave(terminal)
        assert "geheime" not in text_of(terminal)
    assert list(here.iterdir()) == []
    assert place.notes() == ["een geheime notitie", "en nog een"]


@needs_strace
def test_no_socket_to_anywhere(place: Place, tmp_path: Path) -> None:
    """36. strace of a whole session: catches an update check, telemetry, a log that is sent."""
    place.begin()
    trace = tmp_path / "spoor"
    strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect,bind,sendto", "-o", str(trace)]
    with Terminal([*strace, *PROGRAM, "resume"], env=place.env) as terminal:
        terminal.wait_for("typ een notitie", 60)
        keep(terminal, "een notitie")
        leave(terminal)
    calls = trace.read_text(encoding="utf-8")
    assert re.findall(r".*(?:socket\((?!AF_UNIX)|AF_INET).*", calls) == []


@needs_no_network
def test_it_works_where_there_is_no_network(place: Place) -> None:
    """36. unshare -n: catches what waits for a network, at start or at the first note."""
    place.begin()
    with Terminal(["unshare", "-n", *PROGRAM, "resume"], env=place.env) as terminal:
        terminal.wait_for("typ een notitie")
        keep(terminal, "een notitie")
        leave(terminal)
    assert place.notes() == ["een notitie"]
