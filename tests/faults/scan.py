"""Looks for words in files, whatever they were written as: text, UTF-16, base64, and packed in a zip."""

import base64
import io
import os
import random
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

LARGEST = 64_000_000
_OF_PROGRAMS = {".git", ".venv", "site-packages"}  # a hundred times as many files, when the checkout is beside them


def made_up(count: int) -> list[str]:
    """Words that stand nowhere else, made anew so that no file of the tests holds them."""
    chance = random.SystemRandom()
    return ["zq" + "".join(chance.choices("bcdfghjkmnpqrstvwxz", k=14)) for _ in range(count)]


def forms(word: str) -> list[bytes]:
    """The word as text, as UTF-16 and inside base64, whatever stands before it."""
    coded = [base64.b64encode(b"\0" * lead + word.encode())[4:-4] for lead in range(3)]
    return [word.encode(), word.encode("utf-16-le"), *coded]


def words_in(files: Iterable[Path], words: list[str]) -> dict[str, set[str]]:
    """Which of the words stand in which of the files, by the name of the file."""
    pattern = re.compile(b"|".join(re.escape(form) for word in words for form in forms(word)), re.IGNORECASE)
    meant = {form.lower(): word for word in words for form in forms(word)}
    found: dict[str, set[str]] = {}
    for file in files:
        try:
            held = file.read_bytes() if file.stat().st_size <= LARGEST else b""
        except OSError:
            continue
        if here := {meant[hit.lower()] for part in _unpacked(held) for hit in pattern.findall(part)}:
            found[file.name] = found.get(file.name, set()) | here
    return found


def files_in(*folders: Path, since: float = 0.0, apart_from: Path | None = None) -> Iterator[Path]:
    """The files in these folders and below, but for those of a folder, that were written ``since``."""
    for folder in folders:
        for at, names, files in os.walk(folder):
            names[:] = [name for name in names if Path(at, name) != apart_from and name not in _OF_PROGRAMS]
            for name in files:
                file = Path(at, name)
                if file.is_file() and not file.is_symlink() and file.stat().st_mtime >= since:
                    yield file


def files_of_process(pid: int) -> Iterator[Path]:
    """What the process shows of itself, and its open files, those without a name too."""
    for name in ("cmdline", "environ"):
        yield Path(f"/proc/{pid}/{name}")
    for number in Path(f"/proc/{pid}/fd").iterdir():
        if number.is_file():
            yield number


def _unpacked(held: bytes) -> Iterator[bytes]:
    yield held
    if held.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(held)) as packed:
            for name in packed.namelist():
                yield from _unpacked(packed.read(name))
