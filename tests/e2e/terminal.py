"""A real program in a real pseudo-terminal, and what a person would see there."""

import copy
import os
import re
import signal
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

TIMEOUT = 20.0
"""Seconds until a wait fails. It is only ever reached when something is wrong."""

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "esc": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
}

# What pyte would draw as text or take for something else: strings (DCS, SOS, OSC, PM, APC), and CSI with <, = or >
# (kitty keyboard, modifyOtherKeys) or with ? when it is a question and not a mode that is set or reset.
_STRING = rb"\x1b[PX\]^_]"
_UNKNOWN = re.compile(
    _STRING + rb".*?(?:\x1b\\|\x07)|\x1b\[(?:[<=>][0-?]*[ -/]*[@-~]|\?[0-?]*(?:[ -/]+[@-~]|[@-gi-km-~]))",
    re.DOTALL,
)
_UNFINISHED = re.compile(rb"(?:" + _STRING + rb".*|\x1b(?:\[[0-?]*[ -/]*)?)\Z", re.DOTALL)
_ALTERNATE_SCREEN = 1049
_NOT_FOR_A_SHELL = {_ALTERNATE_SCREEN: "alternate screen", 1000: "mouse", 1003: "mouse", 1004: "focus", 2004: "paste"}


class _Screen(pyte.Screen):
    """pyte's screen with the alternate screen, so that a program that ends leaves the shell's screen behind."""

    _beneath: Any = None

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        super().set_mode(*modes, **kwargs)
        if _ALTERNATE_SCREEN in modes:
            self._beneath = copy.deepcopy(self.buffer), copy.copy(self.cursor)
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if _ALTERNATE_SCREEN in modes and self._beneath:
            self.buffer, self.cursor = self._beneath
            self._beneath = None


class Display:
    """What a terminal of ``rows`` by ``cols`` shows of the bytes it is fed."""

    def __init__(self, rows: int, cols: int) -> None:
        self._screen = _Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._pending = b""

    def feed(self, data: bytes) -> None:
        """Show ``data``; a sequence may be cut anywhere between two feeds."""
        data = _UNKNOWN.sub(b"", self._pending + data)
        whole = found.start() if (found := _UNFINISHED.search(data)) else len(data)
        self._pending = data[whole:]
        self._stream.feed(data[:whole])

    def resize(self, rows: int, cols: int) -> None:
        """Give the screen another size; what does not fit falls off."""
        self._screen.resize(rows, cols)

    def rows(self) -> list[str]:
        """The lines, without the spaces at their ends."""
        # not pyte's own display: that one fails when half of a wide character was overwritten
        cols = range(self._screen.columns)
        return ["".join(self._screen.buffer[y][x].data for x in cols).rstrip() for y in range(self._screen.lines)]

    def altered(self) -> list[str]:
        """What was switched on here that a shell does not expect."""
        found = [name for mode, name in _NOT_FOR_A_SHELL.items() if mode << 5 in self._screen.mode]
        return [*found, "cursor"] if self._screen.cursor.hidden else found


class Terminal:
    """Runs a command in a pty of ``rows`` by ``cols`` with exactly ``env``; kills it when the block ends.

    Every wait that fails shows the screen as it is then.
    """

    def __init__(
        self, command: Sequence[str | os.PathLike[str]], *, env: Mapping[str, str], rows: int = 24, cols: int = 80
    ) -> None:
        program, *arguments = [os.fspath(word) for word in command]
        self._display = Display(rows, cols)
        self._output = bytearray()
        self._ended = False
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            program, arguments, env=dict(env), dimensions=(rows, cols), timeout=None
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child.isalive():
            self.kill()
        self._child.close()

    @property
    def raw(self) -> bytes:
        """All that the program wrote so far, as it was written."""
        return bytes(self._output)

    @property
    def pid(self) -> int:
        """The process id of the program."""
        assert self._child.pid is not None
        return self._child.pid

    def screen(self) -> list[str]:
        """The lines on the screen, without the spaces at their ends."""
        while self._read(0):
            pass
        return self._display.rows()

    def wait_for(self, text: str, timeout: float = TIMEOUT) -> None:
        """Wait until ``text`` stands on the screen."""
        self.wait_until(lambda: self._shows(text), f"{text!r} on the screen", timeout)

    def _shows(self, text: str) -> bool:
        """Whether it stands there, broken over two lines too."""
        rows = self._display.rows()
        return text in "\n".join(rows) or text in " ".join(" ".join(rows).split())

    def wait_until(self, condition: Callable[[], bool], what: str, timeout: float = TIMEOUT) -> None:
        """Wait until ``condition`` holds; it is looked at again after everything the program writes."""
        deadline = time.monotonic() + timeout
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0 or self._ended:
                ended = " and the program ended" if self._ended else f" after {timeout:g} s"
                raise AssertionError(f"waited for {what}{ended}:\n{self._dump()}")
            self._read(min(left, 0.1))

    def type(self, text: str) -> None:
        """Type text, as a person would: no keys in it, and an Enter is pressed, not typed."""
        data = text.encode()
        for start in range(0, len(data), 1024):
            self._child.send(data[start : start + 1024])
            self._read(0)  # a program whose output nobody reads stops reading too

    def press(self, *keys: str) -> None:
        """Press keys: names from :data:`KEYS`, ``ctrl+q`` and the like, or single characters.

        After ``esc`` wait for what it does: a terminal sends alt+x as esc and x.
        """
        for key in keys:
            control = key.startswith("ctrl+")
            self.type(chr(ord(key[-1].upper()) & 0x1F) if control else key if len(key) == 1 else KEYS[key])

    def resize(self, rows: int, cols: int) -> None:
        """Give the window another size; the program is told by SIGWINCH."""
        self.screen()
        self._display.resize(max(rows, 1), max(cols, 1))
        self._child.setwinsize(rows, cols)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program, if it is still there."""
        self._child.kill(number)

    def kill(self) -> None:
        """End the program at once, as kill -9 does, and wait until it is gone."""
        self.signal(signal.SIGKILL)
        self.wait_exit()

    def close_window(self) -> None:
        """Take the terminal away, as closing its window does."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self._child.child_fd)  # the number stays good, for whoever reads or closes it later
        os.close(nothing)

    def is_gone(self) -> bool:
        """Whether the program has ended; needs no terminal any more."""
        return not self._child.isalive()

    def wait_exit(self, timeout: float = TIMEOUT) -> int:
        """Wait until the program is gone: its exit code, or minus the signal that ended it."""
        deadline = time.monotonic() + timeout
        self.wait_until(lambda: self._ended or not self._child.isalive(), "the end of the program", timeout)
        while self._child.isalive():  # it closed its terminal; it may still be busy ending
            if time.monotonic() > deadline:
                raise AssertionError(f"the program closed its terminal and did not end:\n{self._dump()}")
            time.sleep(0.01)
        self.screen()
        if self._child.signalstatus is not None:
            return -self._child.signalstatus
        assert self._child.exitstatus is not None
        return self._child.exitstatus

    def left_behind(self) -> list[str]:
        """What the program changed and did not restore: empty when a shell could go on in this terminal."""
        self.screen()
        flags = termios.tcgetattr(self._child.child_fd)[3]
        lost = [name for flag, name in ((termios.ECHO, "echo"), (termios.ICANON, "lines")) if not flags & flag]
        return [*self._display.altered(), *lost]

    def _read(self, timeout: float) -> bool:
        """Take in some of what the program wrote; whether there was anything."""
        try:
            data = self._child.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self._ended = True
            return False
        self._output += data
        self._display.feed(data)
        return True

    def _dump(self) -> str:
        return "\n".join(["─" * 40, *self._display.rows(), "─" * 40])
