"""The program around one pack file: shows its method, and again whenever it is saved."""

import asyncio
from collections.abc import Callable, Iterable

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from gesprek_tui.dutch import previewing
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.preview import Previewed
from gesprek_tui.session import Session
from gesprek_tui.settings import Settings
from gesprek_tui.tui.app import GesprekApp
from gesprek_tui.tui.screens.preview import FindingsPage, PreviewScreen, WaitingPage
from gesprek_tui.tui.widgets.corner import Corner

LOOKING = 0.25
"""Seconds between two looks at the file: what is saved shows within a second."""


class PreviewApp(GesprekApp):
    """Starts with the method, or with what is wrong until it can be shown. ``begin`` starts a practice conversation."""

    BINDINGS = [Binding("f2", "findings", show=False, id="preview.findings")]

    def __init__(self, previewed: Previewed, begin: Callable[[Method, Catalog], Session], settings: Settings) -> None:
        super().__init__(
            lambda _: self._conversation() or WaitingPage(previewed.name, self._reading.findings), settings
        )
        self._previewed = previewed
        self._begin = begin
        self._reading = previewed.read()

    def _conversation(self) -> Screen[None] | None:
        reading = self._reading
        return PreviewScreen(self._begin(reading.method, reading.catalog), reading) if reading.method else None

    def on_mount(self) -> None:
        """Keep an eye on the file."""
        self.set_interval(LOOKING, self.look)

    async def look(self) -> None:
        """Show the file as it is now."""
        if await asyncio.to_thread(self._previewed.changed):
            self._reading = await asyncio.to_thread(self._previewed.read)
            for screen in self.screen_stack:
                if isinstance(screen, PreviewScreen | FindingsPage):
                    screen.take(self._reading)
        # only from the page itself: nothing comes over the palette, or over what is hidden
        if isinstance(self.screen, WaitingPage) and (conversation := self._conversation()):
            self.push_screen(conversation)

    @on(Corner.Pressed)
    def action_findings(self) -> None:
        """All that is wrong in the pack, from the key, the mouse and the palette."""
        if not isinstance(self.screen, FindingsPage):
            self.push_screen(FindingsPage(self._previewed.name, self._reading.findings))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The findings first."""
        yield SystemCommand(previewing.FINDINGS, previewing.FINDINGS_HELP, self.action_findings)
        yield from super().get_system_commands(screen)
