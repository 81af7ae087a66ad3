"""How long to wait after a wrong passphrase: nothing for a slip of the finger, more for who keeps guessing."""

LONGEST = 60
"""Seconds; more would only punish the owner, for who has the files guesses without this program."""


def wait_after(tries: int) -> int:
    """Seconds to wait after that many wrong tries in a row: 0, 0, 1, 2, 4 ... up to :data:`LONGEST`."""
    return 0 if tries < 2 else min(LONGEST, 2 ** min(tries - 2, 6))
