"""Last time in a few lines, and a client's page."""

from datetime import date

import pytest

from gesprek_tui.conversation.memory import remember
from gesprek_tui.dutch import earlier, scaling, stored
from gesprek_tui.report.memory import DRAWN, client_page, last_day, last_time
from tests.past import Past

TODAY = date(2027, 1, 2)


@pytest.fixture
def past() -> Past:
    past = Past()
    past.led("/doel de [post]", "/schaal vertrouwen 3", "/schaal stress 8", "@zus steunt")
    past.led("/schaal vertrouwen 5", "/schaal stress 5,5", "! bellen | ik | morgen 10:00 | 7", "! ooit | cl", "@coach")
    past.led(">+ ik wil\nhet", "? de brief", "/schaal belang 8", "!! gas")
    return past


def told(past: Past) -> dict[str, tuple[str, ...]]:
    return {block.title: block.items for block in last_time(remember(past.states()), TODAY)}


def page(past: Past) -> list[str]:
    return [f"{lead}{text}".rstrip() for lead, text in client_page(remember(past.states()), TODAY)]


def test_last_time_is_told_in_the_words_that_were_typed(past: Past) -> None:
    found = told(past)
    assert found[earlier.ACUTE] == ("gas",)
    assert found[earlier.GOAL] == ("de [post]",)
    assert found[earlier.AGREED] == ("bellen · ik · was voor 6 dec 2026 · zeker 7", "ooit · cliënt")
    assert found[earlier.QUOTES] == ("“ik wil het”",)
    assert found[earlier.PARKED] == ("de brief",)
    assert last_day(remember(past.states()), TODAY) == "19 dec 2026"


def test_a_number_is_told_with_where_it_came_from_and_one_number_alone_concludes_nothing(past: Past) -> None:
    assert told(past)[earlier.SCALES] == (
        "Belang 8",
        "Stress 5,5 · van 8 naar 5,5 sinds 21 nov 2026, dichter bij ‘rustig’",
        "Vertrouwen 5 · van 3 naar 5 sinds 21 nov 2026",
    )


@pytest.mark.parametrize(
    ("scale", "numbers", "says"),
    [
        ("stress", (5, 8), "van 5 naar 8 sinds 21 nov 2026"),
        ("vertrouwen", (5, 3), "van 5 naar 3 sinds 21 nov 2026"),
        ("vertrouwen", (4, 7, 4), "4, net als 21 nov 2026"),
    ],
)
def test_what_went_the_other_way_or_stayed_is_told_without_a_judgement(
    scale: str, numbers: tuple[int, ...], says: str
) -> None:
    past = Past()
    for value in numbers:
        past.led(f"/schaal {scale} {value}", days=3)
    (line,) = told(past)[earlier.SCALES]
    assert line.partition(" · ")[2] == says


def test_the_page_draws_each_number_with_its_day_and_says_it_in_words(past: Past) -> None:
    lines = page(past)
    at = lines.index("Vertrouwen · nu")
    assert lines[at + 1 : at + 5] == [
        "21 nov 2026  · · · ● · · · · · · ·  3",
        " 5 dec 2026  · · · · · ● · · · · ·  5",
        "van 3 naar 5 sinds 21 nov 2026",
        "0 = helemaal geen · 10 = alle vertrouwen",
    ]
    at = lines.index("Stress · deze week")
    assert lines[at + 2] == " 5 dec 2026  · · · · · ·●· · · · ·  5,5"
    at = lines.index("Belang · nu")
    assert lines[at + 2] == scaling.ONE_NUMBER


def test_the_page_names_what_is_open_the_network_then_and_now_and_the_conversations(past: Past) -> None:
    lines = page(past)
    assert "·  bellen · ik · was voor 6 dec 2026 · zeker 7" in lines
    then, now = lines.index("NETWERK · 21 NOV 2026"), lines.index("NETWERK · 5 DEC 2026")
    assert (lines[then + 1], lines[now + 1]) == ("·  zus · steunt", "·  coach")
    at = lines.index(earlier.TALKS)
    assert [line.partition("  ")[0] for line in lines[at + 1 :]] == ["19 dec 2026", "5 dec 2026", "21 nov 2026"]


def test_of_many_numbers_the_last_are_drawn_and_the_others_told() -> None:
    past = Past()
    for value in (1, 2, *range(DRAWN)):
        past.led(f"/schaal vertrouwen {value}", days=1)
    lines = page(past)
    assert "daarvoor: 1, 2" in lines
    assert sum("●" in line for line in lines) == DRAWN


def test_the_page_of_somebody_new_says_so() -> None:
    past = Past()
    past.begin()
    lines = page(past)
    assert earlier.NOTHING_OPEN in lines
    assert earlier.NO_NUMBERS in lines
    assert lines[-1].endswith(f"({stored.OPEN})")
