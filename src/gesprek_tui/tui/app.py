"""The Textual application: which screen is shown, how it ends, and its Dutch.

It starts with any screen, so it imports none that the start screen can do without.
"""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette, Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme

from gesprek_tui.clock import Clock, SystemClock
from gesprek_tui.dutch import lock as words
from gesprek_tui.dutch import palette, talking, usage
from gesprek_tui.errors import place_of
from gesprek_tui.settings import Settings
from gesprek_tui.tui import net
from gesprek_tui.tui.idle import IdleLock, Keeper
from gesprek_tui.tui.roles import Keeps, Leads
from gesprek_tui.tui.screens.hidden import HiddenScreen

if TYPE_CHECKING:
    from gesprek_tui.packs.method import Method
    from gesprek_tui.report.shelf import Shelf

LIGHT = Theme(
    name="licht", dark=False, primary="#1f5f8b", secondary="#5b6770", accent="#8a4b08", foreground="#1c1f23",
    background="#fbfaf7", surface="#f2f0ea", panel="#dedbd2", warning="#8a4b08", error="#a11d2e", success="#2c6e49",
)  # fmt: skip
DARK = Theme(
    name="donker", dark=True, primary="#7fb4d8", secondary="#9aa5ad", accent="#e0a96d", foreground="#e4e2dc",
    background="#15181b", surface="#1b1f23", panel="#333a41", warning="#e0a96d", error="#e58b95", success="#8cc8a2",
)  # fmt: skip


def _acts() -> type[Provider]:
    from gesprek_tui.tui.acts import Acts  # noqa: PLC0415 - with all of the line, when the palette opens

    return Acts


class GesprekApp(App[None]):
    """One program, one screen at a time. ``first`` makes the screen it starts with.

    ``keeper`` is what is closed while nobody is there; ``safety`` reads what may be read meanwhile.
    """

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

    def __init__(
        self,
        first: Callable[["GesprekApp"], Screen[None]],
        settings: Settings | None = None,
        *,
        keeper: Keeper | None = None,
        safety: "Callable[[], Method | None]" = lambda: None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        net.hang()
        settings = settings or Settings()
        self._first = first
        self._first_report = settings.report
        self.idle = IdleLock(self, keeper, safety, clock or SystemClock(), settings.lock)
        self._told_unsaved = False
        self._drawn = False
        self._early: list[events.Key | events.Paste] | None = []
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        # not by assigning it: that would read all style sheets a second time
        self.set_reactive(App.theme, settings.theme)
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
        """End tidily however the terminal goes away, and lock when nobody is there."""
        self.set_interval(1, self.idle.look)
        self.call_after_refresh(self._take_early)
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"):
            if (number := getattr(signal, name, None)) and sys.platform != "win32":
                loop.add_signal_handler(number, self._ended_by, int(number))

    async def on_event(self, event: events.Event) -> None:
        """Any key, mouse or paste says that somebody is there; one that comes too late does nothing else.

        What is typed before there is anything to type in waits for it: nothing typed is lost.
        """
        if self._early is not None and isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._early.append(event)
            return
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded and self.idle.touched():
            return
        await super().on_event(event)

    async def _take_early(self) -> None:
        # not posted anew: that would let what is typed meanwhile pass it
        early, self._early = self._early or (), None
        for event in early:
            # before the program has the terminal, that gives Enter as a line feed
            entered = isinstance(event, events.Key) and event.key == "ctrl+j"
            await self.on_event(events.Key("enter", "\r") if entered else event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is locked nothing acts but quitting."""
        return super().check_action(action, parameters) if action == "quit" or not self.idle.screen else False

    def on_conversation_screen_left(self) -> None:
        """Leave a conversation."""
        self.leave()

    def leave(self) -> None:
        """Stop, for it is the only screen."""
        self.exit()

    def _ended_by(self, number: int) -> None:
        self._keep_draft()
        self.exit(return_code=128 + number)

    def on_resize(self) -> None:
        """Draw all anew: what a terminal dropped while it was small is not known to be gone once the size is back."""
        if self._drawn:
            self.refresh(layout=True)
        self._drawn = True

    @on(Driver.SignalResume)
    def _drawn_anew(self) -> None:
        # after Ctrl+Z and fg the terminal shows nothing of ours; Textual draws only what changes
        self.refresh(layout=True)

    async def action_quit(self) -> None:
        """Stop; what was typed stays as a draft. What cannot be kept is told first; the second time it stops."""
        # Ctrl+Q overtakes the keys before it: those first, and then what an Enter among them does
        (self.focused or self.screen).call_later(self.screen.call_later, self._quit)

    def _quit(self) -> None:
        if self._keep_draft() or self._told_unsaved:
            self.exit()
            return
        self._told_unsaved = True
        if lock := self.idle.screen:
            lock.tell(words.QUIT_NOT_KEPT)
        else:
            self.notify(talking.QUIT_UNSAVED, severity="error", timeout=20, markup=False)

    async def set_aside(self) -> bool:
        """Let what is being saved be saved, and keep the rest as drafts; False when something could not be kept."""
        kept = [await screen.saving.set_aside() for screen in self.screen_stack if isinstance(screen, Keeps)]
        return all(kept)

    def _keep_draft(self) -> bool:
        if (lock := self.idle.screen) and lock.kept:
            return True
        kept = [screen.saving.keep() for screen in self.screen_stack if isinstance(screen, Keeps)]
        return all(kept)

    def shelf(self) -> "Shelf":
        """The templates of reports there are."""
        from gesprek_tui.report.shelf import Shelf  # noqa: PLC0415 - with the first report

        return Shelf(self.reports, self._first_report)

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
        if hidden := isinstance(screen, HiddenScreen) and not screen.LOCKS:
            screen.dismiss(None)
        return hidden

    def action_command_palette(self) -> None:
        """The palette, in Dutch."""
        if not self._bring_back() and not CommandPalette.is_open(self):  # type: ignore[arg-type]
            self.push_screen(CommandPalette(placeholder=palette.PLACEHOLDER, id="--command-palette"))

    def get_system_commands(self, _: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's own commands, in Dutch; its screenshot is left out, for it writes the screen to disk."""
        if not any(isinstance(screen, Leads) for screen in self.screen_stack):  # there it is a command of the line
            yield SystemCommand(words.HIDE_TITLE, words.HIDE_HELP, self.action_hide)
        yield SystemCommand(palette.THEME_LIGHT, palette.THEME_LIGHT_HELP, partial(self._choose_theme, "licht"))
        yield SystemCommand(palette.THEME_DARK, palette.THEME_DARK_HELP, partial(self._choose_theme, "donker"))
        yield SystemCommand(palette.QUIT, palette.QUIT_HELP, self.action_quit)

    def _choose_theme(self, theme: str) -> None:
        self.theme = theme
        self.notify(palette.THEME_TIP.format(theme=theme), markup=False)

    def _fatal_error(self) -> None:
        # Textual's own prints every local variable, so every word of the client, to the terminal
        error = sys.exc_info()[1]
        self._exit_renderables.append(usage.CRASHED.format(where=place_of(error) if error else "?"))
        self._close_messages_no_wait()
