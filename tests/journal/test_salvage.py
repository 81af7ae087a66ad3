"""Bit rot: what is read is what was written, and what cannot be read is named."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from gesprek_tui.conversation.events import Event
from gesprek_tui.journal import backups, keyfile, salvage
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE
from gesprek_tui.journal.problems import StoreDamaged
from gesprek_tui.journal.salvage import Readable
from tests.journal.samples import K017, K018, note, open_here, started, summarise

NOTES = 250
PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, list[Event]]]:
    """A store of dozens of pages, with conversations that lie through each other in time, and what is in it."""
    folder = tmp_path_factory.mktemp("heel") / "gegevens"
    store = open_here(folder)
    talks = {
        id_: [started(id_, client), *(note(seq, f"notitie {seq} {'x' * 200}", id_) for seq in range(2, NOTES))]
        for id_, client in ((K017, "K-017"), (K018, "K-018"))
    }
    for id_, events in talks.items():
        store.append(id_, events, summarise(events), f"concept van {id_}")
    store.close()
    return folder, talks


def damage(whole: Path, folder: Path, *flips: tuple[int, int]) -> bytes:
    """A copy of the folder with these bits of the store flipped: (offset, bit)."""
    folder.mkdir()
    (folder / KEY_FILE).write_bytes((whole / KEY_FILE).read_bytes())
    data = bytearray((whole / STORE_FILE).read_bytes())
    for offset, bit in flips:
        data[offset] ^= 1 << bit
    (folder / STORE_FILE).write_bytes(data)
    return bytes(data)


def read_all(folder: Path) -> tuple[dict[str, list[Event]], salvage.Salvaged | None]:
    store = open_here(folder, write=False)
    journal = Readable(store)
    try:
        return {row.id: journal.events(row.id) for row in journal.summaries()}, journal.salvaged
    finally:
        store.close()


@pytest.mark.parametrize("seed", range(80))
def test_one_flipped_bit_is_harmless_or_told_and_never_believed(
    whole: tuple[Path, Mapping[str, list[Event]]], tmp_path: Path, seed: int
) -> None:
    intact, talks = whole
    chance = random.Random(seed)
    size = (intact / STORE_FILE).stat().st_size
    flip = (chance.randrange(size), chance.randrange(8))
    folder = tmp_path / "gegevens"
    damaged = damage(intact, folder, flip)

    if 16 <= flip[0] < PAGE:  # the first page, which tells what stands where, takes all with it
        with pytest.raises(StoreDamaged, match="gesprek restore"):
            read_all(folder)
        return
    read, salvaged = read_all(folder)

    for id_, events in talks.items():
        assert all(event in events for event in read[id_])
        lost = salvaged.missing.get(id_, 0) if salvaged else 0
        assert lost is None or len(read[id_]) + lost == len(events), "all that is not read is counted"
    if salvaged:
        assert salvaged.lost == sum(len(talks[id_]) - len(read[id_]) for id_ in talks)
        assert salvaged.draft(K017) in (f"concept van {K017}", "")
    assert (folder / STORE_FILE).read_bytes() == damaged, "a damaged file is never written"

    key = keyfile.read(folder / KEY_FILE).key(None)
    if flip[0] >= 16:  # the salt itself stands in the key file
        with pytest.raises(StoreDamaged):
            backups.verify(folder / STORE_FILE, key)


def test_many_damaged_pages_leave_the_others_readable(
    whole: tuple[Path, Mapping[str, list[Event]]], tmp_path: Path
) -> None:
    intact, talks = whole
    pages = (intact / STORE_FILE).stat().st_size // PAGE
    for seed in range(20):
        chance = random.Random(seed)
        folder = tmp_path / str(seed)
        hit = chance.sample(range(1, pages), 5)
        damage(intact, folder, *((page * PAGE + chance.randrange(PAGE), 3) for page in hit))
        read, salvaged = read_all(folder)
        assert all(event in talks[id_] for id_, events in read.items() for event in events)
        if salvaged is None:
            assert read == talks
            continue
        for id_, events in talks.items():
            lost = salvaged.missing.get(id_, 0)
            assert lost is None or len(read.get(id_, [])) + lost == len(events)


def test_what_is_whole_is_read_as_ever(whole: tuple[Path, Mapping[str, list[Event]]]) -> None:
    intact, talks = whole
    read, salvaged = read_all(intact)
    assert (read, salvaged) == (talks, None)


def test_a_store_that_was_cut_off_is_read_as_far_as_it_goes(
    whole: tuple[Path, Mapping[str, list[Event]]], tmp_path: Path
) -> None:
    intact, talks = whole
    folder = tmp_path / "gegevens"
    data = damage(intact, folder)
    (folder / STORE_FILE).write_bytes(data[: PAGE * (len(data) // PAGE // 2)])
    read, salvaged = read_all(folder)
    assert salvaged is not None
    assert salvaged.missing
    assert 100 < sum(map(len, read.values())) < 400
    assert all(event in talks[id_] for id_, events in read.items() for event in events)
    with pytest.raises(StoreDamaged):
        backups.verify(folder / STORE_FILE, keyfile.read(folder / KEY_FILE).key(None))
