"""The command ``gesprek`` reading what is kept: nothing raw, beside a writer, with a passphrase."""

import re
import signal
import subprocess
from pathlib import Path

import pytest

from gesprek_tui.packs.catalog import content_root
from tests.command import PROGRAM, Command

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


# --- reading ------------------------------------------------------------------------------------------------


def test_nothing_that_a_terminal_would_obey_is_printed(kept: Command, tmp_path: Path) -> None:
    hostile = HOSTILE.replace("/", "")
    for arguments in (
        ["list"], ["list", "--json"], ["show", "laatste"], ["show", "laatste", "--json"], ["export", "laatste"],
        ["export", "laatste", "--format", "json"], ["doctor"], ["show", hostile], ["list", hostile], [hostile],
        ["start", hostile, "--plain"], ["start", "--channel", hostile], ["--" + hostile], ["import", hostile],
        ["packs", "show", hostile], ["packs", "check", hostile], ["demo", hostile, "--plain"],
        ["export", "laatste", "-o", str(tmp_path / hostile / "x")], ["--data-dir", str(tmp_path / hostile), "doctor"],
        ["resume", "--plain"], ["packs", "new", hostile],
    ):  # fmt: skip
        done = kept(*arguments)
        assert not RAW.search(done.out + done.err), arguments


def test_exports_do_not_overwrite(kept: Command, tmp_path: Path) -> None:
    target = tmp_path / "verslag.md"
    assert kept("export", "laatste", "-o", target).code == 0
    before = target.read_bytes()
    again = kept("export", "laatste", "-o", target)
    assert (again.code, target.read_bytes()) == (1, before)
    assert "bestaat al" in again.err


def test_a_reader_that_goes_away_gets_no_traceback(kept: Command) -> None:
    with subprocess.Popen(
        [*PROGRAM, "packs", "show", METHOD], env=kept.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_reading_works_beside_a_writer_and_a_second_writer_is_refused(gesprek: Command) -> None:
    with subprocess.Popen(
        [*PROGRAM, "start", METHOD, "--client", "K-017", "--plain"], env=gesprek.env, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", bufsize=1,
    ) as writer:  # fmt: skip
        assert writer.stdin
        assert writer.stdout
        writer.stdin.write("een notitie\n")
        while "notitie" not in writer.stdout.readline():
            pass
        assert [note["text"] for note in gesprek("show", "laatste", "--json").json["notes"]] == ["een notitie"]
        assert gesprek("export", "laatste", "--format", "md").code == gesprek("doctor", "--json").code == 0
        for second in (gesprek.lead("nog een"), gesprek("resume", "--plain", typed="nog een\n")):
            assert second.code == 1
            assert len(second.err.splitlines()) == 1
        writer.stdin.write("verder\n")
        writer.stdin.close()
        assert writer.wait() == 0
    assert gesprek("list", "--json").json[0]["notes"] == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_script_that_is_stopped_loses_nothing_that_was_said_to_be_saved(
    gesprek: Command, number: signal.Signals
) -> None:
    with subprocess.Popen(
        [*PROGRAM, "start", METHOD, "--plain"], env=gesprek.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1,
    ) as writer:  # fmt: skip
        assert writer.stdin
        assert writer.stdout
        assert writer.stderr
        writer.stdin.write("een geheime notitie\n")
        while "notitie" not in writer.stdout.readline():
            pass
        writer.send_signal(number)
        told = writer.stderr.read()
        writer.wait()
    assert "Traceback" not in told
    assert "geheime" not in told
    assert gesprek("show", "laatste", "--json").json["notes"][0]["text"] == "een geheime notitie"


# --- passphrase, doctor, packs ------------------------------------------------------------------------------


def test_a_passphrase_from_a_file_opens_the_store_and_nothing_else_does(gesprek: Command, tmp_path: Path) -> None:
    right, wrong = tmp_path / "goed", tmp_path / "fout"
    right.write_text("een wachtzin\n", encoding="utf-8")
    wrong.write_text("een andere", encoding="utf-8")
    gesprek.env["GESPREK_PASSPHRASE_FILE"] = str(right)
    assert gesprek.lead("een geheime notitie").code == 0
    assert gesprek("list", "--json").json[0]["notes"] == 1
    files = {path.name: path.read_bytes() for path in gesprek.data.iterdir() if path.is_file()}
    for other in (wrong, tmp_path / "weg", tmp_path):
        done = gesprek("list", GESPREK_PASSPHRASE_FILE=str(other))
        assert (done.code, done.out) == (1, "")
        assert done.err
    del gesprek.env["GESPREK_PASSPHRASE_FILE"]
    assert gesprek("list").code == 1, "nothing can be asked without a terminal"
    assert files == {path.name: path.read_bytes() for path in gesprek.data.iterdir() if path.is_file()}
    assert not any(b"geheime" in data for data in files.values())
    facts = gesprek("doctor", "--json").json
    assert (facts["encrypted"], facts["passphrase"]) == (True, True)


def test_doctor_tells_what_it_promises(gesprek: Command) -> None:
    (gesprek.data / "packs").mkdir(parents=True)
    (gesprek.data / "packs" / "kapot.yaml").write_text("schema: 1\nid: kapot\nzolder: ja\n", encoding="utf-8")
    facts = gesprek("doctor", "--json").json
    promised = {"version", "python", "textual", "data_dir", "encrypted", "passphrase", "packs", "left_out"}
    assert promised <= set(facts)
    assert facts["data_dir"] == str(gesprek.data)
    assert METHOD in facts["packs"]
    assert {frozenset(row) for row in facts["left_out"]} == {frozenset({"file", "line", "column", "reason"})}
    assert "kapot.yaml" in gesprek("doctor").out


def test_packs_are_listed_shown_and_checked(gesprek: Command, tmp_path: Path) -> None:
    assert METHOD in gesprek("packs", "list").out
    assert "Motiverende gespreksvoering" in gesprek("packs", "show", METHOD).out
    good = Path(str(content_root() / "oplossingsgericht.yaml"))
    assert gesprek("packs", "check", good).code == 0
    bad = tmp_path / "kapot.yaml"
    bad.write_text("schema: 1\nid: kapot\nid: kapot\n", encoding="utf-8")
    done = gesprek("packs", "check", good, bad)
    assert done.code == 1
    assert re.search(r"kapot\.yaml:3:\d+: ", done.out)


@pytest.mark.parametrize(("flags", "name"), [([], "pack"), (["--case"], "case"), (["--overlay"], "overlay")])
def test_the_schema_is_printed_for_an_editor(gesprek: Command, flags: list[str], name: str) -> None:
    done = gesprek("packs", "schema", *flags)
    assert done.out == (Path(str(content_root())) / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert done.json["title"]
    assert not gesprek.data.exists()


# --- the demo -----------------------------------------------------------------------------------------------


def test_the_demo_plays_a_whole_case_and_keeps_nothing(gesprek: Command) -> None:
    done = gesprek("demo", "--plain")
    assert done.code == 0, done.err
    assert "Gespreksverslag" in done.out
    assert not gesprek.data.exists()


def test_a_report_is_made_by_the_template_that_is_named_and_the_user_may_have_one(kept: Command) -> None:
    folder = kept.data / "reports"
    folder.mkdir()
    (folder / "kort.j2").write_text(
        "{# Kort #}\n# Kort verslag\n## Wat wij deden\n- {{ agreements }}\n", encoding="utf-8"
    )
    shown = kept("show", "laatste", "--report", "kort")
    assert shown.code == 0
    assert shown.out.startswith("Kort verslag\n")
    written = kept("export", "laatste", "--report", "kort")
    assert written.out.startswith("# Kort verslag\n")
    unknown = kept("show", "laatste", "--report", "lang")
    assert unknown.code == 1
    assert "clientbrief, kort, scangesprek" in unknown.err
    (folder / "kort.j2").write_text("## A\n\n- {{ afspraken }}\n", encoding="utf-8")
    broken = kept("show", "laatste", "--report", "kort")
    assert broken.code == 1
    assert "regel 3" in broken.err


def test_the_report_that_is_set_is_the_one_that_one_gets(kept: Command) -> None:
    settings = kept.data / "config.toml"
    settings.write_text('report = "clientbrief"\n', encoding="utf-8")
    assert "Vragen?" in kept("show", "laatste").out
    assert "Vragen?" not in kept("show", "laatste", "--report", "algemeen").out
    settings.unlink()
