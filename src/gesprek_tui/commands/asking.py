"""Questions about secrets at the terminal: nothing typed is shown, nothing typed ahead is lost."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from shutil import get_terminal_size
from typing import TypeVar

from gesprek_tui.clock import seconds_to_wait
from gesprek_tui.dutch import keys as words
from gesprek_tui.journal.problems import WrongPassphrase
from gesprek_tui.journal.recovery import new_code, read_code
from gesprek_tui.spoken import fitted

T = TypeVar("T")

_SHORT = 8
_OTHER_SCREEN, _BACK = "\x1b[?1049h\x1b[H", "\x1b[?1049l"

if sys.platform == "win32":
    from contextlib import nullcontext as quiet
    from getpass import getpass

    def say(text: str, end: str = "\n") -> None:
        """Write to the terminal; standard output is for what was asked for."""
        print(_wrapped(text), end=end, file=sys.stderr, flush=True)

    def secret(question: str) -> str:
        """One typed line that is not shown, '' at the end of input."""
        return getpass(question)

    def typed(question: str) -> str:
        """One typed line, '' at the end of input."""
        say(question, end="")
        return sys.stdin.readline().strip()

    def _forget_typed_ahead() -> None:
        """What was typed before a sheet was shown does not answer it."""

else:
    import termios

    @contextmanager
    def _terminal() -> Iterator[int]:
        # not standard input and output, for those may be a script's
        try:
            fd = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        except OSError:
            yield sys.stdin.fileno()
            return
        try:
            yield fd
        finally:
            os.close(fd)

    @contextmanager
    def _echo(shown: bool) -> Iterator[None]:
        with _terminal() as fd:
            before = termios.tcgetattr(fd)
            local = before[3] | termios.ECHO if shown else before[3] & ~termios.ECHO
            # NOW, for getpass's FLUSH throws away what was typed before the question stood there
            termios.tcsetattr(fd, termios.TCSANOW, [*before[:3], local, *before[4:]])
            try:
                yield
            finally:
                termios.tcsetattr(fd, termios.TCSANOW, before)

    def quiet() -> AbstractContextManager[None]:
        """Nothing typed is shown until it ends; what is typed meanwhile stays there for who reads next."""
        return _echo(False)

    def say(text: str, end: str = "\n") -> None:
        """Write to the terminal; standard output is for what was asked for."""
        with _terminal() as fd:
            os.write(fd, (_wrapped(text) + end).encode())

    def secret(question: str) -> str:
        """One typed line that is not shown, '' at the end of input."""
        with _echo(False):
            line = _answer(question)
            say("")
        return line

    def typed(question: str) -> str:
        """One typed line, '' at the end of input."""
        with _echo(True):
            return _answer(question)

    def _answer(question: str) -> str:
        say(question, end="")
        with _terminal() as fd:
            line = b""
            while not line.endswith(b"\n") and (more := os.read(fd, 4096)):
                line += more
        return line.decode(errors="surrogateescape").rstrip("\r\n")

    def _forget_typed_ahead() -> None:
        """What was typed before a sheet was shown does not answer it."""
        with _terminal() as fd:
            termios.tcflush(fd, termios.TCIFLUSH)


class Question:
    """Asks the passphrase, and knows whether what was typed was the recovery code."""

    def __init__(self) -> None:
        self.answer = ""

    def __call__(self) -> str:
        """What is typed."""
        self.answer = secret(words.ASK)
        return self.answer

    @property
    def by_recovery(self) -> bool:
        """Whether the last answer was a recovery code."""
        return read_code(self.answer) is not None


def until_it_fits(attempt: Callable[[], T]) -> T:
    """Try until the passphrase is right, waiting longer after each wrong one; Ctrl+C or an empty one ends it."""
    wrong = 0
    while True:
        try:
            return attempt()
        except WrongPassphrase as problem:
            wrong += 1
            say(str(problem))
            if seconds := seconds_to_wait(wrong):
                say(words.wait(seconds))
                time.sleep(seconds)


def _wrapped(text: str) -> str:
    wrapped = fitted(text, get_terminal_size().columns)
    return f"{wrapped} " if text.endswith(": ") else wrapped


def first_passphrase() -> str:
    """The passphrase of a store that is made now; '' when there is to be none."""
    say(words.FIRST_START)
    chosen = new_passphrase(words.NEW)
    if not chosen:
        say(words.NOT_SET)
    return chosen


def new_passphrase(question: str) -> str:
    """A new passphrase, typed twice; '' when there is to be none."""
    while first := secret(question):
        if len(first) < _SHORT:  # before it is typed again: after that the recovery code comes over it
            say(words.SHORT)
        if secret(words.AGAIN) == first:
            return first
        say(words.DIFFERENT)
    return ""


def shown_code() -> str:
    """A new recovery code, after it was shown; nothing of it stays on the screen or in what can be scrolled back."""
    code = new_code()
    other = os.environ.get("TERM") not in (None, "dumb")
    _forget_typed_ahead()
    say(_OTHER_SCREEN if other else "", end="")
    try:
        say(words.THE_CODE.format(code=code))
        secret(words.CODE_NOTED)
    finally:
        say(_BACK if other else "", end="")
    return code
