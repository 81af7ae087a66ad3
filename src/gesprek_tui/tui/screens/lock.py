"""The lock: hides all text, closes the journal and opens both again with the passphrase."""

import asyncio
from collections.abc import Awaitable, Callable
from math import ceil
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input

from gesprek_tui.clock import Clock, seconds_to_wait
from gesprek_tui.dutch import keys, refusals
from gesprek_tui.dutch import lock as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.problems import WrongPassphrase
from gesprek_tui.tui.screens.hidden import HiddenScreen
from gesprek_tui.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from gesprek_tui.packs.method import Method
    from gesprek_tui.tui.idle import Keeper


class Passphrase(Input):
    """Shows dots, and gives nothing away to a clipboard."""

    def __init__(self) -> None:
        super().__init__(
            password=True, placeholder=words.PASSPHRASE, select_on_focus=False, compact=True, id="passphrase"
        )
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Not this text."""

    def action_cut(self) -> None:
        """Nor so."""


class LockScreen(HiddenScreen):
    """Clock and place, and a line for the passphrase.

    ``keep`` puts what is on no disk yet into the drafts; only when that is done the journal is closed, and
    until then it is tried again at every :meth:`look`. ``glance`` is what may stay visible.
    """

    LOCKS = True
    AUTO_FOCUS = "#passphrase"
    BINDINGS = [Binding("f8", "safety", show=False, id="lock.safety")]

    passphrase = query_one("#passphrase", Passphrase)

    def __init__(
        self,
        keeper: "Keeper",
        clock: Clock,
        *,
        glance: Callable[[], tuple[str, ...]],
        keep: Callable[[], Awaitable[bool]],
        safety: "Callable[[], Method | None]",
    ) -> None:
        super().__init__(glance=glance)
        self.kept = False
        """Whether all that was typed is on disk, and the journal closed."""
        self._keeper = keeper
        self._clock = clock
        self._keep = keep
        self._safety = safety
        self._state = words.KEEPING
        self._problem = ""
        self._tries = 0
        self._until = clock.running()
        # closing and opening wait for each other: what is open again is not closed by what began before
        self._turn = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Time, clock and place; what is safe; the passphrase and what is wrong with it; keys."""
        with Vertical(id="lock"):
            yield Plain("", id="hidden-place")
            yield Plain("", id="lock-state")
            yield Passphrase()
            yield Plain("", id="lock-problem")
        yield Plain(words.KEYS, id="page-foot")

    def look(self) -> None:
        """Draw what goes on with the clock, and close the journal once what is typed is in it."""
        super().look()
        if not self.kept and not self._turn.locked():
            self.run_worker(self._close(), group="lock")
        self._draw()

    def tell(self, problem: str) -> None:
        """Say something beside the passphrase, until the next try."""
        self._problem = problem
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        left = ceil(self._until - self._clock.running())
        self.query_one("#lock-state", Plain).update(Content(self._state))
        problem = f"{self._problem}\n{keys.wait(left)}" if left > 0 else self._problem
        self.query_one("#lock-problem", Plain).update(Content(problem))

    async def _close(self) -> None:
        async with self._turn:
            if self.kept:
                return
            self.kept = await self._keep()
            if self.kept:
                await asyncio.to_thread(self._keeper.suspend)
            self._state = words.LOCKED if self.kept else words.NOT_KEPT
            self._draw()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if self._clock.running() < self._until or not event.value:
            self._draw()
            return
        self.passphrase.clear()
        self.tell(words.LOOKING)
        self.run_worker(self._open(event.value), group="lock")

    async def _open(self, passphrase: str) -> None:
        async with self._turn:
            try:
                await asyncio.to_thread(self._keeper.wake, passphrase)
            except WrongPassphrase:
                self._tries += 1
                self._until = self._clock.running() + seconds_to_wait(self._tries)
                self.tell(words.WRONG)
            except GesprekError as error:
                self.tell(str(error))
            else:
                self.kept = True  # not to be closed again
                while self.app.screen is not self:
                    self.app.pop_screen()
                self.dismiss(None)

    def action_safety(self) -> None:
        """What to say and whom to call now: read from the pack, without opening the journal."""
        from gesprek_tui.tui.screens.pages import SafetyPage  # noqa: PLC0415 - with the whole report

        try:
            method = self._safety()
        except GesprekError:
            method = None
        if method:
            self.app.push_screen(SafetyPage(method))
        else:
            self.tell(refusals.NO_SAFETY)
