"""Shows which conversations will go for good, and lets them go when the word is typed."""

from collections.abc import Sequence
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from gesprek_tui.conversation.erasing import Going
from gesprek_tui.dutch import dates, stored
from gesprek_tui.dutch import erase as words
from gesprek_tui.tui.widgets.plain import Plain
from gesprek_tui.tui.widgets.rows import Rows


class ErasePage(ModalScreen[bool]):
    """True when the word was typed; Esc and anything else leave all as it is."""

    BINDINGS = [Binding("escape", "leave", show=False, id="erase.leave")]
    AUTO_FOCUS = "#word"

    def __init__(self, going: Sequence[Going]) -> None:
        super().__init__()
        self._going = going

    def compose(self) -> ComposeResult:
        """What goes, what cannot be reached, and the line for the word."""
        yield Plain(words.PAGE_TITLE, classes="title")
        with VerticalScroll(id="page", can_focus=False):
            yield Rows([("", words.WILL_GO), *((f"  {each.id[-6:]} · ", _told(each)) for each in self._going)])
            yield Plain(f"\n{words.NOT_REACHED}")
        yield Input(id="word", select_on_focus=False)
        yield Plain(words.PAGE_LABEL, id="page-foot")

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        if event.value.strip().casefold() == words.WORD:
            self.dismiss(True)
        else:
            self.notify(words.PAGE_WORD, markup=False)

    def action_leave(self) -> None:
        """Nothing goes."""
        self.dismiss(False)


def _told(one: Going) -> str:
    started = datetime.fromisoformat(one.started)
    return words.going(
        dates.day(started), one.client or stored.NO_CLIENT, one.notes, one.agreements, ended=one.ended is not None
    )
