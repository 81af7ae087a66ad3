"""What the rules look at: a pack or a case, where its parts stand, and all that it may point to."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from gesprek_tui.packs.case import Case
from gesprek_tui.packs.findings import Told
from gesprek_tui.packs.models import Kind, Pack, Phase, Question, Spoken
from gesprek_tui.packs.parse import Data, Loc
from gesprek_tui.packs.reader import Read

Unfit: TypeAlias = Callable[[str], Told | None]
"""What is wrong in a line that is typed. The packs do not know the line: who does, brings this."""


@dataclass(frozen=True)
class Said:
    """A sentence said to the client, with its path; ``kind`` is that of a question."""

    spoken: Spoken
    loc: Loc
    kind: Kind


@dataclass(frozen=True)
class Subject:
    """The pack that is checked, among the ``others`` that are known and with the ids of all ``rules``."""

    read: Read[Pack]
    others: Sequence[Pack]
    rules: Collection[str]

    @property
    def pack(self) -> Pack:
        """The pack itself."""
        return self.read.model

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The pack and the shared packs that join it."""
        return (self.pack, *(pack for pack in self.others if pack.role == "shared"))

    @cached_property
    def methods(self) -> frozenset[str]:
        """The ids of all methods."""
        return frozenset(pack.id for pack in (self.pack, *self.others) if pack.role == "method")

    def phases(self) -> Iterator[tuple[Phase, Loc]]:
        """Every phase with its path."""
        for index, phase in enumerate(self.pack.phases):
            yield phase, ("phases", index)

    def questions(self) -> Iterator[tuple[Question, Loc]]:
        """Every question with its path."""
        for phase, loc in self.phases():
            for index, question in enumerate(phase.questions):
                yield question, (*loc, "questions", index)

    def said(self) -> Iterator[Said]:
        """All that is said to the client; not the silences, whose text is for the professional."""
        for question, loc in self.questions():
            if question.kind != "silence":
                yield Said(question, loc, question.kind)
        for at, scale in enumerate(self.pack.scales):
            yield Said(scale.ask, ("scales", at, "ask"), "scale")
            for index, rung in enumerate(scale.ladder):
                yield Said(rung, ("scales", at, "ladder", index), "scale")
        for index, rung in enumerate(self.pack.ladder):
            yield Said(rung, ("ladder", index), "scale")

    def texts(self) -> Iterator[tuple[str, Loc]]:
        """Every text of the file with its path."""
        return _texts(self.read.document.data, ())

    def owner(self, loc: Loc) -> str:
        """The id of what stands around a path: a question, a phase, a hint, ...; else that of the pack."""
        match loc:
            case ("phases", int(at), "questions", int(index), *_):
                return self.pack.phases[at].questions[index].id
            case (("phases" | "scales" | "lists" | "ladder" | "techniques" | "hints") as key, int(at), *_):
                owner: str = getattr(self.pack, key)[at].id
                return owner
        return self.pack.id

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


@dataclass(frozen=True)
class CaseSubject:
    """The case that is checked, with the ids of the methods that are known, and what knows the line if anything."""

    read: Read[Case]
    methods: Collection[str]
    unfit: Unfit = lambda _: None

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.read.model


def _texts(data: Data, loc: Loc) -> Iterator[tuple[str, Loc]]:
    if isinstance(data, str):
        yield data, loc
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, (*loc, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*loc, key))
