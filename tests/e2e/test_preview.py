"""A pack in an editor, and beside it the real program that shows it."""

import os
import sys
from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.packs.framing import framed

TEXT = framed("question", "- kind: open\n  u: Wat speelt er?\n  je: Wat speelt er?")


def test_what_is_saved_shows_by_itself_and_nothing_is_kept(tmp_path: Path) -> None:
    file, data = tmp_path / "voorbeeld.yaml", tmp_path / "gegevens"
    env = {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm-256color", "LANG": "C.UTF-8",
        "PYTHONUTF8": "1", "GESPREK_DATA_DIR": str(data),
    }  # fmt: skip
    command = [sys.executable, "-m", "gesprek_tui", "packs", "preview", str(file)]
    with Terminal(command, env=env) as terminal:
        terminal.wait_for("dit bestand bestaat niet")
        file.write_text(TEXT, encoding="utf-8")
        terminal.wait_for("▌ Wat speelt er?")
        terminal.type("een notitie\r")
        terminal.wait_for("   een notitie")
        beside = file.with_suffix(".new")  # as many editors save: another file takes its place
        beside.write_text(TEXT.replace("u: Wat speelt er?", "u: Wat houdt u bezig?"), encoding="utf-8")
        beside.replace(file)
        terminal.wait_for("▌ Wat houdt u bezig?")
        file.write_text(TEXT.replace("kind: open", "kind: opne"), encoding="utf-8")
        terminal.wait_for("niet ververst · 1 fout")
        terminal.wait_for("‘opne’ kan hier niet")
        assert any("▌ Wat houdt u bezig?" in row for row in terminal.screen())
        assert any("   een notitie" in row for row in terminal.screen())
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []
    assert not data.exists()
