"""The row under the line: what the line is becoming, the key sheet, or a message."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from gesprek_tui.dutch import sensitive as words
from gesprek_tui.dutch import talking
from gesprek_tui.line.commands import COMMANDS, Command
from gesprek_tui.line.grammar import becoming, completions
from gesprek_tui.text import may_point_at_one


class Foot(Widget):
    """One row in which everything that helps typing is said; a message stays until the next act."""

    typed: reactive[str] = reactive("")
    masked: reactive[bool] = reactive(False)
    keys: reactive[bool] = reactive(False, layout=True)
    message: reactive[str] = reactive("", layout=True)
    saved: reactive[str] = reactive("")
    asking: reactive[bool] = reactive(False)
    lists: reactive[tuple[Command, ...]] = reactive(())
    idle: reactive[tuple[str, str]] = reactive((talking.FOOTER, talking.FOOTER_SHORT))

    def notify_style_update(self) -> None:
        """Another layout, after a resize, has room for other words."""
        super().notify_style_update()
        self.refresh()

    def render(self) -> RenderResult:
        """The most urgent of its texts."""
        width = self.size.width
        if self.keys:
            return self._sheet(width)
        if self.message:
            return Content.assemble((self.message, "bold $text-warning"), (f"  {self.saved}", "$secondary"))
        narrow = self.screen.has_class("-narrow")
        if hint := self._hint(narrow):
            return self._hinted(hint, width, narrow)
        if self.typed.startswith("/") and (found := completions(self.typed, self.lists)):
            words = "   ".join(command.shown for command in found[:8])
            return Content(words if len(found) > 1 else found[0].help).truncate(width, ellipsis=True)
        if word := becoming(self.typed, self.lists):
            gap = " " * max(2, width - len(word) - len(self.saved))
            return Content.styled(f"{word}{gap}{self.saved}", "$secondary").truncate(width, ellipsis=True)
        right = ((talking.FOOTER_ASK, talking.FOOTER_ASK_SHORT) if self.asking else self.idle)[narrow]
        left = self.saved
        gap = " " * max(1 if left else 0, width - len(left) - len(right))
        return Content.styled(f"{left}{gap}{right}", "$secondary").truncate(width)

    def _hint(self, narrow: bool) -> str:
        if may_point_at_one(self.typed):
            from gesprek_tui.sensitive import spot  # noqa: PLC0415 - most lines hold nothing to look for

            if kinds := [found.kind for found in spot(self.typed)]:
                return words.hint_short(kinds) if narrow else words.hint(kinds)
        if self.masked:
            return words.MASKED_SHORT if narrow else words.MASKED
        return ""

    def _hinted(self, hint: str, width: int, narrow: bool) -> Content:
        word = "" if narrow else f"{becoming(self.typed, self.lists)} · "
        room = width - len(word) - len(hint) - 2
        saved = f"{self.saved:>{room + 2}}" if len(self.saved) <= room else ""  # whole or not at all
        return Content.assemble((word, "$secondary"), (hint, "$text-accent"), (saved, "$secondary")).truncate(
            width, ellipsis=True
        )

    def _sheet(self, width: int) -> Content:
        entries = [(command.key, command.name) for command in COMMANDS if command.key]
        entries += [("2-9", talking.KEY_QUESTION), ("a b c", talking.KEY_MOVE)]
        lines: list[Content] = [Content("")]
        for key, name in entries:
            entry = Content.assemble((key, "bold $text-accent"), f" {name}   ")
            if lines[-1].cell_length + entry.cell_length > width and lines[-1].cell_length:
                lines.append(Content(""))
            lines[-1] += entry
        return Content("\n").join(lines)
