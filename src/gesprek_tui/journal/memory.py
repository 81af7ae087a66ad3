"""A journal that keeps nothing, for practice and for the demo; otherwise it does what the store does."""

from collections.abc import Sequence

from gesprek_tui.conversation.erasing import Erasure, blanked
from gesprek_tui.conversation.events import Erased, Event
from gesprek_tui.conversation.finding import Hit, Query
from gesprek_tui.conversation.summary import Summary
from gesprek_tui.journal.history import Imported, compare, ended_before, erased_here, follows, of_client, started_at
from gesprek_tui.journal.problems import HistoryDiffers, changed_elsewhere
from gesprek_tui.journal.scan import scan
from gesprek_tui.text import clean


class MemoryJournal:
    """The same acts as :class:`gesprek_tui.journal.store.Store`, gone when the program ends."""

    def __init__(self) -> None:
        self._events: dict[str, list[Event]] = {}
        self._summaries: dict[str, Summary] = {}
        self._drafts: dict[str, str] = {}

    def append(self, conversation: str, events: Sequence[Event], summary: Summary, draft: str) -> None:
        """Take in events, the summary made with them and the draft that is left, all or nothing."""
        self._extend(conversation, events)
        self._summaries[summary.id] = summary
        self.save_draft(conversation, draft)

    def import_events(self, conversation: str, events: Sequence[Event], summary: Summary) -> Imported:
        """Take over a conversation from a file; see the store's."""
        here = self._events.get(conversation, [])
        outcome = compare(here, events)
        if outcome is None or self._ids(but=conversation) & {event.id for event in events}:
            raise HistoryDiffers(conversation, erased=erased_here(here))
        if outcome != "same":
            self._extend(conversation, events[len(here) :])
            self._summaries[summary.id] = summary
        return outcome

    def erase(self, conversations: Sequence[str]) -> Erasure:
        """Take conversations away."""
        for kept in (self._events, self._summaries, self._drafts):
            for conversation in conversations:
                kept.pop(conversation, None)
        return Erasure()

    def blank(self, conversation: str, erased: Sequence[Erased], summary: Summary, draft: str) -> Erasure:
        """Put gaps in the place of events, with the summary and the draft that are left."""
        self._events[conversation] = list(blanked(self._events[conversation], erased))
        self._summaries[summary.id] = summary
        self.save_draft(conversation, draft)
        return Erasure()

    def save_draft(self, conversation: str, text: str) -> None:
        """Keep the text that is being typed; '' takes it away."""
        self._drafts[conversation] = clean(text)

    def draft(self, conversation: str) -> str:
        """The text that was being typed, or ''."""
        return self._drafts.get(conversation, "")

    def events(self, conversation: str) -> list[Event]:
        """All events of a conversation, in order; none when it is not known."""
        return list(self._events.get(conversation, []))

    def summaries(self, limit: int | None = None) -> list[Summary]:
        """One row per conversation, the newest first."""
        newest_first = sorted(self._summaries.values(), key=lambda row: (started_at(row), row.id), reverse=True)
        return newest_first[:limit]

    def unfinished(self) -> Summary | None:
        """The newest conversation that was not ended, or None."""
        return next((summary for summary in self.summaries() if summary.ended is None), None)

    def promising(self) -> list[Summary]:
        """The rows in which something was promised that is not done yet, the newest first."""
        return [row for row in self.summaries() if row.promises]

    def ended_before(self, day: str) -> list[str]:
        """The ids of the conversations that ended before ``day`` (ISO), the newest first."""
        return ended_before(day, self.summaries())

    def conversations_of(self, client: str) -> list[str]:
        """The ids of a client's conversations, the newest first."""
        return of_client(client, self.summaries())

    def find(self, ending: str) -> list[str]:
        """The ids that end with ``ending``, in order; a whole id finds itself."""
        ending = ending.strip().lower()
        return sorted(id_ for id_ in self._summaries if id_.endswith(ending))

    def search(self, query: Query) -> list[Hit]:
        """The lines that fit, newest first."""
        return scan(self._events, query)

    def close(self) -> None:
        """Nothing to close."""

    def _extend(self, conversation: str, events: Sequence[Event]) -> None:
        here = self._events.setdefault(conversation, [])
        known = self._ids() & {event.id for event in events}
        if known or not follows(events, len(here) + 1):
            raise changed_elsewhere()
        here.extend(events)

    def _ids(self, but: str = "") -> set[str]:
        return {event.id for name, events in self._events.items() if name != but for event in events}
