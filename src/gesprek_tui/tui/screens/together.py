"""Reading together: only what the client may see, over the whole screen, a few lines at a time."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.screen import Screen

from gesprek_tui.conversation.together import pages
from gesprek_tui.dutch import sheets, together
from gesprek_tui.standing import Standing
from gesprek_tui.tui.widgets.leaf import Leaf, LeafView, leaves
from gesprek_tui.tui.widgets.plain import Plain

NARROW = 60
"""Below this many cells the keys are told shorter and the margins are smaller."""


class TogetherScreen(Screen[None]):
    """Pages of what the client may see, opened at ``row``; ``correct`` gets the number that the client says otherwise.

    It is no modal: nothing of the screen below is ever drawn with it.
    """

    CSS_PATH = ["../styles/together.tcss"]
    BINDINGS = [
        Binding("escape,q", "close", show=False, id="together.close"),
        Binding("right,space,pagedown", "turn(1)", show=False, id="together.next"),
        Binding("left,pageup", "turn(-1)", show=False, id="together.previous"),
        Binding("down", "choose(1)", show=False, id="together.row_down"),
        Binding("up", "choose(-1)", show=False, id="together.row_up"),
        Binding("c", "correct", show=False, id="together.correct"),
    ]

    body = query_one(LeafView)

    def __init__(self, session: Standing, correct: Callable[[int], None], row: int | None = None) -> None:
        super().__init__()
        self._pages = pages(session.state, session.method)
        self._address = session.state.address
        self._leaves: list[Leaf] = []
        self._at = 0
        self._correct = correct
        self._row = row

    def compose(self) -> ComposeResult:
        """Title, rows, keys."""
        yield Plain("", id="together-title", classes="title")
        yield LeafView()
        yield Plain("", id="together-foot")

    def on_resize(self, event: events.Resize) -> None:
        """Cut the pages again, and stay at the row one was reading."""
        width, height = event.size
        was, chosen = self._leaf, self.body.chosen if self._leaves else self._row
        self._leaves = leaves(self._pages, self._address, width - self._margins, height - 3)
        same = [at for at, leaf in enumerate(self._leaves) if chosen in leaf.numbers]
        same += [at for at, leaf in enumerate(self._leaves) if leaf.title == was.title]
        if was.picture:  # it may be drawn no more: then the same in words
            same.sort()
        self._go(same[0] if same else 0, chosen)

    @property
    def _margins(self) -> int:
        return 2 if self.size.width < NARROW else 4

    @property
    def _leaf(self) -> Leaf:
        return self._leaves[self._at] if self._leaves else Leaf()

    def _go(self, at: int, chosen: int | None = None) -> None:
        """To a leaf, with a row of it chosen: the one asked for, or its first."""
        self._at = at
        leaf = self._leaf
        self.body.display = bool(self._leaves)  # without any row Textual would draw its name
        self.body.leaf = leaf
        self.body.chosen = chosen if chosen in leaf.numbers else next(iter(leaf.numbers), None)
        short = self.size.width < NARROW
        where = together.page_of(at + 1, len(self._leaves)) if len(self._leaves) > 1 else ""
        title = leaf.title or together.NOTHING
        self.query_one("#together-title", Plain).update(f"{title}  {where}".rstrip())
        keys = together.KEYS_SHORT if short else together.KEYS
        foot = keys if leaf.blocks else together.KEYS_BARE if self._leaves else sheets.BACK
        self.query_one("#together-foot", Plain).update(foot)

    def action_turn(self, step: int) -> None:
        """To the next or previous leaf; the first and the last stay."""
        if 0 <= self._at + step < len(self._leaves):
            self._go(self._at + step)

    def action_choose(self, step: int) -> None:
        """Another row, turning where one goes past the last."""
        numbers = self._leaf.numbers
        at = numbers.index(self.body.chosen) + step if self.body.chosen in numbers else -1
        if 0 <= at < len(numbers):
            self.body.chosen = numbers[at]
        elif 0 <= self._at + step < len(self._leaves):
            following = self._leaves[self._at + step].numbers
            self._go(self._at + step, following[0 if step > 0 else -1] if following else None)

    def action_correct(self) -> None:
        """The client says it otherwise: the line asks how, and then comes back here."""
        if self.body.chosen is None:
            self.action_turn(1)
        else:
            self._correct(self.body.chosen)
            self.dismiss(None)

    def action_close(self) -> None:
        """Back to the conversation."""
        self.dismiss(None)
