"""The Dutch of looking for words in what was kept."""

from collections.abc import Iterable

FILTERS = {
    "client": "client", "cliënt": "client", "soort": "kind", "methode": "method", "sinds": "since", "tot": "until",
}  # fmt: skip
"""What may stand before a colon in the line that looks for words."""

NONE = "Niets gevonden. Met minder woorden, of met alleen het begin van een woord, vindt u meer."
NONE_SAY = f"{NONE} Een vraag uit een methode vindt u met /zoek."
NO_WORDS = "Noem een woord om te zoeken: letters of cijfers."
SAME_QUESTION = "Wat u of de cliënt eerder zei, vindt u met /vind."
MORE = "Er is meer; hier staat het nieuwste."
GONE = "Dit gesprek is er niet meer."
HERE = "gevonden"

PLACEHOLDER = "wat zoekt u?"
PAGE_TITLE = "VINDEN"
PAGE_HELP = (
    'Typ woorden, of het begin ervan. Precies zo: "de post". Minder vindt u met erbij client:K-017, '
    "soort:afspraak, methode:ID, sinds:1-10-2026, tot:31-12-2026."
)
SEARCHING = "zoeken …"
FOOTER = "Enter opent die regel · Esc terug"
HOME_FIND = "Vinden"
HOME_FIND_ABOUT = "Zoek een woord in alles wat u noteerde, in alle gesprekken."


def unknown_kind(word: str, known: Iterable[str]) -> str:
    """A kind that does not exist, with those that do."""
    return f"‘{word}’ is geen soort regel. Kies uit: {', '.join(known)}."


def unknown_day(word: str) -> str:
    """A day that is none."""
    return f"‘{word}’ is geen datum. Schrijf bijvoorbeeld 2026-10-01 of 1-10-2026."


def hits(number: int, more: bool) -> str:
    """How much was found."""
    told = "1 regel gevonden" if number == 1 else f"{number} regels gevonden"
    return f"{told} · {MORE}" if more else told


def title(parts: Iterable[str | None]) -> str:
    """What is known of a conversation, on one line."""
    return " · ".join(part for part in parts if part)
