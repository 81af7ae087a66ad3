"""A client is erased: no byte is left in what can be decrypted, also when it was killed halfway."""

import random
import shutil
from pathlib import Path

from gesprek_tui.journal import keyfile
from gesprek_tui.journal.opening import KEY_FILE
from tests.faults.needs import needs_strace
from tests.faults.place import Place
from tests.faults.scan import forms, made_up
from tests.faults.steps import kills
from tests.journal.test_erase import decrypted

OTHER = "K-018"


class Client:
    """Somebody with two conversations, found once in the screen, with a line half typed and two reserve copies."""

    def __init__(self, place: Place) -> None:
        self.place = place
        # each word begins otherwise: the index keeps of a word only how it differs from the one before
        self.words = [letter + word for letter, word in zip("bdghjklmpr", made_up(10), strict=True)]
        note, quote, private, agreement, goal, item, code, title, longer, half = self.words
        chance = random.Random(3)
        place.begin(
            note, f"> {quote}", f"# {private}", f"! {agreement} | ik", f"/doel {goal}", f"/agenda {item}",
            *(f"{longer} " * chance.choice((1, 20, 100, 300)) for _ in range(25)),
            more=("--client", code, "--title", title),
        )  # fmt: skip
        place.begin(*(f"blijft {number}" for number in range(5)), more=("--client", OTHER))
        self.others = self._events_of_others()
        place.begin(f"nog eens {note}", more=("--client", code))
        with place.talk() as terminal:
            terminal.type(f"/vind {quote}\r")
            terminal.wait_for("1 regel gevonden")
            terminal.press("esc")
            terminal.wait_until(lambda: "1 regel gevonden" not in "\n".join(terminal.screen()), "the line")
            terminal.type(half)
            terminal.wait_until(lambda: place.draft() == [half], "the draft on disk")
            terminal.kill()
        copies = place.data / "reservekopieen"
        (today,) = copies.glob("*.db")
        shutil.copy(today, copies / "gesprekken-2026-01-01.db")
        self.code = code
        self.ids = [row[0] for row in place.execute("SELECT conversation FROM summaries WHERE body NOT LIKE '%K-018%'")]

    def erase(self) -> int:
        done = self.place.command("erase", "--client", self.code, "--yes")
        assert not [word for word in self.words if word in (done.stdout + done.stderr).replace(self.code, "")]
        return done.returncode

    def files_with_words(self) -> set[str]:
        """Where any word, or the second half of one, stands in the bytes or in what they decrypt to."""
        key = keyfile.read(self.place.data / KEY_FILE).key(None)
        wanted = [form for word in self.words for form in (*forms(word), word[6:].encode())]
        wanted += [id_.encode() for id_ in self.ids]
        found = set()
        for path in filter(Path.is_file, self.place.data.rglob("*")):
            held = path.read_bytes()
            if path.suffix == ".db":
                held += decrypted(path, key)
            if any(form in held for form in wanted):
                found.add(path.name)
        return found

    def conversations(self) -> int:
        rows = self.place.execute(
            "SELECT count(DISTINCT conversation) FROM events WHERE conversation IN (?, ?)", self.ids
        )
        return int(rows[0][0])

    def others_are_whole(self) -> bool:
        return self._events_of_others() == self.others and self.place.execute("PRAGMA integrity_check") == [("ok",)]

    def _events_of_others(self) -> list[tuple[str]]:
        of = "SELECT conversation FROM summaries WHERE body LIKE '%K-018%'"
        return self.place.execute(f"SELECT id, body FROM events WHERE conversation IN ({of}) ORDER BY seq")


def test_no_byte_of_an_erased_client_is_left(place: Place) -> None:
    """30. Everything decrypted, free pages too: catches words that stay in the index, in a reserve copy, in the draft

    or in what a page was before.
    """
    client = Client(place)
    copies = {path.name for path in (place.data / "reservekopieen").glob("*.db")}
    assert client.files_with_words() == {"gesprekken.db", *copies}
    assert place.execute("SELECT count(*) FROM lines")[0][0] > 30
    assert client.erase() == 0
    assert client.files_with_words() == set()
    assert client.others_are_whole()
    assert place.draft() == []
    assert "elke bladzijde van de opslag is heel" in place.command("doctor").stdout
    assert client.code not in place.command("list", "--json").stdout


@needs_strace
def test_erasing_that_is_killed_is_done_by_a_second_time(place: Place) -> None:
    """30. Killed seven times: catches half a conversation, harm to another, and words that no second time reaches."""
    client = Client(place)
    outcomes = set()
    for step in kills(place, "erase", "--client", client.code, "--yes", count=7):
        there = client.conversations()
        assert there in (0, 2), step
        assert client.others_are_whole(), step
        assert client.erase() == (0 if there else 1), step
        assert client.files_with_words() == set(), step
        # of pages that were left as they were nobody can tell what is in them
        assert place.execute("PRAGMA freelist_count") == [(0,)], step
        assert client.others_are_whole(), step
        outcomes.add(there)
    assert outcomes == {0, 2}
