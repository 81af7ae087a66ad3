"""What is locked stays so, whatever happens to the window; tests/e2e/test_lock.py has the lock itself."""

import signal
import sys

import pytest

from gesprek_tui.dutch import lock as words
from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import PROGRAM
from tests.e2e.test_lock import open_files
from tests.faults.place import Place, keep

SECRETS = ("zeldzaamwoord", "halfgetypt", "K-017", "titelwoord")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_nothing_brings_back_what_is_locked_but_the_passphrase(place: Place) -> None:
    """10. Other sizes, stopped and gone on, keys and a paste, and a kill: catches a screen that draws what is under

    it, a store that is opened again, a page with words that a key still opens, and a draft that goes with it.
    """
    note, half, code, title = SECRETS
    place.begin(note, more=("--client", code, "--title", title), env=place.closed)
    (place.data / "config.toml").write_text("lock = 0.1\n", encoding="utf-8")
    with place.talk(env=place.closed) as terminal:
        keep(terminal, "gewoon")
        terminal.type(f"/pauze\r{half}")
        terminal.wait_for(words.LOCKED)
        assert place.draft() == [half]
        locked = len(terminal.raw)
        for rows, cols in ((40, 140), (10, 30), (24, 80)):
            _drawn_anew(terminal, rows, cols)
        for number in (signal.SIGSTOP, signal.SIGCONT):
            terminal.signal(number)
        for key in ("tab", "esc", "ctrl+p", "f1", "ctrl+z", "shift+tab", "up", "pageup"):
            terminal.press(key)
        terminal.type("\x1b[200~/samen\r/vind zeldzaam\r\x1b[201~")
        terminal.press("enter")
        terminal.wait_for(words.WRONG)
        assert not [secret for secret in SECRETS if secret.encode() in terminal.raw[locked:]]
        assert "gesprekken.db" not in open_files(terminal)
        terminal.kill()
    with Terminal([*PROGRAM, "resume"], env={**place.env, **place.closed}) as terminal:
        terminal.wait_for(half)
        terminal.press("enter")
        terminal.wait_for(note)


def _drawn_anew(terminal: Terminal, rows: int, cols: int) -> None:
    before = len(terminal.raw)
    terminal.resize(rows, cols)
    terminal.wait_until(lambda: len(terminal.raw) > before, "another drawing")
