"""What the professional promised, over all conversations, by date."""

from datetime import date

import pytest

from gesprek_tui.conversation.promises import due, due_words, promised
from tests.past import Past

TODAY = date(2026, 11, 25)


@pytest.fixture
def past() -> Past:
    return Past()


def found(past: Past) -> list[tuple[str | None, str]]:
    return [(one.row.client, one.promise.what) for one in promised(past.journal.summaries())]


def test_what_is_due_first_comes_first_over_all_clients_and_what_has_no_date_last(past: Past) -> None:
    past.led("! later | ik | over drie weken", "! ooit | ik", days=1)
    past.led("! eerst | samen | morgen", client="K-031", days=1)
    past.led("! zonder code | IK | over een week", client=None, days=1)
    assert found(past) == [("K-031", "eerst"), (None, "zonder code"), ("K-017", "later"), ("K-017", "ooit")]


def test_what_others_do_and_what_is_done_is_no_promise(past: Past) -> None:
    past.led("! cliënt belt | cl", "! wie dan ook", "! zus helpt | zus", "! zelf bellen | ik")
    assert found(past) == [("K-017", "zelf bellen")]


def test_a_next_contact_is_kept_by_a_later_conversation_with_the_same_client(past: Past) -> None:
    past.led("! volgend contact | samen | over een week", client="K-017", days=3)
    past.led("belt tussendoor", client="k-017 ", days=1)
    assert found(past) == [("K-017", "volgend contact")]
    past.led("een ander", client="K-018", days=10)
    assert found(past) == [("K-017", "volgend contact")]
    past.led("het contact", client="K-017")
    assert found(past) == []


@pytest.mark.parametrize(
    ("when", "when_at", "told"),
    [
        ("vrijdag", "2026-11-20", "was voor 20 nov"),
        ("gisteren", "2026-11-24T10:00:00+01:00", "was voor gisteren"),
        ("nu", "2026-11-25T09:05:00+01:00", "vandaag 9:05"),
        ("morgen", "2026-11-26", "morgen"),
        ("3 januari", "2027-01-03", "3 jan 2027"),
        ("volgende week", "2026-11-23", "week van 23 nov"),
        ("in week 47", "2026-11-16", "was voor week van 16 nov"),
        ("maandag", "2026-11-23", "was voor 23 nov"),
        ("als de brief er is", None, "als de brief er is"),
        (None, None, ""),
        ("kapot", "2026-13-45", "kapot"),
    ],
)
def test_when_it_is_due_is_told_in_words(when: str | None, when_at: str | None, told: str) -> None:
    assert due_words(when, when_at, TODAY) == told


def test_a_week_is_over_at_its_end() -> None:
    assert due("volgende week", "2026-11-23") == date(2026, 11, 29)
    assert due("23 november", "2026-11-23") == date(2026, 11, 23)
