"""The Dutch of what looks as if it points at one person: told quietly, never forbidden."""

from collections.abc import Iterable, Mapping

NAMES: Mapping[str, str] = {
    "bsn": "een BSN",
    "iban": "een rekeningnummer",
    "phone": "een telefoonnummer",
    "email": "een e-mailadres",
    "address": "een adres",
    "birth": "een geboortedatum",
}
"""Each kind in a sentence."""
SHORT: Mapping[str, str] = {
    "bsn": "BSN",
    "iban": "rekening",
    "phone": "telefoon",
    "email": "e-mail",
    "address": "adres",
    "birth": "geboortedatum",
}
MASKED, MASKED_SHORT = "gemaskeerd · F7 zet het terug", "F7 zet het terug"
FOUND = "Let op: in dit bestand staat wat op één persoon kan wijzen."
MASKS = "In dit bestand staat een woord in de plaats van wat op één persoon kan wijzen."
JSON_IS_WHOLE = (
    "--mask gaat niet samen met --format json: json is het hele gesprek, om terug te lezen, en gemaskeerd zou het dat "
    "niet meer zijn. Er is niets geschreven. Kies een ander formaat, zoals --format md."
)
PALETTE, PALETTE_HELP = (
    "Maskeer",
    "Vervang in de regel wat op één persoon wijst door een woord, of zet het terug. Ook F7.",
)


def named(kinds: Iterable[str]) -> str:
    """Kinds in words, each once: ``een telefoonnummer en een BSN``."""
    names = [NAMES[kind] for kind in dict.fromkeys(kinds)]
    return " en ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def hint(kinds: Iterable[str]) -> str:
    """Beside the line, while one types."""
    return f"lijkt {named(kinds)} · F7 maskeert"


def hint_short(kinds: Iterable[str]) -> str:
    """The same where there is little room."""
    return f"{next(SHORT[kind] for kind in kinds)}? F7 maskeert"


def no_code(kinds: Iterable[str]) -> str:
    """Beside a client code that is none."""
    return f"lijkt op {named(kinds)}; kies een code"


def kept(kinds: Iterable[str], *, note: bool) -> str:
    """Where nothing can be masked while one types: said after it was kept, with how to change it."""
    how = "/wijzig TEKST schrijft de notitie opnieuw" if note else "/ongedaan neemt het terug"
    return f"Hierin staat wat lijkt op {named(kinds)}. Het is bewaard. Liever niet? {how}."


def place(kinds: Iterable[str], *, note: int | None, event: int | None, section: str, time: str) -> str:
    """Where something was found in an export, and of what kind: ``- notitie 3, 14:03: een telefoonnummer``."""
    at = f"gebeurtenis {event}" if event else f"notitie {note}" if note else section or "bovenaan"
    return f"- {at}{time and ', '}{time}: {named(kinds)}"


def advice(*, masks: bool, lossless: bool) -> str:
    """What to do about it."""
    if masks:
        return "Kijk het nog na: er kan meer in staan waaraan iemand te herkennen is."
    if lossless:
        return (
            "json is het hele gesprek, ook wat veranderd of weg is. Bewaar het veilig, of kies een verslag met --mask."
        )
    return "Met --mask komt er een woord voor in de plaats."
