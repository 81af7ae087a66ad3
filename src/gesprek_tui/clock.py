"""Wall time, running time and ids: what the edge gives to a pure core. Tests give their own."""

import secrets
import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol
from uuid import UUID


class Clock(Protocol):
    """The outside things that a conversation needs."""

    def now(self) -> datetime:
        """Local wall time, aware; only ever shown."""
        ...

    def running(self) -> float:
        """Seconds that only go forward; every duration comes from these."""
        ...

    def new_id(self) -> str:
        """A fresh uuid7."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Local wall time in the zone of this machine, so that a date across a DST change is right."""
        return datetime.now(LocalZone())

    def running(self) -> float:
        """Seconds of the monotonic clock."""
        return time.monotonic()

    def new_id(self) -> str:
        """A uuid7 (RFC 9562): 48 bits of milliseconds, then 74 random bits."""
        # the standard library has uuid7 from Python 3.14
        stamp = time.time_ns() // 1_000_000 & (1 << 48) - 1
        number = stamp << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
        return str(UUID(int=number))


class LocalZone(tzinfo):
    """The zone this machine is set to, with its own offset on every date."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """The offset on that date."""
        return when.replace(tzinfo=None).astimezone().utcoffset() if when else None

    def dst(self, when: datetime | None) -> timedelta | None:  # noqa: ARG002
        """Unknown: the system tells offsets only."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """The name on that date."""
        return when.replace(tzinfo=None).astimezone().tzname() if when else None

    def fromutc(self, when: datetime) -> datetime:
        """Local time of a UTC time."""
        there = when.replace(tzinfo=UTC).astimezone()
        here = there.replace(tzinfo=self)
        # in the night in which an hour comes twice, its second time
        return here if here.utcoffset() == there.utcoffset() else here.replace(fold=1)


def seconds_to_wait(wrong: int) -> int:
    """How long to wait before a passphrase may be tried again after ``wrong`` wrong ones: 0, 1, 2, 4 ... 30 seconds.

    It slows somebody at the keyboard down. What protects a stolen file is the cost of each try in the key file.
    """
    return 0 if wrong < 2 else min(2 ** min(wrong - 2, 5), 30)
