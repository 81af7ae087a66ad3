"""The report before it is taken away: another kind, a line put otherwise, copied in part or whole, kept as a file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import ClassVar, Literal

from rich.table import Table
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from gesprek_tui.conversation.intents import EditReport
from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import reports as dutch
from gesprek_tui.errors import GesprekError
from gesprek_tui.report import words
from gesprek_tui.report.files import write_new
from gesprek_tui.report.formats import Kind, write_as
from gesprek_tui.report.masking import masked
from gesprek_tui.report.parts import Item, Report, Section
from gesprek_tui.report.plain import plain, section_as_text
from gesprek_tui.report.reading import plainer
from gesprek_tui.report.shelf import Shelf
from gesprek_tui.text import clean
from gesprek_tui.tui.clipboard import copy
from gesprek_tui.tui.widgets.entry import Entry
from gesprek_tui.tui.widgets.plain import Plain

_KINDS: dict[str, Kind] = {"m": "md", "h": "html", "w": "docx", "t": "txt", "a": "ics"}
_TIME = 7
_STEP = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line on the page: one of the report with its section, or a heading."""

    text: str
    time: str = ""
    depth: int = 0
    heading: bool = False
    item: Item | None = None
    plainer: tuple[str, ...] = ()
    masked: str = ""
    """The text with what points at one person masked, where that differs."""
    section: Section | None = None


class ReportPage(ModalScreen[None]):
    """The report as it stands, line by line. Nothing leaves the program without a second press.

    ``edit`` keeps how a line is to stand and gives the state with it; ``memory`` is what is known of the client.
    ``own`` is shown below for the user's own eyes: it is no part of the report.
    """

    BINDINGS: ClassVar = [
        Binding("escape,q", "close", show=False, id="report.close"),
        Binding("tab", "other(1)", show=False, priority=True, id="report.next"),
        Binding("shift+tab", "other(-1)", show=False, priority=True, id="report.previous"),
        Binding("k", "copy('all')", show=False, id="report.copy"),
        Binding("d", "copy('part')", show=False, id="report.copy_part"),
        Binding("b", "save", show=False, id="report.save"),
        Binding("m", "mask", show=False, id="report.mask"),
        Binding("o", "original", show=False, id="report.original"),
    ]

    def __init__(
        self,
        state: State,
        shelf: Shelf,
        edit: Callable[[EditReport], State],
        memory: Memory | None = None,
        own: str = "",
    ) -> None:
        super().__init__()
        self._state = state
        self._shelf = shelf
        self._edit = edit
        self._memory = memory
        self._own = own
        self._ids = shelf.ids()
        self._at = 0
        self._report: Report | None = None
        self._lines: list[Line] = []
        self._asked: Literal["all", "part"] | None = None
        self._saving = False
        self._masks = False
        self._told_of: Line | None = None

    def compose(self) -> ComposeResult:
        """Which report, its lines, what one can do."""
        yield Plain("", id="report-title", classes="title")
        yield Plain("", id="report-which")
        yield OptionList(id="page", markup=False)
        yield Entry(id="report-edit")
        if self._own:
            yield Plain(self._own, id="page-own")
        yield Plain("", id="page-foot")

    def on_mount(self) -> None:
        """Show the general report."""
        self.query_one("#report-edit").display = False
        self._show()
        self.query_one("#page").focus()

    # --- what is shown --------------------------------------------------------------------------------------

    def _show(self) -> None:
        listed, at = self.query_one("#page", OptionList), self.query_one("#page", OptionList).highlighted
        name = self._ids[self._at]
        try:
            template = self._shelf.template(name)
            self._report = template.report(self._state, self._memory)
        except GesprekError as error:  # a template of the user that does not work stops no other
            self._report, self._lines = None, [Line(str(error))]
            title = kind = name
        else:
            self._lines = list(_lines(self._report, plainer if template.plain else _nothing))
            if self._masks:
                shown = _lines(masked(self._report, self._state), _nothing)
                self._lines = [
                    replace(line, masked=other.text if other.text != line.text else "")
                    for line, other in zip(self._lines, shown, strict=True)
                ]
            hard = sum(bool(line.plainer) for line in self._lines)
            title, kind = self._report.title, template.title
            kind = f"{kind} · {dutch.can_be_plainer(hard)}" if hard else kind
        self.query_one("#report-title", Plain).update(Content(clean(title)))
        self.query_one("#report-which", Plain).update(Content(clean(dutch.which(kind, self._at + 1, len(self._ids)))))
        listed.clear_options()
        listed.add_options([Option(_drawn(line), disabled=line.item is None) for line in self._lines])
        first = next((number for number, line in enumerate(self._lines) if line.item), None)
        again = at is not None and at < len(self._lines) and self._lines[at].item is not None
        listed.highlighted = at if again else first
        self._tell()

    def _tell(self, message: str = "") -> None:
        self._asked, self._saving, self._told_of = None, False, self._line
        told = message or "; ".join(self._line.plainer if self._line else ()) or dutch.REPORT_FOOTER
        self.query_one("#page-foot", Plain).update(Content(clean(told)))

    @on(OptionList.OptionHighlighted, "#page")
    def _looked_at(self) -> None:
        if self._line is not self._told_of:  # one moved on; what is said of this line stays
            self._tell()

    @property
    def _line(self) -> Line | None:
        at = self.query_one("#page", OptionList).highlighted
        return self._lines[at] if at is not None and at < len(self._lines) else None

    # --- acts -----------------------------------------------------------------------------------------------

    def action_close(self) -> None:
        """Back: out of the line that is being edited, out of what is asked, or to where one was."""
        edit = self.query_one("#report-edit", Input)
        if edit.display:
            self._stop_editing()
        elif self._asked or self._saving:
            self._tell()
        else:
            self.dismiss(None)

    def action_other(self, step: int) -> None:
        """The next or previous kind of report."""
        if not self.query_one("#report-edit").display:
            self._at = (self._at + step) % len(self._ids)
            self.query_one("#page", OptionList).highlighted = None
            self._show()

    def action_copy(self, what: Literal["all", "part"]) -> None:
        """Copy all or the part that one is in, at the second press: then it leaves what is encrypted."""
        if self._report is None or (what == "part" and not (self._line and self._line.section)):
            return
        if self._asked != what:
            self._tell(dutch.sure_to_copy(whole=what == "all"))
            self._asked = what
            return
        section = self._line.section if self._line else None
        report = masked(self._report, self._state) if self._masks else self._report
        if section and self._masks:
            section = next(one for one in report.sections if one.id == section.id)
        text = plain(report) if what == "all" or section is None else section_as_text(section)
        taken_by = copy(text, self.app)
        self._tell(dutch.copied(taken_by))

    def action_mask(self) -> None:
        """Mask what points at one person, and show what that changes; copying and keeping follow."""
        self._masks = not self._masks
        self._show()
        self._tell(dutch.masks(sum(bool(line.masked) for line in self._lines)) if self._masks else dutch.NOT_MASKED)

    def action_save(self) -> None:
        """Ask in which format; the next key writes it."""
        self._tell(dutch.WHICH_FORMAT)
        self._saving = True

    def action_original(self) -> None:
        """Let the line stand again as it was said."""
        if self._line and (item := self._line.item) and item.original is not None:
            self._keep(item, None)

    def on_key(self, event: events.Key) -> None:
        """A format, where one was asked for."""
        if self._saving and event.key in _KINDS:
            event.stop()
            event.prevent_default()
            self._write(_KINDS[event.key])

    def _write(self, kind: Kind) -> None:
        """Write the report; the name says date and conversation, never a client."""
        name = self._ids[self._at]
        started = words.parsed(self._state.started)  # another program may have written it in another way
        stem = f"{name}-{started:%Y-%m-%d}-{self._state.id[-6:]}" if started else f"{name}-{self._state.id[-6:]}"
        names = (f"{stem}{f'-{number}' if number > 1 else ''}.{kind}" for number in count(1))
        target = next(path for path in map(Path, names) if not path.exists() and not path.is_symlink())
        try:
            write_new(target, write_as(kind, self._state, self._shelf.template(name), self._memory, masks=self._masks))
        except GesprekError as error:
            self._tell()
            self.notify(str(error), severity="error", markup=False)
        else:
            self._tell(dutch.report_saved(str(target.absolute())))

    @on(OptionList.OptionSelected, "#page")
    def _edit_line(self) -> None:
        line = self._line
        if line and line.item:
            edit = self.query_one("#report-edit", Input)
            edit.value = line.item.said.replace("\n", " ")
            edit.display = True
            edit.focus()
            edit.cursor_position = len(edit.value)
            self._tell(dutch.EDIT_FOOTER)

    @on(Input.Submitted, "#report-edit")
    def _edited(self, event: Input.Submitted) -> None:
        line = self._line
        self._stop_editing()
        if line and line.item and clean(event.value).strip() != line.item.said.replace("\n", " "):
            self._keep(line.item, clean(event.value).strip())

    def _stop_editing(self) -> None:
        self.query_one("#report-edit").display = False
        self.query_one("#page").focus()
        self._tell()

    def _keep(self, item: Item, text: str | None) -> None:
        try:
            self._state = self._edit(
                EditReport(report=self._ids[self._at], line=item.key, of=item.event or None, text=text)
            )
        except GesprekError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self._show()
            self._tell(dutch.line_kept(text))


def _nothing(_: str) -> tuple[str, ...]:
    return ()


def _lines(report: Report, hard: Callable[[str], tuple[str, ...]]) -> "list[Line]":
    lines = [Line(f"{label}: {text}") for label, text in report.details]
    lines += [Line(remark) for remark in report.remarks]
    for section in report.sections:
        lines += [Line(""), Line(section.title, heading=True)] if section.title else [Line("")]
        for item in section.items:
            lines.append(_line(item, section, item.time, 0, hard))
            lines += [_line(p, section, "" if p.event == item.event else p.time, 1, hard) for p in item.parts]
    if report.left_out:
        lines += [Line(""), Line(dutch.LEFT_OUT, heading=True)]
        lines += [Line(item.said, item.time, item=item) for item in report.left_out]
    return lines


def _line(item: Item, section: Section, time: str, depth: int, hard: Callable[[str], tuple[str, ...]]) -> Line:
    if item.form == "heading":
        return Line(item.said, heading=True)
    return Line(item.said, time, depth, item=item, plainer=hard(item.said), section=section)


def _drawn(line: Line) -> Table | Text:
    text = Text(clean(line.text), style="strike dim" if line.masked else "")
    if line.masked:
        text = Text.assemble(text, " → ", clean(line.masked))
    if line.item is None:
        if line.heading:
            text.stylize("bold")
        return text
    if line.item.original is not None:
        text.append("  ✎", style="dim")
    if line.plainer:
        text.append("  ~", style="dim")
    row = Table.grid(padding=(0, 1, 0, 0), expand=True)
    row.add_column(width=(_TIME if line.item.form == "timed" else _STEP) + _STEP * line.depth)
    row.add_column(ratio=1)
    row.add_row(Text(line.time, style="dim"), text)
    return row
