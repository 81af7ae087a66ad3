"""Killed at any moment: what was acknowledged is there, and the store opens."""

import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gesprek_tui.journal.problems import StoreInUse
from gesprek_tui.journal.store import Store
from tests.journal.samples import EVENTS, K017, keep, open_here, summarise

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not known on Windows")

ROOT = Path(__file__).parents[2]

Opener = Callable[..., Store]


def child(act: str, folder: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.journal.child", act, str(folder), *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_nothing_acknowledged_is_lost_to_a_kill(folder: Path) -> None:
    chance = random.Random(17)
    acknowledged = 0
    for _ in range(8):
        with child("write_on_and_on", folder) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randint(1, 40)):
                acknowledged = int(writer.stdout.readline())
            # somewhere inside one of the next commits
            for _ in range(chance.randint(0, 40_000)):
                pass
            writer.kill()
            acknowledged = max([acknowledged, *map(int, writer.stdout.read().split())])

        reader = open_here(folder, write=False)
        events = reader.events(K017)
        assert acknowledged <= len(events) <= acknowledged + 1
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        assert reader.summaries() == [summarise(events)]
        assert reader.draft(K017) == f"concept na {len(events)}"
        reader.close()


@pytest.mark.parametrize("write", [True, False])
def test_half_a_commit_is_rolled_back_by_whoever_opens_next(folder: Path, opened: Opener, write: bool) -> None:
    store = opened()
    keep(store, EVENTS, draft="concept")
    store.close()
    with child("die_in_commit", folder) as writer:
        assert writer.wait() == -signal.SIGKILL
    assert (folder / "gesprekken.db-journal").stat().st_size > 0

    store = opened(write=write)

    assert store.events(K017) == EVENTS
    assert store.draft(K017) == "concept"
    assert not (folder / "gesprekken.db-journal").exists()


def test_a_killed_writer_leaves_no_lock(folder: Path, opened: Opener) -> None:
    with child("write_and_wait", folder) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(StoreInUse):
            opened()
        assert opened(write=False).events(K017)
        writer.kill()

    opened().save_draft(K017, "verder")
