"""The workshop of who writes packs: a new pack works at once, and nothing that is there is ever replaced."""

from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.new import new_case, new_pack
from gesprek_tui.packs.schema import Of, schema
from tests.command import Command
from tests.packs.test_schema import plainly

OWN = "mijn-coaching"


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    return Command(tmp_path)


# --- a new pack ---------------------------------------------------------------------------------------------


def test_a_new_pack_works_at_once(gesprek: Command) -> None:
    made = gesprek("packs", "new", OWN)
    file = gesprek.data / "packs" / f"{OWN}.yaml"
    assert made.code == 0, made.err
    assert f"Gemaakt: {file}" in made.out
    for step in (f"packs check {file}", f"packs preview {file}", f"start {OWN}"):
        assert f"gesprek {step}" in made.out

    checked = gesprek("packs", "check", "--strict", file)
    assert (checked.code, checked.out) == (0, f"{OWN}.yaml: in orde\n")
    assert f"{OWN} · Mijn methode · 1.0.0 · eigen map" in gesprek("packs", "list").out
    led = gesprek.lead("+ het lukte vorige week", "/v", "/v", "/schaal haalbaar 4", "", "", "/nu", method=OWN)
    assert (led.code, "regel " in led.err) == (0, False), led.err
    assert "Vraag nu: Waar wilt u het vandaag over hebben?" in led.out
    assert "Maak de stap samen kleiner (het cijfer is nog laag)" in led.out


@pytest.mark.parametrize(("of", "text"), [("pack", new_pack(OWN, Catalog())), ("case", new_case(OWN, None, Catalog()))])
def test_a_new_file_tells_an_editor_where_its_schema_is(of: Of, text: str) -> None:
    assert text.splitlines()[0] == f"# yaml-language-server: $schema=./{of}.schema.json"
    assert [*Draft202012Validator(schema(of)).iter_errors(plainly(text))] == []


@pytest.mark.parametrize("text", [new_pack(OWN, Catalog()), new_case(OWN, None, Catalog())], ids=["pack", "case"])
def test_a_new_file_explains_itself(text: str) -> None:
    """Every key of the file itself has a comment beside it or above it."""
    lines = text.splitlines()
    bare = [line for above, line in pairwise(lines) if line[:1].isalpha() and "#" not in above + line]
    assert bare == []


def test_the_schema_stands_beside_a_new_pack(gesprek: Command) -> None:
    gesprek("packs", "new", OWN)
    gesprek("packs", "new", "oefening", "--case")
    assert (gesprek.data / "packs" / "pack.schema.json").read_text(encoding="utf-8") == gesprek("packs", "schema").out
    assert (gesprek.data / "cases" / "case.schema.json").is_file()
    assert gesprek("doctor", "--json").json["left_out"] == []


def test_a_new_pack_goes_where_it_is_asked_for(gesprek: Command, tmp_path: Path) -> None:
    folder = tmp_path / "een map"
    folder.mkdir()
    mode = folder.stat().st_mode
    made = gesprek("packs", "new", OWN, "-o", folder)
    assert f'gesprek packs check "{folder / OWN}.yaml"' in made.out
    assert str(gesprek.data / "packs") in made.out, "where it has to be for ‘gesprek start’"
    assert gesprek("packs", "new", "tweede", "-o", folder / "tweede.yaml").code == 0
    assert {file.name for file in folder.iterdir()} == {f"{OWN}.yaml", "tweede.yaml", "pack.schema.json"}
    assert folder.stat().st_mode == mode
    assert not gesprek.data.exists()


def test_nothing_that_is_there_is_replaced(gesprek: Command, tmp_path: Path) -> None:
    gesprek("packs", "new", OWN)
    file = gesprek.data / "packs" / f"{OWN}.yaml"
    file.write_text("van mij\n", encoding="utf-8")
    again = gesprek("packs", "new", OWN)
    assert (again.code, again.out, file.read_text(encoding="utf-8")) == (1, "", "van mij\n")
    assert "bestaat al" in again.err

    shadow = gesprek("packs", "new", "basis", "-o", tmp_path)
    assert (shadow.code, shadow.out) == (1, "")
    assert "basis.eigen.yaml" in shadow.err, "how to change a pack that is not one's own"
    assert gesprek("packs", "new", "de-blauwe-envelop", "--case").code == 1
    assert not (tmp_path / "basis.yaml").exists()


@pytest.mark.parametrize("name", ["Mijn Methode", "../buiten", "mijn.eigen", "-o", "ab--cd", "x" * 61, "\x1b[31m", ""])
def test_a_name_that_no_pack_can_have_makes_nothing(gesprek: Command, name: str) -> None:
    done = gesprek("packs", "new", "--", name)
    assert (done.code, done.out) == (1, "")
    assert "kleine letters" in done.err
    assert not gesprek.data.exists()


@pytest.mark.parametrize("place", ["ander.yaml", "weg/mijn-coaching.yaml", "bestand/mijn-coaching.yaml"])
def test_a_place_where_it_cannot_be_is_told(gesprek: Command, tmp_path: Path, place: str) -> None:
    (tmp_path / "bestand").touch()
    done = gesprek("packs", "new", OWN, "-o", tmp_path / place)
    assert (done.code, done.out) == (1, "")
    assert "map die er is" in done.err


# --- a new case ---------------------------------------------------------------------------------------------


def test_a_new_case_plays_ones_own_method(gesprek: Command) -> None:
    gesprek("packs", "new", OWN)
    made = gesprek("packs", "new", "oefening", "--case")
    file = gesprek.data / "cases" / "oefening.yaml"
    assert f"gesprek demo {file}" in made.out
    assert gesprek("packs", "check", "--strict", file).code == 0
    for wanted in (file, "oefening"):
        played = gesprek("demo", wanted, "--plain", typed="2\n")
        assert played.code == 0, played.err
        assert "Methode: Mijn methode" in played.out
        assert "past minder: U geeft de oplossing" in played.out
        assert "Wie: de cliënt" in played.out
        assert "“ik mag klein beginnen”" in played.out, "an answer to a closing step"


def test_a_new_case_plays_the_method_that_is_named(gesprek: Command) -> None:
    assert gesprek("packs", "new", "oefening", "--case", "--method", "oplossingsgericht").code == 0
    assert "Methode: Oplossingsgericht" in gesprek("demo", "oefening", "--plain").out
    assert gesprek("packs", "new", "tweede", "--case", "--method", "weg").code == 1
    assert gesprek("packs", "new", "tweede", "--method", "oplossingsgericht").code == 2
    assert [file.name for file in gesprek.data.rglob("tweede.yaml")] == []


# --- a case from a file -------------------------------------------------------------------------------------


def test_a_case_plays_from_any_file(gesprek: Command, tmp_path: Path) -> None:
    file = tmp_path / "oefening.yaml"
    file.write_text(new_case("oefening", "oplossingsgericht", Catalog()), encoding="utf-8")
    played = gesprek("demo", file, "--plain")
    assert played.code == 0, played.err
    assert "Wat zou u nu zeggen?" in played.out
    assert not gesprek.data.exists()


def test_a_case_that_is_wrong_says_where(gesprek: Command, tmp_path: Path) -> None:
    file = tmp_path / "oefening.yaml"
    text = new_case("oefening", "oplossingsgericht", Catalog())
    for old, new, reason in (
        ("fits: nee", "fits: soms", "‘soms’ kan hier niet; kies ja, deels of nee"),
        ("  - client:", "  - klant:", "onbekende sleutel ‘klant’"),
        ("method: oplossingsgericht", "method: weg", "Er is geen methodepakket ‘weg’"),
        ("id: oefening", "id: anders", "de id ‘anders’ hoort gelijk te zijn aan de naam van het bestand"),
    ):
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        done = gesprek("demo", file, "--plain")
        assert (done.code, done.out) == (1, "")
        assert reason in done.err
    missing = gesprek("demo", tmp_path / "weg.yaml", "--plain")
    assert missing.code == 1
    assert "weg.yaml:1:1: dit bestand bestaat niet" in missing.err
