"""Packs for tests: the small ones in fixtures, and edited copies of them."""

from pathlib import Path

from gesprek_tui.packs.reader import PackFile

FOLDER = Path(__file__).parents[1] / "fixtures" / "packs"


def text_of(name: str) -> str:
    """The text of a fixture."""
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def edited(text: str, old: str, new: str) -> str:
    """The text with ``old``, which stands in it exactly once, replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the fixture"
    return text.replace(old, new)


def put(folder: Path, name: str, text: str) -> Path:
    """A file with this text in a folder that is made when needed."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def pack_file(text: str | bytes, stem: str = "goed") -> PackFile:
    """A file as the reader takes it."""
    return PackFile(f"{stem}.yaml", stem, text.encode() if isinstance(text, str) else text)


def place_of(text: str, needle: str) -> tuple[int, int]:
    """Line and column, from 1, of a piece of text that stands in it exactly once."""
    assert text.count(needle) == 1, f"{needle!r} stands {text.count(needle)} times in the text"
    before = text[: text.index(needle)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
