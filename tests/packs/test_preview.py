"""One file that is being written, read again and again among the packs of a catalog."""

import os
import sys
from pathlib import Path

import pytest

from gesprek_tui.dutch import previewing
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.preview import Previewed, Reading
from tests.packs.files import edited, text_of


class Desk:
    """A file somewhere, and the packs of the program around it."""

    def __init__(self, folder: Path, name: str = "goed.yaml") -> None:
        self.content = folder / "content"
        self.content.mkdir()
        for pack in ("goed", "gedeeld"):
            (self.content / f"{pack}.yaml").write_text(text_of(pack), encoding="utf-8")
        self.file = folder / "werk" / name
        self.file.parent.mkdir()
        self.previewed = Previewed(self.file, lambda: Catalog(bundled=self.content, previewed=self.file))

    def says(self, text: str | bytes) -> Reading:
        """What is read once the file says this."""
        self.file.write_bytes(text if isinstance(text, bytes) else text.encode())
        assert self.previewed.changed()
        return self.previewed.read()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def titled(title: str) -> str:
    return edited(text_of("goed"), "title: Een goede methode", f"title: {title}")


def test_a_method_comes_in_place_of_the_one_of_the_program_and_with_what_all_methods_share(desk: Desk) -> None:
    reading = desk.says(titled("Mijn versie"))

    assert reading.method
    assert [pack.title for pack in reading.method.packs] == ["Mijn versie", "Wat elke methode deelt"]
    assert reading.catalog.method("goed") == reading.method
    assert {finding.severity for finding in reading.findings} == {"warning"}


def test_what_the_program_would_leave_out_is_not_shown_and_nor_is_an_older_copy(desk: Desk) -> None:
    desk.says(titled("Mijn versie"))
    reading = desk.says(edited(text_of("goed"), "kind: permission", "kind: toestemming"))

    assert reading.method is None
    assert {finding.severity for finding in reading.findings} == {"error"}


def test_it_has_changed_when_it_is_saved_replaced_or_gone(desk: Desk) -> None:
    desk.says(titled("Een"))
    before = desk.file.stat()
    assert not desk.previewed.changed()

    beside = desk.file.with_suffix(".new")
    beside.write_text(titled("Twe"), encoding="utf-8")
    os.utime(beside, ns=(before.st_atime_ns, before.st_mtime_ns))
    beside.replace(desk.file)

    assert desk.previewed.changed()
    reading = desk.previewed.read()
    assert reading.method
    assert reading.method.pack.title == "Twe"
    desk.file.unlink()
    assert desk.previewed.changed()
    assert [finding.reason for finding in desk.previewed.read().findings] == ["dit bestand bestaat niet"]
    assert not desk.previewed.changed()


def test_the_other_packs_are_read_anew_with_it(desk: Desk) -> None:
    desk.says(titled("Een"))
    shared = edited(text_of("gedeeld"), "title: Wat elke methode deelt", "title: Anders gedeeld")
    (desk.content / "gedeeld.yaml").write_text(shared, encoding="utf-8")

    reading = desk.says(titled("Twee"))

    assert reading.method
    assert reading.method.shared[0].title == "Anders gedeeld"


def test_a_safety_pack_is_shown_by_itself(desk: Desk) -> None:
    reading = desk.says(edited(text_of("goed"), "role: method", "role: safety"))

    assert reading.method
    assert (reading.method.id, reading.method.pack.role) == ("goed", "safety")


def test_a_shared_pack_is_shown_in_the_first_method_that_it_joins(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "gedeeld.yaml")

    reading = desk.says(edited(text_of("gedeeld"), "title: Wat elke methode deelt", "title: Anders gedeeld"))

    assert reading.method
    assert [pack.title for pack in reading.method.packs] == ["Een goede methode", "Anders gedeeld"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("oefening.yaml", text_of("oefening")),
        ("goed.eigen.yaml", "schema: 1\nchanges: goed\n"),
    ],
    ids=["case", "overlay"],
)
def test_what_is_no_method_is_told_in_one_message(tmp_path: Path, name: str, text: str) -> None:
    desk = Desk(tmp_path, name)

    reading = desk.says(text)

    assert reading.method is None
    assert [finding.reason for finding in reading.findings] == [previewing.ONLY_METHODS]


def test_another_role_is_told_until_it_is_the_same_again(desk: Desk) -> None:
    shared = edited(text_of("gedeeld"), "id: gedeeld", "id: goed")
    other = edited(text_of("goed"), "id: goed\n", "id: anders\n")
    (desk.content / "anders.yaml").write_text(other, encoding="utf-8")
    desk.says(titled("Mijn versie"))

    reading = desk.says(shared)

    assert reading.method is None
    assert [finding.reason for finding in reading.findings] == [previewing.OTHER_ROLE]
    assert desk.says(titled("Mijn versie")).method


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"x" * 300_000, b"a: " + b"[" * 9000, b"\x1b]52;c;eA==\x07"])
def test_damaged_and_hostile_files_give_findings(desk: Desk, data: bytes) -> None:
    desk.says(titled("Mijn versie"))

    reading = desk.says(data)

    assert reading.method is None
    assert reading.findings


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_it_waits_for_no_pipe(desk: Desk) -> None:
    os.mkfifo(desk.file)

    assert desk.previewed.changed()
    assert desk.previewed.read().findings[0].reason == "dit is geen gewoon bestand"
