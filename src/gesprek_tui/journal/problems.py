"""What can go wrong with the journal, each with its own text: what happened, what is safe, what to do."""

import errno
import os
from pathlib import Path

from gesprek_tui.errors import GesprekError, SaveError
from gesprek_tui.text import clean

_NOTHING_CHANGED = "Er is niets veranderd of overschreven."
_NOT_SAVED = "Dit is niet opgeslagen; wat eerder was opgeslagen, is veilig."

_FULL = "FULL"
_BUSY = ("BUSY", "LOCKED")
_BROKEN = ("CORRUPT", "NOTADB", "FORMAT")


class StoreProblem(GesprekError):
    """The stored conversations cannot be opened or read; nothing was changed."""


class NoStore(StoreProblem):
    """There is nothing to read yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Er zijn nog geen gesprekken bewaard in {show(folder)}. "
            "Begin er een met: gesprek start METHODE. Staan ze ergens anders, noem die map met --data-dir."
        )


class WrongPassphrase(StoreProblem):
    """The key file is whole, but this passphrase does not open it."""

    def __init__(self, text: str = "Deze wachtzin past niet.", todo: str = "let op hoofdletters") -> None:
        super().__init__(f"{text} {_NOTHING_CHANGED} Probeer het nog eens; {todo}.")


class RecoveryMistyped(WrongPassphrase):
    """It was meant as a recovery code, and its check says that it was not typed as it was printed."""

    def __init__(self) -> None:
        super().__init__("In deze herstelcode zit een tikfout.", "het zijn zeven groepjes van vier tekens")


class RecoveryVoid(WrongPassphrase):
    """A right recovery code, but not the one of this store, or one that was replaced."""

    def __init__(self) -> None:
        super().__init__(
            "Deze herstelcode is goed getypt, maar past niet bij deze gesprekken.",
            "misschien is er later een nieuwe code gemaakt",
        )


class PassphraseNeeded(StoreProblem):
    """The key file is closed and nobody gave a passphrase."""

    def __init__(self) -> None:
        super().__init__(
            f"De gesprekken zijn gesloten met een wachtzin en die is niet gegeven. {_NOTHING_CHANGED} "
            "Typ hem in een terminal, of noem in GESPREK_PASSPHRASE_FILE het bestand waar hij in staat."
        )


class KeysHalfway(StoreProblem):
    """A change of passphrase or code came so far that it can be finished, but not to its end."""

    def __init__(self, path: Path, error: OSError | None = None) -> None:
        reason = _REASONS.get(error.errno or 0, _DISK_ERROR) if error else _DISK_ERROR
        super().__init__(
            f"De verandering in {show(path)} is niet af: {reason[0]}. "
            "De gesprekken zijn veilig en gaan open met de nieuwe wachtzin of anders met de oude. "
            "Verhelp dit en open ze opnieuw; dan wordt het vanzelf afgemaakt."
        )


class StoreDamaged(StoreProblem):
    """The store or the key file does not hold what it should: damaged, cut off or of something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Dit bestand is beschadigd of hoort niet bij deze gesprekken: {show(path)}. {_NOTHING_CHANGED} "
            "Bewaar de hele map zoals zij is; ‘gesprek restore’ noemt de kopieën die u kunt terugzetten."
        )


class StoreEmpty(StoreProblem):
    """A file of the store has no bytes at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Dit bestand is leeg, terwijl er gesprekken in horen: {show(path)}. {_NOTHING_CHANGED} "
            "Zet een kopie van de hele map terug. Wie opnieuw wil beginnen, verplaatst de map eerst."
        )


class StoreIncomplete(StoreProblem):
    """Of store and key file only one is there."""

    def __init__(self, missing: Path, present: Path) -> None:
        super().__init__(
            f"{show(missing)} ontbreekt, terwijl {present.name} er wel is; die twee horen bij elkaar. "
            f"{_NOTHING_CHANGED} Zet het ontbrekende bestand terug. "
            "Wie opnieuw wil beginnen, verplaatst de map eerst."
        )


class NotAFile(StoreProblem):
    """Something else stands where a file of the store belongs, or a file where its folder belongs."""

    def __init__(self, path: Path, wanted: str = "een bestand") -> None:
        super().__init__(
            f"Op deze plaats hoort {wanted}, maar er staat iets anders: {show(path)}. {_NOTHING_CHANGED} "
            "Verplaats het, of kies een andere map met --data-dir."
        )


class StoreNewer(StoreProblem):
    """Written by a newer program; not touched."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{show(path)} is gemaakt door een nieuwere versie van gesprek. {_NOTHING_CHANGED} "
            "Werk het programma bij en probeer het opnieuw."
        )


class StoreInUse(StoreProblem):
    """Another program holds the writer's lock."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Gesprek is al open in een ander venster en schrijft in {show(folder)}. {_NOTHING_CHANGED} "
            "Ga daar verder of sluit het eerst. Lezen (list, show, export) kan ondertussen wel."
        )


class CopyFailed(StoreProblem):
    """A copy was not made, or did not hold what the store holds and was taken away."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            f"De kopie {show(target)} is niet gemaakt. De gesprekken zelf zijn veilig bewaard en eerdere kopieën "
            "staan er nog. Kijk of er ruimte is op de schijf, en met ‘gesprek doctor’ of alles in orde is."
        )


class NoCopy(StoreProblem):
    """The file to put back is not there, or has nothing in it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{show(path)} is er niet, of is leeg. {_NOTHING_CHANGED} "
            "‘gesprek restore’ zonder bestand noemt de kopieën die er zijn."
        )


class NotACopy(StoreProblem):
    """A file that cannot be put back; ``what`` says why, never what stands in it."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"{show(path)} kan niet worden teruggezet: {what}. {_NOTHING_CHANGED} "
            "Kies een bestand dat is gemaakt met ‘gesprek backup’, of een reservekopie die ‘gesprek restore’ noemt."
        )


class StoreClosed(StoreProblem):
    """The store was closed, by the idle lock or at the end."""

    def __init__(self) -> None:
        super().__init__(f"De gesprekken zijn gesloten. {_NOTHING_CHANGED} Open ze opnieuw.")


class FolderUnusable(StoreProblem):
    """The folder or a file in it cannot be read or written."""

    def __init__(self, path: Path, reason: str, todo: str) -> None:
        super().__init__(
            f"{show(path)} is niet te gebruiken: {reason}. {_NOTHING_CHANGED} "
            f"{todo}, of kies een andere map met --data-dir."
        )

    @classmethod
    def of(cls, path: Path, error: OSError) -> "FolderUnusable":
        """The problem that an error of the operating system means."""
        return cls(path, *_REASONS.get(error.errno or 0, _DISK_ERROR))


_NOT_ALLOWED = ("dit account mag er niet lezen of schrijven", "Geef dit account lees- en schrijfrecht")
_DISK_FULL = ("de schijf is vol", "Maak ruimte vrij en probeer het opnieuw")
_DISK_ERROR = ("de schijf gaf een fout", "Controleer de schijf")
_HELD = ("een ander programma houdt het vast", "Sluit dat programma en probeer het opnieuw")
_GONE = ("het is er niet meer", "Zet de map of de schijf terug")
_NO_LOCKS = ("op deze schijf kan het programma niet veilig schrijven", "Gebruik een map op deze computer zelf")
_REASONS = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: ("de schijf is alleen te lezen", "Maak de schijf beschrijfbaar"),
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.ENOLCK: _NO_LOCKS,
    errno.EOPNOTSUPP: _NO_LOCKS,
}


class HistoryDiffers(GesprekError):
    """An imported conversation is there already, with another history: ``erased`` when a part of it was erased here."""

    def __init__(self, conversation: str, *, erased: bool = False) -> None:
        ending = clean(conversation)[-6:]
        super().__init__(
            f"In gesprek {ending} is hier iets gewist, en dit bestand heeft een andere geschiedenis: het kan van "
            "vóór het wissen zijn. Het is niet ingelezen; wat gewist is, blijft weg."
            if erased
            else f"Gesprek {ending} staat hier al, met een andere geschiedenis. "
            "Het is niet ingelezen en wat hier staat, is niet veranderd. "
            "Lees het bestand in een lege map in met --data-dir en vergelijk de twee."
        )


def show(path: Path) -> str:
    """A path as it can stand in a message: without control characters."""
    return clean(str(path)).replace("\n", " ")


def reading_problem(error: Exception, path: Path) -> StoreProblem:
    """What an error of the database means for somebody who reads."""
    name = _name(error)
    if name in _BROKEN:
        return StoreDamaged(path)
    if name in _BUSY:
        return FolderUnusable(path, *_HELD)
    if name == _FULL:
        return FolderUnusable(path, *_DISK_FULL)
    if not path.exists():
        return FolderUnusable(path, *_GONE)
    if not os.access(path, os.R_OK):
        return FolderUnusable(path, *_NOT_ALLOWED)
    return FolderUnusable(path, *_DISK_ERROR)


def is_damage(error: Exception) -> bool:
    """Whether an error of the database means that the file does not hold what was written."""
    return _name(error) in _BROKEN


def saving_problem(error: Exception, path: Path) -> SaveError:
    """What an error of the database means for somebody whose words were to be saved."""
    name = _name(error)
    if name == _FULL:
        return not_saved("De schijf is vol.", "Maak ruimte vrij en probeer het opnieuw.")
    if name in _BUSY:
        return not_saved(
            "Een ander programma houdt de gesprekken vast.",
            "Sluit dat programma en probeer het opnieuw.",
        )
    if name in _BROKEN:
        return not_saved(
            f"{show(path)} is beschadigd.", "Bewaar de map zoals zij is en neem de tekst op het scherm over."
        )
    if not path.exists():
        return not_saved(
            f"{show(path)} is er niet meer.", "Zet de map of de schijf terug en start het programma opnieuw."
        )
    if name == "READONLY":
        return not_saved(
            f"{show(path)} is nu alleen te lezen.", "Geef dit account schrijfrecht en probeer het opnieuw."
        )
    if name == "CONSTRAINT":
        return changed_elsewhere()
    return not_saved("De schijf gaf een fout.", "Controleer de schijf en de map en probeer het opnieuw.")


def changed_elsewhere() -> SaveError:
    """The conversation on disk is not the one that the writer had in mind."""
    return not_saved(
        "Dit gesprek is ondertussen ergens anders veranderd.",
        "Open het opnieuw met: gesprek resume.",
    )


def not_saved(what: str, todo: str) -> SaveError:
    """A :class:`SaveError` in the fixed order: what happened, what is safe, what to do."""
    return SaveError(f"{what} {_NOT_SAVED} {todo}")


def _name(error: Exception) -> str:
    return str(getattr(error, "sqlite_errorname", "")).removeprefix("SQLITE_")
