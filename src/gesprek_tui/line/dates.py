"""Dutch dates as people say them: "volgende week dinsdag half drie", "over drie weken", "1 dec 10:00".

Better nothing than a wrong date: a word this grammar does not know, two readings that differ, or a day that
does not exist all give None, and the text is then kept as it was typed.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import fields, replace

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_COUNTS = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
)  # fmt: skip
_PARTS = {"ochtend": (5, 12), "middag": (12, 18), "avond": (17, 24)}
"""From which hour until which hour each part of the day runs."""
_OFFICE = (7, 19)
"""The twelve hours in which a spoken time falls when no part of the day was said."""
_WEEK = timedelta(weeks=1)


class Resolved(Struct, frozen=True):
    """A moment that was understood.

    ``at`` is ISO: ``YYYY-MM-DD`` when no time was said, else ``YYYY-MM-DDTHH:MM:SS`` with the zone's offset
    on that day. ``echo`` says it back in Dutch: "dinsdag 1 dec 2026, 10:00".
    """

    at: str
    echo: str


class _Clock(Struct, frozen=True):
    """A time as said, in minutes since midnight; ``spoken`` may also mean twelve hours later."""

    minutes: int
    spoken: bool


class _Said(Struct, frozen=True, kw_only=True):
    """What the words gave. ``day`` stands by itself; ``week`` is the Monday of a week that was named."""

    day: date | None = None
    weekday: int | None = None
    weeks_later: int | None = None
    volgende: bool | None = None
    week: date | None = None
    part: str | None = None
    clock: _Clock | None = None


def resolve(text: str, now: datetime) -> Resolved | None:
    """The moment that ``text`` means at ``now``, or None when it is not understood completely.

    ``now`` must be aware. Its ``tzinfo`` is the zone of the answer and must know summer and winter time: a
    fixed offset would be wrong on the other side of a change of the clock. A wall time that occurs twice is
    the first of the two; one that summer time skips is None.

    * A weekday is the first one after today; "volgende week dinsdag" is the one in the next ISO week, and
      "volgende dinsdag" counts only when both are the same day.
    * "dinsdag over een week" is a week after the first Tuesday from today on.
    * A date without a year is the next such date, today included. A week stands for its Monday.
    * A spoken time without a part of the day falls between 7:00 and 18:59, so "half drie" is 14:30 and
      "half negen" 8:30. An hour with a nought before it (03:00) is what it says.
    * A time alone is today, when it is still to come.
    """
    try:
        said = _scan(_normal(text), now.date())
        day = _day(said, now.date())
        if said.clock is None:
            return Resolved(day.isoformat(), _echo(day, said)) if day else None
        if said.week and said.weekday is None and said.day is None:
            return None  # a time on no day
        moment = _moment(day or now.date(), said.clock, said.part, now)
    except (ValueError, OverflowError):  # the words contradict each other, or the calendar
        return None
    if day is None and moment <= now:
        return None
    return Resolved(moment.isoformat(timespec="seconds"), _echo(moment, said))


def _normal(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub("[,‘’'`´]", " ", plain.casefold()).split()).rstrip(" .!")


def _scan(text: str, today: date) -> _Said:
    said, rest = _Said(), text
    while rest:
        found, rest = _first(rest, today)
        new = {f.name: value for f in fields(found) if (value := getattr(found, f.name)) is not None}
        if any(getattr(said, name) is not None for name in new):
            raise ValueError("said twice")
        said = replace(said, **new)
    return said


def _first(text: str, today: date) -> tuple[_Said, str]:
    for pattern, read in _FORMS:
        if match := re.match(pattern, text):
            return read(match, today), text[match.end() :].lstrip()
    raise ValueError("a word that is not known")


def _day(said: _Said, today: date) -> date | None:
    """The day that was said, or None when there is a time only."""
    if said.day is None and said.week is None and said.weekday is None:
        _agree(said.clock is not None and not said.volgende)
        return None
    if said.weeks_later is not None and said.weekday is not None:
        _agree(not (said.day or said.week or said.volgende))
        return today + timedelta((said.weekday - today.weekday()) % 7, weeks=said.weeks_later)
    if said.day:
        _agree(said.weekday in (None, said.day.weekday()) and said.week in (None, _monday(said.day)))
        day = said.day
    elif said.week:
        day = said.week + timedelta(said.weekday or 0)
        _agree(day >= today)
    else:
        day = today + timedelta(((said.weekday or 0) - today.weekday() - 1) % 7 + 1)
    _agree(not said.volgende or (not said.day and _monday(day) == _monday(today) + _WEEK))
    return day


def _moment(day: date, clock: _Clock, part: str | None, now: datetime) -> datetime:
    """The time on that day: the one reading that falls in the part of the day, or within office hours."""
    readings = [clock.minutes, (clock.minutes + 720) % 1440] if clock.spoken else [clock.minutes]
    if part or clock.spoken:
        start, end = _PARTS[part] if part else _OFFICE
        readings = [minutes for minutes in readings if start * 60 <= minutes < end * 60]
    _agree(len(readings) == 1)
    moment = datetime(day.year, day.month, day.day, *divmod(readings[0], 60), tzinfo=now.tzinfo)
    back = moment.astimezone(UTC).astimezone(now.tzinfo)
    _agree(back.replace(tzinfo=None) == moment.replace(tzinfo=None))  # not in the hour that summer time skips
    return moment


def _echo(at: date, said: _Said) -> str:
    day = f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]} {at.year}"
    if isinstance(at, datetime):
        return f"{day}, {at:%H:%M}"
    if said.week and said.weekday is None and said.day is None:
        return f"{day} (week {at.isocalendar().week})"
    return f"{day}, {said.part}" if said.part else day


def _agree(condition: bool) -> None:
    if not condition:
        raise ValueError("the words contradict each other")


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


# What each form of words gives.

_Read = Callable[[re.Match[str], date], _Said]


def _number(word: str) -> int:
    return _COUNTS.index(word) if word in _COUNTS else int(word)


def _near_day(match: re.Match[str], today: date) -> _Said:
    ahead = {"overmorgen": 2, "morgen": 1}.get(match["day"], 0)
    return _Said(day=today + timedelta(ahead), part=_part(match["part"]))


def _span(match: re.Match[str], today: date) -> _Said:
    count = _number(match["n"])
    if not match["unit"].startswith("maand"):
        return _Said(day=today + count * (_WEEK if match["unit"].startswith("we") else timedelta(1)))
    year, month = divmod(today.month - 1 + count, 12)
    last = calendar.monthrange(today.year + year, month + 1)[1]
    return _Said(day=date(today.year + year, month + 1, min(today.day, last)))


def _weekday(match: re.Match[str], _: date) -> _Said:
    number = next(i for i, day in enumerate(_DAYS) if day.startswith(match["weekday"][:2]))
    later = _number(match["n"]) if match["n"] else None
    return _Said(weekday=number, part=_part(match["part"]), weeks_later=later)


def _next_week(_: re.Match[str], today: date) -> _Said:
    return _Said(week=_monday(today) + _WEEK)


def _week(match: re.Match[str], today: date) -> _Said:
    year = today.isocalendar().year
    monday = date.fromisocalendar(year, int(match["week"]), 1)
    return _Said(week=monday if monday >= _monday(today) else date.fromisocalendar(year + 1, int(match["week"]), 1))


def _calendar_day(match: re.Match[str], today: date) -> _Said:
    word, day = match["month"], int(match["d"])
    month = int(word) if word.isdigit() else 3 if word == "maart" else _MONTHS.index(word[:3]) + 1
    if match["year"]:
        return _Said(day=date(2000 + int(match["year"]) % 100, month, day))
    for year in range(today.year, today.year + 9):  # 29 February is at most eight years away
        if day <= calendar.monthrange(year, month)[1] and (found := date(year, month, day)) >= today:
            return _Said(day=found)
    raise ValueError("no such day")


def _part_of_day(match: re.Match[str], _: date) -> _Said:
    return _Said(part=_part(match["part"]))


def _part(word: str | None) -> str | None:
    return {"morgen": "ochtend", "vroeg": "ochtend"}.get(word, word) if word else None


def _digital(match: re.Match[str], _: date) -> _Said:
    sure = match["om"] or match["uur"] or match["sep"] == ":"
    _agree(bool(sure) or not 1 <= int(match["m"]) <= 12)  # 10.12 may be the tenth of December
    return _clock(match["h"], int(match["m"]))


def _hour(match: re.Match[str], _: date) -> _Said:
    return _clock(match["h"], int(match.groupdict().get("m") or 0))


def _relative(match: re.Match[str], _: date) -> _Said:
    minutes = 15 if match["n"] == "kwart" else _number(match["n"] or "nul")
    _agree(minutes < 30)
    half = 30 if "half " in match[0] else 0
    return _clock(match["h"], (-minutes if match["rel"] == "voor" else minutes) - half)


def _clock(hour: str, minutes: int) -> _Said:
    number = _number(hour)
    spoken = 1 <= number <= 12 and not hour.startswith("0")
    _agree(number * 60 + minutes >= 0)
    return _Said(clock=_Clock((number * 60 + minutes) % 720 if spoken else number * 60 + minutes, spoken))


def _form(pattern: str, read: _Read) -> tuple[str, _Read]:
    # compiled when the first date is said; re keeps it from then on
    return rf"(?:{pattern})(?!\S)", read


_N = f"[0-9]{{1,3}}|{'|'.join(_COUNTS)}"
_H = rf"(?P<h>[01]?[0-9]|2[0-3]|{'|'.join(_COUNTS[1:13])})"
_AT = "(?P<om>(?:om|rond) )?"
_PART = "(?P<part>ochtend|morgen|middag|avond)"
_MONTH = (
    r"(?P<month>januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december"
    rf"|(?:{'|'.join(_MONTHS)}|sept)\.?)"
)
# no 'zo' for Sunday: on its own it means 'in a moment'
_WEEKDAY = rf"{'|'.join(_DAYS)}|(?:ma|di|wo|do|vr|za)\.?"
_FORMS = (
    _form("(?P<day>overmorgen|morgen|vandaag)(?: ?(?P<part>ochtend|middag|avond|vroeg))?", _near_day),
    _form(f"(?P<day>van){_PART}", _near_day),
    _form(f"over (?P<n>{_N}) (?P<unit>dag|dagen|week|weken|maand|maanden)", _span),
    _form(rf"(?P<weekday>{_WEEKDAY})(?: ?{_PART})?(?: over (?P<n>{_N}) (?:week|weken))?", _weekday),
    _form("volgende week", _next_week),
    _form("volgende", lambda *_: _Said(volgende=True)),
    _form("(?:in )?week (?P<week>[0-9]{1,2})", _week),
    _form(rf"(?P<d>[0-9]{{1,2}}) {_MONTH}(?: (?P<year>20[0-9]{{2}}))?", _calendar_day),
    _form("(?P<d>[0-9]{1,2})[-/](?P<month>[0-9]{1,2})(?:[-/](?P<year>(?:20)?[0-9]{2}))?", _calendar_day),
    _form("(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<d>[0-9]{2})", _calendar_day),
    _form(rf"{_AT}(?P<h>[01]?[0-9]|2[0-3])(?P<sep>[:.])(?P<m>[0-5][0-9])(?P<uur> ?(?:uur|u))?", _digital),
    _form(rf"{_AT}{_H} ?(?:uur|u)(?P<m>[0-5][0-9])?", _hour),
    _form(f"{_AT}(?:(?P<n>kwart|{_N})(?: minuten)? (?P<rel>voor|over) (?:half )?|half ){_H}", _relative),
    _form(rf"(?:om|rond) {_H}(?! {_MONTH})", _hour),
    _form(f"(?:s |in de ){_PART}s?", _part_of_day),
    _form("(?P<part>ochtend|middag|avond)", _part_of_day),
    _form(r"om|op|rond|komende|aankomende|aanstaande|a\.?s\.?", lambda *_: _Said()),
)
