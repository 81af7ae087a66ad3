"""``/wis N voorgoed``: the note is gone from state, journal and draft, and the rest goes on."""

import pytest

from gesprek_tui.conversation.evolve import fold
from gesprek_tui.dutch import refusals
from gesprek_tui.errors import SaveError
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import report_of
from gesprek_tui.report.view import as_json
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_note_goes_for_good_and_the_talk_goes_on(desk: Desk) -> None:
    desk.type("een", "> geheim", "/wijzig 1 geheim twee", "drie", "/wis 2 voorgoed", "vier")
    assert desk.notes == [(None, "een"), (None, "drie"), (None, "vier")]
    state = desk.session.state
    assert "geheim" not in repr(desk.journal.events(state.id)) + repr(state)
    assert fold(state.id, desk.journal.events(state.id)) == state
    (row,) = desk.journal.summaries()
    assert row.notes == 3


def test_undo_takes_back_what_was_before_the_gap(desk: Desk) -> None:
    desk.type("een", "geheim", "/wis 1 voorgoed", "/ongedaan")
    assert desk.notes == []
    assert "geheim" not in repr(desk.session.state)


def test_what_was_taken_away_before_is_told_neutrally(desk: Desk) -> None:
    desk.type("geheim", "/wis 1 voorgoed")
    state = desk.session.state
    assert "1 notitie gewist op 21 nov 2026." in plain(report_of(state))
    assert [gap["was"] for gap in as_json(state)["erased"]] == ["note_added"]


def test_the_draft_forgets_the_words_and_keeps_the_rest(desk: Desk) -> None:
    desk.type("geheim")
    desk.session.submit("/wis 1 voorgoed", ["/wijzig 1 geheim", "iets anders"])
    assert desk.session.draft() == ["iets anders"]


@pytest.mark.parametrize("line", ["/wis 2 voorgoed", "/wis 0 voorgoed"])
def test_a_number_that_is_no_note_is_refused(desk: Desk, line: str) -> None:
    desk.type("een")
    assert desk.session.submit(line).refusal == refusals.no_such_note(int(line.split()[1]))
    assert desk.notes == [(None, "een")]


@pytest.mark.parametrize("line", ["/wis voorgoed", "/wis 1 voor", "/wis 1 voorgoed nu"])
def test_only_the_full_words_erase(desk: Desk, line: str) -> None:
    desk.type("een")
    assert desk.session.submit(line).unfit is not None
    assert desk.notes == [(None, "een")]


def test_what_cannot_be_saved_changes_nothing(desk: Desk) -> None:
    desk.type("een")
    desk.journal.full = True
    with pytest.raises(SaveError):
        desk.session.submit("/wis 1 voorgoed")
    assert desk.notes == [(None, "een")]


def test_after_the_end_a_note_can_still_be_erased(desk: Desk) -> None:
    desk.type("geheim", "/afronden", "", "")
    assert desk.session.state.ended
    desk.type("/wis 1 voorgoed")
    assert "geheim" not in repr(desk.journal.events(desk.session.state.id))
