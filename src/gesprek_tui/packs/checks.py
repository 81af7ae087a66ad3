"""Checks a pack, a case or an overlay by all rules: each finding with its place, without what a pack excepts."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeAlias

from gesprek_tui.packs.applying import apply, of_no_pack
from gesprek_tui.packs.case import Case
from gesprek_tui.packs.findings import Finding, PackFault, Told, in_order
from gesprek_tui.packs.models import Pack
from gesprek_tui.packs.overlay import Overlay, OwnQuestion
from gesprek_tui.packs.parse import Document, Loc, Marks, PackFile, parse
from gesprek_tui.packs.places import OVERLAY
from gesprek_tui.packs.reader import Read, read_marked
from gesprek_tui.packs.rules.base import Problem, Rule
from gesprek_tui.packs.rules.registry import CASE_RULES, NEEDED_EXCEPTION, PACK_RULES, RULE_IDS, RULES
from gesprek_tui.packs.subject import CaseSubject, Subject

UnfitAmong: TypeAlias = Callable[[Sequence[Pack], str], Told | None]
"""What is wrong in a line that is typed, where these packs are known."""

_SCHEMA = ".schema.json"
_ERRORS = frozenset(rule.id for rule in RULES if rule.severity == "error")


def check(
    file: PackFile, others: Sequence[Pack] = (), *, case: bool = False, unfit: UnfitAmong = lambda _, __: None
) -> tuple[Finding, ...]:
    """All findings of one file, by place; those of the reader alone when it cannot be read.

    ``others`` are the packs that are known beside it, as their files say. A file with a script and no phases
    is a case too, and one that ``changes`` a pack an overlay. ``unfit`` looks at the lines that a case types.
    """
    if file.name.endswith(_SCHEMA):
        return (Finding(file.name, 1, 1, "bestand", "dit is het schema, geen pakket", "kies het bestand ernaast"),)
    try:
        keys = parse(file).data
        if case or ("script" in keys and "phases" not in keys):
            return _check_case(file, others, unfit)
        if file.stem.endswith(OVERLAY) or ("changes" in keys and "phases" not in keys):
            return _check_overlay(file, others)
        return _check_pack(file, others)
    except PackFault as fault:
        return fault.findings


def _check_pack(file: PackFile, others: Sequence[Pack]) -> tuple[Finding, ...]:
    read = read_marked(file, Pack)
    pack = read.model
    subject = Subject(read, [other for other in others if other.id != pack.id], RULE_IDS)
    found = [(rule, problem) for rule in PACK_RULES for problem in rule.look(subject)]
    excused = {(one.rule, one.at): one for one in pack.exceptions if one.rule not in _ERRORS}
    kept: list[tuple[Rule, Problem]] = []
    used = []
    for rule, problem in found:
        exemption = excused.get((rule.id, subject.owner(problem.loc)))
        if exemption:
            used.append(exemption)
        else:
            kept.append((rule, problem))
    kept += [(NEEDED_EXCEPTION, problem) for problem in NEEDED_EXCEPTION.look(subject, used, _ERRORS)]
    return _findings(file, read.marks, kept)


def _check_case(file: PackFile, others: Sequence[Pack], unfit: UnfitAmong) -> tuple[Finding, ...]:
    read = read_marked(file, Case)
    methods = [other.id for other in others if other.role == "method"]
    subject = CaseSubject(read, methods, partial(unfit, others))
    return _findings(file, read.marks, [(rule, problem) for rule in CASE_RULES for problem in rule.look(subject)])


def _check_overlay(file: PackFile, others: Sequence[Pack]) -> tuple[Finding, ...]:
    read = read_marked(file, Overlay)
    pack = next((other for other in others if other.id == read.model.changes), None)
    if pack is None:
        return (of_no_pack(read, [other.id for other in others]),)
    applied = apply(read, pack)
    changed = _as_read(read, applied.pack)
    subject = Subject(changed, [other for other in others if other is not pack], RULE_IDS)
    problems = [(rule, problem) for rule in PACK_RULES for problem in rule.look(subject)]
    own = [(rule, problem) for rule, problem in problems if problem.loc in changed.marks.values]
    return in_order([*applied.findings, *_findings(file, changed.marks, own)])


def _as_read(read: Read[Overlay], pack: Pack) -> Read[Pack]:
    """The changed pack as if it was read, so that every rule of packs can look at it.

    What comes from the overlay has the place that it has there; the rest of the pack, which is not the user's
    to mend, has none.
    """
    marks = Marks()
    for at, phase in enumerate(pack.phases):
        _mark(marks, ("phases", at, "title"), read.marks, ("titles", phase.id))
        for index, question in enumerate(phase.questions):
            if isinstance(question, OwnQuestion):
                given = ("questions", read.model.questions.index(question))
                _mark(marks, ("phases", at, "questions", index), read.marks, given)
    data = pack.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return Read(pack, read.file, Document(data, marks, (), frozenset()))


def _mark(marks: Marks, loc: Loc, given: Marks, given_loc: Loc) -> None:
    """Give what stands at ``loc``, and all inside it, the places of what was ``given``."""
    for places, found in ((marks.values, given.values), (marks.keys, given.keys)):
        for inner, place in found.items():
            if inner[: len(given_loc)] == given_loc:
                places[(*loc, *inner[len(given_loc) :])] = place


def _findings(file: PackFile, marks: Marks, found: Iterable[tuple[Rule, Problem]]) -> tuple[Finding, ...]:
    return in_order(
        Finding(
            file.name,
            *(marks.key(problem.loc) if problem.key else marks.value(problem.loc)),
            rule.id,
            *problem.told,
            severity=rule.severity,
        )
        for rule, problem in found
    )
