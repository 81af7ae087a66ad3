from pathlib import Path

import pytest

from tests.packs.files import put, text_of


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    put(folder, "goed", text_of("goed"))
    put(folder, "gedeeld", text_of("gedeeld"))
    put(folder / "cases", "oefening", text_of("oefening"))
    return folder


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "user" / "packs"
