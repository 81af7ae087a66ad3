"""Which words fit which text."""

import pytest

from gesprek_tui.conversation.finding import excerpt, spans, terms


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("een", "één keer"),
        ("één", "een keer"),
        ("cafe\u0301", "het café"),
        ("café", "het cafe\u0301"),
        ("CLIËNT", "de client belt"),
        ("post", "de postbode"),
        ("post open", "open de post"),
        ('"de post"', "doet de post open"),
        ("K-01", "voor K-017"),
        ("zo'n", "zo'n dag"),
        ("8", "een 8"),
        ("bel", "belt"),
    ],
)
def test_words_fit(words: str, text: str) -> None:
    assert spans(terms(words), text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("post bank", "de post"),
        ("ost", "de post"),
        ('"post de"', "de post"),
        ('"de pos"', "de post"),
        ("be", "belt"),
        ("-", "a - b"),
        ("", "niets"),
        ('"', "niets"),
    ],
)
def test_words_do_not_fit(words: str, text: str) -> None:
    assert not spans(terms(words), text)


def test_what_is_left_out_beside_the_place_that_fits_is_shown_as_left_out() -> None:
    text = " ".join(f"woord{number}" for number in range(60)) + " belastingaangifte " + "einde " * 20

    shown = excerpt(text, terms("belasting"), 60)

    assert "belastingaangifte" in shown
    assert len(shown) <= 60
    assert (shown[0], shown[-1]) == ("…", "…")
    assert excerpt("kort", terms("kort"), 60) == "kort"
    assert excerpt("x" * 100, terms("y"), 10) == "x" * 9 + "…"


def test_an_excerpt_is_never_longer_than_asked() -> None:
    text = "aaaa " * 40 + "bbb" + " cccc" * 40
    for most in range(5, len(text) + 2):
        assert len(excerpt(text, terms("bbb"), most)) <= most
