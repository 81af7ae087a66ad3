"""Pages over the conversation: help, moves with their reasons, methods, found questions."""

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprek_tui.dutch import entering, lock, moving, sheets
from gesprek_tui.dutch.search import SAME_QUESTION
from gesprek_tui.line.commands import COMMANDS, Command
from gesprek_tui.packs.method import Method
from gesprek_tui.tui.view import View
from gesprek_tui.tui.widgets.plain import Plain
from gesprek_tui.tui.widgets.rows import Rows

_BESIDE = "    "


class TextPage(ModalScreen[None]):
    """A heading and lines to read, each a first column and the rest; Esc goes back."""

    BINDINGS = [Binding("escape,q", "close", show=False, id="page.close")]
    FOOTER = sheets.BACK

    def __init__(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._heading = title
        self._rows = rows

    def compose(self) -> ComposeResult:
        """One scrolling column, with its footer."""
        yield Plain(self._heading, classes="title")
        with VerticalScroll(id="page"):
            yield Rows(self._rows)
        yield Plain(self.FOOTER, id="page-foot")

    def on_mount(self) -> None:
        """The arrow keys scroll."""
        self.query_one("#page").focus()

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)


class HelpPage(TextPage):
    """Everything one can type or press, from the declarations of the commands and of the ``lists`` there are."""

    def __init__(self, lists: Sequence[Command] = ()) -> None:
        super().__init__(sheets.GROUPS_TITLE, _help_rows((*COMMANDS, *lists)))


def _help_rows(commands: Sequence[Command]) -> Iterable[tuple[str, str]]:
    yield "", sheets.KEYS_TITLE
    yield from _columns(sheets.KEYS_HELP)
    yield from (("", ""), ("", sheets.SIGNS_TITLE))
    yield from _columns(entering.SIGNS)
    for group in dict.fromkeys(command.group for command in commands):
        yield from (("", ""), ("", group.upper()))
        for command in commands:
            if command.group == group:
                key = sheets.also_key(command.key) if command.key else ""
                yield from _columns([(command.shown, f"{command.help}{key}")])


def _columns(rows: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((f"  {typed:<28} ", meaning) for typed, meaning in rows)


def moves_page(view: View, attention: str = "") -> TextPage:
    """The moves with their reasons and where they come from; then what tells to go on, to go back, to mind.

    ``attention`` tells which needs one's own questions served.
    """
    rows = [
        row
        for letter, move in zip("abc", view.moves, strict=False)
        for row in ((f"/{letter}  ", move.say), (_BESIDE, move.why), (_BESIDE, f"{move.pack} · {move.id}"), ("", ""))
    ]
    rows = rows or [("", sheets.NO_MOVES), ("", "")]
    for title, signals in (
        (moving.FORWARD, view.forward),
        (moving.BACKWARD, view.back),
        (moving.PITFALL, view.pitfalls),
    ):
        if signals:
            rows += [("", title), *((_BESIDE, signal) for signal in signals), ("", "")]
    rows += [("", attention)] if attention else []
    return TextPage(sheets.MOVES_TITLE, rows)


def found_page(found: Sequence[tuple[str, str]]) -> TextPage:
    """Questions that were looked for, each with the title of its method."""
    rows = [row for title, text in found for row in (("", text), (_BESIDE, title))]
    return TextPage(sheets.FOUND_TITLE, rows or [("", sheets.NO_QUESTIONS_FOUND), ("", SAME_QUESTION)])


class SafetyPage(TextPage):
    """A safety pack to read while the program is locked: nothing in it comes from a client."""

    FOOTER = lock.SAFETY_FOOT

    def __init__(self, method: Method) -> None:
        super().__init__(method.pack.title, _safety_rows(method))


def _safety_rows(method: Method) -> Iterable[tuple[str, str]]:
    for phase in method.pack.phases:
        yield "", phase.title.upper()
        yield "", phase.aim
        for question in phase.questions:
            yield _BESIDE, question.u
            yield _BESIDE * 2, question.why
        yield "", ""
    for source in method.pack.sources:
        yield "", source.title
        yield _BESIDE, source.note or ""


class MethodsPage(ModalScreen[str | None]):
    """Choose a method to open inside this conversation."""

    BINDINGS = [Binding("escape", "close", show=False, id="methods.close")]

    def __init__(self, methods: Sequence[Method]) -> None:
        super().__init__()
        self._methods = methods

    def compose(self) -> ComposeResult:
        """A row per method with what it is for."""
        yield Plain(sheets.METHODS_TITLE, classes="title")
        yield OptionList(
            *(
                Option(
                    Content.assemble(
                        (method.pack.title, "bold"), f"   {method.id}\n", (method.pack.summary, "$secondary")
                    ),
                    id=method.id,
                )
                for method in self._methods
            ),
            markup=False,
            id="page",
        )
        yield Plain(sheets.METHODS_FOOTER, id="page-foot")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter opens it."""
        self.dismiss(event.option_id)

    def action_close(self) -> None:
        """Back without a choice."""
        self.dismiss(None)
