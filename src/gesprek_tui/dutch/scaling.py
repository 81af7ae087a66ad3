"""The Dutch of scale questions, and of numbers from 0 to 10."""

TITLE = "Schaalvraag"
WHICH = "Welke schaal?"
LABEL_SCALE, LABEL_NUMBER = "schaal", "cijfer"
ASPECTS = {"now": "nu", "wanted": "gewenst", "best": "hoogste ooit", "good_enough": "goed genoeg"}
NUMBERS = "Cijfers van 0 tot 10"
ONE_NUMBER = "één keer gevraagd; meer is er nog niet over te zeggen"


def title(title: str, moment: str) -> str:
    """The heading of a scale question, with the time that belongs to the number."""
    return f"Schaal {title[:1].lower()}{title[1:]} · {moment}"


def dots(value: float) -> str:
    """A number as its place between 0 and 10; a half stands between two."""
    return f"0 {marks(value)} 10"


def marks(value: float) -> str:
    """The same without its ends, for rows that stand below each other."""
    places = ["·"] * 21
    places[1::2] = " " * 10
    places[round(value * 2)] = "●"
    return "".join(places)


def anchors(low: str, high: str) -> str:
    """Both ends of a scale in words."""
    return f"0 = {low} · 10 = {high}"


def ends(low: str, high: str) -> tuple[str, str]:
    """Both ends of a scale, a line each."""
    return f"0 = {low}", f"10 = {high}"


def rung_of(title: str) -> str:
    """An answer to a rung of this scale."""
    return f"bij {title.lower()}"


def number_before(value: str, day: str) -> str:
    """The number of last time, told when the new one is there."""
    return f"vorige keer {value} ({day})"


def change(first: str, last: str, since: str, *, better: str) -> str:
    """How a number went over time, without a judgement; ``better`` names the end it came closer to, or is empty."""
    if first == last:
        return f"{last}, net als {since}"
    closer = f", dichter bij ‘{better}’" if better else ""
    return f"van {first} naar {last} sinds {since}{closer}"


def earlier_numbers(values: list[str]) -> str:
    """Numbers from before the ones that are drawn."""
    return f"daarvoor: {', '.join(values)}"
