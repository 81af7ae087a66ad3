"""What is known of a client from before, told in lines: last time on one screen, and the client's own page."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.memory import Memory, Series
from gesprek_tui.conversation.promises import due_words
from gesprek_tui.conversation.state import Agreement
from gesprek_tui.conversation.summary import Summary
from gesprek_tui.dutch import asking, dates, earlier, listed, scaling, stored
from gesprek_tui.dutch import instruments as words
from gesprek_tui.text import one_line

DRAWN = 8
"""The last so many numbers of a scale are drawn; those before them are told."""


@dataclass(frozen=True, slots=True)
class Block:
    """What belongs to one subject of last time; never empty."""

    title: str
    items: tuple[str, ...]


def last_time(memory: Memory, today: date) -> tuple[Block, ...]:
    """What matters at the start of another conversation, in the order in which one asks after it."""
    blocks = (
        Block(earlier.ACUTE, tuple(one_line(listed.item(item.fields)) for item in memory.acute)),
        Block(earlier.GOAL, (one_line(memory.goal),) if memory.goal else ()),
        Block(earlier.AGREED, tuple(_agreement(agreed, today) for agreed in memory.agreements)),
        Block(earlier.QUOTES, tuple(f"“{one_line(note.text)}”" for note in memory.quotes)),
        Block(earlier.SCALES, tuple(_last_number(series, today) for series in _latest(memory.series))),
        Block(earlier.PARKED, tuple(one_line(note.text) for note in memory.parked)),
    )
    return tuple(block for block in blocks if block.items)


def last_day(memory: Memory, today: date) -> str:
    """The day of the last conversation in which something was kept."""
    return _day(memory.conversations[0].started, today)


def client_page(memory: Memory, today: date, done: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
    """A client's page in rows, each a first column and the rest: what is open, scales, network, conversations.

    Where agreements can be marked, ``done`` are the ids of those that were, and each has its number.
    """
    yield "", earlier.OPEN_AGREEMENTS
    for place, agreed in enumerate(memory.agreements, 1):
        told = _agreement(agreed, today)
        yield ("·  ", told) if done is None else (f"{place}  ", words.ticked(told) if agreed.id in done else told)
    if not memory.agreements:
        yield "", earlier.NOTHING_OPEN
    yield from (("", ""), ("", earlier.NUMBERS))
    for at, series in enumerate(memory.series):
        if at:
            yield "", ""
        yield from _drawn(series, today)
    if not memory.series:
        yield "", earlier.NO_NUMBERS
    for named in memory.network:
        yield from (("", ""), ("", earlier.named_on(_day(named.at, today))))
        yield from (("·  ", one_line(listed.item(item.fields))) for item in named.items)
    yield from (("", ""), ("", earlier.TALKS))
    days = [_day(row.started, today) for row in memory.conversations]
    width = max(map(len, days), default=0)
    for day, row in zip(days, memory.conversations, strict=True):
        yield f"{day:<{width}}  ", _conversation(row)


def _latest(series: Sequence[Series]) -> Iterator[Series]:
    """Of each scale the one with the anchors that were used last."""
    seen: set[str] = set()
    for one in series:
        if one.scale not in seen:
            seen.add(one.scale)
            yield one


def _last_number(series: Series, today: date) -> str:
    told = _change(series, today)
    return f"{series.title} {number(series.measures[-1].value)}" + (f" · {told}" if told else "")


def _change(series: Series, today: date) -> str:
    """How it went; of one measurement there is nothing to tell."""
    first, last = series.measures[0], series.measures[-1]
    if first is last:
        return ""
    # a number that falls towards what is better is told by the words of that end
    closer = series.low if series.better == "down" and last.value < first.value else ""
    return scaling.change(number(first.value), number(last.value), _day(first.at, today), better=closer)


def _drawn(series: Series, today: date) -> Iterator[tuple[str, str]]:
    """A row per measurement with its day, its place between 0 and 10 and its number."""
    yield "", f"{series.title} · {series.moment}"
    before, shown = series.measures[:-DRAWN], series.measures[-DRAWN:]
    if before:
        yield "", scaling.earlier_numbers([number(measure.value) for measure in before])
    days = [_day(measure.at, today) for measure in shown]
    width = max(map(len, days))
    for day, measure in zip(days, shown, strict=True):
        yield f"{day:>{width}}  ", f"{scaling.marks(measure.value)}  {number(measure.value)}"
    yield "", _change(series, today) or scaling.ONE_NUMBER
    yield "", scaling.anchors(series.low, series.high)


def _agreement(agreed: Agreement, today: date) -> str:
    when = due_words(agreed.when, agreed.when_at, today)
    sure = asking.sure(number(agreed.confidence)) if agreed.confidence is not None else ""
    parts = (agreed.what, listed.who(agreed.who), when, sure)
    return " · ".join(one_line(part) for part in parts if part)


def _conversation(row: Summary) -> str:
    about = " · ".join(one_line(part) for part in (row.method_title, row.title) if part) or "–"
    return about if row.ended else f"{about} ({stored.OPEN})"


def _day(at: str, today: date) -> str:
    return dates.day_short(datetime.fromisoformat(at), today, clock=False)
