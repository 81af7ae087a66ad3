"""The Dutch of what is asked in the line: the goal, words to fill in, agreements, a correction, and the closing."""

GOAL = "Doel"
FILL_IN = "Even invullen"
LABEL_ANSWER = "antwoord"
ASK_GOAL = {
    "u": "Wat zou u willen dat er verandert?",
    "je": "Wat zou je willen dat er verandert?",
}
CORRECTION = "Klopt niet helemaal"
LABEL_CORRECTION = "de cliënt zegt"
ASK_CORRECTION = {
    "u": "Hoe zou u het zelf zeggen?",
    "je": "Hoe zou je het zelf zeggen?",
}
AGREEMENT = "afspraak"
AGREEMENT_TITLE = "Afspraak"
NEXT_CONTACT = "volgend contact"
NO_AGREEMENTS = "Er zijn nog geen afspraken."
CHANGE_AGREEMENT = "Wijzigen: /afspraak 1 gedaan, weg, een datum, een cijfer of tekst."
LABEL_WHAT, LABEL_GOAL = "wat", "doel"
LABEL_PART = {
    "who": "wie",
    "when": "wanneer",
    "with_what": "waarmee",
    "if_then": "als het niet lukt",
    "confidence": "hoe zeker",
    "smaller": "kleinere stap",
}
ASK_HOW = {
    "u": "Mag ik meedenken over hoe u dat gaat doen?",
    "je": "Mag ik meedenken over hoe je dat gaat doen?",
}
ASK_WHAT = {"u": "Wat is het allereerste wat u doet?", "je": "Wat is het allereerste wat je doet?"}
ASK_PART = {
    "who": {"other": {"u": "Wie doet dat?", "je": "Wie doet dat?"}},
    "when": {
        "cl": {"u": "Op welke dag doet u dat, en hoe laat?", "je": "Op welke dag doe je dat, en hoe laat?"},
        "ik": {
            "u": "Op welke dag hoort u van mij, en hoe laat?",
            "je": "Op welke dag hoor je van mij, en hoe laat?",
        },
        "samen": {"u": "Op welke dag doen we dat, en hoe laat?", "je": "Op welke dag doen we dat, en hoe laat?"},
        "other": {"u": "Op welke dag gebeurt dat, en hoe laat?", "je": "Op welke dag gebeurt dat, en hoe laat?"},
    },
    "with_what": {
        "cl": {"u": "Wat hebt u daarvoor nodig?", "je": "Wat heb je daarvoor nodig?"},
        "ik": {"u": "Wat heb ik daarvoor van u nodig?", "je": "Wat heb ik daarvoor van je nodig?"},
        "samen": {"u": "Wat hebben we daarvoor nodig?", "je": "Wat hebben we daarvoor nodig?"},
        "other": {"u": "Wat is daarvoor nodig?", "je": "Wat is daarvoor nodig?"},
    },
    "if_then": {
        "cl": {"u": "Stel dat het niet lukt. Wat doet u dan?", "je": "Stel dat het niet lukt. Wat doe je dan?"},
        "other": {"u": "Stel dat het niet lukt. Wat doen we dan?", "je": "Stel dat het niet lukt. Wat doen we dan?"},
    },
    "confidence": {
        "other": {
            "u": "Hoe zeker bent u dat het lukt, van 0 tot 10?",
            "je": "Hoe zeker ben je dat het lukt, van 0 tot 10?",
        },
    },
    "smaller": {"other": {"u": "Hoe kan deze stap kleiner?", "je": "Hoe kan deze stap kleiner?"}},
}
"""What is asked aloud for each part of an agreement, by who acts; ‘other’ where that makes no difference."""
WHY_SMALLER = "Een kleinere stap lukt vaker. Zo laten mag ook."
LABEL_CLOSING = {
    "parked": "geparkeerd",
    "summary": "de cliënt zegt",
    "agreements": "nog een afspraak",
    "next_contact": "wanneer",
    "rating": "de cliënt zegt",
}
ASK_ANYTHING_LEFT = {
    "u": "Wat wilt u nog bespreken waar we niet aan toe kwamen?",
    "je": "Wat wil je nog bespreken waar we niet aan toe kwamen?",
}
TICK_PARKED = "Besproken? Typ /besproken met het nummer."
RATING = "Waardering"
RATING_DETAIL = "In woorden; een cijfer van 0 tot 10 mag erbij."
RATING_ITEMS = (
    {"u": "Hoe goed kon u kwijt wat u dwarszit?", "je": "Hoe goed kon je kwijt wat je dwarszit?"},
    {"u": "Hoeveel ging het over wat voor u telt?", "je": "Hoeveel ging het over wat voor jou telt?"},
    {"u": "Hoe was mijn manier van vragen voor u?", "je": "Hoe was mijn manier van vragen voor jou?"},
    {"u": "Hoe is het voor u om zo samen verder te gaan?", "je": "Hoe is het voor jou om zo samen verder te gaan?"},
)
"""Four questions about the talk, in words of our own: asked only on choice."""


def for_example(example: str) -> str:
    """An example beside a field."""
    return f"bijvoorbeeld: {example}"


def fill_in(label: str) -> str:
    """Asks the professional, not the client, for the words of a slot."""
    return f"{label}?"


def agreement_title(number: int | None) -> str:
    """The heading of an agreement, with the number by which it can be changed."""
    return AGREEMENT_TITLE if number is None else f"{AGREEMENT_TITLE} {number}"


def agreement_label(number: int) -> str:
    """An agreement among the notes, with its number."""
    return f"{AGREEMENT} {number}"


def in_order(number: int, text: str) -> str:
    """An agreement, or what is parked, with its number before it."""
    return f"{number} {text}"


def first_ask(question: str) -> str:
    """What is asked aloud before the question itself."""
    return f"Eerst: ‘{question}’"


def with_what(text: str) -> str:
    """What is needed for an agreement."""
    return f"waarmee: {text}"


def if_then(text: str) -> str:
    """What happens when it does not work out."""
    return f"lukt het niet: {text}"


def sure(value: str) -> str:
    """How sure the client is."""
    return f"zeker {value}"


def still_open(parts: list[str]) -> str:
    """What an agreement does not say yet."""
    return f"nog open: {', '.join(parts)}"


def closing_title(step: int, steps: int) -> str:
    """The heading of a closing step."""
    return f"Afronden · {step} van {steps}"


def rating_title(item: int | None) -> str:
    """The heading of the rating, or of one of its four questions."""
    return RATING if item is None else f"{RATING} · {item + 1} van {len(RATING_ITEMS)}"
