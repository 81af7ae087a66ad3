"""``gesprek search``: words in what was kept, newest first."""

import sys
from typing import Any

from gesprek_tui.commands.printing import print_json
from gesprek_tui.commands.reading import Kept
from gesprek_tui.conversation.finding import Hit, Query, terms
from gesprek_tui.conversation.lines import MARKS
from gesprek_tui.dutch import search as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.line.seeking import told_hit
from gesprek_tui.text import one_line


def search(journal: Kept, query: Query, *, as_rows: bool) -> int:
    """Print the lines that fit. Raises GesprekError when there is no word to look for."""
    if not terms(query.words):
        raise GesprekError(words.NO_WORDS)
    hits = journal.search(query)
    if as_rows:
        print_json([_row(hit) for hit in hits])
        return 0
    for hit in hits:
        print(one_line(told_hit(hit, query)))
    if len(hits) == query.limit:
        print(words.MORE, file=sys.stderr)
    elif not hits:
        print(words.NONE, file=sys.stderr)
    return 0


def _row(hit: Hit) -> dict[str, Any]:
    line = hit.line
    return {
        "conversation": hit.conversation,
        "client": hit.client,
        "event": line.event,
        "at": line.at,
        "kind": line.kind,
        "mark": line.kind if line.kind in MARKS else None,
        "method": line.method,
        "text": line.text,
    }
