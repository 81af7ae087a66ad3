"""The small file acts that the journal's promises rest on: lasting writes, private modes, one writer."""

import contextlib
import os
import shutil
import stat
import sys
from pathlib import Path

from gesprek_tui.journal.problems import NotAFile, StoreInUse

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


class WriterLock:
    """Held by the one program that writes. The kernel lets go of it however that program ends."""

    def __init__(self, path: Path) -> None:
        """Raises :class:`StoreInUse` when another program holds it, OSError when the file cannot be made."""
        # the store itself is never opened beside SQLite: closing it would drop SQLite's own locks
        try:
            self._fd: int | None = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        except IsADirectoryError:
            raise NotAFile(path) from None
        try:
            if sys.platform == "win32":
                msvcrt.locking(self._fd, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.release()
            # Windows says 'permission denied' for a lock that somebody else has
            if isinstance(error, (BlockingIOError, PermissionError)):
                raise StoreInUse(path.parent) from None
            raise

    def release(self) -> None:
        """Let go; a second time does nothing."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` and what is missing above it, closed to others whatever the umask.

    A folder that was there is closed too when it is empty and the user's own; one with other things in it
    is left as it is, for it may be shared on purpose.
    """
    missing = [folder, *folder.parents]
    for path in reversed([path for path in missing if not path.exists()]):
        path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    status = folder.stat()
    if sys.platform != "win32" and status.st_uid == os.getuid() and not any(folder.iterdir()):
        folder.chmod(status.st_mode & PRIVATE_FOLDER)


def make_private_file(path: Path) -> None:
    """Make an empty file that only the user may read. Raises FileExistsError when it is there."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))


def write_lasting(path: Path, data: bytes) -> None:
    """Write a whole file so that after a crash either the old one or the new one is there, never a part."""
    drop_unfinished(path)
    beside = _beside(path)
    fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(fd, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    move_lasting(beside, path)


def copy_lasting(source: Path, target: Path) -> None:
    """Copy a whole file so that ``target`` is there whole, for the user alone, or as it was. Raises OSError."""
    beside = _beside(target)
    beside.unlink(missing_ok=True)
    make_private_file(beside)
    try:
        with source.open("rb") as old, beside.open("r+b") as new:
            shutil.copyfileobj(old, new)
            new.flush()
            os.fsync(new.fileno())
    except OSError:
        beside.unlink(missing_ok=True)  # on a full disk half a copy helps nobody
        raise
    move_lasting(beside, target)


def drop_unfinished(path: Path) -> None:
    """Take away what a :func:`write_lasting` that was killed left beside ``path``; it may hold a secret."""
    _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".nieuw")


def move_lasting(source: Path, target: Path) -> None:
    """Rename within one folder, and see to it that the new name is on disk."""
    source.replace(target)
    if sys.platform != "win32":
        fd = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        # some network disks refuse to sync a folder; the rename itself has been done
        with contextlib.suppress(OSError):
            os.fsync(fd)
        os.close(fd)


def file_size(path: Path) -> int | None:
    """The size in bytes, or None when nothing stands there. Raises :class:`NotAFile` for all but a file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise NotAFile(path) from None
        return None
    except NotADirectoryError:
        raise NotAFile(path.parent, "een map") from None
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile(path)
    return status.st_size
