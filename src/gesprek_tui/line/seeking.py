"""What is typed to look for words: ``post soort:afspraak client:K-017 sinds:1-10-2026``."""

import re
from datetime import date
from typing import Any, cast

from gesprek_tui.conversation.finding import Hit, Query, excerpt, terms
from gesprek_tui.conversation.lines import Kind
from gesprek_tui.dutch import marking, stored
from gesprek_tui.dutch import search as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.text import one_line

_TEXT = 100
"""Characters of a line that are printed."""
_FILTER = re.compile(r"([^\W\d_]+):(\S+)$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_DUTCH = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})$")
_KINDS = {name.replace(" ", "-"): kind for kind, name in marking.KINDS.items()} | {kind: kind for kind in marking.KINDS}


def read_query(text: str) -> Query:
    """What ``text`` asks for. A filter that is not understood is a word like any other."""
    plain: list[str] = []
    narrowed: dict[str, Any] = {}
    for word in text.split():
        found = _FILTER.match(word)
        field = words.FILTERS.get(found[1].lower()) if found else None
        if found is None or field is None:
            plain.append(word)
            continue
        try:
            narrowed[field] = _value(field, found[2])
        except GesprekError:
            plain.append(word)
    return Query(words=" ".join(plain), **narrowed)


def read_kind(word: str) -> Kind:
    """The kind of line that a Dutch word or its own name means. Raises GesprekError."""
    kind = _KINDS.get(one_line(word).lower().replace(" ", "-"))
    if kind is None:
        raise GesprekError(words.unknown_kind(one_line(word), marking.KINDS.values()))
    return cast(Kind, kind)


def read_day(word: str) -> date:
    """The day that ``2026-10-01`` or ``1-10-2026`` means. Raises GesprekError."""
    iso, dutch = _ISO.match(word), _DUTCH.match(word)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if dutch:
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
    except ValueError:
        pass
    raise GesprekError(words.unknown_day(one_line(word)))


def told_hit(hit: Hit, query: Query) -> str:
    """A hit on one line: what to show it by, when, whose, what it is, and its words around those that fit."""
    line = hit.line
    at = line.at[:16].replace("T", " ")
    text = excerpt(line.text, terms(query.words), _TEXT)
    return " · ".join((hit.conversation[-6:], at, hit.client or stored.NO_CLIENT, marking.KINDS[line.kind], text))


def _value(field: str, word: str) -> object:
    if field == "kind":
        return read_kind(word)
    return read_day(word) if field in ("since", "until") else word
