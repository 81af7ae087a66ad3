"""The clock: what its numbers promise."""

from gesprek_tui.clock import seconds_to_wait


def test_every_wrong_try_waits_longer_but_never_long() -> None:
    assert [seconds_to_wait(wrong) for wrong in range(8)] == [0, 0, 1, 2, 4, 8, 16, 30]
    assert seconds_to_wait(10**9) == 30
