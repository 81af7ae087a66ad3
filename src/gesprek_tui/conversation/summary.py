"""The one row per conversation that a list shows, made from its state."""

from msgspec import Struct

from gesprek_tui.conversation.state import Agreement, State

SUMMARY_VERSION = 2
"""Raised when :class:`Summary` or how it is made changes; the journal then rebuilds its rows."""

_OWN = ("ik", "samen")


class Promise(Struct, frozen=True, kw_only=True):
    """What the professional is to do, alone or together. ``id`` is the agreement's; ``when_at`` is ISO."""

    id: str
    what: str
    when: str | None
    when_at: str | None


class Summary(Struct, frozen=True, kw_only=True):
    """What a list of conversations shows. ``method`` and ``phase`` are ids; times are ISO with offset.

    ``promises`` are what the professional promised in it and did not do yet.
    """

    id: str
    client: str | None
    title: str | None
    method: str | None
    method_title: str | None
    phase: str | None
    phase_title: str | None
    started: str
    ended: str | None
    notes: int
    promises: tuple[Promise, ...] = ()


def summarise(state: State) -> Summary:
    """The row of a conversation: its own method and its place there, not those of a method inside it."""
    own = state.frames[0] if state.frames else None
    return Summary(
        id=state.id,
        client=state.client,
        title=state.title,
        method=own.method if own else None,
        method_title=own.title if own else None,
        phase=own.phase if own else None,
        phase_title=own.title_of(own.phase) if own else None,
        started=state.started,
        ended=state.ended,
        notes=len(state.notes),
        promises=tuple(_promise(agreed) for agreed in state.agreements if _open(agreed)),
    )


def _open(agreed: Agreement) -> bool:
    return not agreed.done and (agreed.who or "").strip().casefold() in _OWN


def _promise(agreed: Agreement) -> Promise:
    return Promise(id=agreed.id, what=agreed.what, when=agreed.when, when_at=agreed.when_at)
