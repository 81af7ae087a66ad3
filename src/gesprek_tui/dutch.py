"""The Dutch of the program itself: every word on screen that is not in a pack stands here.

Short, warm and plain. Refusals say what is so and what one can do; they never scold.
"""

MARKS = {
    "quote": "citaat",
    "change_talk": "verandertaal",
    "commitment": "voornemen",
    "sustain_talk": "behoudtaal",
    "friction": "wrijving",
    "strength": "kracht",
    "fact": "feit",
    "parked": "geparkeerd",
    "private": "voor mezelf",
}
"""The word for each mark, on the professional's screen only: never in a report."""

GLYPHS = {
    "quote": "❝",
    "change_talk": "❝",
    "commitment": "❝",
    "sustain_talk": "❝",
    "friction": "≠",
    "strength": "+",
    "fact": "=",
    "parked": "?",
    "private": "#",
}

ASPECTS = {"now": "nu", "wanted": "gewenst", "best": "hoogste ooit", "good_enough": "goed genoeg"}
NEEDS = {"autonomie": "autonomie", "betrokkenheid": "betrokkenheid", "competentie": "competentie"}


def heard(mark: str) -> str:
    """The reason of a move that a mark brings up."""
    return {"strength": "kracht gehoord", "parked": "net geparkeerd", "fact": "feit genoteerd"}.get(
        mark, f"{MARKS[mark]} gehoord"
    )


# --- refusals -----------------------------------------------------------------------------------------------

ENDED = "Dit gesprek is afgerond. Notities en verbeteringen kunnen nog."
ONLY_NOTES = (
    "Dit gesprek komt uit een nieuwere versie van gesprek. Lezen en notities toevoegen kan; "
    "werk het programma bij voor de rest."
)
NO_NOTE = "Er is nog geen notitie om te wijzigen."
NO_METHOD_TO_LEAVE = "Er staat geen tweede methode open om te sluiten."
NOTHING_TO_UNDO = "Er is niets meer om ongedaan te maken."
NO_PACK = (
    "Het methodepakket van dit gesprek is hier niet te vinden. "
    "Notities, schaalvragen en verslag werken gewoon."
)
NO_GATE = "In deze methode valt geen ja of nee te geven."
FIRST_PHASE = "U bent bij de eerste fase."
LAST_PHASE = "Dit is de laatste fase. Ronden u en de cliënt af? Typ /afronden."
ALREADY_PAUSED = "De klok staat al stil. Met /pauze loopt hij weer."
NOT_PAUSED = "De klok loopt al."
EMPTY = "Er staat niets om te bewaren."


def too_long(limit: int) -> str:
    """A line that is longer than the program keeps."""
    return f"Deze tekst is te lang: meer dan {limit:,} tekens. Knip hem in delen.".replace(",", ".")


def no_such_note(back: int) -> str:
    """A number that counts back too far."""
    return f"Zo ver terug staat er geen notitie ({back})."


def lock_gate(ask: str) -> str:
    """The lock of a gate that has no yes."""
    return f"Eerst dit: {ask}"


def lock_requires(title: str) -> str:
    """The lock of a phase that needs another one first."""
    return f"Eerst: {title}."


def locked(title: str, reason: str, act: str) -> str:
    """Why a phase cannot be entered, and what to type when it did happen."""
    return f"‘{title}’ kan nog niet. {reason} Is dat al gebeurd? Typ {act}."


def no_such_phase(name: str, nearest: str | None) -> str:
    """A phase that the method does not have."""
    hint = f" Bedoelt u {nearest}?" if nearest else " Typ /fase met een naam of een nummer."
    return f"Er is geen fase ‘{name}’ in deze methode.{hint}"


def no_such_scale(name: str, known: str) -> str:
    """A scale that neither the method nor basis has."""
    return f"Er is geen schaal ‘{name}’. Er zijn: {known}."


def no_such_slot(name: str, known: str) -> str:
    """A slot that the method does not have."""
    return f"Deze methode heeft geen vakje ‘{name}’." + (f" Wel: {known}." if known else "")


def no_such_question(name: str) -> str:
    """A question or move that is not there."""
    return f"Er is geen vraag ‘{name}’ in deze methode."


def already_open(title: str) -> str:
    """A method that is open already."""
    return f"‘{title}’ staat al open. Met /klaar gaat u terug."


def off_scale() -> str:
    """A number that is not on the scale."""
    return "Een schaal loopt van 0 tot en met 10, met halve punten."
