"""All that is kept of a conversation as text, for the right of access: unlike a report it leaves nothing out."""

from collections.abc import Iterator, Sequence
from typing import Any

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import access as words
from gesprek_tui.dutch import marking
from gesprek_tui.dutch.dates import day
from gesprek_tui.report.words import day_of, parsed
from gesprek_tui.text import clean

_FIRST = ("text", "what", "title")
"""The words that an event is about, told without a label."""


def whole(state: State, draft: Sequence[str]) -> str:
    """Every event in order, those that no longer count too, and the rows of the draft; ends in one line break."""
    return "\n".join(_lines(state, draft)) + "\n"


def _lines(state: State, draft: Sequence[str]) -> Iterator[str]:
    started = parsed(state.started)
    yield words.WHOLE.format(day=day_of(started) if started else "?")
    yield ""
    known: dict[str, str] = {}
    for event in state.log:
        name, *rest = _told(event, known)
        known[event.id] = name
        undone = f" ({words.UNDONE})" if event.id in state.undone else ""
        yield f"{event.at[:10]} {event.at[11:19]}  {name}{undone}"
        yield from (f"{' ' * 21}{line}" for line in rest)
    if draft:
        yield from ("", words.DRAFT)
        yield from (f"  {line}" for row in draft for line in clean(row).split("\n"))


def _told(event: ev.Event, known: dict[str, str]) -> Iterator[str]:
    if isinstance(event, ev.Unknown):
        yield words.NEWER
        return
    kind = words.KINDS[event.kind]
    if isinstance(event, ev.Erased):
        when = parsed(event.erased_at)
        was = words.KINDS.get(event.was, words.KINDS["erased"])
        yield f"{was}: {words.ERASED.format(day=day(when) if when else '?')}"
        return
    fields = dict(_fields(event))
    first = next((fields.pop(name) for name in _FIRST if name in fields), "")
    lines = (f"{kind}: {first}" if first else kind).split("\n")
    of = getattr(event, "of", None)
    yield lines[0]
    yield from lines[1:]
    if of in known:
        yield f"→ {known[of]}"
    yield from (f"{words.LABELS.get(name, name)}: {text}" for name, text in fields.items())


def _fields(event: ev.Event) -> Iterator[tuple[str, str]]:
    if isinstance(event, ev.ItemSet):
        yield "title", f"{clean(event.title)}: {'; '.join(f'{f.title} {f.text}' for f in event.fields)}"
        return
    for name in event.__struct_fields__:
        value: Any = getattr(event, name)
        if name == "mark" and value:
            yield name, marking.WORDS[value]
        elif name in ("value", "confidence") and value is not None:
            yield name, number(value)
        elif name in (*_FIRST, *words.LABELS) and value is not None:
            yield name, clean(str(value))
        elif value is True:
            yield name, "ja"
