"""A conversation on the real screen, with the bundled packs, a clock that stands still and a journal in memory."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import cache

from textual import events
from textual.pilot import Pilot

from gesprek_tui.conversation.intents import Begin
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.models import Pack
from gesprek_tui.session import Journal, Session
from gesprek_tui.tui.app import GesprekApp
from gesprek_tui.tui.idle import Keeper
from gesprek_tui.tui.screens.conversation import ConversationScreen
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.tui.snapshots import screen_text

MI = "motiverende-gespreksvoering"


@cache
def catalog() -> Catalog:
    """The bundled packs, read once."""
    return Catalog()


@dataclass
class Stand:
    """A session and what stands around it."""

    session: Session
    journal: Journal
    clock: FakeClock

    def lines(self, *lines: str, seconds: float = 30.0) -> "Stand":
        """Lines of before the screen was opened, with some time before each; none may be refused."""
        for line in lines:
            self.clock.wait(seconds)
            outcome = self.session.submit(line)
            assert outcome.refusal is None, outcome.refusal
            assert outcome.unfit is None, line
        return self


def stand(method: str = MI, journal: Journal | None = None, pack: Pack | None = None, **details: object) -> Stand:
    """A conversation that has just begun; ``pack`` stands in for the method's own."""
    journal = journal or FakeJournal()
    clock = FakeClock()
    intake: dict[str, object] = {"client": "K-017", "minutes": 45, **details}
    chosen = catalog().method(method)
    if pack:
        chosen = replace(chosen, pack=pack)
    begin = Begin(method=chosen, **intake)  # type: ignore[arg-type]
    return Stand(Session.start(begin, journal, catalog(), clock), journal, clock)


@dataclass
class Shown:
    """The program as it runs, and a hand at its keys."""

    app: GesprekApp
    pilot: Pilot[None]
    screen: ConversationScreen

    @property
    def session(self) -> Session:
        return self.screen.session

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return screen_text(self.app)

    @property
    def said(self) -> str:
        """The same as running text, for what wraps."""
        return " ".join(self.text.translate(dict.fromkeys(map(ord, "│╭╮╰╯─"), " ")).split())

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.screen.line.value

    @property
    def notes(self) -> list[tuple[str | None, str]]:
        """What is kept: mark and text."""
        return [(note.mark, note.text) for note in self.session.state.notes]

    @property
    def runs(self) -> bool:
        """Whether the program goes on."""
        return self.app.return_code is None

    @property
    def place(self) -> str:
        frame = self.session.state.frame
        assert frame is not None
        return frame.phase

    async def press(self, *keys: str) -> None:
        """Press keys and wait until what they do is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text, without Enter."""
        self.screen.line.insert_text_at_cursor(text)
        await self.pilot.pause()

    async def send(self, text: str) -> None:
        """Type a line and press Enter, without waiting for the disk."""
        self.screen.line.insert_text_at_cursor(text)
        await self.pilot.press("enter")

    async def enter(self, *lines: str) -> None:
        """Type lines, each with Enter, and wait until they are saved or refused."""
        for line in lines:
            await self.send(line)
            await self.settle()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until what was entered is saved and drawn, however busy the machine is."""
        quiet = 0
        for _ in range(500):
            await self.app.workers.wait_for_complete()
            await asyncio.sleep(0.01)
            quiet = quiet + 1 if _drawn(self.app) else 0
            if quiet > 2:  # line and saved sign are painted first, the rest a frame later
                return


def _drawn(app: GesprekApp) -> bool:
    screen = app.screen
    if screen._layout_required or screen._dirty_widgets or screen._callbacks:
        return False
    if not isinstance(screen, ConversationScreen):
        return True
    return screen._drawn and not screen._held_paint and not screen.saving.busy


@asynccontextmanager
async def on_screen(
    stood: Stand,
    size: tuple[int, int] = (80, 24),
    *,
    practice: bool = False,
    make: Callable[[Session], ConversationScreen] | None = None,
    keeper: Keeper | None = None,
) -> AsyncIterator[Shown]:
    """The program with this conversation on its screen."""
    screen = make(stood.session) if make else ConversationScreen(stood.session, practice=practice)
    app = GesprekApp(lambda _: screen, keeper=keeper, safety=lambda: catalog().method("veiligheid"), clock=stood.clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        shown = Shown(app, pilot, screen)
        await shown.settle()
        yield shown
