"""``gesprek passphrase``: sets, changes or removes the passphrase, and makes a new recovery code."""

import sys

from gesprek_tui.commands import asking
from gesprek_tui.dutch import keys as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.recovery import new_code
from gesprek_tui.journal.rekey import Keys
from gesprek_tui.spoken import say
from gesprek_tui.text import one_line


def ask(keys: Keys) -> int:
    """Without a flag: a question at the terminal."""
    if not sys.stdin.isatty():
        raise GesprekError(words.NEEDS_TERMINAL)
    if not keys.closed:
        asking.say(words.NONE_YET)
    new = asking.new_passphrase(words.REPLACING if keys.closed else words.NEW)
    if new:
        return put(keys, new, None if keys.has_recovery else asking.shown_code())
    if keys.closed and asking.typed(words.REMOVE).strip().lower() == words.YES:
        return remove(keys)
    say(words.SAME)
    return 0


def put(keys: Keys, new: str, code: str | None) -> int:
    """Set or change it; ``code`` is the recovery code that was shown with it, if any."""
    if keys.closed:
        keys.change(new, code)
        print(f"{words.CHANGED} {words.CODE_STAYS}" if keys.has_recovery and not code else words.CHANGED)
    else:
        removed = keys.close_with(new, code)
        say(words.SET)
        if removed:
            print(words.backups_removed([one_line(name) for name in removed]), file=sys.stderr)
    if not keys.has_recovery:
        say(words.NO_CODE)
    return 0


def remove(keys: Keys) -> int:
    """``--remove``."""
    if not keys.closed:
        raise GesprekError(words.NOT_CLOSED)
    keys.open_up()
    say(words.REMOVED)
    return 0


def renew_recovery(keys: Keys) -> int:
    """``--recovery``: shown at a terminal; where there is none, printed for who asked."""
    if not keys.closed:
        raise GesprekError(words.OPEN_HAS_NO_CODE)
    if sys.stdin.isatty():
        keys.renew_recovery(asking.shown_code())
    else:
        code = new_code()
        keys.renew_recovery(code)
        print(code)
    say(words.NEW_CODE, sys.stderr)
    return 0
