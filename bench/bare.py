"""The smallest Textual program with a header, a text, an input and a footer: what nobody can start faster than."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input, Static


class BareApp(App[None]):
    """Does nothing."""

    def compose(self) -> ComposeResult:
        """One of each."""
        yield Header()
        yield Static("the bare application")
        yield Input(select_on_focus=False)
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
