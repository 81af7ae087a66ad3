"""Looking for words without an index: in memory, and in what is readable of a damaged store."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.finding import Hit, Query, fits
from gesprek_tui.conversation.lines import lines_of


def scan(histories: Mapping[str, Sequence[Event]], query: Query) -> list[Hit]:
    """The lines that fit, newest first: what the store's own search finds, by reading everything."""
    hits = (
        Hit(conversation=id_, client=state.client, line=line)
        for id_, events in histories.items()
        for state in (fold(id_, events),)
        for line in reversed(lines_of(state))
    )
    found = sorted(
        (hit for hit in hits if fits(query, hit)),
        key=lambda hit: int(datetime.fromisoformat(hit.line.at).timestamp()),
        reverse=True,
    )
    return found[: query.limit]
