"""The commands that let go and give: ``gesprek erase`` and ``gesprek export --client``, as a script runs them."""

import json
import stat
import zipfile
from pathlib import Path

import pexpect
import pytest

from gesprek_tui.dutch import erase as words
from tests.command import PROGRAM, Command

K017, K018 = ("--client", "K-017"), ("--client", "K-018")


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    """A folder with an ended conversation of K-017, one that goes on, and one of K-018."""
    command = Command(tmp_path)
    assert command.lead("geheim een", "! bellen | ik | morgen", "/afronden", more=K017).code == 0
    assert command.lead("geheim twee", "# geheim drie", more=K017).code == 0
    assert command.lead("blijft", "/afronden", more=K018).code == 0
    return command


def clients(gesprek: Command) -> list[str]:
    return [row["client"] for row in gesprek("list", "--json").json]


def ids_of(gesprek: Command, client: str) -> list[str]:
    return [row["id"] for row in gesprek("list", "--client", client, "--json").json]


def test_a_client_goes_and_it_is_said_what_went(gesprek: Command) -> None:
    done = gesprek("erase", "--client", "k-017", "--yes")
    assert done.code == 0, done.err
    assert "K-017 · 1 notitie · 1 open afspraak · afgerond" in done.out
    assert "K-017 · 2 notities · NOG NIET AFGEROND" in done.out
    assert "2 gesprekken zijn gewist" in done.out
    assert words.NOT_REACHED in done.out
    assert "geheim" not in done.out + done.err
    assert clients(gesprek) == ["K-018"]


def test_without_a_terminal_nothing_goes_without_yes(gesprek: Command) -> None:
    done = gesprek("erase", "--client", "K-017", typed="wissen\n")
    assert (done.code, done.err.strip()) == (1, words.NEEDS_YES)
    assert clients(gesprek) == ["K-018", "K-017", "K-017"]


@pytest.mark.parametrize(("typed", "left"), [("wissen", 1), ("ja", 3), ("", 3)])
def test_at_a_terminal_the_word_is_asked(gesprek: Command, typed: str, left: int) -> None:
    child = pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], "erase", "--client", "K-017"], env=gesprek.env, encoding="utf-8", timeout=30
    )  # fmt: skip
    child.expect_exact(f"Typ {words.WORD} om door te gaan: ")
    child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == (0 if left == 1 else 1)
    assert len(clients(gesprek)) == left


def test_only_one_conversation_goes_when_it_is_named(gesprek: Command) -> None:
    newest, oldest = ids_of(gesprek, "K-017")
    assert gesprek("erase", "--conversation", newest[-8:], "--yes").code == 0
    assert ids_of(gesprek, "K-017") == [oldest]


def test_age_takes_no_conversation_that_was_not_ended(gesprek: Command) -> None:
    done = gesprek("erase", "--older-than", "1", "--yes")
    assert (done.code, done.out.strip()) == (0, words.NOTHING_TO_ERASE)
    assert len(clients(gesprek)) == 3


def test_age_counts_from_the_end(gesprek: Command, tmp_path: Path) -> None:
    old, opened = _aged(gesprek, tmp_path)
    done = gesprek("erase", "--older-than", "90", "--yes")
    assert done.code == 0, done.err
    left = [row["id"] for row in gesprek("list", "--json").json]
    assert old not in left
    assert opened in left


def _aged(gesprek: Command, folder: Path) -> tuple[str, str]:
    """The ids of an ended and of an open conversation of long ago, brought in by hand."""
    found = []
    for number, (newer, ended) in enumerate(
        ((ids_of(gesprek, "K-018")[0], True), (ids_of(gesprek, "K-017")[0], False))
    ):
        document = gesprek("export", newer, "--format", "json").json
        for event in document["events"]:
            event["at"] = "2020-01-02" + event["at"][10:]
            event["id"] = f"{number:08x}" + event["id"][8:]
        document["conversation"]["id"] = document["events"][0]["id"]
        file = folder / f"{ended}.json"
        file.write_text(json.dumps(document))
        assert gesprek("import", file).code == 0
        found.append(document["conversation"]["id"])
    return found[0], found[1]


def test_the_term_is_told_and_nothing_goes_by_itself(gesprek: Command, tmp_path: Path) -> None:
    old, _ = _aged(gesprek, tmp_path)
    (gesprek.data / "config.toml").write_text("retention = 90\n")
    done = gesprek("list")
    assert "1 gesprek is ouder dan uw bewaartermijn van 90 dagen" in done.out
    assert "gesprek erase --older-than 90" in done.out
    assert "bewaartermijn van 90 dagen" in gesprek("doctor").out
    assert gesprek("doctor").code == 0, "a term that has passed is nothing wrong"
    assert old in [row["id"] for row in gesprek("list", "--json").json]


def test_without_a_term_nobody_is_reminded(gesprek: Command, tmp_path: Path) -> None:
    _aged(gesprek, tmp_path)
    assert "bewaartermijn" not in gesprek("list").out
    assert "bewaartermijn" not in gesprek("doctor").out


def test_a_note_goes_and_the_report_tells_the_gap(gesprek: Command) -> None:
    newest = ids_of(gesprek, "K-017")[0]
    before = gesprek("export", newest, "--format", "json")
    done = gesprek("erase", "--conversation", newest, "--note", "2", "--yes")
    assert done.code == 0, done.err
    assert "‘geheim twee’" in done.out
    shown = gesprek("show", newest)
    assert "1 notitie gewist op" in shown.out
    assert "geheim twee" not in shown.out + gesprek("export", newest, "--format", "json").out
    assert [note["text"] for note in gesprek("show", newest, "--json").json["notes"]] == ["geheim drie"]
    file = gesprek.data / "eerder.json"
    file.write_text(before.out)
    again = gesprek("import", file)
    assert again.code == 1
    assert "iets gewist" in again.err
    assert "geheim twee" not in gesprek("export", newest, "--format", "json").out


def test_what_was_exported_with_a_gap_comes_back_with_it(gesprek: Command, tmp_path: Path) -> None:
    newest = ids_of(gesprek, "K-017")[0]
    gesprek("erase", "--conversation", newest, "--note", "2", "--yes")
    file = tmp_path / "gesprek.json"
    assert gesprek("export", newest, "--format", "json", "-o", file).code == 0
    assert gesprek("erase", "--conversation", newest, "--yes").code == 0
    assert gesprek("import", file).code == 0
    assert gesprek("show", newest, "--json").json["erased"][0]["was"] == "note_added"


def test_while_another_window_writes_nothing_goes(gesprek: Command) -> None:
    child = pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], "start", "speelveld", "--plain"], env=gesprek.env, encoding="utf-8", timeout=30
    )  # fmt: skip
    child.expect_exact("› ")
    done = gesprek("erase", "--client", "K-017", "--yes")
    child.close(force=True)
    assert done.code == 1
    assert "ander venster" in done.err
    assert ids_of(gesprek, "K-017")


@pytest.mark.parametrize(
    "arguments", [(), ("--client", "K-017", "--older-than", "3"), ("--client", "K-017", "--note", "1"),
                  ("--older-than", "0")],
)  # fmt: skip
def test_what_is_not_clear_is_usage(gesprek: Command, arguments: tuple[str, ...]) -> None:
    assert gesprek("erase", *arguments, "--yes").code == 2
    assert len(clients(gesprek)) == 3


def test_where_nothing_is_kept_nothing_is_made(tmp_path: Path) -> None:
    command = Command(tmp_path)
    assert command("erase", "--client", "K-017", "--yes").code == 1
    assert not command.data.exists()


# --- the right of access ------------------------------------------------------------------------------------


def test_all_of_a_client_is_in_one_private_file(gesprek: Command, tmp_path: Path) -> None:
    target = tmp_path / "inzage.zip"
    done = gesprek("export", "--client", "k-017", "-o", target)
    assert done.code == 0, done.err
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with zipfile.ZipFile(target) as packed:
        names = packed.namelist()
        texts = {name: packed.read(name).decode() for name in names}
    ids = ids_of(gesprek, "K-017")
    assert sorted(names[1:]) == sorted(
        f"{json.loads(texts[name])['conversation']['started'][:10]}-{json.loads(texts[name])['conversation']['id'][-12:]}"
        f"{ending}"
        for name in names
        if name.endswith(".json")
        for ending in (".txt", ".json")
    )
    assert all(id_[-12:] in texts["lees-eerst.txt"] for id_ in ids)
    read = "".join(text for name, text in texts.items() if name.endswith(".txt"))
    assert all(f"geheim {number}" in read for number in ("een", "twee", "drie"))
    assert "blijft" not in "".join(texts.values())
    for name in names:
        if name.endswith(".json"):
            (tmp_path / "een.json").write_text(texts[name])
            assert gesprek("--data-dir", tmp_path / "leeg", "import", tmp_path / "een.json").code == 0


def test_nothing_is_overwritten_and_no_link_is_followed(gesprek: Command, tmp_path: Path) -> None:
    target, link = tmp_path / "inzage.zip", tmp_path / "link.zip"
    target.write_text("van mij")
    link.symlink_to(tmp_path / "elders.zip")
    for path in (target, link):
        assert gesprek("export", "--client", "K-017", "-o", path).code == 1
    assert target.read_text() == "van mij"
    assert not (tmp_path / "elders.zip").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("export",), 2), (("export", "laatste", "--client", "K-017", "-o", "x.zip"), 2),
        (("export", "--client", "K-017"), 2), (("export", "--client", "K-017", "--format", "md", "-o", "x.zip"), 2),
        (("export", "--client", "K-999", "-o", "x.zip"), 1),
    ],
)  # fmt: skip
def test_an_export_that_is_not_clear_writes_nothing(gesprek: Command, arguments: tuple[str, ...], code: int) -> None:
    assert gesprek(*arguments).code == code
    assert not Path("x.zip").exists()


# --- what the program itself keeps --------------------------------------------------------------------------


def test_the_reserve_copies_hold_nothing_of_it_either_and_can_be_put_back(gesprek: Command, tmp_path: Path) -> None:
    (copy,) = (gesprek.data / "reservekopieen").glob("*.db")
    erased = gesprek("erase", "--client", "K-017", "--yes")
    assert erased.code == 0, erased.err
    assert "en uit 1 reservekopie" in erased.out
    restored = gesprek("--data-dir", tmp_path / "teruggezet", "restore", copy)
    assert restored.code == 0, restored.err
    assert gesprek("--data-dir", tmp_path / "teruggezet", "list", "--json").json == []


def test_what_an_earlier_restore_put_aside_is_named_and_left(gesprek: Command) -> None:
    aside = gesprek.data / "vervangen-2026-11-28"
    aside.mkdir()
    erased = gesprek("erase", "--client", "K-017", "--yes")
    assert (erased.code, aside.is_dir()) == (0, True)
    assert aside.name in erased.err


def test_a_reserve_copy_that_cannot_be_opened_is_named(gesprek: Command) -> None:
    (copy,) = (gesprek.data / "reservekopieen").glob("*.db")
    copy.write_bytes(b"iets anders" * 1000)
    erased = gesprek("erase", "--client", "K-017", "--yes")
    assert erased.code == 1
    assert copy.name in erased.err
    assert "K-017" not in clients(gesprek)
