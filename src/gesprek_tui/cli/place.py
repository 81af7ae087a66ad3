"""Where this run of the command keeps everything."""

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gesprek_tui.storage import Where


def where(parsed: Namespace) -> "Where":
    """The places that were asked for, in a process that gives nothing away."""
    from gesprek_tui import storage

    storage.harden()
    return storage.where(parsed.data_dir)
