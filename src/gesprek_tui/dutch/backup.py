"""What ``gesprek backup``, ``gesprek restore`` and the copies by the day say."""

from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from gesprek_tui.text import one_line

WORD = "vervang"
"""Typed whole, to have what is there give way to a copy."""

NEEDS_PASSPHRASE = (
    "Er is geen kopie gemaakt. Uw gesprekken hebben geen wachtzin, en wie de kopie vindt, zou ze kunnen lezen. "
    "Maak de kopie in een terminal, dan kiest u er een wachtzin voor; of noem in GESPREK_PASSPHRASE_FILE het "
    "bestand waar hij in staat."
)
COPY_PASSPHRASE = (
    "Uw gesprekken hebben geen wachtzin. De kopie krijgt er wel een, want wie het bestand vindt,\n"
    "mag het niet kunnen lezen. Zonder deze wachtzin is de kopie niet meer te openen.\n"
)
ASK_FOR_COPY = "Wachtzin van de kopie (leeg = toch niet): "
STOPPED = "Er is geen kopie gemaakt, want er is geen wachtzin gekozen."
COPY_IS_CLOSED = "De kopie is gesloten met een wachtzin."

NOT_REPLACED = "Er is niets teruggezet. Wat hier stond, staat er nog."
NO_COPIES = (
    "Er zijn hier nog geen reservekopieën. Het programma maakt er zelf een per dag, als u iets hebt genoteerd. "
    "Een kopie van ‘gesprek backup’ zet u terug met: gesprek restore BESTAND."
)
COPIES = "Reservekopieën, de nieuwste eerst. Terugzetten gaat met: gesprek restore BESTAND."
WERE_REPLACED = "Eerder vervangen, en bewaard:"

EXPORT_NEEDS_FOLDER = "Noem de map waar alles in komt: gesprek export alles -o MAP. Er is niets geschreven."


class Holds(Protocol):
    """What a store holds. ``newest`` is when the last conversation began, in seconds since 1970."""

    @property
    def conversations(self) -> int:
        """How many conversations."""
        ...

    @property
    def events(self) -> int:
        """How many events in all of them."""
        ...

    @property
    def newest(self) -> float | None:
        """None without conversations."""
        ...


def made(path: Path, holds: Holds) -> str:
    """A backup was made and looked through."""
    return (
        f"De kopie staat in {one_line(str(path))}, nagelezen en in orde: {told(holds)}. "
        "Terugzetten gaat met: gesprek restore BESTAND."
    )


def told(holds: Holds) -> str:
    """What a store holds, in a few words."""
    number = "1 gesprek" if holds.conversations == 1 else f"{holds.conversations} gesprekken"
    if holds.newest is None:
        return number
    return f"{number}, het nieuwste van {_moment(datetime.fromtimestamp(holds.newest))}"


def present(holds: Holds | None, changed: datetime) -> str:
    """What is here already; None when it cannot be read."""
    if holds is None:
        return f"beschadigd of met een andere sleutel gesloten, voor het laatst veranderd op {_moment(changed)}"
    return told(holds)


def refused(folder: Path, here: str, copy: str) -> str:
    """Without a terminal nothing gives way."""
    return (
        f"Er is niets teruggezet: in {one_line(str(folder))} staan al gesprekken ({here}). De kopie heeft {copy}. "
        "Doe dit in een terminal, dan kunt u kiezen; of zet de kopie in een lege map met --data-dir."
    )


def choose(folder: Path, here: str, copy: str) -> str:
    """Both, before one of them gives way."""
    return (
        f"In {one_line(str(folder))} staan al gesprekken.\n"
        f"  hier:  {here}\n"
        f"  kopie: {copy}\n"
        "Wat hier staat, wordt niet gewist: het gaat naar een map ‘vervangen-…’ daarnaast."
    )


def ask_word() -> str:
    """The question that only the whole word answers with yes."""
    return f"Typ {WORD} om de kopie op deze plaats te zetten (leeg = niets doen): "


def restored(copy: str, aside: Path | None) -> str:
    """A copy was put back."""
    kept = f" Wat hier stond, is bewaard in {one_line(str(aside))}." if aside else ""
    return f"Teruggezet: {copy}.{kept}"


def copy_row(day: date, path: Path) -> str:
    """A copy by the day, in the list."""
    return f"  {day:%d-%m-%Y} · {one_line(str(path))}"


def _moment(when: datetime) -> str:
    return f"{when:%d-%m-%Y %H:%M}"


def export_folder(folder: str) -> str:
    """The folder cannot be made."""
    return (
        f"De map {folder} is er al, of kan daar niet worden gemaakt. Er is niets geschreven. "
        "Noem een map die er nog niet is."
    )


def exported(number: int, folder: str) -> str:
    """All conversations were written."""
    what = "1 gesprek staat" if number == 1 else f"{number} gesprekken staan"
    return f"{what} nu in {folder}, niet versleuteld."
