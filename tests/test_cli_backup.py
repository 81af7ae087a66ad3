"""Taking everything along and putting it back, through the program: what is promised and what is refused."""

import json
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.command import PROGRAM, Command

SECRET = "een geheime notitie"


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    return Command(tmp_path)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Command:
    return Command(tmp_path / "elders")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """A folder with one conversation in it, which has no passphrase."""
    command = Command(tmp_path_factory.mktemp("bewaard"))
    command.lead(SECRET, ">+ ik wil hier echt vanaf", more=("--client", "K-017"))
    return command


@pytest.fixture(scope="module")
def passphrase(kept: Command) -> dict[str, str]:
    file = kept.data.parent / "wachtzin"
    file.write_text("wachtzin van de kopie\n", encoding="utf-8")
    return {"GESPREK_PASSPHRASE_FILE": str(file)}


@pytest.fixture(scope="module")
def copy(kept: Command, passphrase: dict[str, str]) -> Path:
    """A backup of that folder."""
    target = kept.data.parent / "kopie.zip"
    done = kept("backup", target, **passphrase)
    assert (done.code, done.err) == (0, ""), done
    assert "1 gesprek" in done.out
    return target


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- backup -------------------------------------------------------------------------------------------------


def test_everything_comes_back_in_an_empty_place(
    kept: Command, elsewhere: Command, copy: Path, passphrase: dict[str, str]
) -> None:
    done = elsewhere("restore", copy, **passphrase)
    assert (done.code, done.err) == (0, ""), done
    assert "1 gesprek" in done.out
    wanted = kept("export", "laatste", "--format", "json").out
    assert elsewhere("export", "laatste", "--format", "json", **passphrase).out == wanted
    assert elsewhere("list").code == 1, "the copy had a passphrase, and so has what was put back"
    assert sorted(files(elsewhere.data)) == ["gesprekken.db", "gesprekken.lock", "sleutel.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE(elsewhere.data.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in elsewhere.data.iterdir()} == {0o600}
    assert elsewhere("resume", "--plain", typed="verder\n", **passphrase).code == 0


def test_a_copy_is_private_and_tells_nothing_of_a_client(copy: Path) -> None:
    assert sorted(path.name for path in copy.parent.iterdir()) == ["gegevens", "kopie.zip", "wachtzin"]
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with zipfile.ZipFile(copy) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        told = json.loads(archive.read("inhoud.json"))
        assert json.loads(archive.read("sleutel.json"))["open"] is False
    assert set(told) == {"format", "version", "made", "conversations", "events", "sha256"}
    data = copy.read_bytes()
    assert not any(word.encode() in data for word in (SECRET, "geheime", "K-017", "vanaf"))


def test_a_readable_copy_is_not_made(gesprek: Command, tmp_path: Path) -> None:
    gesprek.lead(SECRET)
    done = gesprek("backup", tmp_path / "kopie.zip")
    assert (done.code, done.out) == (1, "")
    assert "GESPREK_PASSPHRASE_FILE" in done.err
    assert not (tmp_path / "kopie.zip").exists()


def test_a_copy_never_takes_the_place_of_another_file(
    kept: Command, copy: Path, passphrase: dict[str, str], tmp_path: Path
) -> None:
    before = copy.read_bytes()
    assert "bestaat al" in kept("backup", copy, **passphrase).err
    link = tmp_path / "verwijzing.zip"
    link.symlink_to(tmp_path / "elders.zip")
    assert kept("backup", link, **passphrase).code == 1
    assert kept("backup", tmp_path, **passphrase).code == 1
    assert kept("backup", tmp_path / "weg" / "kopie.zip", **passphrase).code == 1
    assert copy.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["verwijzing.zip"]


def test_a_store_with_a_passphrase_goes_along_with_it(
    gesprek: Command, elsewhere: Command, passphrase: dict[str, str], tmp_path: Path
) -> None:
    gesprek.env |= passphrase
    gesprek.lead(SECRET)
    target = tmp_path / "kopie.zip"
    assert gesprek("backup", target).code == 0
    with zipfile.ZipFile(target) as archive:
        assert archive.read("sleutel.json") == (gesprek.data / "sleutel.json").read_bytes()
    done = elsewhere("restore", target)
    assert done.code == 1
    assert "GESPREK_PASSPHRASE_FILE" in done.err
    assert not elsewhere.data.exists(), "what is refused leaves nothing"
    assert elsewhere("restore", target, **passphrase).code == 0


def test_a_copy_is_made_while_another_window_writes(
    gesprek: Command, elsewhere: Command, passphrase: dict[str, str], tmp_path: Path
) -> None:
    with subprocess.Popen(
        [*PROGRAM, "start", "speelveld", "--plain"], env=gesprek.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, encoding="utf-8", bufsize=1,
    ) as writer:  # fmt: skip
        assert writer.stdin
        assert writer.stdout
        writer.stdin.write("een notitie\n")
        while "notitie" not in writer.stdout.readline():
            pass
        assert gesprek("backup", tmp_path / "kopie.zip", **passphrase).code == 0
        assert elsewhere("restore", tmp_path / "kopie.zip", **passphrase).code == 0
        assert gesprek("restore", tmp_path / "kopie.zip", **passphrase).code == 1, "that window is writing there"
        writer.stdin.close()
        assert writer.wait() == 0
    assert elsewhere("show", "laatste", "--json", **passphrase).json["notes"][0]["text"] == "een notitie"


def test_there_is_nothing_to_copy_yet(gesprek: Command, passphrase: dict[str, str], tmp_path: Path) -> None:
    done = gesprek("backup", tmp_path / "kopie.zip", **passphrase)
    assert done.code == 1
    assert "nog geen gesprekken" in done.err
    assert not gesprek.data.exists()


# --- restore ------------------------------------------------------------------------------------------------


def test_a_copy_never_goes_over_what_is_there_by_itself(
    elsewhere: Command, copy: Path, passphrase: dict[str, str]
) -> None:
    elsewhere.lead("iets anders")
    before = files(elsewhere.data)
    done = elsewhere("restore", copy, typed="vervang\n", **passphrase)
    assert (done.code, done.out) == (1, "")
    assert "staan al gesprekken (1 gesprek" in done.err
    assert "--data-dir" in done.err
    assert files(elsewhere.data) == before


def _damaged(data: bytes) -> bytes:
    return data[:9000] + bytes([data[9000] ^ 1]) + data[9001:]


def _zip(**entries: bytes) -> Callable[[Path, Path], None]:
    def make(source: Path, target: Path) -> None:
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                new.writestr(name, entries.pop(name.replace(".", "_"), old.read(name)))
            for name, data in entries.items():
                new.writestr(name.replace("_", "."), data)

    return make


def _newer(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as old:
        told = json.loads(old.read("inhoud.json")) | {"version": 2}
    _zip(inhoud_json=json.dumps(told).encode())(source, target)


def _other_count(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as old:
        told = json.loads(old.read("inhoud.json")) | {"events": 999}
    _zip(inhoud_json=json.dumps(told).encode())(source, target)


def _bomb(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, b"\0" * 50_000_000 if name == "gesprekken.db" else old.read(name))


def _climber(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(f"../../{name}" if name == "gesprekken.db" else name, old.read(name))


def _crowd(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for number in range(5000):
            new.writestr(f"{number}", b"")


SPOILT: dict[str, Callable[[Path, Path], object]] = {
    "cut off at the end": lambda copy, to: to.write_bytes(copy.read_bytes()[:-2000]),
    "cut off early": lambda copy, to: to.write_bytes(copy.read_bytes()[:5000]),
    "one bit": lambda copy, to: to.write_bytes(_damaged(copy.read_bytes())),
    "something behind it": lambda copy, to: to.write_bytes(copy.read_bytes() + b"x"),
    "empty": lambda _, to: to.write_bytes(b""),
    "a zip by its first bytes": lambda _, to: to.write_bytes(b"PK\3\4" + b"x" * 5000),
    "text": lambda _, to: to.write_text("iets heel anders"),
    "a folder": lambda _, to: to.mkdir(),
    "absent": lambda _, to: to.unlink(missing_ok=True),
    "not encrypted": _zip(gesprekken_db=b"SQLite format 3\0" + b"\0" * 5000),
    "an empty store": _zip(gesprekken_db=b""),
    "no key": _zip(sleutel_json=b"{}"),
    "a large key": _zip(sleutel_json=b"x" * 100_000),
    "nested": _zip(inhoud_json=b"[" * 60_000),
    "another kind": _zip(inhoud_json=b"{}"),
    "a fourth file": _zip(erbij_txt=b"x"),
    "newer": _newer,
    "another count": _other_count,
    "a bomb": _bomb,
    "climbs out": _climber,
    "a crowd": _crowd,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_is_no_whole_copy_is_refused_and_leaves_nothing(
    elsewhere: Command,
    copy: Path,
    passphrase: dict[str, str],
    tmp_path: Path,
    spoil: Callable[[Path, Path], object],
) -> None:
    spoilt = tmp_path / "bedorven.zip"
    spoil(copy, spoilt)
    before = sorted(path.name for path in tmp_path.iterdir())

    done = elsewhere("restore", spoilt, **passphrase)

    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1, done.err
    assert "Er is niets veranderd" in done.err
    assert not elsewhere.data.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_another_passphrase_is_refused(elsewhere: Command, copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "andere"
    other.write_text("een andere", encoding="utf-8")
    done = elsewhere("restore", copy, GESPREK_PASSPHRASE_FILE=str(other))
    assert done.code == 1
    assert "past niet" in done.err
    assert not elsewhere.data.exists()


# --- by the day ---------------------------------------------------------------------------------------------


def test_a_copy_of_the_day_is_made_listed_and_put_back(gesprek: Command, elsewhere: Command) -> None:
    assert "nog geen reservekopieën" in gesprek("restore").out
    gesprek.lead("een")
    (kept,) = gesprek.data.glob("reservekopieen/gesprekken-*.db")
    first = kept.read_bytes()
    assert str(kept) in gesprek("restore").out
    gesprek("list")
    gesprek.lead("twee")
    assert kept.read_bytes() == first, "one a day"
    assert elsewhere("restore", kept).code == 0
    assert [row["notes"] for row in elsewhere("list", "--json").json] == [1]
    assert gesprek("restore", gesprek.data / "gesprekken.db").code == 1


def test_reading_makes_no_copy(gesprek: Command) -> None:
    gesprek.lead("een")
    shutil.rmtree(gesprek.data / "reservekopieen")
    gesprek("show", "laatste")
    gesprek("doctor")
    assert not (gesprek.data / "reservekopieen").exists()


def test_a_disk_without_room_for_the_copy_does_not_spoil_the_end(gesprek: Command) -> None:
    # something else stands where the copy is made, on either side of midnight
    for day in (date.today(), date.today() + timedelta(days=1)):
        (gesprek.data / "reservekopieen" / f"gesprekken-{day}.db.nieuw").mkdir(parents=True)
    done = gesprek.lead("een")
    assert done.code == 0
    assert "niet gemaakt" in done.err
    assert gesprek("list", "--json").json[0]["notes"] == 1
