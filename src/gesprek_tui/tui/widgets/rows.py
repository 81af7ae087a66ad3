"""Lines to read, each with a first column that keeps its place when the rest wraps."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from gesprek_tui.text import clean

ENOUGH = 24
"""Fewer cells than this beside the first column are too few to read: then the rest goes below it."""
BELOW = "    "


class Rows(Widget):
    """Text of people and packs as it is, never markup; a row is its first column and the rest."""

    DEFAULT_CSS = """
    Rows {
        height: auto;
        padding-right: 1;
    }
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._rows = [(clean(lead), clean(text)) for lead, text in rows]

    def show(self, rows: Iterable[tuple[str, str]]) -> None:
        """Others in their place."""
        self._rows = [(clean(lead), clean(text)) for lead, text in rows]
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """All lines; the column around them scrolls."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the rows need at this width."""
        return sum(1 for _ in self._lines(width))

    def _lines(self, width: int) -> Iterator[Content]:
        for lead, text in self._rows:
            start, hang = lead, " " * cell_len(lead)
            if lead.strip() and width - len(hang) < ENOUGH:
                yield Content(lead.rstrip())
                start = hang = BELOW
            for number, line in enumerate(Content(text).wrap(max(8, width - len(hang)))):
                yield Content.assemble(hang if number else start, line)
