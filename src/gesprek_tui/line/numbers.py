"""Numbers as people say them on a scale: ``4``, ``5,5``, ``vier of vijf``, ``weet ik niet``."""

import re
from dataclasses import dataclass

_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
    )
} | {"één": "1"}
_NUMBER = r"(10|\d)(?:[.,]([05]))?"
_ONE = re.compile(rf"{_NUMBER}(?:\s*(?:van de|op|/)\s*10)?")
_RANGE = re.compile(rf"{_NUMBER}\s*(?:-|–|/|of|à|a|tot)\s*{_NUMBER}")
_HALF = re.compile(r"\b(\d)\s*(?:en (?:een|1) half|enhalf|½)")
_UNKNOWN = re.compile(
    r"(?:dat\s+|ik\s+)?(?:weet|zou)\s*(?:ik\s+|het\s+)*(?:echt\s+|nog\s+)?niet(?:\s+weten)?|geen idee|\?"
)

_ANY = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?")
# at the start or after 'een', and not a number of something: 'ik geef een 7, want …', never '3 brieven geopend';
# compiled when it is first needed, and kept by re from then on
_GIVEN = (
    rf"(?:^|\b(?:een|'n|cijfer|geef)\s+(?:\w+\s+)?)(?<![\d.,])"
    rf"(?:(?P<word>{'|'.join(word for word in _WORDS if word != 'een')})|{_NUMBER}(?![.,]?\d))"
    r"(?:\s*(?:van de|op|/)\s*10)?"
    r"(?=\s*(?:$|[,.;:!?()–—-]|(?:want|omdat|denk|dacht|maar|ofzo|of|hoor|dat|en(?! een half))\b))"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said on a scale: ``low`` and ``high`` are equal but for a range; both None for no number."""

    low: float | None
    high: float | None
    text: str | None

    def value(self, better: str) -> float | None:
        """The number to go on with: of a range the one that is further from the good end."""
        return self.high if better == "down" else self.low


def read_number(text: str) -> Said | None:
    """What ``text`` says on a 0–10 scale, or None when it says no number at all."""
    words = text.strip().casefold().rstrip(".!")
    for word, digit in _WORDS.items():
        words = re.sub(rf"\b(?:een |'n )?{word}(?=\b|enhalf)", digit, words)
    words = _HALF.sub(r"\1,5", words)
    words = re.sub(r"(?<!\S)(?:een|'n|1)\s+(?=\d)", "", words)
    if _UNKNOWN.fullmatch(words):
        return Said(None, None, text.strip())
    if found := _ONE.fullmatch(words):
        value = _value(found[1], found[2])
        return None if value is None else Said(value, value, None)
    if found := _RANGE.fullmatch(words):
        first, second = _value(found[1], found[2]), _value(found[3], found[4])
        if first is not None and second is not None and first != second:
            return Said(min(first, second), max(first, second), text.strip())
    return None


def number_said(text: str) -> float | None:
    """The number that an answer gives, also with words around it: ``7, want …``, ``een dikke acht``; else None."""
    said = read_number(text)
    if said is not None:
        return said.low
    found = re.search(_GIVEN, text.casefold())
    if found is None:
        return None
    return float(_WORDS[found["word"]]) if found["word"] else _value(found[2], found[3])


def bare_number(text: str) -> float | None:
    """A number alone, also one that is off the scale: it is refused there, and asked again."""
    return float(text.strip().replace(",", ".")) if _ANY.fullmatch(text.strip()) else None


def number_in(text: str) -> float | None:
    """The first number from 0 to 10 that stands in an answer, or None."""
    found = re.search(rf"(?<![\d.,]){_NUMBER}(?![\d]|[.,]\d)", text)
    return _value(found[1], found[2]) if found else None


def _value(whole: str, half: str | None) -> float | None:
    value = float(whole) + (0.5 if half == "5" else 0.0)
    return value if value <= 10 else None
