"""Moves and where one is: what was heard goes along when one goes back, and a move leads to where one was."""

from collections.abc import Sequence

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.moves import Move, moves
from gesprek_tui.packs.models import Mark
from tests.builders import Data, Talk, hint, joined, pack, phase, talk

HEARD = hint("gehoord", {"last_mark": "friction"})
NUMBER = hint("getal", {"scale_below": {"vertrouwen": 5}})
ALWAYS = hint("altijd", {"goal_named": "false"})
BACK = hint("verder", {"goal_named": "false"}, do={"back": "true"})


def led_by(*hints: Data, phases: Sequence[Data] = (), flow: str = "free") -> Talk:
    usual = [phase("contact", anytime="true"), phase("doel"), phase("redenen"), phase("plan")]
    return talk(joined(pack("m", *(phases or usual), hints=list(hints), flow=flow)))


def heard(mark: Mark) -> it.AddNote:
    return it.AddNote(text="hoort", mark=mark)


def to(name: str) -> it.GoToPhase:
    return it.GoToPhase(name=name)


def offered(led: Talk) -> tuple[Move, ...]:
    return moves(led.state, led.method, led.stamps.t)


def ids(led: Talk) -> list[str]:
    return [move.id for move in offered(led)]


# --- what was heard before ----------------------------------------------------------------------------------


def test_who_goes_on_leaves_behind_what_was_heard() -> None:
    led = led_by(ALWAYS, HEARD, NUMBER)
    led.do(to("doel"), heard("friction"), it.SetScale(scale="vertrouwen", value=3))
    assert ids(led) == ["gehoord", "getal", "altijd"]
    led.do(to("redenen"))
    assert ids(led) == ["altijd", "gehoord", "getal"]
    led.do(heard("friction"))
    assert ids(led) == ["gehoord", "altijd", "getal"], "heard anew"


def test_who_goes_back_takes_along_what_was_heard() -> None:
    led = led_by(ALWAYS, HEARD, NUMBER)
    led.do(to("plan"), heard("friction"), it.SetScale(scale="vertrouwen", value=3), to("doel"))
    assert ids(led) == ["gehoord", "getal", "altijd"]
    led.do(to("plan"))
    assert ids(led) == ["altijd", "gehoord", "getal"], "by now one went on"


def test_a_phase_that_fits_at_any_time_is_no_going_on_wherever_it_stands() -> None:
    led = led_by(ALWAYS, HEARD, phases=[phase("doel"), phase("contact", anytime="true")])
    led.do(heard("friction"), to("contact"))
    assert ids(led) == ["gehoord", "altijd"]


def test_a_phase_that_a_no_leads_to_is_no_going_on_either() -> None:
    gated = phase("lijst", gate={"ask": "Zijn we het eens?", "on_no": "oneens"})
    led = led_by(ALWAYS, HEARD, phases=[gated, phase("plan"), phase("oneens")])
    led.do(heard("friction"), it.AnswerGate(yes=False))
    assert led.state.frame
    assert led.state.frame.phase == "oneens"
    assert ids(led) == ["gehoord", "altijd"]


def test_who_closes_another_method_is_where_it_was_heard() -> None:
    led = led_by(ALWAYS, HEARD)
    led.do(to("redenen"), heard("friction"), it.EnterMethod(method=joined(pack("n", phase("x"), phase("y")))))
    led.do(it.NextPhase(), it.LeaveMethod())
    assert ids(led) == ["gehoord", "altijd"]


# --- the reason is what holds -------------------------------------------------------------------------------


def test_a_branch_that_does_not_hold_gives_no_rank() -> None:
    either = hint("een-van-beide", {"any": [{"last_mark": "friction"}, {"goal_named": "false"}]})
    led = led_by(either, NUMBER)
    led.do(it.SetScale(scale="vertrouwen", value=3))
    assert ids(led) == ["getal", "een-van-beide"]
    led.do(heard("friction"))
    assert ids(led) == ["een-van-beide", "getal"]


def test_a_move_about_a_number_comes_back_for_a_new_number() -> None:
    led = led_by(NUMBER)
    led.do(heard("friction"), it.SetScale(scale="vertrouwen", value=3))
    assert ids(led) == ["getal"]
    led.do(it.SayHint(hint="getal"))
    assert ids(led) == []
    led.do(it.SetScale(scale="vertrouwen", value=4))
    assert ids(led) == ["getal"]


# --- back to where one was ----------------------------------------------------------------------------------


def test_a_move_leads_back_to_the_phase_that_was_left_and_names_it() -> None:
    led = led_by(BACK)
    assert ids(led) == [], "one has not been further on"
    led.do(to("redenen"))
    assert ids(led) == []
    led.do(to("contact"), to("doel"))
    (move,) = offered(led)
    assert (move.say, move.do.go) == ("Zet verder voor u.: Redenen", "redenen")
    led.do(to("redenen"))
    assert ids(led) == []


def test_after_a_ring_was_turned_the_way_back_is_to_the_ring_one_came_from() -> None:
    rings = [
        phase("contact", ring="1", anytime="true"), phase("doelen", ring="1", anytime="true"),
        phase("persoon", ring="2"), phase("willen", ring="3"),
    ]  # fmt: skip
    led = led_by(BACK, phases=rings, flow="rings")
    led.do(to("willen"), to("persoon"), to("contact"), to("doelen"))
    assert [move.do.go for move in offered(led)] == ["persoon"]


def test_the_way_back_is_not_to_where_a_no_led_nor_through_a_lock() -> None:
    phases = [
        phase("begin"),
        phase("vraag", gate={"ask": "Mag het {wat}?", "on_no": "loslaten"}),
        phase("uitleg"),
        phase("loslaten"),
    ]
    own = pack("m", *phases, hints=[BACK], slots={"wat": {"label": "Wat"}})
    led = talk(joined(own), it.FillSlot(slot="wat", text="nu"), to("vraag"), it.AnswerGate(yes=False), to("begin"))
    assert [move.do.go for move in offered(led)] == ["vraag"]
    led.do(to("vraag"), it.AnswerGate(yes=True), to("begin"))
    assert [move.do.go for move in offered(led)] == ["uitleg"]
    led.do(it.FillSlot(slot="wat", text="iets anders"))
    assert offered(led) == (), "the gate asks anew, so what is behind it is locked"


def test_two_moves_to_the_same_phase_are_one() -> None:
    led = led_by(BACK, hint("naar-redenen", {"goal_named": "false"}, do={"go": "redenen"}))
    led.do(to("redenen"), to("doel"))
    assert ids(led) == ["verder"]


# --- the last place -----------------------------------------------------------------------------------------


def test_what_was_just_heard_has_all_places_and_after_three_minutes_the_last_is_for_the_method() -> None:
    answers = [hint(name, {"last_mark": "friction"}) for name in ("a", "b", "c")]
    led = led_by(*answers, ALWAYS)
    led.do(heard("friction"))
    led.wait(180)
    assert ids(led) == ["a", "b", "c"]
    led.wait(1)
    assert ids(led) == ["a", "b", "altijd"]


def test_a_number_has_the_last_place_also_beside_what_was_just_heard() -> None:
    answers = [hint(name, {"last_mark": "friction"}) for name in ("a", "b", "c")]
    led = led_by(*answers, ALWAYS, NUMBER)
    led.do(heard("friction"), it.SetScale(scale="vertrouwen", value=3))
    assert ids(led) == ["a", "b", "getal"]
