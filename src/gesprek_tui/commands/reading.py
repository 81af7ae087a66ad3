"""What the commands that read the journal do: list, show, export and import; each gives the exit code."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol

from gesprek_tui.commands.printing import as_text, print_json
from gesprek_tui.commands.warning import Format, warn
from gesprek_tui.conversation.erasing import term_day
from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.finding import Hit, Query
from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.promises import due_words, promised
from gesprek_tui.conversation.state import State
from gesprek_tui.conversation.summary import Summary, summarise
from gesprek_tui.dutch import backup as backup_words
from gesprek_tui.dutch import erase, stored
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.exchange import MAX_BYTES, read_document, to_document
from gesprek_tui.outside import read_regular
from gesprek_tui.past import memory_of
from gesprek_tui.report.files import write_new
from gesprek_tui.report.formats import write_as
from gesprek_tui.report.plain import plain
from gesprek_tui.report.template import Template
from gesprek_tui.report.view import as_json, list_row
from gesprek_tui.text import client_key, one_line

_LATEST = "laatste"
_ALL = "alles"
_NAMED = 5


class Kept(Protocol):
    """The journal as the commands read it."""

    def events(self, conversation: str) -> list[Event]:
        """The whole history of a conversation, in order."""
        ...

    def summaries(self, limit: int | None = None) -> list[Summary]:
        """One row per conversation, newest first."""
        ...

    def conversations_of(self, client: str) -> list[str]:
        """The ids of a client's conversations, the newest first."""
        ...

    def ended_before(self, day: str) -> list[str]:
        """The ids of the conversations that ended before this day (ISO)."""
        ...

    def draft(self, conversation: str) -> str:
        """What was being typed."""
        ...

    def find(self, ending: str) -> list[str]:
        """The ids that end so."""
        ...

    def search(self, query: Query) -> list[Hit]:
        """The lines that fit, newest first."""
        ...


class TakesIn(Protocol):
    """The journal as an import writes to it."""

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
            raise GesprekError(stored.NONE)
        return newest[0].id
    ids = journal.find(wanted.casefold()) if wanted.strip() else []  # every id ends with nothing
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise GesprekError(stored.no_such(one_line(wanted)))
    raise GesprekError(stored.ambiguous(one_line(wanted), [known[-8:] for known in ids[-_NAMED:]]))


def list_conversations(journal: Kept, client: str | None, term: int | None, *, as_rows: bool) -> int:
    """``gesprek list``: what was promised first, as on the start screen; ``term`` is after how many days to remind."""
    rows = [
        row
        for row in journal.summaries()
        if client is None or (row.client is not None and client_key(row.client) == client_key(client))
    ]
    if as_rows:
        print_json([list_row(row) for row in rows])
        return 0
    if not rows:
        print(stored.NONE)
    for one in promised(rows):
        due = due_words(one.promise.when, one.promise.when_at, datetime.now().date()) or stored.NO_DAY
        print(one_line(" · ".join((stored.PROMISED, due, one.row.client or stored.NO_CLIENT, one.promise.what))))
    for row in rows:
        ended = stored.ENDED if row.ended else stored.OPEN
        cells = (row.id[-6:], row.started[:16].replace("T", " "), ended, row.client or "–", row.method_title or "–")
        title = f" · {row.title}" if row.title else ""
        print(one_line(" · ".join(cells)) + one_line(title and f" {title}"))
    if term is not None and (old := journal.ended_before(term_day(term, datetime.now().date()))):
        print(erase.past_term(len(old), term))
    return 0


def show(journal: Kept, wanted: str, template: Template, *, state_too: bool) -> int:
    """``gesprek show``."""
    state = _state(journal, wanted)
    if state_too:
        print_json(as_json(state))
    else:
        print(plain(template.report(state, _memory(journal, state))), end="")
    return 0


def export(journal: Kept, wanted: str, kind: Format, template: Template, target: Path | None, *, masks: bool) -> int:
    """``gesprek export``: to standard output, or to a file that does not exist yet; ``alles`` to a new folder."""
    if wanted == _ALL:
        return _export_all(journal, kind, template, target, masks=masks)
    data = _written(journal, _state(journal, wanted), kind, template, masks=masks)
    if target is None:
        sys.stdout.buffer.write(data)
    else:
        write_new(target, data)
    return 0


def _export_all(journal: Kept, kind: Format, template: Template, folder: Path | None, *, masks: bool) -> int:
    """Every conversation in a file of its own, named by its id; of a damaged store what is readable."""
    if folder is None:
        raise GesprekError(backup_words.EXPORT_NEEDS_FOLDER)
    try:
        folder.mkdir(mode=0o700)
    except OSError:
        raise GesprekError(backup_words.export_folder(one_line(str(folder)))) from None
    written = 0
    for row in journal.summaries():
        if events := journal.events(row.id):
            name = f"{row.id}.{kind}"
            data = _written(journal, fold(row.id, events), kind, template, masks=masks, name=name)
            write_new(folder / name, data)
            written += 1
    print(backup_words.exported(written, one_line(str(folder))))
    return 0


def _written(journal: Kept, state: State, kind: Format, template: Template, *, masks: bool, name: str = "") -> bytes:
    memory = _memory(journal, state)
    warn(state, kind, template, memory, masks=masks, name=name)
    if kind == "json":
        return f"{as_text(document(state))}\n".encode()
    return write_as(kind, state, template, memory, masks=masks)


def _memory(journal: Kept, state: State) -> Memory | None:
    return memory_of(state.client, journal) if state.client else None


def document(state: State) -> dict[str, Any]:
    """The lossless form of a conversation."""
    return to_document(as_json(state)["conversation"], state.log)


def import_file(journal: TakesIn, file: Path) -> int:
    """``gesprek import``."""
    try:
        data = read_regular(file, MAX_BYTES)
    except FileNotFoundError:
        raise GesprekError(stored.no_such_file(one_line(str(file)))) from None
    except (OSError, ValueError):
        data = None
    if data is None:
        raise GesprekError(stored.cannot_read(one_line(str(file))))
    conversation, events = read_document(data)
    state = fold(conversation, events)
    result = journal.import_events(conversation, events, summarise(state))
    print(stored.IMPORTED[result].format(ending=conversation[-6:]))
    return 0


def _state(journal: Kept, wanted: str) -> State:
    conversation = found(journal, wanted)
    return fold(conversation, journal.events(conversation))
