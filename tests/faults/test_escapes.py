"""What a terminal would obey, and markup, in all that comes from outside."""

import json
from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import PROGRAM, paste, text_of
from tests.faults.place import Place, keep, leave, saved

TITLE = "\x1b]0;gekaapt\x07"
CLIPBOARD = "\x1b]52;c;Z2VrYWFwdA==\x07"
HOSTILE = (
    CLIPBOARD, TITLE, "\x1b[31;5;7mrood", "\x1bP+q544e\x1b\\", "\x9b31;5m", "\x9d0;gekaapt\x9c", "\u202egedraaid\u202c",
    "\u2066apart\u2069", "\ufeffmerk", "\x85regel", "\u2028scheiding", "\x07bel",
)  # fmt: skip
SIGNATURES = (
    b"\x1b]52;", b"\x1b]0;gekaapt", b"\x1b[31;5;7mrood", b"\x1bP+q", "\x9b".encode(), "\x9d".encode(),
    "\u202e".encode(), "\u2066".encode(), "\ufeff".encode(), "\x85".encode(), "\u2028".encode(), b"\x07bel",
)  # fmt: skip
MARKUP = ("zei [/ en liep weg", "[naam] [/b]", "[@click=app.quit]weg[/]", "[red]rood", "${HOME} {0} %s")


def obeyed(raw: bytes | str) -> list[bytes]:
    """Which signatures reached the terminal."""
    data = raw if isinstance(raw, bytes) else raw.encode(errors="surrogateescape")
    return [signature for signature in SIGNATURES if signature in data]


def test_what_is_typed_and_pasted_reaches_the_terminal_clean(place: Place) -> None:
    """3. Typed and pasted: catches Textual's widgets, which write control and bidi characters through as they are,

    and a widget that reads markup and crashes on ‘[/’ (sqlit #212).
    """
    with place.talk(rows=40, cols=140) as terminal:
        for text in ("\x9b31;5mc1", "\x9d0;gekaapt\x9cosc", "x\u202egedraaid\u202c", "\u2066apart\u2069", "\ufeffmerk"):
            terminal.type(text)
            terminal.wait_for(text.strip("\x9b\x9d\u202e\u202c\u2066\u2069\ufeff")[-3:])
            terminal.press("enter")
        paste(terminal, "geplakt" + "".join(text for text in HOSTILE if "\x1b" not in text))
        terminal.wait_for("geplakt")
        terminal.press("enter")
        for text in MARKUP:
            keep(terminal, text)
        leave(terminal)
        assert obeyed(terminal.raw) == []
    notes = place.notes()
    assert notes[-len(MARKUP) :] == list(MARKUP)
    assert obeyed("".join(notes)) == []


def test_what_was_imported_reaches_the_terminal_clean(place: Place, tmp_path: Path) -> None:
    """3. A file from elsewhere: catches cleaning at the keyboard only, a clean screen beside a CLI that is not

    (ai #20052, television #1124), and client codes and titles that are shown as they came.
    """
    place.begin("een", more=("--client", "K-017", "--title", "een titel"))
    document = json.loads(place.command("export", "laatste", "--format", "json").stdout)
    bad = "".join(HOSTILE) + MARKUP[0] + MARKUP[1]
    for event in document["events"]:
        for name in event.keys() & {"text", "client", "title"}:
            event[name] += bad
    file = tmp_path / "hier.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "ander").mkdir()
    other = Place(tmp_path / "ander")
    for words in (
        ["import", file], ["list"], ["show", "laatste"], ["export", "laatste"], ["resume", "--plain"],
        ["show", f"geen{TITLE}"], ["import", f"{tmp_path}/{TITLE}.json"], ["start", f"geen{CLIPBOARD}"],
        ["packs", "check", f"{tmp_path}/{TITLE}.yaml"], ["demo", "--plain", f"{CLIPBOARD}.yaml"], [CLIPBOARD],
        ["start", "--minutes", TITLE], ["--data-dir", f"{tmp_path}/{TITLE}", "list"],
    ):  # fmt: skip
        done = other.command(*words)
        assert obeyed(done.stdout + done.stderr) == [], words
        assert "Traceback" not in done.stderr
    assert "[/ en liep weg" in other.command("show", "laatste").stdout
    with other.talk(rows=40, cols=140) as terminal:
        terminal.wait_for("[/ en liep weg")
        leave(terminal)
        assert obeyed(terminal.raw) == []


def test_a_pack_reaches_the_terminal_clean(place: Place) -> None:
    """3. A pack that names itself with an escape: catches a reader that lets YAML's \\e through, and a notice of it."""
    place.begin("een notitie")
    packs = place.data / "packs"
    packs.mkdir()
    (packs / "kwaad.yaml").write_text('schema: 1\nid: kwaad\ntitle: "\\e]52;c;Z2VrYWFwdA==\\a"\n', encoding="utf-8")
    (packs / f"kwaad{TITLE}.yaml").write_text("schema: 1\n", encoding="utf-8")
    (packs / "basis.eigen.yaml").write_text('schema: 1\nchanges: "\\e]0;gekaapt\\a"\n', encoding="utf-8")
    for words in (["packs", "list"], ["doctor"], ["packs", "check", *packs.iterdir()]):
        done = place.command(*words)
        assert obeyed(done.stdout + done.stderr) == [], words
        assert "Traceback" not in done.stderr
    with Terminal([*PROGRAM, "resume"], env=place.env, rows=40, cols=140) as terminal:
        terminal.wait_for("doet niet mee")
        terminal.press("ctrl+q")
        terminal.wait_exit()
        assert obeyed(terminal.raw) == []


def test_what_an_older_program_stored_reaches_the_terminal_clean(place: Place) -> None:
    """3. Text that is in the store as it is: catches a program that trusts what it once wrote."""
    place.begin("schoon")
    place.rewrite_events(lambda body: body.replace("schoon", json.dumps("vuil" + "".join(HOSTILE) + MARKUP[0])[1:-1]))
    with place.talk(rows=40, cols=140) as terminal:
        saved(terminal, "vuil")
        assert MARKUP[0][-8:] in text_of(terminal)
        leave(terminal)
        assert obeyed(terminal.raw) == []
    done = place.command("show", "laatste")
    assert obeyed(done.stdout) == []
