"""Erasing, down to the bytes: looked for in the whole decrypted file, its free pages too, and in the reserve copies."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from gesprek_tui.conversation.erasing import blanked, blanks
from gesprek_tui.errors import SaveError
from gesprek_tui.journal import keyfile
from gesprek_tui.journal.database import open_database
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.opening import KEY_FILE, LOCK_FILE, STORE_FILE
from gesprek_tui.journal.rekey import BACKUPS
from tests.journal.conftest import Opener
from tests.journal.samples import K017, K018, ended, note, started, summarise

MARKER = "kwetsbaarmerkwoord"
PAGE = 4096
LONG = f"{MARKER} " * 900
"""More than a page: it spills over into pages of its own."""
OURS = [started(), *(note(seq, f"{MARKER} nummer {seq}") for seq in range(2, 60)), note(60, LONG), ended(61)]
OTHERS = [started(K018, "K-018"), *(note(seq, f"blijft {seq}", K018) for seq in range(2, 60))]
AT = "2026-11-29T10:00:00+01:00"


def key_of(folder: Path) -> StoreKey:
    return keyfile.read(folder / KEY_FILE).key(None)


def decrypted(file: Path, key: StoreKey) -> bytes:
    """Every page of the file as it stands, free ones too: AES-256-CBC, 16 bytes of IV before 64 of HMAC in each."""
    data = file.read_bytes()
    plain = []
    for at in range(0, len(data), PAGE):
        page = data[at : at + PAGE]
        body, iv = page[16 if at == 0 else 0 : PAGE - 80], page[PAGE - 80 : PAGE - 64]
        decryptor = Cipher(algorithms.AES(key.data), modes.CBC(iv)).decryptor()
        plain.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(plain)


def keep_both(opened: Opener) -> None:
    store = opened()
    for number, event in enumerate(OURS, 1):
        store.append(K017, [event], summarise(OURS[:number]), f"{MARKER} half getypt")
    store.append(K018, OTHERS, summarise(OTHERS), "blijft half getypt")
    store.close()


def reserve(folder: Path, name: str = "2026-11-28.db") -> Path:
    """A copy as the program makes it: the file itself, under the same key."""
    (folder / BACKUPS).mkdir(exist_ok=True)
    copy = folder / BACKUPS / name
    shutil.copyfile(folder / STORE_FILE, copy)
    return copy


def test_nothing_of_an_erased_conversation_is_left_in_the_bytes(opened: Opener, folder: Path) -> None:
    keep_both(opened)
    copy, key = reserve(folder), key_of(folder)
    for file in (folder / STORE_FILE, copy):
        assert MARKER.encode() in decrypted(file, key)

    store = opened()
    erasure = store.erase([K017])

    assert erasure.copies == 1
    assert erasure.missed == erasure.beside == ()
    assert erasure.rewritten
    store.close()
    for file in (folder / STORE_FILE, copy):
        plain = decrypted(file, key)
        assert MARKER.encode() not in plain
        assert K017.encode() not in plain
        assert b"blijft 59" in plain
        assert b"blijft half getypt" in plain


def test_nothing_of_a_blanked_note_is_left_in_the_bytes(opened: Opener, folder: Path) -> None:
    keep_both(opened)
    copy, key = reserve(folder), key_of(folder)
    gaps = [gap for event in OURS[1:-1] for gap in blanks(OURS, event.id, at=AT, why="wis")]
    after = blanked(OURS, gaps)

    store = opened()
    store.blank(K017, gaps, summarise(after), "")

    assert tuple(store.events(K017)) == after
    assert [row.notes for row in store.summaries() if row.id == K017] == [0]
    store.close()
    for file in (folder / STORE_FILE, copy):
        assert MARKER.encode() not in decrypted(file, key)
    with closing(open_database(copy, key, write=False)) as db:
        body = db.execute("SELECT body FROM summaries WHERE conversation = ?", (K017,)).fetchone()[0]
    assert '"notes":0' in body


def test_a_copy_from_before_a_conversation_gets_nothing_of_it(opened: Opener, folder: Path) -> None:
    store = opened()
    store.append(K018, OTHERS, summarise(OTHERS), "")
    store.close()
    copy = reserve(folder)
    store = opened()
    store.append(K017, OURS, summarise(OURS), "")
    gaps = blanks(OURS, OURS[1].id, at=AT, why="wis")
    before = copy.read_bytes()

    assert store.blank(K017, gaps, summarise(blanked(OURS, gaps)), "").copies == 1

    with closing(open_database(copy, key_of(folder), write=False)) as db:
        assert db.execute("SELECT DISTINCT conversation FROM summaries").fetchall() == [(K018,)]
    assert copy.read_bytes() == before, "nothing to do, nothing rewritten"


def test_a_copy_that_cannot_be_opened_is_named_and_left(opened: Opener, folder: Path) -> None:
    keep_both(opened)
    reserve(folder, "goed.db")
    strange = reserve(folder, "ander.db")
    strange.write_bytes(b"iets anders" * 1000)
    (folder / "vervangen-20261128").mkdir()

    erasure = opened().erase([K017])

    assert erasure.copies == 1
    assert erasure.missed == (f"{BACKUPS}/ander.db",)
    assert erasure.beside == ("vervangen-20261128",)
    assert strange.read_bytes() == b"iets anders" * 1000


def test_only_the_one_that_writes_erases(opened: Opener, folder: Path) -> None:
    keep_both(opened)
    copy = reserve(folder)
    before = copy.read_bytes()

    reader = opened(write=False)
    with pytest.raises(SaveError):
        reader.erase([K017])

    assert len(reader.events(K017)) == len(OURS)
    assert copy.read_bytes() == before


def free_pages(folder: Path) -> int:
    with closing(open_database(folder / STORE_FILE, key_of(folder), write=False)) as db:
        return int(db.execute("PRAGMA freelist_count").fetchone()[0])


def test_a_file_that_cannot_be_rewritten_is_told_and_is_at_the_next_opening(
    opened: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_both(opened)
    reserve(folder)

    with monkeypatch.context() as patch:
        patch.setattr("gesprek_tui.journal.erase.rewrite", lambda _: False)
        store = opened()
        erasure = store.erase([K017])
        store.close()

    assert not erasure.rewritten
    assert erasure.missed == (f"{BACKUPS}/2026-11-28.db",)
    assert free_pages(folder) > 0

    opened(write=False).close()
    assert free_pages(folder) > 0
    opened().close()
    assert free_pages(folder) == 0
    assert {path.name for path in folder.iterdir()} == {STORE_FILE, KEY_FILE, LOCK_FILE, BACKUPS}


def test_what_split_pages_left_beside_their_rows_goes_too(opened: Opener, folder: Path) -> None:
    """Notes of all lengths in two conversations at once: without the rewrite remains are found in such a file."""
    chance = random.Random(1)
    ours, others = [started()], [started(K018, "K-018")]
    store = opened()
    store.append(K017, ours, summarise(ours), "")
    store.append(K018, others, summarise(others), "")
    for seq in range(2, 150):
        text = f"{MARKER} " * chance.choice([1, 3, 20, 100, 600]) if chance.random() < 0.7 else "x" * 200
        ours.append(note(seq, text))
        store.append(K017, ours[-1:], summarise(ours), f"{MARKER} half" if chance.random() < 0.5 else "")
        if chance.random() < 0.4:
            others.append(note(len(others) + 1, "y" * chance.choice([10, 300, 3000]), K018))
            store.append(K018, others[-1:], summarise(others), "")
    marked = [event.id for event in ours if MARKER in repr(event)]
    chance.shuffle(marked)
    gaps = [gap for of in marked for gap in blanks(ours, of, at=AT, why="asked")]

    store.blank(K017, gaps, summarise(blanked(ours, gaps)), "")
    store.close()

    assert MARKER.encode() not in decrypted(folder / STORE_FILE, key_of(folder))


def test_a_locked_store_erases_nothing_and_an_opened_one_reaches_the_copies_again(opened: Opener, folder: Path) -> None:
    store = opened(passphrase="een lange wachtzin")
    store.append(K017, OURS, summarise(OURS), "")
    reserve(folder)

    store.suspend()
    with pytest.raises(SaveError):
        store.erase([K017])

    store.wake("een lange wachtzin")
    assert store.events(K017) == OURS
    erasure = store.erase([K017])
    assert (erasure.copies, erasure.missed) == (1, ())
    assert store.events(K017) == []
