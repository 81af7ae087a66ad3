"""Where a client's words may be: in the encrypted store and in what was asked for, and nowhere else."""

import base64
import os
import random
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import PROGRAM, text_of
from tests.faults.needs import needs_no_network, needs_strace
from tests.faults.place import Place, keep, leave

LARGEST = 64_000_000


def _words(count: int) -> list[str]:
    """Words that stand nowhere else, made anew so that no file of the tests holds them."""
    chance = random.SystemRandom()
    return ["zq" + "".join(chance.choices("bcdfghjkmnpqrstvwxz", k=14)) for _ in range(count)]


def _forms(word: str) -> list[bytes]:
    """The word as text, as UTF-16 and inside base64, whatever stands before it."""
    coded = [base64.b64encode(b"\0" * lead + word.encode())[4:-4] for lead in range(3)]
    return [word.encode(), word.encode("utf-16-le"), *coded]


def _hits(files: Iterator[Path], words: list[str]) -> set[str]:
    pattern = re.compile(b"|".join(re.escape(form) for word in words for form in _forms(word)), re.IGNORECASE)
    found = set()
    for file in files:
        try:
            if file.stat().st_size <= LARGEST and pattern.search(file.read_bytes()):
                found.add(file.name)
        except OSError:
            continue
    return found


def _files(*folders: Path, since: float = 0.0, apart_from: Path | None = None) -> Iterator[Path]:
    for folder in folders:
        for at, names, files in os.walk(folder):
            names[:] = [name for name in names if Path(at, name) != apart_from]
            for name in files:
                file = Path(at, name)
                if file.is_file() and not file.is_symlink() and file.stat().st_mtime >= since:
                    yield file


def _of_process(pid: int) -> Iterator[Path]:
    """What the process shows of itself, and its open files, those without a name too."""
    for name in ("cmdline", "environ"):
        yield Path(f"/proc/{pid}/{name}")
    for number in Path(f"/proc/{pid}/fd").iterdir():
        if number.is_file():
            yield number


@pytest.mark.skipif(not Path("/proc/self/fd").exists() or os.getuid() != 0, reason="reading another /proc needs root")
def test_no_word_stands_anywhere_but_in_what_was_asked_for(place: Place, tmp_path: Path) -> None:
    """8. Ten marker words: catches a temporary file of the text (jrnl #1182, FSNotes #1714), a store that is plain

    after an error (Signal #5097), a log, a history, and words in arguments or the environment.
    """
    words = _words(10)
    home, asked, temporary = tmp_path / "thuis", tmp_path / "gevraagd", tmp_path / "tijdelijk"
    for folder in (home, asked, temporary):
        folder.mkdir()
    since = (tmp_path / "thuis").stat().st_mtime
    env = {"HOME": str(home), "TMPDIR": str(temporary)}
    env |= {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    place.begin(env=env)
    with place.talk(env=env) as terminal:
        for word in words[:4]:
            keep(terminal, word)
        terminal.type(f"> {words[4]}\r! {words[5]} | ik\r/doel {words[6]}\r/zoek {words[7]}\r")
        terminal.wait_for("GEVONDEN VRAGEN")
        terminal.press("esc")
        terminal.wait_for("typ een notitie")
        terminal.type(f"/client {words[8]}\r")
        terminal.wait_for(words[8])
        terminal.type(words[9])
        terminal.wait_until(lambda: place.draft() == [words[9]], "the draft on disk")
        assert _hits(_of_process(terminal.pid), words) == set()
        for kind in ("md", "json"):
            assert (
                place.command(
                    "export", "laatste", "--format", kind, "-o", asked / f"verslag.{kind}", env=env
                ).returncode
                == 0
            )
        terminal.kill()
    everywhere = _files(tmp_path, apart_from=asked)
    elsewhere = _files(*map(Path, ("/tmp", "/var/tmp", "/dev/shm")), since=since, apart_from=_root_of_tests(tmp_path))
    assert _hits(everywhere, words) == set()
    assert _hits(elsewhere, words) == set()
    assert _hits(_files(asked), words[:4]) == {"verslag.md", "verslag.json"}  # the search does find what is there


def _root_of_tests(tmp_path: Path) -> Path:
    top = Path(tempfile.gettempdir())
    return next(path for path in (tmp_path, *tmp_path.parents) if path.parent == top)


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
