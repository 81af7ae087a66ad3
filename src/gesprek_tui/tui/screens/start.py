"""The start screen: go on, begin, practise, look back. Drawn before a single pack is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from gesprek_tui.dutch import search, starting
from gesprek_tui.dutch.erase import KEY as ERASE_KEY
from gesprek_tui.tui.screens import start_rows as rows
from gesprek_tui.tui.screens.hidden import covered
from gesprek_tui.tui.screens.start_promises import Promises
from gesprek_tui.tui.widgets.about import About
from gesprek_tui.tui.widgets.menu import Menu, Row

if TYPE_CHECKING:
    from gesprek_tui.conversation.promises import Promised
    from gesprek_tui.conversation.summary import Summary
    from gesprek_tui.packs.models import Head


class Home(Protocol):
    """What the start screen shows, asked when it is needed."""

    def summaries(self, limit: int) -> "list[Summary]":
        """The last conversations, newest first."""
        ...

    def unfinished(self) -> "Summary | None":
        """The conversation to go on with."""
        ...

    def promises(self) -> "Sequence[Promised]":
        """What was promised and is not done yet, over all clients, what is due first before the rest."""
        ...

    def past_term(self) -> "tuple[int, Sequence[str]]":
        """The term in days that the user set and the ids of what ended longer ago; none without a term."""
        ...

    def heads(self) -> "Sequence[Head]":
        """All methods. Reads files, so it is called in a thread."""
        ...

    def left_out(self) -> Sequence[str]:
        """A short line for each pack that cannot be used; called after :meth:`heads`, in the same thread."""
        ...

    def case_titles(self) -> Sequence[tuple[str, str]]:
        """Id and title of each practice case; called in the same thread too."""
        ...


@dataclass
class ResumeChosen(Message):
    """Go on with a conversation that was not ended; ``conversation_id`` is its whole id."""

    conversation_id: str


@dataclass
class ReportChosen(Message):
    """Look back on a conversation that was ended; ``conversation_id`` is its whole id."""

    conversation_id: str


@dataclass
class NewChosen(Message):
    """Begin a conversation, with the method ``method_id`` when one was highlighted."""

    method_id: str | None


@dataclass
class PractiseChosen(Message):
    """Begin a conversation that is not kept, with the method ``method_id`` when one was highlighted."""

    method_id: str | None


@dataclass
class ClientChosen(Message):
    """Open the page of the client with this code."""

    client: str


@dataclass
class FindChosen(Message):
    """Look for words in what was kept."""


@dataclass
class DoneChosen(Message):
    """A promise is done, or not done after all."""

    promised: "Promised"
    done: bool


@dataclass
class EraseChosen(Message):
    """Show which conversations would go for good, by their whole ids."""

    conversations: Sequence[str]


@dataclass
class CaseChosen(Message):
    """Play the practice case ``case_id``."""

    case_id: str


class StartScreen(Screen[None]):
    """One list with everything there is to begin with; Enter or a letter acts."""

    CSS_PATH = "../styles/start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "resume", starting.RESUME, id="start.resume"),
        Binding("n", "new", starting.NEW, id="start.new"),
        Binding("o", "practise", starting.PRACTISE, id="start.practise"),
        Binding("c", "case", starting.CASE, id="start.case"),
        Binding("i", "client", starting.CLIENT, id="start.client"),
        Binding("v", "find", search.HOME_FIND, id="start.find"),
        Binding("w", "erase", ERASE_KEY, id="start.erase"),
        Binding("d,space", "done", starting.DONE, id="start.done"),
        Binding("q", "app.quit", starting.QUIT, id="start.quit"),
    ]

    menu = getters.query_one("#menu", Menu)
    about = getters.query_one("#about", About)

    @dataclass
    class PacksRead(Message):
        """The packs were read: the methods, what was left out, and id and title of each case."""

        heads: "Sequence[Head]"
        left_out: Sequence[str]
        cases: Sequence[tuple[str, str]]

    def __init__(self, home: Home, now: Callable[[], datetime] = datetime.now) -> None:
        """``now`` gives local wall time: days near it are named in words."""
        super().__init__()
        self._home = home
        self._now = now
        self._packs: StartScreen.PacksRead | None = None
        self._choices: dict[str, Message] = {}
        self._clients: dict[str, str | None] = {}
        self._promised: dict[str, Promised] = {}
        self._promises = Promises(home.promises)
        self._seen = False
        self._drawn = Size(0, 0)

    def compose(self) -> ComposeResult:
        """Title, list, more about the highlighted row, keys."""
        self._promises.refresh()
        yield Static(starting.TITLE, id="title", markup=False)
        yield Static(starting.LEAD, id="lead", markup=False)
        with Container(id="body"):
            yield Menu(self._options(), id="menu")
            yield About(id="about")
        yield Static(starting.keys(), id="keys", markup=False)

    def on_mount(self) -> None:
        """Read the packs once the screen is drawn."""
        self.call_after_refresh(self._read_packs)

    def on_screen_resume(self) -> None:
        """Show what happened meanwhile, when one comes back here."""
        if self._seen:
            self._promises.refresh()
            self.menu.fill(self._options())
        self._seen = True

    def on_resize(self, event: Resize) -> None:
        """Draw the rows for another width; more of them fit another height."""
        if event.size != self._drawn and not covered(self.app):
            self.menu.fill(self._options())

    @work(thread=True, exclusive=True, group="packs")
    def _read_packs(self) -> None:
        heads = self._home.heads()
        self.post_message(self.PacksRead(heads, self._home.left_out(), self._home.case_titles()))

    def on_start_screen_packs_read(self, event: "StartScreen.PacksRead") -> None:
        """Add the methods under what stands there already."""
        self._packs = event
        if not covered(self.app):
            self.menu.fill(self._options())

    def _options(self) -> list[Option]:
        """Everything that can be chosen now; fills the table of what choosing each means."""
        self._drawn = size = self.app.size
        layout = rows.Layout(size.width, self._now())
        unfinished = self._home.unfinished()
        self._choices = {rows.NEW: NewChosen(None), rows.PRACTISE: PractiseChosen(None)}
        self._clients = {rows.RESUME: unfinished.client} if unfinished else {}
        options: list[Option] = []
        if unfinished:
            self._choices[rows.RESUME] = ResumeChosen(unfinished.id)
            options.append(layout.resume(unfinished))
        cases = self._packs.cases if self._packs else None
        if cases:
            self._choices[rows.CASE] = CaseChosen(cases[0][0])
        options += layout.actions(cases)
        options += self._promise_rows(layout, size.height)
        limit = rows.recent_limit(size.height)
        recent = [one for one in self._home.summaries(limit + 1) if unfinished is None or one.id != unfinished.id]
        for summary in recent[:limit]:
            self._choices[summary.id] = _opening(summary)
            self._clients[summary.id] = summary.client
        options += layout.recent(recent[:limit])
        days, old = self._home.past_term()
        if old:
            self._choices[rows.PAST_TERM] = EraseChosen(old)
            options.append(layout.past_term(len(old), days))
        if self._packs:
            for head in self._packs.heads:
                self._choices[rows.method_row(head.id)] = NewChosen(head.id)
            for case_id, _ in self._packs.cases:
                self._choices[rows.case_row(case_id)] = CaseChosen(case_id)
            options += layout.methods(self._packs.heads)
            options += layout.cases(self._packs.cases)
            options += layout.left_out(self._packs.left_out)
        return options

    def _promise_rows(self, layout: rows.Layout, height: int) -> list[Option]:
        promises = self._promises
        shown, more = promises.shown(height)
        self._promised = {rows.promise_row(one): one for one in shown}
        for row_id, one in self._promised.items():
            self._choices[row_id] = _opening(one.row)
            self._clients[row_id] = one.row.client
        return layout.promises([(one, promises.is_done(one)) for one in shown], more)

    @on(Menu.OptionHighlighted)
    def _tell(self, event: Menu.OptionHighlighted) -> None:
        if isinstance(event.option, Row):
            row_id = event.option.id or ""
            promised = self._promised.get(row_id)
            done = self._promises.is_done(promised) if promised else None
            client, narrow = bool(self._clients.get(row_id)), self.has_class("-narrow")
            keys = starting.keys(done=done, client=client, narrow=narrow)
            self.query_one("#keys", Static).update(Content(keys))
            self.about.text = event.option.about

    @on(Menu.OptionSelected)
    def _chosen(self, event: Menu.OptionSelected) -> None:
        self._choose(event.option_id)

    def _choose(self, row_id: str | None) -> None:
        if row_id == rows.MORE:
            self._promises.whole = True
            self.menu.fill(self._options())
        elif row_id == rows.CASE and self._packs and len(self._packs.cases) > 1:
            self.menu.highlighted = self.menu.get_option_index(rows.case_row(self._packs.cases[0][0]))
        elif choice := self._choices.get(row_id or ""):
            self.post_message(choice)

    def show_done(self, promised: "Promised", *, done: bool) -> None:
        """Show a promise as done, or as open again."""
        self._promises.mark(promised, done=done)
        self.menu.fill(self._options())

    def _row_id(self) -> str:
        row = self.menu.highlighted_option
        return (row.id if row else None) or ""

    def _method(self) -> str | None:
        """The highlighted method."""
        choice = self._choices.get(self._row_id())
        return choice.method_id if isinstance(choice, NewChosen) else None

    def action_resume(self) -> None:
        """Go on with the conversation that was not ended."""
        self._choose(rows.RESUME)

    def action_new(self) -> None:
        """Begin a conversation, with the highlighted method if any."""
        self.post_message(NewChosen(self._method()))

    def action_practise(self) -> None:
        """Begin a conversation that is not kept, with the highlighted method if any."""
        self.post_message(PractiseChosen(self._method()))

    def action_client(self) -> None:
        """The page of the client in the highlighted row."""
        if client := self._clients.get(self._row_id()):
            self.post_message(ClientChosen(client))

    def action_find(self) -> None:
        """Look for words in what was kept."""
        self.post_message(FindChosen())

    def action_erase(self) -> None:
        """Show what would go of the highlighted conversation."""
        choice = self._choices.get(self._row_id())
        if isinstance(choice, ResumeChosen | ReportChosen):
            self.post_message(EraseChosen([choice.conversation_id]))
        elif isinstance(choice, EraseChosen):
            self.post_message(choice)

    def action_done(self) -> None:
        """The highlighted promise is done, or is not after all."""
        if promised := self._promised.get(self._row_id()):
            self.post_message(DoneChosen(promised, not self._promises.is_done(promised)))

    def action_case(self) -> None:
        """Play the only case, or go to where they are listed."""
        self._choose(rows.CASE)


def _opening(summary: "Summary") -> Message:
    return (ReportChosen if summary.ended else ResumeChosen)(summary.id)
