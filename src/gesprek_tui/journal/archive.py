"""One file with all there is: the store as it is encrypted, and its key file. A zip in which nothing is compressed.

    gesprekken.db    the store          sleutel.json    its key file
    inhoud.json      {"format": "gesprek-backup", "version": 1, "made": ISO, "conversations": n, "events": n,
                      "sha256": of ids and bodies of the events, see backups.py}

Anybody can read ``inhoud.json``; it holds nothing of a client.
"""

import json
import os
import shutil
import stat
import struct
import zipfile
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from gesprek_tui.journal.backups import Contents
from gesprek_tui.journal.files import PRIVATE_FILE, file_size
from gesprek_tui.journal.problems import NoCopy, NotACopy, StoreNewer

FORMAT = "gesprek-backup"
VERSION = 1
STORE, KEY, TOLD = "gesprekken.db", "sleutel.json", "inhoud.json"

_LARGEST = {KEY: 64 * 1024, TOLD: 64 * 1024}
# a zip ends so when nobody put a comment behind it: signature, disks, entries twice, size of the list, place of it
_END = struct.Struct("<4s4H2LH")
_LONGEST_LIST = 4096
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, struct.error)


def write(file: IO[bytes], folder: Path, contents: Contents, made: datetime) -> None:
    """Write the store and the key file in ``folder``, with what is told of them, to an open empty file."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "made": made.isoformat(timespec="seconds"),
        "conversations": contents.conversations,
        "events": contents.events,
        "sha256": contents.sha256,
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in (STORE, KEY):
            with (folder / name).open("rb") as source, archive.open(_entry(name, made), "w", force_zip64=True) as entry:
                shutil.copyfileobj(source, entry, 1 << 20)
        archive.writestr(_entry(TOLD, made), json.dumps(told, indent=1))


def unpack(file: Path, into: Path) -> tuple[int, str]:
    """Put the store and the key file of an archive in the folder ``into``, on disk when it returns.

    Gives the number of events and their sha256 that the archive tells of, to compare with what is really there.
    Nothing is written but these two names, and never more bytes than the archive itself has.
    Raises :class:`NoCopy`, :class:`NotACopy`, :class:`StoreNewer` or OSError.
    """
    size = file_size(file)
    if size is None:
        raise NoCopy(file)
    _check_end(file, size)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_entries(file, archive, size)
            told = _told(file, archive.read(TOLD))
            for name in (STORE, KEY):
                with archive.open(name) as entry:
                    _keep(entry, into / name)
    except _BROKEN:
        raise NotACopy(file, "het is afgebroken of beschadigd") from None
    return told


def copy_beside(file: Path, into: Path) -> None:
    """Put a store that stands in a folder, with the key file beside it, in the folder ``into``.

    Raises :class:`NoCopy`, :class:`NotACopy` or OSError.
    """
    key = file.with_name(KEY)
    if not file_size(file):
        raise NoCopy(file)
    if not file_size(key):
        raise NotACopy(file, f"{KEY} hoort ernaast te staan en ontbreekt")
    # what was being saved when the program was killed stands in the file beside it, and must be undone with it
    pairs = [(file, STORE), (key, KEY), (file.with_name(f"{file.name}-journal"), f"{STORE}-journal")]
    for source, name in pairs:
        if file_size(source):
            with source.open("rb") as data:
                _keep(data, into / name)


def is_archive(file: Path) -> bool:
    """Whether a file looks like a zip. Raises :class:`NoCopy`, :class:`NotAFile` or OSError."""
    if file_size(file) is None:
        raise NoCopy(file)
    with file.open("rb") as data:
        return data.read(4) == b"PK\3\4"


def _entry(name: str, made: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, made.timetuple()[:6])
    entry.external_attr = (stat.S_IFREG | PRIVATE_FILE) << 16
    return entry


def _check_end(file: Path, size: int) -> None:
    # before zipfile reads the whole list of what is in it, which in a foreign file may be millions long
    with file.open("rb") as data:
        data.seek(max(0, size - _END.size))
        end = data.read(_END.size)
    if len(end) == _END.size:
        signature, _, _, _, entries, length, _, comment = _END.unpack(end)
        if (signature, entries, comment) == (b"PK\5\6", 3, 0) and length < _LONGEST_LIST:
            return
    raise NotACopy(file, "het is afgebroken, of geen bestand van ‘gesprek backup’")


def _check_entries(file: Path, archive: zipfile.ZipFile, size: int) -> None:
    entries = archive.infolist()
    if sorted(entry.filename for entry in entries) != sorted((STORE, KEY, TOLD)):
        raise NotACopy(file, "er zit iets anders in dan hoort")
    for entry in entries:
        # stored means that nothing can swell, and together they cannot be more than the file itself
        plain = entry.compress_type == zipfile.ZIP_STORED and not entry.flag_bits & 1
        if not plain or entry.file_size != entry.compress_size:
            raise NotACopy(file, "het is op een andere manier ingepakt")
        if entry.file_size > _LARGEST.get(entry.filename, size):
            raise NotACopy(file, f"{entry.filename} is te groot")
    if sum(entry.file_size for entry in entries) > size:
        raise NotACopy(file, "het is groter dan het kan zijn")


def _told(file: Path, data: bytes) -> tuple[int, str]:
    try:
        told: Any = json.loads(data)
    except (ValueError, RecursionError):
        told = None
    version = told.get("version") if isinstance(told, dict) and told.get("format") == FORMAT else None
    if type(version) is not int or version < 1:
        raise NotACopy(file, "het is geen bestand van ‘gesprek backup’")
    if version > VERSION:
        raise StoreNewer(file)
    events, sha256 = told.get("events"), told.get("sha256")
    if type(events) is not int or not isinstance(sha256, str):
        raise NotACopy(file, "het zegt niet wat erin zit")
    return events, sha256


def _keep(source: IO[bytes], target: Path) -> None:
    fd = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(fd, "wb") as file:
        shutil.copyfileobj(source, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
