"""Masking a whole report: nothing of what was found is left in any format, and nothing else changed."""

from io import BytesIO

import pytest
from docx import Document

from gesprek_tui.conversation import events as ev
from gesprek_tui.report.formats import Kind, write_as
from gesprek_tui.report.masking import found_in, found_in_events, masked
from gesprek_tui.report.shelf import Shelf, report_of
from gesprek_tui.sensitive import MASKS
from tests.report.talk import Talk, rich, started

PHONE, MAIL, BSN, ACCOUNT, HOME, BORN = (
    "06-12345678", "k017@voorbeeld.nl", "111222333", "NL91 ABNA 0417 1643 00", "1234 AB 12", "12-03-1985",
)  # fmt: skip
SECRET = (PHONE, MAIL, BSN, ACCOUNT, HOME, BORN)


def telling() -> Talk:
    """A conversation with something of each kind, in every place where people type."""
    talk = started(client=BSN, title=f"over {HOME}")
    talk.note(f"bel {PHONE}")
    talk.note(f"geboren op {BORN}", "fact", source=MAIL)
    talk.note(f"mijn rekening is {ACCOUNT}", "quote", by=MAIL)
    talk.note(f"zelf bellen: {PHONE}", "private")
    talk.say(ev.GoalNamed, text=f"bereikbaar op {PHONE}")
    kept = talk.say(
        ev.AgreementAdded, what=f"mailt naar {MAIL}", who=MAIL, when="morgen", when_at="2026-12-01", with_what=PHONE
    )
    talk.say(ev.CorrectionAdded, of=kept, by="client", text=f"nee, {PHONE}")
    talk.say(
        ev.ItemSet, list="netwerk", title="Netwerk", shared=True,
        fields=(ev.ItemField(id="wie", title="Wie", kind="person", text="zus"),
                ev.ItemField(id="hoe", title="Hoe", kind="text", text=f"bel {PHONE}")),
    )  # fmt: skip
    talk.say(ev.ConversationEnded)
    return talk


def text_of(kind: Kind, data: bytes) -> str:
    if kind != "docx":
        return data.decode().replace("\r\n ", "").replace("\\", "")
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


@pytest.mark.parametrize("kind", ["md", "txt", "html", "docx", "ics"])
@pytest.mark.parametrize("name", Shelf().ids())
def test_nothing_that_was_found_is_left_in_any_format(kind: Kind, name: str) -> None:
    state, template = telling().state(), Shelf().template(name)
    open_, closed = (text_of(kind, write_as(kind, state, template, masks=masks)) for masks in (False, True))
    assert MAIL in open_, "else there was nothing to mask"
    assert not [secret for secret in SECRET if secret in closed]
    assert MASKS["email"] in closed


def test_what_is_found_is_told_with_its_place_and_never_itself() -> None:
    found = list(found_in(report_of(telling().state())))
    assert {kind for one in found for kind in one.kinds} == set(MASKS)
    assert all(one.event or one.place for one in found)
    assert not [secret for secret in SECRET if secret in repr(found)]


def test_a_report_without_any_stays_as_it_is() -> None:
    state = rich().state()
    report = report_of(state)
    assert not list(found_in(report))
    assert masked(report, state) == report


def test_nothing_is_left_to_find_in_a_masked_report() -> None:
    assert not list(found_in(masked(report_of(telling().state()), telling().state())))


def test_all_that_was_ever_kept_is_looked_through_for_the_lossless_form() -> None:
    talk = telling()
    note = talk.note(f"eerst {PHONE}")
    talk.say(ev.NoteEdited, of=note, text="later niets meer")
    talk.say(ev.NoteRemoved, of=note)
    found = [one.event for one in found_in_events(talk.state())]
    assert note in found
    assert len(found) == len(set(found)) == 10
