"""What in a text looks as if it points at one person: found to be told and masked, never to be refused.

Sources:

* BSN: nine digits, and those of eight are written with a zero before them; weighed 9, 8, ... 2 and -1 their sum is a
  multiple of 11 (RvIG, Logisch Ontwerp BSN; https://nl.wikipedia.org/wiki/Burgerservicenummer). One in eleven of all
  numbers of nine digits passes, so this is a hint and no proof. Eight digits only count with the word before them.
* IBAN: as long as its country has it in the IBAN Registry of SWIFT; with the first four characters at the end and
  A=10 ... Z=35 the rest of division by 97 is 1 (ISO 13616, ISO 7064).
* Telephone: ten digits, 061-065 and 068 mobile, area codes of three or four digits (Nummerplan telefoon- en
  ISDN-diensten, https://wetten.overheid.nl/BWBR0010198); abroad at most fifteen (ITU-T E.164). The numbers of
  organisations are nobody's own and left alone: 0800, 0900, 0906, 0909, 088 and 14.
* Postcode: four digits, the first no zero, two letters but SA, SD and SS (NEN 5825); with a house number it is a home,
  and so is a street with one: only by endings that hardly any other word before a number has.

Every pattern matches at most :data:`LONGEST` characters and every look around is as short, so the work grows with the
length of the text and no faster, whatever stands in it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from gesprek_tui.text import may_point_at_one

Kind: TypeAlias = Literal["bsn", "iban", "phone", "email", "address", "birth"]
LONGEST = 100
"""No pattern here matches more characters."""
MASKS: dict[Kind, str] = {
    "bsn": "[BSN]",
    "iban": "[rekening]",
    "phone": "[telefoon]",
    "email": "[e-mail]",
    "address": "[adres]",
    "birth": "[geboortedatum]",
}
_Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """What looks like ``kind`` in ``text[start:end]``."""

    kind: Kind
    start: int
    end: int


def spot(text: str) -> tuple[Spot, ...]:
    """All that is found in ``text``, in order; no two overlap."""
    if not may_point_at_one(text):
        return ()
    found: list[Spot] = []
    for kind, find in _FINDERS:
        places = _apart(find(text))
        if places:
            found += [Spot(kind, start, end) for start, end in places]
            text = _put(text, ((start, end, "\0" * (end - start)) for start, end in places))
    return tuple(sorted(found, key=lambda one: one.start))


def mask(text: str, spots: Iterable[Spot]) -> str:
    """``text`` with a word between brackets for each of its ``spots``."""
    return _put(text, ((one.start, one.end, MASKS[one.kind]) for one in spots))


def _apart(places: Iterable[_Place]) -> list[_Place]:
    apart: list[_Place] = []
    for start, end in sorted(places):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _put(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    pieces, at = [], 0
    for start, end, instead in parts:
        pieces += [text[at:start], instead]
        at = end
    return "".join((*pieces, text[at:]))


# between the digits of one number: spaces, hyphens and dashes of all kinds, a dot, a slash
_BETWEEN = "[ \u00a0\u2009\u202f\\-\u2010-\u2013./]"
_ALONE = r"(?<![\w+])(?<![0-9][.,:/\-])"


# --- e-mail -------------------------------------------------------------------------------------------------

_DOMAIN = re.compile(r"@[^\W_][\w-]{0,30}(?:\.[\w-]{1,20}){0,2}\.[^\W\d_]{2,12}(?!\w)")
_BEFORE_AT = re.compile(r"[\w.+%'-]")
_LOCAL = 64  # RFC 5321


def _emails(text: str) -> Iterator[_Place]:
    for found in _DOMAIN.finditer(text):
        start = at = found.start()
        while start > max(0, at - _LOCAL) and _BEFORE_AT.match(text[start - 1]):
            start -= 1
        if start < at:
            yield start, found.end()


# --- IBAN ---------------------------------------------------------------------------------------------------

_LENGTHS = {
    country: int(length)
    for length, countries in {
        "15": "NO", "16": "BE", "18": "DK FI FK FO GL NL SD", "19": "MK SI", "20": "AT BA EE KZ LT LU MN XK",
        "21": "CH HR LI LV", "22": "BG BH CR DE GB GE IE ME RS VA", "23": "AE GI IL IQ OM SO TL",
        "24": "AD CZ ES MD PK RO SA SE SK TN VG", "25": "LY PT ST", "26": "IS TR", "27": "BI DJ FR GR IT MC MR SM",
        "28": "AL AZ BY CY DO GT HN HU LB NI PL SV", "29": "BR EG PS QA UA", "30": "JO KW MU YE", "31": "MT SC",
        "32": "LC", "33": "RU",
    }.items()
    for country in countries.split()
}  # fmt: skip
_ACCOUNT = re.compile(r"(?<![^\W_])(?=([A-Za-z]{2}[0-9]{2}(?:[ \u00a0.-]?[A-Za-z0-9]){11,29}))")


def _ibans(text: str) -> Iterator[_Place]:
    for found in _ACCOUNT.finditer(text):
        length = _LENGTHS.get(found[1][:2].upper())
        places = [at for at, sign in enumerate(found[1], found.start()) if sign.isalnum()]
        if length is None or len(places) < length:
            continue
        end = places[length - 1] + 1
        if not text[end : end + 1].isalnum() and _sums_to_one("".join(text[at] for at in places[:length])):
            yield found.start(), end


def _sums_to_one(iban: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


# --- date of birth ------------------------------------------------------------------------------------------

_BORN = re.compile(
    r"\b(?:(geboren)\b|geboorte(?:datum|dag)\b|geb(?:oorte)?\.? ?dat(?:um)?\b\.?|geb\b\.?)", re.IGNORECASE
)
_MONTHS = {
    "jan": 1, "feb": 2, "mrt": 3, "maa": 3, "apr": 4, "mei": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<d1>\d{1,2}) ?[-/. \u2013] ?(?P<m1>\d{1,2}) ?[-/. \u2013] ?(?P<y1>\d{4}|'?\d{2})"
    rf"|(?P<d2>\d{{1,2}})e? ?(?P<m2>(?:{'|'.join(_MONTHS)})[a-z]{{0,6}})\.? ?"
    r"(?P<y2>\d{4}|'?\d{2})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<d4>\d{2})(?P<m4>\d{2})(?P<y4>\d{4})"
    r")(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_NEAR = 60
_MOST_WORDS = 5
# what stands between makes it another date: the end of a sentence, another number, something that is planned
_OTHER = re.compile(
    r"[.!?;]\s|[\n↵\d]|afspra|gespr|komt|terug|volgend|contact|bel|keuring|intake|start|sinds|vanaf|verhui",
    re.IGNORECASE,
)


def _births(text: str) -> Iterator[_Place]:
    for born in _BORN.finditer(text):
        after = text[born.end() : born.end() + _NEAR]
        date_after = _DATE.search(after)
        if date_after and _plausible(date_after) and _near(after[: date_after.start()]):
            yield born.end() + date_after.start(), born.end() + date_after.end()
        elif born[1]:
            begin = max(0, born.start() - _NEAR)
            before = text[begin : born.start()]
            dates = list(_DATE.finditer(before))
            between = before[dates[-1].end() :] if dates else ","
            if _near(between) and not set(",:") & set(between) and _plausible(dates[-1]):
                yield begin + dates[-1].start(), begin + dates[-1].end()


def _near(between: str) -> bool:
    return len(between.split()) <= _MOST_WORDS and not _OTHER.search(between)


def _plausible(found: re.Match[str]) -> bool:
    """Whether there was such a day since 1900."""
    day, month, year = next(
        (found[f"d{n}"], found[f"m{n}"], found[f"y{n}"].lstrip("'")) for n in range(1, 5) if found[f"d{n}"]
    )
    number = int(month) if month.isdecimal() else _MONTHS[month[:3].lower()]
    for century in (0,) if len(year) == 4 else (1900, 2000):
        with suppress(ValueError):
            return 1900 <= date(century + int(year), number, int(day)).year < 2100
    return False


# --- telephone ----------------------------------------------------------------------------------------------

_GAP = rf"\)?{_BETWEEN}{{0,3}}"
_PHONES = tuple(
    re.compile(rf"{_ALONE}{pattern}(?!\d)", re.ASCII)
    for pattern in (
        # no date with a time after it, and no two times
        rf"(?!\d\d[-./ ]\d\d?[-./ ](?:19|20)\d\d(?!\d))(?!\d\d\.\d\d[-\u2013 ])"
        rf"\(?06{_GAP}[1-58](?:{_BETWEEN}?\d){{7}}",
        rf"\(?0(?:[1-57]\d|8[457]|91){_GAP}\d(?:{_BETWEEN}?\d){{2}}(?:{_BETWEEN}?\d){{4}}",
        rf"\(?0[1-57]\d\d{_GAP}\d(?:{_BETWEEN}?\d){{5}}",
        rf"(?:\+|00)31{_GAP}(?:\(?0{_GAP})?(?!88|[89]00|90[69])[1-9](?:{_BETWEEN}?\d){{8}}",
    )
)
_ABROAD = re.compile(
    rf"{_ALONE}(?!\+\d{{1,3}}(?:\.\d{{3}}){{1,4}}(?![\d.-]))"  # an amount
    rf"(?:\+|00)(?!31|800)[1-9](?:[(){_BETWEEN[1:]}{{0,4}}\d){{7,14}}(?!\d)",
    re.ASCII,
)
_GROUP = re.compile("[0-9]+")


def _phones(text: str) -> Iterator[_Place]:
    for pattern in _PHONES:
        # a bracket that only opens belongs to the sentence
        yield from (
            (found.start() + (found[0][0] == "(" and ")" not in found[0]), found.end())
            for found in pattern.finditer(text)
        )
    for found in _ABROAD.finditer(text):
        _, *groups = _GROUP.findall(found[0])
        if all(len(group) > 1 or group == "0" for group in groups):
            yield found.span()


# --- BSN ----------------------------------------------------------------------------------------------------

_NINE = re.compile(rf"{_ALONE}(?<!€)(?<!€ )(?=(\d(?:{_BETWEEN}?\d){{8}})(?![.,:/\-]?\d|\w|,-))", re.ASCII)
_EIGHT = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofi-?(?:nummer)?)[^\w\n]{0,3}(?:(?:is|nr|nummer)[^\w\n]{1,3}){0,2}"
    rf"(\d(?:{_BETWEEN}?\d){{7}})(?!{_BETWEEN}?\d|\w)",
    re.IGNORECASE | re.ASCII,
)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_MOST_GROUPS = 4


def _bsns(text: str) -> Iterator[_Place]:
    for pattern in (_NINE, _EIGHT):
        for found in pattern.finditer(text):
            groups = _GROUP.findall(found[1])
            apart = {sign for sign in found[1] if not sign.isdecimal()}
            together = len(groups) == 1 or (len(groups) <= _MOST_GROUPS and min(map(len, groups)) > 1)
            if together and len(apart) <= 1 and _passes("".join(groups)):
                yield found.span(1)


def _passes(number: str) -> bool:
    digits = [int(digit) for digit in number.rjust(9, "0")]
    return any(digits) and sum(map(int.__mul__, _WEIGHTS, digits)) % 11 == 0


# --- a home -------------------------------------------------------------------------------------------------

_POSTCODE = r"[1-9]\d{3}(?: ?(?!S[ADS])[A-Z]{2}|(?!s[ads])[a-z]{2})"
_NUMBER = r"[1-9]\d{0,4}(?:[ -]?(?:[a-zA-Z]|bis|hs|[0-9]{1,3})(?!\w))?"
_NO_COUNT = r"(?!\d|[.,:/-]\d|\w| ?(?:%|€|procent|uur|euro|dag|we[ek]|maand|jaar|keer))"
_HOMES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_ALONE}(?P<code>{_POSTCODE})(?:, ?| )(?:[A-Z][\w'-]{{2,20}},? ){{0,3}}(?:nr\.? ?|nummer |huisnummer )?"
        rf"{_NUMBER}{_NO_COUNT}",
        rf"{_ALONE}{_NUMBER}(?:, ?| )(?P<code>{_POSTCODE})(?!\w)",
    )
)
# a year and what was then, as in "sinds 2024 WW 70 procent"
_AFTER_A_YEAR = re.compile("(?:19|20).*(?:WW|ZW|AO|PW|BW|WA|EU|EN|IN|OP|NA|BV|GZ|VO|IV|IQ|AD|CV)", re.IGNORECASE)
_STREET = re.compile(r"\b[\w'-]{1,25}(?:straat|laan|weg|plein|kade|gracht|dijk|singel|hof|pad|steeg|dreef)[ ,]{0,2}\Z")

_STREET_NUMBER = re.compile(
    rf"\b[\w'-]{{2,25}}(?:straat|laan|plein|gracht|singel|kade|steeg|dreef) {_NUMBER}{_NO_COUNT}", re.IGNORECASE
)


def _homes(text: str) -> Iterator[_Place]:
    whole = [
        (_with_street(text, found.start()), found.end())
        for pattern in _HOMES
        for found in pattern.finditer(text)
        if not _AFTER_A_YEAR.fullmatch(found["code"])
    ]
    yield from whole
    for found in _STREET_NUMBER.finditer(text):
        if all(found.end() <= start or end <= found.start() for start, end in whole):
            yield found.span()


def _with_street(text: str, start: int) -> int:
    street = _STREET.search(text, max(0, start - LONGEST // 2), start)
    return street.start() if street else start


# what is found first is seen by none after it: an account holds digits enough for a telephone
_FINDERS: Sequence[tuple[Kind, Callable[[str], Iterable[_Place]]]] = (
    ("email", _emails),
    ("iban", _ibans),
    ("birth", _births),
    ("phone", _phones),
    ("bsn", _bsns),
    ("address", _homes),
)
