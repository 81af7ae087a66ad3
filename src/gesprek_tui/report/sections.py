"""What a state has to tell, in order of subject: ``report_of(state) -> Report``, pure.

A report is read by the client too. It holds no labels about the client, no counts, no names of phases and
nothing that professionals wrote for themselves alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.erasing import erased_per_day
from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.state import Agreement, Note, ScaleMark, State
from gesprek_tui.dutch import ASPECTS
from gesprek_tui.dutch.erase import gaps
from gesprek_tui.report import words
from gesprek_tui.report.parts import Item, Report, Section
from gesprek_tui.text import clean, one_line

_OWN_WORDS = frozenset({"quote", "change_talk", "commitment", "sustain_talk"})


def report_of(state: State) -> Report:
    """The report so far; of an ended conversation, the report."""
    started = words.parsed(state.started)
    day = started.date() if started else None
    sections = tuple(_sections(_Telling(state, day)))
    return Report(
        title=f"{words.TITLE} van {words.day_of(day)}" if day else words.TITLE,
        details=tuple(_details(state)),
        remarks=tuple(_remarks(state, empty=not sections)),
        sections=sections,
    )


def _details(state: State) -> Iterator[tuple[str, str]]:
    titles = {e.method: e.title for e in state.log if isinstance(e, ev.MethodEntered)}
    methods = dict.fromkeys(titles.get(visit.method, visit.method) for visit in state.visits)
    known = {
        "Cliëntcode": state.client,
        "Onderwerp": state.title,
        "Methode": "; ".join(methods),
        "Contact": words.CHANNELS[state.channel] if state.channel else None,
        "Duur": words.minutes_of(state.t) if state.ended else None,
    }
    for label, text in known.items():
        if text and (line := one_line(text)):
            yield label, line


def _remarks(state: State, empty: bool) -> Iterator[str]:
    if state.ended is None:
        yield words.ONGOING
    if empty:
        yield words.EMPTY if state.ended else words.EMPTY_SO_FAR
    if state.unknown_kinds:
        yield words.NEWER
    for day, notes, others in erased_per_day(state):
        yield f"{gaps(day, notes, others)}."


@dataclass(frozen=True, slots=True)
class _Telling:
    """The state, and the day against which times are told."""

    state: State
    day: date | None

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


def _sections(telling: _Telling) -> Iterator[Section]:
    notes = [note for note in telling.state.notes if note.mark != "private"]
    spoken = [note for note in notes if note.topic is None]
    quotes = [note for note in spoken if note.mark in _OWN_WORDS]
    groups: dict[str, Iterable[Item]] = {
        words.GOAL: _goal(telling),
        words.FACTS: map(telling.note, (n for n in spoken if n.mark == "fact")),
        words.CLIENT_WORDS: map(telling.note, (n for n in quotes if not _other(n))),
        words.OTHERS_WORDS: map(telling.note, (n for n in quotes if _other(n))),
        words.STRENGTHS: map(telling.note, (n for n in spoken if n.mark == "strength")),
        # friction is what the professional saw, so it stands among the own notes
        words.OWN_NOTES: map(telling.note, (n for n in spoken if n.mark in (None, "friction"))),
        words.SCALES: _scales(telling),
        words.AGREEMENTS: (_agreement(telling, agreement) for agreement in telling.state.agreements),
        **_lists(telling),
        words.PARKED: map(telling.note, (n for n in spoken if n.mark == "parked")),
        words.SUMMARY: map(telling.note, (n for n in notes if n.topic == "summary")),
        words.RATING: map(telling.note, (n for n in notes if n.topic == "rating")),
        words.COURSE: _course(telling),
    }
    for title, items in groups.items():
        if found := tuple(items):
            yield Section(title=title, items=found)


def _other(note: Note) -> bool:
    """Whether somebody else than the client is meant."""
    return note.by is not None and words.person(note.by) not in ("", words.CLIENT)


def _goal(telling: _Telling) -> Iterator[Item]:
    if named := telling.state.goal_named:
        said = telling.corrections(named.id)
        yield telling.item(named.text, named.at, named.id, quoted=True, parts=said)


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
    moment = mark.moment if mark.aspect == "now" else ASPECTS[mark.aspect]
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


def _agreement(telling: _Telling, agreement: Agreement) -> Item:
    sure = agreement.confidence
    known = {
        "Wie:": words.person(agreement.who or ""),
        "Wanneer:": words.when_of(agreement.when, agreement.when_at),
        "Waarmee:": agreement.with_what,
        "Als het niet lukt:": agreement.if_then,
        "Hoe zeker:": None if sure is None else words.sure(number(sure)),
        "Gedaan:": "ja" if agreement.done else None,
    }
    parts = (telling.item(text, agreement.at, agreement.id, lead=label) for label, text in known.items() if text)
    said = telling.corrections(agreement.id)
    return telling.item(agreement.what, agreement.at, agreement.id, parts=(*parts, *said))


def _lists(telling: _Telling) -> dict[str, Iterable[Item]]:
    """The lists that the client may see, each under its own title: an item with its other columns below it."""
    lists: dict[str, list[Item]] = {}
    for item in telling.state.items:
        if item.shared:
            parts = (telling.item(_cell(f), item.at, item.id, lead=f"{f.title}:") for f in item.fields[1:])
            told = telling.item(item.name, item.at, item.id, parts=(*parts, *telling.corrections(item.id)))
            lists.setdefault(item.title, []).append(told)
    return dict(lists)


def _cell(field: ev.ItemField) -> str:
    if field.kind == "done":
        return "ja"
    return words.person(field.text) if field.kind == "person" else field.text


def _course(telling: _Telling) -> Iterator[Item]:
    for event in telling.state.log:
        if isinstance(event, ev.PhaseEntered) and event.forced and event.id not in telling.state.undone:
            yield telling.item(words.FORCED, event.at, event.id)
