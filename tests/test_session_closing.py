"""The closing steps: in order, each kept in its place, each skippable."""

import pytest

from gesprek_tui.conversation import events as ev
from gesprek_tui.dutch import asking, refusals
from gesprek_tui.packs.method import Method
from tests.builders import pack, phase, question
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


STEPS = pack(
    "basis",
    phase(
        "afsluiten",
        question("bewaard", "Wat wilt u hier nog mee?", closes="parked"),
        question("mee", "Wat neemt u mee?", closes="summary"),
        question("afspraken", "Kloppen de afspraken?", closes="agreements"),
        question("wanneer", "Wanneer weer?", closes="next_contact"),
        question("hoe", "Hoe was dit gesprek?", closes="rating", follow_ups=["anders"]),
        question("anders", "Wat kan er anders?"),
    ),
    role="shared",
)


@pytest.fixture
def closing() -> Desk:
    own = pack("gesprek", phase("begin", question("eerst", "Waar gaat het over?")))
    return Desk(Method(own, shared=(STEPS,), sha256="b" * 64))


def test_the_closing_steps_come_in_order_and_keep_each_answer_in_its_place(closing: Desk) -> None:
    closing.type("? de zorgverzekering", "! bellen | ik", "/afronden")
    prompt = closing.session.prompt
    assert prompt is not None
    assert (prompt.title, prompt.detail) == ("Afronden · 1 van 5", ("1 de zorgverzekering", asking.TICK_PARKED))
    closing.type("dat doen we volgende keer")
    assert closing.asked == "Wat neemt u mee?"
    closing.type("> ik weet waar ik begin")
    prompt = closing.session.prompt
    assert prompt is not None
    assert prompt.detail == ("1 bellen · ik · nog open: wanneer",)
    closing.type("! brief openen | cl", "dinsdag 10:00", "het luchtte op")
    state = closing.session.state
    assert state.ended is not None
    assert [(note.topic, note.mark, note.text) for note in state.notes[1:]] == [
        (None, None, "dat doen we volgende keer"),
        ("summary", "quote", "ik weet waar ik begin"),
        ("rating", "quote", "het luchtte op"),
    ]
    assert [(a.what, a.who, a.when) for a in state.agreements] == [
        ("bellen", "ik", None), ("brief openen", "cl", None), ("volgend contact", "samen", "dinsdag 10:00"),
    ]  # fmt: skip


@pytest.mark.parametrize("answer", ["niets, zo is het goed", "nee, zo is het goed", "niks", "het klopt"])
def test_an_answer_that_changes_nothing_is_no_agreement(closing: Desk, answer: str) -> None:
    closing.type("! bellen | ik | morgen", "/afronden", "", "", answer)
    assert closing.asked == "Wanneer weer?"
    assert [agreed.what for agreed in closing.session.state.agreements] == ["bellen"]
    assert (closing.last_note.question, closing.last_note.text) == ("Kloppen de afspraken?", answer)


@pytest.mark.parametrize("answer", ["nee, niet nodig", "weet ik nu nog niet", "geen"])
def test_no_next_contact_is_no_agreement(closing: Desk, answer: str) -> None:
    closing.type("/afronden", "", "", "", answer)
    assert closing.session.state.agreements == ()
    assert closing.last_note.text == answer


def test_every_closing_step_may_be_skipped(closing: Desk) -> None:
    closing.type("/afronden", "", "", "", "")
    assert closing.session.state.ended is None
    outcome = closing.type("")
    assert isinstance(outcome.event, ev.ConversationEnded), "the front end shows the report after it"
    assert closing.notes == []


def test_signs_work_as_always_while_closing(closing: Desk) -> None:
    closing.type("/afronden", "# let op de toon", "? nog iets", ">@moeder wij helpen")
    assert closing.asked == "Wat wilt u hier nog mee?"
    assert closing.notes == [("private", "let op de toon"), ("parked", "nog iets"), ("quote", "wij helpen")]


def test_the_words_of_somebody_else_are_not_the_clients_summary(closing: Desk) -> None:
    closing.type("/afronden", "", ">@moeder het komt goed")
    assert (closing.last_note.by, closing.last_note.topic) == ("moeder", None)
    assert closing.asked == "Wat neemt u mee?"


def test_taking_something_back_while_closing_stays_in_the_closing(closing: Desk) -> None:
    closing.type("/afronden", "eerste antwoord", "/ongedaan")
    assert closing.asked == "Wat neemt u mee?"
    assert closing.notes == []


def test_what_is_agreed_while_closing_is_clean(closing: Desk) -> None:
    closing.type("/afronden", "", "", "! \x1b]52;c;aGk=\x07bellen\u202e | ik")
    assert (closing.agreement.what, closing.agreement.who) == ("]52;c;aGk=bellen", "ik")


def test_end_of_input_ends_a_closing_and_nothing_else(closing: Desk) -> None:
    closing.session.end_of_input()
    assert closing.session.state.ended is None
    closing.type("/afronden", "antwoord")
    closing.session.end_of_input()
    assert closing.session.state.ended is not None


def test_without_closing_questions_it_ends_at_once() -> None:
    bare = Desk(Method(pack("kaal", phase("begin")), shared=(pack("basis", phase("niets"), role="shared"),)))
    bare.type("/afronden")
    assert bare.session.state.ended is not None


def test_after_the_end_notes_and_corrections_may_come_and_nothing_else(closing: Desk) -> None:
    closing.type("een", "/afronden")
    closing.session.end_of_input()
    ended_at = closing.session.t
    closing.clock.wait(600)
    closing.type("nagekomen", "/wijzig 1 later verbeterd", "! nabellen")
    assert closing.asked is None
    assert closing.session.t == ended_at, "the clock stands still"
    for line in ("/v", "/schaal", "/afspraak", "/afronden", "/doel", "/pauze"):
        assert closing.refused(line) == refusals.ENDED
