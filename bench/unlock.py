"""Opening a store that is closed with a passphrase, beside the derivation that guards it."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bench.fixtures import Fixture, summary_of
from bench.measures import Row, compare, in_turn
from gesprek_tui.journal.opening import open_store

LIMIT = 1.5
_PASSPHRASE = "een wachtzin om mee te meten"


def unlock(_fixture: Fixture, rounds: int) -> Iterator[Row]:
    """From the passphrase to an open store, in milliseconds; what it costs beyond Argon2id is ours."""
    with tempfile.TemporaryDirectory(prefix="gesprek-bench-") as folder:

        def opened() -> None:
            open_store(Path(folder), write=True, passphrase=lambda: _PASSPHRASE, summarise=summary_of).close()

        def derived() -> None:
            # RFC 9106, the second recommended option, as the key file says
            kdf = Argon2id(salt=os.urandom(16), length=32, iterations=3, lanes=4, memory_cost=64 * 1024)
            kdf.derive(_PASSPHRASE.encode())

        opened()  # makes it
        yield compare("unlocking, beside Argon2id", *in_turn(opened, derived, rounds), LIMIT)
