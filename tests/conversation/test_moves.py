"""What to do next: which moves, in which order, and which stay away."""

from collections.abc import Sequence
from typing import Any

import pytest

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.moves import Move, moves
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Mark
from tests.builders import Data, Talk, advice, basis, hint, joined, pack, phase, question, talk, talking

ALWAYS = {"goal_named": "false"}


def offered(led: Talk) -> tuple[Move, ...]:
    return moves(led.state, led.method, led.stamps.t)


def ids(led: Talk) -> list[str]:
    return [move.id for move in offered(led)]


def led_by(
    hints: Sequence[Data] = (), shared: Sequence[Data] = (), phases: Sequence[Data] = (), **details: Any
) -> Talk:
    return talk(method_with(hints, shared, phases), **details)


def method_with(hints: Sequence[Data] = (), shared: Sequence[Data] = (), phases: Sequence[Data] = ()) -> Method:
    own = pack("m", *(phases or [phase("een"), phase("twee")]), hints=list(hints))
    return joined(own, shared=basis(hints=list(shared)))


def heard(mark: Mark | None, text: str = "hoort") -> it.AddNote:
    return it.AddNote(text=text, mark=mark)


# --- what a move says ---------------------------------------------------------------------------------------


def test_a_move_says_what_why_and_where_it_comes_from() -> None:
    led = talk(talking(), it.NameGoal(text="rust"))
    move = offered(led)[0]
    assert (move.id, move.say, move.why) == (
        "vraag-vertrouwen", "Zet vraag-vertrouwen voor u.", "Reden van vraag-vertrouwen.",
    )  # fmt: skip
    assert move.pack == "Motiverende gespreksvoering"
    assert move.do.open == "scale:vertrouwen"


def test_a_move_follows_the_form_of_address_and_the_slots() -> None:
    said = {"u": "Zeg u {onderwerp}.", "je": "Zeg je {onderwerp}."}
    own = pack(
        "m", phase("een"), hints=[{"id": "h", "when": ALWAYS, "say": said, "why": "w"}],
        slots={"onderwerp": {"label": "Onderwerp"}},
    )  # fmt: skip
    led = talk(joined(own), address="je")
    assert offered(led)[0].say == "Zeg je ‹onderwerp›."
    led.do(it.FillSlot(slot="onderwerp", text="{onderwerp} {n}"), it.ChooseAddress(address="u"))
    assert offered(led)[0].say == "Zeg u {onderwerp} {n}."


def test_a_question_that_fits_what_was_heard_is_a_move_with_that_reason() -> None:
    led = talk(talking(), it.GoToPhase(name="ontlokken"), heard("change_talk"))
    move = offered(led)[0]
    assert (move.id, move.why, move.do.ask) == ("wat-anders", "verandertaal gehoord", "wat-anders")
    assert move.say == "Wat zou er voor u anders zijn?"


def test_questions_of_other_phases_are_no_moves() -> None:
    led = talk(talking(), heard("change_talk"))
    assert "wat-anders" not in ids(led)


def test_hints_and_questions_of_the_shared_pack_hold_in_every_method() -> None:
    shared = basis(
        hints=[hint("rond-af", {"minutes_left": 10})],
        phases=[phase("kern", question("doorvragen", after=["quote"]))],
    )
    for method in (joined(pack("m", phase("een")), shared=shared), joined(advice().pack, shared=shared)):
        led = talk(method, heard("quote"), minutes=5)
        assert {"rond-af", "doorvragen"} <= set(ids(led))


# --- order --------------------------------------------------------------------------------------------------

GATED = phase("een", gate={"ask": "Mag het?", "on_no": "stop"})
REASONS = [
    hint("klok", {"minutes_left": 100}),
    hint("getal", {"scale_below": {"vertrouwen": 5}}),
    hint("merk", {"last_mark": "quote"}),
    hint("poort", {"gate_open": "een"}),
]


def test_gates_come_first_then_marks_then_numbers_then_the_clock() -> None:
    led = led_by([hint("anders", ALWAYS), *REASONS], phases=[GATED, phase("stop")], minutes=45)
    led.do(heard("quote"), it.SetScale(scale="vertrouwen", value=3))
    order = ["poort", "merk", "getal", "klok", "anders"]
    for number in range(3):
        assert ids(led) == order[number : number + 3], "three, the most urgent first"
        led.do(it.PutOffHint(hint=order[number]))


def test_how_sure_is_a_number_of_the_stay_in_which_it_was_given() -> None:
    led = led_by([hint("klok", {"minutes_left": 100}), hint("zeker", {"sure_below": 7})], minutes=45)
    led.do(it.Agree(what="bellen", confidence=5))
    assert ids(led) == ["zeker", "klok"]
    led.do(it.NextPhase())
    assert ids(led) == ["klok", "zeker"], "what belongs to this stay comes first"
    led.do(it.Agree(of=led.state.agreements[0].id, what="bellen", confidence=6))
    assert ids(led) == ["zeker", "klok"]


def test_the_last_place_is_for_another_reason() -> None:
    answers = [hint(name, {"last_mark": "quote"}) for name in ("a", "b", "c")]
    led = led_by([*answers, hint("klok", {"minutes_left": 10})], minutes=45)
    led.do(heard("quote"))
    assert ids(led) == ["a", "b", "c"]
    led.wait(40 * 60)
    assert ids(led) == ["a", "b", "klok"], "the end of the time is not hidden by what was heard"


def test_the_most_urgent_of_several_conditions_counts() -> None:
    both = hint("beide", {"all": [{"minutes_left": 100}, {"any": [{"last_mark": "quote"}, {"phase": "twee"}]}]})
    led = led_by([hint("getal", {"scale_below": {"vertrouwen": 5}}), both], minutes=45)
    led.do(heard("quote"), it.SetScale(scale="vertrouwen", value=3))
    assert ids(led) == ["beide", "getal"]


def test_what_is_not_so_is_never_the_reason() -> None:
    quiet = hint("rustig", {"all": [{"minutes_left": 100}, {"not": {"last_mark": "friction"}}]})
    led = led_by([quiet, hint("getal", {"scale_below": {"vertrouwen": 5}})], minutes=45)
    led.do(it.SetScale(scale="vertrouwen", value=3))
    assert ids(led) == ["getal", "rustig"]


def test_the_method_comes_before_the_shared_pack_and_then_the_order_of_the_file() -> None:
    led = led_by([hint("a", ALWAYS), hint("b", ALWAYS)], [hint("c", ALWAYS)])
    assert ids(led) == ["a", "b", "c"]


def test_reasons_weigh_more_than_packs() -> None:
    led = led_by([hint("getal", {"scale_below": {"vertrouwen": 5}})], [hint("merk", {"last_mark": "quote"})])
    led.do(heard("quote"), it.SetScale(scale="vertrouwen", value=3))
    assert ids(led) == ["merk", "getal"]


def test_a_hint_comes_before_a_question_for_the_same_mark() -> None:
    asking = phase("een", question("q", after=["quote"]))
    led = led_by([hint("h", {"last_mark": "quote"})], phases=[asking])
    led.do(heard("quote"))
    assert ids(led) == ["h", "q"]


def test_a_question_of_the_method_comes_before_a_hint_of_the_shared_pack() -> None:
    asking = phase("een", question("q", after=["quote"]))
    led = led_by(shared=[hint("s", {"last_mark": "quote"})], phases=[asking])
    led.do(heard("quote"))
    assert ids(led) == ["q", "s"]


def test_two_moves_that_do_the_same_are_one() -> None:
    asking = phase("een", question("q", after=["quote"]))
    led = led_by(
        [hint("h", {"last_mark": "quote"}, do={"ask": "q"})],
        [hint("s", {"last_mark": "quote"}, do={"ask": "q"}), hint("g", ALWAYS, do={"open": "agreement"})],
        phases=[asking],
    )
    led.do(heard("quote"))
    assert ids(led) == ["h", "g"]


def test_two_moves_that_say_the_same_are_one() -> None:
    same = {"u": "Geef beide kanten terug", "je": "Geef beide kanten terug"}
    asking = phase("een", question("q"), question("r"))
    led = led_by(
        [hint("h", {"last_mark": "quote"}, say=same, do={"ask": "q"})],
        [hint("s", {"last_mark": "quote"}, say=same, do={"ask": "r"}), hint("g", ALWAYS)],
        phases=[asking],
    )
    led.do(heard("quote"))
    assert ids(led) == ["h", "g"], "the method's own is the one that stays"


def test_moves_that_are_only_said_are_not_each_other() -> None:
    assert ids(led_by([hint("a", ALWAYS), hint("b", ALWAYS)])) == ["a", "b"]


def test_the_same_input_gives_the_same_answer() -> None:
    led = talk(talking(), it.NameGoal(text="rust"), heard("change_talk"), heard("change_talk"))
    again = fold(led.state.id, led.events)
    assert offered(led) == offered(led) == moves(again, talking(), led.stamps.t)


# --- what stays away ----------------------------------------------------------------------------------------


def test_a_move_that_was_put_off_stays_away_for_the_rest_of_the_conversation() -> None:
    asking = phase("een", question("q", after=["quote"]))
    led = led_by([hint("h", {"last_mark": "quote"})], phases=[asking])
    led.do(heard("quote"), it.PutOffHint(hint="h"), it.PutOffHint(hint="q"))
    assert ids(led) == []
    led.do(heard("quote"))
    assert ids(led) == []
    led.do(it.Undo(), it.Undo())
    assert ids(led) == ["q"], "undo brings it back"


def test_a_question_stays_away_after_a_mark_that_keeps_it_away() -> None:
    asking = phase("een", question("q", not_after=["friction"]))
    led = led_by([hint("h", ALWAYS, do={"ask": "q"})], phases=[asking])
    assert ids(led) == ["h"]
    led.do(heard("friction"))
    assert ids(led) == []
    led.do(heard("quote"))
    assert ids(led) == ["h"]


@pytest.mark.parametrize(("setting", "fits"), [("verplicht", True), ("vrijwillig", False), (None, True)])
def test_a_question_for_one_setting_stays_away_in_the_other(setting: str | None, fits: bool) -> None:
    asking = phase("een", question("q", after=["sustain_talk"], setting="verplicht"))
    led = led_by([hint("h", {"last_mark": "sustain_talk"}, do={"ask": "q"})], phases=[asking], setting=setting)
    led.do(heard("sustain_talk"))
    assert ids(led) == (["h"] if fits else [])


def test_a_locked_phase_is_no_move_until_it_opens() -> None:
    to_telling = hint("h", ALWAYS, do={"go": "uitleg"})
    led = talk(advice(hints=[to_telling]))
    assert ids(led) == []
    led.do(it.AnswerGate(yes=True))
    assert ids(led) == ["h"]


def test_the_phase_one_is_in_and_a_phase_that_is_gone_are_no_moves() -> None:
    led = led_by([hint("hier", ALWAYS, do={"go": "een"}), hint("weg", ALWAYS, do={"go": "drie"})])
    assert ids(led) == []
    led.do(it.NextPhase())
    assert ids(led) == ["hier"]


def test_a_method_that_is_open_is_no_move() -> None:
    led = led_by(shared=[hint("h", ALWAYS, do={"method": "motiverend-advies"})])
    assert ids(led) == ["h"]
    inner = joined(advice(hints=[]).pack, shared=led.methods["m"].shared[0])
    led.do(it.EnterMethod(method=inner))
    assert ids(led) == []


def test_a_question_that_is_gone_is_no_move() -> None:
    assert ids(led_by([hint("h", ALWAYS, do={"ask": "weg"})])) == []


def test_a_move_that_was_taken_comes_back_only_for_a_new_mark() -> None:
    asking = phase("een", question("q", after=["quote"]), question("r"))
    led = led_by(
        [hint("zeg", {"last_mark": "quote"}), hint("vraag", {"last_mark": "quote"}, do={"ask": "r"})],
        phases=[asking],
    )
    led.do(heard("quote"))
    assert ids(led) == ["zeg", "vraag", "q"]
    led.wait(1)
    led.do(it.SayHint(hint="zeg"), it.AskQuestion(question="r"), it.AskQuestion(question="q"))
    assert ids(led) == []
    led.wait(1)
    led.do(heard(None))
    assert ids(led) == [], "a plain note is no new reason"
    led.do(heard("quote"))
    assert ids(led) == ["zeg", "vraag"], "q is what was just asked: it still stands large"
    led.do(it.AskQuestion(question="r"))
    led.do(heard("quote"))
    assert ids(led) == ["zeg", "q"], "now r does"


def test_there_are_no_moves_without_the_pack_or_after_the_end() -> None:
    led = led_by([hint("h", ALWAYS)])
    assert ids(led) == ["h"]
    led.do(it.End())
    assert ids(led) == []
    led.do(it.Undo())
    led.methods.clear()
    assert ids(led) == []


# --- the needs ----------------------------------------------------------------------------------------------


def needs_method() -> Method:
    asked = [question(f"a{n}", supports=["autonomie", "betrokkenheid"]) for n in range(5)]
    skill = question("c", supports=["competentie"])
    own = pack("m", phase("een", *asked, skill), hints=[hint("h", ALWAYS, do={"ask": "c"})])
    return joined(own)


def test_the_reason_tells_quietly_which_need_got_least_attention() -> None:
    led = talk(needs_method())
    led.do(*(it.AskQuestion(question=f"a{n}") for n in range(4)))
    assert offered(led)[0].why == "Reden van h.", "after a few questions nothing is concluded"
    led.do(it.AskQuestion(question="a4"))
    assert offered(led)[0].why == "Reden van h. · minste aandacht: competentie"


def test_no_need_is_named_when_two_got_as_little() -> None:
    own = pack(
        "m", phase("een", *(question(f"a{n}", supports=["autonomie"]) for n in range(5)), question("c")),
        hints=[hint("h", ALWAYS, do={"ask": "c"})],
    )  # fmt: skip
    led = talk(joined(own), *(it.AskQuestion(question=f"a{n}") for n in range(5)))
    assert offered(led)[0].why == "Reden van h."
