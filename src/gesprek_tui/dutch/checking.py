"""The Dutch of packs as they are listed, shown and checked."""

SOURCES = "Bronnen"
HINTS = "Hints"
OVERLAID = "eigen aanpassing"
ROLES = {"safety": "bij gevaar", "shared": "hoort bij elke methode"}
REST_LATER = "De rest wordt nagekeken zodra dit klopt."
SEVERITIES = {"error": "fout", "warning": "let op"}
RULE_BAD, RULE_GOOD, RULE_EXCEPTION = "Zo niet:", "Zo wel:", "Is er een reden om het toch zo te doen?"


def origin(kind: str, package: str) -> str:
    """Where a pack comes from."""
    return {"bundled": "meegeleverd", "user": "eigen map", "previewed": "dit bestand"}.get(kind, package)


def left_out(finding: str) -> str:
    """A pack that was left out."""
    return f"weggelaten: {finding}"


def no_command(line: str) -> str:
    """A line of a case that does nothing when it is played."""
    return f"‘{line}’ past op geen opdracht, en dan gebeurt er niets"


def meant(command: str) -> str:
    """The command that was probably meant, as one types it."""
    return f"bedoelde u ‘{command}’?"


def is_good(name: str) -> str:
    """A pack without findings."""
    return f"{name}: in orde"


def exemption_of(rule: str) -> str:
    """How a pack excepts a place from a rule, in YAML."""
    at = "de id van de vraag, de fase of de hint"
    return f"exceptions:\n  - rule: {rule}\n    at: {at}\n    reason: waarom het hier zo mag"


def found(reason: str, severity: str) -> str:
    """A finding in a pack; what may be meant is called so."""
    return f"let op: {reason}" if severity == "warning" else reason


def findings_told(errors: int, warnings: int) -> str:
    """How many findings there are, and where more of a rule is told."""
    counted = f"{errors} {'fout' if errors == 1 else 'fouten'}, {warnings} keer let op"
    return f"{counted}. ‘gesprek packs rule NAAM’ legt een regel uit."
