"""The findable lines of a conversation: what was said and kept, as it reads now, each with the event it comes from."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from gesprek_tui.conversation.events import Details, Mark
from gesprek_tui.conversation.state import Agreement, Item, Note, ScaleMark, State
from gesprek_tui.text import one_line

LINES_VERSION = 1
"""Raised when :class:`Line` or how lines are made changes; the journal then makes its lines again."""

Kind: TypeAlias = (
    Mark | Literal["note", "goal", "agreement", "item", "scale", "answer", "correction", "title"]
)  # fmt: skip
MARKS = frozenset[str](get_args(Mark))


class Line(Struct, frozen=True, kw_only=True):
    """One findable line. ``kind`` of a note is its mark, or ``note``; ``at`` is ISO; ``method`` is where one was."""

    event: str
    at: str
    kind: Kind
    method: str | None
    text: str


def lines_of(state: State) -> list[Line]:
    """What can be found of a conversation, without what was removed or undone; in order of time.

    Of an item, an agreement or the intake that was changed it is the line as it reads now, at the time at which it
    was first kept.
    """
    numbers = {event.id: event.seq for event in state.log}
    since = [visit.seq for visit in state.visits]

    def line(event: str, at: str, kind: Kind, *parts: str | None) -> Line:
        place = bisect_right(since, numbers.get(event, 0)) - 1
        method = state.visits[max(place, 0)].method if since else None
        return Line(event=event, at=at, kind=kind, method=method, text=_joined(parts))

    lines = [
        *_intake(state, line),
        *(_note(note) for note in state.notes),
        *(line(one.id, one.at, "agreement", *_agreement(one)) for one in state.agreements),
        *(line(one.id, one.at, "item", *_item(one)) for one in state.items),
        *_scales(state, line),
        *(line(one.id, one.at, "correction", one.text) for one in state.corrections),
    ]
    return sorted((one for one in lines if one.text), key=lambda one: numbers.get(one.event, 0))


_Make: TypeAlias = Callable[..., Line]


def _intake(state: State, line: _Make) -> Iterator[Line]:
    details = (e for e in reversed(state.log) if isinstance(e, Details) and e.id not in state.undone)
    if state.title and (said := next(details, None)):
        yield line(said.id, said.at, "title", state.title)
    if named := state.goal_named:
        yield line(named.id, named.at, "goal", named.text)


def _note(note: Note) -> Line:
    # an answer such as ‘niets’ is found by what was asked, and a quote by who said it
    parts = (note.question, f"{note.by}:" if note.by else None, note.text, note.source and f"({note.source})")
    return Line(
        event=note.id, at=note.at, kind=note.mark or "note", method=note.method, text=_joined(parts, " ")
    )  # fmt: skip


def _agreement(agreed: Agreement) -> tuple[str | None, ...]:
    return agreed.what, agreed.who, agreed.when, agreed.with_what, agreed.if_then


def _item(item: Item) -> Iterator[str]:
    columns = (field.text for field in item.fields if field.kind != "done")
    yield f"{item.title}: {next(columns, '')}"
    yield from columns


def _scales(state: State, line: _Make) -> Iterator[Line]:
    answered = {answer.id for mark in state.scales for answer in mark.answers}
    for mark in state.scales:
        if mark.text and mark.id not in answered:  # a rung that gives a number repeats its words
            yield line(mark.id, mark.at, "scale", _number(mark))
        for answer in mark.answers:
            yield line(answer.id, answer.at, "answer", f"{answer.question} {answer.text}")


def _number(mark: ScaleMark) -> str:
    return f"{mark.title}: {mark.text}"


def _joined(parts: Iterable[str | None], by: str = " · ") -> str:
    return by.join(text for part in parts if part and (text := one_line(part)))
