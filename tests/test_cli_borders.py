"""What comes from outside and is not as one would like: nothing crashes, hangs, is lost silently or printed raw."""

import os
import subprocess
from pathlib import Path

import pytest

from gesprek_tui.text import MAX_NOTE, unsafe_character
from tests.command import PROGRAM, Command, Done

METHOD = "motiverende-gespreksvoering"
RAW_NAME = "a\x1b[31m\u202eb\nc"


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    command = Command(tmp_path)
    command.data.mkdir()
    return command


def tame(done: Done) -> bool:
    return unsafe_character(done.out + done.err) is None


def notes(gesprek: Command) -> list[str]:
    return [note["text"] for note in gesprek("show", "laatste", "--json").json["notes"]]


def lead_bytes(gesprek: Command, data: bytes) -> Done:
    done = subprocess.run(
        [*PROGRAM, "start", METHOD, "--plain"], env=gesprek.env | {"PYTHONIOENCODING": "utf-8:strict"}, input=data,
        capture_output=True, check=False,
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


# --- lines --------------------------------------------------------------------------------------------------


def test_a_byte_that_is_no_utf8_costs_one_sign_and_is_told(gesprek: Command) -> None:
    done = lead_bytes(gesprek, b"eerst\ncaf\xe9 toe\nlaatst\n")
    assert done.code == 0
    assert notes(gesprek) == ["eerst", "caf\ufffd toe", "laatst"]
    assert "regel 2: " in done.err


def test_a_megabyte_is_refused_in_so_many_words_and_the_rest_goes_on(gesprek: Command) -> None:
    much = "x" * 1_000_000
    lines = [
        much,
        f"/zolder {much}",
        f"= a | {much}",
        f"! a | {much}",
        f"/client {much}",
        f"/schaal belang {much}",
        "b",
    ]
    done = gesprek.lead(*lines)
    assert notes(gesprek) == ["b"]
    told = [line for line in done.err.splitlines() if line.startswith("regel ")]
    assert all("te lang" in line and "20.000" in line for line in told)
    assert {line.partition(":")[0] for line in told} >= {f"regel {number}" for number in range(1, 6)}
    assert "bewaard als notitie" not in done.err


def test_as_much_as_may_be_is_kept_whole(gesprek: Command) -> None:
    text = "é" * MAX_NOTE
    assert gesprek.lead(text).code == 0
    assert notes(gesprek) == [text]


def test_a_code_that_no_one_types_is_refused(gesprek: Command) -> None:
    done = gesprek.lead("x", more=("--client", "x" * (MAX_NOTE + 1)))
    assert done.code == 1
    assert "te lang" in done.err
    assert gesprek("list", "--json").json == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b", "ab"),
        ("e" + "\u0301" * 5000, "é" + "\u0301" * 4999),
        ("👩‍👩‍👧‍👦 en 🏳️‍🌈", "👩‍👩‍👧‍👦 en 🏳️‍🌈"),
        ("שלום, مرحبا", "שלום, مرحبا"),
        ("\ud800|\udfff", "|"),
        ("Z" + "\u0335\u0322" * 200, None),
    ],
)
def test_strange_text_is_kept_and_comes_out_of_every_format(
    gesprek: Command, typed: str, kept: str | None, tmp_path: Path
) -> None:
    lines = (typed, f"> {typed}", f"@zus {typed}", f"! {typed} | {typed}", f"/doel {typed}", f"/schaal stress {typed}")
    lead = lead_bytes(gesprek, "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))
    assert lead.code == 0
    assert tame(lead)
    if kept and "\ud800" not in typed:
        assert notes(gesprek)[:1] == [kept]
    for kind in ("md", "json"):
        assert gesprek("export", "laatste", "--format", kind, "-o", tmp_path / f"uit.{kind}").code == 0
        assert unsafe_character((tmp_path / f"uit.{kind}").read_text(encoding="utf-8")) is None
    assert tame(gesprek("show", "laatste"))
    shown = gesprek("show", "laatste", "--json").json
    assert shown["goal"] is not None
    other = Command(tmp_path / "elders")
    assert other("import", tmp_path / "uit.json").code == 0
    assert other("show", "laatste", "--json").json["notes"] == shown["notes"]


# --- where it is printed ------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["show", "laatste"], ["list"], ["packs", "list"], ["doctor"], ["show", "weg"],
    ["export", "laatste"], ["demo", "--plain"]])  # fmt: skip
def test_a_terminal_without_dutch_letters_shows_question_marks(gesprek: Command, arguments: list[str]) -> None:
    gesprek.lead("één ❝ woord", more=("--client", "K-ë", "--title", "“zó”"))
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = gesprek(*arguments, **plain)
    assert done.code == (1 if "weg" in arguments else 0), done.err
    assert "UnicodeEncodeError" not in done.err


def test_json_is_utf8_whatever_the_terminal_speaks(gesprek: Command) -> None:
    gesprek.lead("één ❝ woord")
    done = gesprek("show", "laatste", "--json", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.json["notes"][0]["text"] == "één ❝ woord"


# --- files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [r'"\u001b[31m\u202ex" = 1', 'address = "\\u001b]0;x"', "a = " + "[" * 60_000, "theme = \x1b", "#" * 10**6],
)
def test_settings_are_never_printed_raw_and_stop_nothing(gesprek: Command, content: str) -> None:
    (gesprek.data / "config.toml").write_text(content, encoding="utf-8")
    for done in (gesprek.lead("x"), gesprek("doctor")):
        assert done.code == 0
        assert tame(done)
        assert "config.toml" in done.out + done.err


@pytest.mark.parametrize("stands", ["pipe", "zero"])
def test_a_pipe_or_a_device_in_the_place_of_a_file_is_waited_for_by_nothing(gesprek: Command, stands: str) -> None:
    gesprek.lead("x")
    for what in ("config.toml", "reports/pijp.j2", "packs/pijp.yaml", "cases/pijp.yaml"):
        file = gesprek.data / what
        file.parent.mkdir(exist_ok=True)
        if stands == "pipe":
            os.mkfifo(file)
        else:
            file.symlink_to("/dev/zero")
    assert gesprek("import", file).code == 1
    assert gesprek("packs", "check", file).code == 1
    assert gesprek.lead("y").code == 0
    assert gesprek("show", "laatste", "--report", "pijp").code == 1
    assert gesprek("demo", "pijp", "--plain").code == 1


def test_names_of_files_are_never_printed_raw(gesprek: Command) -> None:
    gesprek.lead("x")
    for folder, ending in (("packs", ".yaml"), ("packs", ".eigen.yaml"), ("cases", ".yaml"), ("reports", ".j2")):
        (gesprek.data / folder).mkdir(exist_ok=True)
        (gesprek.data / folder / f"{RAW_NAME}{ending}").write_text("{{ x", encoding="utf-8")
    report = gesprek.data / "reports" / f"{RAW_NAME}.j2"
    for arguments in (
        ["packs", "list"], ["doctor"], ["show", "laatste", "--report", "weg"], ["packs", "show", RAW_NAME],
        ["show", "laatste", "--report", RAW_NAME], ["packs", "check", report], ["demo", RAW_NAME, "--plain"],
        ["packs", "check", gesprek.data / "packs" / f"{RAW_NAME}.yaml"],
        ["demo", gesprek.data / "cases" / f"{RAW_NAME}.yaml", "--plain"],
    ):  # fmt: skip
        assert tame(gesprek(*arguments)), arguments


def test_the_environment_is_never_printed_raw(gesprek: Command) -> None:
    gesprek.lead("x")
    for name in ("GESPREK_DATA_DIR", "GESPREK_PASSPHRASE_FILE", "HOME", "TZ", "TERM"):
        assert tame(gesprek("doctor", **{name: f"{gesprek.data}/\x1b]0;x\x07"})), name


def test_an_export_stays_where_it_was_told_to_go(gesprek: Command, tmp_path: Path) -> None:
    gesprek.lead("x")
    elsewhere, link = tmp_path / "elders.md", tmp_path / "hier.md"
    elsewhere.write_text("van een ander", encoding="utf-8")
    link.symlink_to(elsewhere)
    dangling = tmp_path / "wijst-naar-niets.md"
    dangling.symlink_to(tmp_path / "niets.md")
    for target in (link, dangling, "/dev/null", tmp_path):
        done = gesprek("export", "laatste", "-o", target)
        assert done.code == 1
        assert tame(done)
    assert elsewhere.read_text(encoding="utf-8") == "van een ander"
    assert not (tmp_path / "niets.md").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "elders.md", "gegevens", "hier.md", "wijst-naar-niets.md",
    ]  # fmt: skip
