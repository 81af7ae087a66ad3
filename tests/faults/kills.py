"""Kills the program at random moments while somebody types: ``python -m tests.faults.kills N [SEED]``.

Counts what the screen called saved and is not there once, and what was typed more than a second before the
kill and is neither a note nor in the draft.
"""

import json
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.faults.place import Place, is_saved

OLD = 1.0
"""Seconds after which a draft may not be lost."""


@dataclass
class Count:
    """What came of all kills."""

    kills: int = 0
    acknowledged: list[str] = field(default_factory=list)
    drafts: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    drafts_lost: list[str] = field(default_factory=list)
    slowest_start: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills · {len(self.acknowledged)} acknowledged, {len(self.lost)} lost, "
            f"{len(self.twice)} twice · {self.drafts} drafts older than {OLD:g} s, {len(self.drafts_lost)} lost · "
            f"slowest start {self.slowest_start:.1f} s"
        )


class Killer:
    """Types into one conversation, kills, and looks what is left."""

    def __init__(self, place: Place, seed: int) -> None:
        self._place = place
        self._chance = random.Random(seed)
        self._number = 0
        self._waiting: list[str] = []
        self.count = Count()

    def run(self, kills: int) -> Count:
        if not self._place.data.exists():
            self._place.begin()
        for _ in range(kills):
            self._once()
        return self.count

    def _once(self) -> None:
        begun = time.monotonic()
        with self._place.open("resume", rows=40, cols=140) as terminal:
            terminal.wait_until(lambda: self._ready(terminal), "the line")
            self.count.slowest_start = max(self.count.slowest_start, time.monotonic() - begun)
            self._take_draft(terminal)
            for _ in range(self._chance.randint(0, 4)):
                self._note(terminal, wait=True)
            typed = 0.0
            if self._chance.random() < 0.3:  # inside a commit
                self._note(terminal, wait=False)
                self._pass(terminal, self._chance.random() * 0.06)
                draft = ""
            else:  # in the middle of a line
                draft = self._marker("concept")
                terminal.type(draft)
                typed = time.monotonic()
                self._pass(terminal, self._chance.random() * 1.6)
            age = time.monotonic() - typed
            terminal.signal(signal.SIGKILL)
            terminal.wait_exit()
            self._waiting = [text for text in self._waiting if not self._acknowledge(terminal, text)]
        self.count.kills += 1
        self._look(draft if age > OLD else "")

    def _ready(self, terminal: Terminal) -> bool:
        screen = "\n".join(terminal.screen())
        return "typ een notitie" in screen or "nog niet bewaard" in screen

    def _take_draft(self, terminal: Terminal) -> None:
        # the question about a draft comes just after the conversation itself
        if not self._draft():
            return
        terminal.wait_for("nog niet bewaard")
        terminal.press("w")
        terminal.wait_for("Nog eens w")
        terminal.press("w")
        terminal.wait_for("typ een notitie")

    def _note(self, terminal: Terminal, *, wait: bool) -> None:
        text = self._marker("merk")
        terminal.type(text)
        terminal.press("enter")
        if wait:
            terminal.wait_until(lambda: self._acknowledge(terminal, text), f"{text} saved")
        else:
            self._waiting.append(text)

    def _acknowledge(self, terminal: Terminal, text: str) -> bool:
        if there := is_saved(terminal, text):
            self.count.acknowledged.append(text)
        return there

    def _marker(self, kind: str) -> str:
        self._number += 1
        return f"{kind}-{self._number:05}"

    def _pass(self, terminal: Terminal, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            terminal.screen()  # a program whose output nobody reads stops reading too
            time.sleep(0.003)

    def _draft(self) -> list[str]:
        store = self._place.store()
        try:
            kept = store.draft(store.summaries(1)[0].id)
        finally:
            store.close()
        return json.loads(kept) if kept else []

    def _look(self, draft: str) -> None:
        notes = self._place.notes()
        self.count.lost = [text for text in self.count.acknowledged if text not in notes]
        self.count.twice = sorted({text for text in notes if notes.count(text) > 1})
        assert [event.seq for event in self._place.events()] == list(range(1, len(self._place.events()) + 1))
        if draft:
            self.count.drafts += 1
            if draft not in self._draft():
                self.count.drafts_lost.append(draft)


def main(kills: int, seed: int) -> int:
    """Print the count; 1 when anything was lost."""
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(Place(Path(folder)), seed)
        for done in range(0, kills, 20):
            killer.run(min(20, kills - done))
            print(killer.count, flush=True)
    count = killer.count
    return 1 if count.lost or count.twice or count.drafts_lost else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 17))
