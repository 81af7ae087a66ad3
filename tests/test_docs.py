import re
import subprocess
import sys
from pathlib import Path

from gesprek_tui.line.commands import COMMANDS
from gesprek_tui.packs.catalog import Catalog

ROOT = Path(__file__).parents[1]


def test_the_pictures_show_the_program_as_it_is() -> None:
    done = subprocess.run(
        [sys.executable, "docs/pictures.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)


def test_the_readme_names_only_commands_that_exist() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## In het gesprek")[2].partition("\n## ")[0]
    named = set(re.findall(r"`/([a-z]+)", table))
    assert named
    lists = {word for kept in Catalog().pack("basis").lists for word in (kept.command, *kept.also)}
    assert named - lists - {word for command in COMMANDS for word in command.words} <= {"a", "b", "c"}


def test_the_readme_shows_pictures_that_are_there() -> None:
    shown = re.findall(r'(?:src|srcset)="([^"]+)"', (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) >= 2
    assert [name for name in shown if not (ROOT / name).is_file()] == []
