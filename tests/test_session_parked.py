"""What is parked: numbered where it is shown, ticked off by its number, and kept as a note."""

import pytest

from gesprek_tui.dutch import refusals, saving
from gesprek_tui.line.told import told
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import report_of
from gesprek_tui.tui.view import view_of
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.type("? de zorgverzekering", "een notitie", "? de huur")
    return desk


def test_it_stands_with_its_number(desk: Desk) -> None:
    assert view_of(desk.session).parked == ("1 de zorgverzekering", "2 de huur")


def test_of_many_the_last_are_shown_with_their_own_numbers(desk: Desk) -> None:
    desk.type(*(f"? punt {number}" for number in range(3, 7)))
    assert view_of(desk.session).parked == ("3 punt 3", "4 punt 4", "5 punt 5", "6 punt 6")


def test_what_was_talked_about_is_a_note_again(desk: Desk) -> None:
    event = desk.type("/besproken 1").event
    assert event
    assert told(event, desk.session.state) == saving.discussed("‘de zorgverzekering’")
    assert desk.notes == [(None, "de zorgverzekering"), (None, "een notitie"), ("parked", "de huur")]
    assert view_of(desk.session).parked == ("1 de huur",)
    report = plain(report_of(desk.session.state))
    assert report.count("de zorgverzekering") == 1
    desk.type("/ongedaan")
    assert view_of(desk.session).parked == ("1 de zorgverzekering", "2 de huur")


def test_an_edited_note_is_not_said_to_be_talked_about(desk: Desk) -> None:
    event = desk.type("/wijzig 2 een andere notitie").event
    assert event
    assert told(event, desk.session.state) == saving.NOTE_EDITED


def test_a_number_that_is_not_there_is_told(desk: Desk) -> None:
    assert "het laatste is 2" in desk.refused("/besproken 3")
    assert desk.refused("/besproken 0")
    desk.type("/besproken 1", "/besproken 1")
    assert desk.refused("/besproken 1") == refusals.no_such_parked(1, 0)
    assert desk.session.submit("/besproken").unfit, "it does not guess which one"


def test_it_can_be_done_after_the_end(desk: Desk) -> None:
    desk.type("/afronden", "", "")
    assert desk.session.state.ended
    desk.type("/besproken 2")
    assert desk.session.state.parked()[0].text == "de zorgverzekering"
