"""The Dutch of letting go: erasing, what is told of a gap, the term after which one is reminded."""

from collections.abc import Sequence
from typing import Protocol

WORD = "wissen"
NOTE_ERASED = "notitie voorgoed gewist"
ERASE_WAITS = "Er wacht nog iets om op te slaan; daarna kunt u wissen."
NOTE_NEEDS_ID = "--note hoort bij --conversation ID: daarin staat de notitie."
NEEDS_YES = "Er is niets gewist. Zonder terminal kan niet worden gevraagd of u het zeker weet: voeg --yes toe."
NOT_ERASED = "Er is niets gewist."
NOTHING_TO_ERASE = "Er is niets gevonden om te wissen."
WILL_GO = "Dit wordt voorgoed gewist:"
ASK_WORD = f"Terughalen kan daarna niet meer. Typ {WORD} om door te gaan: "
NOTE_GONE = (
    "De notitie is gewist uit het gesprek, uit concepten en zoekwoorden en uit de reservekopieën in de gegevensmap."
)
NOT_REACHED = (
    "Het programma kan niet bij bestanden die u zelf hebt weggeschreven (verslagen, exports) en bij reservekopieën die "
    "u met ‘gesprek backup’ ergens anders hebt gemaakt. Haal die zelf weg. Een schijf kan oude blokken nog even "
    "bewaren; die zijn versleuteld."
)
PAGE_TITLE = "Voorgoed wissen"
PAGE_LABEL = f"Typ {WORD} en Enter; Esc laat alles staan"
PAGE_WORD = f"Er is nog niets gewist. Typ het woord {WORD}, of druk op Esc."
KEY = "wissen"
PAST_TERM_ABOUT = "Enter toont wat er weg zou gaan. Er gaat niets vanzelf weg."
PALETTE, PALETTE_HELP = (
    "Voorgoed wissen",
    "Het gesprek op deze regel, of alles van deze cliënt; er wordt eerst gevraagd.",
)
CLIENT_FOOTER = "w wissen"


def going(day: str, client: str, notes: int, agreements: int, *, ended: bool) -> str:
    """A conversation that will go."""
    parts = [day, client, _count(notes, "notitie", "notities")]
    if agreements:
        parts.append(_count(agreements, "open afspraak", "open afspraken"))
    return " · ".join([*parts, "afgerond" if ended else "NOG NIET AFGEROND"])


def no_conversations_of(client: str) -> str:
    """Nothing is kept under this code."""
    return f"Er zijn geen gesprekken van {client}. ‘gesprek list’ noemt ze allemaal."


def going_note(text: str) -> str:
    """A note that will go."""
    return f"notitie ‘{text}’, met wat eraan gewijzigd is"


def erased(conversations: int, copies: int) -> str:
    """What went, and from where."""
    count = _count(conversations, "gesprek is", "gesprekken zijn")
    return f"{count} gewist, met concepten en zoekwoorden{_copies(copies)}."


def _copies(copies: int) -> str:
    return f", en uit {_count(copies, 'reservekopie', 'reservekopieën')}" if copies else ""


class Reached(Protocol):
    """How far erasing reached."""

    @property
    def missed(self) -> Sequence[str]:
        """Copies that may still hold it."""
        ...

    @property
    def beside(self) -> Sequence[str]:
        """Folders of an earlier restore."""
        ...

    @property
    def rewritten(self) -> bool:
        """Whether the file was made anew."""
        ...


def not_reached(reached: Reached) -> str | None:
    """What may still hold it, or None when there is nothing."""
    told = []
    if reached.missed:
        told.append(
            f"LET OP: hier was niet bij te komen, en het kan er nog in staan: {', '.join(reached.missed)}. "
            "Haal deze bestanden zelf weg, of zet ze goed en wis nog een keer."
        )
    if reached.beside:
        told.append(
            f"LET OP: niet aangeraakt zijn de gesprekken van vóór het terugzetten: {', '.join(reached.beside)}. "
            "Haal weg wat u daarvan niet meer nodig hebt."
        )
    if not reached.rewritten:
        told.append(
            "LET OP: het bestand kon niet opnieuw worden geschreven (schijf vol of in gebruik); er kunnen versleutelde "
            "resten in zijn achtergebleven. Maak ruimte: ze verdwijnen als u de gesprekken weer opent."
        )
    return " ".join(told) or None


def gaps(day: str, notes: int, others: int) -> str:
    """``1 notitie gewist op 29 nov 2026``, as a report tells it."""
    counts = [_count(notes, "notitie", "notities")] if notes else []
    counts += [_count(others, "ander gegeven", "andere gegevens")] if others else []
    return f"{' en '.join(counts)} gewist op {day}"


def sure_to_erase(note: str) -> str:
    """Asked before a note goes for good."""
    return (
        f"‘{note}’ gaat voorgoed weg, ook uit reservekopieën. Nog een keer Enter wist; maak de regel leeg om te houden."
    )


def setting(most: int) -> tuple[str, ...]:
    """What the term can be."""
    return (f"een heel aantal dagen van 1 tot {most}",)


def past_term_short(count: int, days: int) -> str:
    """A quiet reminder."""
    which = _count(count, "gesprek is", "gesprekken zijn")
    return f"{which} ouder dan uw bewaartermijn van {_count(days, 'dag', 'dagen')}"


def past_term(count: int, days: int) -> str:
    """A quiet reminder, with the way to erase."""
    return f"{past_term_short(count, days)}. {past_term_todo(days)}"


def past_term_todo(days: int) -> str:
    """How to erase what is past the term."""
    return f"Wissen: gesprek erase --older-than {days}"


def _count(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
