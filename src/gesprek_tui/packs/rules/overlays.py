"""The rules of fitting a pack that are kept where an overlay is applied; what breaks one does not take part."""

from gesprek_tui.packs.applying import CONTRADICTION, EMPTY_PHASE, UNKNOWN
from gesprek_tui.packs.rules.base import Rule


class NamesWhatIs(Rule):
    """What an overlay names is in the pack."""

    id = UNKNOWN
    severity = "warning"
    explanation = (
        "Alles wat een aanpassing noemt, staat in het pakket: de vragen, de hints en de fasen. Een nieuwe versie van "
        "het pakket kan iets weglaten of anders noemen. Wat er niet meer is, doet niet mee; de rest van uw aanpassing "
        "geldt gewoon."
    )
    part = "overlay"
    bad = "without: [vrag-1]  # hier"
    good = "without: [vraag-1]"


class OneThing(Rule):
    """An overlay says one thing of a question."""

    id = CONTRADICTION
    severity = "warning"
    explanation = (
        "Een aanpassing zegt van een vraag één ding. Staat dezelfde id er twee keer, dan telt de eerste; staat hij bij "
        "‘questions’ en bij ‘without’, dan telt ‘questions’. Een vraag die er al is, blijft in haar eigen fase."
    )
    part = "overlay"
    bad = """\
questions:
  - {id: vraag-1, kind: open, u: Waar staat u nu?, je: Waar sta je nu?, why: Begin bij nu.}
without: [vraag-1]  # hier"""
    good = """\
questions:
  - {id: vraag-1, kind: open, u: Waar staat u nu?, je: Waar sta je nu?, why: Begin bij nu.}"""


class QuestionLeft(Rule):
    """Every phase keeps a question."""

    id = EMPTY_PHASE
    severity = "warning"
    explanation = (
        "Elke fase houdt een vraag over. Haalt u de laatste weg, dan blijft die staan, want op een lege fase is niets "
        "te zeggen. Zet er een eigen vraag bij met ‘phase’; dan kan de andere weg."
    )
    part = "overlay"
    bad = "without:\n  - vraag-1\n  - vraag-2  # hier"
    good = """\
questions:
  - {id: eigen-begin, phase: begin, kind: open, u: Hoe gaat het?, je: Hoe gaat het?, why: Begin.}
without: [vraag-1, vraag-2]"""
