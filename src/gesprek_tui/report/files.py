"""Writing what is taken away to a file: private, and whole or not at all."""

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from gesprek_tui.errors import GesprekError
from gesprek_tui.text import one_line


class ExportError(GesprekError):
    """The file was not written; what stood there is untouched, and so is the conversation."""


def write_new(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write ``data`` to a file that only the user may read; see :func:`new_file`."""
    with new_file(path, overwrite=overwrite) as file:
        file.write(data)


@contextlib.contextmanager
def new_file(path: Path, *, overwrite: bool = False) -> Iterator[BinaryIO]:
    """A file to write that only the user may read. Raises :class:`ExportError`.

    It stands beside ``path`` first and takes the name in one step when the block ends well, so a full disk or a
    crash leaves no part. Only a regular file is ever replaced, and only with ``overwrite``.
    """
    try:
        _check(path, overwrite)
        with _beside(path) as file:
            yield file
            _check(path, overwrite)  # somebody else may have taken the name meanwhile
    except OSError as error:
        raise ExportError(_reason(path, error)) from error


def _check(path: Path, overwrite: bool) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    name = _shown(path)
    if stat.S_ISDIR(mode):
        raise ExportError(f"{name} is een map. Er is niets geschreven. Zet er een bestandsnaam achter.")
    if not stat.S_ISREG(mode):
        what = "een verwijzing naar een andere plek" if stat.S_ISLNK(mode) else "geen gewoon bestand"
        raise ExportError(f"{name} is {what}. Er is niets geschreven. Kies een andere naam.")
    if not overwrite:
        raise ExportError(
            f"{name} bestaat al en is niet veranderd. Kies een andere naam, of haal het bestand eerst weg."
        )


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    fd, beside = tempfile.mkstemp(prefix=".gesprek-", dir=path.parent)  # mode 0600
    try:
        os.close(fd)
        with Path(beside).open("wb") as file:  # by its name, which whoever looks through it again needs
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise
    if sys.platform != "win32":
        # some network disks refuse to sync a folder; the file itself is there by now
        with contextlib.suppress(OSError):
            folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _reason(path: Path, error: OSError) -> str:
    folder = _shown(path.parent)
    match error.errno:
        case errno.ENOENT:
            why = f"De map {folder} bestaat niet. Maak die eerst, of kies een andere plek."
        case errno.ENOTDIR:
            why = f"{folder} is geen map. Kies een andere plek."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            why = f"In de map {folder} mag dit programma niet schrijven. Kies een andere plek."
        case errno.ENOSPC | errno.EDQUOT:
            why = "De schijf is vol. Maak ruimte, of kies een andere plek."
        case errno.ENAMETOOLONG:
            why = "De bestandsnaam is te lang. Kies een kortere naam."
        case _:
            why = f"De plek {folder} werkt niet mee ({error.strerror or 'onbekende fout'}). Kies een andere plek."
    return f"Het bestand is niet geschreven. {why} Het gesprek zelf is veilig bewaard."


def _shown(path: Path) -> str:
    return one_line(str(path))
