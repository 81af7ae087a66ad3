"""Ten words, each typed as something else: only in the encrypted store and in what was asked for."""

import os
import tempfile
from pathlib import Path

import pytest

from gesprek_tui.dutch import lock as words_of_lock
from gesprek_tui.journal import keyfile
from gesprek_tui.journal.opening import KEY_FILE
from tests.e2e.terminal import Terminal
from tests.e2e.test_conversation import PASSPHRASE, text_of
from tests.faults.place import Place, keep
from tests.faults.scan import files_in, files_of_process, made_up, words_in
from tests.journal.test_erase import decrypted

NAMES = ("note", "quote", "agreement", "goal", "client", "item", "private", "erased", "searched", "draft")
EXPORTS = {"md", "html", "docx", "json"}


class Hunt:
    """The words, the folders that a program may write in, and a look at all of it."""

    def __init__(self, place: Place, folder: Path) -> None:
        self.word = dict(zip(NAMES, made_up(len(NAMES)), strict=True))
        self.place = place
        self._top = folder
        self.asked = folder / "gevraagd"
        self.asked.mkdir()
        home, temporary = folder / "thuis", folder / "tijdelijk"
        self.env = {**place.closed, "HOME": str(home), "TMPDIR": str(temporary)}
        for name in ("DATA_HOME", "CONFIG_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
            self.env[f"XDG_{name}"] = str(home / name)
        for made in (home, temporary, home / "RUNTIME_DIR"):
            made.mkdir(mode=0o700)
        self._since = home.stat().st_mtime

    def found(self, terminal: Terminal | None = None) -> dict[str, set[str]]:
        """What stands anywhere it should not: in files of any folder, or in what the running program shows."""
        own = files_in(self._top, apart_from=self.asked)
        return words_in([*own, *(files_of_process(terminal.pid) if terminal else ())], list(self.word.values()))

    def found_elsewhere(self) -> dict[str, set[str]]:
        """What stands in the folders for temporary files that all programs share."""
        shared = {Path(tempfile.gettempdir()), *map(Path, ("/tmp", "/var/tmp", "/dev/shm"))}
        root = next(path for path in self._top.parents if path.parent in shared)  # of the tests themselves
        return words_in(files_in(*shared, since=self._since, apart_from=root), list(self.word.values()))

    def exported(self) -> dict[str, set[str]]:
        """Which of the names stand in which export."""
        there = words_in(files_in(self.asked), list(self.word.values()))
        return {file: {name for name in NAMES if self.word[name] in words} for file, words in there.items()}

    def in_store(self) -> set[str]:
        """Which of the names stand in the store and its copies, when they are decrypted."""
        key = keyfile.read(self.place.data / KEY_FILE).key(PASSPHRASE)
        held = b"".join(decrypted(path, key) for path in self.place.data.rglob("*.db"))
        return {name for name in NAMES if self.word[name][3:].encode() in held}


@pytest.mark.skipif(not Path("/proc/self/fd").exists() or os.getuid() != 0, reason="reading another /proc needs root")
def test_ten_words_stand_nowhere_but_in_what_was_asked_for(place: Place, tmp_path: Path) -> None:
    """8. While it runs, after a search, an erasure, a lock, a kill and an export: catches a temporary file of the text

    (jrnl #1182, FSNotes #1714), a store that is plain after an error (Signal #5097), a log, a history of what was
    searched, and words in arguments or the environment.
    """
    hunt = Hunt(place, tmp_path)
    word = hunt.word
    place.begin(env=hunt.env)
    (place.data / "config.toml").write_text("lock = 0.1\n", encoding="utf-8")
    with place.talk(env=hunt.env) as terminal:
        for text in (word["note"], f"> {word['quote']}", f"# {word['private']}", word["erased"]):
            terminal.type(f"{text}\r")
        terminal.type(
            f"! {word['agreement']} | ik\r/doel {word['goal']}\r/agenda {word['item']}\r/client {word['client']}\r"
        )
        keep(terminal, "gewoon")
        assert hunt.in_store() == set(NAMES) - {"searched", "draft"}
        assert hunt.found(terminal) == {}

        terminal.type(f"/vind {word['searched']}\r")
        terminal.wait_for("VINDEN")
        assert hunt.found(terminal) == {}
        terminal.press("esc")
        terminal.wait_until(lambda: "VINDEN" not in text_of(terminal), "the line")
        terminal.type(f"/zoek {word['searched']}\r")
        terminal.wait_for("GEVONDEN VRAGEN")
        terminal.press("esc")
        terminal.wait_until(lambda: "GEVONDEN VRAGEN" not in text_of(terminal), "the line")
        assert hunt.found(terminal) == {}

        terminal.type("/wis 2 voorgoed\r")
        terminal.wait_for("gaat voorgoed weg")
        terminal.press("enter")
        terminal.wait_until(lambda: word["erased"] not in text_of(terminal), "the note to go")
        assert hunt.in_store() == set(NAMES) - {"searched", "draft", "erased"}
        assert hunt.found(terminal) == {}

        terminal.type("/pauze\r")
        terminal.type(word["draft"])
        terminal.wait_for(words_of_lock.LOCKED)
        assert not [one for one in word.values() if one in text_of(terminal)]
        assert hunt.found(terminal) == {}
        assert hunt.found_elsewhere() == {}
        terminal.kill()
    assert hunt.found() == {}
    assert hunt.in_store() == set(NAMES) - {"searched", "erased"}

    for kind in EXPORTS:
        done = place.command(
            "export", "laatste", "--format", kind, "-o", hunt.asked / f"verslag.{kind}", env=hunt.env
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert hunt.found() == hunt.found_elsewhere() == {}
    said = set(NAMES) - {"searched", "draft", "erased"}
    told = said - {"private"}
    assert hunt.exported() == {f"verslag.{kind}": said if kind == "json" else told for kind in EXPORTS}
