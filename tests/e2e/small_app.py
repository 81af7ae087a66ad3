"""A small full-screen program to try the terminal harness on."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.widgets import Input, Static


class SmallApp(App[int]):
    """Says back what was typed, which key was pressed and how large the window is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+x", "leave", priority=True)]

    def compose(self) -> ComposeResult:
        yield Input(placeholder="typ hier", select_on_focus=False)
        yield Static("", id="said", markup=False)
        yield Static("", id="key", markup=False)
        yield Static("", id="size", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.query_one("#said", Static).update(f"gezegd: {event.value}")
        event.input.clear()

    def on_key(self, event: Key) -> None:
        self.query_one("#key", Static).update(f"toets: {event.key}")

    def on_resize(self, event: Resize) -> None:
        self.query_one("#size", Static).update(f"venster: {event.size.width} bij {event.size.height}")

    def action_leave(self) -> None:
        self.exit(return_code=3)


if __name__ == "__main__":
    app = SmallApp()
    app.run()
    raise SystemExit(app.return_code)
