"""A program in a pseudo-terminal, watched from outside: when did these bytes arrive, what does it cost.

Nothing is drawn here: a terminal emulator in the same process would be measured with it.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

TIMEOUT = 30.0
"""Seconds until a wait fails. It is only ever reached when something is wrong."""

_TICKS = os.sysconf("SC_CLK_TCK")
_ESCAPE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?\Z")


class Program:
    """Runs a command in a pty of ``rows`` by ``cols`` with exactly ``env``; ends it when the block ends."""

    def __init__(self, command: Sequence[str | Path], env: Mapping[str, str], rows: int = 24, cols: int = 80) -> None:
        words = [os.fspath(word) for word in command]
        self.found = ""
        """What the last wait waited for."""
        self._text = b""
        self._pending = b""
        self.started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
            os.execve(words[0], words, dict(env))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def send(self, text: str) -> float:
        """Type ``text`` and forget what was written before it; the moment just before, in seconds."""
        self.drain(0)
        self._text = b""
        now = time.perf_counter()
        os.write(self._terminal, text.encode())
        return now

    def wait_for(self, text: str) -> float:
        """The moment (``perf_counter``) at which ``text``, a regular expression, has been written.

        Colours are passed over, and so is what was written before the last :meth:`send`.
        """
        wanted = re.compile(text.encode())
        deadline = time.perf_counter() + TIMEOUT
        while not (found := wanted.search(self._text)):
            if not self._read(max(0, deadline - time.perf_counter())):
                raise TimeoutError(f"{text!r} did not appear; the program wrote:\n{self._text[-4000:]!r}")
        now = time.perf_counter()
        self.found = found[0].decode()
        return now

    def drain(self, seconds: float) -> None:
        """Take in what is there, and what comes for so long: a program whose output nobody reads stops."""
        until = time.perf_counter() + seconds
        while self._read(max(0, until - time.perf_counter())):
            pass

    def cpu_seconds(self) -> float:
        """Processor time used so far by all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        user, system = fields[11:13]
        return (int(user) + int(system)) / _TICKS

    def memory_mb(self) -> float:
        """Resident memory, shared libraries included."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found
        return int(found[1]) / 1024

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return False
        try:
            data = self._pending + os.read(self._terminal, 65536)
        except OSError:  # Linux says EIO when the program has closed its terminal
            raise EOFError(f"the program ended:\n{self._text[-4000:]!r}") from None
        whole = found.start() if (found := _UNFINISHED.search(data)) else len(data)
        self._text += _ESCAPE.sub(b"", data[:whole])
        self._pending = data[whole:]
        return True
