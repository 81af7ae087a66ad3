"""Pages over the conversation: help, moves with their reasons, methods, found questions, the report."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprek_tui import dutch
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch.search import SAME_QUESTION
from gesprek_tui.errors import GesprekError
from gesprek_tui.line.commands import COMMANDS, Command
from gesprek_tui.packs.method import Method
from gesprek_tui.report.files import write_new
from gesprek_tui.report.markdown import markdown
from gesprek_tui.report.plain import plain
from gesprek_tui.report.sections import report_of
from gesprek_tui.tui.view import View
from gesprek_tui.tui.widgets.plain import Plain
from gesprek_tui.tui.widgets.rows import Rows

_LEAD = re.compile(r" *(?:\d\d:\d\d  )?")
"""What a line of the report begins with: its place, and its time."""
_BESIDE = "    "


class TextPage(ModalScreen[None]):
    """A heading and lines to read, each a first column and the rest; Esc goes back."""

    BINDINGS = [Binding("escape,q", "close", show=False, id="page.close")]
    FOOTER = dutch.BACK

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
        super().__init__(dutch.GROUPS_TITLE, _help_rows((*COMMANDS, *lists)))


def _help_rows(commands: Sequence[Command]) -> Iterable[tuple[str, str]]:
    yield "", dutch.KEYS_TITLE
    yield from _columns(dutch.KEYS_HELP)
    yield from (("", ""), ("", dutch.SIGNS_TITLE))
    yield from _columns(dutch.SIGNS_HELP)
    for group in dict.fromkeys(command.group for command in commands):
        yield from (("", ""), ("", group.upper()))
        for command in commands:
            if command.group == group:
                key = dutch.also_key(command.key) if command.key else ""
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
    rows = rows or [("", dutch.NO_MOVES), ("", "")]
    for title, signals in (
        (dutch.FORWARD, view.forward),
        (dutch.BACKWARD, view.back),
        (dutch.PITFALL, view.pitfalls),
    ):
        if signals:
            rows += [("", title), *((_BESIDE, signal) for signal in signals), ("", "")]
    rows += [("", attention)] if attention else []
    return TextPage(dutch.MOVES_TITLE, rows)


def found_page(found: Sequence[tuple[str, str]]) -> TextPage:
    """Questions that were looked for, each with the title of its method."""
    rows = [row for title, text in found for row in (("", text), (_BESIDE, title))]
    return TextPage(dutch.FOUND_TITLE, rows or [("", dutch.NO_QUESTIONS_FOUND), ("", SAME_QUESTION)])


class MethodsPage(ModalScreen[str | None]):
    """Choose a method to open inside this conversation."""

    BINDINGS = [Binding("escape", "close", show=False, id="methods.close")]

    def __init__(self, methods: Sequence[Method]) -> None:
        super().__init__()
        self._methods = methods

    def compose(self) -> ComposeResult:
        """A row per method with what it is for."""
        yield Plain(dutch.METHODS_TITLE, classes="title")
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
        yield Plain(dutch.METHODS_FOOTER, id="page-foot")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter opens it."""
        self.dismiss(event.option_id)

    def action_close(self) -> None:
        """Back without a choice."""
        self.dismiss(None)


def _led(line: str) -> tuple[str, str]:
    found = _LEAD.match(line)
    lead = found.group() if found else ""
    return lead, line[len(lead) :]


class ReportPage(TextPage):
    """The report as it stands; b writes it as Markdown to the folder the program was started in.

    ``own`` stands below it for the user's own eyes: it is no part of the report.
    """

    BINDINGS = [Binding("b", "write", show=False, id="report.write")]
    FOOTER = dutch.REPORT_FOOTER

    def __init__(self, state: State, own: str = "") -> None:
        report = report_of(state)
        title, _, body = plain(report).partition("\n")
        super().__init__(title, (_led(line) for line in body.split("\n")))
        self._report = report
        self._state = state
        self._own = own

    def compose(self) -> ComposeResult:
        """The report, then what is not in it."""
        yield from super().compose()
        if self._own:
            yield Plain(self._own, id="page-own")

    def action_write(self) -> None:
        """Write the report; the name says date and conversation, never a client."""
        target = Path(f"gespreksverslag-{self._state.started[:10]}-{self._state.id[-6:]}.md")
        try:
            write_new(target, markdown(self._report).encode())
        except GesprekError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.notify(dutch.report_saved(str(target.absolute())), timeout=15, markup=False)
