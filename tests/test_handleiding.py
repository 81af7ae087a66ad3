"""The user's guide: what it tells one to type exists and works, and what it shows is there."""

import dataclasses
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from gesprek_tui.cli.parser import parser
from gesprek_tui.line.commands import COMMANDS
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.settings import Settings, read_settings
from tests.command import Command

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
SPANS = re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL))
"""What stands between back ticks in running text."""


def block(language: str, name: str = "") -> str:
    """The fenced block in this language, below the remark with its name when it has one."""
    before = rf"<!-- {re.escape(name)} -->\n" if name else ""
    return "\n".join(re.findall(rf"{before} *```{language}\n(.*?) *```$", GUIDE, re.MULTILINE | re.DOTALL))


def typed_in_a_terminal() -> list[str]:
    """Every command line of the program in the guide."""
    lines = [*SPANS, *block("sh").splitlines()]
    named = [re.sub(r"^\.venv/bin/", "", line.strip()) for line in lines]
    return sorted({line for line in named if line.startswith("gesprek ")})


def typed_in_a_conversation() -> list[str]:
    """Every slash line in the guide."""
    return sorted({span for span in SPANS if re.match(r"/[a-z0-9]", span)})


@pytest.mark.parametrize("line", typed_in_a_terminal())
def test_a_command_line_in_the_guide_can_be_typed(line: str) -> None:
    parsed = parser().parse_args(shlex.split(line.removesuffix(" --help"))[1:])
    assert parsed.run is not parser().get_default("run")


@pytest.mark.parametrize("line", typed_in_a_conversation())
def test_a_slash_line_in_the_guide_is_one(line: str) -> None:
    word, _, words = line[1:].partition(" ")
    if re.fullmatch("[2-9]|[abc]", line[1:]):
        return
    known = {each: command for command in COMMANDS for each in command.words}
    lists = {each for kept in Catalog().pack("basis").lists for each in (kept.command, *kept.also)}
    assert word in known.keys() | lists
    assert word in lists or known[word].read(words) is not None


def test_the_guide_names_every_command_of_the_program_that_one_needs() -> None:
    words = {line.split()[1] for line in typed_in_a_terminal()}
    assert words >= {"passphrase", "backup", "restore", "erase", "search", "export", "show", "doctor"}


def test_the_guide_installs_as_the_readme_does() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert block("sh").splitlines()[0].strip() in readme
    assert block("powershell").strip() in readme.replace("\n", "; ")


def test_the_template_in_the_guide_works(tmp_path: Path) -> None:
    gesprek = Command(tmp_path)
    (gesprek.data / "reports").mkdir(parents=True)
    (gesprek.data / "reports" / "mijn.j2").write_text(block("jinja", "mijn.j2"), encoding="utf-8")
    (check,) = (line for line in typed_in_a_terminal() if "packs check" in line)
    assert gesprek(*check.split()[1:]).out == "mijn.j2: in orde\n"
    gesprek.lead("belt al weken niet terug", "/doel de post openen", "! bellen | ik | morgen", "/afronden")
    report = gesprek("show", "laatste", "--report", "mijn").out
    assert report.startswith("Kort verslag van ")
    assert [
        heading for heading in ("Doel", "Wat we afspraken", "Wat ik hoorde") if f"\n{heading}\n" not in report
    ] == []


def test_the_settings_in_the_guide_are_all_there_are(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(block("toml", "config.toml"), encoding="utf-8")
    assert read_settings(file)[1] == ()
    names = {field.name for field in dataclasses.fields(Settings)}
    assert set(tomllib.loads(file.read_text(encoding="utf-8"))) == names


def test_the_links_in_the_guide_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in GUIDE.splitlines() if line[:1] == "#"
    }
    linked = re.findall(r"\]\(([^)]+)\)", GUIDE)
    assert linked
    assert {link[1:] for link in linked if link[:1] == "#"} <= headings
    files = [link for link in linked if link[:1] != "#" and not link.startswith("https://")]
    assert [link for link in files if not (ROOT / "docs" / link).exists()] == []


def test_every_picture_is_there_in_light_and_dark_and_told_in_words() -> None:
    dark = re.findall(r'srcset="beeld/([^"]+)-donker\.svg"', GUIDE)
    light = re.findall(r'<img alt="([^"]{40,})" src="beeld/([^"]+)-licht\.svg">', GUIDE)
    assert dark == [name for _, name in light]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = {*dark, *re.findall(r'docs/beeld/([^"]+)-licht\.svg', readme)}
    there = {file.name for file in (ROOT / "docs" / "beeld").iterdir()}
    assert there == {f"{name}-{theme}.svg" for name in shown for theme in ("licht", "donker")}
