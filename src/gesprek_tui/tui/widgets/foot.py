"""The row under the line: what the line is becoming, the key sheet, or a message."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from gesprek_tui import dutch
from gesprek_tui.line.commands import COMMANDS, Command
from gesprek_tui.line.grammar import becoming, completions


class Foot(Widget):
    """One row in which everything that helps typing is said; a message stays until the next act."""

    typed: reactive[str] = reactive("")
    keys: reactive[bool] = reactive(False, layout=True)
    message: reactive[str] = reactive("", layout=True)
    saved: reactive[str] = reactive("")
    asking: reactive[bool] = reactive(False)
    lists: reactive[tuple[Command, ...]] = reactive(())
    idle: reactive[tuple[str, str]] = reactive((dutch.FOOTER, dutch.FOOTER_SHORT))

    def render(self) -> RenderResult:
        """The most urgent of its texts."""
        width = self.size.width
        if self.keys:
            return self._sheet(width)
        if self.message:
            return Content.assemble((self.message, "bold $text-warning"), (f"  {self.saved}", "$secondary"))
        if self.typed.startswith("/") and (found := completions(self.typed, self.lists)):
            words = "   ".join(command.shown for command in found[:8])
            return Content(words if len(found) > 1 else found[0].help).truncate(width, ellipsis=True)
        if word := becoming(self.typed, self.lists):
            gap = " " * max(2, width - len(word) - len(self.saved))
            return Content.styled(f"{word}{gap}{self.saved}", "$secondary").truncate(width, ellipsis=True)
        narrow = self.screen.has_class("-narrow")
        right = ((dutch.FOOTER_ASK, dutch.FOOTER_ASK_SHORT) if self.asking else self.idle)[narrow]
        left = self.saved
        gap = " " * max(1 if left else 0, width - len(left) - len(right))
        return Content.styled(f"{left}{gap}{right}", "$secondary").truncate(width)

    def _sheet(self, width: int) -> Content:
        entries = [(command.key, command.name) for command in COMMANDS if command.key]
        entries += [("2-9", dutch.KEY_QUESTION), ("a b c", dutch.KEY_MOVE)]
        lines: list[Content] = [Content("")]
        for key, name in entries:
            entry = Content.assemble((key, "bold $text-accent"), f" {name}   ")
            if lines[-1].cell_length + entry.cell_length > width and lines[-1].cell_length:
                lines.append(Content(""))
            lines[-1] += entry
        return Content("\n").join(lines)
