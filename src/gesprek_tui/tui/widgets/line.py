"""The line: one input for everything, with the key sheet behind Tab on an empty line."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.suggester import Suggester
from textual.widgets import Input

from gesprek_tui.line.commands import COMMANDS, Command
from gesprek_tui.line.grammar import completions
from gesprek_tui.text import MAX_NOTE, clean

LONGEST_WITHOUT_PAINT = 0.2
"""Seconds after which an entered line is painted in any case."""
NEWLINE = "↵"
"""Stands in the line for a line break in pasted text; becomes one again in the note."""

_BY_KEY: dict[str, Command] = {command.key: command for command in COMMANDS if command.key}


class Completer(Suggester):
    """Completes slash words, first in the order of the help."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.lists: tuple[Command, ...] = ()

    async def get_suggestion(self, value: str) -> str | None:
        """The whole word for what stands in the line, or None."""
        found = completions(value, self.lists)
        return f"/{found[0].name}" if found and value != "/" else None


class Line(Input):
    """What is typed; posts :class:`Entered` at Enter and leaves the text to the screen to keep."""

    BINDINGS = [
        Binding("tab", "keys_or_complete", show=False, id="line.keys"),
        Binding("escape", "escape", show=False, id="line.escape"),
        Binding("f7", "mask", show=False, id="line.mask"),
        Binding("up", "look(-1)", show=False, id="line.previous_question"),
        Binding("down", "look(1)", show=False, id="line.next_question"),
        Binding("pageup", "phase('/terug')", show=False, id="line.previous_phase"),
        Binding("pagedown", "phase('/volgende')", show=False, id="line.next_phase"),
    ]

    keys: reactive[bool] = reactive(False, toggle_class="-keys")
    # its place never depends on its text: Textual would lay out the whole screen at every key
    virtual_size = Reactive(Size(0, 0))

    @dataclass
    class Entered(Message):
        """Enter was pressed. ``pasted`` says that the text holds pasted line breaks and never runs anything.

        Nothing is painted until ``paint`` is called, so that the empty line and the saved sign come together.
        """

        text: str
        pasted: bool
        paint: Callable[[], None]

    @dataclass
    class KeyActed(Message):
        """A key of the key sheet acted: ``text`` is what one would have typed."""

        text: str

    class Masked(Message):
        """What points at one person was replaced in the line, or given back."""

    class Escaped(Message):
        """Escape on an empty line while something is asked or the conversation has ended."""

    class TooMuch(Message):
        """More was pasted than a note can hold; nothing was pasted."""

    @dataclass
    class LookedAt(Message):
        """Another question was asked for: one up or down."""

        step: int

    def __init__(self, placeholder: str) -> None:
        self.completer = Completer()
        super().__init__(
            placeholder=placeholder, select_on_focus=False, suggester=self.completer, id="line", compact=True
        )  # fmt: skip
        self.cursor_blink = False
        self.escapes = False
        self._masked = ("", "")  # as it stood after masking, and before

    def take(self) -> tuple[str, bool]:
        """The text as it will be kept, and whether it holds pasted line breaks; the line is empty after."""
        text = self.value
        self.clear()
        return text.replace(NEWLINE, "\n"), NEWLINE in text

    def give_back(self, text: str) -> None:
        """Put text into the line, cursor at the end."""
        self.value = text.replace("\n", NEWLINE)
        self.cursor_position = len(self.value)
        self.focus()

    @property
    def masked(self) -> bool:
        """Whether something was masked that can be given back."""
        return bool(self._masked[0]) and self.value.startswith(self._masked[0])

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is gone from the line comes back in no other."""
        if not event.value:
            self._masked = ("", "")

    async def _on_key(self, event: events.Key) -> None:
        if self.keys:
            self.keys = False
            if text := _acts(event.character):
                event.stop()
                event.prevent_default()
                self.post_message(self.KeyActed(text))
                return
            if event.key in ("escape", "tab"):
                event.stop()
                event.prevent_default()
                return
        if not event.is_printable and await self._acted(event.key):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    async def _acted(self, key: str) -> bool:
        """Do what a key is bound to here in its turn: Textual would let what is typed after Enter pass it."""
        bound = self.screen.active_bindings.get(key)
        if bound is None or bound.node is not self:
            return False
        return await self.app.run_action(bound.binding.action, self)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = clean(event.text).strip("\n")
        if len(self.value) + len(text) > MAX_NOTE:
            self.post_message(self.TooMuch())
            return
        self.insert_text_at_cursor(text.replace("\t", " ").replace("\n", NEWLINE))

    async def action_submit(self) -> None:
        """Enter: hand the text over; what changes with it, the saved sign too, is painted at once."""
        painting = ExitStack()
        painting.enter_context(self.app.batch_update())
        text, pasted = self.take()
        self.post_message(self.Entered(text, pasted, painting.close))
        self.set_timer(LONGEST_WITHOUT_PAINT, painting.close)  # should nobody take the message

    def action_keys_or_complete(self) -> None:
        """Tab: the key sheet on an empty line, else the rest of the word."""
        if not self.value:
            self.keys = True
        elif found := completions(self.value, self.completer.lists):
            self.give_back(f"/{found[0].name} " if found[0].usage else f"/{found[0].name}")

    def action_escape(self) -> None:
        """Escape: leave what is asked, or show the keys; text in the line stays."""
        if self.value:
            return
        if self.escapes:
            self.post_message(self.Escaped())
        else:
            self.keys = True

    def action_mask(self) -> None:
        """F7: put words for what points at one person; where nothing does, give back what was replaced."""
        from gesprek_tui.sensitive import mask, spot  # noqa: PLC0415 - few lines hold anything to mask

        text = self.value
        whole = self._masked[1] + text[len(self._masked[0]) :] if self.masked else text
        if spots := spot(text):
            masked = mask(text, spots)
            self.give_back(masked)
            self._masked = (masked, whole)
        elif self.masked:
            self._masked = ("", "")
            self.give_back(whole)
        else:
            return
        self.post_message(self.Masked())

    def action_look(self, step: int) -> None:
        """Up and Down on an empty line."""
        if not self.value:
            self.post_message(self.LookedAt(step))

    def action_phase(self, text: str) -> None:
        """PgUp and PgDn on an empty line."""
        if not self.value:
            self.post_message(self.Entered(text, False, lambda: None))


def _acts(character: str | None) -> str | None:
    """What a key of the sheet types."""
    if character is None:
        return None
    if character in "23456789abc":
        return f"/{character}"
    if character == "1":  # as 0: the second phase that one may come back to from anywhere
        return "/basis 2"
    command = _BY_KEY.get(character)
    if command is None:
        return None
    # a command that cannot do without words waits in the line for them
    return f"/{command.name}" if command.read("") is not None else f"/{command.name} "
