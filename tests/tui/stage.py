"""A small program around one screen: it has the breakpoints of the real one and keeps what the screen says."""

from datetime import datetime
from typing import Any

from textual import on
from textual.app import App
from textual.message import Message
from textual.screen import Screen

from gesprek_tui.tui.screens.start import (
    CaseChosen,
    ClientChosen,
    DoneChosen,
    NewChosen,
    PractiseChosen,
    ReportChosen,
    ResumeChosen,
)

NOW = datetime(2026, 11, 21, 15, 0)


class Stage(App[None]):
    """Shows ``screen``; ``said`` holds what was chosen there and ``results`` what it was closed with."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._first = screen
        self.said: list[Message] = []
        self.results: list[object] = []

    async def on_mount(self) -> None:
        await self.push_screen(self._first, self.results.append)

    @on(ResumeChosen)
    @on(ReportChosen)
    @on(NewChosen)
    @on(PractiseChosen)
    @on(CaseChosen)
    @on(ClientChosen)
    @on(DoneChosen)
    def _keep(self, event: Message) -> None:
        self.said.append(event)
