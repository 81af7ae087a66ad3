"""Letting go of words for good: which events go, what stands in their place, and what that came to. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.events import Erased, Event
from gesprek_tui.conversation.evolve import START
from gesprek_tui.conversation.state import State

_KEPT = (*START, ev.Undone, ev.NoteRemoved, ev.AgreementRemoved, ev.ItemRemoved, Erased)
"""These hold no words of what they name; and on the start of a conversation all the rest stands."""


class Erasure(Struct, frozen=True, kw_only=True):
    """What erasing came to. ``copies`` counts the reserve copies that hold nothing of it any more.

    ``missed`` are the names of copies that could not be changed and may still hold it, ``beside`` those of folders
    of an earlier restore, which are the user's own to keep or throw away. Without ``rewritten`` the disk was too full
    to make the file anew, and remains of it may still be in the file, encrypted.
    """

    copies: int = 0
    missed: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    rewritten: bool = True


class Going(Struct, frozen=True, kw_only=True):
    """A conversation that will go, as it is shown before: ``agreements`` are those not done yet."""

    id: str
    client: str | None
    started: str
    ended: str | None
    notes: int
    agreements: int


def term_day(days: int, today: date) -> str:
    """What ended before this day (ISO) ended more than ``days`` days ago."""
    return (today - timedelta(days=days)).isoformat()


def going(state: State) -> Going:
    """What is told of a conversation before it is erased."""
    return Going(
        id=state.id, client=state.client, started=state.started, ended=state.ended, notes=len(state.notes),
        agreements=sum(not agreed.done for agreed in state.agreements),
    )  # fmt: skip


def blanks(log: Sequence[Event], of: str, *, at: str, why: str) -> tuple[Erased, ...]:
    """What comes in the place of event ``of`` and of all events that carry its words: changes, corrections, answers.

    None of them when ``of`` is no event here or was erased before. ``at`` is the time of erasing (ISO with offset),
    ``why`` one word for the act that asked it.
    """
    gone, words = {of}, set[str]()
    for event in log:  # what names another event always comes after it
        if _about(event) in gone or _repeats(event, words):
            gone.add(event.id)
        if event.id in gone and isinstance(event, ev.NoteFields):
            words.add(event.text)
    return tuple(
        Erased(id=event.id, seq=event.seq, at=event.at, t=event.t, was=kind_of(event), erased_at=at, why=why)
        for event in log
        if event.id in gone and not isinstance(event, _KEPT)
    )


def blanked(log: Sequence[Event], erased: Sequence[Erased]) -> tuple[Event, ...]:
    """The history with its gaps."""
    gaps = {gap.id: gap for gap in erased}
    return tuple(gaps.get(event.id, event) for event in log)


def without_words(rows: Sequence[str], log: Sequence[Event], erased: Sequence[Erased]) -> list[str]:
    """The rows of a draft that hold none of the words that are erased; ``log`` is the history before."""
    gone = {gap.id for gap in erased}
    words = [text for event in log if event.id in gone and isinstance(event, ev.NoteFields) and (text := event.text)]
    return [row for row in rows if not any(text in row for text in words)]


def erased_per_day(state: State) -> Iterator[tuple[datetime, int, int]]:
    """Each day on which something was erased, with how many notes and how many other things. Changes do not count."""
    days: dict[str, list[Erased]] = {}
    for gap in state.erased:
        days.setdefault(gap.erased_at[:10], []).append(gap)
    for day, gaps in sorted(days.items()):
        notes = sum(gap.was == ev.NoteAdded.kind for gap in gaps)
        others = sum(not gap.was.endswith(("_changed", "_edited")) for gap in gaps) - notes
        if notes or others:
            yield datetime.fromisoformat(day), notes, others


def kind_of(event: Event) -> str:
    """The name of an event's kind, also of one of a newer version."""
    return event.name if isinstance(event, ev.Unknown) else event.kind


def _repeats(event: Event, words: set[str]) -> bool:
    """Whether a line of a report was edited that told several things, and these words with them."""
    return isinstance(event, ev.ReportEdited) and any(text in (event.text or "") for text in words)


def _about(event: Event) -> str | None:
    of = getattr(event, "of", None) or event.extra.get("of")
    return of if isinstance(of, str) else None
