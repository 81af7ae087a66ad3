"""Where one may go in a method, and what one reads when a phase is still locked."""

import pytest

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation import place
from tests.builders import Talk, advice, joined, pack, phase, talk, talking

TO_GATE = it.GoToPhase(name="toestemming")
YES, NO = it.AnswerGate(yes=True), it.AnswerGate(yes=False)
NEXT, BACK = it.NextPhase(), it.PreviousPhase()


def go(name: str, force: bool = False) -> it.GoToPhase:
    return it.GoToPhase(name=name, force=force)


def about_tax() -> Talk:
    return talk(advice(), it.FillSlot(slot="onderwerp", text="de aangifte"))


# --- requires, forced ---------------------------------------------------------------------------------------


def test_a_phase_that_needs_another_names_it_and_the_way_through() -> None:
    needing = joined(pack("m", phase("een"), phase("twee"), phase("drie", requires=["twee"])))
    led = talk(needing)
    reason = led.refused(go("drie"))
    assert "Twee" in reason
    assert "/fase drie toch" in reason
    led.do(go("twee"), go("een"), go("drie"))
    assert led.place == "drie", "once visited is enough"


def test_going_through_a_lock_is_kept_as_forced() -> None:
    led = about_tax()
    led.do(go("uitleg", force=True))
    assert led.place == "uitleg"
    assert led.state.visits[-1].forced


def test_toch_without_a_lock_is_not_forced() -> None:
    led = about_tax()
    led.do(go("toestemming", force=True))
    assert not led.state.visits[-1].forced


# --- next and previous --------------------------------------------------------------------------------------


def test_next_and_previous_pass_over_the_phase_for_a_no() -> None:
    led = about_tax()
    led.do(YES, BACK)
    assert led.place == "toestemming"
    led.do(NEXT)
    assert led.place == "kennis"


def test_previous_from_the_phase_for_a_no_is_its_gate() -> None:
    led = about_tax()
    led.do(TO_GATE, NO, BACK)
    assert led.place == "toestemming"


def test_the_first_and_the_last_phase_say_so() -> None:
    led = talk(talking())
    assert "eerste fase" in led.refused(BACK)
    led.do(NEXT, NEXT, NEXT)
    assert "laatste fase" in led.refused(NEXT)
    assert led.place == "plannen"


def test_going_back_loses_nothing() -> None:
    led = about_tax()
    led.do(it.AddNote(text="wist het al"), YES, it.AddNote(text="heeft een brief"), NEXT)
    before = led.state
    led.do(BACK, BACK, BACK)
    after = led.state
    assert led.place == "vragen"
    assert after.notes == before.notes
    assert after.gates == before.gates
    assert after.slots == before.slots
    assert after.visits[: len(before.visits)] == before.visits
    led.do(go("uitleg"))
    assert led.place == "uitleg", "what was open stays open"


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["ontlokken", "3", "Ontlokken", "ONTLOKKEN", "ontl", " ontlokken ", "o", "Ontlok", "٣"]
)
def test_a_phase_goes_by_id_number_title_and_beginning(name: str) -> None:
    led = talk(talking())
    led.do(go(name))
    assert led.place == "ontlokken"


def test_a_title_that_differs_from_the_id_is_found_too() -> None:
    titled = joined(pack("m", phase("a"), phase("b", title="Schuld en rust")))
    led = talk(titled)
    led.do(go("schuld en"))
    assert led.place == "b"


@pytest.mark.parametrize("name", ["0", "5", "99", "", "  ", "²", "iets anders", "ontlokt"])
def test_a_name_that_fits_nothing_says_so(name: str) -> None:
    led = talk(talking())
    assert "geen fase" in led.refused(go(name))
    assert led.place == "engageren"


def test_a_beginning_of_two_phases_fits_neither() -> None:
    led = talk(joined(pack("m", phase("plan-een"), phase("plan-twee"))))
    assert "geen fase" in led.refused(go("plan"))


def test_a_typing_mistake_gets_the_nearest_phase() -> None:
    assert "Bedoelt u ontlokken?" in talk(talking()).refused(go("ontloken"))


# --- a method inside a method -------------------------------------------------------------------------------


def test_a_method_inside_a_method_and_back_keeps_the_place() -> None:
    led = talk(talking(), go("ontlokken"), it.EnterMethod(method=advice()))
    assert led.place == "vragen"
    led.do(it.FillSlot(slot="onderwerp", text="de aangifte"), YES, it.LeaveMethod())
    assert led.place == "ontlokken"
    assert led.state.frame is not None
    assert led.state.frame.visited == ("engageren", "ontlokken")
    assert led.state.slots == {"onderwerp": "de aangifte"}, "the report still knows it"


def test_phases_are_those_of_the_innermost_method() -> None:
    led = talk(talking(), it.EnterMethod(method=advice()))
    assert "geen fase" in led.refused(go("ontlokken"))


def test_a_method_that_is_open_is_not_opened_again() -> None:
    led = talk(talking(), it.EnterMethod(method=advice()))
    assert "/klaar" in led.refused(it.EnterMethod(method=talking()))
    assert "/klaar" in led.refused(it.EnterMethod(method=advice()))


def test_the_conversations_own_method_cannot_be_closed() -> None:
    led = talk(talking())
    assert "geen tweede methode" in led.refused(it.LeaveMethod())
    assert led.place == "engageren"


def test_a_method_opened_once_more_starts_afresh() -> None:
    led = talk(talking(), it.EnterMethod(method=advice()), YES, it.LeaveMethod())
    led.do(it.EnterMethod(method=advice()))
    assert led.place == "vragen"
    assert "/ja" in led.refused(go("kennis"))


# --- a pack that changed or is gone -------------------------------------------------------------------------


def test_without_the_pack_phases_go_by_their_stored_names() -> None:
    led = talk(talking())
    led.methods.clear()
    led.do(go("Plannen"))
    assert led.place == "plannen"
    assert led.state.visits[-1].title == "Plannen"
    assert "niet te vinden" in led.refused(NEXT)


def test_a_phase_that_is_gone_keeps_its_title_and_fase_leads_on() -> None:
    led = talk(talking(), go("ontlokken"))
    newer = joined(pack("motiverende-gespreksvoering", phase("engageren"), phase("plannen")))
    led.methods[newer.id] = newer
    frame = led.state.frame
    assert frame is not None
    assert place.named(newer, frame, "ontlokken") == "Ontlokken"
    led.do(go("plannen"))
    assert led.place == "plannen"


# --- slots --------------------------------------------------------------------------------------------------


def test_slots_are_filled_literally() -> None:
    assert place.filled("Over {onderwerp}.", {"onderwerp": "de huur"}) == "Over de huur."


def test_an_unfilled_slot_shows_its_name() -> None:
    assert place.filled("Over {onderwerp} en {termijn}.", {"termijn": "morgen"}) == "Over ‹onderwerp› en morgen."


@pytest.mark.parametrize("text", ["{termijn}", "{onderwerp}", "{0}", "{}", "{a.b}", r"\1 \g<0>", "%s {", "{{x}}"])
def test_the_text_of_a_slot_is_never_expanded_again(text: str) -> None:
    assert place.filled("Over {onderwerp}!", {"onderwerp": text, "termijn": "morgen"}) == f"Over {text}!"


@pytest.mark.parametrize("text", ["{ onderwerp }", "{onderwerp", "{Onderwerp}", "{onderwerp!r}", "{onderwerp:>9}"])
def test_what_is_no_slot_stays_as_it_is(text: str) -> None:
    assert place.filled(text, {"onderwerp": "de huur"}) == text


def test_the_slots_in_a_text_come_once_and_in_order() -> None:
    assert place.slots_in("{b} {a} {b}") == ("b", "a")


def test_a_question_is_kept_as_it_was_said() -> None:
    led = about_tax()
    led.do(YES, it.AskQuestion(question="weet-al"), it.FillSlot(slot="onderwerp", text="de huur"))
    assert led.state.asked[-1].text == "Wat weet u al over de aangifte?"
