"""An overlay applied to its pack: what fits changes the pack, what does not is a finding."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from gesprek_tui.packs.findings import Finding, Told, nearest, shown
from gesprek_tui.packs.models import Pack, Phase
from gesprek_tui.packs.overlay import Overlay, OwnQuestion
from gesprek_tui.packs.parse import Loc
from gesprek_tui.packs.reader import Read

UNKNOWN, CONTRADICTION, EMPTY_PHASE = "aanpassing-onbekend", "aanpassing-tegenspraak", "aanpassing-lege-fase"
"""The rules that an overlay may break without being left out; see :mod:`gesprek_tui.packs.rules.overlays`."""


@dataclass(frozen=True)
class Applied:
    """A pack as an overlay changes it, and what of the overlay did not fit."""

    pack: Pack
    findings: tuple[Finding, ...]

    @property
    def own(self) -> frozenset[str]:
        """The ids of the questions that are the user's own."""
        return frozenset(question.id for _, question in self.pack.questions() if isinstance(question, OwnQuestion))


def apply(read: Read[Overlay], pack: Pack) -> Applied:
    """The pack with all of the overlay that fits it; the pack that is given stays as it is."""
    applying = _Applying(read, pack)
    return Applied(applying.changed(), tuple(applying.findings))


def of_no_pack(read: Read[Overlay], known: Iterable[str]) -> Finding:
    """What is wrong with an overlay of a pack that is not among the ``known``."""
    name = read.model.changes
    meant = nearest(name, known) or "‘gesprek doctor’ noemt alle pakketten"
    told = Told(f"er is geen pakket {shown(name)} om aan te passen", meant)
    return _finding(read, UNKNOWN, ("changes",), told)


def _finding(read: Read[Overlay], rule: str, loc: Loc, told: Told) -> Finding:
    place = read.marks.key(loc) if loc[0] == "titles" else read.marks.value(loc)  # a phase is the key of its title
    return Finding(read.file.name, *place, rule, *told, severity="warning")


class _Applying:
    def __init__(self, read: Read[Overlay], pack: Pack) -> None:
        self.findings: list[Finding] = []
        self._read = read
        self._pack = pack
        self._phases = {phase.id for phase in pack.phases}
        self._stands = {question.id: phase.id for phase, question in pack.questions()}

    def changed(self) -> Pack:
        """The pack with what fits; fills ``findings`` with what does not."""
        own = {question.id: question for question in self._questions()}
        gone = self._gone(own)
        for name in self._read.model.titles:
            if name not in self._phases:
                self._find(UNKNOWN, ("titles", name), self._no_phase(name))
        phases = tuple(self._phase(phase, own, gone) for phase in self._pack.phases)
        hints = tuple(hint for hint in self._pack.hints if hint.id not in gone)
        return self._pack.model_copy(update={"phases": phases, "hints": hints})

    def _questions(self) -> Iterator[OwnQuestion]:
        """The user's questions that have a place in the pack, each id once."""
        seen: set[str] = set()
        for index, question in enumerate(self._read.model.questions):
            name, phase, stands = question.id, question.phase, self._stands.get(question.id)
            loc = ("questions", index)
            if name in seen:
                told = Told(f"{shown(name)} staat hier twee keer", "kies een eigen id")
                self._find(CONTRADICTION, (*loc, "id"), told)
                continue
            if stands is None and phase is None:
                meant = nearest(name, self._stands) or "zet er ‘phase’ bij als de vraag nieuw is"
                self._find(UNKNOWN, (*loc, "id"), Told(f"er is geen vraag {shown(name)} om te vervangen", meant))
                continue
            if stands is None and phase is not None and phase not in self._phases:
                self._find(UNKNOWN, (*loc, "phase"), self._no_phase(phase))
                continue
            if stands is not None and phase not in (None, stands):
                told = Told(
                    f"de vraag {shown(name)} staat in de fase {shown(stands)} en blijft daar",
                    "haal ‘phase’ weg, of kies een eigen id",
                )
                self._find(CONTRADICTION, (*loc, "phase"), told)
            seen.add(name)
            yield question

    def _gone(self, own: Mapping[str, OwnQuestion]) -> set[str]:
        """The ids of the pack's questions and hints that do not take part; every phase keeps a question."""
        new = [question.phase for question in own.values() if question.id not in self._stands]
        left = Counter([*self._stands.values(), *new])
        hints = {hint.id for hint in self._pack.hints}
        gone: set[str] = set()
        for index, name in enumerate(self._read.model.without):
            loc, phase = ("without", index), self._stands.get(name)
            if name in gone:
                continue
            if name in own:
                told = Told(f"{shown(name)} staat ook bij ‘questions’", "haal een van de twee weg")
                self._find(CONTRADICTION, loc, told)
            elif phase is None and name not in hints:
                known = {*self._stands, *hints}
                self._find(UNKNOWN, loc, Told(f"er is geen vraag of hint {shown(name)}", self._meant(name, known)))
            elif phase is not None and left[phase] == 1:
                message = f"zonder {shown(name)} heeft de fase {shown(phase)} geen vraag meer, dus hij blijft staan"
                self._find(EMPTY_PHASE, loc, Told(message, "zet er een eigen vraag voor in de plaats"))
            else:
                gone.add(name)
                left[phase] -= 1
        return gone

    def _phase(self, phase: Phase, own: Mapping[str, OwnQuestion], gone: Collection[str]) -> Phase:
        new = [one for one in own.values() if one.phase == phase.id and one.id not in self._stands]
        kept = [own.get(question.id, question) for question in phase.questions if question.id not in gone]
        title = self._read.model.titles.get(phase.id, phase.title)
        return phase.model_copy(update={"questions": (*new, *kept), "title": title})

    def _no_phase(self, name: str) -> Told:
        return Told(f"er is geen fase {shown(name)}", self._meant(name, self._phases))

    def _meant(self, name: str, known: Collection[str]) -> str:
        return nearest(name, known) or f"‘gesprek packs show {self._pack.id}’ noemt wat er is"

    def _find(self, rule: str, loc: Loc, told: Told) -> None:
        self.findings.append(_finding(self._read, rule, loc, told))
