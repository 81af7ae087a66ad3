"""Locks the program when nobody is there: keeps the watch and puts the lock screen over everything."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from gesprek_tui.clock import Clock
from gesprek_tui.dutch import lock as words
from gesprek_tui.tui.roles import Leads
from gesprek_tui.tui.screens.hidden import HiddenScreen
from gesprek_tui.tui.watch import Watch

if TYPE_CHECKING:
    from gesprek_tui.packs.method import Method
    from gesprek_tui.tui.app import GesprekApp
    from gesprek_tui.tui.screens.lock import LockScreen


class Keeper(Protocol):
    """What is closed while the program is locked."""

    @property
    def has_passphrase(self) -> bool:
        """Whether there is something to open it with again."""
        ...

    def suspend(self) -> None:
        """Close it and drop its key."""
        ...

    def wake(self, passphrase: str) -> None:
        """Open it again; raises GesprekError, a WrongPassphrase among them."""
        ...


class IdleLock:
    """The lock of one program. Without a ``keeper`` there is nothing to lock and it never does.

    ``safety`` reads the safety pack, which holds no word of a client; None without one.
    """

    def __init__(
        self,
        app: "GesprekApp",
        keeper: Keeper | None,
        safety: "Callable[[], Method | None]",
        clock: Clock,
        minutes: float,
    ) -> None:
        self._app = app
        self._keeper = keeper
        self._safety = safety
        self._clock = clock
        self._watch = Watch(clock, minutes)

    @property
    def screen(self) -> "LockScreen | None":
        """The lock screen while it is locked."""
        stack = self._app.screen_stack
        found: LockScreen | None = next((one for one in stack if isinstance(one, HiddenScreen) and one.LOCKS), None)  # type: ignore[assignment]
        return found

    def touched(self) -> bool:
        """Somebody used a key or the mouse; True when that came too late and locked instead."""
        if self.look():
            return True
        self._watch.touched()
        return False

    def look(self) -> bool:
        """Lock when it is time, and draw the clock of what hides all. True when it locked just now."""
        for screen in self._app.screen_stack:
            if isinstance(screen, HiddenScreen) and screen.is_mounted:
                screen.look()
        if self._keeper is None or self.screen:
            return False
        hidden, closes = isinstance(self._app.screen, HiddenScreen), self._keeper.has_passphrase
        due = self._watch.due(listening=self._listening(), hidden=hidden and closes)
        if not due or (hidden and not closes):
            return False
        self._cover(self._keeper)
        return True

    def _cover(self, keeper: Keeper) -> None:
        app = self._app
        if not keeper.has_passphrase:
            app.push_screen(HiddenScreen(words.ONLY_HIDDEN, self._glance))
            return
        from gesprek_tui.tui.screens.lock import LockScreen  # noqa: PLC0415 - not with the first question

        lock = LockScreen(keeper, self._clock, glance=self._glance, keep=app.set_aside, safety=self._safety)
        if isinstance(app.screen, HiddenScreen):
            app.switch_screen(lock)  # what lies below must not come up in between
        else:
            app.push_screen(lock)

    def _leading(self) -> Leads | None:
        return next((screen for screen in reversed(self._app.screen_stack) if isinstance(screen, Leads)), None)

    def _glance(self) -> tuple[str, ...]:
        leading = self._leading()
        return f"{self._clock.now():%H:%M}", *(leading.glance() if leading else ())

    def _listening(self) -> bool:
        """Whether a conversation goes on here, or is read together; over pages nobody listens."""
        leading, screen = self._leading(), self._app.screen
        if leading is None or not leading.listening():
            return False
        if isinstance(screen, Leads):
            return True
        from gesprek_tui.tui.screens.together import TogetherScreen  # noqa: PLC0415 - after the first question

        return isinstance(screen, TogetherScreen)
