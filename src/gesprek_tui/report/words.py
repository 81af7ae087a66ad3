"""The Dutch of the report: plain and warm enough for the client to read along."""

from collections.abc import Sequence
from datetime import date, datetime

from gesprek_tui.conversation.ecogram import Person
from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.memory import Series
from gesprek_tui.conversation.promises import WHOLE_WEEK
from gesprek_tui.dutch import dates

TITLE = "Gespreksverslag"
CLIENT = "de cliënt"
MIDDLE = "cliënt"
PROFESSIONAL = "de professional"
SAID_BY = {"client": f"{CLIENT}:", "professional": f"{PROFESSIONAL}:"}
BY = {"ik": "professional", "cl": "client", "samen": "together"}
PEOPLE = {"ik": PROFESSIONAL, "cl": CLIENT, "samen": "samen"}
CHANNELS = {"telefoon": "per telefoon", "video": "via video", "kantoor": "op kantoor"}

HEARD = "Gehoord of gezien:"
ONGOING = "Dit gesprek loopt nog. Hier staat wat er tot nu toe is."
NEWER = "Een deel van dit gesprek komt uit een nieuwere versie van het programma en staat niet in dit verslag."
EMPTY = "Voor dit verslag is niets genoteerd."
EMPTY_SO_FAR = "Voor dit verslag is nog niets genoteerd."
FORCED = "De professional ging hier op eigen inschatting een stap verder in het gesprek."

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def parsed(at: str | None) -> datetime | None:
    """The moment that an ISO text means, with the offset it was stored with; None when it means none."""
    try:
        return datetime.fromisoformat(at) if at else None
    except ValueError:  # what was typed stays; only its resolved form is missing
        return None


def time_of(at: str, day: date | None) -> str:
    """``14:03``, and ``23 november 14:03`` on another day than ``day``. Empty when ``at`` is no moment."""
    moment = parsed(at)
    if moment is None:
        return ""
    on = "" if day in (None, moment.date()) else f"{moment.day} {_MONTHS[moment.month - 1]} "
    return f"{on}{moment:%H:%M}"


def day_of(moment: date) -> str:
    """``dinsdag 1 december 2026``."""
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def when_of(typed: str | None, when_at: str | None) -> str:
    """A date as typed, with what it means behind it: ``morgen 10:00 (dinsdag 1 december 2026, 10:00)``."""
    typed, meant = (typed or "").strip(), _meant(typed, when_at)
    return f"{typed} ({meant})" if typed and meant else typed or meant


def day_told(typed: str | None, when_at: str | None) -> str:
    """Only what a date means, for a letter: ``dinsdag 1 december 2026, 10:00``; as typed where it means none."""
    return _meant(typed, when_at) or (typed or "").strip()


def _meant(typed: str | None, when_at: str | None) -> str:
    moment = parsed(when_at)
    if moment is None or when_at is None:
        return ""
    meant = day_of(moment)
    if len(when_at) > len("2026-12-01"):
        return f"{meant}, {moment:%H:%M}"
    if moment.weekday() == 0 and WHOLE_WEEK.fullmatch((typed or "").strip()):
        return f"de week van {meant}"  # the Monday only stands for its week
    return meant


def minutes_of(seconds: float) -> str:
    """``45 minuten``; empty below half a minute."""
    minutes = round(seconds / 60)
    return "" if minutes == 0 else "1 minuut" if minutes == 1 else f"{minutes} minuten"


def person(typed: str) -> str:
    """Who does what or said what: the short forms of the line in full, others as typed."""
    return PEOPLE.get(typed.strip().casefold(), typed.strip())


def anchors(low: str, high: str) -> str:
    """What the two ends of a scale mean."""
    return f"0 is: {low}. 10 is: {high}."


def sure(number: str, *, enough: bool) -> str:
    """How sure the client is of an agreement, and whether they called that good enough."""
    return f"{number} (van 0 tot 10, het cijfer van {CLIENT}{', goed genoeg' if enough else ''})"


def over_time(series: Series) -> str:
    """Numbers over time in words: from where to where, and when; what they mean."""
    first, last = series.measures[0], series.measures[-1]
    between = ", ".join(number(measure.value) for measure in series.measures[1:-1])
    via = f" via {between}" if between else ""
    on = f"Tussen {short_day(first.at)} en {short_day(last.at)}"
    moment = f" ({series.moment})" if series.moment else ""
    return (
        f"{on} ging {series.title.casefold()}{moment} van {number(first.value)}{via} naar {number(last.value)}. "
        f"{anchors(series.low, series.high)}"
    )


def around(people: Sequence[Person]) -> str:
    """Who is around the client."""
    return ", ".join(f"{one.name} ({one.tie})" if one.tie else one.name for one in people)


def short_day(at: str) -> str:
    """``1 dec 2026``."""
    moment = datetime.fromisoformat(at)
    return f"{moment.day} {dates.MONTHS_SHORT[moment.month - 1]} {moment.year}"
