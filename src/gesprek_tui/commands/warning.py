"""What ``gesprek export`` says before it writes: where something points at one person, never what."""

import sys
from collections.abc import Iterator
from typing import Literal

from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import sensitive as words
from gesprek_tui.report.masking import Found, found_in, found_in_agreements, found_in_events
from gesprek_tui.report.template import Template
from gesprek_tui.text import one_line

Format = Literal["md", "html", "docx", "txt", "json", "ics", "fields"]


def warn(state: State, kind: Format, template: Template, memory: Memory | None, *, masks: bool, name: str = "") -> None:
    """Tell it on standard error, a line for each place; nothing where nothing was found.

    ``name`` is that of the file, where there are more.
    """
    numbers = {note.id: number for number, note in enumerate(state.notes, 1)}
    events = {event.id: event.seq for event in state.log} if kind == "json" else {}
    places = [
        words.place(
            one.kinds, note=numbers.get(one.event), event=events.get(one.event), section=one.place, time=one.time
        )
        for one in _found(state, kind, template, memory)
    ]
    if places:
        head = words.MASKS if masks else words.FOUND
        lines = (f"{name}: {head}" if name else head, *places, words.advice(masks=masks, lossless=kind == "json"))
        print("\n".join(map(one_line, lines)), file=sys.stderr)


def _found(state: State, kind: Format, template: Template, memory: Memory | None) -> Iterator[Found]:
    match kind:
        case "json":
            return found_in_events(state)
        case "ics":
            return found_in_agreements(state)
        case _:
            return found_in(template.report(state, memory))
