"""Checks a pack or a case by all rules: each finding with its place, without what the pack excepts."""

from collections.abc import Iterable, Sequence

from gesprek_tui.packs.case import Case
from gesprek_tui.packs.findings import Finding, PackFault, in_order
from gesprek_tui.packs.models import Pack
from gesprek_tui.packs.parse import Marks, PackFile, parse
from gesprek_tui.packs.reader import read_marked
from gesprek_tui.packs.rules.base import Problem, Rule
from gesprek_tui.packs.rules.registry import CASE_RULES, NEEDED_EXCEPTION, PACK_RULES, RULE_IDS, RULES
from gesprek_tui.packs.subject import CaseSubject, Subject

_ERRORS = frozenset(rule.id for rule in RULES if rule.severity == "error")


def check(file: PackFile, others: Sequence[Pack] = (), *, case: bool = False) -> tuple[Finding, ...]:
    """All findings of one file, by place; those of the reader alone when it cannot be read.

    ``others`` are the packs that are known beside it. A file with a script and no phases is a case too.
    """
    try:
        keys = parse(file).data
        if case or ("script" in keys and "phases" not in keys):
            return _check_case(file, others)
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


def _check_case(file: PackFile, others: Sequence[Pack]) -> tuple[Finding, ...]:
    read = read_marked(file, Case)
    subject = CaseSubject(read, [other.id for other in others if other.role == "method"])
    return _findings(file, read.marks, [(rule, problem) for rule in CASE_RULES for problem in rule.look(subject)])


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
