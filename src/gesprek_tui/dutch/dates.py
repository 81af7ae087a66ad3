"""The Dutch of days."""

from datetime import date, datetime

MONTHS_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def day(moment: date) -> str:
    """``29 nov 2026``."""
    return f"{moment.day} {MONTHS_SHORT[moment.month - 1]} {moment.year}"


def day_short(moment: datetime, today: date, *, clock: bool = True) -> str:
    """``vandaag 14:03``, ``gisteren 9:30``, ``18 nov``, ``18 nov 2025``; without ``clock`` never a time."""
    day = moment.date()
    near = {0: "vandaag", 1: "gisteren"}.get((today - day).days)
    if near:
        return f"{near} {moment.hour}:{moment:%M}" if clock else near
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS_SHORT[day.month - 1]}{year}"


def due(day: date, today: date, *, clock: str, week: bool, past: bool) -> str:
    """``vandaag 10:00``, ``morgen``, ``5 dec``, ``week van 30 nov``; what is past ``was voor 3 nov``."""
    year = "" if day.year == today.year else f" {day.year}"
    near = {0: "vandaag", 1: "morgen", -1: "gisteren"}.get((day - today).days)
    named = f"{day.day} {MONTHS_SHORT[day.month - 1]}{year}"
    told = f"week van {named}" if week else near or named
    return " ".join(part for part in ("was voor" if past else "", told, clock) if part)
