"""Looking for words in what was kept: what is asked, what is found, and which words fit which text.

Words are compared as SQLite's ``unicode61 remove_diacritics 2`` does, so that ``één`` and ``een`` find each other.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from gesprek_tui.conversation.lines import Kind, Line
from gesprek_tui.text import clean, client_key

MOST_TERMS = 16
"""More words than this are not looked for: nobody types them, and each costs time."""

SHORTEST_BEGINNING = 3
"""So many letters may be the beginning of a longer word; fewer would fit nearly everything."""

_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
# letters and digits, with the accents that stand apart; the underscore is no letter here
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


class Query(Struct, frozen=True, kw_only=True):
    """What is looked for. All ``words`` must be in one line, in any order; ``since`` and ``until`` include that day.

    A word of three letters or more fits every word that begins so; what stands between double quotes fits whole and
    in that order. ``kind`` is that of a :class:`~gesprek_tui.conversation.lines.Line`.
    """

    words: str
    client: str | None = None
    kind: Kind | None = None
    method: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 50


class Hit(Struct, frozen=True, kw_only=True):
    """A line that fits, in its conversation; ``client`` is its code as typed."""

    conversation: str
    client: str | None
    line: Line


class Term(Struct, frozen=True):
    """One word, or words in order, folded; the last of ``tokens`` is only the beginning of a word if ``prefix``."""

    tokens: tuple[str, ...]
    prefix: bool


def terms(words: str) -> tuple[Term, ...]:
    """What ``words`` ask for; none when there is not one letter or digit in them."""
    found: dict[Term, None] = {}
    for quoted, plain in _QUOTED.findall(clean(words)):
        tokens = tuple(token for token, _, _ in _tokens(quoted or plain))
        if tokens:
            long = len("".join(tokens)) >= SHORTEST_BEGINNING and len(tokens[-1]) > 1
            found[Term(tokens, prefix=not quoted and long)] = None
    return tuple(found)[:MOST_TERMS]


def spans(asked: Sequence[Term], text: str) -> list[tuple[int, int]]:
    """Where in ``text`` the terms stand, as (start, end) in order; none unless all of them do."""
    tokens = list(_tokens(text))
    found: set[tuple[int, int]] = set()
    for term in asked:
        places = list(_places(term, tokens))
        if not places:
            return []
        found.update(places)
    return sorted(found)


def fits(query: Query, hit: Hit) -> bool:
    """Whether a line is among what is asked, its words included."""
    line = hit.line
    day = date.fromisoformat(line.at[:10])
    return (
        (query.client is None or (hit.client is not None and client_key(hit.client) == client_key(query.client)))
        and query.kind in (None, line.kind)
        and query.method in (None, line.method)
        and (query.since is None or day >= query.since)
        and (query.until is None or day <= query.until)
        and bool(spans(terms(query.words), line.text))
    )


def excerpt(text: str, asked: Sequence[Term], most: int) -> str:
    """``text`` in at most ``most`` characters, with the first place that fits in it; … where something is left out."""
    if len(text) <= most:
        return text
    found = spans(asked, text)
    at = max(0, min(found[0][0] - most // 3 if found else 0, len(text) - most + 1))
    if at:
        at = text.rfind(" ", 0, at + 1) + 1 or at  # at the start of a word
    head = "…" if at else ""
    room = most - len(head)
    tail = "…" if len(text) - at > room else ""
    return f"{head}{text[at : at + room - len(tail)].rstrip()}{tail}"


def _places(term: Term, tokens: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    size = len(term.tokens)
    *whole, last = term.tokens
    for at in range(len(tokens) - size + 1):
        words = [token for token, _, _ in tokens[at : at + size]]
        if words[:-1] == whole and (words[-1].startswith(last) if term.prefix else words[-1] == last):
            yield tokens[at][1], tokens[at + size - 1][2]


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _TOKEN.finditer(text):
        parts = unicodedata.normalize("NFD", found.group())
        plain = "".join(letter for letter in parts if unicodedata.category(letter) != "Mn")
        yield plain.lower(), found.start(), found.end()
