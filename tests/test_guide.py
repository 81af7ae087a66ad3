"""The guide for who writes a method: what it shows works as it is written, and its tables are those of the program."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.parse import Data, parse
from gesprek_tui.packs.places import GROUP
from gesprek_tui.packs.rules.registry import RULES
from gesprek_tui.packs.schema import Of, schema
from tests.command import Command
from tests.packs.files import pack_file, put
from tests.packs.test_schema import told
from tests.test_package_of_packs import PROJECT

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "methode-schrijven.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks in the guide, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def said(text: str) -> Mapping[str, Data]:
    return parse(pack_file(text)).data


def with_id(name: str) -> str:
    """The one whole file in the guide with this id."""
    (found,) = (text for text in blocks("yaml") if said(text).get("id") == name)
    return found


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    """A data folder with the guide's own method in it."""
    command = Command(tmp_path)
    (command.data / "packs").mkdir(parents=True)
    (command.data / "packs" / "grow.yaml").write_text(with_id("grow"), encoding="utf-8")
    return command


def test_what_follows_from_the_program_is_not_stale() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)


def test_every_key_of_a_pack_a_case_and_an_overlay_is_in_the_guide() -> None:
    for whole in map(schema, get_args(Of)):
        for definition in (whole, *whole["$defs"].values()):
            table = GUIDE.partition(f"<!-- begin: {definition['title'].lower()} -->")[2].partition("<!-- end")[0]
            missing = [key for key in definition["properties"] if f"\n| `{key}` |" not in table]
            assert missing == [], definition["title"]


def test_every_rule_is_in_the_guide() -> None:
    table = GUIDE.partition("<!-- begin: regels -->")[2].partition("<!-- end")[0]
    assert [rule.id for rule in RULES if f"\n| `{rule.id}` |" not in table] == []


def test_the_links_inside_the_guide_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in GUIDE.splitlines() if line[:1] == "#"
    }
    linked = set(re.findall(r"\]\(#([^)]+)\)", GUIDE))
    assert linked
    assert linked - headings == set()


def test_all_yaml_in_the_guide_can_be_read() -> None:
    assert len(blocks("yaml")) >= 6
    for text in blocks("yaml"):
        assert parse(pack_file(text)).findings == ()


def test_the_example_method_is_good(gesprek: Command) -> None:
    checked = gesprek("packs", "check", "--strict", gesprek.data / "packs" / "grow.yaml")
    assert (checked.code, checked.out) == (0, "grow.yaml: in orde\n")


def test_the_example_conversation_goes_as_it_is_written(gesprek: Command) -> None:
    lines = blocks("text")[0].splitlines()
    done = gesprek.lead(*lines, method="grow")
    assert (done.code, "regel " in done.err) == (0, False), done.err
    assert "Vraag nu: Wat wilt u bereiken met de administratie?" in done.out
    state = gesprek("show", "laatste", "--json").json
    assert [visit["phase"] for visit in state["visited"]] == ["doel", "nu", "mogelijkheden", "plan"]
    assert (state["goal"], state["slots"]) == ("op zondag klaar met de post", {"onderwerp": "de administratie"})
    assert [question["id"] for question in state["questions"]] == ["grow-nog-meer", "grow-kleiner"]
    assert state["agreements"][0]["confidence"] == 8
    assert state["conversation"]["ended"]


def test_the_example_case_plays(gesprek: Command) -> None:
    (gesprek.data / "cases").mkdir()
    (gesprek.data / "cases" / "grow-post.yaml").write_text(with_id("grow-post"), encoding="utf-8")
    played = gesprek("demo", "grow-post", "--plain", typed="1\n")
    assert played.code == 0, played.err
    assert "past goed: U vraagt door op het doel." in played.out
    assert "Methode: GROW, van doel naar plan" in played.out


# --- the overlays in the guide ------------------------------------------------------------------------------


def overlay(gesprek: Command, pack_id: str) -> Path:
    """The guide's overlay of this pack, in the user's own folder."""
    (text,) = (text for text in blocks("yaml") if said(text).get("changes") == pack_id)
    return put(gesprek.data / "packs", f"{pack_id}.eigen", text)


@pytest.mark.parametrize("pack_id", ["grow", "veiligheid"])
def test_an_example_overlay_is_good_for_the_program_and_for_an_editor(gesprek: Command, pack_id: str) -> None:
    file = overlay(gesprek, pack_id)
    checked = gesprek("packs", "check", "--strict", file)
    assert (checked.code, checked.out) == (0, f"{pack_id}.eigen.yaml: in orde\n")
    assert told("overlay", file.read_text(encoding="utf-8")) == []
    assert gesprek("doctor", "--json").json["left_out"] == []


def test_an_overlay_tells_an_editor_where_its_schema_is(gesprek: Command) -> None:
    first = overlay(gesprek, "grow").read_text(encoding="utf-8").splitlines()[0]
    (command,) = (line for line in "".join(blocks("sh")).splitlines() if "schema --overlay" in line)
    assert first == f"# yaml-language-server: $schema=./{command.rpartition(' > ')[2]}"


def test_the_example_overlay_changes_what_the_guide_says(gesprek: Command) -> None:
    overlay(gesprek, "grow")
    assert "grow · GROW, van doel naar plan · 1.0.0 · eigen map · eigen aanpassing" in gesprek("packs", "list").out
    shown = gesprek("packs", "show", "grow").out
    assert "(nu) – Er ligt een eerlijk beeld" in shown.partition("Waar u nu staat ")[2]
    assert [name for name in ("grow-in-de-weg", "grow-hint-tijd") if name in shown] == []
    led = gesprek.lead("de administratie", "/fase mogelijkheden", method="grow").out
    assert "Vraag nu: Waar wilt u over een maand staan met de administratie?" in led
    assert "Vraag nu: Wat zou uw beste collega doen?" in led


def test_the_number_of_the_organisation_is_there_in_a_crisis(gesprek: Command) -> None:
    overlay(gesprek, "veiligheid")
    packs = Catalog(gesprek.data / "packs")
    question = packs.method("veiligheid").question("veilig-achterwacht")
    assert question
    assert "012 345 67 89" in question.why
    led = gesprek.lead("/crisis", "/5", method="grow")
    assert (led.code, "regel " in led.err) == (0, False), led.err
    assert gesprek("show", "laatste", "--json").json["questions"][0]["text"] == question.u
    text = (ROOT / "content" / "veiligheid.yaml").read_text(encoding="utf-8")
    assert "veiligheid.eigen.yaml" in text, "the pack itself says where the number goes"


# --- packages and names -------------------------------------------------------------------------------------


def test_a_package_is_named_as_the_program_looks_for_it() -> None:
    (project,) = blocks("toml")
    assert set(tomllib.loads(project)["project"]["entry-points"]) == {GROUP}
    assert project == (PROJECT / "pyproject.toml").read_text(encoding="utf-8"), "the project that is built in a test"


def test_the_guide_takes_no_name_that_a_pack_has() -> None:
    assert "grow" not in Catalog().ids()
