"""The command ``gesprek packs``: what people who write packs see, and what their scripts read."""

import re
from pathlib import Path

import pytest

from gesprek_tui.packs.rules.registry import RULES
from tests.command import Command
from tests.packs.framing import framed

GOOD = framed("pack", "id: voorbeeld")
WARNED = framed("question", "- kind: open\n  u: Hebt u hulp?\n  je: Heb je hulp?")
WRONG = framed("question", "- kind: opne\n  u: Wie helpt u?\n  je: Wie helpt je?").replace("title:", "titel:", 1)
LATER = "De rest wordt nagekeken zodra dit klopt.\n"
CASE = framed("case", "script: [{client: Hallo.}]")


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    return Command(tmp_path)


def put(folder: Path, text: str, name: str = "voorbeeld") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_good_file_is_told_in_one_line(gesprek: Command, tmp_path: Path) -> None:
    done = gesprek("packs", "check", put(tmp_path, GOOD))

    assert (done.code, done.out, done.err) == (0, "voorbeeld.yaml: in orde\n", "")


def test_everything_wrong_is_named_at_once_with_its_place_its_rule_and_what_to_do(
    gesprek: Command, tmp_path: Path
) -> None:
    file = put(tmp_path, WRONG)

    done = gesprek("packs", "check", file)

    assert done.code == 1
    assert done.out.splitlines() == [
        f"{file}:4:1: sleutel  onbekende sleutel ‘titel’; bedoelde u ‘title’?",
        f"{file}:16:15: waarde  ‘opne’ kan hier niet; bedoelde u ‘open’?",
    ]
    assert done.err == f"2 fouten, 0 keer let op. ‘gesprek packs rule NAAM’ legt een regel uit. {LATER}"


def test_what_may_be_meant_is_no_error_but_does_not_pass_for_publishing(gesprek: Command, tmp_path: Path) -> None:
    file = put(tmp_path, WARNED)

    done = gesprek("packs", "check", file)
    strict = gesprek("packs", "check", "--strict", file)

    assert (done.code, strict.code, strict.out) == (0, 1, done.out)
    assert re.fullmatch(rf"{re.escape(str(file))}:17:12: gesloten-vraag  let op: .+; begin met wat, .+\n", done.out)
    assert done.err.startswith("0 fouten, 1 keer let op.")
    assert LATER not in done.err, "all of it was looked at"


def test_a_case_is_checked_too_by_its_script_or_its_folder(gesprek: Command, tmp_path: Path) -> None:
    by_script = gesprek("packs", "check", "--strict", put(tmp_path, CASE))
    by_folder = gesprek("packs", "check", put(tmp_path / "cases", GOOD))

    assert (by_script.code, by_folder.code) == (1, 1)
    assert ": casus-zonder-einde  " in by_script.out
    assert "onbekende sleutel ‘phases’" in by_folder.out


def test_a_script_reads_every_finding_of_all_files_as_one_list(gesprek: Command, tmp_path: Path) -> None:
    files = [put(tmp_path / "een", GOOD), put(tmp_path / "twee", WARNED), put(tmp_path / "drie", WRONG)]

    done = gesprek("packs", "check", "--json", *files)

    assert (done.code, done.err) == (1, "")
    assert done.json[0] == {
        "file": str(files[1]), "line": 17, "column": 12, "rule": "gesloten-vraag", "severity": "warning",
        "message": "op deze vraag past alleen ja of nee, en ‘kind: open’ laat vertellen",
        "suggestion": "begin met wat, hoe, wie of wanneer, of kies ‘kind: closed’",
    }  # fmt: skip
    assert [(row["rule"], row["suggestion"]) for row in done.json[1:]] == [
        ("sleutel", "bedoelde u ‘title’?"), ("waarde", "bedoelde u ‘open’?"),
    ]  # fmt: skip
    assert gesprek("packs", "check", "--json", files[0]).json == []


def test_a_code_host_shows_each_finding_at_its_line(gesprek: Command, tmp_path: Path) -> None:
    folder = tmp_path / "100%, echt: ja"

    done = gesprek("packs", "check", "--format", "github", put(folder, WARNED), put(folder / "2", "a%0Ab: x\n"))

    file = f"file={tmp_path}/100%25%2C echt%3A ja"
    lines = done.out.splitlines()
    assert done.code == 1
    assert lines[0].startswith(f"::warning {file}/voorbeeld.yaml,line=17,col=12,title=gesloten-vraag::op deze vraag ")
    assert any(
        line.startswith(f"::error {file}/2/voorbeeld.yaml,line=1,col=1,title=sleutel::onbekende sleutel ‘a%250Ab’")
        for line in lines
    )
    assert all(line.startswith(("::warning file=", "::error file=")) for line in lines)


def test_the_schema_is_no_pack(gesprek: Command, tmp_path: Path) -> None:
    file = tmp_path / "pack.schema.json"
    file.write_text(gesprek("packs", "schema").out, encoding="utf-8")

    done = gesprek("packs", "check", file)

    assert done.out == f"{file}:1:1: bestand  dit is het schema, geen pakket; kies het bestand ernaast\n"


@pytest.mark.parametrize("name", ["voorbeeld", "voorbeeld.yaml"])
@pytest.mark.parametrize("folder", ["packs", "cases"])
def test_a_name_that_is_no_file_here_is_looked_for_among_ones_own(gesprek: Command, folder: str, name: str) -> None:
    put(gesprek.data / folder, WARNED if folder == "packs" else CASE)

    done = gesprek("packs", "check", name)

    assert (done.code, done.out.partition(":")[0]) == (0, str(gesprek.data / folder / "voorbeeld.yaml"))
    assert "dit bestand bestaat niet" in gesprek("packs", "check", f"./weg/{name}").out
    assert "dit bestand bestaat niet" in gesprek("packs", "check", "weg").out


def test_every_pack_is_listed_with_what_it_is_and_one_with_a_broken_body_as_left_out(gesprek: Command) -> None:
    put(gesprek.data / "packs", WRONG.replace("titel:", "title:"))
    done = gesprek("packs", "list")

    rows = {line.partition(" ")[0]: line.rpartition(" · ")[2] for line in done.out.splitlines()}
    assert (rows["veiligheid"], rows["basis"], rows["oplossingsgericht"]) == (
        "bij gevaar", "hoort bij elke methode", "meegeleverd",
    )  # fmt: skip
    assert "voorbeeld" not in rows
    assert done.err.startswith(f"weggelaten: {gesprek.data / 'packs' / 'voorbeeld.yaml'}:16:15: ‘opne’ kan hier niet")


def test_what_a_case_types_has_to_be_a_command(gesprek: Command, tmp_path: Path) -> None:
    lines = ("/schal 6", "/cijfer-onbekend", "/agenda huur", "/schaal 6", "/fase", "> /geen opdracht", "/afronden")
    file = put(tmp_path, framed("case", "script:\n" + "".join(f'  - line: "{line}"\n' for line in lines)))

    done = gesprek("packs", "check", "--json", file)

    assert done.code == 0
    assert {row["rule"] for row in done.json} == {"casus-opdracht"}
    assert done.json[0]["message"].startswith("‘/schal 6’ past op geen opdracht")
    assert (done.json[0]["line"], done.json[0]["suggestion"][:17]) == (6, "bedoelde u ‘/scha")


def test_one_form_at_a_time(gesprek: Command) -> None:
    done = gesprek("packs", "check", "--json", "--format", "github", "x.yaml")

    assert done.code == 2
    assert "dit kan niet samen met --json" in done.err


def test_every_rule_is_listed_and_explained_with_both_examples(gesprek: Command) -> None:
    listed = gesprek("packs", "rule")
    told = gesprek("packs", "rule", "gesloten-vraag")

    assert [line.partition(" · ")[0] for line in listed.out.splitlines()] == [rule.id for rule in RULES]
    assert told.code == 0
    assert "u: Is het eerder gelukt?  # hier" in told.out
    assert "u: Wanneer is het eerder gelukt?" in told.out
    assert "rule: gesloten-vraag" in told.out  # how to except it
    assert "exceptions" not in gesprek("packs", "rule", "aanspreekvorm").out


def test_an_unknown_rule_comes_with_the_nearest(gesprek: Command) -> None:
    done = gesprek("packs", "rule", "gesloten-vrag")

    assert (done.code, done.out) == (1, "")
    assert done.err == "Er is geen regel ‘gesloten-vrag’; bedoelde u ‘gesloten-vraag’?\n"
