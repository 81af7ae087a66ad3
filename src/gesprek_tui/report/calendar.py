"""The agreements with a date as a calendar file (RFC 5545), for the agenda of whoever keeps to them."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from gesprek_tui.conversation.promises import WHOLE_WEEK
from gesprek_tui.conversation.state import Agreement, State
from gesprek_tui.report import words
from gesprek_tui.text import one_line

_HALF_HOUR = timedelta(minutes=30)
_ONLY_DAY = len("2026-12-01")


def calendar(state: State) -> bytes:
    """The whole file; without an agreement that has a date a calendar with nothing in it."""
    made = Calendar()
    made.add("prodid", "-//gesprek-tui//NL")
    made.add("version", "2.0")
    for agreed in state.agreements:
        if agreed.when_at and not agreed.done and (moment := words.parsed(agreed.when_at)):
            made.add_component(_event(agreed, agreed.when_at, moment, state.client))
    return bytes(made.to_ical())


def _event(agreed: Agreement, when_at: str, moment: datetime, client: str | None) -> Event:
    event = Event()
    event.add("uid", agreed.id)
    event.add("dtstamp", datetime.fromisoformat(agreed.at).astimezone(UTC))
    who = words.person(agreed.who or "")
    about = " · ".join(one_line(part) for part in (agreed.what, who, client or "") if part)
    event.add("summary", about)
    event.add("class", "PRIVATE")
    start: date | datetime = moment.date() if len(when_at) == _ONLY_DAY else moment.astimezone(UTC)
    event.add("dtstart", start)
    event.add("dtend", start + _lasts(agreed, start))
    return event


def _lasts(agreed: Agreement, start: date | datetime) -> timedelta:
    if isinstance(start, datetime):
        return _HALF_HOUR
    return timedelta(days=7 if start.weekday() == 0 and WHOLE_WEEK.fullmatch((agreed.when or "").strip()) else 1)
