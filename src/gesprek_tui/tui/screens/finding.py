"""Finding words in what was kept: hits as one types, and the conversation opened at the line that was chosen."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from gesprek_tui.conversation.finding import Hit, Query, Term, excerpt, spans, terms
from gesprek_tui.conversation.lines import Line, lines_of
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import dates, marking, sheets, stored
from gesprek_tui.dutch import search as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.line.seeking import read_query
from gesprek_tui.text import clean, one_line
from gesprek_tui.tui.widgets.menu import NO_POINTER, POINTER, Menu, Row
from gesprek_tui.tui.widgets.plain import Plain

STILL = 0.15
"""Seconds without a key after which one looks."""
_MUTED = "$foreground 65%"
_FOUND = "bold underline"

Search = Callable[[Query], Sequence[Hit]]
Read = Callable[[str], State]
Now = Callable[[], datetime]


class FindPage(ModalScreen[None]):
    """A line to type words in, and what is found below it. ``search`` is called beside the screen.

    ``now`` gives local wall time: days near it are named in words.
    """

    CSS_PATH = "../styles/finding.tcss"
    AUTO_FOCUS = "#words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False, id="find.close"),
        Binding("down", "move('cursor_down')", show=False, id="find.down"),
        Binding("up", "move('cursor_up')", show=False, id="find.up"),
        Binding("pagedown", "move('page_down')", show=False, id="find.page_down"),
        Binding("pageup", "move('page_up')", show=False, id="find.page_up"),
    ]

    words = query_one("#words", Input)
    hits = query_one("#hits", Menu)

    def __init__(self, search: Search, read: Read, typed: str = "", now: Now = datetime.now) -> None:
        super().__init__()
        self._now = now
        self._search = search
        self._read = read
        self._typed = typed
        self._waits: Timer | None = None
        self._found: Sequence[Hit] = ()
        self._asked: tuple[Term, ...] = ()

    def compose(self) -> ComposeResult:
        """The line, how much was found, the hits, the keys."""
        yield Plain(words.PAGE_TITLE, classes="title")
        yield Input(self._typed, words.PLACEHOLDER, id="words", select_on_focus=False)
        yield Plain(words.PAGE_HELP, id="told")
        with Vertical(id="page"):
            yield Menu(id="hits")
        yield Plain(words.FOOTER, id="page-foot")

    def on_mount(self) -> None:
        """The line keeps the focus; what was asked already is looked for at once."""
        self.hits.can_focus = False
        if self._typed.strip():
            self._look()

    @on(Input.Changed, "#words")
    def _changed(self) -> None:
        if self._waits:
            self._waits.stop()
        self._waits = self.set_timer(STILL, self._look)

    @work(exclusive=True, group="find")
    async def _look(self) -> None:
        query = read_query(clean(self.words.value))
        self._asked = terms(query.words)
        if not self._asked:
            self._show((), words.PAGE_HELP)
            return
        self._tell(words.SEARCHING)
        try:
            found = await asyncio.to_thread(self._search, query)
        except GesprekError as error:
            self._show((), str(error))
        else:
            more = len(found) == query.limit
            self._show(found, words.hits(len(found), more) if found else words.NONE_SAY)

    def on_resize(self) -> None:
        """The hits, for another width."""
        self._fill()

    def _show(self, found: Sequence[Hit], told: str) -> None:
        self._found = found
        self._tell(told)
        self._fill()

    def _tell(self, told: str) -> None:
        try:
            self.query_one("#told", Plain).update(Content(clean(told)))
        except NoMatches:  # the page was closed meanwhile
            return

    def _fill(self) -> None:
        width = self.app.size.width - 6
        today = self._now().date()
        self.hits.set_options(
            [Row(_told(hit, self._asked, width, today), id=str(at)) for at, hit in enumerate(self._found)]
        )
        self.hits.action_first()

    def action_move(self, how: str) -> None:
        """Another hit."""
        getattr(self.hits, f"action_{how}")()

    @on(Input.Submitted, "#words")
    def _entered(self) -> None:
        if (at := self.hits.highlighted) is not None:
            self._open(self._found[at])

    @on(OptionList.OptionSelected, "#hits")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._open(self._found[event.option_index])

    def _open(self, hit: Hit) -> None:
        try:
            state = self._read(hit.conversation)
        except GesprekError as error:
            self._tell(str(error))
            return
        if state.log:
            self.app.push_screen(LinesPage(state, hit.line.event, self._now().date()))
        else:
            self._tell(words.GONE)

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)


class LinesPage(ModalScreen[None]):
    """All lines of a conversation in the order of time, with the one that was found in view and marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False, id="lines.close"),
    ]

    def __init__(self, state: State, event: str, today: date) -> None:
        super().__init__()
        self._today = today
        self._state = state
        self._event = event

    def compose(self) -> ComposeResult:
        """Which conversation it is, its lines, the keys."""
        state = self._state
        method = state.frames[0].title if state.frames else None
        day = dates.day_short(datetime.fromisoformat(state.started), self._today, clock=False)
        yield Plain(words.title(map(one_line, filter(None, (day, state.client, state.title, method)))), classes="title")
        yield OptionList(
            *(Option(_line(line, found=line.event == self._event), id=line.event) for line in lines_of(state)),
            markup=False, compact=True, id="page",
        )  # fmt: skip
        yield Plain(sheets.BACK, id="page-foot")

    def on_mount(self) -> None:
        """Go to the line that was found, in the middle of the page."""
        page = self.query_one("#page", OptionList)
        events = [option.id for option in page.options]
        if self._event in events:
            page.highlighted = events.index(self._event)
            self.call_after_refresh(page.scroll_to_highlight)
        page.focus()

    def action_close(self) -> None:
        """Back to what was found."""
        self.dismiss(None)


def _told(hit: Hit, asked: Sequence[Term], width: int, today: date) -> Content:
    line = hit.line
    day = dates.day_short(datetime.fromisoformat(line.at), today, clock=width > 60)
    lead = f"{day} · {one_line(hit.client or '') or stored.NO_CLIENT} · {marking.KINDS[line.kind]}"
    shown = excerpt(one_line(line.text), asked, max(10, width))
    text = Content(shown)
    for start, end in (place for term in asked for place in spans((term,), shown)):
        text = text.stylize(_FOUND, start, end)
    return Content.assemble((lead, _MUTED), f"\n{NO_POINTER}", text)


def _line(line: Line, *, found: bool) -> Content:
    lead = f"{line.at[11:16]}  {marking.KINDS[line.kind]}"
    told = Content(one_line(line.text))
    return Content.assemble(
        POINTER if found else "",
        (lead, _MUTED),
        (f"  {words.HERE}", "bold") if found else "",
        "\n",
        told.stylize("bold") if found else told,
    )
