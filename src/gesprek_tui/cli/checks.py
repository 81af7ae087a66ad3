"""What does not go together behind a command, beyond what argparse can tell; each raises ``UsageError``."""

from argparse import Namespace

from gesprek_tui.dutch import usage
from gesprek_tui.errors import UsageError


def export(parsed: Namespace) -> None:
    """One conversation or one client, in a form that fits where it goes."""
    from gesprek_tui.dutch import access, sensitive

    if (parsed.client is None) == (parsed.id is None):
        raise UsageError(access.NEEDS_ONE)
    if parsed.client is not None and parsed.output is None:
        raise UsageError(access.NEEDS_FILE)
    if parsed.client is not None and (parsed.format or parsed.mask):
        raise UsageError(access.NO_FORMAT)
    if parsed.format == "docx" and parsed.output is None:
        raise UsageError(usage.NEEDS_OUTPUT)
    if parsed.mask and parsed.format == "json":
        raise UsageError(sensitive.JSON_IS_WHOLE)


def erase(parsed: Namespace) -> None:
    """A note stands in one conversation."""
    from gesprek_tui.dutch import erase as words

    if parsed.note and not parsed.conversation:
        raise UsageError(words.NOTE_NEEDS_ID)


def new(parsed: Namespace) -> None:
    """Only a case has a method."""
    if parsed.method and not parsed.case:
        raise UsageError(usage.NEEDS_CASE)
