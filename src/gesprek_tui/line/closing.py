"""What the closing steps and the rating hear in an answer: whether it changes anything, and a lower number."""

import re
import unicodedata

from gesprek_tui.line.numbers import number_said
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Question

LOWER = 5
"""From this number down the client is asked what may be different: an invitation, never told as a norm."""

# ‘wat wilt u nog aanpassen?’ – ‘niets, zo is het goed’: words that agree or decline, and those that stand beside them
_SETTLE = """
akkoord allemaal alles compleet correct duidelijk eens fijn geen genoeg geregeld goed helder ja jawel jazeker jep
juist kloppen kloppend klopt mooi nee neen niet niets niks nope ok okay oke orde perfect prima tevreden top voldoende
volledig yes zeker zo
"""
_BESIDE = """
aan aanpassen aanpassing aanpassingen afspraak afspraken als anders bedankt ben besproken betreft bij blijft blijven
contact da daar daarmee dank dankjewel dankuwel dat de denk deze die dit doe doen een eigenlijk en er erbij erin erop
even genoteerd gesprek gewoon gezegd he heb hebt heeft helemaal het hier hiermee hoef hoeft hoeven hoor ik in is je
jij kan laat laten later lijken lijkt maar me mee meer met mij nodig nog nou nu o of oh om onze op opgeschreven past s
staan staat t te toe toevoegen toevoeging toevoegingen u van veranderen verandering veranderingen verder vervolg vind
voegen volgens voor was wat we weet wel wij wijzigen wijziging wijzigingen zijn zoals
"""


def changes_nothing(text: str) -> bool:
    """Whether an answer only agrees or declines, so that it is no agreement of its own."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = {word for word in re.findall(r"\w+", plain) if not word.isdecimal()}
    settling = words & set(_SETTLE.split())
    return "|" not in text and words <= settling | set(_BESIDE.split()) and bool(settling or not words)


def rating_question(method: Method) -> Question | None:
    """The plain question how the talk was for the client."""
    return next((question for question in method.closing_questions() if question.closes == "rating"), None)


def repair_question(method: Method) -> Question | None:
    """What is asked after a lower answer: the first question that follows the rating."""
    rating = rating_question(method)
    return method.question(rating.follow_ups[0]) if rating and rating.follow_ups else None


def is_lower(said: str | None) -> bool:
    """Whether an answer to the rating holds a number that asks for listening."""
    number = number_said(said) if said else None
    return number is not None and number <= LOWER
