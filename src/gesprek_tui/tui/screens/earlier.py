"""What was before: last time on one screen, which never stands in the way, and the client's own page."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget

from gesprek_tui.conversation.memory import Memory
from gesprek_tui.dutch import earlier, sheets
from gesprek_tui.dutch import instruments as words
from gesprek_tui.dutch.erase import CLIENT_FOOTER
from gesprek_tui.errors import GesprekError
from gesprek_tui.line import requests as rq
from gesprek_tui.report.memory import Block, client_page, last_day, last_time
from gesprek_tui.standing import Standing
from gesprek_tui.text import clean
from gesprek_tui.tui.screens.pages import TextPage
from gesprek_tui.tui.widgets.plain import Plain
from gesprek_tui.tui.widgets.rows import Rows

_MORE = ((1, 1), (2, 1), (2, 2), (3, 2), (4, 2), (6, 3), (6, 9))
"""Items of a subject and rows of an item: each subject in turn gets as much as still fits, from a single row on."""
_LEAD = "  "


class LastTime(Widget):
    """The subjects of last time, as much of each as fits without scrolling."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        super().__init__(id="last-time")
        self._blocks = blocks

    def render(self) -> RenderResult:
        """What is left out is counted."""
        width, height = self.content_size
        drawn = [[_row(block, width)] for block in self._blocks]
        for most, rows in _MORE:
            for at, block in enumerate(self._blocks):
                larger = _drawn(block, width, most, rows)
                if sum(map(len, drawn)) - len(drawn[at]) + len(larger) <= height:
                    drawn[at] = larger
        air = [Content("")] if sum(map(len, drawn)) + len(drawn) - 1 <= height else []
        lines = [line for block in drawn for line in (*air, *block)][len(air) :]
        return Content("\n").join(lines[:height])


def _row(block: Block, width: int) -> Content:
    title = Content.styled(f"{block.title}  ", "bold $text-primary")
    left = f"  {earlier.and_more(len(block.items) - 1)}" if len(block.items) > 1 else ""
    room = max(8, width - title.cell_length - cell_len(left))
    item = Content(clean(block.items[0])).truncate(room, ellipsis=True)
    return Content.assemble(title, item, (left, "$secondary")).truncate(width)


def _drawn(block: Block, width: int, most: int, rows: int) -> list[Content]:
    if len(block.items) == most + 1:  # the row that counts one more would be as high as that one
        most += 1
    lines = [Content.styled(block.title, "bold $text-primary").truncate(width, ellipsis=True)]
    for item in block.items[:most]:
        lines += _item(item, width, rows)
    if left := len(block.items[most:]):
        lines.append(Content.styled(f"{_LEAD}{earlier.and_more(left)}", "$secondary"))
    return lines


def _item(item: str, width: int, rows: int) -> list[Content]:
    room = max(8, width - cell_len(_LEAD))
    wrapped = Content(clean(item)).wrap(room)
    shown = wrapped[:rows]
    if len(wrapped) > rows:
        shown[-1] = (shown[-1].rstrip() + " …").truncate(room, ellipsis=True)
    return [Content.assemble(_LEAD, line) for line in shown]


class LastTimePage(ModalScreen[None]):
    """What matters of last time. Enter or Esc closes it, and so does typing, which goes on in ``line``."""

    BINDINGS = [Binding("escape,enter", "close", show=False, id="last_time.close")]

    def __init__(self, memory: Memory, today: date, line: Widget) -> None:
        super().__init__()
        code = memory.conversations[0].client or ""
        self._heading = f"{earlier.TITLE} · {code} · {last_day(memory, today)}"
        self._blocks = last_time(memory, today)
        self._line = line

    def compose(self) -> ComposeResult:
        """Heading, subjects, keys."""
        yield Plain(self._heading, classes="title")
        yield LastTime(self._blocks)
        yield Plain(earlier.KEYS, id="page-foot")

    def on_key(self, event: events.Key) -> None:
        """What is typed is the beginning of a line: nothing typed is lost to a page."""
        if event.is_printable:
            self._hand_over(event, events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """So is what is pasted."""
        self._hand_over(event, events.Paste(event.text))

    def _hand_over(self, event: events.Event, again: events.Event) -> None:
        event.stop()
        event.prevent_default()
        self._line.post_message(again)
        self.action_close()

    def action_close(self) -> None:
        """To the conversation."""
        if self.is_current:
            self.dismiss(None)


Mark: TypeAlias = Callable[[str, str, bool], None]
"""Saves that an agreement is done, or is not after all: ids of conversation and agreement. Raises GesprekError."""


class ClientPage(TextPage):
    """A client's page: what is open, the scales over time, the conversations. A digit marks that agreement as done."""

    BINDINGS = [Binding(str(n), f"mark({n})", show=False, id=f"client.done_{n}") for n in range(1, 10)]

    def __init__(self, client: str, memory: Memory, today: date, mark: Mark) -> None:
        super().__init__(f"{earlier.CLIENT} · {client}", client_page(memory, today, ()))
        self._memory, self._today, self._mark = memory, today, mark
        self._done: set[str] = set()
        self.FOOTER = words.CLIENT_KEYS if memory.agreements else sheets.BACK

    def action_mark(self, number: int) -> None:
        """The agreement with this number is done; once more, and it is not after all."""
        memory = self._memory
        if number > len(memory.agreements):
            return
        agreed, conversation = memory.agreements[number - 1], memory.made_in[number - 1]
        try:
            self._mark(conversation, agreed.id, agreed.id not in self._done)
        except GesprekError as error:
            self.notify(str(error), severity="error", timeout=20, markup=False)
            return
        self._done ^= {agreed.id}
        self.query_one(Rows).show(client_page(memory, self._today, self._done))


class ErasableClientPage(ClientPage):
    """The same outside a conversation, from where all of the client can be let go."""

    BINDINGS = [Binding("w", "erase", show=False, id="client.erase")]

    @dataclass
    class EraseAsked(Message):
        """Show what would go of this client."""

        conversations: Sequence[str]

    def __init__(self, client: str, memory: Memory, today: date, mark: Mark) -> None:
        super().__init__(client, memory, today, mark)
        self.FOOTER = f"{self.FOOTER}   {CLIENT_FOOTER}"
        self._conversations = [state.id for state in memory.conversations]

    def action_erase(self) -> None:
        """Show what would go."""
        self.post_message(self.EraseAsked(self._conversations))


async def page_for(
    request: rq.ShowLastTime | rq.ShowClient, session: Standing, line: Widget, mark: Mark
) -> LastTimePage | ClientPage | str:
    """The page that is asked for, read beside the screen; or why there is none."""
    client, today = session.state.client, session.now().date()
    if client is None:
        return earlier.NO_CODE
    whole = isinstance(request, rq.ShowClient)
    try:
        memory = await asyncio.to_thread(session.whole_memory if whole else session.last_time)
    except GesprekError as error:
        return str(error)
    if memory is None:
        return earlier.NONE
    return ClientPage(client, memory, today, mark) if whole else LastTimePage(memory, today, line)
