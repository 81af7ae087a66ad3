"""The command ``gesprek``: what its words promise, its exit codes, and what it prints for scripts and people."""

import re
import stat
from pathlib import Path

import pytest

from tests.command import Command

METHOD = "motiverende-gespreksvoering"
HOSTILE = "\x1b]52;c;aGk=\x07\x1b[31m[/rood]\u202e[@click=app.quit]x"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ACCEPTANCE = (
    "eerste notitie", ">+ ik wil hier echt vanaf", "/v", "/schaal vertrouwen 4",
    "! bellen met de bank | ik | morgen 10:00 | 7", "/afronden",
)  # fmt: skip


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    return Command(tmp_path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """A folder with two conversations, the last one not ended and full of what a terminal would obey."""
    command = Command(tmp_path_factory.mktemp("kept"))
    assert command.lead(*ACCEPTANCE, more=("--client", "K-017")).code == 0
    hostile = (HOSTILE, f"> {HOSTILE}", f"! {HOSTILE} | {HOSTILE} | {HOSTILE}", f"/doel {HOSTILE}", f"/{HOSTILE}")
    lead = command.lead(*hostile, f"/schaal stress {HOSTILE}", more=("--client", HOSTILE, "--title", HOSTILE))
    assert lead.code == 0
    assert not RAW.search(lead.out + lead.err)
    return command


# --- a whole conversation -----------------------------------------------------------------------------------


def test_a_conversation_from_a_script_is_kept_whole(gesprek: Command, tmp_path: Path) -> None:
    done = gesprek.lead(*ACCEPTANCE, more=("--client", "K-017"))
    assert done.code == 0, done.err
    (row,) = gesprek("list", "--json").json
    assert row["id"] in done.out.splitlines()[0]
    assert (row["client"], row["method"], row["notes"]) == ("K-017", METHOD, 2)
    assert row["title"] is None
    assert row["ended"]

    state = gesprek("show", row["id"], "--json").json
    assert [(note["text"], note["mark"]) for note in state["notes"]] == [
        ("eerste notitie", None), ("ik wil hier echt vanaf", "change_talk"),
    ]  # fmt: skip
    assert [visit["phase"] for visit in state["visited"]] == ["engageren", "focussen"]
    assert [(scale["scale"], scale["value"], scale["aspect"]) for scale in state["scales"]] == [
        ("vertrouwen", 4, "now")
    ]
    (agreed,) = state["agreements"]
    assert (agreed["what"], agreed["who"], agreed["when"]) == ("bellen met de bank", "ik", "morgen 10:00")
    assert agreed["when_at"].endswith(("T10:00:00+01:00", "T10:00:00+02:00"))
    assert agreed["confidence"] == 7

    report = gesprek("export", row["id"], "--format", "md").out
    for said in (
        "K-017",
        "eerste notitie",
        "ik wil hier echt vanaf",
        "Vertrouwen",
        "bellen met de bank",
        "morgen 10:00",
    ):
        assert said in report
    assert "verandertaal" not in report.casefold()

    elsewhere = Command(tmp_path / "elders")
    document = tmp_path / "gesprek.json"
    assert gesprek("export", row["id"], "--format", "json", "-o", document).code == 0
    assert stat.S_IMODE(document.stat().st_mode) == 0o600
    assert elsewhere("import", document).code == 0
    assert elsewhere("show", row["id"], "--json").json == state
    assert elsewhere("list", "--json").json == [row]
    assert elsewhere("export", row["id"], "--format", "json").out == document.read_text(encoding="utf-8")
    assert elsewhere("import", document).code == 0, "an equal history changes nothing"


def test_a_conversation_is_resumed_where_it_was(gesprek: Command) -> None:
    gesprek.lead("een", "/v")
    done = gesprek("resume", "--plain", typed="twee\n")
    assert done.code == 0
    assert "[Focussen]" in done.out
    state = gesprek("show", "laatste", "--json").json
    assert [(note["text"], note["phase"]) for note in state["notes"]] == [("een", "engageren"), ("twee", "focussen")]
    assert state["conversation"]["ended"] is None


def test_advice_inside_with_a_no_and_later_a_yes(gesprek: Command) -> None:
    done = gesprek.lead(
        "/methode motiverend-advies", "de aangifte", "/fase uitleggen", "/nee", "/klaar", "een notitie",
        "/methode motiverend-advies", "", "/ja", "/klaar",
    )  # fmt: skip
    assert done.code == 0
    assert done.err.count("regel 3: ") == 1, "explaining cannot come before permission"
    state = gesprek("show", "laatste", "--json").json
    assert [gate["answer"] for gate in state["gates"]] == ["no", "yes"]
    assert (state["method"], state["phase"]) == (METHOD, "engageren")
    assert state["notes"][0]["method"] == METHOD
    assert state["slots"] == {"onderwerp": "de aangifte"}


def test_the_closing_steps_take_one_line_each(gesprek: Command) -> None:
    done = gesprek.lead(
        "/afronden", "", "ik weet waar ik begin", "", "volgende week dinsdag", "het luchtte op", "later nog"
    )
    assert done.code == 0
    state = gesprek("show", "laatste", "--json").json
    assert [note["text"] for note in state["notes"]] == ["ik weet waar ik begin", "het luchtte op", "later nog"]
    assert state["agreements"][0]["when"] == "volgende week dinsdag"
    assert state["conversation"]["ended"]
    assert "Vraag nu" not in done.out.partition("Afronden · 1 van 5")[2], "after the end there is nothing to ask"


def test_what_is_no_command_is_kept_and_what_is_refused_does_nothing(gesprek: Command) -> None:
    done = gesprek.lead("een", "/same", "/v nu", "/fase zolder", "/klaar", "/methode zolder", "@zus belt", "!! gas")
    assert done.code == 0
    assert [line.partition(":")[0] for line in done.err.splitlines()[-5:]] == [f"regel {n}" for n in (2, 3, 4, 5, 6)]
    state = gesprek("show", "laatste", "--json").json
    assert [note["text"] for note in state["notes"]] == ["een", "/same", "/v nu"]
    assert [row["wie"] for row in state["lists"]["network"]] == ["zus"]
    assert [row["wat"] for row in state["lists"]["acute"]] == ["gas"]


def test_options_of_the_start_are_kept(gesprek: Command) -> None:
    gesprek.lead(
        more=("--client", " K-017 ", "--title", "de  post", "--channel", "video", "--setting", "verplicht",
              "--minutes", "45", "--address", "je"),
    )  # fmt: skip
    told = gesprek("show", "laatste", "--json").json["conversation"]
    assert (told["client"], told["title"], told["channel"]) == ("K-017", "de post", "video")
    assert (told["setting"], told["minutes"], told["address"]) == ("verplicht", 45, "je")
    assert [row["client"] for row in gesprek("list", "--client", "k-017", "--json").json] == ["K-017"]
    assert gesprek("list", "--client", "K-018", "--json").json == []


# --- exit codes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["show", "zolder"], 1, "gesprek list"),
        (["show", ""], 1, "gesprek list"),
        (["show", "-"], 1, ""),
        (["export", "zolder"], 1, "gesprek list"),
        (["resume", "zolder", "--plain"], 1, "gesprek list"),
        (["start", "--plain"], 2, METHOD),
        (["start"], 2, METHOD),
        (["start", METHOD], 1, "--plain"),
        (["start", "zolder", "--plain"], 1, "zolder"),
        (["start", "basis", "--plain"], 1, "basis"),
        ([], 1, "terminal"),
        (["resume"], 1, "--plain"),
        (["demo"], 1, "--plain"),
        (["demo", "zolder", "--plain"], 1, "zolder"),
        (["import", "zolder.json"], 1, "zolder.json"),
        (["packs", "show", "zolder"], 1, "zolder"),
        (["packs", "check", "zolder.yaml"], 1, ""),
        (["packs", "preview", "zolder.yaml"], 1, "gesprek packs check"),
        (["zolder"], 2, "zolder"),
        (["--zolder", "list"], 2, "--zolder"),
        (["list", "zolder"], 2, "dit ken ik niet: zolder"),
        (["show"], 2, "dit ontbreekt nog: ID"),
        (["export", "laatste", "--format", "pdf"], 2, "kies uit"),
        (["start", METHOD, "--channel", "duif", "--plain"], 2, "kies uit"),
        (["start", METHOD, "--minutes", "0", "--plain"], 2, "geen geldige waarde"),
        (["start", METHOD, "--client"], 2, "hier hoort een waarde bij"),
        (["demo", "--speed", "nan"], 2, "geen geldige waarde"),
        (["list", "--js"], 2, "dit ken ik niet: --js"),
    ],
)
def test_what_is_wrong_has_its_exit_code_and_one_message(
    kept: Command, arguments: list[str], code: int, says: str
) -> None:
    done = kept(*arguments)
    assert done.code == code, done
    assert says in done.err
    assert done.out == "" or arguments[:2] == ["packs", "check"]
    if code == 1:
        assert len(done.err.splitlines()) <= 1


def test_an_end_that_several_ids_have_is_refused(gesprek: Command, tmp_path: Path) -> None:
    gesprek.lead("een")
    row = gesprek("list", "--json").json[0]
    twin = tmp_path / "tweeling.json"
    twin.write_text(gesprek("export", row["id"], "--format", "json").out.replace('"0', '"f'), encoding="utf-8")
    assert gesprek("import", twin).code == 0
    done = gesprek("show", row["id"][-6:])
    assert (done.code, done.out) == (1, "")
    assert row["id"][-6:] in done.err
    assert gesprek("show", row["id"].upper(), "--json").json["conversation"]["id"] == row["id"]


def test_a_folder_in_which_nothing_is_kept_stays_as_it_is(gesprek: Command) -> None:
    for arguments in (
        ["show", "laatste"],
        ["resume", "--plain"],
        ["resume", "laatste", "--plain"],
        ["export", "laatste"],
    ):
        done = gesprek(*arguments)
        assert done.code == 1
        assert len(done.err.splitlines()) == 1
    assert gesprek("list").code == 0
    assert gesprek("list", "--json").json == []
    assert not gesprek.data.exists()


def test_a_conversation_that_has_ended_is_not_resumed(gesprek: Command) -> None:
    gesprek.lead("/afronden")
    assert "gesprek show" in gesprek("resume", "laatste", "--plain").err
    assert gesprek("resume", "--plain").code == 1


def test_help_and_version_are_dutch_and_fine(gesprek: Command) -> None:
    for arguments in (["--help"], ["start", "--help"], ["packs", "--help"], ["packs", "check", "-h"], ["--version"]):
        done = gesprek(*arguments)
        assert (done.code, done.err) == (0, "")
        assert not re.search(r"\b(usage|options|show this|positional|arguments)\b", done.out)
