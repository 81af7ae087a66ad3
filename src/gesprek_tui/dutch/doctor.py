"""What ``gesprek doctor`` says: groups of short lines, each with what to do where something is to be done."""

from collections.abc import Sequence
from datetime import date

SIGNS = {"good": "✓", "note": "! let op:", "wrong": "✗ fout:", "unknown": "–"}
"""A glyph and, but for what is in order, a word; colour is not needed."""

GROUPS = {
    "program": "Programma",
    "folder": "Map",
    "store": "Gesprekken",
    "backups": "Reservekopieën",
    "packs": "Methodepakketten en instellingen",
    "terminal": "Terminal",
}

ALL_WELL = "Er is niets mis gevonden."
SOMETHING_WRONG = "Er is iets mis; achter ‘fout’ staat wat u kunt doen."

NOTHING_KEPT = "nog geen gesprekken bewaard"
NO_PASSPHRASE = "versleuteld, zonder wachtzin: wie bij deze machine kan, kan erbij"
WITH_PASSPHRASE = "versleuteld, met een wachtzin"
NOT_CHECKED = "niet nagekeken: daarvoor is de wachtzin nodig"
CHECK_TODO = "Typ de wachtzin in een terminal, of noem in GESPREK_PASSPHRASE_FILE het bestand waar hij in staat."
SOUND = "elke bladzijde van de opslag is heel"
STALE_TODO = "Maak een kopie met ‘gesprek backup BESTAND’ en meld dit aan de makers; de notities zelf zijn er."
UNREADABLE_TODO = "Bewaar de map zoals zij is. ‘gesprek restore’ noemt de kopieën die u kunt terugzetten."
DRAFT_TODO = "Ga verder met: gesprek resume."

PRIVATE = "alleen u kunt de map en de bestanden lezen"
SHARED_FOLDER = "anderen op deze machine kunnen in de map kijken"
SYNCED_TODO = "Twee machines die er tegelijk in schrijven, maken de opslag stuk. Kies een map op deze machine zelf."

NO_BACKUP = "nog geen reservekopie"
NO_BACKUP_TODO = (
    "Het programma maakt er een als u hebt genoteerd en afsluit; zelf kan het met ‘gesprek backup BESTAND’."
)
BACKUP_TODO = "Maak er zelf een met ‘gesprek backup BESTAND’; morgen maakt het programma een nieuwe."

UTF8_TODO = "Zet de tekenset van de terminal op UTF-8, bijvoorbeeld met LANG=nl_NL.UTF-8."
NO_TERMINAL = "geen terminal: hier werken de schermen niet, wel --plain"
NARROW_TODO = "Maak het venster minstens 40 tekens breed."


def versions(program: str, python: str, textual: str | None) -> str:
    """Of the program and what it runs on."""
    return f"gesprek {program}, Python {python}, Textual {textual or '–'}"


def kept(conversations: int) -> str:
    """How much was looked through."""
    return f"{'1 gesprek' if conversations == 1 else f'{conversations} gesprekken'}, en alles is te lezen"


def unreadable(ids: Sequence[str]) -> str:
    """Conversations with something that is not understood."""
    return f"niet helemaal te lezen: {_ends(ids)}"


def stale(ids: Sequence[str]) -> str:
    """Conversations whose row in the list is not right."""
    return f"in de lijst staat iets anders dan in het gesprek zelf: {_ends(ids)}"


def drafts(number: int) -> str:
    """Lines that were typed and not entered."""
    one = number == 1
    return f"{number} {'regel is' if one else 'regels zijn'} getypt maar nog niet met Enter bewaard"


def readable_by_others(names: Sequence[str]) -> str:
    """Files that others may read."""
    return f"anderen op deze machine kunnen dit lezen: {', '.join(names)}"


def chmod(mode: str, names: Sequence[str]) -> str:
    """How to close them."""
    return f"Sluit het af met: chmod {mode} {' '.join(names)}"


def synced(what: str) -> str:
    """The folder is copied to somewhere else, or is somewhere else."""
    return f"de map lijkt op een netwerkschijf of in een gesynchroniseerde map te staan ({what})"


def backup_good(number: int, newest: date) -> str:
    """The newest copy opens."""
    return f"{number}, de nieuwste van {newest:%d-%m-%Y}; die gaat open en is heel"


def backup_there(number: int, newest: date) -> str:
    """Copies that were not opened."""
    return f"{number}, de nieuwste van {newest:%d-%m-%Y}"


def backup_broken(newest: date) -> str:
    """The newest copy cannot be put back."""
    return f"de nieuwste, van {newest:%d-%m-%Y}, is niet heel of gaat niet open"


def backup_old(days: int) -> str:
    """It is long ago, and conversations were kept since."""
    return f"de nieuwste is {days} dagen oud, en sindsdien is er genoteerd"


def packs(number: int) -> str:
    """How many packs can be used."""
    return f"{number} pakketten te gebruiken"


def encoding(name: str) -> str:
    """What the terminal makes of letters."""
    return f"tekens: {name}"


def size(columns: int, rows: int) -> str:
    """Of the terminal."""
    return f"{columns} bij {rows} tekens"


def _ends(ids: Sequence[str]) -> str:
    return ", ".join(id_[-6:] for id_ in ids)
