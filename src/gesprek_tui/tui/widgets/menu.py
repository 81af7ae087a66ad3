"""A list to choose from in which the highlighted row has a pointer, so that it is not shown by colour alone."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

POINTER, NO_POINTER = "▸ ", "  "


class Heading(Option):
    """A title between rows, with a blank line above it unless it is the ``first``."""

    def __init__(self, title: str, *, first: bool = False) -> None:
        super().__init__(Content(f"{'' if first else chr(10)}{NO_POINTER}{title}"), disabled=True)


class Row(Option):
    """One line that can be chosen. ``about`` says more of it elsewhere on the screen."""

    def __init__(self, text: Content, *, id: str, about: str = "") -> None:
        self.text = text
        self.about = about
        super().__init__(NO_POINTER + text, id=id)


class Menu(OptionList):
    """Rows and headings; j and k move too. Rows are never wrapped, so a row is one line at any width."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False, id="menu.down"),
        Binding("k", "cursor_up", show=False, id="menu.up"),
    ]
    DEFAULT_CSS = """
    Menu {
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, options: Sequence[Option] = (), *, id: str | None = None) -> None:
        self._pointed: Row | None = None  # first: the first row is highlighted while the list is made
        super().__init__(*options, id=id, markup=False, compact=True)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the pointer with the highlight."""
        super().watch_highlighted(highlighted)
        row = self.highlighted_option
        if row is self._pointed:
            return
        before, self._pointed = self._pointed, row if isinstance(row, Row) else None
        for option, sign in ((before, NO_POINTER), (self._pointed, POINTER)):
            # the row before may have left the list meanwhile
            if option is not None and option in self.options:
                self.replace_option_prompt_at_index(self.options.index(option), sign + option.text)

    def fill(self, options: Sequence[Option]) -> None:
        """Other rows; the highlight and the scroll stay where they were when that row is still there."""
        before, scroll = self.highlighted_option, self.scroll_offset.y
        self.set_options(options)
        ids = [option.id for option in options]
        if before is not None and before.id in ids:
            self.highlighted = ids.index(before.id)
            self.scroll_to(y=scroll, animate=False)
        else:
            self.action_first()
