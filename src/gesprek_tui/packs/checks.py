"""Content checks on top of the models: one small function per rule, each finding with its place.

An error is something that cannot work in a conversation; a warning may be meant.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gesprek_tui.packs.address import slips
from gesprek_tui.packs.findings import Finding, PackFault, in_order, nearest, shown
from gesprek_tui.packs.models import Pack, When
from gesprek_tui.packs.parse import Data, Loc, PackFile, open_pack
from gesprek_tui.packs.reader import read_marked
from gesprek_tui.packs.slots import misused
from gesprek_tui.packs.subject import Subject

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Named: TypeAlias = Iterable[tuple[str, Loc]]
Rule: TypeAlias = Callable[[Subject], Iterator[Finding]]


def unique_ids(subject: Subject) -> Iterator[Finding]:
    """An id names one thing: no two of a kind in the pack."""
    pack = subject.pack
    groups: list[Named] = [
        ((phase.id, (*loc, "id")) for phase, loc in subject.phases()),
        ((question.id, (*loc, "id")) for question, loc in subject.questions()),
        ((scale.id, ("scales", index, "id")) for index, scale in enumerate(pack.scales)),
        ((kept.id, ("lists", index, "id")) for index, kept in enumerate(pack.lists)),
        ((kept.command, ("lists", index, "command")) for index, kept in enumerate(pack.lists)),
        ((rung.id, ("ladder", index, "id")) for index, rung in enumerate(pack.ladder)),
        ((hint.id, ("hints", index, "id")) for index, hint in enumerate(pack.hints)),
        ((technique.id, ("techniques", index, "id")) for index, technique in enumerate(pack.techniques)),
    ]
    for at, scale in enumerate(pack.scales):
        groups.append((rung.id, ("scales", at, "ladder", index, "id")) for index, rung in enumerate(scale.ladder))
    for at, kept in enumerate(pack.lists):
        groups.append((column.id, ("lists", at, "columns", index, "id")) for index, column in enumerate(kept.columns))
    for group in groups:
        first: dict[str, Loc] = {}
        for name, loc in group:
            if name in first:
                line = subject.read.marks.value(first[name])[0]
                yield subject.finding(loc, f"{shown(name)} staat ook op regel {line}; kies een eigen naam")
            first.setdefault(name, loc)


def phase_references(subject: Subject) -> Iterator[Finding]:
    """A phase points to other phases of the same pack."""
    for phase, loc in subject.phases():
        pointed: list[tuple[str, Loc]] = []
        for field in ("requires", "better_after"):
            pointed += [(name, (*loc, field, at)) for at, name in enumerate(getattr(phase, field))]
        pointed += [(back.to, (*loc, "back", at, "to")) for at, back in enumerate(phase.back)]
        if phase.gate:
            pointed.append((phase.gate.on_no, (*loc, "gate", "on_no")))
        for name, at in pointed:
            yield from subject.unknown("fase", name, subject.phase_ids, at)
            if name == phase.id:
                yield subject.finding(at, f"de fase {shown(name)} wijst hier naar zichzelf; noem een andere fase")


def reachable_phases(subject: Subject) -> Iterator[Finding]:
    """No phase waits for ever: not for itself through others, nor for a gate that is locked by it."""
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
            reason = f"deze fase gaat nooit open: ze wacht op {names}, en die wacht zelf ook; haal een slot weg"
            yield subject.finding((*loc, "id"), reason)


def question_references(subject: Subject) -> Iterator[Finding]:
    """A follow-up is another question of the pack or of a shared pack."""
    for question, loc in subject.questions():
        for index, name in enumerate(question.follow_ups):
            at = (*loc, "follow_ups", index)
            yield from subject.unknown("vraag", name, subject.question_ids, at)
            if name == question.id:
                yield subject.finding(at, f"de vraag {shown(name)} volgt hier op zichzelf; noem een andere vraag")


def instrument_references(subject: Subject) -> Iterator[Finding]:
    """The instruments of a phase are scales and lists that are there."""
    for phase, loc in subject.phases():
        for index, name in enumerate(phase.instruments):
            yield from subject.instrument(name, (*loc, "instruments", index))


def hint_conditions(subject: Subject) -> Iterator[Finding]:
    """What a hint's condition names exists."""
    for index, hint in enumerate(subject.pack.hints):
        for when, loc in _conditions(hint.when, ("hints", index, "when")):
            yield from _condition(subject, when, loc)


def _conditions(when: When, loc: Loc) -> Iterator[tuple[When, Loc]]:
    yield when, loc
    for key, inner in (("all", when.all), ("any", when.any)):
        for index, one in enumerate(inner or ()):
            yield from _conditions(one, (*loc, key, index))
    if when.not_:
        yield from _conditions(when.not_, (*loc, "not"))


def _condition(subject: Subject, when: When, loc: Loc) -> Iterator[Finding]:
    if when.phase:
        yield from _hinted_phase(subject, when.phase, (*loc, "phase"))
    if when.gate_open:
        at = (*loc, "gate_open")
        yield from _hinted_phase(subject, when.gate_open, at)
        phase = subject.pack.phase(when.gate_open)
        if phase and not phase.gate:
            yield subject.finding(at, f"de fase {shown(phase.id)} heeft geen gate; noem een fase die er een heeft")
    for key in ("asked", "not_asked"):
        name = getattr(when, key)
        if name:
            yield from subject.unknown("vraag", name, subject.question_ids, (*loc, key))
    for key in ("scale_below", "scale_above"):
        for name in getattr(when, key) or ():
            yield from subject.unknown("schaalvraag", name, subject.scale_ids, (*loc, key, name))
    if when.open_item:
        yield from subject.unknown("lijst", when.open_item, subject.list_ids, (*loc, "open_item"))
    if when.not_used:
        yield from subject.instrument(when.not_used, (*loc, "not_used"))
    if when.method:
        yield from _hinted_method(subject, when.method, (*loc, "method"))


def hint_deeds(subject: Subject) -> Iterator[Finding]:
    """What taking a move does is possible."""
    for index, hint in enumerate(subject.pack.hints):
        loc: Loc = ("hints", index, "do")
        if hint.do.ask:
            yield from subject.unknown("vraag", hint.do.ask, subject.question_ids, (*loc, "ask"))
        if hint.do.open:
            yield from subject.instrument(hint.do.open, (*loc, "open"))
        if hint.do.go:
            yield from _hinted_phase(subject, hint.do.go, (*loc, "go"))
        if hint.do.method:
            yield from _hinted_method(subject, hint.do.method, (*loc, "method"))


def _hinted_phase(subject: Subject, name: str, loc: Loc) -> Iterator[Finding]:
    if subject.pack.role == "shared":
        # the phases are those of whichever method is led
        yield subject.finding(loc, f"dit werkt alleen in methoden met een fase {shown(name)}", "warning")
    else:
        yield from subject.unknown("fase", name, subject.phase_ids, loc)


def _hinted_method(subject: Subject, name: str, loc: Loc) -> Iterator[Finding]:
    if name not in subject.methods and not (name == subject.pack.id and subject.pack.role == "method"):
        reason = f"de methode {shown(name)} is hier niet bekend{nearest(name, subject.methods)}"
        yield subject.finding(loc, reason, "warning")


def braces_are_slots(subject: Subject) -> Iterator[Finding]:
    """Braces in a text are a declared slot, or in a rung a number; any other stays on screen as it is."""
    for loc, text in _texts(subject.read.document.data, ()):
        if loc[-1] != "url":
            for reason in misused(text, subject.slot_ids, rung="ladder" in loc):
                yield subject.finding(loc, reason)


def address_fits(subject: Subject) -> Iterator[Finding]:
    """The ``u`` sentence keeps to u, the ``je`` sentence to je, with the verbs that go with them."""
    for loc, text in _texts(subject.read.document.data, ()):
        address = loc[-1]
        if address in {"u", "je"}:
            to_client = loc[0] != "hints"
            for reason in slips(text, "u" if address == "u" else "je", to_client=to_client):
                yield subject.finding(loc, reason)


def _texts(data: Data, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, (*loc, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*loc, key))


def methods_have_sources(subject: Subject) -> Iterator[Finding]:
    """A method says where it comes from."""
    if subject.pack.role == "method" and not subject.pack.sources:
        yield subject.finding(("sources",), "een methode noemt haar bronnen; vul ‘sources’ met minstens een titel")


def shared_only(subject: Subject) -> Iterator[Finding]:
    """The common ladder and the closing steps belong to shared packs, which join every method."""
    if subject.pack.role == "shared":
        return
    if subject.pack.ladder:
        reason = "‘ladder’ hoort in een gedeeld pakket (role: shared); zet de sporten bij een schaalvraag"
        yield subject.finding(("ladder",), reason, key=True)
    for question, loc in subject.questions():
        if question.closes:
            reason = "‘closes’ hoort in een gedeeld pakket (role: shared); haal de regel hier weg"
            yield subject.finding((*loc, "closes"), reason, key=True)


RULES: tuple[Rule, ...] = (
    unique_ids,
    phase_references,
    reachable_phases,
    question_references,
    instrument_references,
    hint_conditions,
    hint_deeds,
    braces_are_slots,
    address_fits,
    methods_have_sources,
    shared_only,
)


def check_pack(
    source: "PackFile | Path | Traversable", shared: Iterable[Pack] = (), methods: Collection[str] = ()
) -> tuple[Finding, ...]:
    """All findings of one file, by place; those of the reader alone when it cannot be read.

    ``shared`` are the packs it may point into, ``methods`` the ids of the methods that are known.
    """
    try:
        file = source if isinstance(source, PackFile) else open_pack(source)
        read = read_marked(file)
    except PackFault as fault:
        return fault.findings
    others = tuple(pack for pack in shared if pack.id != read.model.id)
    subject = Subject(file.name, read, others, methods)
    return in_order(finding for rule in RULES for finding in rule(subject))
