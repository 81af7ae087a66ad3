"""Leading a conversation, or practising one: what these commands run."""

import sys
from argparse import Namespace

from gesprek_tui.cli.place import where
from gesprek_tui.dutch import usage
from gesprek_tui.errors import UsageError


def home(parsed: Namespace) -> int:
    """The start screen."""
    from gesprek_tui import compose

    return compose.home(where(parsed))


def start(parsed: Namespace) -> int:
    """A new conversation."""
    from gesprek_tui import compose, storage

    if parsed.method is None and (parsed.plain or not sys.stdin.isatty()):
        known = ", ".join(storage.catalog_of(where(parsed).data).method_ids())
        raise UsageError(usage.NEEDS_METHOD.format(known=known))
    intake = compose.Intake(
        method=parsed.method, client=parsed.client, title=parsed.title, channel=parsed.channel,
        setting=parsed.setting, minutes=parsed.minutes, address=parsed.address,
    )  # fmt: skip
    return compose.start(where(parsed), intake, plain=parsed.plain)


def resume(parsed: Namespace) -> int:
    """A conversation goes on."""
    from gesprek_tui import compose

    return compose.resume(where(parsed), parsed.id, plain=parsed.plain)


def demo(parsed: Namespace) -> int:
    """A case plays itself."""
    from gesprek_tui import compose

    return compose.demo(where(parsed), parsed.case, parsed.speed, plain=parsed.plain)
