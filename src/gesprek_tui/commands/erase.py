"""``gesprek erase``: shows what will go, asks for a word, and says what went and what could not be reached."""

import sys
from collections.abc import Sequence
from datetime import date, datetime
from textwrap import shorten
from typing import Protocol

from gesprek_tui.clock import Clock
from gesprek_tui.commands.reading import Kept, found
from gesprek_tui.conversation.erasing import Erasure, going, term_day
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.dutch import dates, stored
from gesprek_tui.dutch import erase as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.library import Methods
from gesprek_tui.session import Journal, Session
from gesprek_tui.text import one_line


class Erasable(Kept, Journal, Protocol):
    """The journal, open to write."""

    def erase(self, conversations: Sequence[str]) -> Erasure:
        """Take conversations away for good."""
        ...


def erase_conversation(journal: Erasable, wanted: str, *, sure: bool) -> int:
    """``gesprek erase --conversation ID``."""
    return _erase(journal, [found(journal, wanted)], sure=sure)


def erase_client(journal: Erasable, client: str, *, sure: bool) -> int:
    """``gesprek erase --client CODE``."""
    conversations = journal.conversations_of(client)
    if not conversations:
        raise GesprekError(words.no_conversations_of(one_line(client)))
    return _erase(journal, conversations, sure=sure)


def erase_older(journal: Erasable, days: int, today: date, *, sure: bool) -> int:
    """``gesprek erase --older-than DAYS``: of what was ended, counted from its end."""
    conversations = journal.ended_before(term_day(days, today))
    if not conversations:
        print(words.NOTHING_TO_ERASE)
        return 0
    return _erase(journal, conversations, sure=sure)


def erase_note(journal: Erasable, wanted: str, back: int, methods: Methods, clock: Clock, *, sure: bool) -> int:
    """``gesprek erase --conversation ID --note N``: the same act as ``/wis N voorgoed`` in that conversation."""
    conversation = found(journal, wanted)
    session = Session(fold(conversation, journal.events(conversation)), journal, methods, clock)
    note = session.note_back(back)
    if note is not None:
        print(words.WILL_GO)
        print(f"  {words.going_note(shorten(one_line(note), 60, placeholder='…'))}")
        _make_sure(sure=sure)
    outcome = session.submit(f"/wis {back} voorgoed", session.draft())
    if outcome.refusal:
        raise GesprekError(outcome.refusal)
    print(words.NOTE_GONE)
    return _tell_rest(outcome.echo, whole=outcome.echo is None)


def _erase(journal: Erasable, conversations: Sequence[str], *, sure: bool) -> int:
    print(words.WILL_GO)
    for conversation in conversations:
        one = going(fold(conversation, journal.events(conversation)))
        started = datetime.fromisoformat(one.started)
        told = words.going(
            dates.day(started), one.client or stored.NO_CLIENT, one.notes, one.agreements, ended=one.ended is not None
        )
        print(one_line(f"{one.id[-6:]} · {told}"))
    _make_sure(sure=sure)
    erasure = journal.erase(conversations)
    print(words.erased(len(conversations), erasure.copies))
    return _tell_rest(words.not_reached(erasure), whole=not erasure.missed and erasure.rewritten)


def _make_sure(*, sure: bool) -> None:
    """Raises GesprekError when nobody says so in so many letters."""
    if sure:
        return
    if not sys.stdin.isatty():
        raise GesprekError(words.NEEDS_YES)
    try:
        typed = input(words.ASK_WORD)
    except EOFError:
        typed = ""
    if typed.strip().casefold() != words.WORD:
        raise GesprekError(words.NOT_ERASED)


def _tell_rest(missed: str | None, *, whole: bool) -> int:
    if missed:
        print(missed, file=sys.stderr)
    print(words.NOT_REACHED)
    return 0 if whole else 1
