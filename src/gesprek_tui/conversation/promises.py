"""What the professional promised, over all conversations and clients, by date."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from gesprek_tui.conversation.summary import Promise, Summary
from gesprek_tui.dutch import asking, dates
from gesprek_tui.text import client_key, one_line

WHOLE_WEEK = re.compile(r"(?:in )?(?:volgende week|week \d+)", re.IGNORECASE)
"""A week as it is typed: its Monday, which such words resolve to, only stands for it."""


class Promised(Struct, frozen=True, kw_only=True):
    """A promise with the conversation in which it was made."""

    promise: Promise
    row: Summary


def promised(rows: Iterable[Summary]) -> list[Promised]:
    """All that is not done yet, what is due first before the rest; ``rows`` are the newest first.

    A next contact is kept by the contact itself: a later conversation with that client, on that day or after.
    """
    newest: dict[str, str] = {}
    found: list[Promised] = []
    for row in rows:
        key = client_key(row.client) if row.client else row.id
        later = newest.get(key, "")
        newest.setdefault(key, row.started)
        open_ones = (one for one in row.promises if not took_place(one.what, one.when_at, later))
        found += [Promised(promise=one, row=row) for one in open_ones]
    return in_order(found)


def in_order(found: Iterable[Promised]) -> list[Promised]:
    """By the day they are due; those without a day come last, in the order in which they were made."""
    return sorted(found, key=_order)


def due(when: str | None, when_at: str | None) -> date | None:
    """The last day on which it is in time, from a date as typed and as resolved; None when none was understood."""
    try:
        day = date.fromisoformat((when_at or "")[:10])
    except ValueError:
        return None
    week = when_at == day.isoformat() and day.weekday() == 0 and WHOLE_WEEK.fullmatch((when or "").strip())
    return day + timedelta(6) if week else day


def due_words(when: str | None, when_at: str | None, today: date) -> str:
    """When it is due, seen from ``today``; as typed where no date was understood."""
    last = due(when, when_at)
    if last is None or when_at is None:
        return one_line(when or "")
    first = date.fromisoformat(when_at[:10])
    past = last < today
    clock = "" if past else when_at[11:16].removeprefix("0")
    return dates.due(first, today, clock=clock, week=first != last, past=past)


def took_place(what: str, when_at: str | None, later: str) -> bool:
    """Whether this is a next contact that was had: there was a conversation at ``later``, empty when there was none."""
    return what == asking.NEXT_CONTACT and bool(later) and later[:10] >= (when_at or "")[:10]


def _order(one: Promised) -> tuple[date, str, str]:
    promise = one.promise
    return due(promise.when, promise.when_at) or date.max, promise.when_at or "", one.row.started
