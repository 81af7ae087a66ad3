"""What docs/veiligheid.md and SECURITY.md tell one to type, to set and to look at is there."""

import re
import shlex
from pathlib import Path

import pytest

from gesprek_tui.cli.parser import parser
from gesprek_tui.line.commands import COMMANDS
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.settings import Settings, read_settings

ROOT = Path(__file__).parents[1]
DUTCH, ENGLISH = ((ROOT / name).read_text(encoding="utf-8") for name in ("docs/veiligheid.md", "SECURITY.md"))
SPANS = set(re.findall(r"`([^`\n]+)`", DUTCH + ENGLISH))
FLAG = re.compile(r"--[a-z-]+")
_BEHIND = {
    "gesprek backup": ["kopie.zip"],
    "gesprek erase": ["--client", "K-017"],
    "gesprek export": ["laatste"],
    "gesprek search": ["brief"],
    "gesprek show": ["laatste"],
}
"""What belongs behind a command that is named alone."""


@pytest.mark.parametrize("line", sorted(span for span in SPANS if re.match("gesprek [a-z]", span)))
def test_a_command_can_be_typed(line: str) -> None:
    words = shlex.split(line)[1:]
    words += _BEHIND.get(line, [])
    assert parser().parse_args(words).run is not parser().get_default("run")


def test_a_flag_exists() -> None:
    named = {span for span in SPANS if FLAG.fullmatch(span)}
    helped = (ROOT / "src/gesprek_tui/cli/parser.py").read_text(encoding="utf-8")
    assert named >= {"--plain", "--client", "--mask"}
    assert [flag for flag in sorted(named) if f'"{flag}"' not in helped] == []


@pytest.mark.parametrize("line", sorted(span for span in SPANS if re.match("/[a-z]+( |$)", span)))
def test_a_slash_line_is_one(line: str) -> None:
    word, _, words = line[1:].partition(" ")
    lists = {each for kept in Catalog().pack("basis").lists for each in (kept.command, *kept.also)}
    known = {each: command for command in COMMANDS for each in command.words}
    assert word in lists or known[word].read(words) is not None


def test_the_settings_can_be_set_so(tmp_path: Path) -> None:
    block = re.search(r"```toml\n(.*?)```", DUTCH, re.DOTALL)
    assert block
    file = tmp_path / "config.toml"
    file.write_text(block[1], encoding="utf-8")
    assert read_settings(file) == (Settings(lock=5, retention=60), ())


def test_what_it_links_to_and_names_is_there() -> None:
    for page, folder in ((DUTCH, ROOT / "docs"), (ENGLISH, ROOT)):
        targets = re.findall(r"\]\(([^)]+)\)", page)
        assert [name for name in targets if "://" not in name and name[0] != "#" and not (folder / name).exists()] == []
        headings = {re.sub(r"[^\w -]", "", line).strip().replace(" ", "-").lower() for line in page.splitlines()}
        assert {name[1:] for name in targets if name[0] == "#"} <= headings
    modules = {span for span in re.findall(r"`([a-z_/]+\.py)`", ENGLISH) if not span.startswith("tests/")}
    assert modules
    assert [name for name in sorted(modules) if not (ROOT / "src/gesprek_tui" / name).is_file()] == []


def test_both_are_found_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(docs/veiligheid.md)" in readme
    assert "(SECURITY.md)" in readme
