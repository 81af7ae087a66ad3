"""Kills a command from outside at its own steps: strace ends it at the k-th write, sync, rename or removal.

The steps are those that a whole run took, so that the kills stay where they matter when the program changes. Writes
one after the other are one step, cut in the middle.
"""

import os
import re
import shutil
import signal
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from tests.faults.place import Place

Step = tuple[str, int]
"""The name of a system call, and which one of that name, from 1."""

CALLS = "write,pwrite64,fsync,fdatasync,rename,unlink,mkdir"
_STRACE = ("strace", "-f", "-qq")  # with --seccomp-bpf it would deliver no signal
_CALL = r"^\d+ +(\w+)\(((?<=write\()[12],)?"  # what it says is no step: standard output and error
_NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}  # or the first steps may be those of compiled Python


def kills(
    place: Place,
    *arguments: str | Path,
    count: int,
    env: Mapping[str, str] | None = None,
    makes: Path | None = None,
) -> Iterator[Step]:
    """Run a command to its end, and then ``count`` times from the same state again, killed ever later.

    ``makes`` is a file elsewhere that the command makes; it is taken away before each time.
    Each time the folder of ``place`` stands as the kill left it. The first kill comes at the first step, the last
    one at the last.
    """
    whole = place.folder / "zoals het was"
    shutil.copytree(place.data, whole)
    for step in _spread(_steps(place, arguments, env), count):
        _put_back(place, whole)
        if makes:
            makes.unlink(missing_ok=True)
        call, when = step
        inject = ("-e", f"trace={call}", "-e", f"inject={call}:error=EIO:signal=KILL:when={when}")
        done = place.command(
            *arguments, before=[*_STRACE, "-o", os.devnull, *inject], env={**(env or {}), **_NO_BYTECODE}
        )
        assert done.returncode == -signal.SIGKILL, f"not killed at {step}"
        yield step
    shutil.rmtree(whole)


def _put_back(place: Place, whole: Path) -> None:
    shutil.rmtree(place.data)
    shutil.copytree(whole, place.data)


def _steps(place: Place, arguments: tuple[str | Path, ...], env: Mapping[str, str] | None) -> list[Step]:
    trace = place.folder / "spoor"
    done = place.command(
        *arguments, before=[*_STRACE, "-o", str(trace), "-e", f"trace={CALLS}"], env={**(env or {}), **_NO_BYTECODE}
    )
    assert done.returncode == 0, done.stderr
    seen: Counter[str] = Counter()
    found: list[Step] = []
    calls = re.findall(_CALL, trace.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    for (call, spoken), group in groupby(calls):
        rows = len(list(group))
        if call == "pwrite64":
            found.append((call, seen[call] + (rows + 1) // 2))
        elif not spoken:
            found += [(call, seen[call] + number) for number in range(1, rows + 1)]
        seen[call] += rows
    return found


def _spread(steps: list[Step], count: int) -> list[Step]:
    assert len(steps) > count
    return [steps[round(number * (len(steps) - 1) / (count - 1))] for number in range(count)]
