"""Slots that belong to another slot: other words there empty them, so that nothing old is read aloud."""

import pytest

from gesprek_tui.conversation.events import SlotFilled, from_json, to_json
from gesprek_tui.dutch import saving
from gesprek_tui.packs.catalog import Catalog
from tests.builders import Data, advice, talking
from tests.desk import Desk

SLOTS: Data = {
    "onderwerp": {"label": "Onderwerp"},
    "termijn": {"label": "Termijn", "of": "onderwerp"},
    "uur": {"label": "Uur", "of": "termijn"},
    "collega": {"label": "Collega"},
}


@pytest.fixture
def desk() -> Desk:
    desk = Desk(talking(), advice(slots=SLOTS))
    desk.type(
        "/methode motiverend-advies", "de aangifte", "/vul termijn 1 december", "/vul uur 9:00", "/vul collega A."
    )
    return desk


def test_another_subject_empties_what_belonged_to_the_old_one_and_says_so(desk: Desk) -> None:
    outcome = desk.type("/vul onderwerp de huur")
    assert desk.session.state.slots == {"onderwerp": "de huur", "collega": "A."}
    assert outcome.echo == saving.emptied(["Termijn", "Uur"])
    desk.type("/fase uitleg toch")
    assert desk.asked == "Termijn?"
    assert "1 december" not in desk.session.questions[0].text


def test_the_same_subject_once_more_and_another_detail_empty_nothing_else(desk: Desk) -> None:
    assert desk.type("/vul onderwerp de aangifte", "/vul collega B.").echo is None
    assert len(desk.session.state.slots) == 4
    desk.type("/vul termijn 15 december")
    assert desk.session.state.slots == {"onderwerp": "de aangifte", "termijn": "15 december", "collega": "B."}


def test_a_subject_that_is_only_being_named_empties_nothing() -> None:
    desk = Desk(talking(), advice(slots=SLOTS))
    desk.type("/methode motiverend-advies", "/vul termijn 1 december", "/vul onderwerp de aangifte")
    assert desk.session.state.slots == {"termijn": "1 december", "onderwerp": "de aangifte"}


def test_taking_it_back_brings_the_words_back(desk: Desk) -> None:
    desk.type("/vul onderwerp de huur", "/ongedaan")
    assert desk.session.state.slots["termijn"] == "1 december"
    assert desk.session.state.frame
    assert desk.session.state.frame.slots["uur"] == "9:00"


def test_the_event_carries_what_it_empties_and_an_older_one_empties_nothing(desk: Desk) -> None:
    desk.type("/vul onderwerp de huur")
    event = desk.session.state.log[-1]
    row = to_json(event)
    assert row["clears"] == ["termijn", "uur"]
    assert from_json(row) == event
    del row["clears"]
    older = from_json(row)
    assert isinstance(older, SlotFilled)
    assert older.clears == ()


def test_slots_that_belong_to_each_other_do_no_harm() -> None:
    both: Data = {"onderwerp": {"label": "A", "of": "termijn"}, "termijn": {"label": "B", "of": "onderwerp"}}
    desk = Desk(talking(), advice(slots=both))
    desk.type("/methode motiverend-advies", "een", "/vul termijn twee", "/vul onderwerp drie")
    assert desk.session.state.slots == {"onderwerp": "drie"}


@pytest.mark.parametrize(
    ("method", "subject", "details"),
    [("motiverend-advies", "onderwerp", {"termijn", "gevolg"}), ("speelveld", "regel", {"bron", "termijn", "gevolg"})],
)
def test_in_the_bundled_methods_the_details_belong_to_their_subject(
    method: str, subject: str, details: set[str]
) -> None:
    assert set(Catalog().method(method).belonging_to(subject)) == details


def test_the_number_to_call_is_found_in_the_bundled_safety_pack() -> None:
    desk = Desk(Catalog().method("motiverend-advies"), Catalog().method("veiligheid"))
    assert ("Veiligheid", "Zullen we nu samen uw huisarts bellen, of 113?") in desk.session.library.find("113", "u")
