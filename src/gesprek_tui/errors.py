"""Errors whose message is meant for the user: in Dutch, saying what happened, what is safe, what to do."""

from pathlib import Path


class GesprekError(Exception):
    """Something the user asked for cannot be done. ``str(error)`` is shown as it is, without a traceback."""


class SaveError(GesprekError):
    """An event or draft was not saved; nothing of it is on disk and what was there is untouched."""


class UsageError(GesprekError):
    """The command itself is incomplete, or asks for what does not go together."""


def place_of(error: BaseException) -> str:
    """The kind of an unforeseen error and where it came from; never its text, which may hold a client's words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
