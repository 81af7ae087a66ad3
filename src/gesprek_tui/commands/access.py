"""``gesprek export --client CODE -o FILE.zip``: everything about one client, for the right of access."""

import zipfile
from io import BytesIO
from pathlib import Path

from gesprek_tui.commands.printing import as_text
from gesprek_tui.commands.reading import Kept, document
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import access as words
from gesprek_tui.dutch import erase
from gesprek_tui.errors import GesprekError
from gesprek_tui.report.files import write_new
from gesprek_tui.report.whole import whole
from gesprek_tui.session import unpacked
from gesprek_tui.text import one_line

_PRIVATE = 0o100600


def export_client(journal: Kept, client: str, target: Path) -> int:
    """Write one zip file with a text and a JSON of every conversation, and a page that explains them."""
    conversations = journal.conversations_of(client)
    if not conversations:
        raise GesprekError(erase.no_conversations_of(one_line(client)))
    states = [fold(each, journal.events(each)) for each in reversed(conversations)]
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        _add(packed, words.CONTENTS_NAME, _contents(client, states))
        for state in states:
            _add(packed, f"{_name(state)}.txt", whole(state, unpacked(journal.draft(state.id))))
            _add(packed, f"{_name(state)}.json", f"{as_text(document(state))}\n")
    write_new(target, held.getvalue())
    print(words.written(one_line(str(target)), len(states)))
    return 0


def _name(state: State) -> str:
    # from date and id, never from what somebody typed
    return f"{state.started[:10]}-{state.id[-12:]}"


def _contents(client: str, states: list[State]) -> str:
    rows = (
        f"{_name(state)}  {words.ENDED if state.ended else words.OPEN}  {one_line(state.title or '')}".rstrip()
        for state in states
    )
    return "\n".join((words.CONTENTS.format(client=one_line(client)), "", words.EXPLAINED, "", *rows)) + "\n"


def _add(packed: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = _PRIVATE << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, text)
