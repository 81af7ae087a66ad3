"""What was before this conversation, read from the journal when it is asked for and kept beside the conversation."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.memory import Memory, last_few, remember
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import dates, scaling
from gesprek_tui.errors import GesprekError
from gesprek_tui.text import same_client


class Kept(Protocol):
    """Where earlier conversations are kept."""

    def conversations_of(self, client: str) -> Sequence[str]:
        """The ids of a client's conversations, the newest first."""
        ...

    def events(self, conversation: str) -> Sequence[Event]:
        """The whole history, in order."""
        ...


class Past:
    """The past of one conversation. Reading it takes the disk, so nothing is read while something is drawn."""

    def __init__(self, journal: Kept) -> None:
        self._journal = journal
        self._memory: Memory | None = None

    def last_time(self, state: State) -> Memory | None:
        """What matters of this client's last conversations before this one; None without a code or without any.

        Raises GesprekError when it cannot be read.
        """
        ids = self._journal.conversations_of(state.client) if state.client else ()
        earlier = ids[ids.index(state.id) + 1 :] if state.id in ids else ids
        states = last_few(fold(each, self._journal.events(each)) for each in earlier)
        self._memory = remember(states, later=state.started) if states else None
        return self._memory

    def number_before(self, state: State, scale_set: str, today: date) -> str | None:
        """The number of last time, told for the one that event ``scale_set`` brought; None when there is none."""
        mark = next((mark for mark in state.scales if mark.id == scale_set), None)
        before = self._memory.before(mark) if self._memory and mark else None
        if before is None:
            return None
        return scaling.number_before(
            number(before.value), dates.day_short(datetime.fromisoformat(before.at), today, clock=False)
        )

    def follow(self, before: State, now: State) -> None:
        """Another client has another past."""
        if same_client(before.client or "", now.client or ""):
            return
        self._memory = None
        try:
            self.last_time(now)
        except GesprekError:  # what was asked is saved; only the numbers of last time stay away
            return


def memory_of(client: str, journal: Kept) -> Memory:
    """All of a client's conversations. Raises GesprekError when they cannot be read."""
    return remember([fold(each, journal.events(each)) for each in journal.conversations_of(client)])
