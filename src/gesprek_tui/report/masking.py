"""What in an export points at one person: told, and in a report put words for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from gesprek_tui.conversation.events import to_json
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import asking
from gesprek_tui.report import words
from gesprek_tui.report.names import names_of, without
from gesprek_tui.report.parts import Item, Report
from gesprek_tui.report.pictures import Label, Picture
from gesprek_tui.sensitive import Kind, mask, spot
from gesprek_tui.text import one_line

# what the program itself writes into an event; a row of digits in it says nothing
_OWN_FIELDS = frozenset(
    {"id", "of", "at", "kind", "when_at", "method", "phase", "sha256", "version", "program", "hint"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """That something stands in a line, never what.

    ``place`` is the title of the section or the label of the detail; ``time`` is ``HH:MM``, with the day where that
    is another, or ''; ``event`` is the id of the event that the line comes from, or ''.
    """

    kinds: tuple[Kind, ...]
    place: str
    time: str = ""
    event: str = ""


def found_in(report: Report) -> Iterator[Found]:
    """Every line of a report in which something points at one person, in the order in which one reads."""
    for label, text in (("", report.title), *report.details):
        yield from _found(text, place=label)
    for section in report.sections:
        yield from _found(section.title, place=section.title)
        for item in section.items:
            yield from _found_in(item, section.title)


def found_in_agreements(state: State) -> Iterator[Found]:
    """The same of what the calendar file tells."""
    yield from _found(state.client or "", place="")
    for agreed in state.agreements:
        if agreed.when_at and not agreed.done:
            yield from _found(
                agreed.what,
                agreed.who or "",
                place=asking.AGREEMENT,
                time=words.time_of(agreed.at, None),
                event=agreed.id,
            )


def found_in_events(state: State) -> Iterator[Found]:
    """The same of all that was ever kept, which is more than a report tells."""
    for event in state.log:
        fields = {name: value for name, value in to_json(event).items() if name not in _OWN_FIELDS}
        yield from _found(*_texts(fields), place="", time=words.time_of(event.at, None), event=event.id)


def masked(report: Report, state: State) -> Report:
    """The report with a word between brackets for all that :func:`found_in` tells of, and for people's names.

    Of lines that the template brings too: nothing tells them from a code that it put in them.
    """
    hide = _Mask(names_of(state))
    return replace(
        report,
        title=hide.text(report.title),
        details=tuple((label, hide.text(text)) for label, text in report.details),
        sections=tuple(
            replace(one, title=hide.text(one.title), items=tuple(map(hide.item, one.items))) for one in report.sections
        ),
        left_out=tuple(map(hide.item, report.left_out)),
    )


def masked_agreements(state: State) -> State:
    """The state with words in the place of what :func:`found_in_agreements` tells of, and of people's names."""
    hide = _Mask(names_of(state))
    agreements = tuple(
        msgspec.structs.replace(agreed, what=hide.text(agreed.what), who=hide.text(agreed.who or "") or None)
        for agreed in state.agreements
    )
    return msgspec.structs.replace(state, client=hide.text(state.client or "") or None, agreements=agreements)


@dataclass(frozen=True, slots=True)
class _Mask:
    names: tuple[str, ...]

    def text(self, text: str) -> str:
        return without(mask(text, spot(text)), self.names)

    def item(self, item: Item) -> Item:
        return replace(
            item, lead=self.text(item.lead), text=self.text(item.text), source=self.text(item.source),
            original=None if item.original is None else self.text(item.original),
            parts=tuple(map(self.item, item.parts)), picture=self.picture(item.picture) if item.picture else None,
        )  # fmt: skip

    def picture(self, picture: Picture) -> Picture:
        shapes = (replace(shape, text=self.text(shape.text)) if isinstance(shape, Label) else shape
                  for shape in picture.shapes)  # fmt: skip
        return replace(picture, shapes=tuple(shapes), words=self.text(picture.words))


def _found(*texts: str, place: str, time: str = "", event: str = "") -> Iterator[Found]:
    if kinds := tuple(dict.fromkeys(found.kind for text in texts for found in spot(text))):
        yield Found(kinds=kinds, place=one_line(place), time=time, event=event)


def _found_in(item: Item, place: str) -> Iterator[Found]:
    yield from _found(item.lead, item.text, item.source, place=place, time=item.time, event=item.event)
    for part in item.parts:
        yield from _found_in(part, place)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _OWN_FIELDS:
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
