"""Numbers as people say them on a scale."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_tui.line.numbers import Said, number_in, number_said, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("4", 4), ("10", 10), (" 7 ", 7), ("7.", 7), ("7!", 7), ("4,5", 4.5), ("4.5", 4.5), ("4,0", 4),
        ("nul", 0), ("één", 1), ("een", 1), ("Vier", 4), ("tien", 10), ("een vier", 4), ("een 4", 4), ("'n zes", 6),
        ("vier en een half", 4.5), ("zesenhalf", 6.5), ("6½", 6.5), ("6 en een half", 6.5), ("5 op 10", 5),
        ("5 van de 10", 5), ("5/10", 5), ("vijf van de tien", 5),
    ],
)  # fmt: skip
def test_one_number(text: str, value: float) -> None:
    assert read_number(text) == Said(value, value, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4-5", 4, 5), ("4 - 5", 4, 5), ("4–5", 4, 5), ("vier of vijf", 4, 5), ("een vier of een vijf", 4, 5),
        ("vijf of vier", 4, 5),
        ("'n 4 of 'n 5", 4, 5), ("4 à 5", 4, 5), ("4 tot 5", 4, 5), ("9/10", 9, 9), ("4/5", 4, 5), ("0-10", 0, 10),
    ],
)  # fmt: skip
def test_a_range_keeps_its_words(text: str, low: float, high: float) -> None:
    said = read_number(text)
    assert said is not None
    assert (said.low, said.high) == (low, high)
    assert said.text == (None if low == high else text)


def test_of_a_range_the_number_further_from_the_good_end_goes_on() -> None:
    said = read_number("vier of vijf")
    assert said is not None
    assert said.value("up") == 4
    assert said.value("down") == 5


@pytest.mark.parametrize(
    "text", ["weet ik niet", "weet niet", "dat weet ik niet", "ik weet het niet", "Weet het echt niet.", "geen idee",
             "zou ik niet weten", "?"],
)  # fmt: skip
def test_no_number_is_an_answer_too(text: str) -> None:
    assert read_number(text) == Said(None, None, text)


@pytest.mark.parametrize(
    "text", ["", "11", "-1", "4,3", "10,5", "100", "geen", "hoog", "een beetje", "vier uur", "5-5", "12 of 13", "4 5",
             "steen", "½", "²", "1e3", "nan", "inf"],
)  # fmt: skip
def test_what_is_no_number_from_0_to_10_is_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("in mei was het een 7", 7), ("8", 8), ("een 6,5 denk ik", 6.5), ("6.5", 6.5), ("10!", 10), ("ooit", None),
        ("toen ik 18 was", None), ("in 2019 een 8", 8), ("€ 12,50", None), ("", None),
    ],
)  # fmt: skip
def test_the_number_in_an_answer(answer: str, value: float | None) -> None:
    assert number_in(answer) == value


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(st.sampled_from("0123456789,.-/ofvierenhalf½ ")))
def test_any_text_gives_halves_from_0_to_10_or_nothing(text: str) -> None:
    said = read_number(text)
    for value in (said.low, said.high) if said else ():
        assert value is None or (0 <= value <= 10 and (value * 2).is_integer())
    found = number_in(text)
    assert found is None or 0 <= found <= 10


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7, ik voelde me gehoord", 7), ("7,5 denk ik", 7.5), ("een dikke acht", 8), ("een 6 van de 10, want", 6),
        ("ik geef een zeven hoor", 7), ("5 of 6, wisselend", 5), ("tien!", 10), ("vier of vijf", 4),
        ("weet ik niet", None), ("3 brieven geopend", None), ("om 8 uur", None), ("een 12", None), ("best wel", None),
        ("2 en een half uur", None),
    ],
)  # fmt: skip
def test_a_number_with_words_around_it(text: str, value: float | None) -> None:
    assert number_said(text) == value
