"""The safety pack over whatever is going on, and the way back to the basis of a method."""

import pytest

from gesprek_tui.dutch import moving, refusals
from gesprek_tui.packs.method import Method
from tests.builders import Data, basis, hint, joined, pack, phase, question
from tests.desk import Desk

ALWAYS: Data = {"goal_named": "false"}


def methods() -> tuple[Method, Method]:
    shared = basis(hints=[hint("doel-noemen", ALWAYS)])
    own = pack(
        "zacht",
        phase("fundament", question("rustig", "Hoe is het nu met u?"), anytime="true"),
        phase("stabiliseren", anytime="true"),
        phase("opbouwen", better_after=["stabiliseren"]),
    )
    safety = pack("veiligheid", phase("nu-eerst", question("waar", "Waar bent u nu?")), role="safety")
    return joined(own, shared=shared), joined(safety, shared=shared)


@pytest.fixture
def desk() -> Desk:
    return Desk(*methods())


def test_a_crisis_opens_over_a_scale_that_is_being_asked_and_closes_back_to_it(desk: Desk) -> None:
    desk.type("/fase stabiliseren", "/schaal vertrouwen 4")
    before = desk.asked
    assert before
    desk.type("/crisis")
    assert desk.asked is None
    assert desk.session.questions[0].text == "Waar bent u nu?"
    desk.type("hij staat op het balkon", "/klaar")
    assert desk.session.state.visit
    assert desk.session.state.visit.phase == "stabiliseren"
    assert desk.asked == before
    assert desk.notes[-1] == (None, "hij staat op het balkon")


def test_closing_steps_wait_for_a_crisis(desk: Desk) -> None:
    desk.type("/afronden")
    before = desk.asked
    desk.type("/crisis", "blijft aan de lijn", "/klaar")
    assert desk.asked == before
    assert desk.session.state.ended is None


def test_in_a_crisis_no_common_hint_comes_between(desk: Desk) -> None:
    assert [move.id for move in desk.session.moves] == ["doel-noemen"]
    desk.type("/crisis")
    assert desk.session.moves == ()


def test_a_second_crisis_says_that_it_is_open(desk: Desk) -> None:
    desk.type("/crisis")
    assert "Veiligheid" in desk.refused("/crisis")


def test_without_a_safety_pack_the_number_is_said() -> None:
    own, _ = methods()
    assert "112" in Desk(own).refused("/crisis")


def test_safety_questions_are_found_before_all_others(desk: Desk) -> None:
    found = desk.session.library.find("nu", "u")
    assert found == [("Veiligheid", "Waar bent u nu?"), ("Zacht", "Hoe is het nu met u?")]
    assert "veiligheid" not in [method.id for method in desk.session.library.all()]


def test_the_basis_is_one_act_away(desk: Desk) -> None:
    desk.type("/fase opbouwen", "/basis")
    assert desk.session.state.visit
    assert desk.session.state.visit.phase == "fundament"
    desk.type("/basis 2")
    assert desk.session.state.visit.phase == "stabiliseren"
    assert Desk().refused("/basis") == refusals.NO_BASIS


def test_going_ahead_is_possible_and_gently_told_once(desk: Desk) -> None:
    assert desk.type("/fase opbouwen").echo == moving.early("Stabiliseren")
    assert desk.type("/t", "/v").echo is None, "stabiliseren has been visited on the way"
