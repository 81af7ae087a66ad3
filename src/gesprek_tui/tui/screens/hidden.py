"""Hides everything at once; any key brings it back."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from gesprek_tui.dutch import talking
from gesprek_tui.tui.widgets.plain import Plain


class HiddenScreen(ModalScreen[None]):
    """An empty screen. The key or click that brings the text back does nothing else."""

    LOCKS: ClassVar[bool] = False
    """Whether it takes more than a key to bring the text back."""

    def __init__(self, told: str = talking.HIDDEN, glance: Callable[[], tuple[str, ...]] = lambda: ()) -> None:
        """``glance`` gives what may stay visible: time, clock and place."""
        super().__init__()
        self._told = told
        self._glance = glance

    def compose(self) -> ComposeResult:
        """What may stay visible, and one line that says what happened."""
        yield Plain("", id="hidden-place")
        yield Plain(self._told, id="hidden")

    def on_mount(self) -> None:
        """Draw it for the first time."""
        self.look()

    def look(self) -> None:
        """Draw what goes on with the clock."""
        self.query_one("#hidden-place", Plain).update(Content("\n".join(self._glance())))

    def on_key(self, event: events.Key) -> None:
        """Any key."""
        if not self.LOCKS:
            event.stop()
            event.prevent_default()
            self.dismiss(None)

    def on_click(self) -> None:
        """Any click."""
        if not self.LOCKS:
            self.dismiss(None)


def covered(app: App[Any]) -> bool:
    """Whether all text is hidden now, and nothing is to be drawn or read for it."""
    return any(isinstance(screen, HiddenScreen) for screen in app.screen_stack)
