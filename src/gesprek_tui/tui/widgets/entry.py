"""A field of one line: what is pasted into it becomes one line too, and none of it is lost without a word."""

from textual import events
from textual.widgets import Input

from gesprek_tui.dutch import talking
from gesprek_tui.text import MAX_NOTE, one_line


class Entry(Input):
    """As Textual's own, which keeps the first of several pasted lines and says nothing of the others."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = one_line(event.text)
        if len(self.value) + len(text) > MAX_NOTE:
            self.app.notify(talking.PASTED_TOO_LONG, severity="warning", markup=False)
        else:
            self.insert_text_at_cursor(text)
