"""There is no pty, strace or mount on Windows, so there are no tests here."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []

if sys.platform != "win32":
    from tests.faults.place import Place, Tmpfs

    @pytest.fixture
    def place(tmp_path: Path) -> Place:
        """A data folder without a passphrase, with nothing in it yet."""
        return Place(tmp_path)

    @pytest.fixture
    def small_disk(tmp_path: Path) -> Iterator[Tmpfs]:
        """A disk of its own, in memory; for tests that are marked with ``needs_mount``."""
        disk = Tmpfs(tmp_path / "schijf")
        yield disk
        disk.away()
