"""What the professional promised, as the start screen shows it: what is marked done stays in view until one leaves."""

from collections.abc import Callable, Sequence

from gesprek_tui.conversation.promises import Promised, in_order


class Promises:
    """The open promises and those marked done here. ``read`` gives the open ones, all of them."""

    def __init__(self, read: Callable[[], Sequence[Promised]]) -> None:
        self._read = read
        self._open: Sequence[Promised] = ()
        self._done: dict[str, Promised] = {}
        self.whole = False
        """Whether all are shown, also those that do not fit."""

    def refresh(self) -> None:
        """Look again; what was marked done goes out of view."""
        self._done = {}
        self._open = self._read()

    def mark(self, one: Promised, *, done: bool) -> None:
        """Show it as done, or as open again; either is saved already."""
        if done:
            self._done[one.promise.id] = one
        else:
            self._done.pop(one.promise.id, None)
        self._open = self._read()

    def is_done(self, one: Promised) -> bool:
        """Whether it was marked done here."""
        return one.promise.id in self._done

    def shown(self, height: int) -> tuple[Sequence[Promised], int]:
        """Those to show on a screen of this height, and how many more there are."""
        every = in_order((*self._open, *self._done.values()))
        limit = len(every) if self.whole else promise_limit(height)
        if len(every) <= limit + 1:  # the row that says one more stands there is as high as that one
            limit = len(every)
        return every[:limit], len(every) - limit


def promise_limit(height: int) -> int:
    """How many promises there is room for beside the rest."""
    return max(2, min(8, (height - 18) // 2))
