"""The passphrase and the recovery code as a person meets them: at a terminal, and in scripts."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gesprek_tui.journal.opening import KEY_FILE
from tests.command import PROGRAM, Command
from tests.e2e.terminal import Terminal

METHOD = "motiverende-gespreksvoering"
ASKED = "Wachtzin (of herstelcode):"
FIRST, SECOND = "de trein naar Ede", "de bus naar Epe"
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}")


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    """A store without a passphrase, with one note in it."""
    gesprek = Command(tmp_path)
    gesprek.env["TERM"] = "xterm-256color"
    assert gesprek.lead("een geheime notitie").code == 0
    return gesprek


@pytest.fixture
def at(gesprek: Command) -> Callable[..., Terminal]:
    """The command at a terminal."""

    def at(*arguments: str, **size: int) -> Terminal:
        return Terminal([*PROGRAM, *arguments], env=gesprek.env, **size)

    return at


def in_file(gesprek: Command, name: str, words: str) -> Path:
    file = gesprek.data.parent / name
    file.write_text(words + "\n", encoding="utf-8")
    return file


def opens_with(gesprek: Command, words: str | None) -> bool:
    """Whether a script that has these words, or none, reads the note; it changes nothing."""
    env = {"GESPREK_PASSPHRASE_FILE": str(in_file(gesprek, "probeer", words))} if words else {}
    done = gesprek("show", "laatste", **env)
    assert ("een geheime notitie" in done.out) == (done.code == 0)
    return done.code == 0


def shown_code(terminal: Terminal) -> str:
    """The recovery code on the screen; it is gone after Enter."""
    terminal.wait_for("verdwijnt hij van het scherm")
    found = CODE.search("\n".join(terminal.screen()))
    assert found
    terminal.press("enter")
    return found.group()


def answer(terminal: Terminal, question: str, words: str) -> None:
    terminal.wait_for(question)
    terminal.type(words)
    terminal.press("enter")


# --- at a terminal --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cols", [40, 80])
def test_it_is_set_changed_and_removed(gesprek: Command, at: Callable[..., Terminal], cols: int) -> None:
    with at("passphrase", cols=cols) as terminal:
        answer(terminal, "(leeg = geen):", FIRST)
        answer(terminal, "Nog een keer:", FIRST)
        code = shown_code(terminal)
        assert terminal.wait_exit() == 0
        assert "De wachtzin is ingesteld" in "\n".join(terminal.screen())
        assert code not in "\n".join(terminal.screen())
        assert FIRST.encode() not in terminal.raw
        assert terminal.left_behind() == []
    assert [opens_with(gesprek, words) for words in (None, FIRST, code)] == [False, True, True]

    with at("passphrase", cols=cols) as terminal:
        answer(terminal, ASKED, FIRST)
        answer(terminal, "Nieuwe wachtzin", SECOND)
        answer(terminal, "Nog een keer:", SECOND)
        terminal.wait_for("blijft geldig")
        assert terminal.wait_exit() == 0
    assert [opens_with(gesprek, words) for words in (FIRST, SECOND, code)] == [False, True, True]

    with at("passphrase", cols=cols) as terminal:
        answer(terminal, ASKED, SECOND)
        answer(terminal, "Nieuwe wachtzin", "")
        answer(terminal, "Typ ja", "ja")
        terminal.wait_for("De wachtzin is weg")
        assert terminal.wait_exit() == 0
    assert opens_with(gesprek, None)


def test_nothing_happens_without_a_clear_word(gesprek: Command, at: Callable[..., Terminal]) -> None:
    with at("passphrase") as terminal:
        answer(terminal, "(leeg = geen):", "")
        terminal.wait_for("Er is niets veranderd")
        assert terminal.wait_exit() == 0
    assert gesprek("passphrase", "--new-file", in_file(gesprek, "nieuw", FIRST)).code == 0
    before = (gesprek.data / KEY_FILE).read_bytes()

    with at("passphrase") as terminal:
        answer(terminal, ASKED, FIRST)
        answer(terminal, "Nieuwe wachtzin", "")
        answer(terminal, "Typ ja", "j")
        terminal.wait_for("Er is niets veranderd")
        assert terminal.wait_exit() == 0
    with at("passphrase") as terminal:
        answer(terminal, ASKED, FIRST)
        answer(terminal, "Nieuwe wachtzin", SECOND)
        terminal.wait_for("Nog een keer")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
        assert terminal.left_behind() == []

    assert (gesprek.data / KEY_FILE).read_bytes() == before


def test_a_slip_in_the_second_is_told_and_a_short_one_is_taken(gesprek: Command, at: Callable[..., Terminal]) -> None:
    with at("passphrase") as terminal:
        answer(terminal, "(leeg = geen):", "kort")
        terminal.wait_for("Dat mag.")  # while one can still choose another
        answer(terminal, "Nog een keer:", "krot")
        terminal.wait_for("niet twee keer hetzelfde")
        terminal.type("kort\rkort\r")
        shown_code(terminal)
        assert terminal.wait_exit() == 0
    assert opens_with(gesprek, "kort")


def test_wrong_tries_wait_longer_and_a_mistyped_code_is_told(gesprek: Command, at: Callable[..., Terminal]) -> None:
    gesprek("passphrase", "--new-file", in_file(gesprek, "nieuw", FIRST))
    code = gesprek("passphrase", "--recovery", GESPREK_PASSPHRASE_FILE=str(in_file(gesprek, "nu", FIRST))).out.strip()

    with at("list") as terminal:
        answer(terminal, ASKED, "fout")
        terminal.wait_for("Deze wachtzin past niet.")
        answer(terminal, ASKED, code[:-1] + ("0" if code[-1] != "0" else "2"))
        terminal.wait_for("tikfout")
        terminal.wait_for("over 1 tel")
        terminal.type(f"{FIRST}\r")  # typed while it waits: neither lost nor shown
        assert terminal.wait_exit() == 0
        assert METHOD[:5] in "\n".join(terminal.screen()).lower()
        for secret in ("fout\r", FIRST, code[:-1]):
            assert secret.encode() not in terminal.raw


def test_the_code_opens_and_asks_for_a_new_passphrase(gesprek: Command, at: Callable[..., Terminal]) -> None:
    gesprek("passphrase", "--new-file", in_file(gesprek, "nieuw", FIRST))
    code = gesprek("passphrase", "--recovery", GESPREK_PASSPHRASE_FILE=str(in_file(gesprek, "nu", FIRST))).out.strip()

    with at("resume", "--plain") as terminal:
        answer(terminal, ASKED, code.lower().replace("-", " "))
        answer(terminal, "De herstelcode klopt", SECOND)
        answer(terminal, "Nog een keer:", SECOND)
        answer(terminal, "Vraag nu", "verder na het vergeten")
        terminal.wait_for("notitie")
        terminal.press("ctrl+d")
        assert terminal.wait_exit() == 0
    assert [opens_with(gesprek, words) for words in (FIRST, SECOND, code)] == [False, True, True]


def test_what_is_typed_ahead_is_kept_and_not_shown(gesprek: Command, at: Callable[..., Terminal]) -> None:
    gesprek("passphrase", "--new-file", in_file(gesprek, "nieuw", FIRST))

    with at("resume", "--plain") as terminal:
        # before the question stands there, but from here on nothing typed is shown
        terminal.wait_until(lambda: "echo" in terminal.left_behind(), "no echo")
        terminal.type(f"fout\r{FIRST}\rvooruit getypt\r")
        terminal.wait_for("notitie")
        terminal.press("ctrl+d")
        assert terminal.wait_exit() == 0
        assert b"fout" not in terminal.raw
        assert FIRST.encode() not in terminal.raw
        assert terminal.left_behind() == []
    shown = gesprek("show", "laatste", "--json", GESPREK_PASSPHRASE_FILE=str(in_file(gesprek, "nu", FIRST)))
    assert [note["text"] for note in shown.json["notes"]] == ["een geheime notitie", "vooruit getypt"]


def test_the_screen_comes_after_the_passphrase(gesprek: Command, at: Callable[..., Terminal]) -> None:
    gesprek("passphrase", "--new-file", in_file(gesprek, "nieuw", FIRST))

    with at("resume") as terminal:
        answer(terminal, ASKED, FIRST)
        answer(terminal, "typ een notitie", "en verder")
        terminal.wait_for("   en verder")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert FIRST.encode() not in terminal.raw
        assert terminal.left_behind() == []


def test_the_first_start_shows_a_code_that_opens(tmp_path: Path) -> None:
    gesprek = Command(tmp_path)
    with Terminal([*PROGRAM, "start", METHOD, "--plain"], env=gesprek.env | {"TERM": "xterm"}) as terminal:
        answer(terminal, "(leeg = geen):", FIRST)
        answer(terminal, "Nog een keer:", FIRST)
        code = shown_code(terminal)
        answer(terminal, "Vraag nu", "een geheime notitie")
        terminal.wait_for("notitie")
        terminal.press("ctrl+d")
        assert terminal.wait_exit() == 0
        assert code not in "\n".join(terminal.screen())
    assert [opens_with(gesprek, words) for words in (None, FIRST, code)] == [False, True, True]


def test_it_is_refused_before_anything_is_asked_while_another_window_writes(
    gesprek: Command, at: Callable[..., Terminal]
) -> None:
    gesprek("passphrase", "--new-file", in_file(gesprek, "nieuw", FIRST))
    with at("resume", "--plain") as writer:
        answer(writer, ASKED, FIRST)
        writer.wait_for("Vraag nu")
        with at("passphrase") as terminal:
            assert terminal.wait_exit() == 1
            assert "in een ander venster" in " ".join(terminal.screen())
            assert ASKED not in "\n".join(terminal.screen())


def test_no_secret_stands_in_arguments_or_environment(gesprek: Command, at: Callable[..., Terminal]) -> None:
    gesprek("passphrase", "--new-file", in_file(gesprek, "nieuw", FIRST))
    with at("passphrase") as terminal:
        answer(terminal, ASKED, FIRST)
        answer(terminal, "Nieuwe wachtzin", SECOND)
        terminal.wait_for("Nog een keer")
        process = Path("/proc") / str(terminal.pid)
        if not process.exists():
            pytest.skip("no /proc here")
        seen = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        assert b"passphrase" in seen
        assert FIRST.encode() not in seen
        assert SECOND.encode() not in seen
        assert b"\x1b]" not in terminal.raw, "no window title"


# --- in scripts -----------------------------------------------------------------------------------------------


def test_a_script_sets_changes_and_removes(gesprek: Command) -> None:
    first, second = in_file(gesprek, "eerste", FIRST), in_file(gesprek, "tweede", SECOND)

    done = gesprek("passphrase", "--new-file", first)
    assert (done.code, done.err) == (0, "")
    assert "--recovery" in done.out
    assert [opens_with(gesprek, words) for words in (None, FIRST)] == [False, True]
    done = gesprek("passphrase", "--new-file", second, GESPREK_PASSPHRASE_FILE=str(first))
    assert done.code == 0
    assert [opens_with(gesprek, words) for words in (FIRST, SECOND)] == [False, True]
    code = gesprek("passphrase", "--recovery", GESPREK_PASSPHRASE_FILE=str(second)).out.strip()
    assert CODE.fullmatch(code)
    newer = gesprek("passphrase", "--recovery", GESPREK_PASSPHRASE_FILE=str(second)).out.strip()
    assert [opens_with(gesprek, words) for words in (code, newer, SECOND)] == [False, True, True]
    done = gesprek("passphrase", "--remove", GESPREK_PASSPHRASE_FILE=str(second))
    assert done.code == 0
    assert opens_with(gesprek, None)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "terminal"),
        (["--remove"], "al geen wachtzin"),
        (["--recovery"], "niet nodig"),
        (["--new-file", "LEEG"], "is leeg"),
        (["--new-file", "WEG"], "niet te lezen"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(gesprek: Command, arguments: list[str], told: str) -> None:
    empty = in_file(gesprek, "LEEG", "")
    before = {path: path.read_bytes() for path in gesprek.data.iterdir() if path.is_file()}

    done = gesprek("passphrase", *(str(empty.with_name(word)) if word.isupper() else word for word in arguments))

    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert before == {path: path.read_bytes() for path in gesprek.data.iterdir() if path.is_file()}


def test_a_closed_store_needs_the_current_one(gesprek: Command) -> None:
    first, second = in_file(gesprek, "eerste", FIRST), in_file(gesprek, "tweede", SECOND)
    gesprek("passphrase", "--new-file", first)

    for env in ({}, {"GESPREK_PASSPHRASE_FILE": str(second)}):
        for act in (["--new-file", second], ["--remove"], ["--recovery"], []):
            done = gesprek("passphrase", *act, **env)
            assert (done.code, done.out) == (1, "")
            assert "achtzin" in done.err
    assert opens_with(gesprek, FIRST)


def test_where_nothing_is_kept_there_is_nothing_to_close(tmp_path: Path) -> None:
    gesprek = Command(tmp_path)

    done = gesprek("passphrase", "--remove")

    assert done.code == 1
    assert "gesprek start" in done.err
    assert not gesprek.data.exists()


def test_doctor_knows(gesprek: Command) -> None:
    gesprek("passphrase", "--new-file", in_file(gesprek, "eerste", FIRST))

    assert gesprek("doctor", "--json").json["passphrase"] is True
    assert json.loads((gesprek.data / KEY_FILE).read_text())["open"] is False
