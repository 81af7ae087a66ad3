"""Gates: locked until the client says yes, and what a no, a later yes and another subject do."""

import pytest

from gesprek_tui.conversation import intents as it
from tests.builders import Talk, advice, joined, pack, phase, talk, talking

TO_GATE = it.GoToPhase(name="toestemming")
YES, NO = it.AnswerGate(yes=True), it.AnswerGate(yes=False)
NEXT, BACK = it.NextPhase(), it.PreviousPhase()


def go(name: str, force: bool = False) -> it.GoToPhase:
    return it.GoToPhase(name=name, force=force)


def about_tax() -> Talk:
    return talk(advice(), it.FillSlot(slot="onderwerp", text="de aangifte"))


@pytest.mark.parametrize("name", ["kennis", "uitleg", "samen"])
def test_a_gate_locks_every_later_phase_and_says_how_to_open_it(name: str) -> None:
    led = about_tax()
    reason = led.refused(go(name))
    assert "Zei de cliënt ja op uitleg over de aangifte?" in reason
    assert "/ja" in reason
    assert led.place == "vragen"


def test_a_gate_does_not_lock_its_own_phase_or_those_before_it() -> None:
    led = about_tax()
    led.do(TO_GATE)
    assert led.place == "toestemming"
    led.do(go("vragen"))
    assert led.place == "vragen"


def test_next_stays_at_a_closed_gate() -> None:
    led = about_tax()
    led.do(NEXT)
    assert "/ja" in led.refused(NEXT)
    assert led.place == "toestemming"


def test_yes_opens_the_later_phases_and_goes_on() -> None:
    led = about_tax()
    led.do(TO_GATE, YES)
    assert led.place == "kennis"
    led.do(NEXT)
    assert led.place == "uitleg"


def test_yes_before_the_gate_answers_the_next_gate() -> None:
    led = about_tax()
    led.do(YES)
    assert led.place == "kennis"


def test_no_goes_to_the_phase_for_a_no_and_keeps_the_rest_locked() -> None:
    led = about_tax()
    led.do(TO_GATE, NO)
    assert led.place == "loslaten"
    assert "/ja" in led.refused(go("kennis"))
    assert "/ja" in led.refused(NEXT)


def test_a_yes_after_a_no_opens_after_all() -> None:
    led = about_tax()
    led.do(TO_GATE, NO, YES)
    assert led.place == "kennis"
    assert [gate.answer for gate in led.state.gates] == ["no", "yes"]


def test_a_no_after_a_yes_locks_again() -> None:
    led = about_tax()
    led.do(TO_GATE, YES, NO)
    assert led.place == "loslaten"
    assert "/ja" in led.refused(go("uitleg"))


def test_the_phase_for_a_no_is_never_locked() -> None:
    led = about_tax()
    led.do(go("loslaten"))
    assert led.place == "loslaten"


def test_another_subject_asks_the_gate_again() -> None:
    led = about_tax()
    led.do(YES, it.FillSlot(slot="onderwerp", text="de huur"))
    assert "uitleg over de huur" in led.refused(NEXT)
    led.do(YES)
    assert led.place == "kennis", "a yes about where one is already does not move on"
    led.do(NEXT)
    assert led.place == "uitleg"


def test_a_slot_that_the_gate_does_not_name_keeps_it_open() -> None:
    led = about_tax()
    led.do(YES, it.FillSlot(slot="termijn", text="1 december"), NEXT)
    assert led.place == "uitleg"


def test_back_to_the_old_subject_finds_its_yes_again() -> None:
    led = about_tax()
    led.do(YES, it.FillSlot(slot="onderwerp", text="de huur"), it.FillSlot(slot="onderwerp", text="de aangifte"))
    led.do(NEXT)
    assert led.place == "uitleg"


def test_a_yes_about_another_subject_does_not_take_one_back() -> None:
    led = about_tax()
    led.do(YES, NEXT, it.FillSlot(slot="onderwerp", text="de huur"), YES)
    assert led.place == "uitleg"


def two_gates() -> Talk:
    own = pack(
        "twee-poorten",
        phase("eerste", gate={"ask": "Mag {onderwerp}?", "on_no": "stop"}),
        phase("midden"),
        phase("tweede", gate={"ask": "Klaar voor meer?", "on_no": "stop"}),
        phase("slot"),
        phase("stop"),
        slots={"onderwerp": {"label": "Onderwerp"}},
    )
    return talk(joined(own), it.FillSlot(slot="onderwerp", text="dit"), YES)


def test_yes_answers_the_gate_that_the_lock_names() -> None:
    led = two_gates()
    led.do(it.FillSlot(slot="onderwerp", text="dat"))
    assert "Mag dat?" in led.refused(NEXT)
    led.do(YES)
    assert led.place == "midden"
    led.do(NEXT)
    assert led.place == "tweede"
    assert "Klaar voor meer?" in led.refused(NEXT)
    led.do(YES)
    assert led.place == "slot"
    led.do(BACK, BACK)
    assert led.place == "midden", "a second yes takes nothing from the first"


def test_after_a_no_it_is_that_gate_one_comes_back_to() -> None:
    led = two_gates()
    led.do(NEXT, NO)
    assert led.place == "stop"
    led.do(BACK)
    assert led.place == "tweede"
    led.do(NO, YES)
    assert led.place == "slot", "yes to the gate that got the no, not to the first"


def test_in_the_phase_for_a_no_the_answer_is_about_its_own_gate() -> None:
    own = pack(
        "m",
        phase("eerste", gate={"ask": "Mag het?", "on_no": "loslaten"}),
        phase("loslaten"),
        phase("tweede", gate={"ask": "Klaar voor meer?", "on_no": "stop"}),
        phase("stop"),
    )
    led = talk(joined(own), YES, go("loslaten"), NO)
    assert [gate.phase for gate in led.state.gates] == ["eerste", "eerste"]


def test_a_method_without_a_gate_has_nothing_to_say_yes_to() -> None:
    assert "ja of nee" in talk(talking()).refused(YES)
