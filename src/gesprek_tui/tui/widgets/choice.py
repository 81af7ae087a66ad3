"""One choice out of a few words, on one line: arrow keys or the mouse choose."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

_CHOSEN, _OTHER, _GAP = "● ", "○ ", "  "


class Choice(Widget, can_focus=True):
    """``value`` is the chosen word; with ``optional`` also None, one step before the first and after the last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", show=False, id="choice.next"),
        Binding("left", "step(-1)", show=False, id="choice.previous"),
        Binding("backspace,delete", "clear", show=False, id="choice.clear"),
    ]
    DEFAULT_CSS = """
    Choice {
        height: 1;
    }
    """

    value: reactive[str | None] = reactive(None)

    def __init__(
        self, words: Sequence[str], value: str | None = None, *, optional: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._words = tuple(words)
        self._optional = optional
        self.set_reactive(Choice.value, value)

    def render(self) -> RenderResult:
        """All words, the chosen one with its own sign."""
        return Content(_GAP).join(
            Content.styled(f"{_CHOSEN}{word}", "bold") if word == self.value else Content(f"{_OTHER}{word}")
            for word in self._words
        )

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """The width of all words."""
        return sum(len(_CHOSEN + word) for word in self._words) + len(_GAP) * (len(self._words) - 1)

    def action_step(self, by: int) -> None:
        """Choose the next or previous word, round and round."""
        stops: tuple[str | None, ...] = (None, *self._words) if self._optional else self._words
        self.value = stops[(stops.index(self.value) + by) % len(stops)]

    def action_clear(self) -> None:
        """Choose nothing."""
        if self._optional:
            self.value = None

    def on_click(self, event: Click) -> None:
        """Choose the word under the mouse; the chosen one again clears it."""
        start = 0
        for word in self._words:
            end = start + len(_CHOSEN + word)
            if start <= event.x < end:
                self.value = None if self._optional and word == self.value else word
            start = end + len(_GAP)
