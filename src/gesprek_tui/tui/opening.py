"""Which page a request opens over a conversation, and when: nothing comes over what is hidden or shared.

The imports of the pages stand here, beside what opens them: the first question needs none of them.
"""

import asyncio
from typing import TYPE_CHECKING

from gesprek_tui.conversation.events import CorrectionAdded
from gesprek_tui.dutch import earlier as earlier_words
from gesprek_tui.dutch import instruments as said
from gesprek_tui.dutch import refusals, saving
from gesprek_tui.errors import GesprekError
from gesprek_tui.line import asks
from gesprek_tui.line import requests as rq
from gesprek_tui.tui.screens.hidden import covered

if TYPE_CHECKING:
    from gesprek_tui.conversation.intents import EditReport
    from gesprek_tui.conversation.memory import Memory
    from gesprek_tui.conversation.state import State
    from gesprek_tui.session import Outcome
    from gesprek_tui.tui.screens.conversation import ConversationScreen


class Opening:
    """The pages over one conversation. What may not be opened now waits until one is back."""

    def __init__(self, talk: "ConversationScreen") -> None:
        self._talk = talk
        self._held: list[rq.Request] = []
        self._reading: int | None = None

    def ask_about(self, draft: tuple[str, ...]) -> None:
        """Ask whether what was typed before a crash comes back."""
        from gesprek_tui.tui.screens.draft import DraftScreen

        self._talk.app.push_screen(DraftScreen("\n".join(draft)), self._draft_answered)

    def _draft_answered(self, text: str | None) -> None:
        self._talk.saving.offered = ()
        if text:
            self._talk.line.give_back(text)

    # --- what is asked for ----------------------------------------------------------------------------------

    def open_held(self) -> None:
        """Open what came while something lay over everything."""
        held, self._held = self._held, []
        for request in held:
            self.open(request)

    def open(self, request: rq.Request) -> None:
        """Open what is asked for, now or once it may come over what is on screen."""
        from gesprek_tui.tui.screens.together import TogetherScreen

        talk, app = self._talk, self._talk.app
        shared = self._reading is not None and isinstance(request, rq.FindLine)  # others look on while one corrects
        if shared or covered(app) or isinstance(app.screen, TogetherScreen):
            self._held.append(request)
            return
        from gesprek_tui.tui.screens import pages

        session = talk.session
        match request:
            case rq.ShowHelp():
                app.action_help()  # type: ignore[attr-defined]
            case rq.Hide():
                app.action_hide()  # type: ignore[attr-defined]
            case rq.ShowLastTime() | rq.ShowClient():
                talk.run_worker(self._show_before(request), group="before")
            case rq.ShowTogether():
                app.push_screen(TogetherScreen(session, self._correct))
            case rq.ShowReport():
                from gesprek_tui.tui.screens.report import ReportPage  # with all formats

                own = saving.tally(session.tally.acts, session.tally.notes) if session.state.ended else ""
                shelf = app.shelf()  # type: ignore[attr-defined]
                app.push_screen(ReportPage(session.state, shelf, self._edit_report, self._memory(), own))
            case rq.ShowMoves():
                app.push_screen(pages.moves_page(talk.view, said.attention(session.attention)))
            case rq.ShowMethods():
                app.push_screen(pages.MethodsPage(list(session.library.all())), self._method_chosen)
            case rq.FindQuestion(words):
                app.push_screen(pages.found_page(session.library.find(words, session.state.address)))
            case rq.FindLine(words):
                from gesprek_tui.tui.screens.finding import FindPage

                app.push_screen(FindPage(session.search, session.conversation, words, session.now))
            case rq.RecallNote(back):
                note = session.note_back(back)
                if note is None:
                    talk.foot.message = refusals.no_such_note(back)
                else:
                    talk.line.give_back(f"/wijzig {back} {note}")

    def _method_chosen(self, method: str | None) -> None:
        if method:
            self._talk.enter(f"/methode {method}")

    # --- the report -----------------------------------------------------------------------------------------

    def _memory(self) -> "Memory | None":
        try:
            return self._talk.saving.after(self._talk.session.whole_memory)
        except GesprekError:  # a report without what was before is better than none
            return None

    def _edit_report(self, intent: "EditReport") -> "State":
        talk = self._talk
        outcome = talk.saving.after(talk.session.act, intent, [talk.typed])
        if outcome.refusal:
            raise GesprekError(outcome.refusal)
        talk.show()
        return talk.session.state

    # --- reading together -----------------------------------------------------------------------------------

    def _correct(self, row: int) -> None:
        """Ask a correction while others look on: only what is asked and the line are drawn until one reads on."""
        self._reading = row
        self._talk.add_class("-together")
        self._talk.enter(f"/samen {row}")

    def read_on(self, outcome: "Outcome") -> None:
        """Back to the page after a correction, said or skipped; any other act shows the whole screen again."""
        talk, row = self._talk, self._reading
        if row is None or talk.saving.rows or isinstance(talk.session.ask, asks.Correction):
            return
        self._reading = None
        if outcome.refusal or not isinstance(outcome.event, CorrectionAdded | None):
            pass
        elif covered(talk.app):
            self._held.append(rq.ShowTogether())
        else:
            from gesprek_tui.tui.screens.together import TogetherScreen

            talk.app.push_screen(TogetherScreen(talk.session, self._correct, row))
        talk.remove_class("-together")

    # --- what was before ------------------------------------------------------------------------------------

    async def look_back(self) -> None:
        """Read what was before, beside the screen; a conversation that just began opens with it."""
        talk, session = self._talk, self._talk.session
        try:
            memory = await asyncio.to_thread(session.last_time)
        except GesprekError as error:
            talk.foot.message = str(error)
            return
        if memory is None or not session.fresh:
            return
        begun = talk.line.value or talk.saving.rows or session.state.notes
        if begun or not (talk.is_current or covered(talk.app)):
            talk.foot.message = earlier_words.WAITS
        else:
            self.open(rq.ShowLastTime())

    async def _show_before(self, request: rq.ShowLastTime | rq.ShowClient) -> None:
        from gesprek_tui.tui.screens import earlier

        talk = self._talk
        page = await earlier.page_for(request, talk.session, talk.line, self._mark_done)
        if isinstance(page, str):
            talk.foot.message = page
        elif covered(talk.app):
            self._held.append(request)
        else:
            talk.app.push_screen(page)

    def _mark_done(self, conversation: str, agreement: str, done: bool) -> None:
        talk = self._talk
        if talk.saving.rows or talk.saving.busy:  # one thing is saved at a time
            raise GesprekError(said.SAVES_STILL)
        talk.session.mark_done(conversation, agreement, talk.saving.unsaved(), done=done)
        talk.show()
