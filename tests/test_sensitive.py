"""What looks as if it points at one person: all of it is found, little else is, and never slowly."""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_tui import sensitive
from gesprek_tui.sensitive import LONGEST, MASKS, mask, spot

ORDINARY = (Path(__file__).parent / "fixtures" / "gevoelig" / "gewoon.txt").read_text(encoding="utf-8").splitlines()
AROUND = ("{}", "zegt {} erbij", "({})", "a: {}.", "{}, en dan", "eerst\n{}\nen dan", "nummer={};")
# each from the IBAN Registry, as the example of its country
ACCOUNTS = (
    "NL91 ABNA 0417 1643 00", "BE68 5390 0754 7034", "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19",
    "FR14 2004 1010 0505 0001 3M02 606", "ES91 2100 0418 4502 0005 1332", "IT60 X054 2811 1010 0000 0123 456",
    "PL61 1090 1014 0000 0712 1981 2874", "TR33 0006 1005 1978 6457 8413 26", "PT50 0002 0123 1234 5678 9015 4",
    "CH93 0076 2011 6238 5295 7", "NO93 8601 1117 947", "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
    "RO49 AAAA 1B31 0075 9384 0000", "IE29 AIBK 9311 5212 3456 78", "LU28 0019 4006 4475 0000",
    "SE45 5000 0000 0583 9825 7466",
)  # fmt: skip
PHONES = (
    "0612345678", "06-12345678", "06 12345678", "06 12 34 56 78", "06 - 1234 5678", "06.12.34.56.78", "06/12345678",
    "(06) 12345678", "06\u201112345678", "06\u00a012\u00a034\u00a056\u00a078", "+31612345678", "+31 6 12345678",
    "+31 (0)6-12345678",
    "+31 6 12 34 56 78", "0031612345678", "0031 6 12345678", "020-1234567", "020 123 45 67", "(020) 123 45 67",
    "0201234567", "0297-123456", "0297 12 34 56", "+31 20 123 4567", "+31 (0)297 123456", "085-1234567",
    "+32 475 12 34 56",
    "+49 170 1234567", "+44 7911 123456", "+90 532 123 45 67", "0048 601 234 567", "+212 612-345678",
    "+1 (202) 555-0143",
)  # fmt: skip
EMAILS = (
    "k017@voorbeeld.nl", "voor.naam+post@post.voorbeeld.nl", "a_b-c@x-y.org", "K017@VOORBEELD.NL",
    "o'x@voorbeeld.co.uk", "één@voorbeeld.nl", "a@b.museum",
)  # fmt: skip
HOMES = (
    "1234 AB 12", "1234AB 12", "1234AB 12-a", "1234ab 12", "1234 AB, 12 bis", "1234 AB nr. 12", "1234 AB huisnummer 7",
    "Dorpsstraat 12, 1234 AB", "dorpsstraat 12a 1234AB", "12, 1234 AB", "1234 AB Utrecht, Kerkstraat 12",
    "Kerkstraat 12", "kerkstraat 12a", "Prinsengracht 263-2",
)  # fmt: skip
BIRTHS = (
    "geboren op {}", "geboren: {}", "geb. {}", "geb {}", "Geboortedatum {}", "geboortedatum: {}", "geb.datum {}",
    "geboren te Rotterdam op {}", "geboren in Paramaribo, {}", "GEBOREN {}", "is op {} geboren",
    "werd {} in Utrecht geboren",
)  # fmt: skip
DAYS = (
    "12-03-1985", "12/3/1985", "12.03.1985", "12 03 1985", "12-3-85", "12 maart 1985", "12 mrt. 1985", "3 okt '71",
    "1985-03-12", "12031985", "29 februari 2000", "29-2-00", "12 – 3 – 1985",
)  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    """Kind and words of each spot, after the promises that hold for any text."""
    spots = spot(text)
    ends = [0, *(one.end for one in spots)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, spots, strict=False))
    return [(one.kind, text[one.start : one.end]) for one in spots]


def bsn(eight: int) -> str | None:
    """A BSN from its first eight digits, the last one found by trying all ten."""
    for last in range(10):
        digits = [*map(int, f"{eight:08}"), last]
        total = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=False)) - last
        if total % 11 == 0 and any(digits):
            return "".join(map(str, digits))
    return None


# --- everything is found ------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["{0}", "{1}.{2}.{3}", "{1} {2} {3}", "{1}-{2}-{3}", "{4}.{5}.{3}", "{4} {5} {3}"])
def test_every_bsn_is_found_and_no_other_number_of_nine_digits(form: str) -> None:
    seen = 0
    for eight in range(0, 100_000_000, 98_765):
        number = bsn(eight)
        for last in "0123456789":
            whole = f"{eight:08}{last}"
            text = form.format(whole, whole[:3], whole[3:6], whole[6:], whole[:4], whole[4:6])
            if text.replace(" ", "").startswith(("06", "00")):
                continue
            seen += whole == number
            assert (found(text) == [("bsn", text)]) == (whole == number), text
    assert seen > 800


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("number", ["111222333", "123456782", "012345672", "000000012", "111.222.333", "1112 22 333"])
def test_a_bsn_is_found_wherever_it_stands(number: str, around: str) -> None:
    assert found(around.format(number)) == [("bsn", number)]


@pytest.mark.parametrize(
    "text", ["BSN 12345672", "bsn: 12345672", "Burgerservicenummer is 12 34 56 72", "sofinr 12345672"]
)
def test_eight_digits_are_a_bsn_after_the_word_for_it(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["bsn"]
    assert found("dossier 12345672") == []


@pytest.mark.parametrize("text", ["000000000", "123456789", "111222334", "1112223330", "x111222333", "111222333x",
    "1.111.222.333", "111.222.333,50", "€ 111.222.333", "€111222333", "1 1 1 2 2 2 3 3 3", "111-222.333"])  # fmt: skip
def test_what_is_no_bsn_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_is_found_in_each_way_of_writing_it(account: str, around: str) -> None:
    for written in (
        account,
        account.replace(" ", ""),
        account.lower(),
        account.replace(" ", "."),
        account.replace(" ", "\u00a0"),
    ):
        assert found(around.format(written)) == [("iban", written)]


@pytest.mark.parametrize("account", ACCOUNTS)
def test_an_account_with_a_wrong_sign_is_none(account: str) -> None:
    for at, sign in enumerate(account):
        if sign.isdecimal():
            wrong = f"{account[:at]}{(int(sign) + 1) % 10}{account[at + 1 :]}"
            assert "iban" not in dict(found(wrong)), wrong
    assert "iban" not in dict(found(account.replace(" ", "") + "0"))


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(
    ("kind", "written"),
    [("phone", text) for text in PHONES] + [("email", text) for text in EMAILS] + [("address", text) for text in HOMES],
)
def test_telephone_mail_and_home_are_found(kind: str, written: str, around: str) -> None:
    assert found(around.format(written)) == [(kind, written)]


@pytest.mark.parametrize("around", BIRTHS)
@pytest.mark.parametrize("day", DAYS)
def test_a_date_of_birth_is_found(day: str, around: str) -> None:
    assert found(around.format(day)) == [("birth", day)]
    assert found(day) == []


@pytest.mark.parametrize("text", ["geboren op 31-02-1985", "geb. 12-13-1985", "geboren 12-03-1785", "geb. 29-02-2023",
    "dochter geboren, afspraak op 21-11-2026", "Is geboren. Op 21-11-2026 weer bellen.",
    "op 21-11-2026, geboren en getogen",
    "geboren in een gezin van 5; 12-03-2027 is de zitting"])  # fmt: skip
def test_a_date_that_is_no_date_of_birth_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_several_in_one_line_are_told_apart() -> None:
    text = "06-12345678 en 020 1234567, NL91ABNA0417164300, k@voorbeeld.nl, geb. 12-03-1985, bsn 111222333"
    assert [kind for kind, _ in found(text)] == ["phone", "phone", "iban", "email", "birth", "bsn"]
    assert mask(text, spot(text)) == ("[telefoon] en [telefoon], [rekening], [e-mail], geb. [geboortedatum], bsn [BSN]")


# --- and little else ----------------------------------------------------------------------------------------


def test_ordinary_notes_raise_no_alarm() -> None:
    assert len(set(ORDINARY)) >= 200
    alarms = [text for text in ORDINARY if found(text)]
    assert len(alarms) < 0.02 * len(ORDINARY), alarms


# --- masking ------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [*ACCOUNTS, *PHONES, *EMAILS, *HOMES, "111222333", "geb. 12-03-1985", " ", ".", "0", "@", "\n"]
)
ANYTHING = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)


@given(ANYTHING)
def test_masking_replaces_what_was_found_and_nothing_else(text: str) -> None:
    spots = spot(text)
    masked = mask(text, spots)
    kept = [text[start:end] for start, end in _between(text)]
    assert masked == "".join(
        part for pair in zip(kept, [*(MASKS[one.kind] for one in spots), ""], strict=True) for part in pair
    )


def _between(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for one in spot(text):
        yield at, one.start
        at = one.end
    yield at, len(text)


@pytest.mark.parametrize("kind", sorted(MASKS))
def test_the_words_that_mask_are_nothing_to_mask_themselves(kind: Any) -> None:
    assert found(f"zie {MASKS[kind]} 1234 AB {MASKS[kind]}") == []


# --- never slowly -------------------------------------------------------------------------------------------

HOSTILE = (
    "0", "06", "0 ", "1.", "1-", "+4(", "+4(1", "a@", "@", "@a.", "geboren 12-", "geb 1 ", "1234 AB ", "1234 Ab",
    "NL91 ", "straat", "aastraat 1", "a-straat 1 ",
    "AB12 ", "06-1 ", "00 1 ", "(0", "bsn 1 ", "11 ", "1000 AA Aaaaaaaaaaaaaaaaaaaa, ", "0a", "a1",
)  # fmt: skip


def _widths(parsed: Any) -> Iterator[int]:
    """The most characters that a pattern, and each look around in it, can match."""
    yield parsed.getwidth()[1]
    for _, argument in parsed:
        for part in argument if isinstance(argument, tuple | list) else (argument,):
            inner = part if isinstance(part, list) else [part]
            for one in inner:
                if hasattr(one, "getwidth"):
                    yield from _widths(one)


def test_every_pattern_is_as_short_as_it_says() -> None:
    """So each look at one place in a text costs at most a fixed amount, and a text its length times that."""
    parse = importlib.import_module("re._parser").parse
    patterns = [
        pattern
        for value in vars(sensitive).values()
        for pattern in (value if isinstance(value, tuple) else (value,))
        if isinstance(pattern, re.Pattern) and pattern.pattern not in ("[0-9]+", sensitive._AFTER_A_YEAR.pattern)
    ]
    assert len(patterns) > 10
    for pattern in patterns:
        assert max(_widths(parse(pattern.pattern, pattern.flags))) <= LONGEST, pattern.pattern


def _steps(text: str) -> int:
    """How many calls it takes to look through a text."""
    steps = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        spot(text)
    finally:
        sys.setprofile(before)
    return steps


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    half, whole = (_steps((piece * 100_000)[:length]) for length in (50_000, 100_000))
    assert whole <= 2.1 * half + 200


@given(st.text(alphabet="0123456789 .-+()@/aZgeb€", min_size=1, max_size=12))
def test_no_text_repeated_takes_more_than_its_length(piece: str) -> None:
    half, whole = (_steps((piece * 2000)[:length]) for length in (1000, 2000))
    assert whole <= 2.1 * half + 200
