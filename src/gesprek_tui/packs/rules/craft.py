"""Rules of the craft: how a question leaves the client room. They warn; a pack may have its reasons."""

import re
from collections.abc import Iterator

from gesprek_tui.packs.findings import Told
from gesprek_tui.packs.models import Kind
from gesprek_tui.packs.rules.base import PackRule, Problem, SaidRule
from gesprek_tui.packs.spoken import QUESTION_WORD, questions, sentences
from gesprek_tui.packs.subject import Subject

EVOKING: frozenset[Kind] = frozenset({"goal", "open", "exception", "coping", "relation", "difference", "wonder"})
"""The kinds of question that want the client to tell."""

_OPENING = r"^(?:(?:en|maar|dus|nou|oké|goed),? )?"
_VERB = (
    r"(?:heb|hebt|heeft|ben|bent|is|zijn|was|waren|had|kun|kunt|kan|kon|wil|wilt|wilde|zou|zult|zal|ga|gaat|ging|"
    r"doe|doet|deed|kom|komt|kwam|mag|moet|hoeft|lukt|lukte|vind|vindt|vond|weet|wist|denk|denkt|dacht|voel|voelt|"
    r"zie|ziet|zag|merk|merkt|werkt|helpt|hielp|klopt|past|speelt|staat|zit|krijg|krijgt|durf|durft|ken|kent|herken|"
    r"herkent|maak|maakt|scheelt|begrijp|begrijpt|snap|snapt|hoor|hoort|bel|belt|slaap|slaapt|woon|woont|praat)"
)
_SUBJECT = r"(?:u|uw|je|jij|jouw|jullie|ik|we|wij|de|het|een|dat|dit|die|deze|er|iemand|iets|hij|zij|ze)"

_CLOSED = re.compile(rf"{_OPENING}{_VERB} {_SUBJECT}\b", re.IGNORECASE)
# 'Lukt het niet, wat doet u dan?' opens with a condition; 'Is er een dag waarop het lukt?' does not
_OPEN_AFTER_ALL = re.compile(rf"[,:;–] (?:en |dan )?{QUESTION_WORD} (?!{_SUBJECT}\b)", re.IGNORECASE)

# 'op welke dag en hoe laat' and 'wat zelf en wat liever samen' ask one thing
_TWO_IN_ONE = re.compile(
    rf"{_OPENING}{QUESTION_WORD} \S+ \S+.* en {QUESTION_WORD}\b(?! (?:juist|liever|meer|minder|niet|nog|soms|wel)\b)",
    re.IGNORECASE,
)

# 'waarom zou u dit willen?' asks for reasons, and blames nobody
_BLAME = re.compile(
    rf"(?:{_OPENING}|[,:;–] (?:en |maar )?)waarom (?:(?!(?:zou|wilt|wil) )\S+ (?:u|je|jij)\b|.*\b(?:niet|geen)\b)",
    re.IGNORECASE,
)

_BETWEEN = r"(?:(?:dan|dat|dit|eens|eerst|echt|hier|niet|nog|nu|ook|toch|wel|zal|zelf|zou|zult) ){0,3}"
_MUST = re.compile(
    rf"(?<!\bvan )(?<!\bvoor )(?<!\baan )(?<!\bbij )(?<!\bmet )"
    rf"\b(?:(?:u|je|jij) {_BETWEEN}moet(?:en)?|moet (?:u|je|jij))\b(?! (?:helemaal |verder )?(?:niets|niks)\b)",
    re.IGNORECASE,
)

_IN_YOUR_PLACE = re.compile(r"\bals ik (?:u|jou|je|jij) was\b", re.IGNORECASE)
_ADVICE = re.compile(
    r"\bik zou\b(?! (?:\S+ ){0,4}?(?:graag|willen|wel|kunnen|fijn|prettig|blij)\b)"
    r"|\b(?:u kunt|je kunt|je kan|kunt u|kun je) (?:(?:dit|dat|het) ){0,2}(?:beter (?!dan\b)|beste?\b)"
    r"|\bmijn advies\b|\bik adviseer\b|\bik raad (?:u|je|jou)\b"
    r"|\bhet is (?:beter|verstandig|verstandiger) (?:om|als|dat)\b",
    re.IGNORECASE,
)

_BUT = re.compile(r"[,.;…] maar\b", re.IGNORECASE)


class ClosedQuestion(SaidRule):
    """A question of a kind that evokes does not begin with a verb."""

    id = "gesloten-vraag"
    severity = "warning"
    explanation = (
        "Een vraag die laat vertellen, begint niet met een werkwoord. Op ‘hebt u …’ of ‘is er …’ past alleen ja of "
        "nee; op ‘wat’, ‘hoe’, ‘wie’ of ‘wanneer’ volgt een verhaal. Wilt u echt een ja of een nee horen, kies dan "
        "‘kind: closed’ of ‘kind: permission’."
    )
    bad = "- kind: exception\n  u: Is het eerder gelukt?  # hier\n  je: Is het eerder gelukt?"
    good = "- kind: exception\n  u: Wanneer is het eerder gelukt?\n  je: Wanneer is het eerder gelukt?"
    only = EVOKING

    def wrong(self, text: str, kind: Kind) -> Told | None:
        """The first sentence that asks for yes or no."""
        for sentence in questions(text):
            if _CLOSED.search(sentence) and not _OPEN_AFTER_ALL.search(sentence):
                return Told(
                    f"op deze vraag past alleen ja of nee, en ‘kind: {kind}’ laat vertellen",
                    "begin met wat, hoe, wie of wanneer, of kies ‘kind: closed’",
                )
        return None


class TwoQuestions(SaidRule):
    """One thing is asked at a time."""

    id = "dubbele-vraag"
    severity = "warning"
    explanation = (
        "Stel één vraag tegelijk. Van twee vragen krijgt vaak alleen de laatste of de makkelijkste antwoord. Maak er "
        "twee vragen van en laat de tweede volgen met ‘follow_ups’."
    )
    bad = "- kind: open\n  u: Hoe gaat het? Wat wilt u bespreken?  # hier\n  je: Hoe gaat het? Wat wil je bespreken?"
    good = "- kind: open\n  u: Wat wilt u bespreken?\n  je: Wat wil je bespreken?"
    exempt = frozenset({"wonder"})

    def wrong(self, text: str, kind: Kind) -> Told | None:
        """Two question marks, or a second question word after ``en``; a step may ask what and when at once."""
        asked = questions(text)
        if len(asked) > 1 or (kind != "step" and any(_TWO_IN_ONE.search(sentence) for sentence in asked)):
            return Told("hier staan twee vragen", "maak er twee van, en laat de tweede volgen met ‘follow_ups’")
        return None


class BlamingWhy(SaidRule):
    """No ``waarom`` that asks the client for an account."""

    id = "waarom"
    severity = "warning"
    explanation = (
        "Vraag niet waarom de cliënt iets doet of laat. In het Nederlands klinkt dat al snel als een verwijt, en dan "
        "gaat iemand zich verdedigen. ‘Wat maakt dat …’ of ‘hoe komt het dat …’ vraagt hetzelfde en laat ruimte."
    )
    bad = "- kind: open\n  u: Waarom hebt u niet gebeld?  # hier\n  je: Waarom heb je niet gebeld?"
    good = "- kind: open\n  u: Wat maakte bellen lastig voor u?\n  je: Wat maakte bellen lastig voor je?"

    def wrong(self, text: str, kind: Kind) -> Told | None:
        """A question that opens so, about what the client does or does not do."""
        if any(_BLAME.search(sentence) for sentence in questions(text)):
            return Told("‘waarom’ klinkt hier als een verwijt", "vraag ‘wat maakt dat …’ of ‘hoe komt het dat …’")
        return None


class Must(SaidRule):
    """The client is not told what must be done."""

    id = "moeten"
    severity = "warning"
    explanation = (
        "Zeg niet tegen de cliënt wat die moet. ‘U moet’ neemt de keuze weg en roept weerstand op. Zeg wat vastligt en "
        "van wie dat komt, en wat de cliënt zelf kiest. Iets teruggeven wat de cliënt zo zei, mag wel (‘kind: "
        "reflection’)."
    )
    bad = "- kind: open\n  u: Hoe gaat u dat doen? U moet wel bellen.  # hier\n  je: Hoe ga je dat doen?"
    good = "- kind: open\n  u: Hoe gaat u dat doen?\n  je: Hoe ga je dat doen?"
    exempt = frozenset({"reflection", "summary"})

    def wrong(self, text: str, kind: Kind) -> Told | None:
        """``moet`` with the client for its subject."""
        if _MUST.search(text):
            return Told("hier staat wat de cliënt moet", "zeg wat vastligt, of vraag wat de cliënt zelf kiest")
        return None


class Advice(SaidRule):
    """Advice stands where it was asked for, as information."""

    id = "advies"
    severity = "warning"
    explanation = (
        "Een vraag bevat geen advies. ‘Ik zou …’ of ‘u kunt het beste …’ zet de cliënt aan de kant, ook als het goed "
        "bedoeld is. Vraag eerst of u iets mag vertellen (‘kind: permission’) en vertel het dan (‘kind: information’)."
    )
    bad = "- kind: step\n  u: Ik zou eerst bellen. Wat vindt u?  # hier\n  je: Ik zou eerst bellen. Wat vind je?"
    good = "- kind: step\n  u: Wat is een eerste stap?\n  je: Wat is een eerste stap?"
    exempt = frozenset({"information", "reflection"})

    def wrong(self, text: str, kind: Kind) -> Told | None:
        """A turn of phrase that advises; in a question only ``als ik u was`` does."""
        told = [sentence for sentence in sentences(text) if not sentence.endswith("?")]
        if _IN_YOUR_PLACE.search(text) or any(_ADVICE.search(sentence) for sentence in told):
            return Told("dit is een advies", "vraag wat de cliënt zelf ziet, of vraag eerst of u iets mag vertellen")
        return None


# who one is and how the talk goes needs no permission
_OWN_PART = re.compile(r"(?:ik|we|wij)\b", re.IGNORECASE)


class PermissionFirst(PackRule):
    """Permission is asked before something is explained."""

    id = "eerst-toestemming"
    severity = "warning"
    explanation = (
        "Vraag of u iets mag vertellen voordat u het vertelt. Wie zelf ja zegt, luistert. Zet vóór de eerste uitleg "
        "(‘kind: information’) een vraag met ‘kind: permission’, in dezelfde fase of eerder, of een fase met een "
        "‘gate’. Wat u over uzelf of het gesprek zegt (‘ik …’, ‘we …’), mag altijd."
    )
    part = "question"
    bad = "- kind: information\n  u: Dit zijn uw rechten.  # hier\n  je: Dit zijn jouw rechten."
    good = """\
- kind: permission
  u: Mag ik u iets vertellen over uw rechten?
  je: Mag ik je iets vertellen over jouw rechten?
- kind: information
  u: Dit zijn uw rechten.
  je: Dit zijn jouw rechten."""

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at the first explanation before any permission; in a crisis one simply tells."""
        if subject.pack.role == "safety":
            return
        for phase, loc in subject.phases():
            if phase.gate or any(question.kind == "permission" for question in phase.questions):
                return
            for index, question in enumerate(phase.questions):
                if question.kind == "information" and not _OWN_PART.match(question.u):
                    told = Told(
                        "hier wordt iets verteld voordat er om toestemming is gevraagd",
                        "zet er een vraag met ‘kind: permission’ voor",
                    )
                    yield Problem((*loc, "questions", index, "u"), told)
                    return


class WonderWhenAcute(PackRule):
    """No wonder question while something acute is on the table."""

    id = "wondervraag-bij-acuut"
    severity = "error"
    explanation = (
        "In een fase voor wat acuut is, staat geen wondervraag. Wie morgen zonder stroom zit, kan niet dromen over een "
        "andere dag. Los eerst op wat nu nodig is; de wondervraag komt in een latere fase."
    )
    part = "phase"
    bad = """\
- id: nood
  instruments: [list:acute]
  questions:
    - id: wonder
      kind: wonder  # hier
      u: Stel, er gebeurt een wonder. Wat ziet u als eerste?
      je: Stel, er gebeurt een wonder. Wat zie je als eerste?
      why: Het antwoord laat het doel zien."""
    good = """\
- id: nood
  instruments: [list:acute]
  questions:
    - id: deze-week
      kind: open
      u: Wat heeft deze week haast?
      je: Wat heeft deze week haast?
      why: Eerst wat acuut is."""

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every wonder question of a phase with the list ``acute``."""
        for phase, loc in subject.phases():
            for index, question in enumerate(phase.questions):
                if question.kind == "wonder" and "list:acute" in phase.instruments:
                    told = Told(
                        "een wondervraag past niet in een fase voor wat acuut is", "zet haar in een latere fase"
                    )
                    yield Problem((*loc, "questions", index, "kind"), told)


class ButInReflection(SaidRule):
    """Two sides are given back with ``en``."""

    id = "maar"
    severity = "warning"
    explanation = (
        "Geef twee kanten terug met ‘en’, niet met ‘maar’. ‘Maar’ veegt weg wat ervoor staat. Eindig met de kant van "
        "de verandering: wat het laatst klinkt, daar praat de cliënt over door."
    )
    bad = "- kind: reflection\n  u: U wilt wel, maar u durft niet.  # hier\n  je: Je wilt wel, maar je durft niet."
    good = "- kind: reflection\n  u: U ziet ertegenop, en u wilt wel.\n  je: Je ziet ertegenop, en je wilt wel."
    only = frozenset({"reflection", "summary"})

    def wrong(self, text: str, kind: Kind) -> Told | None:
        """``maar`` between two parts of what is given back."""
        if _BUT.search(text):
            return Told("‘maar’ veegt weg wat ervoor staat", "zeg ‘en’, met de wens als laatste")
        return None
