"""A journal whose disk can be full."""

from collections.abc import Sequence

from gesprek_tui.conversation.erasing import Erasure
from gesprek_tui.conversation.events import Erased, Event
from gesprek_tui.conversation.summary import Summary
from gesprek_tui.errors import SaveError
from gesprek_tui.journal.memory import MemoryJournal


class FakeJournal(MemoryJournal):
    """Saves nothing while ``full``, and says so as the store does."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False

    def append(self, conversation: str, events: Sequence[Event], summary: Summary, draft: str) -> None:
        self._check()
        super().append(conversation, events, summary, draft)

    def blank(self, conversation: str, erased: Sequence[Erased], summary: Summary, draft: str) -> Erasure:
        self._check()
        return super().blank(conversation, erased, summary, draft)

    def save_draft(self, conversation: str, text: str) -> None:
        self._check()
        super().save_draft(conversation, text)

    def _check(self) -> None:
        if self.full:
            raise SaveError("De schijf is vol.")
