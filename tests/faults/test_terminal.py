"""Windows of any size, and environments nobody foresaw."""

import random
import subprocess
import time
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import METHOD, PROGRAM, text_of
from tests.faults.place import Place, keep, leave, saved

SIZES = 200
ODD = ((0, 0), (1, 1), (2, 2), (1, 200), (200, 1), (3, 500), (0, 80), (24, 0))


def _noticed(terminal: Terminal) -> None:
    """Let the program draw at this size, or it passes the size over; one cell may be nothing to draw."""
    before, most = len(terminal.raw), time.monotonic() + 0.3
    terminal.wait_until(lambda: len(terminal.raw) > before or time.monotonic() > most, "a look at the size")


def test_a_storm_of_sizes_while_typing(place: Place) -> None:
    """20. 200 sizes, 0x0 and 1x1 among them: catches a layout that divides by nothing, and keys that are lost."""
    chance = random.Random(20)
    text = "".join(chance.choices("abcdefghij klmnop", k=SIZES)).strip()
    with place.talk() as terminal:
        for number, letter in enumerate(text):
            odd = number % 10 == 0
            rows, cols = chance.choice(ODD) if odd else (chance.randint(3, 80), chance.randint(10, 200))
            terminal.resize(rows, cols)
            if odd:
                _noticed(terminal)
            terminal.type(letter)
        terminal.resize(24, 80)
        terminal.press("enter")
        terminal.wait_until(lambda: place.notes() == [text], "the note saved")
        terminal.wait_for("opgeslagen")
        leave(terminal)
        assert terminal.left_behind() == []


@pytest.mark.parametrize(
    "env",
    [{"TERM": "dumb"}, {"TERM": ""}, {"HOME": "/nergens", "NO_COLOR": "1"}, {"LC_ALL": "C", "LANG": "C", "TZ": ""}],
    ids=str,
)
def test_an_odd_terminal_still_shows_a_conversation(place: Place, env: dict[str, str]) -> None:
    """21. TERM, HOME, LC_ALL: catches a crash at start, and one that exits 0."""
    place.begin("eerst")
    with place.talk(env=env) as terminal:
        keep(terminal, "één €")
        leave(terminal)
    assert place.notes() == ["eerst", "één €"]


def test_a_terminal_without_utf8_is_told_so(place: Place) -> None:
    """21. ASCII only: catches Textual's UnicodeEncodeError, with a note in it and exit code 0."""
    place.begin("één €")
    ascii_only = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with Terminal([*PROGRAM, "resume"], env=place.env | ascii_only) as terminal:
        assert terminal.wait_exit() == 1
        assert "UTF-8" in text_of(terminal)
        assert "Traceback" not in text_of(terminal)
    done = place.command("show", "laatste", env=ascii_only)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert "??n ?" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("resume",), ("demo",), ("start",)])
def test_a_screen_without_a_terminal_says_why(place: Place, arguments: tuple[str, ...]) -> None:
    """21. Standard input and output are no terminal: catches a program that draws into a pipe or hangs."""
    place.begin()
    done = place.command(*arguments)
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "> /dev/full", "| true"])
def test_closed_standard_streams(place: Place, closed: str) -> None:
    """21. Streams that are closed or full: catches a traceback, a hang, and output written into the store's file."""
    place.begin(*(f"notitie {number}" for number in range(200)))
    before = (place.data / "gesprekken.db").read_bytes()
    script = f"{' '.join(PROGRAM)} show laatste {closed}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", script], env=place.env, capture_output=True, text=True, check=False, timeout=20
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    if closed == "> /dev/full":
        assert done.returncode != 0
    assert (place.data / "gesprekken.db").read_bytes() == before


@pytest.mark.parametrize("closed", ["2>&-", ">&-", "> /dev/full"])
def test_notes_are_kept_though_nobody_can_be_told(place: Place, closed: str) -> None:
    """21. Lines come in while no answer can go out: catches a note that is lost because its echo failed."""
    script = f"{' '.join(PROGRAM)} start {METHOD} --plain {closed}"
    done = subprocess.run(
        ["bash", "-c", script], env=place.env, input="een notitie\n", capture_output=True, text=True, check=False,
        timeout=20,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    # who is not told of an answer may not believe it was taken: kept with exit code 0, or told by another
    if done.returncode == 0:
        assert place.notes() == ["een notitie"]


def test_folders_where_nothing_may_be(place: Place, tmp_path: Path) -> None:
    """21. HOME and XDG folders that do not exist: catches data that lands where nobody looks, or a traceback."""
    env = {key: value for key, value in place.env.items() if key not in ("GESPREK_DATA_DIR", "HOME")}
    env["XDG_DATA_HOME"] = str(tmp_path / "x" / "data")
    env["HOME"] = "/dev/null/thuis"
    done = subprocess.run(
        [*PROGRAM, "start", METHOD, "--plain"], env=env, input="een\n", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x" / "data" / "gesprek-tui" / "gesprekken.db").is_file()
    env["XDG_DATA_HOME"] = "/dev/null/data"
    done = subprocess.run(
        [*PROGRAM, "start", METHOD, "--plain"], env=env, input="een\n", capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Op deze plaats hoort" in done.stderr


def test_the_screen_comes_back_after_it_was_too_small(place: Place) -> None:
    """20. From 1x1 back: catches a screen that stays empty."""
    place.begin("een notitie")
    with place.talk() as terminal:
        for milliseconds in (0, 1, 2, 5, 10, 20, 40, 80):  # there and back, seen by the program or half of it
            terminal.resize(1, 1)
            time.sleep(milliseconds / 1000)
            terminal.resize(24, 80)
            saved(terminal, "een notitie")
        leave(terminal)
