"""A journal whose disk is slow: it writes when the test lets it."""

import threading
from collections.abc import Sequence

from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.summary import Summary
from tests.fakes.journal import FakeJournal

LONG = 20.0
"""Seconds after which a forgotten gate opens by itself, so that a broken test ends."""


class SlowJournal(FakeJournal):
    """Appends at once until :meth:`stall`, then only after :meth:`go_on`."""

    def __init__(self) -> None:
        super().__init__()
        self._gate = threading.Event()
        self._gate.set()

    def stall(self) -> None:
        """From now on nothing reaches the disk."""
        self._gate.clear()

    def go_on(self) -> None:
        """What waits is written."""
        self._gate.set()

    def append(self, conversation: str, events: Sequence[Event], summary: Summary, draft: str) -> None:
        self._gate.wait(LONG)
        super().append(conversation, events, summary, draft)
