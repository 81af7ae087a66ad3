"""The Dutch of what cannot be: a refusal says what is so and what one can do; it never scolds."""

ENDED = "Dit gesprek is afgerond. Notities en verbeteringen kunnen nog."
ONLY_NOTES = (
    "Dit gesprek komt uit een nieuwere versie van gesprek. Lezen en notities toevoegen kan; "
    "werk het programma bij voor de rest."
)
NO_NOTE = "Er is nog geen notitie om te wijzigen."
NO_METHOD_TO_LEAVE = "Er staat geen tweede methode open om te sluiten."
NOTHING_TO_UNDO = "Er is niets meer om ongedaan te maken."
NO_PACK = "Het methodepakket van dit gesprek is hier niet te vinden. Notities, schaalvragen en verslag werken gewoon."
NO_GATE = "In deze methode valt geen ja of nee te geven."
FIRST_PHASE = "U bent bij de eerste fase."
LAST_PHASE = "Dit is de laatste fase. Ronden u en de cliënt af? Typ /afronden."
LAST_PHASE_INSIDE = "Dit is de laatste fase. Met /klaar gaat u terug naar waar u was."
ALREADY_PAUSED = "De klok staat al stil. Met /pauze loopt hij weer."
NUMBER_GONE = "Dit cijfer is intussen teruggenomen. Zet het opnieuw, of typ uw tekst als notitie."
AGREEMENT_GONE = "Deze afspraak is intussen teruggenomen. Maak hem opnieuw, of typ uw tekst als notitie."
NO_RATING = "Er is hier geen vraag naar de waardering."
EMPTY = "Er staat niets om te bewaren."
NO_BASIS = "Deze methode heeft geen fase waar u altijd naar terug kunt. /fase NAAM gaat naar elke fase."
NO_SAFETY = "Er is geen veiligheidspakket. Bij direct gevaar: bel 112."
ITEM_GONE = "Dat punt staat er niet meer."
ROW_GONE = "Dit staat er niet meer. Typ uw tekst als notitie, of kijk opnieuw met /samen."


def too_long(limit: int) -> str:
    """A line that is longer than the program keeps."""
    return f"Deze tekst is te lang: meer dan {limit:,} tekens. Knip hem in delen.".replace(",", ".")


def no_such_note(back: int) -> str:
    """A number that counts back too far."""
    return f"Zo ver terug staat er geen notitie ({back})."


def no_such_agreement(number: int, there: int) -> str:
    """A number that no agreement has."""
    if not there:
        return "Er is nog geen afspraak. Met /afspraak maakt u er een."
    return f"Er is geen afspraak {number}. /afspraak toont ze met hun nummer."


def no_such_parked(number: int, there: int) -> str:
    """A number that nothing parked has."""
    if not there:
        return "Er staat niets geparkeerd."
    return f"Er is geen geparkeerd punt {number}; het laatste is {there}."


def no_such_number(number: int) -> str:
    """A question number that is not on screen."""
    return f"Er staat geen vraag met nummer {number}."


def no_such_move(letter: str) -> str:
    """A move letter that is not on screen."""
    return f"Er staat geen zet {letter}."


def no_such_row(number: int) -> str:
    """A number that nothing on the pages has."""
    return f"Er staat niets met nummer {number}. /samen toont alles met zijn nummer."


def no_such_list(name: str) -> str:
    """A list that no pack brings."""
    return f"Er is geen lijst ‘{name}’."


def no_such_phase(name: str, nearest: str | None) -> str:
    """A phase that the method does not have."""
    hint = f" Bedoelt u {nearest}?" if nearest else " Typ /fase met een naam of een nummer."
    return f"Er is geen fase ‘{name}’ in deze methode.{hint}"


def no_such_scale(name: str, known: str) -> str:
    """A scale that neither the method nor basis has."""
    return f"Er is geen schaal ‘{name}’. Er zijn: {known}."


def no_such_slot(name: str, known: str) -> str:
    """A slot that the method does not have."""
    if not known:
        return "In deze methode valt niets in te vullen."
    return f"Kies uit: {known}." if not name else f"Er is geen ‘{name}’ om in te vullen. Kies uit: {known}."


def no_such_question(name: str) -> str:
    """A question or move that is not there."""
    return f"Er is geen vraag ‘{name}’ in deze methode."


def agreement_is_whole(number: int) -> str:
    """An agreement of which nothing is left to ask."""
    return f"Afspraak {number} is rond. Wijzigen: /afspraak {number} gedaan, weg, een datum, een cijfer of tekst."


def locked(title: str, reason: str, act: str) -> str:
    """Why a phase cannot be entered, and what to type when it did happen."""
    return f"‘{title}’ kan nog niet. {reason} Is dat al gebeurd? Typ {act}."


def clients_step(title: str, number: int) -> str:
    """A phase that only the client moves to, and what to type when that was seen."""
    return f"‘{title}’ is een stap die de cliënt zelf zet. Zag u dat gebeuren? Typ /fase {number}."


def already_open(title: str) -> str:
    """A method that is open already."""
    return f"‘{title}’ staat al open. Met /klaar gaat u terug."


def off_scale() -> str:
    """A number that is not on the scale."""
    return "Een schaal loopt van 0 tot en met 10, met halve punten."
