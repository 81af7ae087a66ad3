"""What each command without a screen does: reads the journal or the packs, prints, gives the exit code."""

import json
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from typing import Any, Literal, Protocol

from gesprek_tui import __version__, dutch
from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.state import State
from gesprek_tui.conversation.summary import Summary, summarise
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.exchange import read_document, to_document
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.report.files import write_new
from gesprek_tui.report.markdown import markdown
from gesprek_tui.report.plain import plain
from gesprek_tui.report.sections import report_of
from gesprek_tui.report.view import as_json, list_row
from gesprek_tui.text import client_key, one_line

Format = Literal["md", "json"]
_LATEST = "laatste"
_NAMED = 5


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
    """``gesprek list``."""
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
    """``gesprek packs list``: every method with where it comes from, then what was left out."""
    listing = catalog.heads()
    for head in listing.heads:
        origin = catalog.origin(head.id)
        place = dutch.origin(origin.kind, origin.package)
        print(f"{head.id} · {one_line(head.title)} · {head.version} · {place}")
    for finding in listing.left_out:
        print(dutch.left_out(str(finding)), file=sys.stderr)
    return 0


def packs_show(catalog: Catalog, pack_id: str) -> int:
    """``gesprek packs show ID``."""
    pack = catalog.pack(pack_id)
    print(f"{pack.title} ({pack.id} {pack.version}, {pack.licence})")
    print(pack.summary)
    for phase in pack.phases:
        print(f"\n{phase.title} – {phase.aim}")
        for question in phase.questions:
            print(f"  {question.u}")
            if question.je != question.u:
                print(f"  {question.je}")
    if pack.sources:
        print(f"\n{dutch.SOURCES}")
    for source in pack.sources:
        parts = (source.author, source.title, str(source.year or ""), source.url, source.note)
        print("  " + " · ".join(part for part in parts if part))
    return 0


def packs_check(catalog: Catalog, files: Sequence[Path]) -> int:
    """``gesprek packs check FILE...``: 0 when no file has an error, 1 otherwise."""
    wrong = 0
    for file in files:
        findings = catalog.check(file)
        errors = [finding for finding in findings if finding.severity == "error"]
        wrong += bool(errors)
        for finding in findings:
            print(finding)
        if not findings:
            print(dutch.pack_is_good(one_line(file.name)))
    return 1 if wrong else 0


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
