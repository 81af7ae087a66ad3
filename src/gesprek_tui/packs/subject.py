"""What the content checks look at: a pack, where its parts stand, and all that it may point to."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from gesprek_tui.packs.findings import Finding, nearest, shown
from gesprek_tui.packs.models import Pack, Phase, Question
from gesprek_tui.packs.parse import Loc
from gesprek_tui.packs.reader import Read


@dataclass(frozen=True)
class Subject:
    """The pack that is checked, with all that it may point to."""

    file: str
    read: Read[Pack]
    shared: Sequence[Pack]
    methods: Collection[str]

    @property
    def pack(self) -> Pack:
        """The pack itself."""
        return self.read.model

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The pack and the shared packs that join it."""
        return (self.pack, *self.shared)

    def finding(
        self, loc: Loc, reason: str, severity: Literal["error", "warning"] = "error", *, key: bool = False
    ) -> Finding:
        """A finding at a value, or at its key."""
        marks = self.read.marks
        return Finding(self.file, *(marks.key(loc) if key else marks.value(loc)), reason, severity)

    def phases(self) -> Iterator[tuple[Phase, Loc]]:
        """Every phase with its path."""
        for index, phase in enumerate(self.pack.phases):
            yield phase, ("phases", index)

    def questions(self) -> Iterator[tuple[Question, Loc]]:
        """Every question with its path."""
        for phase, loc in self.phases():
            for index, question in enumerate(phase.questions):
                yield question, (*loc, "questions", index)

    @cached_property
    def phase_ids(self) -> tuple[str, ...]:
        """The phases of the pack itself: those of shared packs are no part of the way."""
        return tuple(phase.id for phase in self.pack.phases)

    @cached_property
    def question_ids(self) -> frozenset[str]:
        """The questions of all packs together."""
        return frozenset(question.id for pack in self.packs for _, question in pack.questions())

    @cached_property
    def list_ids(self) -> frozenset[str]:
        """The lists of all packs together."""
        return frozenset(kept.id for pack in self.packs for kept in pack.lists)

    @cached_property
    def scale_ids(self) -> frozenset[str]:
        """The scales of all packs together."""
        return frozenset(scale.id for pack in self.packs for scale in pack.scales)

    @cached_property
    def slot_ids(self) -> frozenset[str]:
        """The slots of all packs together."""
        return frozenset(slot for pack in self.packs for slot in pack.slots)

    def unknown(self, what: str, name: str, known: Collection[str], loc: Loc) -> Iterator[Finding]:
        """A finding when ``name`` is not among what is known. ``what`` is its Dutch noun."""
        if name not in known:
            yield self.finding(loc, f"er is geen {what} {shown(name)}{nearest(name, known)}")

    def instrument(self, name: str, loc: Loc) -> Iterator[Finding]:
        """A finding when an instrument names a scale or list that is not there."""
        kind, _, inner = name.partition(":")
        if kind == "scale":
            yield from self.unknown("schaalvraag", inner, self.scale_ids, loc)
        elif kind == "list":
            yield from self.unknown("lijst", inner, self.list_ids, loc)
