"""The Dutch of what was saved, said back."""

from collections.abc import Sequence

NOTE_EDITED = "notitie gewijzigd"
NOTE_REMOVED = "notitie weggehaald"
AGREEMENT_REMOVED = "afspraak weggehaald"
ITEM_REMOVED = "weg van de lijst"
ANSWER_KEPT = "antwoord"
CORRECTION_KEPT = "staat er nu bij"
PAUSED = "de klok staat stil"
RUNNING = "de klok loopt"
ENDED = "gesprek afgerond"
PUT_OFF = "deze zet blijft weg in dit gesprek"
UNDONE = "ongedaan gemaakt"
NOT_YET = "nog niet bewaard"
BROKEN = "Het wordt vanzelf opnieuw geprobeerd, of nu met Enter."


def note_is(mark: str) -> str:
    """A note got a mark."""
    return f"notitie is nu: {mark}"


def here(title: str) -> str:
    """The phase one is in now."""
    return f"fase: {title}"


def asked(text: str) -> str:
    """What was said aloud."""
    return f"gevraagd: {text}"


def goal(text: str) -> str:
    """The goal that was named."""
    return f"doel: {text}"


def address(form: str) -> str:
    """The form of address."""
    return f"u zegt ‘{form}’"


def client(code: str | None) -> str:
    """The client code."""
    return f"cliëntcode: {code or '–'}"


def at(at: str) -> str:
    """The visible sign that something is on disk, with its time."""
    return f"opgeslagen {at}"


def emptied(labels: Sequence[str]) -> str:
    """The slots that belonged to what was filled in before: their words no longer hold."""
    return f"weer leeg: {', '.join(labels)}"


def discussed(text: str) -> str:
    """What was parked is not any more."""
    return f"besproken: {text}"


def tally(acts: int, notes: int) -> str:
    """How much was done beside noting; nobody else sees it."""
    done = f"{acts} handeling{'en' if acts != 1 else ''}"
    return f"{done} naast {notes} notitie{'s' if notes != 1 else ''}; alleen voor u"


def own_left_out(name: str, line: int, reason: str) -> str:
    """A copy or an overlay of the user that takes no part in the conversation that is led."""
    own = f"Uw aanpassing {name}" if name.endswith(".eigen.yaml") else f"Uw eigen {name}"
    return f"{own} doet niet mee: regel {line}, {reason}"
