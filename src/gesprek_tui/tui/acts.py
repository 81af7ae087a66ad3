"""What the palette offers."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from gesprek_tui.dutch import palette
from gesprek_tui.dutch import sensitive as words
from gesprek_tui.line.commands import Command
from gesprek_tui.tui.screens.conversation import ConversationScreen


class Acts(Provider):
    """Every command of the line and of the program, in the palette."""

    async def discover(self) -> Hits:
        """All of them."""
        for shown, told, run in self._acts():
            yield DiscoveryHit(Content(shown), run, text=shown, help=told)  # [TEKST] is no markup

    async def search(self, query: str) -> Hits:
        """Those that fit, or that none does: Textual would say so in English."""
        matcher, none = self.matcher(query), True
        for shown, told, run in self._acts():
            text = f"{shown} – {told}"
            if (score := matcher.match(text)) > 0:
                none = False
                yield Hit(score, Content(text), run, text=text)
        if none:
            yield Hit(1, palette.NONE, lambda: None)

    def _acts(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        screen = self.screen
        if isinstance(screen, ConversationScreen) and not screen.line.disabled:
            for command in screen.session.commands:
                yield command.shown, command.help, partial(self._run, command)
            yield words.PALETTE, words.PALETTE_HELP, screen.line.action_mask
        for system in self.app.get_system_commands(screen):
            yield system.title, system.help, system.callback

    def _run(self, command: Command) -> None:
        if not isinstance(self.screen, ConversationScreen):
            return
        if command.read("") is None:
            self.screen.line.give_back(f"/{command.name} ")
        else:
            self.screen.enter(f"/{command.name}")
