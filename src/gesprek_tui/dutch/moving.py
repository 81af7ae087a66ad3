"""The Dutch of the phases of a method, and of the moves between them."""

AFTER_YES = "na ja"
OWN = "eigen"
"""Beside a question that an overlay of the user brought."""
EARLY = "liever later"
CLIENTS = "zet de cliënt"
FORWARD, BACKWARD, PITFALL = "VERDER ALS", "TERUG ALS", "LET OP"


def lock_gate(ask: str) -> str:
    """The lock of a gate that has no yes."""
    return f"Eerst dit: {ask}"


def lock_requires(title: str) -> str:
    """The lock of a phase that needs another one first."""
    return f"Eerst: {title}."


def after_step(number: int) -> str:
    """In two words: the phase with this number comes first."""
    return f"na stap {number}"


def early(title: str) -> str:
    """A phase that is entered before the one that usually comes first: possible, and said quietly."""
    return f"dat kan; meestal gaat ‘{title}’ vooraf"


def leads_to(say: str, phase: str) -> str:
    """A move back to where one was, with the name of it."""
    return f"{say}: {phase}"


def least_attended(why: str, need: str) -> str:
    """The reason of a move, with the need that the questions so far served least."""
    return f"{why} · minste aandacht: {need}"


def ring(number: int) -> str:
    """A ring of a method."""
    return f"cirkel {number}"


def key_of(number: int) -> str:
    """The key of a phase that one may come back to from anywhere."""
    return f"Tab {number}"


def minutes_spent(minutes: int) -> str:
    """Time spent in a phase."""
    return f"{minutes} min" if minutes else "<1 min"


def inside(outer: str) -> str:
    """The method that one goes back to."""
    return f"/klaar → {outer}"


def back_to(signal: str, title: str) -> str:
    """A signal that an earlier phase is needed again."""
    return f"{signal} → {title}"
