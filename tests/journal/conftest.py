"""Fixtures of the journal's tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gesprek_tui.journal.store import Store
from tests.journal.samples import open_here

Opener = Callable[..., Store]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "gegevens"


@pytest.fixture
def opened(folder: Path) -> Iterator[Opener]:
    """Opens the store of ``folder`` and closes at the end of the test what is still open."""
    stores: list[Store] = []

    def opener(*, write: bool = True, passphrase: str | None = None) -> Store:
        store = open_here(folder, write=write, passphrase=passphrase)
        stores.append(store)
        return store

    yield opener
    for store in stores:
        store.close()
