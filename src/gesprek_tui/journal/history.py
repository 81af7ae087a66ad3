"""What histories and rows mean for each other: shared by the store and its double."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, TypeAlias

from gesprek_tui.conversation.events import Erased, Event
from gesprek_tui.conversation.summary import Summary
from gesprek_tui.text import client_key

Imported: TypeAlias = Literal["new", "same", "extended"]


def compare(here: Sequence[Event], events: Sequence[Event]) -> Imported | None:
    """What importing ``events`` over the history ``here`` comes to; None when they differ."""
    common = min(len(here), len(events))
    if list(here[:common]) != list(events[:common]):
        return None
    if len(events) <= len(here):
        return "same"
    return "extended" if here else "new"


def follows(events: Sequence[Event], seq: int) -> bool:
    """Whether the events are numbered without a gap from ``seq``."""
    return [event.seq for event in events] == list(range(seq, seq + len(events)))


def started_at(summary: Summary) -> float:
    """Seconds since 1970 at which a conversation started, the order of the list."""
    return datetime.fromisoformat(summary.started).timestamp()


def ended_before(day: str, rows: Iterable[Summary]) -> list[str]:
    """The ids of the rows that ended before ``day`` (ISO), in the order of the rows."""
    return [row.id for row in rows if row.ended is not None and row.ended[:10] < day]


def of_client(client: str, rows: Iterable[Summary]) -> list[str]:
    """The ids of the rows with this client code, in the order of the rows."""
    wanted = client_key(client)
    return [row.id for row in rows if row.client is not None and client_key(row.client) == wanted]


def erased_here(here: Sequence[Event]) -> bool:
    """Whether something of this history was erased for good, so that a file from before holds more."""
    return any(isinstance(event, Erased) for event in here)
