"""Who may read and write: files are the user's own, and what may not be written is told in time."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE
from gesprek_tui.journal.problems import FolderUnusable
from gesprek_tui.journal.store import Store
from tests.journal.child import NOBODY
from tests.journal.samples import EVENTS, contents, filled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes of files mean nothing on Windows")

Opener = Callable[..., Store]


def child(act: str, folder: Path) -> str:
    """What another program prints about ``folder``."""
    command = [sys.executable, "-m", "tests.journal.child", act, str(folder)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.strip()


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that an unprivileged user owns and can reach, in a place that everybody can pass."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        (path / "gegevens").mkdir(mode=0o700)
        yield path / "gegevens"
        (path / "gegevens").chmod(0o700)


def give_away(folder: Path) -> None:
    if os.getuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)


def test_files_are_private_even_with_an_open_umask(folder: Path) -> None:
    child("open_with_open_umask", folder)

    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()}
    assert modes.keys() >= {KEY_FILE, STORE_FILE, f"{STORE_FILE}-journal"}
    assert set(modes.values()) == {"0o600"}
    assert oct(folder.stat().st_mode & 0o777) == "0o700"


def test_an_empty_folder_is_closed_to_others(folder: Path, opened: Opener) -> None:
    folder.mkdir()
    folder.chmod(0o777)

    opened()

    assert oct(folder.stat().st_mode & 0o777) == "0o700"


def test_a_folder_with_other_things_keeps_its_mode(folder: Path, opened: Opener) -> None:
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "brief.txt").touch()

    opened()

    assert oct(folder.stat().st_mode & 0o777) == "0o755"


def test_an_unwritable_folder_is_refused_to_write_in_and_can_be_read(shared: Path) -> None:
    before = filled(shared)
    give_away(shared)
    shared.chmod(0o500)

    assert child("open_unprivileged", shared) == FolderUnusable.__name__
    assert child("read_unprivileged", shared) == str(len(EVENTS))
    shared.chmod(0o700)
    assert contents(shared) == before


def test_an_unwritable_store_is_refused_to_write_in(shared: Path) -> None:
    filled(shared)
    give_away(shared)
    (shared / STORE_FILE).chmod(0o400)

    assert child("open_unprivileged", shared) == FolderUnusable.__name__


def test_an_unwritable_folder_gets_no_new_store(shared: Path) -> None:
    give_away(shared)
    shared.chmod(0o500)

    assert child("open_unprivileged", shared) == FolderUnusable.__name__
    assert child("open_unprivileged", shared / "dieper") == FolderUnusable.__name__
    assert list(shared.iterdir()) == []


def test_files_of_somebody_else_are_told(shared: Path) -> None:
    filled(shared)
    give_away(shared)
    (shared / KEY_FILE).chmod(0)

    assert child("open_unprivileged", shared) == FolderUnusable.__name__
