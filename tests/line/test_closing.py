"""What the closing steps hear: that nothing changes, and a lower number."""

import pytest

from gesprek_tui.line.closing import changes_nothing, is_lower, repair_question
from tests.builders import joined, pack, phase, question


@pytest.mark.parametrize(
    "said",
    [
        "nee", "Nee.", "nee hoor", "niets", "Niks!", "niets, zo is het goed", "nee, zo is het goed", "niks",
        "het klopt", "klopt", "dat klopt zo", "ja, dat klopt zo", "nee, niets, dat klopt", "Niets. Ja, dat klopt zo.",
        "oké", "ok", "prima zo", "helemaal goed", "alles klopt", "alles staat erin", "zo laten we het",
        "nee dank u, het is goed zo", "ik heb niets toe te voegen", "geen wijzigingen", "ik hoef niets te veranderen",
        "dat hoeft niet", "akkoord", "ja, daar ben ik het mee eens", "dat was alles", "voor mij is het duidelijk",
        "’t is goed zo", "weet ik nu niet", "niets, u hebt alles opgeschreven", "wat mij betreft niets", "…", "👍",
        "8", "een 8, prima",
    ],
)  # fmt: skip
def test_an_answer_that_only_agrees_or_declines_changes_nothing(said: str) -> None:
    assert changes_nothing(said)


@pytest.mark.parametrize(
    "said",
    [
        "de huur bellen", "niet meer bellen na zes uur", "niets meer kopen op afbetaling", "nee, liever dinsdag",
        "ja, en de brief meenemen", "klopt, maar om tien uur", "samen kijken", "de afspraken op een briefje",
        "nee | ik | morgen", "het", "dat doen we", "morgen", "13:00 uur", "geen post laten liggen", "alles openmaken",
    ],
)  # fmt: skip
def test_an_answer_that_says_something_else_does_not(said: str) -> None:
    assert not changes_nothing(said)


@pytest.mark.parametrize("said", ["5", "een 4", "4, het ging te snel", "drie", "2 van de 10", "ik geef een 5 hoor"])
def test_a_lower_number_asks_for_listening(said: str) -> None:
    assert is_lower(said)


@pytest.mark.parametrize(
    "said",
    ["6", "7, ik voelde me gehoord", "weinig", "viel tegen", "weet ik niet", "3 brieven geopend", "om 4 uur", None],
)
def test_words_and_higher_numbers_do_not(said: str | None) -> None:
    assert not is_lower(said)


def test_the_repair_is_what_follows_the_rating_and_nothing_where_nothing_does() -> None:
    anders = question("anders", "Wat kan er anders?")
    asked = joined(
        pack("gesprek", phase("begin")),
        shared=pack(
            "basis", phase("slot", question("hoe", closes="rating", follow_ups=["anders"]), anders), role="shared"
        ),
    )
    repair = repair_question(asked)
    assert repair
    assert repair.id == "anders"
    bare = joined(pack("gesprek", phase("begin")), shared=pack("basis", phase("slot", anders), role="shared"))
    assert repair_question(bare) is None
