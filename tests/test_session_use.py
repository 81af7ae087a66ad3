"""A conversation that goes on while the packs it uses are changed."""

from typing import Any

import pytest

from gesprek_tui.packs.method import Method
from tests.builders import advice, basis, hint, joined, pack, phase, question
from tests.desk import Desk
from tests.fakes.methods import FakeMethods

PLAN = phase("plan", question("stap", "Wat is voor u een stap?"), question("hulp", "Wie helpt u?"))


def method(*phases: dict[str, Any], **more: Any) -> Method:
    """The method of the conversation, as it is now."""
    return joined(pack("methode", *(phases or (phase("begin"), PLAN)), **more))


@pytest.fixture
def desk() -> Desk:
    return Desk(method(), advice())


def change(desk: Desk, *methods: Method) -> None:
    """The packs are these from now on."""
    desk.session.use(FakeMethods(*methods))


def test_the_place_and_all_that_was_typed_stay_and_the_words_are_new(desk: Desk) -> None:
    desk.type("/fase plan", "> ik wil dit", "/schaal belang 6", "")

    change(desk, method(phase("begin"), phase("plan", question("stap", "Wat doet u het eerst?"))))

    assert desk.place == "plan"
    assert desk.session.questions[0].text == "Wat doet u het eerst?"
    assert desk.notes == [("quote", "ik wil dit")]
    assert desk.scale.value == 6


def test_the_question_one_looks_at_stays_the_large_one_wherever_it_stands_now(desk: Desk) -> None:
    desk.type("/fase plan")
    desk.session.look_at(1)

    change(desk, method(phase("begin"), phase("plan", question("nieuw"), question("hulp"), question("stap"))))

    assert [shown.id for shown in desk.session.questions] == ["hulp", "nieuw", "stap"]


def test_the_moves_follow_from_the_hints_as_they_are_now(desk: Desk) -> None:
    desk.type("> ik wil dit")
    assert not desk.session.moves

    change(desk, method(hints=[hint("vat-samen", {"last_mark": "quote"})]))

    assert [move.id for move in desk.session.moves] == ["vat-samen"]


def test_a_method_that_was_opened_inside_is_changed_too(desk: Desk) -> None:
    desk.type("/methode motiverend-advies", "de aangifte")

    change(desk, method(), advice(hints=[hint("nieuw", {"phase": "vragen"})]))

    assert [move.id for move in desk.session.moves] == ["nieuw"]
    desk.type("/klaar")
    assert desk.place == "begin"


def test_a_phase_that_is_gone_is_left_by_name_and_is_there_again_when_it_comes_back(desk: Desk) -> None:
    desk.type("/fase plan")

    change(desk, method(phase("begin"), phase("slot")))
    assert not desk.session.questions
    change(desk, method())
    assert desk.session.questions[0].id == "stap"
    change(desk, method(phase("begin"), phase("slot")))
    desk.type("/fase slot")

    assert desk.place == "slot"


@pytest.mark.parametrize("line", ["/schaal vertrouwen", "/schaal vertrouwen 4", "/vul onderwerp", "/afronden"])
def test_what_is_asked_stays_while_it_is_there_and_is_let_go_when_it_is_not(line: str) -> None:
    slots = {"onderwerp": {"label": "Onderwerp"}}
    desk = Desk(method(slots=slots))
    desk.type(line)
    asked = desk.asked
    assert asked

    change(desk, method(slots=slots))
    assert desk.asked == asked

    change(desk, joined(pack("methode", phase("begin")), shared=pack("basis", phase("opening"), role="shared")))
    assert desk.asked is None
    desk.type("een gewone notitie")
    assert desk.notes == [(None, "een gewone notitie")]


def test_a_ladder_that_became_shorter_is_let_go(desk: Desk) -> None:
    desk.type("/schaal vertrouwen 4", "", "")
    rung = {"id": "not_worse", "at": "between", "u": "Waarom geen {worse}?", "je": "Waarom geen {worse}?"}

    change(desk, joined(method().pack, shared=basis(ladder=[rung])))

    assert desk.asked is None


def test_what_waits_behind_a_crisis_is_let_go_when_it_is_gone() -> None:
    safety = joined(pack("veiligheid", phase("nu-eerst"), role="safety"))
    desk = Desk(method(), safety)
    desk.type("/schaal vertrouwen 4", "/crisis")

    change(desk, joined(method().pack, shared=pack("basis", phase("opening"), role="shared")), safety)
    desk.type("/klaar")

    assert desk.asked is None
    assert desk.session.questions[0].id == "vraag-begin"
