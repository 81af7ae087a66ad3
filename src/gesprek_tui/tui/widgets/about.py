"""More about what is highlighted elsewhere, in as many rows as there are."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class About(Widget):
    """Plain text; what does not fit ends in ``…``, so that it never seems whole."""

    text: reactive[str] = reactive("")

    def render(self) -> RenderResult:
        """The text, cut at the last row."""
        width, height = self.content_size
        lines = [line for part in self.text.split("\n") for line in Content(part).wrap(max(2, width))]
        if len(lines) > height > 0:
            lines[height - 1] = (lines[height - 1].rstrip() + " …").truncate(width, ellipsis=True)
        return Content("\n").join(lines[:height])
