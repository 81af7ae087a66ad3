"""Rules of how a pack is built: names, locks, sources, and what belongs to shared packs only."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from gesprek_tui.packs.findings import Told, shown
from gesprek_tui.packs.parse import Loc
from gesprek_tui.packs.rules.base import PackRule, Problem
from gesprek_tui.packs.slots import misused
from gesprek_tui.packs.subject import Subject

Named: TypeAlias = Iterable[tuple[str, Loc]]


class UniqueId(PackRule):
    """An id names one thing: no two of a kind in the pack."""

    id = "dubbele-id"
    severity = "error"
    explanation = (
        "Een id komt in een pakket maar één keer voor. Hints en vervolgvragen wijzen ermee iets aan; staat hij er "
        "twee keer, dan is niet te zeggen wat bedoeld is."
    )
    part = "phase"
    bad = "- id: begin\n- id: begin  # hier"
    good = "- id: begin\n- id: vervolg"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every id that was used before it."""
        for group in _groups(subject):
            first: dict[str, Loc] = {}
            for name, loc in group:
                if name in first:
                    line = subject.read.marks.value(first[name])[0]
                    yield Problem(loc, Told(f"{shown(name)} staat ook op regel {line}", "kies een eigen naam"))
                first.setdefault(name, loc)


def _groups(subject: Subject) -> Iterator[Named]:
    pack = subject.pack
    yield ((phase.id, (*loc, "id")) for phase, loc in subject.phases())
    yield ((question.id, (*loc, "id")) for question, loc in subject.questions())
    for key in ("scales", "lists", "ladder", "hints", "techniques"):
        yield ((item.id, (key, index, "id")) for index, item in enumerate(getattr(pack, key)))
    yield ((kept.command, ("lists", index, "command")) for index, kept in enumerate(pack.lists))
    for at, scale in enumerate(pack.scales):
        yield ((rung.id, ("scales", at, "ladder", index, "id")) for index, rung in enumerate(scale.ladder))
    for at, kept in enumerate(pack.lists):
        yield ((column.id, ("lists", at, "columns", index, "id")) for index, column in enumerate(kept.columns))


class IdInOtherPack(PackRule):
    """A question's id is not that of a question in another pack."""

    id = "id-elders"
    severity = "warning"
    explanation = (
        "De id van een vraag staat in geen ander pakket. Heeft een gedeeld pakket dezelfde id, dan komt uw vraag "
        "ervoor in de plaats, ook in de hints van dat pakket. Zet een afkorting van de methode ervoor."
    )
    part = "question"
    bad = "- id: wat-neemt-u-mee  # hier\n  kind: open\n  u: Wat vond u?\n  je: Wat vond je?"
    good = "- id: mijn-wat-vond-u\n  kind: open\n  u: Wat vond u?\n  je: Wat vond je?"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every question whose id is known elsewhere."""
        elsewhere = {question.id: pack.id for pack in subject.others for _, question in pack.questions()}
        for question, loc in subject.questions():
            if question.id in elsewhere:
                told = Told(
                    f"de id {shown(question.id)} staat ook in het pakket {shown(elsewhere[question.id])}",
                    "zet een afkorting van uw methode ervoor",
                )
                yield Problem((*loc, "id"), told)


class ReachablePhase(PackRule):
    """No phase waits for ever: not for itself through others, nor for a gate that is locked by it."""

    id = "gaat-nooit-open"
    severity = "error"
    explanation = (
        "Elke fase kan opengaan. Twee fasen die op elkaar wachten (‘requires’), of een ‘gate’ achter haar eigen slot, "
        "blijven voor altijd dicht."
    )
    part = "phase"
    bad = "- id: begin  # hier\n  requires: [vervolg]\n- id: vervolg  # hier\n  requires: [begin]"
    good = "- id: begin\n- id: vervolg\n  requires: [begin]"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every phase that stays locked whatever one does."""
        phases = subject.pack.phases
        free = {phase.gate.on_no for phase in phases if phase.gate}
        waits: dict[str, set[str]] = {}
        gates: list[str] = []
        for phase in phases:
            needed = {*phase.requires, *gates} & set(subject.phase_ids)
            waits[phase.id] = set() if phase.id in free else needed
            gates += [phase.id] if phase.gate else []
        reached: set[str] = set()
        while ready := {name for name, needed in waits.items() if name not in reached and needed <= reached}:
            reached |= ready
        for phase, loc in subject.phases():
            stuck = sorted(waits[phase.id] - reached - {phase.id})
            if phase.id not in reached and stuck:
                names = ", ".join(shown(name) for name in stuck)
                told = Told(
                    f"deze fase gaat nooit open: ze wacht op {names}, en die wacht zelf ook", "haal een slot weg"
                )
                yield Problem((*loc, "id"), told)


class WayBack(PackRule):
    """A method of more than one phase says where it may go back to."""

    id = "geen-weg-terug"
    severity = "warning"
    explanation = (
        "Een methode met meer fasen heeft ergens een weg terug. Gesprekken lopen zelden recht: noem bij een fase onder "
        "‘back’ een signaal van de cliënt en de fase die dan weer nodig is, of zet er ‘anytime: true’ bij."
    )
    part = "phase"
    bad = "- id: begin\n  anytime: false\n- id: vervolg  # hier\n  anytime: false"
    good = "- id: begin\n  anytime: false\n- id: vervolg\n  back: [{signal: de cliënt haakt af, to: begin}]"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at the last phase, from which nothing leads back."""
        phases = subject.pack.phases
        way = any(phase.back or phase.anytime for phase in phases)
        if subject.pack.role == "method" and len(phases) > 1 and not way:
            told = Told("nergens in deze methode is er een weg terug", "geef een fase ‘back’ of ‘anytime: true’")
            yield Problem(("phases", len(phases) - 1, "id"), told)


class NamedSources(PackRule):
    """A method says where it comes from."""

    id = "bronnen"
    severity = "error"
    explanation = (
        "Een methode noemt haar bronnen. Wie ermee werkt, kan dan nalezen waar een vraag of een feit vandaan komt, en "
        "of het mag worden overgenomen."
    )
    part = "pack"
    bad = "sources: []  # hier"
    good = "sources:\n  - title: Werkwijzer Gespreksvoering\n    author: Divosa"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem where the sources would stand."""
        if subject.pack.role == "method" and not subject.pack.sources:
            told = Told("een methode noemt haar bronnen", "vul ‘sources’ met minstens een titel")
            above = (key for key in ("sources", "authors", "summary") if (key,) in subject.read.marks.keys)
            yield Problem((next(above, "sources"),), told, key=True)


class SharedOnly(PackRule):
    """The common ladder and the closing steps belong to shared packs, which join every method."""

    id = "alleen-gedeeld"
    severity = "error"
    explanation = (
        "De ladder van alle schaalvragen en de stappen van het afronden staan in een gedeeld pakket (role: shared). Ze "
        "gelden voor elke methode; in één methode zouden ze nergens te zien zijn."
    )
    part = "question"
    bad = "- kind: summary\n  u: Wat neemt u mee?\n  je: Wat neem je mee?\n  closes: summary  # hier"
    good = "- kind: summary\n  u: Wat neemt u mee?\n  je: Wat neem je mee?"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every ``ladder`` and ``closes`` in a pack that is not shared."""
        if subject.pack.role == "shared":
            return
        if subject.pack.ladder:
            message = "‘ladder’ hoort in een gedeeld pakket (role: shared)"
            yield Problem(("ladder",), Told(message, "zet de sporten bij een schaalvraag"), key=True)
        for question, loc in subject.questions():
            if question.closes:
                message = "‘closes’ hoort in een gedeeld pakket (role: shared)"
                yield Problem((*loc, "closes"), Told(message, "haal de regel hier weg"), key=True)


class DeclaredSlot(PackRule):
    """Braces in a text are a declared slot, or in a rung a number; any other stays on screen as it is."""

    id = "invulwoord"
    severity = "error"
    explanation = (
        "Wat tussen accolades staat, staat ook bij ‘slots’. Anders blijft het in het gesprek zo op het scherm staan. "
        "{n}, {better} en {worse} kunnen alleen in een sport van een schaalvraag."
    )
    part = "question"
    bad = "- kind: open\n  u: Wat weet u over {brief}?  # hier\n  je: Wat weet je over {brief}?  # hier"
    good = "- kind: open\n  u: Wat weet u over de brief?\n  je: Wat weet je over de brief?"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every text with braces that would not be filled in."""
        for text, loc in subject.texts():
            if loc[-1] != "url":
                for told in misused(text, subject.slot_ids, rung="ladder" in loc):
                    yield Problem(loc, told)
