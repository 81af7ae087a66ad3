"""The conversation: panes above, the line below. Posts lines to the session and draws what is saved."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
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
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.events import ConversationEnded, Event
from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import earlier as earlier_words
from gesprek_tui.dutch import entering, refusals, talking
from gesprek_tui.dutch import instruments as said
from gesprek_tui.dutch import saving as saving_words
from gesprek_tui.dutch.erase import ERASE_WAITS, sure_to_erase
from gesprek_tui.errors import GesprekError, SaveError
from gesprek_tui.line import asks
from gesprek_tui.line import requests as rq
from gesprek_tui.line.commands import Command
from gesprek_tui.line.grammar import Unfit, read_line
from gesprek_tui.line.told import left_out, told
from gesprek_tui.session import Outcome, Session
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
PATIENCE = 0.05
"""Seconds that a save may hold the screen before its row is shown as waiting."""
SETTLING = 2
"""Turns of the event loop in which line and foot have told the screen what changed in them."""
AUTOSAVE = 0.5
"""Seconds between two looks whether the line changed: what is typed is kept within a second."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line that was entered and is not on disk yet. ``words`` says that it holds more than a command."""

    text: str
    as_note: bool
    words: bool


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
        self._practice = practice
        self._hints = True
        self._pending: list[Row] = []
        self._saving = False
        self._held_paint = False
        self._disk = ThreadPoolExecutor(max_workers=1)
        self._kept_draft: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self._held: list[rq.Request] = []
        self._unfit = ""
        self._returned = ""
        self._erasing = ""
        self._drawn = True
        self._reading: int | None = None
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
        if self.session.state.client:
            self.call_after_refresh(lambda: self.run_worker(self._look_back(), group="before"))
        if rows := await asyncio.to_thread(self.session.draft):
            self._kept_draft = self._offered = tuple(rows)
            from gesprek_tui.tui.screens.draft import DraftScreen  # noqa: PLC0415 - only after a crash

            self.app.push_screen(DraftScreen("\n".join(rows)), self._draft_answered)

    def _draft_answered(self, text: str | None) -> None:
        self._offered = ()
        if text:
            self.line.give_back(text)

    # --- what is shown --------------------------------------------------------------------------------------

    def show(self, message: str = "") -> None:
        """Draw the session as it stands; ``message`` stays until the next act.

        Line and foot change at once, the panes after the next paint: a saved sign waits for no other pane.
        """
        session = self.session
        with session.steady:
            prompt, ended = session.prompt, session.state.ended is not None
            saved = saved_words(session.state, waits=bool(self._pending), practice=self._practice)
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
            pending = tuple(row.text for row in self._pending)
            self.view = view_of(self.session, pending, hints=self._hints)

    def _tick(self) -> None:
        if covered(self.app) or self.view.clock == clock_words(self.session):
            return
        if not self.line.value:
            self.session.refresh_moves()
        message = self.foot.message
        self.show(message)

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
            self._read_on(Outcome())
        elif self._pending:
            self.foot.message = saving_words.BROKEN
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

    # --- saving ---------------------------------------------------------------------------------------------

    def enter(self, text: str, *, as_note: bool = False) -> None:
        """Take a line: it leaves the input at once and waits, visibly, for the disk."""
        if not text.strip() and self._pending and not self._saving:
            self._save()
            return
        read = None if as_note else read_line(text, self.session.now(), self.session.lists)
        if isinstance(read, rq.Hide | rq.ShowHelp):  # these wait for no disk
            self._open(read)
            return
        if isinstance(read, Unfit):
            if text != self._unfit:
                self._unfit = text
                self._return(text)
                self.foot.message = entering.unfit(read.nearest)
                return
            as_note = True
        self._unfit = ""
        sure = not isinstance(read, rq.EraseNote) or self._sure_to_erase(text, read.back)
        if not sure:
            return
        self._erasing = ""
        note = as_note or not text.startswith("/")
        self._pending.append(Row(text, as_note, words=note or bool(getattr(read, "text", ""))))
        if self._saving and text.strip() and note:
            self.show()
        self._save()

    def _sure_to_erase(self, text: str, back: int) -> bool:
        """Whether Enter was given twice for the same note; the first time it is shown and the line comes back."""
        notes = self.session.state.notes
        note = notes[-back] if 1 <= back <= len(notes) else None
        if note is None or (note.id == self._erasing and not self._pending):
            return True  # what is no note is refused like any other
        self._return(text)
        if self._pending:  # a note that still waits would move the count to another one
            self.foot.message = ERASE_WAITS
        else:
            self._erasing = note.id
            self.foot.message = sure_to_erase(shorten(" ".join(note.text.split()), 40, placeholder="…"))
        return False

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

    def _return(self, text: str) -> None:
        """Put text back into the line; what is said of it stays until it is changed."""
        self.line.give_back(text)
        self._returned = self.line.value

    def _save(self) -> None:
        """Save what waits, in order. A disk that is quick enough gives line and saved sign in one paint."""
        if self._saving:
            return
        self._saving = True
        while self._pending:
            row = self._pending[0]
            rest = [later.text for later in self._pending[1:]] + [self.line.value]
            take = self.session.keep_as_note if row.as_note else self.session.submit
            saving = self._disk.submit(take, row.text, rest)
            wait({saving}, PATIENCE)
            if not saving.done():
                self.show()
                self.run_worker(self._save_slowly(row, rest, saving), group="save")
                return
            if not self._saved(row, rest, saving):
                break
        self._saving = False

    async def _save_slowly(self, row: Row, rest: list[str], saving: Future[Outcome]) -> None:
        await asyncio.wait({asyncio.wrap_future(saving)})
        saved = self._saved(row, rest, saving)
        self._saving = False
        if saved:
            self._save()

    def _saved(self, row: Row, rest: list[str], saving: Future[Outcome]) -> bool:
        try:
            outcome = saving.result()
        except SaveError as error:
            self.show(f"{error} {saving_words.BROKEN}")
            return False
        self._pending.pop(0)
        if outcome.event is not None:  # the draft was saved with it
            self._kept_draft = tuple(text for text in rest if text.strip())
        self._took(outcome)
        if outcome.refusal and row.words:
            self._return("\n".join(text for text in (row.text, self.line.value) if text))
        return True

    def _tell_left_out(self) -> None:
        if not covered(self.app):  # nothing comes over what is hidden
            for finding in self.session.left_out():
                self.app.notify(left_out(finding), severity="warning", timeout=20, markup=False)

    def _took(self, outcome: Outcome) -> None:
        event = outcome.event
        self._tell_left_out()
        waits = self.foot.message if self._unfit and self.line.value == self._unfit else ""
        self.show(outcome.refusal or _said_back(event, outcome, self.session) or waits)
        if outcome.request:
            self._open(outcome.request)
        self._read_on(outcome)
        if isinstance(event, ConversationEnded) or (self.session.state.ended and self._just_ended(event)):
            self._open(rq.ShowReport())

    def _just_ended(self, event: Event | None) -> bool:
        # the last closing step saves its answer and the end in one act
        if isinstance(event, ev.Erased):
            return False
        last = self.session.state.log[-1]
        return isinstance(last, ConversationEnded) and event is not last and event in self.session.state.log[-2:]

    def _open(self, request: rq.Request) -> None:
        session = self.session
        from gesprek_tui.tui.screens.together import TogetherScreen  # noqa: PLC0415 - after the first question

        shared = self._reading is not None and isinstance(request, rq.FindLine)  # others look on while one corrects
        if shared or covered(self.app) or isinstance(self.app.screen, TogetherScreen):
            # nothing comes over what is hidden or shared
            self._held.append(request)
            return
        from gesprek_tui.tui.screens import pages  # noqa: PLC0415 - with the whole report, which few lines open

        match request:
            case rq.ShowHelp():
                self.app.action_help()  # type: ignore[attr-defined]
            case rq.Hide():
                self.app.action_hide()  # type: ignore[attr-defined]
            case rq.ShowLastTime() | rq.ShowClient():
                self.run_worker(self._show_before(request), group="before")
            case rq.ShowTogether():
                self.app.push_screen(TogetherScreen(session, self._correct))
            case rq.ShowReport():
                own = saving_words.tally(session.tally.acts, session.tally.notes) if session.state.ended else ""
                from gesprek_tui.tui.screens.report import ReportPage  # noqa: PLC0415 - with all formats

                shelf = self.app.shelf()  # type: ignore[attr-defined]
                self.app.push_screen(ReportPage(session.state, shelf, self._edit_report, self._memory(), own))
            case rq.ShowMoves():
                self.app.push_screen(pages.moves_page(self.view, said.attention(session.attention)))
            case rq.ShowMethods():
                self.app.push_screen(pages.MethodsPage(list(session.all_methods())), self._method_chosen)
            case rq.FindQuestion(words):
                self.app.push_screen(pages.found_page(session.find_questions(words)))
            case rq.FindLine(words):
                from gesprek_tui.tui.screens.finding import FindPage  # noqa: PLC0415 - when one looks for something

                self.app.push_screen(FindPage(session.search, session.conversation, words, session.now))
            case rq.RecallNote(back):
                note = session.note_back(back)
                if note is None:
                    self.foot.message = refusals.no_such_note(back)
                else:
                    self.line.give_back(f"/wijzig {back} {note}")

    def _memory(self) -> Memory | None:
        try:
            return self._disk.submit(self.session.whole_memory).result()
        except GesprekError:  # a report without what was before is better than none
            return None

    def _edit_report(self, intent: it.EditReport) -> State:
        outcome = self._disk.submit(self.session.act, intent, [self.line.value]).result()
        if outcome.refusal:
            raise GesprekError(outcome.refusal)
        self.show()
        return self.session.state

    def on_screen_resume(self) -> None:
        """Draw the time that went by, and open what came while something lay over everything."""
        self._tick()
        held, self._held = self._held, []
        for request in held:
            self._open(request)

    def _correct(self, row: int) -> None:
        """Ask a correction while others look on: only what is asked and the line are drawn until one reads on."""
        self._reading = row
        self.add_class("-together")
        self.enter(f"/samen {row}")

    def _read_on(self, outcome: Outcome) -> None:
        """Back to the page after a correction, said or skipped; any other act shows the whole screen again."""
        row = self._reading
        if row is None or self._pending or isinstance(self.session.ask, asks.Correction):
            return
        from gesprek_tui.tui.screens.together import TogetherScreen  # noqa: PLC0415 - after the first question

        self._reading = None
        if outcome.refusal or not isinstance(outcome.event, ev.CorrectionAdded | None):
            pass
        elif covered(self.app):
            self._held.append(rq.ShowTogether())
        else:
            self.app.push_screen(TogetherScreen(self.session, self._correct, row))
        self.remove_class("-together")

    def _method_chosen(self, method: str | None) -> None:
        if method:
            self.enter(f"/methode {method}")

    # --- what was before ------------------------------------------------------------------------------------

    async def _look_back(self) -> None:
        """Read what was before, beside the screen; a conversation that just began opens with it."""
        session = self.session
        try:
            memory = await asyncio.to_thread(session.last_time)
        except GesprekError as error:
            self.foot.message = str(error)
            return
        if memory is None or not session.fresh:
            return
        begun = self.line.value or self._pending or session.state.notes
        if begun or not (self.is_current or covered(self.app)):
            self.foot.message = earlier_words.WAITS
        else:
            self._open(rq.ShowLastTime())

    async def _show_before(self, request: rq.ShowLastTime | rq.ShowClient) -> None:
        from gesprek_tui.tui.screens import earlier  # noqa: PLC0415 - with the whole report, which few lines open

        page = await earlier.page_for(request, self.session, self.line, self._mark_done)
        if isinstance(page, str):
            self.foot.message = page
        elif covered(self.app):
            self._held.append(request)
        else:
            self.app.push_screen(page)

    def _mark_done(self, conversation: str, agreement: str, done: bool) -> None:
        if self._pending or self._saving:  # one thing is saved at a time
            raise GesprekError(said.SAVES_STILL)
        self.session.mark_done(conversation, agreement, self.unsaved(), done=done)
        self.show()

    # --- the draft ------------------------------------------------------------------------------------------

    def unsaved(self) -> tuple[str, ...]:
        """What is typed and not on disk: rows one is asked about, waiting rows, then the line."""
        rows = (*self._offered, *(row.text for row in self._pending), self.line.value)
        return tuple(row for row in rows if row.strip())

    def keep_unsaved(self) -> bool:
        """Keep it as a draft; False when it could not be kept."""
        try:
            self.session.keep_draft(self.unsaved())
        except SaveError:
            return not self.unsaved()
        return True

    async def set_aside(self) -> bool:
        """Let what is being saved be saved, and keep the rest as a draft; False when it could not be kept."""
        while self._saving:
            await asyncio.sleep(PATIENCE)
        rows = self.unsaved()
        kept = await asyncio.to_thread(self.keep_unsaved)
        if kept:
            self._kept_draft = rows
        return kept

    async def _autosave(self) -> None:
        rows = self.unsaved()
        if rows == self._kept_draft or self._saving:
            return
        try:
            await asyncio.to_thread(self.session.keep_draft, rows)
            self._kept_draft = rows
        except SaveError as error:
            if not self._pending:  # what is said of a row that waits tells more
                self.foot.message = str(error)


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
