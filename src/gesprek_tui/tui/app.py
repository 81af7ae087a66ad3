"""The Textual application: which screen is shown, how it ends, and its Dutch.

It starts with any screen, so it imports none that the start screen can do without.
"""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette, Provider
from textual.screen import Screen
from textual.theme import Theme

from gesprek_tui import dutch
from gesprek_tui.errors import place_of
from gesprek_tui.settings import Settings
from gesprek_tui.tui.screens.hidden import HiddenScreen

if TYPE_CHECKING:
    from gesprek_tui.line.commands import Command
    from gesprek_tui.report.shelf import Shelf

LIGHT = Theme(
    name="licht", dark=False, primary="#1f5f8b", secondary="#5b6770", accent="#8a4b08", foreground="#1c1f23",
    background="#fbfaf7", surface="#f2f0ea", panel="#dedbd2", warning="#8a4b08", error="#a11d2e", success="#2c6e49",
)  # fmt: skip
DARK = Theme(
    name="donker", dark=True, primary="#7fb4d8", secondary="#9aa5ad", accent="#e0a96d", foreground="#e4e2dc",
    background="#15181b", surface="#1b1f23", panel="#333a41", warning="#e0a96d", error="#e58b95", success="#8cc8a2",
)  # fmt: skip


@runtime_checkable
class Keeps(Protocol):
    """A screen on which something may stand that is not on disk."""

    def keep_unsaved(self) -> bool:
        """Keep it as a draft; False when it could not be kept."""
        ...


@runtime_checkable
class Leads(Protocol):
    """A screen that leads a conversation. ``lists`` are the commands of the lists that its packs bring."""

    @property
    def lists(self) -> "tuple[Command, ...]":
        """The commands of the lists."""
        ...

    def crisis(self) -> None:
        """Open the safety pack over whatever is going on."""
        ...

    def acted(self) -> None:
        """Count a key that types no line."""
        ...


def _acts() -> type[Provider]:
    from gesprek_tui.tui.acts import Acts  # noqa: PLC0415 - with all of the line, when the palette opens

    return Acts


class GesprekApp(App[None]):
    """One program, one screen at a time. ``first`` makes the screen it starts with."""

    TITLE = "gesprek"
    CSS_PATH = ["styles/app.tcss"]
    COMMANDS = {_acts}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    COMMAND_PALETTE_DISPLAY = "Ctrl+P"
    BINDINGS = [
        Binding("ctrl+q", "quit", show=False, priority=True, id="app.quit"),
        Binding("f1", "help", show=False, id="app.help"),
        Binding("f8", "crisis", show=False, priority=True, id="app.crisis"),
        Binding("f9", "hide", show=False, priority=True, id="app.hide"),
    ]

    reports: Path | None = None
    """The folder of the user's own templates of reports."""

    def __init__(self, first: Callable[["GesprekApp"], Screen[None]], settings: Settings | None = None) -> None:
        super().__init__()
        self._first = first
        self._told_unsaved = False
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        # not by assigning it: that would read all style sheets a second time
        self.set_reactive(App.theme, (settings or Settings()).theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_default_screen(self) -> Screen[None]:
        """The first screen, laid out for this terminal at once, with no blank one drawn before it."""
        screen = self._first(self)
        self.stylesheet.read_all(screen.css_path)
        for points, cells in zip((self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), self.size, strict=True):
            screen.add_class([name for least, name in points if least <= cells][-1])
        return screen

    def on_mount(self) -> None:
        """End tidily however the terminal goes away."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"):
            if (number := getattr(signal, name, None)) and sys.platform != "win32":
                loop.add_signal_handler(number, self._ended_by, int(number))

    def on_conversation_screen_left(self) -> None:
        """Leave a conversation."""
        self.leave()

    def leave(self) -> None:
        """Stop, for it is the only screen."""
        self.exit()

    def _ended_by(self, number: int) -> None:
        self._keep_draft()
        self.exit(return_code=128 + number)

    async def action_quit(self) -> None:
        """Stop; what was typed stays as a draft. What cannot be kept is told first; the second time it stops."""
        if self._keep_draft() or self._told_unsaved:
            self.exit()
        else:
            self._told_unsaved = True
            self.notify(dutch.QUIT_UNSAVED, severity="error", timeout=20, markup=False)

    def _keep_draft(self) -> bool:
        kept = [screen.keep_unsaved() for screen in self.screen_stack if isinstance(screen, Keeps)]
        return all(kept)

    def shelf(self) -> "Shelf":
        """The templates of reports there are."""
        from gesprek_tui.report.shelf import Shelf  # noqa: PLC0415 - with the first report

        return Shelf(self.reports)

    def action_help(self) -> None:
        """Everything one can type."""
        from gesprek_tui.tui.screens.pages import HelpPage  # noqa: PLC0415 - with the whole report, for a key

        if not isinstance(self.screen, HelpPage):
            self._acted()
            lists = next((screen.lists for screen in reversed(self.screen_stack) if isinstance(screen, Leads)), ())
            self.push_screen(HelpPage(lists))

    def action_hide(self) -> None:
        """Hide everything at once, and bring it back."""
        if not self._bring_back():
            self._acted()
            self.push_screen(HiddenScreen())

    def _acted(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Leads):
                screen.acted()

    def action_crisis(self) -> None:
        """The safety pack, from anywhere: what lies over the conversation goes away, and nothing typed is lost."""
        self._bring_back()
        if not any(isinstance(screen, Leads) for screen in self.screen_stack):
            self.crisis_without_talk()
            return
        while not isinstance(self.screen, Leads):
            self.pop_screen()
        self.screen.crisis()

    def crisis_without_talk(self) -> None:
        """There is no conversation to open it over."""

    def _bring_back(self) -> bool:
        screen = self.screen
        if hidden := isinstance(screen, HiddenScreen):
            screen.dismiss(None)
        return hidden

    def action_command_palette(self) -> None:
        """The palette, in Dutch."""
        if not self._bring_back() and not CommandPalette.is_open(self):  # type: ignore[arg-type]
            self.push_screen(CommandPalette(placeholder=dutch.PALETTE_PLACEHOLDER, id="--command-palette"))

    def get_system_commands(self, _: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's own commands, in Dutch; its screenshot is left out, for it writes the screen to disk."""
        yield SystemCommand(dutch.THEME_LIGHT, dutch.THEME_LIGHT_HELP, partial(self._choose_theme, "licht"))
        yield SystemCommand(dutch.THEME_DARK, dutch.THEME_DARK_HELP, partial(self._choose_theme, "donker"))
        yield SystemCommand(dutch.QUIT, dutch.QUIT_HELP, self.action_quit)

    def _choose_theme(self, theme: str) -> None:
        self.theme = theme
        self.notify(dutch.THEME_TIP.format(theme=theme), markup=False)

    def _fatal_error(self) -> None:
        # Textual's own prints every local variable, so every word of the client, to the terminal
        error = sys.exc_info()[1]
        self._exit_renderables.append(dutch.CRASHED.format(where=place_of(error) if error else "?"))
        self._close_messages_no_wait()
