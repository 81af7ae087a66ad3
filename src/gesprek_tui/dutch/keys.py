"""Passphrase and recovery code: what is asked at the terminal, and what became of it."""

ASK = "Wachtzin (of herstelcode): "
NEW = "Wachtzin (leeg = geen): "
REPLACING = "Nieuwe wachtzin (leeg = zonder wachtzin): "
AFTER_RECOVERY = "Nieuwe wachtzin (leeg = de oude houden): "
AGAIN = "Nog een keer: "
DIFFERENT = "Dat was niet twee keer hetzelfde. Probeer het opnieuw."
SHORT = "Dat mag. Een langere, zoals een zin van vier woorden, is veel moeilijker te raden."

FIRST_START = (
    "Welkom. Wat u noteert, blijft op deze machine en wordt versleuteld bewaard.\n"
    "Met een wachtzin kan alleen u erbij. U krijgt er een herstelcode bij om op papier te "
    "bewaren; zonder wachtzin en zonder code is er geen weg terug.\n"
    "Met Enter gaat u verder zonder wachtzin.\n"
)
NOT_SET = "Er is geen wachtzin ingesteld: de notities zijn versleuteld, maar wie bij deze machine kan, kan erbij."
NONE_YET = "Er is nog geen wachtzin. Daarmee kan alleen u bij de gesprekken; leeg laat alles zoals het is."
BY_RECOVERY = "De herstelcode klopt. Kies nu een nieuwe wachtzin."
REMOVE = (
    "Zonder wachtzin kan iedereen die bij deze machine kan, de gesprekken lezen. De herstelcode vervalt.\n"
    "Typ ja om de wachtzin weg te halen: "
)
YES = "ja"

THE_CODE = (
    "Uw herstelcode. Schrijf of druk hem af en bewaar hem op papier, niet bij deze machine.\n"
    "Wie de wachtzin vergeet, komt er met deze code weer in. Hij wordt niet nog eens getoond.\n"
    "\n    {code}\n\n"
    "Hoofdletters, spaties en streepjes maken niet uit.\n"
)
CODE_NOTED = "Druk op Enter als u hem hebt; dan verdwijnt hij van het scherm. "

SET = (
    "De wachtzin is ingesteld en de gesprekken zijn opnieuw versleuteld, ook de automatische reservekopieën.\n"
    "Kopieën die u eerder zelf maakte of die bij het terugzetten opzij zijn gezet, gaan nog open zonder wachtzin:\n"
    "maak nieuwe en gooi de oude weg."
)
MADE = "De wachtzin is ingesteld."
CHANGED = "De wachtzin is veranderd."
CODE_STAYS = "Uw herstelcode blijft geldig."
REMOVED = "De wachtzin is weg en de herstelcode is vervallen. Met ‘gesprek passphrase’ stelt u weer een wachtzin in."
SAME = "Er is niets veranderd."
NO_CODE = "Een herstelcode is er niet bij; die maakt u met ‘gesprek passphrase --recovery’."
NEW_CODE = "Er is een nieuwe herstelcode; een oude geldt niet meer."

OPEN_HAS_NO_CODE = (
    "Er is geen wachtzin, dus een herstelcode is niet nodig. Stel er eerst een in met: gesprek passphrase."
)
NOT_CLOSED = "Er was al geen wachtzin. Er is niets veranderd."
NEEDS_TERMINAL = (
    "Hier kan geen wachtzin worden gevraagd; er is niets veranderd. Gebruik een terminal, of noem met --new-file "
    "het bestand waar de nieuwe wachtzin in staat (en in GESPREK_PASSPHRASE_FILE dat van de huidige)."
)


def wait(seconds: int) -> str:
    """How long it takes until the next try may be typed."""
    return f"Een ogenblik: over {seconds} {'tel' if seconds == 1 else 'tellen'} kunt u het weer proberen."


def unreadable(file: str) -> str:
    """A file that should hold a passphrase cannot be read."""
    return (
        f"Het bestand met de wachtzin is niet te lezen: {file}. Er is niets geopend of veranderd; controleer het pad."
    )


def empty(file: str) -> str:
    """A file that should hold a passphrase holds nothing."""
    return f"Het bestand met de wachtzin is leeg: {file}. Er is niets geopend of veranderd; zet de wachtzin erin."


def backups_removed(names: list[str]) -> str:
    """Rolling backups that could not be encrypted with the new key."""
    return (
        f"Verwijderd, want beschadigd en dus niet opnieuw te versleutelen: {', '.join(names)}. "
        "De gesprekken zelf zijn heel."
    )
