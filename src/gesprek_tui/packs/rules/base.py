"""What a rule is: an id, a severity, why it is there, and one bad and one good example that are its test."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from gesprek_tui.packs.findings import Severity, Told
from gesprek_tui.packs.models import Kind
from gesprek_tui.packs.parse import Loc
from gesprek_tui.packs.spoken import ours
from gesprek_tui.packs.subject import CaseSubject, Said, Subject

Part: TypeAlias = Literal["pack", "phase", "question", "hint", "scale", "case", "overlay", "report"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, at a path in the file: at the value there or, with ``key``, at its key."""

    loc: Loc
    told: Told
    key: bool = False


class Rule:
    """One rule.

    An error is something that cannot work in a conversation; a warning may be meant, and then stands among
    the pack's exceptions. The first sentence of ``explanation`` says what the rule asks. The examples are
    fragments of a ``part``: of keys of a pack, case or overlay, of items of a list, or a template. ``# hier``
    ends the lines of the bad one that have a finding.
    """

    id: ClassVar[str]
    severity: ClassVar[Severity]
    explanation: ClassVar[str]
    part: ClassVar[Part]
    bad: ClassVar[str]
    good: ClassVar[str]


class PackRule(Rule, ABC):
    """A rule that looks at a pack."""

    @abstractmethod
    def look(self, subject: Subject) -> Iterator[Problem]:
        """All that is wrong by this rule."""


class CaseRule(Rule, ABC):
    """A rule that looks at a case."""

    @abstractmethod
    def look(self, subject: CaseSubject) -> Iterator[Problem]:
        """All that is wrong by this rule."""


class SaidRule(PackRule):
    """A rule about what is said to the client: the ``u`` sentence, and only when that is right the ``je`` one."""

    part = "question"
    only: ClassVar[Collection[Kind]] = ()
    exempt: ClassVar[Collection[Kind]] = ()

    def look(self, subject: Subject) -> Iterator[Problem]:
        """One problem for each pair of sentences at most: who repairs one form sees the other beside it."""
        for said in subject.said():
            if said.kind not in self.exempt and (not self.only or said.kind in self.only):
                yield from self._first(said)

    def _first(self, said: Said) -> Iterator[Problem]:
        for form, text in (("u", said.spoken.u), ("je", said.spoken.je)):
            told = self.wrong(ours(text), said.kind)
            if told:
                yield Problem((*said.loc, form), told)
                return

    @abstractmethod
    def wrong(self, text: str, kind: Kind) -> Told | None:
        """What is wrong in a text on one line, without quotations and slots."""
