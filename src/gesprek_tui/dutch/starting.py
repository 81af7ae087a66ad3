"""The Dutch of the start screen."""

TITLE = "Gesprek"
LEAD = "Uw maatje naast elk gesprek. Alles blijft op deze machine."
RESUME, NEW, PRACTISE, CASE = "Ga verder", "Nieuw gesprek", "Oefenen", "Casus bekijken"
QUIT = "Stoppen"
PRACTISE_SHORT = "een gesprek van uzelf, om te proberen"
NEW_ABOUT = "Kies een methode en begin. De rest mag leeg blijven."
PRACTISE_ABOUT = "Een gesprek van uzelf, om te proberen. Er wordt niets van bewaard."
CASE_ABOUT = "Een uitgeschreven gesprek speelt zichzelf af, of regel voor regel. Er wordt niets van bewaard."
NO_CASE = "er is hier geen casus"
RECENT, METHODS, CASES, LEFT_OUT = "EERDER", "METHODEN", "CASUSSEN", "WEGGELATEN"
NO_METHODS = "Er is geen methode te vinden. ‘gesprek doctor’ zegt waarom."
PROMISED = "BELOOFD"
CLIENT = "Cliënt"
DONE = "✓ gedaan"
DONE_ABOUT = "d of spatie: toch nog niet gedaan"
PROMISE_ABOUT = "d of spatie: gedaan"
NOT_REACHED = "niet bereikt"
NOT_REACHED_KEPT = "Bewaard: niet bereikt."


def notes_kept(count: int) -> str:
    """How many notes a conversation holds."""
    return f"{count} notitie{'s' if count != 1 else ''}"


def cases_kept(count: int) -> str:
    """How many practice cases there are."""
    return f"{count} casussen"


def begun(when: str) -> str:
    """When a conversation began."""
    return f"begonnen {when}"


def in_phase(title: str) -> str:
    """Where a conversation is."""
    return f"fase {title}"


def promises_left(count: int) -> str:
    """The row that shows the promises that do not fit."""
    return f"… nog {count}"


def keys(*, done: bool | None = None, client: bool = False, narrow: bool = False) -> str:
    """The keys of the start screen, as they work on this row; ``done`` tells of a promise whether it is."""
    choose, find, stop = "↑ ↓ kiezen", "v vinden", "q stoppen"
    first = choose if done is None else "d toch niet" if done else "d gedaan"
    keys = [first, "Enter openen", *(("i cliënt",) if client else ()), find, stop]
    if narrow:  # what one knows already gives way
        known = (choose, stop, find) if first == choose else (stop, find)
        for key in known[: len(keys) - 3]:
            keys.remove(key)
    return "   ".join(keys)
