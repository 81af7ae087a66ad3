"""Small conversations and the folders they are kept in."""

from collections.abc import Sequence
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from gesprek_tui.conversation.events import ConversationEnded, ConversationStarted, Details, Event, NoteAdded
from gesprek_tui.conversation.summary import Summary
from gesprek_tui.journal.opening import open_store
from gesprek_tui.journal.store import Store


def uuid(name: str) -> str:
    """Always the same id for the same name."""
    return str(uuid5(NAMESPACE_OID, name))


K017 = uuid("gesprek met K-017")
K018 = uuid("gesprek met K-018")


def started(conversation: str = K017, client: str = "K-017", at: str = "2026-11-21T14:00:00+01:00") -> Event:
    return ConversationStarted(id=uuid(f"{conversation} 1"), seq=1, at=at, t=0.0, client=client)


def note(seq: int, text: str, conversation: str = K017) -> Event:
    id_ = uuid(f"{conversation} {seq} {text}")
    return NoteAdded(id=id_, seq=seq, at=f"2026-11-21T14:{seq % 60:02}:00+01:00", t=float(seq), text=text)


def ended(seq: int, conversation: str = K017) -> Event:
    id_ = uuid(f"{conversation} {seq} einde")
    return ConversationEnded(id=id_, seq=seq, at="2026-11-21T15:00:00+01:00", t=3600.0)


def conversation_of(events: Sequence[Event]) -> str:
    return next(id_ for id_ in (K017, K018) if uuid(f"{id_} 1") == events[0].id)


def summarise(events: Sequence[Event]) -> Summary:
    """A summary as the conversation makes them, of no more than these tests need."""
    start = events[0]
    return Summary(
        id=conversation_of(events),
        client=start.client if isinstance(start, Details) else None,
        title=None,
        method=None,
        method_title=None,
        phase=None,
        phase_title=None,
        started=start.at,
        ended=next((event.at for event in events if isinstance(event, ConversationEnded)), None),
        notes=sum(isinstance(event, NoteAdded) for event in events),
    )


EVENTS = [started(), note(2, "eerste notitie"), note(3, "tweede notitie")]


def open_here(folder: Path, *, write: bool = True, passphrase: str | None = None) -> Store:
    return open_store(folder, write=write, passphrase=lambda: passphrase, summarise=summarise)


def keep(store: Store, events: Sequence[Event], draft: str = "") -> None:
    """Append the events one by one, each with the summary so far, as a session does."""
    for number, event in enumerate(events, start=1):
        store.append(conversation_of(events), [event], summarise(events[:number]), draft)


def filled(folder: Path, passphrase: str | None = None) -> dict[str, bytes]:
    """Make a store with a conversation in it; gives the bytes of its files."""
    store = open_here(folder, passphrase=passphrase)
    keep(store, EVENTS)
    store.close()
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
