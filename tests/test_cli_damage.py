"""A damaged store, through the program: what is readable is shown and taken out, and what is missing is said."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import Command

NOTES = 50
PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Command, dict[str, list[str]]]:
    """A folder with four conversations of dozens of pages, and the notes of each."""
    command = Command(tmp_path_factory.mktemp("heel"))
    for number in range(4):
        lines = [f"notitie {number}-{note} " + "x" * 400 for note in range(NOTES)]
        assert command.lead(*lines, more=("--client", f"K-{number}")).code == 0
    return command, {row["id"]: notes_of(command, row["id"]) for row in command("list", "--json").json}


@pytest.fixture
def damaged(whole: tuple[Command, dict[str, list[str]]], tmp_path: Path) -> Command:
    """The same folder, the key file with it, for the store to be spoilt."""
    command = Command(tmp_path)
    command.data.mkdir()
    (command.data / "sleutel.json").write_bytes((whole[0].data / "sleutel.json").read_bytes())
    return command


def notes_of(command: Command, id_: str) -> list[str]:
    return [note["text"] for note in command("show", id_, "--json").json["notes"]]


def places(whole: tuple[Command, dict[str, list[str]]], seed: int) -> Iterator[tuple[bytes, int]]:
    """The store with one bit flipped, at one random place after another; with the place."""
    data = (whole[0].data / "gesprekken.db").read_bytes()
    chance = random.Random(seed)
    while True:
        place = chance.randrange(PAGE, len(data))
        yield data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :], place


def test_what_is_readable_is_taken_out_and_the_rest_is_named(
    whole: tuple[Command, dict[str, list[str]]], damaged: Command, tmp_path: Path
) -> None:
    _, talks = whole
    store = damaged.data / "gesprekken.db"
    lost = 0
    for number, (data, place) in zip(range(6), places(whole, 5), strict=False):
        store.write_bytes(data)
        out = tmp_path / f"eruit {number}"
        done = damaged("export", "alles", "--format", "json", "-o", out)
        taken = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in out.iterdir()}
        for id_, notes in talks.items():
            found = [event["text"] for event in taken[id_]["events"] if event["kind"] == "note_added"]
            assert [note for note in notes if note in found] == found, place
            if found != notes:
                lost += 1
                assert done.code == 1
                assert id_[-6:] in done.err
        assert done.code == 0 or "gesprek restore" in done.err
        assert store.read_bytes() == data, "nothing is written to it"
        doctor = damaged("doctor")
        assert doctor.code == 1, "whatever was not used either"
        assert "✗ fout" in doctor.out
        assert not any(note in doctor.out + done.err for notes in talks.values() for note in notes)
    assert lost, "some of it hit a note"


def test_a_conversation_that_is_whole_is_shown_as_ever(
    whole: tuple[Command, dict[str, list[str]]], damaged: Command
) -> None:
    _, talks = whole
    codes = set()
    for data, _ in zip((data for data, _ in places(whole, 8)), range(3), strict=False):
        (damaged.data / "gesprekken.db").write_bytes(data)
        for id_, notes in talks.items():
            done = damaged("show", id_, "--json")
            codes.add(done.code)
            found = [note["text"] for note in done.json["notes"]]
            assert (found == notes) == (done.code == 0), done.err
            assert done.code == 0 or f"gesprek {id_[-6:]}" in done.err
    assert codes == {0, 1}


def test_a_lost_beginning_of_the_file_points_to_the_copies(
    whole: tuple[Command, dict[str, list[str]]], damaged: Command
) -> None:
    data = bytearray((whole[0].data / "gesprekken.db").read_bytes())
    data[100] ^= 1
    (damaged.data / "gesprekken.db").write_bytes(data)
    for arguments in (["list"], ["show", "laatste"], ["resume", "--plain"], ["doctor"]):
        done = damaged(*arguments)
        assert done.code == 1
        assert "gesprek restore" in done.err + done.out
    assert (damaged.data / "gesprekken.db").read_bytes() == data


def test_everything_goes_to_a_folder_that_was_not_there(
    whole: tuple[Command, dict[str, list[str]]], tmp_path: Path
) -> None:
    command, talks = whole
    assert command("export", "alles").code == 1
    assert command("export", "alles", "-o", tmp_path).code == 1
    assert command("export", "alles", "-o", tmp_path / "alles").code == 0
    assert sorted(path.name for path in (tmp_path / "alles").iterdir()) == sorted(f"{id_}.md" for id_ in talks)
