"""The conversation: panes above, the line below. Posts lines to the session and draws what is saved."""

import asyncio
from collections.abc import Callable
from textwrap import shorten

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.events import ConversationEnded, Event
from gesprek_tui.dutch import entering, saving, talking
from gesprek_tui.dutch.erase import ERASE_WAITS, sure_to_erase
from gesprek_tui.errors import SaveError
from gesprek_tui.line import requests as rq
from gesprek_tui.line.commands import Command
from gesprek_tui.line.grammar import Unfit, read_line
from gesprek_tui.line.told import left_out, told
from gesprek_tui.session import Outcome, Session
from gesprek_tui.tui.opening import Opening
from gesprek_tui.tui.saving import Row, Saving
from gesprek_tui.tui.screens.hidden import covered
from gesprek_tui.tui.view import View, clock_words, glance, saved_words, view_of
from gesprek_tui.tui.widgets.foot import Foot
from gesprek_tui.tui.widgets.line import Line
from gesprek_tui.tui.widgets.panes import Acute, Kept, Moves, Notes, Pane, Say, Saying, Subject, Tracker

_SAID_BACK = (
    ev.NoteEdited, ev.NoteRemoved, ev.AgreementRemoved, ev.Undone, ev.DetailsChanged, ev.AddressChosen,
    ev.HintPutOff, ev.GoalNamed, ev.CorrectionAdded, ev.Erased,
)  # fmt: skip
"""What changes nothing that one looks at, or takes something away: it is said in so many words."""
SETTLING = 2
"""Turns of the event loop in which line and foot have told the screen what changed in them."""
AUTOSAVE = 0.5
"""Seconds between two looks whether the line changed: what is typed is kept within a second."""
AGAIN = 3
"""Seconds after which what could not be saved is tried once more."""


class ConversationScreen(Screen[None]):
    """One session on screen. ``practice`` keeps nothing."""

    CSS_PATH = ["../styles/conversation.tcss"]
    AUTO_FOCUS = "#line"

    view: reactive[View] = reactive(View(), init=False, repaint=False)

    line = query_one("#line", Line)
    foot = query_one("#foot", Foot)

    class Left(Message):
        """One goes back to the start screen."""

    def __init__(self, session: Session, *, practice: bool = False) -> None:
        super().__init__()
        self.session = session
        self.saving = Saving(self)
        self.opening = Opening(self)
        self._practice = practice
        self._hints = True
        self._held_paint = False
        self._unfit = ""
        self._returned = ""
        self._erasing = ""
        self._drawn = True
        self.set_reactive(ConversationScreen.view, view_of(session))

    def compose(self) -> ComposeResult:
        """Subject, body, moves, line, foot."""
        yield self._bound(Subject(id="subject"))
        yield self._bound(Acute(id="acute"))
        with Container(id="body"):
            yield self._bound(Tracker(id="tracker"))
            with Saying(id="saying"):
                yield self._bound(Say(id="say"))
            with Vertical(id="side"):
                yield self._bound(Notes(id="notes"))
                yield self._bound(Kept(id="kept"))
        yield self._bound(Moves(id="moves"))
        with Vertical(id="bottom"):
            yield Line(talking.PLACEHOLDER)
            yield Foot(id="foot")

    def _bound(self, pane: Pane) -> Pane:
        return pane.data_bind(view=ConversationScreen.view)

    async def on_mount(self) -> None:
        """Start the clock, and offer what was typed and not kept."""
        self.show()
        self._tell_left_out()
        self.watch(self.line, "keys", self._keys_shown)
        self.set_interval(1, self._tick)
        self.set_interval(AUTOSAVE, self._autosave)
        self.set_interval(AGAIN, self._try_again)
        if self.session.state.client:
            self.call_after_refresh(lambda: self.run_worker(self.opening.look_back(), group="before"))
        if draft := await self.saving.offer():
            self.opening.ask_about(draft)

    # --- what is shown --------------------------------------------------------------------------------------

    def show(self, message: str = "") -> None:
        """Draw the session as it stands; ``message`` stays until the next act.

        Line and foot change at once, the panes after the next paint: a saved sign waits for no other pane.
        """
        session = self.session
        with session.steady:
            prompt, ended = session.prompt, session.state.ended is not None
            saved = saved_words(session.state, waits=bool(self.saving.rows), practice=self._practice)
        placeholder = talking.PLACEHOLDER_ENDED if ended else talking.PLACEHOLDER
        self.line.placeholder = f"{prompt.label}…" if prompt else placeholder
        self.line.escapes = prompt is not None or ended
        self.line.completer.lists = self.foot.lists = session.lists
        self.foot.asking = prompt is not None
        self.foot.saved = saved
        self.foot.message = message
        self._drawn = False
        self.call_after_refresh(self._draw_rest)

    def _draw_rest(self) -> None:
        if not self._held_paint and not self._drawn:
            self._drawn = True
            pending = tuple(row.text for row in self.saving.rows)
            self.view = view_of(self.session, pending, hints=self._hints)

    def _tick(self) -> None:
        if covered(self.app) or self.view.clock == clock_words(self.session):
            return
        if not self.line.value:
            self.session.refresh_moves()
        message = self.foot.message
        self.show(message)

    def _try_again(self) -> None:
        """A disk that was full, away or held by another program may be back."""
        if self.saving.rows and not covered(self.app):
            self.saving.save()

    # --- typing ---------------------------------------------------------------------------------------------

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        self.foot.typed = event.value if self._hints else ""
        self.foot.masked = self.line.masked
        if event.value and event.value != self._returned:  # what was just given back keeps its reason beside it
            self.foot.message = self._erasing = ""

    @on(Line.LookedAt)
    def _look(self, event: Line.LookedAt) -> None:
        self.session.look_at(event.step)
        self.show()

    @on(Line.Masked)
    def _masked(self) -> None:
        self.acted()

    @on(Line.TooMuch)
    def _too_much(self) -> None:
        self.foot.message = talking.PASTED_TOO_LONG

    @on(Line.Escaped)
    def _escaped(self) -> None:
        if self.session.ask is not None:
            self.session.leave_ask()
            self.show()
            self.opening.read_on(Outcome())
        elif self.saving.rows:
            self.foot.message = saving.BROKEN
        elif self.session.state.ended is not None:
            self.post_message(self.Left())

    @on(Line.KeyActed)
    def _key_acted(self, event: Line.KeyActed) -> None:
        if event.text.endswith(" "):
            self.line.give_back(event.text)
        else:
            self.enter(event.text)

    @on(Line.Entered)
    async def _entered(self, event: Line.Entered) -> None:
        self._held_paint = True
        try:
            self.enter(event.text, as_note=event.pasted)
            for _ in range(SETTLING):
                await asyncio.sleep(0)
        finally:
            self.call_later(self._paint, event.paint)

    def _paint(self, release: Callable[[], None]) -> None:
        """Paint line and saved sign at once, and then the rest: the sign does not wait for the whole screen."""
        self._held_paint = False
        release()
        self.check_idle()
        self.call_after_refresh(self._draw_rest)

    def _keys_shown(self, keys: bool) -> None:
        self.foot.keys = keys

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.line.value

    def enter(self, text: str, *, as_note: bool = False) -> None:
        """Take a line: it leaves the input at once and waits, visibly, for the disk."""
        if not text.strip() and self.saving.rows and not self.saving.busy:
            self.saving.save()
            return
        read = None if as_note else read_line(text, self.session.now(), self.session.lists)
        if isinstance(read, rq.Hide | rq.ShowHelp):  # these wait for no disk
            self.opening.open(read)
            return
        if isinstance(read, Unfit):
            if text != self._unfit:
                self._unfit = text
                self._return(text)
                self.foot.message = entering.unfit(read.nearest)
                return
            as_note = True
        self._unfit = ""
        if isinstance(read, rq.EraseNote) and not self._sure_to_erase(text, read.back):
            return
        self._erasing = ""
        note = as_note or not text.startswith("/")
        row = Row(text, as_note, words=note or bool(getattr(read, "text", "")))
        self.saving.enter(row, shown=note and bool(text.strip()))

    def _sure_to_erase(self, text: str, back: int) -> bool:
        """Whether Enter was given twice for the same note; the first time it is shown and the line comes back."""
        notes = self.session.state.notes
        note = notes[-back] if 1 <= back <= len(notes) else None
        if note is None or (note.id == self._erasing and not self.saving.rows):
            return True  # what is no note is refused like any other
        self._return(text)
        if self.saving.rows:  # a note that still waits would move the count to another one
            self.foot.message = ERASE_WAITS
        else:
            self._erasing = note.id
            self.foot.message = sure_to_erase(shorten(" ".join(note.text.split()), 40, placeholder="…"))
        return False

    def _return(self, text: str) -> None:
        """Put text back into the line; what is said of it stays until it is changed."""
        self.line.give_back(text)
        self._returned = self.line.value

    # --- what came of it ------------------------------------------------------------------------------------

    def took(self, row: Row, outcome: Outcome) -> None:
        """Say what came of a line, open what it asks for, and give back what was refused."""
        event = outcome.event
        self._tell_left_out()
        waits = self.foot.message if self._unfit and self.line.value == self._unfit else ""
        self.show(outcome.refusal or _said_back(event, outcome, self.session) or waits)
        if outcome.request:
            self.opening.open(outcome.request)
        self.opening.read_on(outcome)
        if isinstance(event, ConversationEnded) or (self.session.state.ended and self._just_ended(event)):
            self.opening.open(rq.ShowReport())
        if outcome.refusal and row.words:
            self._return("\n".join(text for text in (row.text, self.line.value) if text))

    def _just_ended(self, event: Event | None) -> bool:
        # the last closing step saves its answer and the end in one act
        if isinstance(event, ev.Erased):
            return False
        last = self.session.state.log[-1]
        return isinstance(last, ConversationEnded) and event is not last and event in self.session.state.log[-2:]

    def _tell_left_out(self) -> None:
        if not covered(self.app):  # nothing comes over what is hidden
            for finding in self.session.library.left_out(self.session.method):
                self.app.notify(left_out(finding), severity="warning", timeout=20, markup=False)

    async def _autosave(self) -> None:
        try:
            await self.saving.autosave()
        except SaveError as error:
            if not self.saving.rows:  # what is said of a row that waits tells more
                self.foot.message = str(error)

    # --- what the program asks ------------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Draw the time that went by, and open what came while something lay over everything."""
        self._tick()
        self.opening.open_held()

    @property
    def lists(self) -> tuple[Command, ...]:
        """The commands of the lists that the packs here bring."""
        return self.session.lists

    def crisis(self) -> None:
        """Open the safety pack; what stands in the line stays there."""
        if not self.line.disabled:
            self.enter("/crisis")

    def acted(self) -> None:
        """Count a key that types no line."""
        self.session.acted()

    def listening(self) -> bool:
        """Whether it goes on: neither paused nor ended, and not over its planned time. Practice is shown to others."""
        state = self.session.state
        over = state.minutes is not None and self.session.t > state.minutes * 60
        return self._practice or not (state.paused or state.ended is not None or over)

    def glance(self) -> tuple[str, ...]:
        """Clock and place in words."""
        return glance(self.session)


def _said_back(event: Event | None, outcome: Outcome, session: Session) -> str:
    if event is None:
        return ""
    changed = isinstance(event, ev.AgreementChanged)
    if changed and session.ask is not None:  # its answers stand beside what is asked next; only a date is said back
        return outcome.echo or ""
    words = told(event, session.state)
    if outcome.echo:
        return f"{words} · {outcome.echo}"
    return words if changed or isinstance(event, _SAID_BACK) else ""
