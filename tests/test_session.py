"""The live conversation: what is saved, and what a failing disk or a missing pack leaves."""

import pytest
from hypothesis import given, settings

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.dutch import refusals
from gesprek_tui.errors import SaveError
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.line import requests as rq
from gesprek_tui.session import Session
from gesprek_tui.text import clean
from tests.builders import basis, joined, pack, phase, talking
from tests.desk import Desk
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.fakes.methods import FakeMethods
from tests.line.test_grammar import LINES


@pytest.fixture
def desk() -> Desk:
    return Desk()


# --- saving --------------------------------------------------------------------------------------------------


def test_what_the_session_shows_is_what_the_journal_holds(desk: Desk) -> None:
    desk.type("een notitie", ">+ ik wil het", "/v", "/schaal vertrouwen 4", "! bellen | ik | morgen | 7", "/ongedaan")
    state = desk.session.state
    assert fold(state.id, desk.journal.events(state.id)) == state
    (row,) = desk.journal.summaries()
    assert (row.notes, row.phase) == (2, "focussen")


def test_a_failed_save_changes_nothing_and_the_line_can_be_offered_again(desk: Desk) -> None:
    desk.type("/fase ontlokken", "een")
    desk.journal.full = True
    before = desk.session.state
    for line in ("twee", "/v", "/schaal vertrouwen 4", "! bellen", "/2", "/ongedaan"):
        with pytest.raises(SaveError):
            desk.session.submit(line)
        assert desk.session.state is before
        assert desk.session.ask is None
    desk.journal.full = False
    desk.type("twee")
    assert desk.notes == [(None, "een"), (None, "twee")]


def test_a_conversation_that_cannot_be_saved_does_not_start() -> None:
    journal = FakeJournal()
    journal.full = True
    with pytest.raises(SaveError):
        Session.start(it.Begin(method=talking()), journal, FakeMethods(talking()), FakeClock())
    assert journal.summaries() == []


@pytest.mark.parametrize("line", ["bedankt", ""])
def test_a_failed_save_of_the_last_closing_step_is_offered_whole_again(desk: Desk, line: str) -> None:
    desk.type("/afronden", "ik weet nu waar ik begin")
    desk.journal.full = True
    before, asked = desk.session.state, desk.asked
    with pytest.raises(SaveError):
        desk.session.submit(line)
    assert (desk.session.state, desk.asked) == (before, asked)
    desk.journal.full = False
    desk.type(line)
    assert desk.session.state.ended is not None
    assert len(desk.session.state.agreements) == (1 if line else 0)


def test_end_of_input_that_cannot_be_saved_can_be_tried_again(desk: Desk) -> None:
    desk.type("/afronden")
    desk.journal.full = True
    with pytest.raises(SaveError):
        desk.session.end_of_input()
    desk.journal.full = False
    desk.session.end_of_input()
    assert desk.session.state.ended is not None


# --- the draft -----------------------------------------------------------------------------------------------


def test_a_draft_waits_until_its_line_is_saved(desk: Desk) -> None:
    desk.session.keep_draft(["een rij die wacht", "  ", "half getypt"])
    assert desk.resume().draft() == ["een rij die wacht", "half getypt"]


def test_an_event_takes_its_draft_away_and_keeps_the_rest(desk: Desk) -> None:
    desk.session.keep_draft(["eerste", "tweede"])
    desk.session.submit("eerste", ["tweede"])
    assert desk.session.draft() == ["tweede"]
    desk.session.submit("tweede")
    assert desk.session.draft() == []


def test_a_draft_is_clean_and_may_hold_several_lines(desk: Desk) -> None:
    desk.session.keep_draft(["een\ntwee \x1b[31m\u202e[/"])
    assert desk.session.draft() == ["een\ntwee [31m[/"]


def test_a_draft_that_cannot_be_saved_says_so(desk: Desk) -> None:
    desk.journal.full = True
    with pytest.raises(SaveError):
        desk.session.keep_draft(["tekst"])


# --- notes ---------------------------------------------------------------------------------------------------


def test_notes_are_changed_removed_and_brought_back(desk: Desk) -> None:
    desk.type("een", "twee", ">+")
    assert desk.notes == [(None, "een"), ("change_talk", "twee")]
    desk.type("/wijzig 2 uno", "/wis")
    assert desk.notes == [(None, "uno")]
    desk.type("/ongedaan", "/ongedaan")
    assert desk.notes == [(None, "een"), ("change_talk", "twee")]
    assert desk.type("/wijzig 2").request == rq.RecallNote(2)
    assert desk.session.note_back(2) == "een"
    assert desk.session.note_back(3) is desk.session.note_back(0) is None


def test_a_line_that_is_no_command_changes_nothing_until_it_is_kept(desk: Desk) -> None:
    before = desk.session.state
    outcome = desk.session.submit("/same")
    assert outcome.unfit is not None
    assert desk.session.state is before
    desk.session.keep_as_note("/same ")
    assert desk.notes == [(None, "/same")]


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_nothing_typed_disappears(line: str) -> None:
    desk = Desk()
    desk.type("/doel rust")
    outcome = desk.session.submit(line)
    if outcome.unfit:
        desk.session.keep_as_note(line)
        assert desk.notes == [(None, clean(line).strip())]
    elif clean(line).strip() and not line.lstrip("\ufeff").startswith("/"):
        assert outcome.event or outcome.refusal == refusals.NO_NOTE, "a sign alone has no note to mark"


# --- time ----------------------------------------------------------------------------------------------------


def test_a_paused_clock_stands_still_and_goes_on(desk: Desk) -> None:
    desk.clock.wait(60)
    desk.type("/pauze")
    desk.clock.wait(300)
    desk.type("nog even dit")
    assert desk.session.t == 60
    desk.type("/pauze")
    desk.clock.wait(30)
    assert desk.session.t == 90
    assert desk.type("verder").event == desk.session.state.log[-1]
    assert desk.session.state.t == 90


def test_a_resumed_conversation_continues_its_clock(desk: Desk) -> None:
    desk.clock.wait(120)
    desk.type("een", "/v")
    place = desk.place
    desk.clock.wait(3600)
    resumed = desk.resume()
    assert (resumed.t, desk.place, desk.notes) == (120, place, [(None, "een")])
    desk.clock.wait(10)
    assert resumed.t == 130
    assert isinstance(resumed.state.log[-1], ev.ConversationResumed)


def test_what_was_done_before_closing_the_program_can_be_undone_after(desk: Desk) -> None:
    desk.type("een", "twee")
    desk.resume()
    desk.type("/ongedaan")
    assert desk.notes == [(None, "een")]


def test_moves_follow_the_clock() -> None:
    desk = Desk(talking(), minutes=20)
    assert "rond-af" not in [move.id for move in desk.session.moves]
    desk.clock.wait(11 * 60)
    assert desk.session.refresh_moves()
    assert "rond-af" in [move.id for move in desk.session.moves]


# --- without its pack ----------------------------------------------------------------------------------------


@pytest.fixture
def orphan(desk: Desk) -> Desk:
    desk.type("/fase ontlokken")
    desk.methods.lose("motiverende-gespreksvoering")
    desk.resume()
    return desk


def test_notes_marks_and_scales_work_without_the_pack(orphan: Desk) -> None:
    orphan.type("een", ">+ ik wil het", "/schaal vertrouwen 4")
    assert orphan.asked == "Wat maakt dat het een 4 is en geen 3?"
    orphan.type("het lukte eerder", "", "/schaal", "stress", "3")
    assert [(m.scale, m.value) for m in orphan.session.state.scales] == [("vertrouwen", 4), ("stress", 3)]
    assert orphan.notes == [(None, "een"), ("change_talk", "ik wil het")]
    assert orphan.session.moves == ()
    assert orphan.session.questions == ()


def test_agreements_goal_and_the_end_work_without_the_pack(orphan: Desk) -> None:
    orphan.type("! bellen", "ik", "", "", "/doel", "rust", "/afronden", "ik weet genoeg", "")
    state = orphan.session.state
    assert (state.goal, state.agreements[0].who) == ("rust", "ik")
    assert state.ended is not None


def test_a_phase_by_name_leads_on_without_the_pack(orphan: Desk) -> None:
    orphan.type("/fase plannen")
    assert orphan.place == "plannen"
    assert orphan.session.state.visit is not None
    assert orphan.session.state.visit.title == "Plannen"
    assert orphan.refused("/v") == orphan.refused("/ja") == orphan.refused("/gevraagd") == refusals.NO_PACK


def test_a_conversation_with_a_newer_kind_of_event_takes_notes_and_says_so() -> None:
    desk = Desk()
    desk.type("een")
    state = desk.session.state
    newer = ev.from_json({**ev.to_json(state.log[-1]), "id": desk.clock.new_id(), "seq": 4, "kind": "iets_nieuws"})
    journal = MemoryJournal()
    (summary,) = desk.journal.summaries()
    journal.append(state.id, [*state.log, newer], summary, "")
    session = Session.resume(state.id, journal, desk.methods, desk.clock)
    assert session.submit("een notitie").event is not None
    assert session.submit("/v").refusal == refusals.ONLY_NOTES
    assert [event.seq for event in journal.events(state.id)] == [1, 2, 3, 4, 5]


def test_the_shared_packs_name_the_scales() -> None:
    assert set(joined(pack("kaal", phase("begin")), shared=basis()).scales) == {"vertrouwen", "stress", "belang"}
