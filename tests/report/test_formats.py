"""What is taken away, opened again as its reader would: the page, the Word file, the calendar."""

import json
import re
import zipfile
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from icalendar import Calendar
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from gesprek_tui.conversation import events as ev
from gesprek_tui.report.formats import write_as
from gesprek_tui.report.shelf import GENERAL, Shelf
from tests.report.talk import Talk, rich, started
from tests.report.test_markdown import HOSTILE, TRICKS, everywhere

NAMES = Shelf().ids()
OUT = re.compile(
    rb"(?:src|href|action|data|poster|background)\s*=|url\(|@import|<(?:script|iframe|object|embed|form|link)\b", re.I
)


class Html(SingleFileSnapshotExtension):
    file_extension = "html"
    _write_mode = WriteMode.TEXT


class Txt(SingleFileSnapshotExtension):
    file_extension = "txt"
    _write_mode = WriteMode.TEXT


class Words(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags = list[str]()
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def made(kind: str, talk: Talk, name: str = GENERAL) -> bytes:
    return write_as(kind, talk.state(), Shelf().template(name))  # type: ignore[arg-type]


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def written(talk: Talk, name: str = GENERAL) -> list[tuple[str, str]]:
    """The paragraphs of the Word file, with their styles."""
    document = Document(BytesIO(made("docx", talk, name)))
    return [(p.style.name, p.text) for p in document.paragraphs if p.style and p.text]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_reads_as_it_did(name: str, snapshot: SnapshotAssertion) -> None:
    assert made("html", rich(), name).decode() == snapshot(extension_class=Html)


@pytest.mark.parametrize("name", NAMES)
def test_the_word_file_reads_as_it_did(name: str, snapshot: SnapshotAssertion) -> None:
    lines = (f"{style}: {text}" for style, text in written(rich(), name))
    assert "\n".join(lines) + "\n" == snapshot(extension_class=Txt)


@given(HOSTILE)
@settings(max_examples=60)
def test_nothing_that_was_typed_becomes_part_of_the_page(text: str) -> None:
    page, plain_page = made("html", everywhere(f"x{text}")), made("html", everywhere("woord"))
    assert Words(page).tags == Words(plain_page).tags


def test_the_page_may_fetch_and_run_nothing_and_says_its_language() -> None:
    page = made("html", rich())
    assert b'<html lang="nl">' in page
    assert b"default-src 'none'" in page
    assert not OUT.search(page)
    assert Words(page).tags.count("h1") == 1


def test_a_word_file_has_real_headings_lists_and_its_language() -> None:
    paragraphs = written(rich(), "wmo-onderzoek")
    assert paragraphs[0] == ("Title", "Verslag van het onderzoek: gesprek van maandag 30 november 2026")
    assert ("Heading 1", "1. De hulpvraag") in paragraphs
    assert ("Heading 2", "Feiten") in paragraphs
    fact = next(text for style, text in paragraphs if style == "List Bullet" and "huur" in text)
    assert "(bron: brief van de verhuurder)" in fact
    with zipfile.ZipFile(BytesIO(made("docx", rich()))) as file:
        assert b'w:lang w:val="nl-NL"' in file.read("word/styles.xml")


@pytest.mark.parametrize("trick", [*TRICKS, "\ufffe", "\uffff", "=cmd|' /C calc'!A0", "{{ facts }}"])
def test_a_word_file_shows_what_was_typed_as_text_and_links_nowhere(trick: str) -> None:
    data = made("docx", everywhere(f"x{trick}x"))
    with zipfile.ZipFile(BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    assert not [name for name, part in parts.items() if b'TargetMode="External"' in part]
    assert not [name for name in parts if "vba" in name.lower() or "embed" in name.lower()]
    assert b"w:fldSimple" not in parts["word/document.xml"]
    assert b"w:instrText" not in parts["word/document.xml"]


def test_the_same_conversation_gives_the_same_file() -> None:
    first, second = (
        {i.filename: i.CRC for i in zipfile.ZipFile(BytesIO(made("docx", rich()))).infolist()} for _ in range(2)
    )
    assert first == second


def test_agreements_with_a_date_come_into_the_calendar() -> None:
    (call,) = events(made("ics", rich()))  # what is done already is not to be done
    assert str(call["summary"]) == "bellen met de bank · de professional · K-017"
    assert call["dtstart"].dt == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert str(call["class"]) == "PRIVATE"


def test_a_day_and_a_week_stand_in_the_calendar_as_long_as_they_are() -> None:
    talk = started()
    talk.say(ev.AgreementAdded, what="a; b, c\nd" + "é" * 80, when="vrijdag", when_at="2026-12-04")
    talk.say(ev.AgreementAdded, what="de week", when="volgende week", when_at="2026-12-07")
    talk.say(ev.AgreementAdded, what="ooit")
    data = made("ics", talk)
    day, week = events(data)
    assert (day["dtstart"].dt, day["dtend"].dt - day["dtstart"].dt) == (date(2026, 12, 4), timedelta(days=1))
    assert week["dtend"].dt - week["dtstart"].dt == timedelta(days=7)
    assert str(day["summary"]) == "a; b, c d" + "é" * 80
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_each_part_can_be_taken_in_by_another_system() -> None:
    found = json.loads(made("fields", rich(), "wmo-onderzoek"))
    texts = {field["id"]: field["text"] for field in found["fields"]}
    assert texts["hulpvraag"] == "“de post weer durven openen”\n"
    assert "twee maanden huur achter (bron: brief van de verhuurder)" in texts["situatie"]
    assert found["title"] == "Verslag van het onderzoek: gesprek van maandag 30 november 2026"
