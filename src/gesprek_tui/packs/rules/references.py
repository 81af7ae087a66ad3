"""Rules of what points to something else: phases, questions, instruments and methods that are there."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from gesprek_tui.packs.findings import Told, nearest, shown
from gesprek_tui.packs.models import When
from gesprek_tui.packs.parse import Loc
from gesprek_tui.packs.rules.base import PackRule, Problem
from gesprek_tui.packs.subject import Subject

What: TypeAlias = Literal["fase", "vraag", "schaalvraag", "lijst", "invulwoord", "methode"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that points to something; ``by`` is the phase, question or slot in which it stands, if any."""

    what: What
    name: str
    loc: Loc
    by: str | None = None


def references(subject: Subject) -> Iterator[Reference]:
    """All that points to something else."""
    for slot_id, slot in subject.pack.slots.items():
        if slot.of:
            yield Reference("invulwoord", slot.of, ("slots", slot_id, "of"), slot_id)
    for phase, loc in subject.phases():
        for field in ("requires", "better_after"):
            for at, name in enumerate(getattr(phase, field)):
                yield Reference("fase", name, (*loc, field, at), phase.id)
        for at, back in enumerate(phase.back):
            yield Reference("fase", back.to, (*loc, "back", at, "to"), phase.id)
        if phase.gate:
            yield Reference("fase", phase.gate.on_no, (*loc, "gate", "on_no"), phase.id)
        for at, name in enumerate(phase.instruments):
            yield from _instrument(name, (*loc, "instruments", at))
    for question, loc in subject.questions():
        for at, name in enumerate(question.follow_ups):
            yield Reference("vraag", name, (*loc, "follow_ups", at), question.id)
    yield from _of_hints(subject)


def _of_hints(subject: Subject) -> Iterator[Reference]:
    for at, hint in enumerate(subject.pack.hints):
        for when, loc in _conditions(hint.when, ("hints", at, "when")):
            yield from _of_keys(when, loc)
        yield from _of_keys(hint.do, ("hints", at, "do"))


def _conditions(when: When, loc: Loc) -> Iterator[tuple[When, Loc]]:
    yield when, loc
    for key, inner in (("all", when.all), ("any", when.any)):
        for index, one in enumerate(inner or ()):
            yield from _conditions(one, (*loc, key, index))
    if when.not_:
        yield from _conditions(when.not_, (*loc, "not"))


_KEYS: dict[str, What] = {
    "phase": "fase", "visited": "fase", "gate_open": "fase", "go": "fase",
    "asked": "vraag", "not_asked": "vraag", "ask": "vraag",
    "open_item": "lijst", "method": "methode", "good_enough": "schaalvraag", "answered": "schaalvraag",
}  # fmt: skip

_NAMED: dict[str, What] = {
    "scale_below": "schaalvraag", "scale_above": "schaalvraag", "numbers": "schaalvraag", "asked_in": "fase",
}  # fmt: skip
"""The keys whose own keys are names."""


def _of_keys(part: object, loc: Loc) -> Iterator[Reference]:
    for key, what in _KEYS.items():
        name = getattr(part, key, None)
        if name:
            yield Reference(what, name, (*loc, key))
    for key, what in _NAMED.items():
        for name in getattr(part, key, None) or ():
            yield Reference(what, name, (*loc, key, name))
    for key in ("not_used", "open"):
        name = getattr(part, key, None)
        if name:
            yield from _instrument(name, (*loc, key))


def _instrument(name: str, loc: Loc) -> Iterator[Reference]:
    kind, _, inner = name.partition(":")
    if kind == "scale":
        yield Reference("schaalvraag", inner, loc)
    elif kind == "list":
        yield Reference("lijst", inner, loc)


class KnownName(PackRule):
    """What a phase, a question or a hint points to is there."""

    id = "verwijzing"
    severity = "error"
    explanation = (
        "Alles waarnaar wordt verwezen, bestaat. Fasen staan in het pakket zelf; vragen, schaalvragen, lijsten en "
        "invulwoorden ook in de gedeelde pakketten."
    )
    part = "phase"
    bad = "- id: begin\n- id: vervolg\n  better_after: [bergin]  # hier"
    good = "- id: begin\n- id: vervolg\n  better_after: [begin]"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every name that nothing has."""
        known: dict[str, Collection[str]] = {
            "fase": subject.phase_ids,
            "vraag": subject.question_ids,
            "schaalvraag": subject.scale_ids,
            "lijst": subject.list_ids,
            "invulwoord": subject.slot_ids,
        }
        for one in references(subject):
            names = known.get(one.what)
            elsewhere = one.what == "fase" and one.by is None and subject.pack.role == "shared"
            if names is not None and one.name not in names and not elsewhere:
                told = Told(f"er is geen {one.what} {shown(one.name)}", nearest(one.name, names))
                yield Problem(one.loc, told)


class NotItself(PackRule):
    """A phase or a question points to another one, not to itself."""

    id = "verwijst-naar-zichzelf"
    severity = "error"
    explanation = (
        "Een fase of vraag wijst naar een andere. Een fase die op zichzelf wacht, gaat nooit open; een vraag die op "
        "zichzelf volgt, brengt het gesprek niet verder."
    )
    part = "phase"
    bad = "- id: begin\n- id: vervolg\n  back: [{signal: de cliënt haakt af, to: vervolg}]  # hier"
    good = "- id: begin\n- id: vervolg\n  back: [{signal: de cliënt haakt af, to: begin}]"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every reference to what it stands in."""
        for one in references(subject):
            if one.name == one.by:
                the, another = ("het", "ander") if one.what == "invulwoord" else ("de", "andere")
                reason = f"{the} {one.what} {shown(one.name)} wijst hier naar zichzelf"
                told = Told(reason, f"noem een {another} {one.what}")
                yield Problem(one.loc, told)


class GateOfPhase(PackRule):
    """A hint that waits for an open gate names a phase that has one."""

    id = "geen-gate"
    severity = "error"
    explanation = (
        "‘gate_open’ in een hint noemt een fase met een ‘gate’. Zonder gate is er geen ja of nee om op te wachten, en "
        "komt de hint nooit."
    )
    part = "hint"
    bad = "- when: {gate_open: begin}  # hier\n  say: {u: Vraag of het mag, je: Vraag of het mag}"
    good = "- when: {phase: begin}\n  say: {u: Vraag of het mag, je: Vraag of het mag}"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every ``gate_open`` of a phase without a gate."""
        for one in references(subject):
            phase = subject.pack.phase(one.name) if one.loc[-1] == "gate_open" else None
            if phase and not phase.gate:
                told = Told(f"de fase {shown(phase.id)} heeft geen gate", "noem een fase die er een heeft")
                yield Problem(one.loc, told)


class PhaseOfSomeMethods(PackRule):
    """A hint of a shared pack holds in every method, whatever its phases are."""

    id = "fase-in-gedeeld-pakket"
    severity = "warning"
    explanation = (
        "Een hint van een gedeeld pakket noemt liever geen fase. De hint geldt in elke methode, en werkt dan alleen in "
        "methoden die toevallig een fase met die naam hebben."
    )
    part = "pack"
    bad = """\
role: shared
hints:
  - id: vat-samen
    when: {phase: plannen}  # hier
    say: {u: Vat samen, je: Vat samen}
    why: er is veel gezegd"""
    good = """\
role: shared
hints:
  - id: vat-samen
    when: {minutes_in_phase: 10}
    say: {u: Vat samen, je: Vat samen}
    why: er is veel gezegd"""

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every phase that a hint of a shared pack names."""
        if subject.pack.role == "shared":
            for one in references(subject):
                if one.what == "fase" and one.by is None:
                    message = f"dit werkt alleen in methoden met een fase {shown(one.name)}"
                    yield Problem(one.loc, Told(message, "kies een voorwaarde die overal past"))


class KnownMethod(PackRule):
    """A method that a hint names is there; it may come with a pack that is not installed here."""

    id = "onbekende-methode"
    severity = "warning"
    explanation = (
        "Een hint verwijst naar een methode die hier bekend is. Is die er bij een ander niet, dan valt de hint daar "
        "weg; de rest werkt gewoon."
    )
    part = "hint"
    bad = "- say: {u: Iets uit te leggen?, je: Iets uit te leggen?}\n  do: {method: motiverend-advis}  # hier"
    good = "- say: {u: Iets uit te leggen?, je: Iets uit te leggen?}\n  do: {method: motiverend-advies}"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every method that is not known."""
        for one in references(subject):
            if one.what == "methode" and one.name not in subject.methods:
                told = Told(f"de methode {shown(one.name)} is hier niet bekend", nearest(one.name, subject.methods))
                yield Problem(one.loc, told)
