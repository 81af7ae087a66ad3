"""The Dutch of the pages over the conversation: help, keys, moves, methods and questions found."""

GROUPS_TITLE = "ALLES WAT U KUNT TYPEN"
SIGNS_TITLE = "TEKENS VOORAAN"
KEYS_TITLE = "TOETSEN"
KEYS_HELP = (
    ("Enter", "bewaart de regel"),
    ("Tab of Esc", "op een lege regel: de toetsen; één toets doet het"),
    ("↑ ↓", "op een lege regel: een andere vraag in beeld"),
    ("PgUp PgDn", "op een lege regel: de vorige of volgende fase"),
    ("→", "neemt het voorstel in de regel over"),
    ("F8", "opent het veiligheidspakket, over alles heen; /klaar gaat terug"),
    ("F9", "verbergt alles meteen; elke toets brengt het terug"),
    ("F7", "vervangt in de regel wat op één persoon wijst; nog eens zet het terug"),
    ("F1", "deze hulp"),
    ("Ctrl+P", "zoek een opdracht"),
    ("Ctrl+Q", "stop het programma; het gesprek blijft bewaard"),
)
BACK = "Esc terug"
MOVES_TITLE = "WAT NU, EN WAAROM"
METHODS_TITLE = "METHODEN"
METHODS_FOOTER = "↑ ↓ kiezen   Enter openen   Esc terug"
FOUND_TITLE = "GEVONDEN VRAGEN"
NO_MOVES = "Geen zet springt eruit. Kies zelf, of luister even."
NO_QUESTIONS_FOUND = "Geen vraag gevonden met deze woorden."


def also_key(key: str) -> str:
    """The key of a command in the key sheet."""
    return f" (Tab {key})"
