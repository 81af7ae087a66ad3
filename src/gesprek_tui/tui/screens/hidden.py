"""Hides everything at once; any key brings it back."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from gesprek_tui import dutch
from gesprek_tui.tui.widgets.plain import Plain


class HiddenScreen(ModalScreen[None]):
    """An empty screen. The key or click that brings the text back does nothing else."""

    def compose(self) -> ComposeResult:
        """One line that says what happened."""
        yield Plain(dutch.HIDDEN, id="hidden")

    def on_key(self, event: events.Key) -> None:
        """Any key."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self) -> None:
        """Any click."""
        self.dismiss(None)
