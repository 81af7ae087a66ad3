"""The pages that say which moves follow what: their tables are tested with the guide's, what they tell to type here."""

import re
from pathlib import Path

import pytest

from tests.command import Command

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "wat-nu.md"
PAGES = [FILE, *sorted((ROOT / "docs" / "wat-nu").iterdir())]


def rules() -> str:
    """The pack with rules of one's own, as the page shows it."""
    blocks: list[str] = re.findall(r"^```yaml\n(.*?)^```$", FILE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (found,) = blocks
    return found


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    """A data folder with that pack in it."""
    command = Command(tmp_path)
    (command.data / "packs").mkdir(parents=True)
    (command.data / "packs" / "onze-regels.yaml").write_text(rules(), encoding="utf-8")
    return command


def test_the_rules_of_the_example_are_good(gesprek: Command) -> None:
    checked = gesprek("packs", "check", "--strict", gesprek.data / "packs" / "onze-regels.yaml")
    assert (checked.code, checked.out) == (0, "onze-regels.yaml: in orde\n")


@pytest.mark.parametrize("method", ["motiverende-gespreksvoering", "scangesprek"])
def test_a_rule_of_ones_own_comes_before_the_common_ones_in_every_method(gesprek: Command, method: str) -> None:
    done = gesprek.lead("/doel post", *[">- het lukt toch nooit"] * 3, "/nu", method=method)
    assert done.code == 0
    shown = done.out[done.out.rindex("/a") :]
    assert "Leg een pauze voor" in shown
    assert "onze-hint-pauze" in shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_links_lead_somewhere(page: Path) -> None:
    linked = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert linked
    assert [name for name in linked if not (page.parent / name).exists()] == []
