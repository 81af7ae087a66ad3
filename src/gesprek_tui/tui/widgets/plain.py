"""Text of people and packs: never parsed as markup."""

from textual.content import Content
from textual.widgets import Static

from gesprek_tui.text import clean


class Plain(Static):
    """A Static that shows its text as it is, without control characters."""

    def __init__(self, text: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Content(clean(text)), markup=False, id=id, classes=classes)
