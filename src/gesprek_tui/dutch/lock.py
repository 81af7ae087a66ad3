"""What stands on the lock screen."""

LOCKED = "Vergrendeld. Wat u typte, is versleuteld bewaard."
KEEPING = "Vergrendeld. Wat u typte, wordt nog bewaard …"
NOT_KEPT = (
    "Wat u het laatst typte, is nog niet bewaard; het programma blijft het proberen. "
    "Wat eerder was opgeslagen, is veilig. Maak zo nodig ruimte vrij op de schijf en stop nog niet."
)
QUIT_NOT_KEPT = "Wat u het laatst typte, gaat zo verloren. Nog eens Ctrl+Q stopt toch."
ONLY_HIDDEN = "Alleen verborgen, want er is geen wachtzin. Elke toets brengt alles terug."
PASSPHRASE = "wachtzin"
LOOKING = "Even kijken …"
WRONG = "Deze wachtzin past niet; let op hoofdletters."
KEYS = "Enter opent · F8 crisis · Ctrl+Q stopt"
SAFETY_FOOT = "Esc terug · hier wordt niets bewaard"
HIDE_TITLE = "Alles verbergen"
HIDE_HELP = "elke toets brengt het terug; F9 doet dit ook"


def setting(most: int) -> tuple[str, ...]:
    """What the setting can be."""
    return "0 (nooit)", f"een aantal minuten tot {most}"


def place(title: str, minutes: int) -> str:
    """The phase that one is in, and how long."""
    return f"{title} · {minutes} min"
