"""What is said of a damaged store: what can be read, what is missing, and what to do."""

from collections.abc import Mapping

TODO = (
    "Er wordt niets in de beschadigde opslag geschreven. Bewaar de hele map zoals zij is. Alles wat nog te lezen is, "
    "haalt u eruit met: gesprek export alles -o MAP. Met ‘gesprek restore’ ziet u welke kopieën er zijn."
)


def missing(gaps: Mapping[str, int | None], lost: int | None) -> str:
    """What cannot be read, in all; ``gaps`` are per conversation, see the journal's."""
    told = [_of(conversation, count) for conversation, count in gaps.items()]
    if lost == 0:
        what = "Toch is alles wat u hebt genoteerd te lezen."
    elif told:
        what = f"Niet alles is te lezen: {'; '.join(told)}."
    else:
        what = "Wat er precies ontbreekt, is niet te zien."
    return f"De opgeslagen gesprekken zijn beschadigd. {what}"


def elsewhere() -> str:
    """What was asked for is whole."""
    return f"De opgeslagen gesprekken zijn beschadigd, maar wat u vroeg is heel. {TODO}"


def _of(conversation: str, count: int | None) -> str:
    name = f"gesprek {conversation[-6:]}"
    if count is None:
        return f"{name} breekt af, misschien te vroeg"
    return f"van {name} ontbreekt 1 onderdeel" if count == 1 else f"van {name} ontbreken {count} onderdelen"
