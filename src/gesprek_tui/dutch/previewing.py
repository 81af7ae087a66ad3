"""The Dutch of the preview of a pack."""

NEEDS_TERMINAL = (
    "Een voorvertoning heeft een terminal nodig. Zonder terminal zegt ‘gesprek packs check BESTAND’ wat er niet klopt."
)
ONLY_METHODS = "alleen een heel methodepakket is zo te bekijken; een casus speelt met ‘gesprek demo’"
OTHER_ROLE = "de rol is veranderd; begin ‘gesprek packs preview’ opnieuw"
PLACEHOLDER = "probeer het uit; niets wordt bewaard"
FOOTER = "F2 controle   Tab toetsen   F1 hulp"
FOOTER_SHORT = "F2 alles"
WAITS = "Wacht op een goed bestand. Esc stopt."
NO_FINDINGS = "Alles is in orde."
PHASE_GONE = "Deze fase staat niet meer in het bestand. /fase leidt verder."
FINDINGS, FINDINGS_HELP = "Controle", "Alles wat er nog niet klopt in dit bestand."


def findings_of(name: str) -> str:
    """The heading above what is wrong in a file."""
    return f"CONTROLE VAN {name}"


def findings_short(errors: int, warnings: int) -> str:
    """How many findings there are, in a corner."""
    wrong = [f"{errors} {'fout' if errors == 1 else 'fouten'}"] if errors else []
    return ", ".join([*wrong, *([f"{warnings} let op"] if warnings else [])]) or "in orde"


def not_read_again(found: str) -> str:
    """The file as it is now is not what one looks at."""
    return f"niet ververst · {found}"


def shows_version_of(at: str) -> str:
    """What one looks at instead."""
    return f"U ziet de versie van {at}."


def more_findings(count: int) -> str:
    """What does not fit."""
    return f"en nog {count}: F2"
