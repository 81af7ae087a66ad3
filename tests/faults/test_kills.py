"""Killed while somebody types."""

from tests.faults.kills import Killer
from tests.faults.place import Place

FEW = 10
"""Kills in each run of the tests; the long run is ``python -m tests.faults.kills 200``."""


def test_nothing_acknowledged_and_no_older_draft_is_lost_to_a_kill(place: Place) -> None:
    """1. Killed at random: catches a saved sign that comes before the disk (Joplin CLI #1938), WAL without a

    checkpoint (local-deep-research #4563), autosave that is off, a start that does not offer the draft.
    """
    count = Killer(place, seed=17).run(FEW)
    assert (count.lost, count.twice, count.drafts_lost) == ([], [], []), count
    assert count.drafts
    assert len(count.acknowledged) > FEW
