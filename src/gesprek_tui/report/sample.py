"""A conversation with one of everything that a template may name, to try templates on."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.state import State

_MARKS = ("fact", "quote", "strength", "parked", "friction", None)
_TEXT = "voorbeeld"


def sample() -> State:
    """An ended conversation of client K-017."""
    stamps: Iterator[dict[str, Any]] = (
        {"id": f"00000000-0000-7000-8000-{seq:012d}", "seq": seq, "at": _AT, "t": float(seq)} for seq in count(1)
    )
    events = [made(**next(stamps), **fields) for made, fields in _happened()]
    return fold(events[0].id, events)


_AT = "2026-12-01T10:00:00+01:00"


def _happened() -> Iterator[tuple[type[ev.Event], dict[str, Any]]]:
    yield ev.ConversationStarted, {"client": "K-017", "title": _TEXT, "channel": "telefoon", "minutes": 45}
    phases = (ev.PhaseName(id="eerst", title=_TEXT),)
    yield (
        ev.MethodEntered,
        {"method": "m", "title": _TEXT, "version": "1.0.0", "sha256": "", "phases": phases, "phase": "eerst"},
    )
    yield ev.GoalNamed, {"text": _TEXT}
    for mark in _MARKS:
        yield ev.NoteAdded, {"text": _TEXT, "mark": mark, "source": _TEXT if mark == "fact" else None}
    yield ev.NoteAdded, {"text": _TEXT, "mark": "quote", "by": "moeder"}
    yield ev.NoteAdded, {"text": _TEXT, "topic": "summary"}
    yield ev.NoteAdded, {"text": _TEXT, "topic": "rating"}
    yield (
        ev.ScaleSet,
        {"method": "m", "scale": "s", "title": _TEXT, "value": 5.0, "low": _TEXT, "high": _TEXT, "moment": "nu"},
    )
    for who in ("ik", "cl", "samen", "de zus"):
        yield (
            ev.AgreementAdded,
            {
                "what": _TEXT, "who": who, "when": "dinsdag", "when_at": "2026-12-08T10:00:00+01:00",
                "with_what": _TEXT, "if_then": _TEXT, "confidence": 8.0,
            },
        )  # fmt: skip
    for name in ("agenda", "network", "acute", "playing_field", "balance", "factoren"):
        column = ev.ItemField(id="wat", title=_TEXT, kind="text", text=_TEXT)
        yield ev.ItemSet, {"list": name, "title": _TEXT, "fields": (column,), "shared": True}
    yield ev.PhaseEntered, {"method": "m", "phase": "eerst", "title": _TEXT, "forced": True}
    yield ev.ConversationEnded, {}
