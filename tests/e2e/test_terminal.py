"""The harness itself: does it show what a person would see?"""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import Display, Terminal

ENV = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
APP: list[str | Path] = [sys.executable, Path(__file__).with_name("small_app.py")]


def script(text: str) -> Terminal:
    return Terminal([sys.executable, "-c", text], env=ENV, rows=6, cols=40)


@pytest.fixture
def app() -> Iterator[Terminal]:
    with Terminal(APP, env=ENV) as terminal:
        terminal.wait_for("venster: 80 bij 24")
        yield terminal


def test_what_is_typed_is_on_the_screen(app: Terminal) -> None:
    app.type("één € [naam] 漢")
    app.press("enter")
    app.wait_for("gezegd: één € [naam] 漢")
    assert b"gezegd" in app.raw


def test_nothing_but_the_program_is_on_the_screen(app: Terminal) -> None:
    app.wait_for("typ hier")
    rows = [row.strip(" ▔▁▊▎") for row in app.screen()]
    assert [row for row in rows if row] == ["typ hier", "venster: 80 bij 24"]


@pytest.mark.parametrize("key", ["tab", "up", "pageup", "f1", "ctrl+t", "shift+tab"])
def test_keys_arrive(app: Terminal, key: str) -> None:
    app.press(key)
    app.wait_for(f"toets: {key}")


def test_esc_is_a_key(app: Terminal) -> None:
    app.press("esc")
    app.wait_for("toets: escape")


def test_a_window_of_another_size(app: Terminal) -> None:
    app.resize(30, 100)
    app.wait_for("venster: 100 bij 30")
    app.resize(12, 40)
    app.wait_for("venster: 40 bij 12")
    assert len(app.screen()) == 12


def test_an_orderly_end_gives_the_terminal_back(app: Terminal) -> None:
    app.press("ctrl+x")
    assert app.wait_exit() == 3
    assert app.left_behind() == []
    assert not any(app.screen())


def test_a_kill_leaves_the_terminal_as_it_was(app: Terminal) -> None:
    app.kill()
    assert app.wait_exit() == -signal.SIGKILL
    assert {"alternate screen", "echo", "lines", "cursor"} <= set(app.left_behind())
    assert "venster: 80 bij 24" in "\n".join(app.screen())


def test_a_signal_reaches_the_program() -> None:
    with script("import signal; signal.signal(15, lambda *_: exit(7)); print('klaar'); signal.pause()") as terminal:
        terminal.wait_for("klaar")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 7


def test_the_environment_is_exactly_what_was_given() -> None:
    with script("import os; print(sorted(k for k in os.environ if k != 'LC_CTYPE'))") as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.screen()[0] == str(sorted(ENV))[:40]


def test_a_wait_that_fails_shows_the_screen() -> None:
    with script("print('wel dit'); input()") as terminal:
        terminal.wait_for("wel dit")
        with pytest.raises(AssertionError, match=r"'niet dit' on the screen after 0\.1 s:\n─+\nwel dit\n"):
            terminal.wait_for("niet dit", timeout=0.1)


def test_a_wait_ends_with_the_program() -> None:
    with script("print('tot ziens')") as terminal, pytest.raises(AssertionError, match="the program ended"):
        terminal.wait_for("niet dit")


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[>1u",  # kitty keyboard: push, pop, set, ask
        "\x1b[<u",
        "\x1b[=1;1u",
        "\x1b[?u",
        "\x1b[>4;1m",  # modifyOtherKeys, which is no underline
        "\x1b[?4m",
        "\x1b[?2026$p",  # synchronized output: ask, begin, end
        "\x1b[?2026h\x1b[?2026l",
        "\x1b[?2048h",  # sizes in band
        "\x1b[>c",
        "\x1b[2 q",
        "\x1bP+q544e\x1b\\",  # termcap by DCS
        "\x1bP$q q\x1b\\",
        "\x1b_Gi=1\x1b\\",
        "\x1b]52;c;aGVsbG8=\x07",
        "\x1b]22;pointer\x1b\\",
        "\x1b]0;titel\x07",
    ],
)
def test_what_is_no_text_is_not_shown_as_text(sequence: str) -> None:
    data = f"voor {sequence}na".encode()
    for cut in range(len(data)):
        display = Display(rows=4, cols=40)
        display.feed(data[:cut])
        display.feed(data[cut:])
        assert display.rows() == ["voor na", "", "", ""]


def test_half_a_wide_character_overwritten() -> None:
    display = Display(rows=1, cols=10)
    display.feed("漢字\r.".encode())
    assert "字" in display.rows()[0]


def test_the_screen_below_comes_back() -> None:
    display = Display(rows=2, cols=20)
    display.feed(b"$ gesprek\x1b[?1049h\x1b[Heen gesprek")
    assert display.rows() == ["een gesprek", ""]
    display.feed(b"\x1b[?1049l.")
    assert display.rows() == ["$ gesprek.", ""]
