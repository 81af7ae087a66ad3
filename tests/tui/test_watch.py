"""When it is time to lock."""

import pytest

from gesprek_tui.tui.watch import HIDDEN, Watch
from tests.fakes.clock import FakeClock


class Sat:
    """Somebody, or nobody, at the keys: the program looks every second."""

    def __init__(self, minutes: float = 5, *, listening: bool = False, hidden: bool = False) -> None:
        self.clock = FakeClock()
        self.watch = Watch(self.clock, minutes)
        self.listening = listening
        self.hidden = hidden

    def wait(self, seconds: int) -> bool:
        """Whether it was due in that time."""
        seen = [self._second() for _ in range(seconds)]
        return any(seen)

    def _second(self) -> bool:
        self.clock.wait(1)
        return self.look()

    def look(self) -> bool:
        return self.watch.due(listening=self.listening, hidden=self.hidden)


@pytest.mark.parametrize(("listening", "minutes"), [(False, 5), (True, 30)])
def test_it_is_due_after_the_term_and_any_touch_begins_it_again(listening: bool, minutes: int) -> None:
    sat = Sat(listening=listening)
    assert not sat.wait(minutes * 60 - 1)
    sat.watch.touched()
    assert not sat.wait(minutes * 60)
    assert sat.wait(2)


def test_the_setting_counts_for_both() -> None:
    assert not Sat(2).wait(120)
    assert Sat(2).wait(121)
    assert not Sat(2, listening=True).wait(720)
    assert Sat(2, listening=True).wait(721)


def test_never_is_never_but_what_was_hidden_is_locked() -> None:
    sat = Sat(0)
    assert not sat.wait(24 * 3600)
    sat.clock.sleep(24 * 3600)
    assert not sat.look()
    sat.hidden = True
    assert sat.wait(int(HIDDEN) + 2)


def test_what_was_hidden_is_locked_after_two_minutes_whoever_listens() -> None:
    sat = Sat(listening=True, hidden=True)
    assert not sat.wait(int(HIDDEN))
    sat.hidden = False
    assert not sat.wait(10)
    sat.hidden = True
    assert not sat.wait(int(HIDDEN))
    assert sat.wait(2)


@pytest.mark.parametrize("listening", [False, True])
def test_a_sleep_longer_than_the_term_locks_at_wake_though_the_running_clock_stood_still(listening: bool) -> None:
    sat = Sat(listening=listening)
    assert not sat.wait(1)
    sat.clock.sleep(298)
    assert not sat.look()
    sat.watch.touched()
    sat.clock.sleep(301)
    assert sat.look()


def test_a_program_that_was_stopped_locks_when_it_goes_on() -> None:
    sat = Sat(listening=True)
    assert not sat.wait(10)
    sat.clock.wait(301)
    assert sat.look()


def test_a_clock_set_back_keeps_nobody_in() -> None:
    sat = Sat()
    sat.clock.sleep(-7200)
    assert not sat.wait(300)
    assert sat.wait(1)
