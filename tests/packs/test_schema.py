"""The JSON Schema that editors use: it takes every good pack, and points at what is wrong while one types."""

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator

from gesprek_tui.packs.catalog import Catalog, content_root
from gesprek_tui.packs.models import Kind, Mark
from gesprek_tui.packs.schema import KINDS, MARKS, Of, schema
from tests.packs.files import edited, text_of

ROOT = Path(str(content_root()))
PACKS = sorted(ROOT.glob("*.yaml"))
CASES = sorted((ROOT / "cases").glob("*.yaml"))


def plainly(text: str) -> Any:
    """What a file says to an editor, which reads numbers as numbers."""
    return yaml.safe_load(text)


def told(of: Of, text: str) -> list[str]:
    """Where an editor would draw a line, as paths."""
    found = Draft202012Validator(schema(of)).iter_errors(plainly(text))
    return sorted(".".join(map(str, error.absolute_path)) for error in found)


@pytest.mark.parametrize("file", PACKS, ids=lambda file: file.stem)
def test_an_editor_has_nothing_against_a_bundled_pack(file: Path) -> None:
    assert told("pack", file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_an_editor_has_nothing_against_a_bundled_case(file: Path) -> None:
    assert told("case", file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("kind: open\n", "kind: opne\n", "phases.2.questions.0.kind"),
        ("version: 1.0.0", "version: 1.0", "version"),
        ("short: Goed", "short: Veel te lang voor smal", "short"),
        ("    requires: [kennis]", "    requires:", "phases.3.requires"),
        ("    requires: [kennis]", "    reqiures: [kennis]", "phases.3"),
        ("scale_above: {hoop: 6.5}", "scale_above: {hoop: 65}", "hints.0.when.all.5.scale_above.hoop"),
        ("      goal_named: true", "      goal_named: true\n      phase: kennis", "hints.1.when"),
        ("      go: kennis", "      go: kennis\n      ask: mag-ik", "hints.2.do"),
    ],
)
def test_an_editor_points_at_what_is_wrong(old: str, new: str, at: str) -> None:
    text = text_of("goed")
    assert text.count(old) == 1
    assert told("pack", text.replace(old, new)) == [at]


@pytest.mark.parametrize(
    ("old", "new"), [("title: Een bron", "title: 1984"), ("example: de belastingaangifte", "example: 68")]
)
def test_a_number_may_be_a_text(old: str, new: str) -> None:
    text = text_of("goed")
    assert old in text
    assert told("pack", text.replace(old, new)) == []


@pytest.mark.parametrize("of", get_args(Of))
def test_every_key_is_explained_in_dutch(of: Of) -> None:
    made = schema(of)
    for definition in (made, *made["$defs"].values()):
        assert definition["title"]
        for key, field in definition["properties"].items():
            assert field["description"].endswith((".", "?’", "?")), (definition["title"], key)


def test_every_kind_and_every_mark_is_explained_where_it_can_be_chosen() -> None:
    assert (tuple(KINDS), tuple(MARKS)) == (get_args(Kind), get_args(Mark))
    definitions = schema("pack")["$defs"]
    assert definitions["Question"]["properties"]["kind"]["enumDescriptions"] == list(KINDS.values())
    assert definitions["Question"]["properties"]["after"]["items"]["enumDescriptions"] == list(MARKS.values())


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("changes: goed\n", "", ""),
        ("phase: uitleg", "fase: uitleg", "questions.2"),
        ("kind: choice", "kind: chioce", "questions.2.kind"),
        ("without: [", "without: [X, ", "without.0"),
    ],
)
def test_an_editor_points_at_what_is_wrong_in_an_overlay(old: str, new: str, at: str) -> None:
    text = text_of("goed.eigen")
    assert told("overlay", text) == []
    assert told("overlay", edited(text, old, new)) == [at]


def test_nothing_beside_the_packs_is_taken_for_one() -> None:
    catalog = Catalog()
    assert set(catalog.ids()) == {file.stem for file in PACKS}
    assert catalog.left_out() == ()
