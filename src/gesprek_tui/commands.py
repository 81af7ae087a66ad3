"""What each command without a screen does: reads the journal or the packs, prints, gives the exit code."""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from textwrap import fill, indent
from typing import Any, Literal, Protocol

from gesprek_tui import __version__, dutch
from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.promises import due_words, promised
from gesprek_tui.conversation.state import State
from gesprek_tui.conversation.summary import Summary, summarise
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.exchange import read_document, to_document
from gesprek_tui.line.commands import list_command
from gesprek_tui.line.grammar import Unfit, read_line
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.findings import Finding, PackFault, Told
from gesprek_tui.packs.models import Pack
from gesprek_tui.report.files import write_new
from gesprek_tui.report.markdown import markdown
from gesprek_tui.report.plain import plain
from gesprek_tui.report.sections import report_of
from gesprek_tui.report.view import as_json, list_row
from gesprek_tui.text import client_key, one_line

Format = Literal["md", "json"]
CheckForm = Literal["text", "json", "github"]
_LATEST = "laatste"
_NAMED = 5
_TEXT_WIDTH = 80


class Kept(Protocol):
    """The journal as the commands read it."""

    def events(self, conversation: str) -> list[Event]:
        """The whole history of a conversation, in order."""
        ...

    def summaries(self, limit: int | None = None) -> list[Summary]:
        """One row per conversation, newest first."""
        ...

    def find(self, ending: str) -> list[str]:
        """The ids that end so."""
        ...

    def import_events(
        self, conversation: str, events: Sequence[Event], summary: Summary
    ) -> Literal["new", "same", "extended"]:
        """Add a history from elsewhere."""
        ...


def found(journal: Kept, wanted: str) -> str:
    """The id that ``wanted`` means: whole, an unambiguous end of it, or ``laatste``."""
    if wanted == _LATEST:
        newest = journal.summaries(limit=1)
        if not newest:
            raise GesprekError(dutch.NO_CONVERSATIONS)
        return newest[0].id
    ids = journal.find(wanted.casefold()) if wanted.strip() else []  # every id ends with nothing
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise GesprekError(dutch.no_such_conversation(one_line(wanted)))
    raise GesprekError(dutch.ambiguous_conversation(one_line(wanted), [known[-8:] for known in ids[-_NAMED:]]))


def list_conversations(journal: Kept, client: str | None, *, as_rows: bool) -> int:
    """``gesprek list``: what was promised first, as on the start screen."""
    rows = [
        row
        for row in journal.summaries()
        if client is None or (row.client is not None and client_key(row.client) == client_key(client))
    ]
    if as_rows:
        _print_json([list_row(row) for row in rows])
        return 0
    if not rows:
        print(dutch.NO_CONVERSATIONS)
    for one in promised(rows):
        due = due_words(one.promise.when, one.promise.when_at, datetime.now().date()) or dutch.NO_DAY
        print(one_line(" · ".join((dutch.PROMISED, due, one.row.client or dutch.NO_CLIENT, one.promise.what))))
    for row in rows:
        ended = dutch.ENDED_SHORT if row.ended else dutch.OPEN_SHORT
        cells = (row.id[-6:], row.started[:16].replace("T", " "), ended, row.client or "–", row.method_title or "–")
        title = f" · {row.title}" if row.title else ""
        print(one_line(" · ".join(cells)) + one_line(title and f" {title}"))
    return 0


def show(journal: Kept, wanted: str, *, state_too: bool) -> int:
    """``gesprek show``."""
    state = _state(journal, wanted)
    if state_too:
        _print_json(as_json(state))
    else:
        print(plain(report_of(state)), end="")
    return 0


def export(journal: Kept, wanted: str, kind: Format, target: Path | None) -> int:
    """``gesprek export``: to standard output, or to a file that does not exist yet."""
    state = _state(journal, wanted)
    text = markdown(report_of(state)) if kind == "md" else f"{_json(document(state))}\n"
    if target is None:
        sys.stdout.write(text)
    else:
        write_new(target, text.encode())
    return 0


def document(state: State) -> dict[str, Any]:
    """The lossless form of a conversation."""
    return to_document(as_json(state)["conversation"], state.log)


def import_file(journal: Kept, file: Path) -> int:
    """``gesprek import``."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise GesprekError(dutch.no_such_file(one_line(str(file)))) from None
    except OSError:
        raise GesprekError(dutch.cannot_read(one_line(str(file)))) from None
    conversation, events = read_document(data)
    state = fold(conversation, events)
    result = journal.import_events(conversation, events, summarise(state))
    print(dutch.IMPORTED[result].format(ending=conversation[-6:]))
    return 0


def packs_list(catalog: Catalog) -> int:
    """``gesprek packs list``: every pack with where it comes from and what is not a method, then what was left out."""
    left_out = catalog.left_out()  # reads them whole first: a pack with a broken body is not there
    for pack_id in catalog.ids():
        with suppress(PackFault):
            head = catalog.head(pack_id)
            role = f" · {dutch.ROLES[head.role]}" if head.role in dutch.ROLES else ""
            print(f"{head.id} · {one_line(head.title)} · {head.version} · {_origin(catalog, head.id)}{role}")
    for finding in left_out:
        print(dutch.left_out(str(finding)), file=sys.stderr)
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
        print(f"\n{dutch.HINTS}")
    for hint in pack.hints:
        print(f"  {hint.say.u} · {hint.id}")
    if pack.sources:
        print(f"\n{dutch.SOURCES}")
    for source in pack.sources:
        parts = (source.author, source.title, str(source.year or ""), source.url, source.note)
        print("  " + " · ".join(part for part in parts if part))
    return 0


def _origin(catalog: Catalog, pack_id: str) -> str:
    origin = catalog.origin(pack_id)
    place = dutch.origin(origin.kind, origin.package)
    return f"{place} · {dutch.OVERLAID}" if catalog.overlaid(pack_id) else place


def packs_check(catalog: Catalog, files: Sequence[Path], form: CheckForm, *, strict: bool) -> int:
    """``gesprek packs check FILE...``: 0 when no file has an error or, with ``strict``, any finding; else 1."""
    from gesprek_tui.packs.rules.registry import READING_RULES  # noqa: PLC0415 - only for authors of packs

    found = [(file, catalog.check(file, unfit)) for file in files]
    findings = [finding for _, of_file in found for finding in of_file]
    if form == "json":
        _print_json([_finding_row(finding) for finding in findings])
    elif form == "github":
        for finding in findings:
            print(_workflow_command(finding))
    else:
        for file, of_file in found:
            for finding in of_file:
                place = f"{finding.file}:{finding.line}:{finding.column}"  # as editors read it from any compiler
                print(f"{place}: {finding.rule}  {dutch.found(finding.reason, finding.severity)}")
            if not of_file:
                print(dutch.pack_is_good(one_line(file.name)))
    errors = sum(finding.severity == "error" for finding in findings)
    if findings and form == "text":
        unread = {finding.rule for finding in findings} & {rule.id for rule in READING_RULES}
        told = dutch.findings_told(errors, len(findings) - errors)
        print(f"{told} {dutch.REST_LATER}" if unread else told, file=sys.stderr)
    return 1 if errors or (strict and findings) else 0


def unfit(packs: Sequence[Pack], line: str) -> Told | None:
    """What is wrong in a line that a case types: no command of the program nor of a list, or its words do not fit."""
    read = read_line(line, datetime.now(), [list_command(kept) for pack in packs for kept in pack.lists])
    if not isinstance(read, Unfit):
        return None
    return Told(dutch.no_command(one_line(line)), dutch.meant(read.nearest) if read.nearest else "")


def packs_rule(rule_id: str | None) -> int:
    """``gesprek packs rule [ID]``: what a rule asks, with both examples; without ID all rules."""
    from gesprek_tui.packs.rules.registry import PACK_RULES, RULES, rule_of  # noqa: PLC0415 - only for authors of packs

    if rule_id is None:
        for rule in RULES:
            print(f"{rule.id} · {dutch.SEVERITIES[rule.severity]} · {rule.explanation.partition('. ')[0]}.")
        return 0
    rule = rule_of(rule_id)
    print(f"{rule.id} · {dutch.SEVERITIES[rule.severity]}\n\n{fill(rule.explanation, _TEXT_WIDTH)}")
    examples = [(dutch.RULE_BAD, rule.bad), (dutch.RULE_GOOD, rule.good)]
    if rule.severity == "warning" and rule in PACK_RULES:
        examples.append((dutch.RULE_EXCEPTION, dutch.exemption_of(rule.id)))
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


def doctor(catalog: Catalog, data_dir: Path, config: Path, store: dict[str, Any], *, as_object: bool) -> int:
    """``gesprek doctor``: versions, folders, terminal, encryption, packs left out and why; no content."""
    left_out = [{"file": f.file, "line": f.line, "column": f.column, "reason": f.reason} for f in catalog.left_out()]
    told: dict[str, Any] = {
        "version": __version__,
        "python": python_version(),
        "textual": _installed("textual"),
        "data_dir": str(data_dir),
        "config": str(config),
        **store,
        "packs": list(catalog.ids()),
        "left_out": left_out,
        "encoding": sys.stdout.encoding,
        "terminal": sys.stdout.isatty(),
    }
    if as_object:
        _print_json(told)
        return 0
    for name, value in told.items():
        if name != "left_out":
            shown = ", ".join(value) if isinstance(value, list) else dutch.yes_no(value)
            print(one_line(f"{dutch.DOCTOR[name]}: {shown}"))
    for row in left_out:
        print(dutch.left_out(one_line(f"{row['file']}:{row['line']}:{row['column']}: {row['reason']}")))
    return 0


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _state(journal: Kept, wanted: str) -> State:
    conversation = found(journal, wanted)
    return fold(conversation, journal.events(conversation))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _print_json(value: object) -> None:
    print(_json(value))
