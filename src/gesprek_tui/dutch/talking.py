"""The Dutch of the conversation screen."""

NEW_TALK = "nieuw gesprek"
NOTES = "NOTITIES"
SCALES = "SCHALEN"
PARKED = "GEPARKEERD"
AGREEMENTS = "AFSPRAKEN"
NOTHING_NOTED = "nog niets"
LISTEN = "luister; er is geen haast"
PLACEHOLDER = "typ een notitie, of / voor alles"
PLACEHOLDER_ENDED = "een notitie kan nog · Esc naar het begin"
FOOTER = "Tab toetsen  / opdrachten  F1 hulp  F8 crisis  F9 weg"
FOOTER_SHORT = "F1 hulp"
FOOTER_ASK = "Enter bewaart   leeg = verder   Esc stopt"
FOOTER_ASK_SHORT = "leeg = verder"
KEY_QUESTION, KEY_MOVE = "vraag", "zet"
HIDDEN = "Even verborgen. Elke toets brengt alles terug."
QUIT_UNSAVED = "Wat u typte is niet te bewaren. Schrijf het over; nog eens Ctrl+Q stopt toch."
DRAFT_TITLE = "Deze tekst was getypt en nog niet bewaard"
DRAFT_QUESTION = "Enter zet hem terug in de regel. Twee keer w gooit hem weg."
DRAFT_SURE = "Nog eens w, en deze tekst is weg. Enter zet hem terug."
PASTED_TOO_LONG = "Dat is te veel om in één keer te plakken. Er is niets geplakt."


def minutes_of(spent: int, planned: int | None) -> str:
    """The clock in words."""
    if planned is None:
        return f"{spent} min"
    left = planned - spent
    return f"nog {left} van {planned} min" if left >= 0 else f"{-left} min over de {planned}"
