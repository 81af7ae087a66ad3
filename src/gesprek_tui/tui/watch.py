"""How long nobody touched the program, and when that is long enough to lock."""

from datetime import datetime

from gesprek_tui.clock import Clock

LISTENING = 6
"""Times the setting inside a running conversation, for who listens does not type: 30 minutes for the usual 5."""
HIDDEN = 120.0
"""Seconds after which what was hidden is locked."""


class Watch:
    """Looks at both clocks: the running one may stand still while the machine sleeps, the wall may be set back.

    ``minutes`` is the setting; with 0 it is never due.
    """

    def __init__(self, clock: Clock, minutes: float) -> None:
        self.clock = clock
        self._term = minutes * 60
        self._touched = self._looked = self._moment()
        self._hidden: tuple[float, datetime] | None = None

    def touched(self) -> None:
        """Somebody used a key or the mouse."""
        self._touched = self._looked = self._moment()

    def due(self, *, listening: bool, hidden: bool) -> bool:
        """Whether it is time to lock; to be asked every second.

        ``listening``: inside a conversation that goes on. ``hidden``: everything was hidden. When it was not
        asked for a whole term the machine slept, and then nobody listened either.
        """
        slept, self._looked = self._since(self._looked), self._moment()
        self._hidden = (self._hidden or self._looked) if hidden else None
        if self._hidden and self._since(self._hidden) > HIDDEN:
            return True
        term = self._term * LISTENING if listening else self._term
        return self._term > 0 and (self._since(self._touched) > term or slept > self._term)

    def _moment(self) -> tuple[float, datetime]:
        return self.clock.running(), self.clock.now()

    def _since(self, then: tuple[float, datetime]) -> float:
        running, wall = self._moment()
        return max(running - then[0], (wall - then[1]).total_seconds())
