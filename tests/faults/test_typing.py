"""Much, fast, odd and in between: what is typed is what is kept, where it belongs."""

import json
import unicodedata
from pathlib import Path

import pytest

from gesprek_tui.text import MAX_NOTE
from tests.e2e.test_conversation import METHOD, paste, text_of
from tests.faults.place import Place, keep, leave, saved

SWITCHES = 100
ACTS = ("/v", "/t", "/2", "/methode motiverend-advies", "/klaar", "/crisis", "/klaar", "/v")


def _where(place: Place) -> list[tuple[str, str, str]]:
    notes = json.loads(place.command("show", "laatste", "--json").stdout)["notes"]
    return [(note["text"], note["method"], note["phase"]) for note in notes]


def test_each_note_stays_where_it_was_typed(place: Place, tmp_path: Path) -> None:
    """22. A hundred notes and switches without a pause: catches a note that is saved under what was switched to

    (QOwnNotes #1858). Line by line, without a screen, is what it must come to.
    """
    lines = [line for number in range(SWITCHES) for line in (f" notitie {number}", ACTS[number % len(ACTS)])]
    (tmp_path / "regels").mkdir()
    slow = Place(tmp_path / "regels")
    slow.begin(*lines)
    place.begin()
    with place.talk(rows=40, cols=140) as terminal:
        for start in range(0, len(lines), 20):
            terminal.type("".join(f"{line}\r" for line in lines[start : start + 20]))
            terminal.wait_until(lambda last=start // 2 + 9: f"notitie {last}" in place.notes(), "the notes so far")  # type: ignore[misc]
        terminal.press("ctrl+q")
        terminal.wait_exit()
    assert _where(place) == _where(slow)
    assert len(_where(place)) == SWITCHES
    assert len({method for _, method, _ in _where(place)}) >= 2


def test_the_text_of_one_conversation_stays_out_of_another(place: Place) -> None:
    """22, 23. A draft here, then another conversation: catches a draft or an undo that goes along (Joplin #198)."""
    place.begin("van de eerste")
    with place.talk() as terminal:
        terminal.type("concept van de eerste" + " en meer" * 8 + "\x11")  # Ctrl+Q, with no pause before it
        assert terminal.wait_exit() == 0
    first = place.events()[0].id
    with place.open("start", METHOD) as terminal:
        terminal.wait_for("typ een notitie")
        keep(terminal, "van de tweede")
        assert "concept" not in text_of(terminal)
        for _ in range(4):
            terminal.type("/ongedaan\r")
        terminal.wait_until(lambda: place.notes() == [], "the note undone")
        leave(terminal)
    with place.open("resume", first[-6:]) as terminal:
        terminal.wait_for("concept van de eerste")
        terminal.press("enter")
        saved(terminal, "van de eerste")
        terminal.press("enter")
        saved(terminal, "concept van de eerste" + " en meer" * 2)
        leave(terminal)
    shown = json.loads(place.command("show", first[-6:], "--json").stdout)
    assert shown["notes"][-1]["text"] == "concept van de eerste" + " en meer" * 8


def test_opening_and_closing_changes_nothing(place: Place) -> None:
    """23. Looked at and left, changed into itself, changed and undone: catches an entry that is deleted or doubled

    by nothing (jrnl #351), and an undo that gives back another note's text.
    """
    place.begin("een", "twee", more=("--client", "K-017"))
    before = [event.id for event in place.events()]
    with place.talk() as terminal:
        for keys in (("tab", "esc"), ("up", "down")):
            for key in keys:
                terminal.press(key)
                terminal.wait_for("opgeslagen")
        terminal.press("f1")
        terminal.wait_for("Esc")
        terminal.press("esc")
        terminal.wait_for("typ een notitie")
        leave(terminal)
    after = [event for event in place.events() if event.id not in before]
    assert [type(event).__name__ for event in after if "Resumed" not in type(event).__name__] == []
    place.command("resume", "--plain", typed="/wijzig 2 een anders\n/ongedaan\n/wis 1\n/ongedaan\n")
    assert place.notes() == ["een", "twee"]
    assert before == [event.id for event in place.events()][: len(before)]


def test_a_megabyte_is_refused_and_many_keys_are_all_there(place: Place) -> None:
    """31. A megabyte pasted and 2,400 keys: catches a freeze, text that is cut without a word, and lost keys."""
    with place.talk() as terminal:
        terminal.type("ervoor")
        terminal.wait_for("ervoor")
        paste(terminal, "x" * 1_000_000)
        terminal.wait_for("te veel", 60)
        terminal.type(" erna\r")
        saved(terminal, "ervoor erna")
        keys = "".join(f"{number:05} " for number in range(400)).strip()
        for start in range(0, len(keys), 500):
            terminal.type(keys[start : start + 500])
            terminal.wait_for(keys[start : start + 500][-12:].strip(), 60)
        terminal.press("enter")
        terminal.wait_until(lambda: len(place.notes()) == 2, "the long note saved")
        paste(terminal, "y" * (MAX_NOTE - 1))
        terminal.wait_for("yyyyyy")
        terminal.type("z" * 3)  # past the most that a note can hold
        terminal.wait_for("zzz")
        terminal.press("enter")
        terminal.wait_for("te lang")
        terminal.wait_for("zzz")
        terminal.press("backspace", "backspace")
        terminal.press("enter")
        terminal.wait_until(lambda: len(place.notes()) == 3, "what fits saved")
        leave(terminal)
    assert place.notes() == ["ervoor erna", keys, "y" * (MAX_NOTE - 1) + "z"]


UNICODE = {
    "NFD": "cafe\u0301 nai\u0308ef", "family": "👨\u200d👩\u200d👧\u200d👦 thuis", "flags": "🇳🇱🏳️\u200d🌈",
    "RTL": "שלום مرحبا", "stacked": "z" + "\u0335\u0336" * 2500, "wide": "漢字かな한글", "math": "𝕬𝖇𝖈 ﬁ ½",
    "joiner": "a\u200bb\u00adc\u2060d",
}  # fmt: skip


def test_letters_of_every_kind_come_back(place: Place) -> None:
    """33. NFD, emoji, right to left, 5,000 combining marks: catches letters that are lost or changed on the way."""
    place.begin(*UNICODE.values())
    right = [unicodedata.normalize("NFC", text) for text in UNICODE.values()]
    assert place.notes() == right
    shown = place.command("show", "laatste").stdout
    assert [text for text in right if text.split(" ", maxsplit=1)[0] not in shown] == []
    with place.talk(rows=40) as terminal:
        keep(terminal, "漢字 cafe")
        leave(terminal)
    assert place.notes() == [*right, "漢字 cafe"]


def test_halves_of_letters_and_nul_do_no_harm(place: Place, tmp_path: Path) -> None:
    """33. U+0000, lone surrogates and broken UTF-8: catches a crash in the driver, with the text in its message."""
    place.begin("hier")
    document = json.loads(place.command("export", "laatste", "--format", "json").stdout)
    document["events"][-1]["text"] = "voor\x00\ud83d\udc00na\ud800"
    file = tmp_path / "half.json"
    file.write_text(json.dumps(document), encoding="ascii")
    (tmp_path / "ander").mkdir()
    other = Place(tmp_path / "ander")
    done = other.command("import", file)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert other.notes() == ["voor\U0001f400na"]
    script = "printf 'een\\000twee\\ndrie\\377\\376vier\\n' | \"$@\""
    assert place.command("resume", "--plain", before=["sh", "-c", script, "sh"]).returncode == 0
    assert [note[:4] for note in place.notes()] == ["hier", "eent", "drie"]
    assert place.notes()[2].endswith("vier")


PASTED = {
    "lines": ("een\ntwee\n\ndrie", "een\ntwee\n\ndrie"),
    "Windows": ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
    "quit": ("een\x11twee", "eentwee"),
    "escape": ("een\x1btwee", "eentwee"),
    "commands": ("/afronden\n/wis\n/ongedaan", "/afronden\n/wis\n/ongedaan"),
    "tab": ("een\ttwee", "een twee"),
}


_AS_KEYS = pytest.mark.xfail(strict=True, reason="Textual reads ESC in a paste as a key; terminals mostly take it out")


@pytest.mark.parametrize("name", [*sorted(PASTED.keys() - {"escape"}), pytest.param("escape", marks=_AS_KEYS)])
def test_what_is_pasted_is_text(place: Place, name: str) -> None:
    """34. Several lines, ESC, Ctrl+Q and commands: catches Textual's Input, that keeps the first line only, and a

    paste that presses keys.
    """
    pasted, right = PASTED[name]
    with place.talk() as terminal:
        paste(terminal, pasted)
        terminal.wait_for("een" if "een" in pasted else "/afronden")
        terminal.press("enter")
        terminal.wait_until(lambda: place.notes() != [], "a note saved")
        leave(terminal)
    assert place.notes() == [right]
