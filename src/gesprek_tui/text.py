"""Cleaning of text that comes from people, packs and files.

Textual writes raw control characters through to the terminal, whatever the widget (measured in 8.2.8),
so text is cleaned at every border before it becomes an event, a model or a line on a terminal.
"""

import re
import unicodedata

MAX_NOTE = 20_000
"""The most characters one line of text may hold; more is refused with a message, never cut."""

# C0 but newline and tab, DEL and C1; the bidi controls; the byte order mark; line and paragraph separators
# that terminals treat as they like; lone surrogates, which cannot be written as UTF-8.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


_DIGIT_OR_AT = re.compile("[0-9@]")


def clean(text: str) -> str:
    """Text that is safe to keep and to show: NFC, ``\\n`` line ends, no control or bidi characters."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # nearly all there is: a whole history is cleaned when it is read
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNSAFE.sub("", text))


def inert(text: str) -> str:
    """``text`` with a sign in the place of each character that :func:`clean` takes out."""
    return _UNSAFE.sub("\ufffd", text)


def unsafe_character(text: str) -> str | None:
    """The first character of ``text`` that :func:`clean` would take out, or None."""
    found = _UNSAFE.search(text)
    return found.group() if found else None


def may_point_at_one(text: str) -> bool:
    """Whether it is worth looking closely for what points at one person: all of that has a digit or an at-sign."""
    return _DIGIT_OR_AT.search(text) is not None


def one_line(text: str) -> str:
    """Clean text with every run of white space as one space, for places that have one line."""
    return " ".join(clean(text).split())


def same_client(one: str, other: str) -> bool:
    """Whether two client codes mean the same client: trimmed, NFC and case folded."""
    return client_key(one) == client_key(other)


def client_key(code: str) -> str:
    """The form of a client code by which clients are compared."""
    return unicodedata.normalize("NFC", code.strip()).casefold()
