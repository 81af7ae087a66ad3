"""The key file: closed with a passphrase or open, written once, and never trusted."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_tui.journal import keyfile
from gesprek_tui.journal.keyfile import Slots, StoreKey
from gesprek_tui.journal.problems import (
    PassphraseNeeded,
    RecoveryMistyped,
    RecoveryVoid,
    StoreDamaged,
    StoreNewer,
    WrongPassphrase,
)
from gesprek_tui.journal.recovery import _check, is_mistyped, new_code, read_code

WORDS = "de trein naar Ede"
KEY = StoreKey(bytes(range(32)), bytes(range(100, 116)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sleutel.json"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a key file that is closed with WORDS."""
    path = tmp_path_factory.mktemp("sleutel") / "sleutel.json"
    keyfile.create(path, KEY, WORDS)
    return path.read_bytes()


def rewritten(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """A key file as somebody who knows the format would forge it: with a right checksum."""
    body = json.loads(data)
    del body["sha256"]
    change(body)
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return json.dumps(body | {"sha256": digest}).encode()


def test_an_open_key_file_says_so_and_gives_its_key(path: Path) -> None:
    keyfile.create(path, KEY, None)

    read = keyfile.read(path)

    assert read.open
    assert read.key(None) == KEY
    assert json.loads(path.read_text())["open"] is True


def test_a_passphrase_closes_it(path: Path, closed: bytes) -> None:
    path.write_bytes(closed)

    read = keyfile.read(path)

    assert not read.open
    assert read.key(WORDS) == KEY
    for wrong in ("de trein naar ede", WORDS + " ", "x"):
        with pytest.raises(WrongPassphrase):
            read.key(wrong)
    for missing in (None, ""):
        with pytest.raises(PassphraseNeeded):
            read.key(missing)


def test_a_closed_file_holds_neither_key_nor_passphrase(closed: bytes) -> None:
    for secret in (KEY.data, KEY.salt):
        assert secret not in closed
        assert secret.hex().encode() not in closed
        assert base64.b64encode(secret)[:-4] not in closed
    assert WORDS.encode() not in closed


def test_the_algorithms_are_named_with_their_parameters(closed: bytes) -> None:
    body = json.loads(closed)

    (slot,) = body["slots"]
    assert (body["format"], body["version"], body["open"]) == ("gesprek-key", 1, False)
    assert slot["kdf"].items() >= {
        ("name", "argon2id"), ("memory_kib", 65536), ("iterations", 3), ("lanes", 4)
    }  # fmt: skip
    assert slot["cipher"]["name"] == "aes-256-gcm"


def test_the_same_words_from_another_keyboard_fit(path: Path) -> None:
    keyfile.create(path, KEY, "cafe\u0301 zoe\u0308")

    assert keyfile.read(path).key("caf\u00e9 zo\u00eb") == KEY


def test_an_existing_key_file_is_never_overwritten(path: Path, closed: bytes) -> None:
    path.write_bytes(closed)

    with pytest.raises(FileExistsError):
        keyfile.create(path, StoreKey.random(), None)

    assert path.read_bytes() == closed
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files mean nothing on Windows")
def test_it_is_for_the_user_only(path: Path) -> None:
    keyfile.create(path, KEY, None)

    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_every_damaged_byte_is_told_apart_from_a_wrong_passphrase(path: Path, closed: bytes) -> None:
    body = closed.rstrip()
    for position in range(0, len(body), 7):
        flipped = bytearray(body)
        flipped[position] ^= 1
        path.write_bytes(flipped)
        try:
            # white space between the parts may change; nothing else
            assert keyfile.read(path).key(WORDS) == KEY
        except StoreDamaged:
            continue
        assert json.loads(flipped) == json.loads(body)


@pytest.mark.parametrize(
    "data",
    [b"{}", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 60_000, b" " * 200_000, b'{"format": "gesprek-key"}'],
    ids=["object", "list", "null", "cut", "binary", "nested", "large", "head only"],
)
def test_what_is_no_key_file_is_damaged(path: Path, data: bytes) -> None:
    path.write_bytes(data)

    with pytest.raises(StoreDamaged):
        keyfile.read(path)


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("kdf", "memory_kib", 100 * 1024 * 1024),
        ("kdf", "memory_kib", 0),
        ("kdf", "memory_kib", 10**30),
        ("kdf", "memory_kib", "65536"),
        ("kdf", "memory_kib", True),
        ("kdf", "iterations", 1_000_000),
        ("kdf", "iterations", -1),
        ("kdf", "lanes", 5000),
        ("kdf", "lanes", None),
        ("kdf", "name", "md5"),
        ("kdf", "salt", ""),
        ("kdf", "salt", 5),
        ("kdf", "salt", "é"),
        ("cipher", "name", "rot13"),
        ("cipher", "nonce", "AAAA"),
    ],
)
def test_a_hostile_file_asks_for_nothing(path: Path, closed: bytes, part: str, field: str, value: object) -> None:
    path.write_bytes(rewritten(closed, lambda body: body["slots"][0][part].update({field: value})))

    with pytest.raises(StoreDamaged):
        keyfile.read(path).key(WORDS)


@pytest.mark.parametrize("slots", [[], [5], {}, None, [{"kind": "passphrase"}], [{"kind": "open", "key": ""}]])
@pytest.mark.parametrize("is_open", [True, False, "ja"])
def test_slots_that_do_not_fit_are_damage(path: Path, closed: bytes, slots: object, is_open: object) -> None:
    path.write_bytes(rewritten(closed, lambda body: body.update(slots=slots, open=is_open)))

    with pytest.raises(StoreDamaged):
        keyfile.read(path).key(WORDS)


def test_a_slot_of_another_kind_is_passed_over(path: Path, closed: bytes) -> None:
    path.write_bytes(rewritten(closed, lambda body: body["slots"].insert(0, {"kind": "recovery"})))

    assert keyfile.read(path).key(WORDS) == KEY


def test_a_recovery_code_opens_it_as_well(path: Path) -> None:
    code = new_code()
    keyfile.create(path, KEY, WORDS, code)
    read = keyfile.read(path)

    assert read.current.has_recovery
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} ", code.replace("1", "l")):
        assert read.key(typed) == KEY
    assert read.key(WORDS) == KEY
    assert str(read_code(code)) not in path.read_text()


def test_a_code_with_a_slip_is_told_apart_from_one_of_another_store(path: Path) -> None:
    code = "0000-0000-0000-0000-0000-0000-00E0"
    keyfile.create(path, KEY, WORDS, code)
    read = keyfile.read(path)

    for slip in (code.replace("E", "F"), code[:-1], code + "0", "0000-0000-0000-0000-0000-0000-U0E0"):
        with pytest.raises(RecoveryMistyped, match="tikfout"):
            read.key(slip)
    with pytest.raises(RecoveryVoid):
        read.key(new_code())
    with pytest.raises(WrongPassphrase) as error:
        read.key("vier woorden met drie en meer")
    assert type(error.value) is WrongPassphrase


def test_a_passphrase_may_look_like_a_code(path: Path) -> None:
    for words in ("0000-0000-0000-0000-0000-0000-0000", "0000-0000-0000-0000-0000-0000-00E0"):
        path.unlink(missing_ok=True)
        keyfile.create(path, KEY, words)
        assert keyfile.read(path).key(words) == KEY


@given(st.integers(0, 27), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_the_check_finds_nearly_every_slip(place: int, wrong: str) -> None:
    code = "7K3M9Q2X5T8B4N6R1V0ZCDFGHJ"
    whole = code + _check(code)
    slipped = whole[:place] + wrong + whole[place + 1 :]
    known = _check(slipped[:26]) == slipped[26:]

    assert (read_code(slipped) is not None) == known
    assert is_mistyped(slipped) == (not known)


def test_codes_are_drawn_from_all_that_there_are() -> None:
    codes = {new_code() for _ in range(200)}

    assert len(codes) == 200
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}", code) for code in codes)
    assert len({code[0] for code in codes}) > 20
    assert all(read_code(code) for code in codes)


def test_a_changing_file_is_for_programs_that_know_how(path: Path) -> None:
    opened, closed = Slots.opened(KEY), Slots.closed(KEY, WORDS, None)
    keyfile.write(path, opened, closed)

    assert json.loads(path.read_text())["version"] == 2
    read = keyfile.read(path)
    assert read.pending is not None
    assert (read.current.open, read.pending.open) == (True, False)
    assert b"pending" in path.read_bytes()
    keyfile.write(path, closed)
    assert json.loads(path.read_text())["version"] == 1


@pytest.mark.parametrize("pending", [None, [], 5, {}, {"open": 1, "slots": []}, {"open": True, "slots": {}}])
def test_a_change_that_does_not_fit_is_damage(path: Path, closed: bytes, pending: object) -> None:
    path.write_bytes(rewritten(closed, lambda body: body.update(pending=pending, version=2)))

    with pytest.raises(StoreDamaged):
        keyfile.read(path)


@pytest.mark.parametrize("part", ["kdf", "cipher", "sealed"])
def test_a_recovery_slot_that_does_not_fit_is_damage(path: Path, part: str) -> None:
    code = new_code()
    keyfile.create(path, KEY, WORDS, code)
    path.write_bytes(rewritten(path.read_bytes(), lambda body: body["slots"][1].pop(part)))

    assert keyfile.read(path).key(WORDS) == KEY
    with pytest.raises(StoreDamaged):
        keyfile.read(path).key(code)


def test_a_file_of_a_newer_version_is_told(path: Path, closed: bytes) -> None:
    path.write_bytes(rewritten(closed, lambda body: body.update(version=3)))

    with pytest.raises(StoreNewer):
        keyfile.read(path)


def test_secrets_do_not_show(path: Path) -> None:
    keyfile.create(path, KEY, None)

    assert repr(KEY) == "StoreKey()"
    assert "slots" not in repr(keyfile.read(path))


def test_an_open_key_file_costs_no_cryptography(path: Path) -> None:
    keyfile.create(path, KEY, None)
    program = (
        "import sys; from pathlib import Path; from gesprek_tui.journal import keyfile;"
        "keyfile.read(Path(sys.argv[1])).key(None); print('cryptography' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
