"""Reading a file that somebody names: never more than is wanted, and never waiting for a pipe."""

import os
import stat
from pathlib import Path


def read_regular(path: Path, most: int) -> bytes | None:
    """The bytes of a regular file, one more than ``most`` where it holds more; None of anything else.

    Raises OSError, and ValueError for a path that cannot be one.
    """
    # without O_NONBLOCK opening a pipe waits for a writer that may never come
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(descriptor)
