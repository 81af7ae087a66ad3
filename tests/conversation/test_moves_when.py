"""Conditions: when each key of ``when`` is true."""

from typing import Any

import pytest

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.conditions import SAID_WITHIN
from gesprek_tui.conversation.moves import moves
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Mark
from tests.builders import Data, Talk, advice, hint, pack, phase, talk, talking


def heard(mark: Mark | None) -> it.AddNote:
    return it.AddNote(text="hoort", mark=mark)


def holds(led: Talk, when: Data) -> bool:
    """Whether a hint with this condition is offered in ``led`` as it stands."""
    assert led.method is not None
    own = led.method.pack.model_copy(update={"hints": pack("x", phase("x"), hints=[hint("h", when)]).hints})
    probe = Method(own, shared=led.method.shared)
    return "h" in [move.id for move in moves(led.state, probe, led.stamps.t)]


TRUE: Data = {"method": "motiverende-gespreksvoering"}
FALSE: Data = {"method": "oplossingsgericht"}


@pytest.mark.parametrize(
    ("when", "true"),
    [
        ({"all": [TRUE, TRUE]}, True),
        ({"all": [TRUE, FALSE]}, False),
        ({"any": [FALSE, TRUE]}, True),
        ({"any": [FALSE, FALSE]}, False),
        ({"not": FALSE}, True),
        ({"not": TRUE}, False),
        ({"all": [{"any": [FALSE, TRUE]}, {"not": {"all": [TRUE, FALSE]}}]}, True),
    ],
)
def test_all_any_and_not(when: Data, true: bool) -> None:
    assert holds(talk(talking()), when) is true


def test_phase_and_method_are_those_of_the_innermost_method() -> None:
    led = talk(talking())
    assert holds(led, {"phase": "engageren"})
    assert not holds(led, {"phase": "vragen"})
    led.do(it.EnterMethod(method=advice()))
    assert holds(led, {"phase": "vragen"})
    assert holds(led, {"method": "motiverend-advies"})
    assert not holds(led, TRUE)


def test_visited_is_where_one_is_or_was_in_the_innermost_method() -> None:
    led = talk(talking())
    assert holds(led, {"visited": "engageren"})
    assert not holds(led, {"visited": "focussen"})
    led.do(it.NextPhase(), it.PreviousPhase())
    assert holds(led, {"visited": "focussen"})
    led.do(it.EnterMethod(method=advice()))
    assert not holds(led, {"visited": "focussen"})


def test_setting_is_false_while_none_is_chosen() -> None:
    assert not holds(talk(talking()), {"setting": "verplicht"})
    assert holds(talk(talking(), setting="verplicht"), {"setting": "verplicht"})
    assert not holds(talk(talking(), setting="vrijwillig"), {"setting": "verplicht"})


def test_last_mark_is_that_of_the_last_note_with_a_mark() -> None:
    led = talk(talking())
    assert not holds(led, {"last_mark": "friction"})
    led.do(heard("friction"), heard(None), heard("private"))
    assert holds(led, {"last_mark": "friction"})
    led.do(heard("quote"))
    assert not holds(led, {"last_mark": "friction"})
    led.do(it.RemoveNote())
    assert holds(led, {"last_mark": "friction"})


def test_what_was_heard_before_another_method_waits_until_one_is_back() -> None:
    led = talk(talking(), heard("friction"), it.EnterMethod(method=advice()))
    assert not holds(led, {"last_mark": "friction"})
    led.do(heard("quote"), it.LeaveMethod())
    assert holds(led, {"last_mark": "friction"})


def test_marks_count_what_is_still_there() -> None:
    led = talk(talking(), heard("strength"), heard("fact"))
    assert not holds(led, {"marks": {"strength": 2}})
    led.do(heard("strength"))
    assert holds(led, {"marks": {"strength": 2}})
    assert holds(led, {"marks": {"strength": 2, "fact": 1}})
    assert not holds(led, {"marks": {"strength": 2, "fact": 2}})
    led.do(it.RemoveNote())
    assert not holds(led, {"marks": {"strength": 2}})


@pytest.mark.parametrize("mark", ["change_talk", "commitment", "sustain_talk"])
def test_change_talk_counts_only_with_a_named_goal(mark: Mark) -> None:
    led = talk(talking(), heard(mark), heard(mark))
    assert not holds(led, {"marks": {mark: 1}})
    led.do(it.NameGoal(text="de post openen"))
    assert holds(led, {"marks": {mark: 2}})
    led.do(it.Undo())
    assert not holds(led, {"marks": {mark: 1}})


def test_heard_within_is_about_the_last_minutes() -> None:
    led = talk(talking(), it.NameGoal(text="de post openen"), heard("change_talk"))
    both: Data = {"heard_within": {"change_talk": 3, "sustain_talk": 3}}
    led.wait(100)
    led.do(heard("sustain_talk"))
    assert holds(led, both)
    led.wait(80)
    assert holds(led, both), "three minutes is within three minutes"
    led.wait(1)
    assert not holds(led, both)
    assert holds(led, {"heard_within": {"change_talk": 4, "sustain_talk": 3}})
    led.do(heard("change_talk"))
    assert holds(led, both)


def test_what_is_heard_of_change_within_minutes_needs_a_goal_too() -> None:
    led = talk(talking(), heard("change_talk"), heard("friction"))
    assert not holds(led, {"heard_within": {"change_talk": 3}})
    assert holds(led, {"heard_within": {"friction": 3}})


def test_what_somebody_else_said_is_not_counted_as_the_clients() -> None:
    led = talk(talking(), it.AddNote(text="zij helpt wel", mark="quote", by="moeder"), heard("quote"))
    assert holds(led, {"marks": {"quote": 1}})
    assert not holds(led, {"marks": {"quote": 2}})


@pytest.mark.parametrize(
    ("value", "below", "above"), [(4.5, True, False), (5, False, False), (5.5, False, True), (None, False, False)]
)
def test_scales_compare_with_the_last_number_for_now(value: float | None, below: bool, above: bool) -> None:
    led = talk(talking(), it.SetScale(scale="vertrouwen", value=value, text="weet niet"))
    led.do(it.SetScale(scale="stress", value=2), it.SetScale(scale="vertrouwen", value=9, aspect="wanted"))
    assert holds(led, {"scale_below": {"vertrouwen": 5}}) is below
    assert holds(led, {"scale_above": {"vertrouwen": 5}}) is above


def test_a_scale_without_an_answer_makes_its_condition_false() -> None:
    led = talk(talking(), it.SetScale(scale="vertrouwen", value=3))
    assert not holds(led, {"scale_above": {"stress": 0}})
    assert not holds(led, {"scale_below": {"vertrouwen": 5, "stress": 5}})


def number(value: float | None, **more: Any) -> it.SetScale:
    return it.SetScale(scale="vertrouwen", value=value, text="weet niet", **more)


def test_good_enough_is_the_number_that_the_client_called_so_or_better() -> None:
    led = talk(talking(), number(5))
    assert not holds(led, {"good_enough": "vertrouwen"}), "nothing was called good enough"
    led.do(number(6, aspect="good_enough"))
    assert not holds(led, {"good_enough": "vertrouwen"})
    led.do(number(6))
    assert holds(led, {"good_enough": "vertrouwen"})
    led.do(number(6.5))
    assert holds(led, {"good_enough": "vertrouwen"})
    led.do(number(None))
    assert not holds(led, {"good_enough": "vertrouwen"}), "no number for now"


def test_where_down_is_better_good_enough_is_that_number_or_lower() -> None:
    led = talk(
        talking(), it.SetScale(scale="stress", value=5), it.SetScale(scale="stress", value=4, aspect="good_enough")
    )
    assert not holds(led, {"good_enough": "stress"})
    led.do(it.SetScale(scale="stress", value=4))
    assert holds(led, {"good_enough": "stress"})


def test_numbers_counts_how_often_a_scale_gave_one_for_now() -> None:
    led = talk(talking(), number(4), number(8, aspect="wanted"), number(None))
    assert holds(led, {"numbers": {"vertrouwen": 1}})
    assert not holds(led, {"numbers": {"vertrouwen": 2}})
    led.do(number(6))
    assert holds(led, {"numbers": {"vertrouwen": 2}})
    assert not holds(led, {"numbers": {"vertrouwen": 2, "stress": 1}})


def test_a_number_is_answered_once_a_rung_of_it_is() -> None:
    led = talk(talking(), number(4))
    assert not holds(led, {"answered": "vertrouwen"})
    led.do(it.AnswerRung(of=led.state.scales[-1].id, rung="not_worse", question="En geen 3?", text="mijn zus"))
    assert holds(led, {"answered": "vertrouwen"})
    led.do(number(5))
    assert not holds(led, {"answered": "vertrouwen"}), "a new number is a new answer"


def test_how_sure_is_that_of_the_agreement_spoken_of_last_and_still_to_be_done() -> None:
    led = talk(talking(), it.Agree(what="bellen"))
    assert not holds(led, {"sure_below": 7}), "no number was given"
    led.do(it.Agree(what="openen", confidence=6.5))
    assert holds(led, {"sure_below": 7})
    assert not holds(led, {"sure_below": 6.5})
    led.do(it.Agree(what="schrijven", confidence=8), it.Agree(what="lezen"))
    assert not holds(led, {"sure_below": 7})
    led.do(it.Agree(of=led.state.agreements[1].id, what="openen", confidence=5))
    assert holds(led, {"sure_below": 7})
    led.do(it.Agree(of=led.state.agreements[1].id, what="openen", confidence=5, done=True))
    assert not holds(led, {"sure_below": 7})
    led.do(it.RemoveAgreement(of=led.state.agreements[2].id))
    assert not holds(led, {"sure_below": 10})


def test_how_sure_is_enough_when_the_client_says_so_of_the_agreement_or_on_a_scale_for_it() -> None:
    led = talk(talking())
    assert not holds(led, {"sure_enough": "true"}), "nothing was agreed"
    led.do(it.Agree(what="bellen", confidence=5))
    assert holds(led, {"sure_enough": "false"})
    led.do(it.SetScale(scale="stress", value=4, aspect="good_enough"))
    assert not holds(led, {"sure_enough": "true"}), "that scale is about something else"
    led.do(it.SetScale(scale="vertrouwen", value=5, aspect="good_enough"))
    assert holds(led, {"sure_enough": "true"})
    led.do(it.Agree(what="schrijven", confidence=3))
    assert not holds(led, {"sure_enough": "true"})
    led.do(it.Agree(of=led.state.agreements[1].id, what="schrijven", confidence=3, good_enough=True))
    assert holds(led, {"sure_enough": "true"})


def test_minutes_in_phase_count_this_stay() -> None:
    led = talk(talking())
    led.wait(5 * 60 - 1)
    assert not holds(led, {"minutes_in_phase": 5})
    led.wait(1)
    assert holds(led, {"minutes_in_phase": 5})
    led.do(it.NextPhase(), it.PreviousPhase())
    assert not holds(led, {"minutes_in_phase": 5})


def test_minutes_spoken_count_the_whole_conversation() -> None:
    led = talk(talking())
    led.wait(5 * 60 - 1)
    led.do(it.NextPhase())
    assert not holds(led, {"minutes_spoken": 5})
    led.wait(1)
    assert holds(led, {"minutes_spoken": 5})


def test_minutes_left_needs_a_planned_length() -> None:
    led = talk(talking(), minutes=45)
    led.wait(35 * 60 - 1)
    assert not holds(led, {"minutes_left": 10})
    led.wait(1)
    assert holds(led, {"minutes_left": 10})
    led.wait(3600)
    assert holds(led, {"minutes_left": 10}), "also past the end"
    unplanned = talk(talking())
    unplanned.wait(7200)
    assert not holds(unplanned, {"minutes_left": 10})


def test_an_open_gate_is_one_that_waits_where_one_is() -> None:
    led = talk(advice())
    assert not holds(led, {"gate_open": "toestemming"})
    led.do(it.GoToPhase(name="toestemming"))
    assert holds(led, {"gate_open": "toestemming"})
    led.do(it.AnswerGate(yes=True))
    assert not holds(led, {"gate_open": "toestemming"})
    led.do(it.PreviousPhase())
    assert not holds(led, {"gate_open": "toestemming"}), "answered with yes"
    assert not holds(led, {"gate_open": "weg"})


def test_the_goal_is_named_or_not() -> None:
    led = talk(talking())
    assert not holds(led, {"goal_named": "true"})
    assert holds(led, {"goal_named": "false"})
    led.do(it.NameGoal(text="rust"))
    assert holds(led, {"goal_named": "true"})
    assert not holds(led, {"goal_named": "false"})


def test_asked_and_not_asked_remember_the_whole_conversation() -> None:
    led = talk(talking())
    assert not holds(led, {"asked": "welkom"})
    assert holds(led, {"not_asked": "welkom"})
    led.do(it.AskQuestion(question="welkom"), it.NextPhase())
    assert holds(led, {"asked": "welkom"})
    assert not holds(led, {"not_asked": "welkom"})


def test_asked_in_counts_the_questions_of_a_phase() -> None:
    led = talk(talking(), it.GoToPhase(name="ontlokken"), it.AskQuestion(question="wat-anders"))
    led.do(it.AskQuestion(question="wat-anders"), it.AskQuestion(question="welkom"))
    assert holds(led, {"asked_in": {"ontlokken": 1}})
    assert not holds(led, {"asked_in": {"ontlokken": 2}}), "the same one again, and one of another phase"
    led.do(it.NextPhase(), it.AskQuestion(question="eigen-tempo"))
    assert holds(led, {"asked_in": {"ontlokken": 2}})
    assert not holds(led, {"asked_in": {"weg": 1}})


def test_an_instrument_is_used_once_something_is_kept_with_it() -> None:
    led = talk(talking())
    names = ["agreement", "scale:vertrouwen", "scale:stress", "list:network"]
    assert all(holds(led, {"not_used": name}) for name in names)
    led.do(it.SetScale(scale="vertrouwen", value=4), it.Agree(what="bellen"))
    assert [holds(led, {"not_used": name}) for name in names] == [False, False, True, True]


def test_no_list_has_an_open_item_yet() -> None:
    assert not holds(talk(talking()), {"open_item": "acute"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ik wil niet méér leven!", True),
        ("ben suïcidaal geweest", True),
        ("niet\nmeer  leven", True),
        ("het leven is niet meer zo duur", False),
        ("de presuicide", False),
    ],
)
def test_words_that_were_noted_are_heard_whatever_their_capitals_and_accents(text: str, said: bool) -> None:
    led = talk(talking())
    led.do(it.AddNote(text=text))
    assert holds(led, {"said": ["niet meer leven", "suicid"]}) is said


def test_words_that_were_noted_long_ago_are_heard_no_more() -> None:
    led = talk(talking())
    led.do(it.AddNote(text="niet meer leven"))
    led.stamps.t += SAID_WITHIN - 60
    assert holds(led, {"said": ["niet meer leven"]})
    led.stamps.t += 120
    assert not holds(led, {"said": ["niet meer leven"]})
