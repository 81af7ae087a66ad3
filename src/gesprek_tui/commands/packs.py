"""What ``gesprek packs`` does: lists, shows, checks and explains."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from textwrap import fill, indent
from typing import Literal

from gesprek_tui.commands.printing import print_json
from gesprek_tui.dutch import checking
from gesprek_tui.line.commands import list_command
from gesprek_tui.line.grammar import Unfit, read_line
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.findings import Finding, PackFault, Told
from gesprek_tui.packs.models import Pack
from gesprek_tui.report.shelf import SUFFIX
from gesprek_tui.text import one_line

CheckForm = Literal["text", "json", "github"]
_TEXT_WIDTH = 80


def packs_list(catalog: Catalog) -> int:
    """``gesprek packs list``: every pack with where it comes from and what is not a method, then what was left out."""
    left_out = catalog.left_out()  # reads them whole first: a pack with a broken body is not there
    for pack_id in catalog.ids():
        with suppress(PackFault):
            head = catalog.head(pack_id)
            role = f" · {checking.ROLES[head.role]}" if head.role in checking.ROLES else ""
            print(f"{head.id} · {one_line(head.title)} · {head.version} · {_origin(catalog, head.id)}{role}")
    for finding in left_out:
        print(checking.left_out(str(finding)), file=sys.stderr)
    return 0


def packs_show(catalog: Catalog, pack_id: str) -> int:
    """``gesprek packs show ID``: the pack as it is used, where it comes from, and the ids that an overlay names."""
    pack = catalog.pack(pack_id)
    print(f"{pack.title} ({pack.id} {pack.version}, {pack.licence})")
    print(_origin(catalog, pack_id))
    print(f"\n{pack.summary}")
    for phase in pack.phases:
        print(f"\n{phase.title} ({phase.id}) – {phase.aim}")
        for question in phase.questions:
            print(f"  {question.u} · {question.id}")
            if question.je != question.u:
                print(f"  {question.je}")
    if pack.hints:
        print(f"\n{checking.HINTS}")
    for hint in pack.hints:
        print(f"  {hint.say.u} · {hint.id}")
    if pack.sources:
        print(f"\n{checking.SOURCES}")
    for source in pack.sources:
        parts = (source.author, source.title, str(source.year or ""), source.url, source.note)
        print("  " + " · ".join(part for part in parts if part))
    return 0


def _origin(catalog: Catalog, pack_id: str) -> str:
    origin = catalog.origin(pack_id)
    place = checking.origin(origin.kind, origin.package)
    return f"{place} · {checking.OVERLAID}" if catalog.overlaid(pack_id) else place


def packs_check(catalog: Catalog, files: Sequence[Path], form: CheckForm, *, strict: bool) -> int:
    """``gesprek packs check FILE...``: 0 when no file has an error or, with ``strict``, any finding; else 1."""
    from gesprek_tui.packs.rules.registry import READING_RULES  # noqa: PLC0415 - only for authors of packs

    found = [(file, _findings(catalog, file)) for file in files]
    findings = [finding for _, of_file in found for finding in of_file]
    if form == "json":
        print_json([_finding_row(finding) for finding in findings])
    elif form == "github":
        for finding in findings:
            print(_workflow_command(finding))
    else:
        for file, of_file in found:
            for finding in of_file:
                place = f"{finding.file}:{finding.line}:{finding.column}"  # as editors read it from any compiler
                print(f"{place}: {finding.rule}  {checking.found(finding.reason, finding.severity)}")
            if not of_file:
                print(checking.is_good(one_line(file.name)))
    errors = sum(finding.severity == "error" for finding in findings)
    if findings and form == "text":
        unread = {finding.rule for finding in findings} & {rule.id for rule in READING_RULES}
        told = checking.findings_told(errors, len(findings) - errors)
        print(f"{told} {checking.REST_LATER}" if unread else told, file=sys.stderr)
    return 1 if errors or (strict and findings) else 0


def _findings(catalog: Catalog, file: Path) -> tuple[Finding, ...]:
    if file.suffix != SUFFIX:
        return catalog.check(file, unfit)
    from gesprek_tui.report.checking import findings_of  # noqa: PLC0415 - with Jinja2, only for authors of templates

    return findings_of(file)


def unfit(packs: Sequence[Pack], line: str) -> Told | None:
    """What is wrong in a line that a case types: no command of the program nor of a list, or its words do not fit."""
    read = read_line(line, datetime.now(), [list_command(kept) for pack in packs for kept in pack.lists])
    if not isinstance(read, Unfit):
        return None
    return Told(checking.no_command(one_line(line)), checking.meant(read.nearest) if read.nearest else "")


def packs_rule(rule_id: str | None) -> int:
    """``gesprek packs rule [ID]``: what a rule asks, with both examples; without ID all rules."""
    from gesprek_tui.packs.rules.registry import PACK_RULES, RULES, rule_of  # noqa: PLC0415 - only for authors of packs

    if rule_id is None:
        for rule in RULES:
            print(f"{rule.id} · {checking.SEVERITIES[rule.severity]} · {rule.explanation.partition('. ')[0]}.")
        return 0
    rule = rule_of(rule_id)
    print(f"{rule.id} · {checking.SEVERITIES[rule.severity]}\n\n{fill(rule.explanation, _TEXT_WIDTH)}")
    examples = [(checking.RULE_BAD, rule.bad), (checking.RULE_GOOD, rule.good)]
    if rule.severity == "warning" and rule in PACK_RULES:
        examples.append((checking.RULE_EXCEPTION, checking.exemption_of(rule.id)))
    for title, example in examples:
        print(f"\n{title}\n\n{indent(example, '    ')}")
    return 0


def _finding_row(finding: Finding) -> dict[str, str | int | None]:
    return {
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "suggestion": finding.suggestion or None,
    }


def _workflow_command(finding: Finding) -> str:
    """What a code host shows beside the line: GitHub's workflow command, with its own escapes."""
    text = finding.reason.replace("%", "%25")
    file = finding.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    place = f"file={file},line={finding.line},col={finding.column},title={finding.rule}"
    return f"::{finding.severity} {place}::{text}"
