"""A clock that stands still until a test moves it."""

from datetime import datetime, timedelta

from tests.builders import START, uuid7_like


class FakeClock:
    """Wall time and running time go on together, by :meth:`wait` only; ids rise."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept = 0.0
        self.made = 0

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds + self.slept)

    def running(self) -> float:
        return 1000.0 + self.seconds

    def new_id(self) -> str:
        self.made += 1
        return uuid7_like(self.made)

    def sleep(self, seconds: float) -> None:
        """The machine sleeps: only the wall clock goes on."""
        self.slept += seconds

    def wait(self, seconds: float) -> None:
        """Let time go by."""
        self.seconds += seconds
