"""What an instrument asks in the line, one thing at a time."""

import pytest

from gesprek_tui.dutch import refusals
from gesprek_tui.line import asks
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


# --- scale questions -----------------------------------------------------------------------------------------


def test_a_number_brings_its_ladder_rung_by_rung(desk: Desk) -> None:
    desk.type("/schaal vertrouwen")
    assert desk.asked == "Hoeveel vertrouwen heeft u erin?"
    desk.type("4")
    assert desk.asked == "Wat maakt dat het een 4 is en geen 3?"
    desk.type("ik heb het eerder gedaan")
    assert desk.asked == "Wat nog meer?"
    assert [(a.rung, a.text) for a in desk.scale.answers] == [("not_worse", "ik heb het eerder gedaan")]
    desk.type("")
    assert desk.asked is None
    assert desk.notes == []


def test_three_rungs_are_in_sight(desk: Desk) -> None:
    desk.type("/schaal vertrouwen 4")
    prompt = desk.session.prompt
    assert prompt is not None
    assert len(prompt.following) >= 2
    assert "0 = helemaal geen · 10 = alle vertrouwen" in prompt.detail


def test_signs_and_commands_work_between_the_rungs(desk: Desk) -> None:
    desk.type("/schaal vertrouwen 4", ">+ ik wil het", " gewoon een notitie", "/doel de post", "? later")
    assert desk.asked == "Wat maakt dat het een 4 is en geen 3?"
    assert desk.notes == [("change_talk", "ik wil het"), (None, "gewoon een notitie"), ("parked", "later")]
    assert desk.scale.answers == ()


def test_vier_of_vijf_goes_on_with_the_lower_and_keeps_the_words(desk: Desk) -> None:
    desk.type("/schaal vertrouwen", "vier of vijf")
    assert (desk.scale.value, desk.scale.text) == (4, "vier of vijf")
    assert desk.asked == "Wat maakt dat het een 4 is en geen 3?"


def test_where_lower_is_better_everything_is_the_other_way_round(desk: Desk) -> None:
    desk.type("/schaal stress", "vier of vijf")
    assert desk.scale.value == 5
    assert desk.asked == "Wat maakt dat het een 5 is en geen 6?"
    prompt = desk.session.prompt
    assert prompt is not None
    assert "Wat is er anders bij een 4?" in prompt.following


@pytest.mark.parametrize("words", ["weet ik niet", "gaat wel"])
def test_no_number_is_kept_in_words_and_asks_what_needs_no_number(desk: Desk, words: str) -> None:
    desk.type("/schaal vertrouwen", words)
    assert (desk.scale.value, desk.scale.text) == (None, words)
    assert desk.asked == "Wat nog meer?"


@pytest.mark.parametrize("number", ["11", "4,3", "100"])
def test_a_number_off_the_scale_is_asked_again(desk: Desk, number: str) -> None:
    desk.type("/schaal vertrouwen")
    assert desk.refused(number) == refusals.off_scale()
    assert desk.asked == "Hoeveel vertrouwen heeft u erin?"
    desk.type("4")
    assert desk.scale.value == 4


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("/schaal vertrouwen 0", "Hoe houdt u het vol?"),
        ("/schaal vertrouwen 10", "Hoe houdt u dit vast?"),
        ("/schaal stress 10", "Hoe houdt u het vol?"),
        ("/schaal stress 0", "Hoe houdt u dit vast?"),
        ("/schaal belang 0", "Wat zou er een 1 van maken?"),
    ],
)
def test_both_ends_of_a_scale_have_their_own_question(desk: Desk, line: str, asked: str) -> None:
    desk.type(line)
    assert desk.asked == asked


def test_a_rung_may_bring_a_number_of_its_own(desk: Desk) -> None:
    desk.type("/schaal vertrouwen 4", "a", "b", "c")
    assert desk.asked == "Wat was het beste cijfer ooit?"
    desk.type("in mei was het een 7")
    assert (desk.scale.aspect, desk.scale.value) == ("best", 7)
    assert desk.session.state.scale_value("vertrouwen") == 4
    assert desk.asked is None, "the ladder is done"


@pytest.mark.parametrize("line", ["/2", "/v", "/methode motiverend-advies", "/ongedaan"])
def test_going_on_with_something_else_ends_the_ladder(desk: Desk, line: str) -> None:
    desk.type("/v", "/v", "/schaal vertrouwen 4", line)
    assert not isinstance(desk.session.ask, asks.Rungs)


def test_a_new_number_starts_its_own_ladder(desk: Desk) -> None:
    desk.type("/schaal vertrouwen 4", "a", "/schaal stress 3")
    assert desk.asked == "Wat maakt dat het een 3 is en geen 4?"


def test_which_scale_is_asked_first(desk: Desk) -> None:
    desk.type("/schaal")
    assert desk.asked == "Welke schaal?"
    desk.type("vertrouwen")
    assert desk.asked == "Hoeveel vertrouwen heeft u erin?"


def test_name_and_number_answer_which_scale(desk: Desk) -> None:
    desk.type("/schaal", "vertrouwen 6")
    assert desk.scale.value == 6


def test_a_note_typed_while_a_scale_is_chosen_is_not_lost(desk: Desk) -> None:
    desk.type("/schaal", "de cliënt zucht even")
    assert desk.notes == [(None, "de cliënt zucht even")]
    assert desk.asked == "Welke schaal?"


def test_an_unknown_scale_names_those_there_are(desk: Desk) -> None:
    assert "vertrouwen" in desk.refused("/schaal zolder 4")
    assert "vertrouwen" in desk.refused("/schaal zolder")


# --- goal and slots ------------------------------------------------------------------------------------------


def test_the_goal_is_asked_in_the_line(desk: Desk) -> None:
    desk.type("/doel", "de post weer durven openen")
    assert desk.session.state.goal == "de post weer durven openen"
    assert desk.asked is None


def test_what_is_asked_may_be_answered_by_its_command(desk: Desk) -> None:
    desk.type("/doel", "/doel de post open")
    assert desk.asked is None


def test_a_slot_is_asked_by_itself_where_it_is_first_needed(desk: Desk) -> None:
    desk.type("/methode motiverend-advies")
    assert desk.asked == "Onderwerp?"
    desk.type("de aangifte")
    assert desk.session.questions[0].text == "Mag ik u iets vertellen over de aangifte?"
    assert desk.asked is None


def test_a_skipped_slot_is_not_asked_twice_in_a_phase(desk: Desk) -> None:
    desk.type("/methode motiverend-advies", "")
    assert desk.asked is None
    assert "‹onderwerp›" in desk.session.questions[0].text
    desk.type("/gevraagd")
    assert desk.asked is None


def test_a_question_with_two_slots_asks_both(desk: Desk) -> None:
    desk.type("/methode motiverend-advies", "", "/fase uitleg toch")
    assert desk.asked == "Onderwerp?"
    desk.type("de aangifte")
    assert desk.asked == "Termijn?"
    desk.type("vrijdag")
    assert desk.session.questions[0].text == "Over de aangifte: het moet voor vrijdag."


def test_skipping_the_first_of_two_slots_asks_the_second(desk: Desk) -> None:
    desk.type("/methode motiverend-advies", "", "/fase uitleg toch", "")
    assert desk.asked == "Termijn?"


def test_a_slot_that_is_filled_with_its_command_is_no_longer_asked(desk: Desk) -> None:
    desk.type("/methode motiverend-advies", "/vul onderwerp de aangifte")
    assert desk.asked is None


def test_leaving_with_esc_keeps_what_was_answered(desk: Desk) -> None:
    desk.type("/methode motiverend-advies")
    desk.session.leave_ask()
    assert desk.asked is None
    desk.type("/gevraagd")
    assert desk.asked is None, "not asked again in this phase"
