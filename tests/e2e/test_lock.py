"""The lock as somebody who walks away would want it: the real program in a real terminal."""

import sys
from pathlib import Path

import pytest

from gesprek_tui.dutch import lock as words
from gesprek_tui.dutch import saving
from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import METHOD, PASSPHRASE, QUESTION, Desk, enter, text_of

NOTE, DRAFT, CLIENT = "zeldzaamwoord", "halfgetypt", "K-017"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A folder whose setting is six seconds, so that a pause is soon long enough."""
    desk = Desk(tmp_path)
    desk.data.mkdir(mode=0o700)
    (desk.data / "config.toml").write_text("lock = 0.1\n", encoding="utf-8")
    return desk


def open_files(terminal: Terminal) -> set[str]:
    """The names of the files that the program holds open."""
    found = set()
    for entry in Path(f"/proc/{terminal.pid}/fd").iterdir():
        try:
            found.add(entry.readlink().name)
        except FileNotFoundError:  # closed meanwhile
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_who_walks_away_leaves_nothing_to_read_and_finds_it_all_back(desk: Desk) -> None:
    with desk.open("start", METHOD, "--client", CLIENT, "--minutes", "45") as terminal:
        terminal.wait_for(QUESTION)
        enter(terminal, NOTE, f"   {NOTE}")
        enter(terminal, "/pauze", saving.PAUSED)
        terminal.type(f"{DRAFT} en nog")
        terminal.wait_for(words.LOCKED)
        before = len(terminal.raw)
        assert not [word for word in (NOTE, DRAFT, CLIENT) if word in text_of(terminal)]
        assert saving.PAUSED in text_of(terminal)
        assert "gesprekken.db" not in open_files(terminal)
        assert "gesprekken.lock" in open_files(terminal)
        assert desk.draft() == [f"{DRAFT} en nog"]

        terminal.type("een andere")
        terminal.press("enter")
        terminal.wait_for(words.WRONG)
        assert "gesprekken.db" not in open_files(terminal)
        written = terminal.raw[before:]
        assert not [word for word in (NOTE, DRAFT, CLIENT, "een andere") if word.encode() in written]

        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for(f"   {NOTE}")
        assert f"{DRAFT} en nog" in text_of(terminal)
        assert "gesprekken.db" in open_files(terminal)
        enter(terminal, " iets", f"   {DRAFT} en nog iets")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert b"\x1b]0;" not in terminal.raw
        assert b"\x1b]2;" not in terminal.raw
    assert desk.draft() == []
