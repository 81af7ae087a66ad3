"""The Dutch of the marks: their words on the professional's screen, their glyphs, and the kinds that can be found."""

WORDS = {
    "quote": "citaat",
    "change_talk": "verandertaal",
    "commitment": "voornemen",
    "sustain_talk": "behoudtaal",
    "friction": "wrijving",
    "strength": "kracht",
    "fact": "feit",
    "parked": "geparkeerd",
    "private": "voor mezelf",
}
"""The word for each mark, on the professional's screen only: never in a report."""
GLYPHS = {
    "quote": "❝",
    "change_talk": "❝",
    "commitment": "❝",
    "sustain_talk": "❝",
    "friction": "≠",
    "strength": "+",
    "fact": "=",
    "parked": "?",
    "private": "#",
}
KINDS = WORDS | {
    "note": "notitie",
    "goal": "doel",
    "agreement": "afspraak",
    "item": "lijst",
    "scale": "cijfer",
    "answer": "antwoord",
    "correction": "verbetering",
    "title": "onderwerp",
}
"""The word for each kind of line that can be found."""


def heard(mark: str) -> str:
    """The reason of a move that a mark brings up."""
    return {"strength": "kracht gehoord", "parked": "net geparkeerd", "fact": "feit genoteerd"}.get(
        mark, f"{WORDS[mark]} gehoord"
    )
