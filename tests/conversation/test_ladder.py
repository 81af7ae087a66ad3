"""The rungs of a scale question: the right ones, worded, in the right order."""

import pytest

from gesprek_tui.conversation.ladder import Step, number, steps
from tests.builders import basis, joined, pack, phase, talking

METHOD = talking()


def rungs(scale: str, value: float | None) -> list[str]:
    return [step.rung for step in steps(METHOD, METHOD.scales[scale], value, "u")]


def said(scale: str, value: float | None) -> list[str]:
    return [step.text for step in steps(METHOD, METHOD.scales[scale], value, "u")]


@pytest.mark.parametrize("value", [0.5, 1, 5, 9.5])
@pytest.mark.parametrize("scale", ["vertrouwen", "stress"])
def test_between_the_ends_the_ladder_goes_from_what_is_to_what_is_better(scale: str, value: float) -> None:
    assert rungs(scale, value) == ["not_worse", "more", "one_better", "best_ever"]


@pytest.mark.parametrize(("scale", "worst", "best"), [("vertrouwen", 0, 10), ("stress", 10, 0)])
def test_at_the_ends_of_a_scale_other_rungs_fit(scale: str, worst: float, best: float) -> None:
    assert rungs(scale, worst) == ["coping", "more", "best_ever"]
    assert rungs(scale, best) == ["keep", "more", "best_ever"]


def test_one_better_is_higher_where_higher_is_better() -> None:
    assert said("vertrouwen", 4)[0] == "Wat maakt dat het een 4 is en geen 3?"
    assert said("vertrouwen", 4)[2] == "Wat is er anders bij een 5?"


def test_one_better_is_lower_where_lower_is_better() -> None:
    assert said("stress", 7)[0] == "Wat maakt dat het een 7 is en geen 8?"
    assert said("stress", 7)[2] == "Wat is er anders bij een 6?"


def test_halves_are_written_as_dutch_does_and_stay_on_the_scale() -> None:
    assert said("vertrouwen", 4.5)[0] == "Wat maakt dat het een 4,5 is en geen 3,5?"
    assert said("vertrouwen", 9.5)[2] == "Wat is er anders bij een 10?"
    assert said("stress", 0.5)[2] == "Wat is er anders bij een 0?"


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (10, "10"), (4.0, "4"), (5.5, "5,5")])
def test_a_number_is_written_as_short_as_it_goes(value: float, text: str) -> None:
    assert number(value) == text


def test_without_a_number_only_rungs_that_need_none_are_left() -> None:
    assert rungs("vertrouwen", None) == ["more", "best_ever"]


def test_a_scale_has_its_own_rung_in_place_of_the_shared_one() -> None:
    assert said("belang", 0)[0] == "Wat zou er een 1 van maken?"
    assert rungs("belang", 0) == ["coping", "more", "best_ever", "waarom"]
    assert "waarom" not in rungs("vertrouwen", 0)


def test_rungs_follow_the_form_of_address() -> None:
    texts = [step.text for step in steps(METHOD, METHOD.scales["vertrouwen"], 0, "je")]
    assert texts[0] == "Hoe houdt je het vol?"


def test_a_rung_says_which_number_its_answer_sets() -> None:
    assert [step.sets for step in steps(METHOD, METHOD.scales["vertrouwen"], 4, "u")] == [None, None, None, "best"]


def test_a_rung_about_the_number_fits_only_a_number() -> None:
    ladder = [
        {"id": "plain", "u": "En?", "je": "En?"},
        {"id": "with", "u": "Een {n}?", "je": "Een {n}?"},
    ]
    method = joined(pack("m", phase("een")), shared=basis(ladder=ladder))
    scale = method.scales["vertrouwen"]
    assert steps(method, scale, None, "u") == (Step("plain", "En?", None),)
    assert [step.text for step in steps(method, scale, 4, "u")] == ["En?", "Een 4?"]
