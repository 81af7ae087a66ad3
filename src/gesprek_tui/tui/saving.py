"""Saving what is entered: in order, on a thread of its own, and as a draft for as long as it is not on disk."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, ParamSpec, Protocol, TypeVar

from gesprek_tui.dutch import saving as saving_words
from gesprek_tui.errors import SaveError
from gesprek_tui.session import Outcome, Session

PATIENCE = 0.05
"""Seconds that a save may hold the screen before its row is shown as waiting."""

_Given = ParamSpec("_Given")
_Done = TypeVar("_Done")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that was entered and is not on disk yet. ``words`` says that it holds more than a command."""

    text: str
    as_note: bool
    words: bool


class Entering(Protocol):
    """Where lines are entered, and where one hears what comes of them."""

    session: Session

    @property
    def typed(self) -> str:
        """What stands in the line."""
        ...

    def show(self, message: str = "") -> None:
        """Draw which rows wait; ``message`` says why they do."""
        ...

    def took(self, row: Row, outcome: Outcome) -> None:
        """A row is on disk, or was refused."""
        ...

    def run_worker(self, work: Coroutine[Any, Any, None], *, group: str) -> object:
        """Go on with this beside everything else."""
        ...


class Saving:
    """What is entered and not on disk yet; nothing of it is lost, and one thing is saved at a time."""

    def __init__(self, talk: Entering) -> None:
        self.rows: list[Row] = []
        """What waits, in order."""
        self.offered: tuple[str, ...] = ()
        """The draft of before, as long as one is asked about it."""
        self.busy = False
        self._talk = talk
        self._disk = ThreadPoolExecutor(max_workers=1)
        self._kept: tuple[str, ...] = ()

    # --- rows -----------------------------------------------------------------------------------------------

    def enter(self, row: Row, *, shown: bool) -> None:
        """Save a row after those that wait; where it has to wait itself it may be ``shown`` at once."""
        self.rows.append(row)
        if self.busy and shown:
            self._talk.show()
        self.save()

    def save(self) -> None:
        """Save what waits, in order. A disk that is quick enough gives line and saved sign in one paint."""
        if self.busy:
            return
        self.busy = True
        while self.rows:
            row, session = self.rows[0], self._talk.session
            rest = [later.text for later in self.rows[1:]] + [self._talk.typed]
            take = session.keep_as_note if row.as_note else session.submit
            saving = self._disk.submit(take, row.text, rest)
            wait({saving}, PATIENCE)
            if not saving.done():
                self._talk.show()
                self._talk.run_worker(self._save_slowly(row, rest, saving), group="save")
                return
            if not self._saved(row, rest, saving):
                break
        self.busy = False

    async def _save_slowly(self, row: Row, rest: list[str], saving: Future[Outcome]) -> None:
        await asyncio.wait({asyncio.wrap_future(saving)})
        saved = self._saved(row, rest, saving)
        self.busy = False
        if saved:
            self.save()

    def _saved(self, row: Row, rest: list[str], saving: Future[Outcome]) -> bool:
        try:
            outcome = saving.result()
        except SaveError as error:
            self._talk.show(f"{error} {saving_words.BROKEN}")
            return False
        self.rows.pop(0)
        if outcome.event is not None:  # the draft was saved with it
            self._kept = tuple(text for text in rest if text.strip())
        self._talk.took(row, outcome)
        return True

    def after(self, act: Callable[_Given, _Done], *args: _Given.args, **named: _Given.kwargs) -> _Done:
        """What ``act`` gives, done where rows are saved, after the one that is being saved now."""
        return self._disk.submit(act, *args, **named).result()

    # --- the draft ------------------------------------------------------------------------------------------

    async def offer(self) -> tuple[str, ...]:
        """The draft of before, which one is now asked about."""
        if rows := await asyncio.to_thread(self._talk.session.draft):
            self._kept = self.offered = tuple(rows)
        return self.offered

    def unsaved(self) -> tuple[str, ...]:
        """What is typed and not on disk: rows one is asked about, waiting rows, then the line."""
        rows = (*self.offered, *(row.text for row in self.rows), self._talk.typed)
        return tuple(row for row in rows if row.strip())

    def keep(self) -> bool:
        """Keep it as a draft; False when it could not be kept."""
        try:
            self._talk.session.keep_draft(self.unsaved())
        except SaveError:
            return not self.unsaved()
        return True

    async def set_aside(self) -> bool:
        """Let what is being saved be saved, and keep the rest as a draft; False when it could not be kept."""
        while self.busy:
            await asyncio.sleep(PATIENCE)
        rows = self.unsaved()
        kept = await asyncio.to_thread(self.keep)
        if kept:
            self._kept = rows
        return kept

    async def autosave(self) -> None:
        """Keep as a draft what changed since the last time. Raises SaveError."""
        rows = self.unsaved()
        if rows != self._kept and not self.busy:
            await asyncio.to_thread(self._talk.session.keep_draft, rows)
            self._kept = rows
