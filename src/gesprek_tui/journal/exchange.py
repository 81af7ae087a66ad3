"""A conversation as a document: ``gesprek export --format json`` and ``gesprek import``.

    {"format": "gesprek-conversation", "version": 1,
     "conversation": {"id": ..., "client": ..., ...}, "events": [{...}, ...]}

The events are the truth; ``conversation`` is there for whoever reads the file.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

from gesprek_tui.conversation.events import ConversationStarted, Event, EventError, from_json, to_json
from gesprek_tui.errors import GesprekError
from gesprek_tui.text import one_line

FORMAT = "gesprek-conversation"
VERSION = 1
DETAILS = ("id", "client", "title", "channel", "setting", "address", "minutes", "started", "ended")

MAX_BYTES = 16_000_000
"""Dozens of the longest conversations; more would only serve to fill the memory."""
_MAX_DEPTH = 32
_MAX_INTEGER = 2**53

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

Json: TypeAlias = dict[str, Any]


class NotAConversation(GesprekError):
    """A file that cannot be imported; the message says what is wrong, never what stands in it."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Dit bestand kan niet worden ingelezen: {what}. Er is niets veranderd. "
            "Kies een bestand dat is gemaakt met: gesprek export ID --format json."
        )


def to_document(conversation: Mapping[str, object], events: Sequence[Event]) -> Json:
    """The document of a conversation; of ``conversation`` the fields :data:`DETAILS` are taken, or null."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "conversation": {name: conversation.get(name) for name in DETAILS},
        "events": [to_json(event) for event in events],
    }


def read_document(text: str | bytes) -> tuple[str, list[Event]]:
    """The id and the events of a document from anywhere. Raises :class:`NotAConversation`."""
    document = _parse(text)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise NotAConversation("het is geen gesprek van dit programma")
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise NotAConversation("het noemt geen versie")
    if version > VERSION:
        raise NotAConversation("het is gemaakt door een nieuwere versie van gesprek; werk het programma bij")
    details, rows = document.get("conversation"), document.get("events")
    conversation = details.get("id") if isinstance(details, dict) else None
    if not isinstance(conversation, str) or not _UUID.fullmatch(conversation):
        raise NotAConversation("het gesprek heeft geen geldig id")
    if not isinstance(rows, list) or not rows:
        raise NotAConversation("er staan geen gebeurtenissen in")
    events = [_event(number, row) for number, row in enumerate(rows, start=1)]
    if not isinstance(events[0], ConversationStarted):
        raise NotAConversation("het begint niet met het begin van een gesprek")
    if len({event.id for event in events}) < len(events):
        raise NotAConversation("een id van een gebeurtenis komt twee keer voor")
    return conversation, events


def _event(number: int, row: object) -> Event:
    try:
        event = from_json(row)
    except EventError as error:
        reason = one_line(str(error))[:80]
    else:
        if event.seq == number:
            return event
        reason = "seq telt niet door"
    raise NotAConversation(f"gebeurtenis {number} klopt niet ({reason})")


def _parse(text: str | bytes) -> object:
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise NotAConversation(f"het is te groot (meer dan {MAX_BYTES // 1_000_000} MB)")
    # raised outside the except, for a JSON error carries the whole document with it
    try:
        document: object = json.loads(
            text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff"),
            parse_constant=_refuse,
            parse_float=_finite,
            parse_int=_sane,
            object_pairs_hook=_unique,
        )
    except (ValueError, RecursionError):
        document = None
    if document is None:
        raise NotAConversation("het is geen geldige JSON")
    if _deeper(document, _MAX_DEPTH):
        raise NotAConversation("het is te diep genest")
    return document


def _refuse(_: object) -> NoReturn:
    raise ValueError


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError
    return value


def _sane(text: str) -> int:
    # the length first: reading a number of a million digits takes minutes
    if len(text) > 17 or abs(value := int(text)) > _MAX_INTEGER:
        raise ValueError
    return value


def _unique(pairs: list[tuple[str, Any]]) -> Json:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise ValueError
    return row


def _deeper(value: object, depth: int) -> bool:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if items is None:
        return False
    return depth == 0 or any(_deeper(item, depth - 1) for item in items)
