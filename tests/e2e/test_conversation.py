"""A conversation as a professional leads it: the real program in a real terminal."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.summary import summarise
from gesprek_tui.journal.opening import open_store
from tests.e2e.terminal import Terminal

PROGRAM = [sys.executable, "-m", "gesprek_tui"]
METHOD = "motiverende-gespreksvoering"
PASSPHRASE = "een wachtzin voor de test"
QUESTION = "Wat houdt u op dit moment het meest bezig?"


class Desk:
    """One data folder, with the program on a terminal or without one."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "gegevens"
        key = folder / "wachtzin.txt"
        key.write_text(PASSPHRASE, encoding="utf-8")
        self.env = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "PYTHONUTF8": "1", "TZ": "Europe/Amsterdam", "GESPREK_DATA_DIR": str(self.data),
            "GESPREK_PASSPHRASE_FILE": str(key),
        }  # fmt: skip

    def open(self, *arguments: str, rows: int = 24, cols: int = 80, **env: str) -> Terminal:
        """The program in a terminal of this size."""
        return Terminal([*PROGRAM, *arguments], env=self.env | env, rows=rows, cols=cols)

    def run(self, *arguments: str) -> str:
        """What the program prints without a terminal; it must end well."""
        done = subprocess.run(
            [*PROGRAM, *arguments], env=self.env, capture_output=True, text=True, encoding="utf-8", check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def draft(self) -> list[str]:
        """What was typed and not saved, read beside the program."""
        store = open_store(
            self.data, write=False, passphrase=lambda: PASSPHRASE,
            summarise=lambda events: summarise(fold(events[0].id, events)),
        )  # fmt: skip
        try:
            last = store.unfinished()
            kept = store.draft(last.id) if last else ""
        finally:
            store.close()
        return json.loads(kept) if kept else []


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def enter(terminal: Terminal, line: str, shows: str) -> None:
    """Type a line, press Enter and wait for what it brings."""
    terminal.type(line)
    terminal.press("enter")
    terminal.wait_for(shows)


def text_of(terminal: Terminal) -> str:
    return "\n".join(terminal.screen())


def paste(terminal: Terminal, text: str) -> None:
    terminal.type(f"\x1b[200~{text}\x1b[201~")


def test_a_whole_conversation_that_is_killed_halfway(desk: Desk) -> None:
    with desk.open("start", METHOD, "--client", "K-017", "--minutes", "45") as terminal:
        terminal.wait_for(QUESTION)
        terminal.wait_for("nog 45 van 45 min")
        enter(terminal, "belt al weken niet terug", "   belt al weken niet terug")
        enter(terminal, ">+ ik wil hier echt vanaf", "❝ ik wil hier echt vanaf")
        enter(terminal, "/v", "▶ Focussen")
        enter(terminal, "/t", "▶ Engageren")
        enter(terminal, "/v", "▶ Focussen")
        enter(terminal, "/schaal vertrouwen", "0 = geen enkel vertrouwen")
        enter(terminal, "4", "een 4 is en geen 3")
        enter(terminal, "ik heb het eerder gedaan", "Wat maakt nog meer")
        enter(terminal, "mijn zus helpt mee", "Wie")
        enter(terminal, "", "▌ Er speelt van alles")
        enter(terminal, "/methode motiverend-advies", "Onderwerp?")
        enter(terminal, "de aangifte", "Mag ik u iets vertellen over de aangifte?")
        enter(terminal, "/nee", "▶ Respecteren")
        enter(terminal, "/ja", "Wat weet u al over de aangifte?")
        enter(terminal, "/klaar", "▌ Er speelt van alles")
        enter(terminal, "! bellen met de bank | ik | morgen 10:00 | 7", "bellen met de bank · ik")
        terminal.type("zij wil er ook bij zi")
        terminal.wait_until(lambda: desk.draft() == ["zij wil er ook bij zi"], "the draft on disk")
        terminal.kill()

    with desk.open("resume") as terminal:
        terminal.wait_for("nog niet bewaard")
        assert "zij wil er ook bij zi" in text_of(terminal)
        terminal.press("enter")
        terminal.wait_for("▌ Er speelt van alles")
        terminal.type("jn")
        terminal.press("enter")
        terminal.wait_for("   zij wil er ook bij zijn")
        enter(terminal, "/afronden", "Afronden · 1 van 5")
        enter(terminal, "", "Afronden · 2 van 5")
        enter(terminal, "ik weet nu waar ik begin", "Afronden · 3 van 5")
        assert "nog open" not in text_of(terminal)
        enter(terminal, "", "Afronden · 4 van 5")
        enter(terminal, "over twee weken", "Afronden · 5 van 5")
        enter(terminal, "", "Gespreksverslag van")
        assert "Cliëntcode: K-017" in text_of(terminal)
        terminal.press("esc")
        terminal.wait_for("gesprek afgerond")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []

    report = desk.run("export", "laatste", "--format", "md")
    for said in (
        "ik wil hier echt vanaf", "belt al weken niet terug", "ik heb het eerder gedaan", "mijn zus helpt mee",
        "bellen met de bank", "zij wil er ook bij zijn", "ik weet nu waar ik begin", "over twee weken",
    ):  # fmt: skip
        assert report.count(said) == 1, said
    state = json.loads(desk.run("show", "laatste", "--json"))
    assert [gate["answer"] for gate in state["gates"]] == ["no", "yes"]
    assert [note["text"] for note in state["notes"]] == [
        "belt al weken niet terug", "ik wil hier echt vanaf", "zij wil er ook bij zijn", "ik weet nu waar ik begin",
    ]  # fmt: skip


@pytest.fixture
def talk(desk: Desk) -> Callable[..., Terminal]:
    """Opens a new conversation with one note in it."""

    def begin(**how: str | int) -> Terminal:
        terminal = desk.open("start", METHOD, **how)  # type: ignore[arg-type]
        terminal.wait_for("Wat houdt u op dit moment")
        enter(terminal, "een geheime notitie", "een geheime notitie")
        terminal.wait_for("opgeslagen")
        return terminal

    return begin


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_keeps_the_draft_and_gives_the_terminal_back(
    desk: Desk, talk: Callable[..., Terminal], number: signal.Signals
) -> None:
    with talk() as terminal:
        terminal.type("half getypt")
        terminal.wait_for("half getypt")
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
        assert terminal.left_behind() == []
        assert "geheime" not in text_of(terminal)
    assert desk.draft() == ["half getypt"]


def test_a_draft_waits_until_its_question_is_answered(desk: Desk, talk: Callable[..., Terminal]) -> None:
    with talk() as terminal:
        terminal.type("half getypt")
        terminal.wait_for("half getypt")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    with desk.open("resume") as terminal:
        terminal.wait_for("nog niet bewaard")
        terminal.press("ctrl+q")
        terminal.wait_exit()
    assert desk.draft() == ["half getypt"]
    with desk.open("resume") as terminal:
        terminal.wait_for("nog niet bewaard")
        terminal.press("w")
        terminal.wait_for("Nog eens w")
        terminal.press("w")
        terminal.wait_for("typ een notitie")
        terminal.wait_until(lambda: desk.draft() == [], "the draft thrown away")


def test_a_folder_that_is_gone_is_told_and_the_text_stays(desk: Desk, talk: Callable[..., Terminal]) -> None:
    with talk() as terminal:
        shutil.rmtree(desk.data)
        enter(terminal, "dit mag niet weg", "niet opgeslagen")
        terminal.wait_for("dit mag niet weg")  # the row itself comes a frame after what is said of it
        terminal.type("en dit ook niet")
        terminal.wait_for("en dit ook niet")
        terminal.press("ctrl+q")
        terminal.wait_for("nog eens Ctrl+Q")
        terminal.press("ctrl+q")
        terminal.wait_exit()
        assert terminal.left_behind() == []
        left = text_of(terminal)
    assert not any(said in left for said in ("geheime", "dit mag niet weg", "en dit ook niet", "Traceback"))


@pytest.mark.parametrize("keys", ["/weg\r", "\x1b[20~"], ids=["/weg", "f9"])
def test_hiding_leaves_no_word_on_the_screen(talk: Callable[..., Terminal], keys: str) -> None:
    with talk() as terminal:
        terminal.type(keys)
        terminal.wait_for("Even verborgen")
        words = ("geheime", "Engageren", "Wat houdt", "opgeslagen")
        terminal.wait_until(lambda: not any(word in text_of(terminal) for word in words), "an empty screen")
        terminal.press("space")
        terminal.wait_for("een geheime notitie")
        terminal.wait_for("typ een notitie")


def test_pasted_lines_become_one_note_and_run_nothing(desk: Desk, talk: Callable[..., Terminal]) -> None:
    with talk() as terminal:
        paste(terminal, "/afronden\n>+ eerste regel\ntweede\x07 [/regel\u202e")
        terminal.wait_for("eerste regel")
        terminal.press("enter")
        terminal.wait_for("   /afronden")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    notes = json.loads(desk.run("show", "laatste", "--json"))["notes"]
    assert [(note["mark"], note["text"]) for note in notes[1:]] == [
        (None, "/afronden\n>+ eerste regel\ntweede [/regel")
    ]


def test_a_line_that_is_no_command_stays_and_is_a_note_at_the_second_enter(talk: Callable[..., Terminal]) -> None:
    with talk() as terminal:
        enter(terminal, "/afrondn", "Bedoelt u /afronden?")
        terminal.press("enter")
        terminal.wait_for("   /afrondn")


@pytest.mark.parametrize(
    ("env", "rows", "cols"),
    [({"NO_COLOR": "1"}, 24, 80), ({"TERM": "xterm"}, 24, 80), ({}, 24, 40), ({}, 12, 80), ({}, 40, 140)],
)
def test_it_runs_in_any_terminal(talk: Callable[..., Terminal], env: dict[str, str], rows: int, cols: int) -> None:
    with talk(rows=rows, cols=cols, **env) as terminal:
        terminal.press("pagedown")
        terminal.wait_for("Er speelt van alles")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []


def test_the_first_start_asks_for_a_passphrase_before_anything_can_be_typed(desk: Desk) -> None:
    del desk.env["GESPREK_PASSPHRASE_FILE"]
    with desk.open("start", METHOD) as terminal:
        terminal.wait_for("(leeg = geen)")
        terminal.press("enter")
        terminal.wait_for(QUESTION)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_what_is_typed_faster_than_it_is_drawn_stays_in_order(desk: Desk, talk: Callable[..., Terminal]) -> None:
    with talk() as terminal:
        terminal.type("twee\r/v\r/schaal vertrouwen 4\reerste antwoord\rtweede\x7f\x7f antwoord\r\rdrie\r/t\rvier\r")
        terminal.wait_until(lambda: bool(re.search(r"\d:\d\d {3}vier", text_of(terminal))), "the last line saved")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    state = json.loads(desk.run("show", "laatste", "--json"))
    assert [note["text"] for note in state["notes"]][1:] == ["twee", "drie", "vier"]
    assert [answer["text"] for answer in state["scales"][0]["answers"]] == ["eerste antwoord", "twee antwoord"]
    assert state["phase"] == "engageren"


def test_what_is_typed_before_the_screen_is_there_is_a_note_too(desk: Desk) -> None:
    with desk.open("start", METHOD) as terminal:
        terminal.type("al vroeg getypt\ren de rest")
        terminal.wait_for("en de rest")
        terminal.wait_until(lambda: bool(re.search(r"\d:\d\d {3}al vroeg getypt", text_of(terminal))), "the note")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert desk.draft() == ["en de rest"]
