"""The packs that are shipped, led in short talks: what they offer for numbers, need, the setting and the clock."""

import pytest

from tests.conversation.calls import CATALOG, CIRCLES, GOAL, MI, SCAN, STRESS, Call, every_method, in_every_phase

# --- numbers ------------------------------------------------------------------------------------------------


def test_confidence_below_seven_asks_first_what_keeps_it_from_lower() -> None:
    call = Call(SCAN, "/schaal vertrouwen 4", "", phase="openen")
    assert "vertrouwen-niet-lager" in call.ids
    assert not {"vertrouwen-eerder-gelukt", "vertrouwen-kleinere-stap"} & set(call.ids)
    call.type("/a")
    assert call.ids[:2] == ["vertrouwen-eerder-gelukt", "vertrouwen-kleinere-stap"]
    answered = Call(SCAN, "/schaal vertrouwen 4", "mijn zus helpt", "", phase="openen")
    assert answered.ids[:2] == ["vertrouwen-eerder-gelukt", "vertrouwen-kleinere-stap"], "the ladder asked it"
    assert Call(SCAN, "/schaal vertrouwen 0", "", phase="openen").ids[0] == "vertrouwen-eerder-gelukt"
    high = Call(SCAN, "/schaal vertrouwen 7", "", phase="openen")
    assert not [move.id for move in high.moves if move.id.startswith("vertrouwen")]


@every_method
def test_no_method_asks_anything_before_what_keeps_confidence_from_lower(method: str) -> None:
    for phase, call in in_every_phase(method, "/schaal vertrouwen 4", ""):
        numbers = [move for move in call.moves if "onder de 7" in move.why]
        assert [move.id for move in numbers if not move.do.go] == ["vertrouwen-niet-lager"], (phase, call.ids)


@every_method
@pytest.mark.parametrize("scale", ["vertrouwen", "belang"])
def test_a_number_that_is_good_enough_counts_as_a_high_one(method: str, scale: str) -> None:
    other = "belang" if scale == "vertrouwen" else "vertrouwen"
    agreed = "! bellen"
    for phase, low in in_every_phase(method, agreed, f"/schaal {other} 8", "", f"/schaal {scale} 4", ""):
        high = Call(method, agreed, f"/schaal {other} 8", "", f"/schaal {scale} 8", "", phase=phase)
        assert low.good_enough(scale, 4).ids == high.ids, phase
        low.type(f"/schaal {scale} 3", "")
        assert low.ids != high.ids or phase in ("wachten", "factoren"), (phase, "below good enough it counts as low")


@every_method
def test_importance_and_confidence_in_all_four_combinations(method: str) -> None:
    for phase, call in in_every_phase(method, "/schaal belang 8", "", "/schaal vertrouwen 8", ""):
        assert {"agreement", "plannen"} & {move.do.open or move.do.go for move in call.moves}, ("both high", phase)
    for phase, call in in_every_phase(method, "/schaal belang 4", "", "/schaal vertrouwen 4", ""):
        contact, focus = "beide-laag-contact" in call.ids, "beide-laag-richting" in call.ids
        assert contact, ("both low", phase, call.ids)
        assert focus or len(call.moves) == 3, phase
        assert not {"vertrouwen-niet-lager", "vertrouwen-kleinere-stap"} & set(call.ids), phase
    for phase, call in in_every_phase(method, "/schaal belang 8", "", "/schaal vertrouwen 4", ""):
        assert "vertrouwen-niet-lager" in call.ids, ("important, not sure", phase)
    for phase, call in in_every_phase(method, "/schaal belang 4", "", "/schaal vertrouwen 8", ""):
        assert "belang-lager-dan-vertrouwen" in call.ids, ("sure, not important", phase)


def test_a_scale_is_asked_again_at_the_end_until_it_was() -> None:
    call = Call(STRESS, "/schaal stress 6", "", minutes=20).wait(13)
    assert "stress-hint-eind-cijfer" in call.ids
    call.type("/schaal stress 4", "")
    assert "stress-hint-eind-cijfer" not in call.ids


# --- another method -----------------------------------------------------------------------------------------


@every_method
@pytest.mark.parametrize("lines", [("/schaal stress 8", ""), ("!! morgen gaat het gas eraf",)])
def test_high_stress_and_what_is_acute_offer_to_stabilise_first(method: str, lines: tuple[str, ...]) -> None:
    for phase, call in in_every_phase(method, *lines):
        if method != STRESS:
            assert STRESS in [move.do.method for move in call.moves], phase
        elif phase != "stabiliseren":
            assert "stabiliseren" in [move.do.go for move in call.moves], phase


@every_method
def test_something_to_tell_offers_advice(method: str) -> None:
    for phase, call in in_every_phase(method, "= bezwaar kan tot 1 december | brief"):
        offered = [move.do.method for move in call.moves]
        assert ("motiverend-advies" in offered) is (method != "motiverend-advies"), (phase, call.ids)


@every_method
def test_who_was_sent_is_offered_the_playing_field(method: str) -> None:
    sent = [move.do.method for move in Call(method, setting="verplicht").one_after_another()]
    assert ("speelveld" in sent) is (method != "speelveld")
    assert "speelveld" not in [move.do.method for move in Call(method).one_after_another()]


def test_a_move_to_another_method_shows_only_its_questions() -> None:
    call = Call(MI, "= bezwaar kan tot 1 december | brief")
    call.type(f"/{'abc'[[move.do.method for move in call.moves].index('motiverend-advies')]}")
    own = {question.id for _, question in CATALOG.pack("motiverend-advies").questions()}
    assert call.session.questions
    assert {shown.id for shown in call.session.questions} <= own
    assert "motiverend-advies" not in [move.do.method for move in call.moves]


# --- the clock and the way ----------------------------------------------------------------------------------


def test_that_one_types_is_said_in_the_first_five_minutes_of_the_conversation() -> None:
    call = Call(MI)
    assert "zeg-dat-u-typt" in call.ids
    call.type("/v", "/t").wait(4.7)
    assert "zeg-dat-u-typt" in call.ids
    call.wait(0.3).type("/v", "/t")
    assert "zeg-dat-u-typt" not in call.ids, "not again on coming back to a phase"
    assert "zeg-dat-u-typt" not in Call(MI, ">x wat een gedoe").type("> nou goed").ids


def test_the_circles_lead_back_to_where_one_was_when_the_first_one_was_turned() -> None:
    call = Call(CIRCLES, GOAL, phase="doelen-helder")
    assert "persoon-in-beeld" in [move.do.go for move in call.moves]
    call.type("/fase persoon-in-beeld", "/fase situatie-in-beeld", "/fase doelen-helder")
    (back,) = [move for move in call.moves if move.id == "cb-hint-weer-verder"]
    assert (back.do.go, back.say.rpartition(": ")[2]) == ("situatie-in-beeld", "De situatie")
    assert "persoon-in-beeld" not in [move.do.go for move in call.moves]


def test_a_need_that_got_no_question_is_pointed_to_until_it_has_one() -> None:
    call = Call("abc-zelfdeterminatie", "/gevraagd", phase="autonomie").wait(4)
    assert "abc-hint-betrokkenheid-nog-niet" in call.ids
    call.type("/fase betrokkenheid", "/gevraagd", "/fase autonomie").wait(4)
    assert "abc-hint-betrokkenheid-nog-niet" not in call.ids
    assert "abc-hint-competentie-nog-niet" in call.ids


@pytest.mark.parametrize("phase", ["nu-eerst", "suicidale-uitlating", "huiselijk-geweld", "dreiging-en-agressie"])
def test_in_the_safety_pack_three_moves_of_its_own_are_there_at_once(phase: str) -> None:
    call = Call(MI, ">x ik doe mezelf wat aan", "/crisis", f"/fase {phase}")
    assert [move.id.partition("-")[0] for move in call.moves] == ["veilig"] * 3
