"""The one row per conversation that a list shows, made from its state."""

from dataclasses import dataclass

SUMMARY_VERSION = 1
"""Raised when :class:`Summary` or how it is made changes; the journal then rebuilds its rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a list of conversations shows. ``method`` and ``phase`` are ids; times are ISO with offset."""

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
