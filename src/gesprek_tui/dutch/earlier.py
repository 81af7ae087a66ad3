"""The Dutch of what was before: the last time, and a client through time."""

TITLE = "VORIGE KEER"
TITLE_PLAIN = "Vorige keer"
ACUTE = "Acuut, nog niet geregeld"
GOAL = "Doel"
AGREED = "Afgesproken: wat is gelukt?"
QUOTES = "In de eigen woorden"
SCALES = "Cijfers"
PARKED = "Geparkeerd"
KEYS = "Enter verder   /client toont alles"
WAITS = "Er is een vorige keer: /vorige toont hem."
NONE = "Van deze cliënt is er nog geen eerder gesprek."
NO_CODE = "Er is nog geen cliëntcode. /client CODE zet hem."
CLIENT = "CLIËNT"
OPEN_AGREEMENTS = "AFSPRAKEN DIE NOG OPENSTAAN"
NOTHING_OPEN = "Er staat geen afspraak open."
NUMBERS = "CIJFERS DOOR DE TIJD"
NO_NUMBERS = "Er is nog geen cijfer gevraagd."
TALKS = "GESPREKKEN"


def named_on(day: str) -> str:
    """The heading of the network as it was told on one day."""
    return f"NETWERK · {day.upper()}"


def and_more(count: int) -> str:
    """How many more there are than fit."""
    return f"en nog {count}"
