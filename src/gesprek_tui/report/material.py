"""What a state has to tell, by subject, as the templates read it: ``material_of(state)``, pure.

A report is read by the client too. What is here holds no labels about the client, no counts, no names of
phases and nothing that professionals wrote for themselves alone: so no template can tell it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import replace as put_in
from datetime import date, datetime

from msgspec.structs import replace

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.ecogram import NETWORK, people
from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.state import Agreement, Note, ScaleMark, State
from gesprek_tui.conversation.state import Item as ListItem
from gesprek_tui.dutch import scaling
from gesprek_tui.report import words
from gesprek_tui.report.parts import Item
from gesprek_tui.report.pictures import ecogram, plot
from gesprek_tui.text import clean, one_line

_OWN_WORDS = frozenset({"quote", "change_talk", "commitment", "sustain_talk"})


class Said:
    """One line for a template: it prints as it was said, and has parts with names, such as ``agreement.when``.

    What a person typed never passes through a template as text. It prints as a sign that the reader of the
    template's result puts the line in the place of, so nothing in it can be markup of a template or a report.
    """

    SIGN = "\ue000{}\ue001"

    def __init__(self, item: Item, number: int, parts: "Mapping[str, Said | str]") -> None:
        self._item = item
        self._number = number
        self._parts = parts

    def __getattr__(self, name: str) -> "Said | str":
        try:
            return self._parts[name]
        except KeyError:
            raise AttributeError(name) from None

    def __str__(self) -> str:
        return self.SIGN.format(self._number)

    def __bool__(self) -> bool:
        return bool(self._item.text)

    def __html__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list that the client may see: its ``id``, its ``title`` and its ``rows``."""

    id: str
    title: Said
    rows: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """What templates may name, and every line by its number."""

    names: "Mapping[str, object]"
    items: tuple[Item, ...]


class _Row(Said):
    """An item of a list: a column that was not filled prints nothing."""

    def __getattr__(self, name: str) -> "Said | str":
        if name.startswith("_"):
            raise AttributeError(name)
        return self._parts.get(name, "")


class _Lists(dict[str, Listed]):
    """The lists by id; one in which nothing was put has no rows."""

    def __missing__(self, name: str) -> Listed:
        return Listed(id=name, title=Said(Item(text="", time="", event=""), 0, {}), rows=())


def material_of(state: State, memory: Memory | None = None) -> Material:
    """All that a report of this conversation may tell; with ``memory`` also how the client's numbers went."""
    started = words.parsed(state.started)
    telling = _Telling(state, started.date() if started else None, [])
    names = dict(_names(telling, started, memory))
    return Material(names, tuple(telling.items))


@dataclass(frozen=True, slots=True)
class _Telling:
    """The state, the day against which times are told, and the lines told so far."""

    state: State
    day: date | None
    items: list[Item]

    def say(self, item: Item, **parts: "Said | str") -> Said:
        """A line that a template can print."""
        self.items.append(item)
        return Said(item, len(self.items) - 1, parts)

    def text(self, text: str, at: str = "", event: str = "") -> Said:
        """A text that stands for itself; '' where there is none."""
        return self.say(self.item(text, at, event))

    def item(
        self, text: str, at: str, event: str, *, lead: str = "", quoted: bool = False, source: str = "",
        parts: Iterable[Item] = (),
    ) -> Item:  # fmt: skip
        return Item(
            text=clean(text).strip(), time=words.time_of(at, self.day), event=event, lead=one_line(lead),
            quoted=quoted, source=one_line(source), parts=tuple(parts),
        )  # fmt: skip

    def corrections(self, of: str) -> Iterator[Item]:
        """What was said of it, beside it: the original stays."""
        for said in self.state.corrections_of(of):
            yield self.item(said.text, said.at, said.id, lead=words.SAID_BY[said.by], quoted=True)

    def note(self, note: Note) -> Item:
        lead = f"{words.person(note.by)}:" if _other(note) and note.by else ""
        # friction is what was heard or seen: without these words it would read as the professional's own opinion
        heard = note.mark == "friction"
        return self.item(
            note.text, note.at, note.id, lead=words.HEARD if heard else note.question or lead,
            quoted=note.mark in _OWN_WORDS, source=note.source or "",
        )  # fmt: skip


def _names(telling: _Telling, started: datetime | None, memory: Memory | None) -> Iterator[tuple[str, object]]:
    state = telling.state
    titles = {e.method: e.title for e in state.log if isinstance(e, ev.MethodEntered)}
    # that safety was spoken of is for what was said there, not for the head of a report
    safety = {e.method for e in state.log if isinstance(e, ev.MethodEntered) and e.role == "safety"}
    visits = (visit.method for visit in state.visits if visit.method not in safety)
    methods = dict.fromkeys(titles.get(method, method) for method in visits)
    yield "u", state.address == "u"
    yield "day", telling.text(words.day_of(started.date()) if started else "")
    yield "code", telling.text(one_line(state.client or ""))
    yield "subject", telling.text(one_line(state.title or ""))
    yield "methods", telling.text(one_line("; ".join(methods)))
    yield "channel", telling.text(words.CHANNELS[state.channel] if state.channel else "")
    yield "duration", telling.text(words.minutes_of(state.t) if state.ended else "")
    yield "goal", tuple(_goal(telling))
    yield from _notes(telling)
    yield "scales", tuple(map(telling.say, _scales(telling)))
    yield "numbers_over_time", tuple(_over_time(telling, memory))
    yield "agreements", tuple(_agreement(telling, agreement) for agreement in state.agreements)
    lists = _lists(telling)
    yield "lists", tuple(lists.values())
    yield "list", _Lists(lists)
    yield "network_drawn", tuple(_network_drawn(telling))
    yield "course", tuple(map(telling.say, _course(telling)))


def _notes(telling: _Telling) -> Iterator[tuple[str, object]]:
    notes = [note for note in telling.state.notes if note.mark != "private"]
    spoken = [note for note in notes if note.topic is None]
    quotes = [note for note in spoken if note.mark in _OWN_WORDS]
    groups = {
        "facts": (n for n in spoken if n.mark == "fact"),
        "client_words": (n for n in quotes if not _other(n)),
        "others_words": (n for n in quotes if _other(n)),
        "strengths": (n for n in spoken if n.mark == "strength"),
        # friction is what the professional saw, so it stands among the own notes
        "notes": (n for n in spoken if n.mark in (None, "friction")),
        "parked": (n for n in spoken if n.mark == "parked"),
        "summary": (n for n in notes if n.topic == "summary"),
        "rating": (n for n in notes if n.topic == "rating"),
    }
    for name, group in groups.items():
        yield name, tuple(telling.say(telling.note(note)) for note in group)


def _other(note: Note) -> bool:
    """Whether somebody else than the client is meant."""
    return note.by is not None and words.person(note.by) not in ("", words.CLIENT)


def _goal(telling: _Telling) -> Iterator[Said]:
    if named := telling.state.goal_named:
        said = telling.corrections(named.id)
        yield telling.say(telling.item(named.text, named.at, named.id, quoted=True, parts=said))


def _scales(telling: _Telling) -> Iterator[Item]:
    """Every number, those of one scale together, with the anchors at the first of them."""
    together: dict[tuple[str, str, str], list[ScaleMark]] = {}
    for mark in telling.state.scales:
        together.setdefault((mark.title, mark.low, mark.high), []).append(mark)
    times = {event.id: event.at for event in telling.state.log}
    # an answer to a rung may hold a number of its own (highest ever): its words stand at the rung already
    answered = {answer.id for mark in telling.state.scales for answer in mark.answers}
    for marks in together.values():
        for mark in marks:
            told = replace(mark, text=None) if mark.id in answered else mark
            yield _scale(telling, told, times, anchored=mark is marks[0])


def _scale(telling: _Telling, mark: ScaleMark, times: Mapping[str, str], anchored: bool) -> Item:
    said = one_line(mark.text or "")
    value = "" if mark.value is None else number(mark.value)
    moment = mark.moment if mark.aspect == "now" else scaling.ASPECTS[mark.aspect]
    anchors = telling.item(words.anchors(mark.low, mark.high), mark.at, mark.id)
    answers = (
        telling.item(answer.text, times.get(answer.id, mark.at), answer.id, lead=answer.question)
        for answer in mark.answers
    )
    return telling.item(
        f"{value} (“{said}”)" if value and said else value or said, mark.at, mark.id,
        lead=f"{mark.title}, {moment}:" if moment else f"{mark.title}:", quoted=not value and bool(said),
        parts=(*((anchors,) if anchored else ()), *answers, *telling.corrections(mark.id)),
    )  # fmt: skip


def _agreement(telling: _Telling, agreement: Agreement) -> Said:
    sure = agreement.confidence
    known = {
        "Wie:": words.person(agreement.who or ""),
        "Wanneer:": words.when_of(agreement.when, agreement.when_at),
        "Waarmee:": agreement.with_what,
        "Als het niet lukt:": agreement.if_then,
        "Hoe zeker:": None if sure is None else words.sure(number(sure), enough=agreement.good_enough),
        "Gedaan:": "ja" if agreement.done else None,
    }

    def part(text: str | None) -> Said:
        return telling.text(text or "", agreement.at, agreement.id)

    parts = (telling.item(text, agreement.at, agreement.id, lead=label) for label, text in known.items() if text)
    said = telling.corrections(agreement.id)
    return telling.say(
        telling.item(agreement.what, agreement.at, agreement.id, parts=(*parts, *said)),
        by=words.BY.get((agreement.who or "").strip().casefold(), "other" if agreement.who else ""),
        done="yes" if agreement.done else "",
        what=part(agreement.what), who=part(known["Wie:"]),
        when=part(words.day_told(agreement.when, agreement.when_at)),
        with_what=part(agreement.with_what), if_then=part(agreement.if_then),
    )  # fmt: skip


def _lists(telling: _Telling) -> dict[str, Listed]:
    """The lists that the client may see, by id: an item with its other columns below it."""
    titles = {item.list: item.title for item in telling.state.items if item.shared}
    return {
        name: Listed(
            id=name,
            title=telling.text(one_line(title)),
            rows=tuple(_row(telling, item) for item in telling.state.listed(name) if item.shared),
        )
        for name, title in titles.items()
    }


def _row(telling: _Telling, item: ListItem) -> Said:
    parts = (telling.item(_cell(f), item.at, item.id, lead=f"{f.title}:") for f in item.open_fields[1:])
    told = telling.item(item.name, item.at, item.id, parts=(*parts, *telling.corrections(item.id)))
    columns = {field.id: telling.text(_cell(field), item.at, item.id) for field in item.open_fields}
    telling.items.append(told)
    return _Row(told, len(telling.items) - 1, columns)


def _over_time(telling: _Telling, memory: Memory | None) -> Iterator[Said]:
    """Of each scale how its number went; with one measurement nothing is concluded."""
    for series in memory.series if memory else ():
        if len(series.measures) > 1:
            told = telling.item(words.over_time(series), series.measures[-1].at, "")
            yield telling.say(put_in(told, picture=plot(series)))


def _network_drawn(telling: _Telling) -> Iterator[Said]:
    if items := telling.state.listed(NETWORK):
        around = people(items, telling.state.address)
        told = telling.item(words.around(around), items[-1].at, items[-1].id)
        yield telling.say(put_in(told, picture=ecogram(around, words.MIDDLE)))


def _cell(field: ev.ItemField) -> str:
    if field.kind == "done":
        return "ja"
    return words.person(field.text) if field.kind == "person" else field.text


def _course(telling: _Telling) -> Iterator[Item]:
    for event in telling.state.log:
        if isinstance(event, ev.PhaseEntered) and event.forced and event.id not in telling.state.undone:
            yield telling.item(words.FORCED, event.at, event.id)
