"""Asks what to do with text that was typed and never kept."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from gesprek_tui.dutch import talking
from gesprek_tui.tui.widgets.plain import Plain


class DraftScreen(ModalScreen[str | None]):
    """Gives the text back, or None when it may go."""

    BINDINGS = [
        Binding("enter,escape", "back", show=False, id="draft.back"),
        Binding("w", "throw", show=False, id="draft.throw"),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._asked = False

    def compose(self) -> ComposeResult:
        """The text between a heading and the question."""
        with Vertical(classes="card"):
            yield Plain(talking.DRAFT_TITLE, classes="title")
            yield Plain(self._text, classes="quoted")
            yield Plain(talking.DRAFT_QUESTION, id="draft-question")

    def action_back(self) -> None:
        """Put the text back into the line."""
        self.dismiss(self._text)

    def action_throw(self) -> None:
        """Let the text go, at the second press: nothing behind a single key destroys."""
        if self._asked:
            self.dismiss(None)
        self._asked = True
        self.query_one("#draft-question", Plain).update(Content(talking.DRAFT_SURE))
