"""Dutch that is said aloud, as the rules look at it: whose words, which sentences, which of them ask."""

import re

# what somebody else is quoted to say is theirs; a slot is filled in later
_NOT_OURS = re.compile(r"[“„\"][^“”„\"]*[”\"]|‘[^’]*’|\{[^{}]*\}")
_END = re.compile(r"(?<=[.?!])\s+|(?<=…)\s+(?=[A-ZÀ-Ý])")

QUESTION_WORD = (
    r"(?:(?:aan|bij|door|in|met|naar|om|op|over|tegen|uit|van|voor)\s+)?"
    r"(?:wat|wie|wiens|welke?|wanneer|hoe\w*|waar\w*)"
)
"""The pattern of a word that opens a question, with the preposition before it."""


def ours(text: str) -> str:
    """The text on one line, with ``…`` for quotations and slots."""
    return " ".join(_NOT_OURS.sub(" … ", text).split())


def sentences(text: str) -> list[str]:
    """The sentences of a text on one line; a ``…`` ends one only before a capital."""
    return _END.split(text)


def questions(text: str) -> list[str]:
    """The sentences that end in a question mark."""
    return [sentence for sentence in sentences(text) if sentence.endswith("?")]
