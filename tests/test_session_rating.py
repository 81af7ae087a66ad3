"""How the talk was for the client: one plain question, with or without a number, and what follows a lower one."""

import pytest

from gesprek_tui.dutch import asking, refusals
from gesprek_tui.packs.method import Method
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import report_of
from tests.builders import pack, phase, question
from tests.desk import Desk

BASIS = pack(
    "basis",
    phase(
        "afsluiten",
        question("mee", "Wat neemt u mee?", closes="summary"),
        question("hoe", "Wat had u aan dit gesprek?", closes="rating", follow_ups=["anders"]),
        question("anders", "Wat kan ik anders doen?"),
    ),
    role="shared",
)
ASKED, REPAIR = "Wat had u aan dit gesprek?", "Wat kan ik anders doen?"


@pytest.fixture
def desk() -> Desk:
    own = pack("gesprek", phase("begin", question("eerst", "Waar gaat het over?")))
    return Desk(Method(own, shared=(BASIS,), sha256="b" * 64))


def rated(desk: Desk) -> list[tuple[str | None, str]]:
    return [(note.question, note.text) for note in desk.session.state.notes if note.topic == "rating"]


@pytest.mark.parametrize("answer", ["7, ik voelde me gehoord", "het luchtte op", "6", "> u luisterde"])
def test_an_answer_with_or_without_a_number_is_kept_as_it_was_said(desk: Desk, answer: str) -> None:
    desk.type("/waardering")
    assert desk.asked == ASKED
    desk.type(answer)
    assert rated(desk) == [(ASKED, answer.removeprefix("> "))]
    assert desk.last_note.mark == "quote"
    assert desk.asked is None


def test_a_lower_number_leads_once_to_what_may_be_different(desk: Desk) -> None:
    desk.type("/waardering", "4, u ging te snel")
    assert desk.asked == REPAIR
    desk.type("3 dingen: rust, rust en rust")
    assert desk.asked is None
    assert rated(desk) == [(ASKED, "4, u ging te snel"), (REPAIR, "3 dingen: rust, rust en rust")]


def test_a_low_answer_to_the_repair_is_not_asked_about_again(desk: Desk) -> None:
    desk.type("/waardering", "4", "2")
    assert desk.asked is None


@pytest.mark.parametrize("after", [0, 1])
def test_the_rating_and_its_repair_may_be_skipped(desk: Desk, after: int) -> None:
    desk.type("/waardering", *["4"][:after], "")
    assert desk.asked is None
    assert len(rated(desk)) == after


def test_while_closing_a_lower_number_asks_once_more_before_the_end(desk: Desk) -> None:
    desk.type("/afronden", "", "een 5")
    assert desk.session.state.ended is None
    assert desk.asked == REPAIR
    desk.type("wat langer luisteren")
    assert desk.session.state.ended is not None
    assert rated(desk) == [(ASKED, "een 5"), (REPAIR, "wat langer luisteren")]


def test_while_closing_the_repair_may_be_skipped_too(desk: Desk) -> None:
    desk.type("/afronden", "", "5", "")
    assert desk.session.state.ended is not None
    assert rated(desk) == [(ASKED, "5")]


def test_end_of_input_ends_it_there(desk: Desk) -> None:
    desk.type("/afronden", "", "5")
    desk.session.end_of_input()
    assert desk.session.state.ended is not None


def test_no_norm_is_told(desk: Desk) -> None:
    shown = []
    desk.type("/waardering")
    for answer in ("4", ""):
        prompt = desk.session.prompt
        assert prompt is not None
        shown.append(" ".join((prompt.title, prompt.say, *prompt.detail)))
        desk.type(answer)
    assert not [text for text in shown if any(word in text.casefold() for word in ("laag", "score", "norm", "5", "4"))]


def test_four_questions_come_only_on_choice_and_keep_which_one_it_was(desk: Desk) -> None:
    desk.type("/waardering vier")
    asked = []
    for answer in ("8, alles gezegd", "", "goed", "9"):
        asked.append(desk.asked)
        desk.type(answer)
    assert desk.asked is None
    assert asked == [item["u"] for item in asking.RATING_ITEMS]
    assert rated(desk) == [(asked[0], "8, alles gezegd"), (asked[2], "goed"), (asked[3], "9")]


def test_a_lower_number_among_four_is_asked_about_after_the_last(desk: Desk) -> None:
    desk.type("/je", "/waardering vier", "8", "3", "")
    assert desk.asked == asking.RATING_ITEMS[3]["je"]
    desk.type("7")
    assert desk.asked == "Wat kan ik anders doen?"


def test_it_may_be_asked_after_the_end_and_while_closing(desk: Desk) -> None:
    desk.type("/afronden", "/waardering", "7")
    assert desk.asked == "Wat neemt u mee?"
    desk.session.end_of_input()
    desk.type("/waardering", "achteraf een 8")
    assert rated(desk) == [(ASKED, "7"), (ASKED, "achteraf een 8")]


def test_the_report_tells_it_as_the_clients_own_words(desk: Desk) -> None:
    desk.type("/waardering", "4, te snel", "rustiger praten")
    report = plain(report_of(desk.session.state))
    assert "volgens de cliënt" in report
    assert f"{ASKED} “4, te snel”" in report
    assert f"{REPAIR} “rustiger praten”" in report


def test_without_a_rating_among_the_closing_steps_it_says_so() -> None:
    assert Desk().refused("/waardering") == refusals.NO_RATING


def test_what_was_said_already_stands_beside_the_closing_step(desk: Desk) -> None:
    desk.type("/waardering", "7, het luchtte op", "/afronden", "ik bel morgen")
    prompt = desk.session.prompt
    assert prompt
    assert prompt.say == ASKED
    assert "Al gezegd: “7, het luchtte op”. Met Enter gaat u verder." in prompt.detail


def test_what_the_client_thought_of_the_talk_brings_no_moves(desk: Desk) -> None:
    desk.type(">+ ik wil hier echt vanaf", "/waardering", "9")
    assert desk.session.state.last_mark == "change_talk"
