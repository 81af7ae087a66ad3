"""The Dutch of the conversations that are kept: naming, finding and importing them."""

NONE = "Er zijn nog geen gesprekken bewaard."
NOTHING_OPEN = "Er is geen gesprek dat nog loopt. Met ‘gesprek start’ begint u een nieuw."
ALREADY_ENDED = "Dit gesprek is al afgerond. ‘gesprek show’ toont het verslag."
ENDED, OPEN = "afgerond", "loopt nog"
NO_CLIENT = "zonder code"
NO_DAY = "zonder datum"
PROMISED = "beloofd"
IMPORTED = {
    "new": "Gesprek …{ending} is toegevoegd.",
    "same": "Gesprek …{ending} was hier al; er is niets veranderd.",
    "extended": "Gesprek …{ending} is aangevuld.",
}


def promised_on(when: str) -> str:
    """When it was promised."""
    return f"{PROMISED} {when}"


def no_such(wanted: str) -> str:
    """An id that no conversation ends with."""
    return f"Er is geen gesprek ‘{wanted}’. ‘gesprek list’ noemt ze."


def ambiguous(wanted: str, endings: list[str]) -> str:
    """An end that several ids have."""
    return f"Meer gesprekken eindigen op ‘{wanted}’: {', '.join(endings)}. Typ een langer stuk."


def no_such_file(name: str) -> str:
    """A file that is not there."""
    return f"{name} is er niet. Er is niets veranderd; controleer de naam."


def cannot_read(name: str) -> str:
    """A file that cannot be read."""
    return f"{name} is niet te lezen. Er is niets veranderd."
