"""The grammar of the line: text to an intent or a request. Pure; the time is an argument."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.ecogram import NETWORK
from gesprek_tui.conversation.events import Mark
from gesprek_tui.dutch import asking, entering, listed, marking
from gesprek_tui.line import requests as rq
from gesprek_tui.line.commands import BY_WORD, Act, Command
from gesprek_tui.line.dates import resolve
from gesprek_tui.line.numbers import read_number
from gesprek_tui.text import clean

SIGNS: dict[str, Mark] = {
    ">": "quote",
    ">+": "change_talk",
    ">++": "commitment",
    ">-": "sustain_talk",
    ">x": "friction",
    "+": "strength",
    "=": "fact",
    "?": "parked",
    "#": "private",
}
ACUTE = "acute"
"""The list that has a sign of its own besides that of the network."""
_ACUTE_SIGN = re.compile(r"!![ \t]+(.+)", re.DOTALL)
_SOMEBODY = re.compile(r"@([^\W\d_].*)", re.DOTALL)
_MARKED = re.compile(r"(>\+\+|>\+|>-|>x|>|\+|=|\?|#)(?:[ \t]+(.*))?", re.DOTALL)
_BY = re.compile(r">@(\w[\w-]*)[ \t]+(.+)", re.DOTALL)
_AGREEMENT = re.compile(r"![ \t]+(.+)", re.DOTALL)
_TAKE = re.compile(r"/([2-9]|[abc])")


@dataclass(frozen=True, slots=True)
class Unfit:
    """A ``/`` line that is no command, or whose words do not fit. ``nearest`` is how one would type it."""

    nearest: str | None


Read: TypeAlias = Act | Unfit | None


def read_line(line: str, now: datetime, lists: Sequence[Command] = ()) -> Read:
    """What a typed line means; None for an empty one. ``now`` resolves dates, ``lists`` are the lists there are."""
    text = clean(line)
    if not text.strip():
        return None
    if text.startswith(" "):
        return it.AddNote(text=text.strip())
    if text.startswith("/"):
        return _command(text.rstrip(), lists)
    if found := _ACUTE_SIGN.fullmatch(text.rstrip()):
        return rq.KeepItem(ACUTE, found[1])
    if found := _SOMEBODY.fullmatch(text.rstrip()):
        return rq.KeepItem(NETWORK, found[1], person=True)
    if found := _BY.fullmatch(text.rstrip()):
        return it.AddNote(text=found[2].strip(), mark="quote", by=found[1])
    if found := _AGREEMENT.fullmatch(text.rstrip()):
        return agreement(found[1], now)
    if found := _MARKED.fullmatch(text.rstrip()):
        return _marked(SIGNS[found[1]], found[2])
    return it.AddNote(text=text.strip())


def _marked(mark: Mark, rest: str | None) -> Act:
    if not rest:
        return it.MarkNote(mark=mark)
    if mark == "fact":
        fact, source = (*(part.strip() for part in rest.split("|", 1)), "")[:2]
        if fact:
            return it.AddNote(text=fact, mark=mark, source=source or None)
    return it.AddNote(text=rest.strip(), mark=mark)


def agreement(text: str, now: datetime) -> it.Agree:
    """An agreement from its parts between ``|``: what, who, when, how sure; each may be empty or absent."""
    what, who, when, sure, *rest = (*(part.strip() for part in text.split("|")), "", "", "")
    if any(rest) or not what:
        return it.Agree(what=text.strip())  # more bars than parts: keep the words as they were typed
    said = read_number(sure) if sure else None
    if sure and (said is None or said.low is None):
        what, said = f"{what} ({sure})", None  # no number from 0 to 10: its words stay where they can be read
    resolved = resolve(when, now) if when else None
    return it.Agree(
        what=what, who=who or None, when=when or None, when_at=resolved.at if resolved else None,
        confidence=said.low if said else None,
    )  # fmt: skip


def _command(text: str, lists: Sequence[Command]) -> Read:
    if found := _TAKE.fullmatch(text):
        return rq.TakeQuestion(int(found[1])) if found[1].isdecimal() else rq.TakeMove(found[1])
    word, _, words = text[1:].partition(" ")
    command = _by_word(lists).get(word.casefold())
    if command is None:
        return Unfit(_nearest(word, lists))
    act = command.read(words.strip()) if "\n" not in words else None
    return Unfit(command.shown) if act is None else act


def _by_word(lists: Sequence[Command]) -> dict[str, Command]:
    # the program's own words win, and come first
    return BY_WORD | {w: command for command in lists for w in command.words if w not in BY_WORD}


def _nearest(word: str, lists: Sequence[Command]) -> str | None:
    known = _by_word(lists)
    close = difflib.get_close_matches(word.casefold(), known, n=1)
    starts = [other for other in known if word and other.startswith(word.casefold())]
    found = starts[:1] or close
    return known[found[0]].shown if found else None


def becoming(line: str, lists: Sequence[Command] = ()) -> str:
    """In a word or two what the line is becoming, for the sign beside it; empty for an empty line."""
    if not line.strip():
        return ""
    if line.startswith("/"):
        return _becoming_command(line, lists)
    if line.startswith(" "):
        return entering.NOTE
    if _BY.fullmatch(line):
        return marking.WORDS["quote"]
    if _AGREEMENT.match(line):
        return asking.AGREEMENT
    if _ACUTE_SIGN.match(line):
        return listed.ACUTE
    if _SOMEBODY.match(line):
        return listed.SOMEBODY
    if found := _MARKED.fullmatch(line):
        mark = marking.WORDS[SIGNS[found[1]]]
        return mark if found[2] else entering.marks_last(mark)
    return entering.NOTE


def _becoming_command(line: str, lists: Sequence[Command]) -> str:
    if _TAKE.fullmatch(line.strip()):
        return entering.TAKE
    word = line[1:].partition(" ")[0]
    command = _by_word(lists).get(word.casefold())
    return command.help if command else entering.COMMAND


def completions(line: str, lists: Sequence[Command] = ()) -> tuple[Command, ...]:
    """The commands that a ``/`` line may become, in the order of the help."""
    if not line.startswith("/") or " " in line:
        return ()
    word = line[1:].casefold()
    return tuple(dict.fromkeys(c for known, c in _by_word(lists).items() if known.startswith(word)))
