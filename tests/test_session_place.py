"""Phases, methods, questions and moves as one leads them from the line."""

import pytest

from gesprek_tui.conversation import events as ev
from gesprek_tui.dutch import refusals
from tests.builders import advice, hint, joined, pack, phase, talking
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_method_inside_a_method_and_back(desk: Desk) -> None:
    desk.type("/fase ontlokken", "/methode motiverend-advies", "de aangifte", "/v")
    assert desk.place == "toestemming"
    assert desk.session.questions[0].text == "Even stil zijn."
    desk.type("/nee")
    assert desk.place == "loslaten"
    desk.type("/ja")
    assert desk.place == "kennis"
    desk.type("/klaar")
    assert desk.place == "ontlokken"
    assert desk.session.questions[0].id == "wat-anders"


def test_a_method_that_is_unknown_or_open_is_refused(desk: Desk) -> None:
    assert "zolder" in desk.refused("/methode zolder")
    assert desk.refused("/klaar") == refusals.NO_METHOD_TO_LEAVE
    desk.refused("/methode motiverende-gespreksvoering")


def test_the_large_question_changes_only_by_an_act(desk: Desk) -> None:
    desk.type("/fase ontlokken")
    large = desk.session.questions[0].id
    desk.type(">x u luistert niet")
    assert desk.session.questions[0].id == large
    second = desk.session.questions[1].id
    desk.type("/2")
    assert desk.session.questions[0].id == second
    assert [asked.id for asked in desk.session.state.asked] == [second]
    assert "9" in desk.refused("/9")


def test_gevraagd_says_it_of_the_large_one(desk: Desk) -> None:
    desk.type("/gevraagd")
    assert [asked.id for asked in desk.session.state.asked] == ["vraag-engageren"]
    assert desk.session.questions[0].asked


def moving(do: dict[str, str] | None) -> Desk:
    more = {"do": do} if do else {}
    return Desk(talking(hints=[hint("eerst", {"phase": "engageren"}, **more)]), advice())


@pytest.mark.parametrize(
    ("do", "kind"),
    [
        ({"ask": "wat-anders"}, ev.QuestionAsked),
        ({"go": "plannen"}, ev.PhaseEntered),
        ({"method": "motiverend-advies"}, ev.MethodEntered),
        (None, ev.QuestionAsked),
    ],
)
def test_taking_a_move_does_what_it_says(do: dict[str, str] | None, kind: type[ev.Event]) -> None:
    desk = moving(do)
    assert desk.session.moves[0].why == "Reden van eerst."
    assert isinstance(desk.type("/a").event, kind)


@pytest.mark.parametrize(
    ("instrument", "asked"),
    [("agreement", "Wat is het allereerste wat u doet?"), ("scale:vertrouwen", "Hoeveel vertrouwen heeft u erin?")],
)
def test_a_move_may_open_an_instrument(instrument: str, asked: str) -> None:
    desk = moving({"open": instrument})
    desk.type("/a")
    assert desk.asked == asked


def test_a_move_that_is_only_said_becomes_what_is_said_now() -> None:
    desk = moving(None)
    desk.type("/a")
    assert desk.session.questions[0].text == "Zet eerst voor u."


def test_a_move_that_is_put_off_stays_away(desk: Desk) -> None:
    desk.type(">x u luistert niet", "/fase plannen")
    assert "terug-bij-wrijving" in [move.id for move in desk.session.moves]
    letter = "abc"[[move.id for move in desk.session.moves].index("terug-bij-wrijving")]
    desk.type(f"/later {letter}")
    assert "terug-bij-wrijving" not in [move.id for move in desk.session.moves]
    assert "terug-bij-wrijving" not in [move.id for move in desk.resume().moves]


def test_a_letter_without_a_move_is_refused() -> None:
    assert "c" in Desk(joined(pack("kaal", phase("begin")))).refused("/c")


def test_a_question_is_found_by_its_words_in_all_methods(desk: Desk) -> None:
    found = desk.session.library.find("WEET over", "u")
    assert found == [("Motiverend advies", "Wat weet u al over ‹onderwerp›?")]
    assert desk.session.library.find("zolder", "u") == []
