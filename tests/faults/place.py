"""One data folder and the program on it, as others see it: from outside."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.summary import summarise
from gesprek_tui.journal import keyfile
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE, open_store
from gesprek_tui.journal.store import Store
from tests.e2e.terminal import TIMEOUT, Terminal
from tests.e2e.test_conversation import METHOD, PASSPHRASE, PROGRAM, Desk

Done = subprocess.CompletedProcess[str]


class Place(Desk):
    """A desk whose store has no passphrase, unless it is given the environment of :attr:`closed`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self.closed = {"GESPREK_PASSPHRASE_FILE": self.env.pop("GESPREK_PASSPHRASE_FILE")}

    def move_to(self, data: Path) -> None:
        """Keep everything there from now on."""
        self.data = data
        self.env["GESPREK_DATA_DIR"] = str(data)

    def command(
        self, *arguments: str | Path, typed: str = "", before: Sequence[str] = (), env: Mapping[str, str] | None = None
    ) -> Done:
        """Run the program without a terminal, after the words of ``before``, to its end, whatever that is."""
        return subprocess.run(
            [*before, *PROGRAM, *map(str, arguments)], env={**self.env, **(env or {})}, input=typed,
            capture_output=True, text=True, encoding="utf-8", errors="surrogateescape", check=False, timeout=60,
        )  # fmt: skip

    def other(self, *command: str | Path) -> Done:
        """Run another program."""
        return subprocess.run(
            list(map(str, command)), env=self.env, capture_output=True, text=True, check=False, timeout=60
        )

    def begin(
        self,
        *lines: str,
        more: Sequence[str] = (),
        before: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Make the store, without a terminal, with one conversation that holds these lines."""
        typed = "".join(f"{line}\n" for line in lines)
        done = self.command("start", METHOD, *more, "--plain", typed=typed, before=before, env=env)
        assert done.returncode == 0, done.stderr

    def talk(self, *, rows: int = 24, cols: int = 80, env: Mapping[str, str] | None = None) -> Terminal:
        """The last conversation on a terminal, ready to be typed in."""
        if not self.data.exists():
            self.begin()
        terminal = Terminal([*PROGRAM, "resume"], env={**self.env, **(env or {})}, rows=rows, cols=cols)
        terminal.wait_for("›" if cols < 80 else "typ een notitie")
        return terminal

    def store(self) -> Store:
        """The store to read, beside whatever writes."""
        return open_store(
            self.data, write=False, passphrase=lambda: PASSPHRASE,
            summarise=lambda events: summarise(fold(events[0].id, events)),
        )  # fmt: skip

    def events(self) -> list[Event]:
        """The events of the newest conversation."""
        store = self.store()
        try:
            return store.events(store.summaries(1)[0].id)
        finally:
            store.close()

    def rewrite_events(self, change: Callable[[str], str]) -> None:
        """Change the stored events behind the program's back, as text."""
        for conversation, seq, body in self.execute("SELECT conversation, seq, body FROM events"):
            where = (change(body), conversation, seq)
            self.execute("UPDATE events SET body = ? WHERE conversation = ? AND seq = ?", where)

    def execute(
        self, statement: str, values: Sequence[object] = (), passphrase: str | None = None
    ) -> list[tuple[Any, ...]]:
        """What the store itself says, behind the program's back."""
        db = open_database(self.data / STORE_FILE, keyfile.read(self.data / KEY_FILE).key(passphrase), write=True)
        try:
            return db.execute(statement, tuple(values)).fetchall()
        finally:
            db.close()

    def notes(self) -> list[str]:
        """The notes of the newest conversation, as they stand now."""
        events = self.events()
        return [note.text for note in fold(events[0].id, events).notes]


class Tmpfs:
    """A small disk in memory at ``path``, that can be filled, and taken away under a program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()

    def mount(self, size: str = "600k") -> None:
        self._run("mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "none", str(self.path))

    def fill(self) -> None:
        """Write until nothing fits any more."""
        with (self.path / "vol").open("wb", buffering=0) as file:
            for size in (65536, 4096, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def make_room(self) -> None:
        (self.path / "vol").unlink()

    def read_only(self) -> None:
        self._run("mount", "-o", "remount,ro", str(self.path))

    def pull_out(self) -> None:
        """Take it away while programs still have files on it open."""
        self._run("umount", "-l", str(self.path))

    def away(self) -> None:
        while os.path.ismount(self.path):
            self.pull_out()

    def _run(self, *command: str) -> None:
        subprocess.run(command, check=True, capture_output=True)


def saved(terminal: Terminal, text: str) -> None:
    """Wait until ``text`` stands on the screen as a saved note, with its time and not with '…'."""
    terminal.wait_until(lambda: is_saved(terminal, text), f"{text!r} saved")


def is_saved(terminal: Terminal, text: str) -> bool:
    return any(text in row and row.split(text)[0].rstrip(" ❝")[-5:].count(":") == 1 for row in terminal.screen())


def keep(terminal: Terminal, text: str) -> None:
    """Type a note and wait until it is saved."""
    terminal.type(text)
    terminal.press("enter")
    saved(terminal, text)


def leave(terminal: Terminal) -> None:
    """Stop as one does."""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def until(condition: Callable[[], bool], what: str, timeout: float = TIMEOUT) -> None:
    """Wait for something that shows on no screen."""
    deadline = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < deadline, f"waited for {what}"
        time.sleep(0.02)


def without_privileges() -> list[str]:
    """What goes before a command so that the modes of files bind it, for they do not bind root.

    Not by another user: that one could not pass the folders above this checkout.
    """
    if os.getuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    assert setpriv is not None
    return [setpriv, "--bounding-set=-all"]
