"""Errors whose message is meant for the user: in Dutch, saying what happened, what is safe, what to do."""


class GesprekError(Exception):
    """Something the user asked for cannot be done. ``str(error)`` is shown as it is, without a traceback."""


class SaveError(GesprekError):
    """An event or draft was not saved; nothing of it is on disk and what was there is untouched."""
