"""Lines that the program says on a terminal or into a file."""

import sys
from shutil import get_terminal_size
from textwrap import fill
from typing import TextIO


def say(text: str, stream: TextIO | None = None) -> None:
    """Print ``text`` to standard output, or to ``stream``.

    At a terminal no word is broken at the edge, but for one that is wider; a file or a script gets each line whole.
    """
    out = stream or sys.stdout
    print(fitted(text, get_terminal_size().columns) if out.isatty() else text, file=out, flush=True)


def fitted(text: str, width: int) -> str:
    """``text`` with its lines broken between words. A path or an id stays in one piece, so that it can be copied."""
    return "\n".join(
        fill(line, width, break_on_hyphens=False, break_long_words=False, tabsize=4) for line in text.split("\n")
    )
