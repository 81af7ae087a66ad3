"""Every rule by its own examples, and the rules about Dutch by sentences that they must and must not name."""

import json

import pytest

from gesprek_tui.commands.packs import unfit
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.checks import check
from gesprek_tui.packs.findings import Finding
from gesprek_tui.packs.models import Kind
from gesprek_tui.packs.reader import read_pack
from gesprek_tui.packs.rules import craft, language
from gesprek_tui.packs.rules.base import Rule, SaidRule
from gesprek_tui.packs.rules.registry import RULES
from gesprek_tui.report.checking import faults_of
from gesprek_tui.report.template import Template
from tests.packs.files import pack_file
from tests.packs.framing import framed

CATALOG = Catalog()
OTHERS = [CATALOG.pack(pack_id) for pack_id in CATALOG.ids()]
# what an overlay changes: one phase with vraag-1 and vraag-2
TWO = framed("question", "- kind: open\n  u: Hoe gaat het?\n  je: Hoe gaat het?\n" * 2)
CHANGED = read_pack(pack_file(TWO, "voorbeeld"))


def checked(rule: Rule, example: str) -> tuple[str, tuple[Finding, ...]]:
    text = framed(rule.part, example)
    if rule.part == "report":
        found = faults_of(Template.read("voorbeeld", example))
        return example, tuple(Finding("voorbeeld", fault.line, 1, rule.id, fault.message) for fault in found)
    if rule.part == "overlay":
        return text, check(pack_file(text, "voorbeeld.eigen"), [CHANGED, *OTHERS])
    return text, check(pack_file(text, "voorbeeld"), OTHERS, unfit=unfit)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_bad_example_breaks_its_rule_where_it_says_so_and_no_other(rule: Rule) -> None:
    text, findings = checked(rule, rule.bad)

    here = [number for number, line in enumerate(text.split("\n"), 1) if line.endswith("  # hier")]
    assert here
    assert [(finding.line, finding.rule, finding.severity) for finding in findings] == [
        (line, rule.id, rule.severity) for line in here
    ], text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_good_example_breaks_no_rule(rule: Rule) -> None:
    text, findings = checked(rule, rule.good)

    assert findings == (), text


def test_every_rule_has_an_id_of_its_own_and_can_be_read() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.explanation.endswith("."), rule.id
        assert ". " in rule.explanation, rule.id


# --- sentences that a trainer would argue about -------------------------------------------------------------

SENTENCES: list[tuple[SaidRule, Kind, list[str], list[str]]] = [
    (craft.ClosedQuestion(), "open",
     ["Hebt u hulp?", "Is er iemand die helpt?", "En is dat eerder gelukt?", "Goed. Kunt u daar iets over zeggen?",
      "Heeft uw zus geholpen?", "Is de huur betaald?", "Is er een dag, al is het er maar één, waarop het lukt?",
      "Weet je nog hoe het lukte?"],
     ["Wat hebt u nodig?", "Fijn dat ik u spreek. Hoe gaat het?", "Lukt het niet, wat doet u dan?",
      "Komt het weer terug: wie belt u?", "Vertel daar eens meer over.", "Nu we elkaar spreken: waar hebt u iets aan?",
      "Uw zus vroeg: ‘kunt u komen?’ Hoe was dat?", "Stel dat {naam} tevreden is. Wat is er dan anders?"]),
    (craft.ClosedQuestion(), "permission", [], ["Mag ik u iets vragen?"]),
    (craft.ClosedQuestion(), "choice", [], ["Wilt u bellen of mailen?"]),
    (craft.TwoQuestions(), "open",
     ["Hoe gaat het? Wat wilt u bespreken?", "Wat wilt u en hoe gaat u dat doen?", "Met wie praat u, en hoe vaak?"],
     ["Wat lukt wel en wat niet?", "Wie en wat helpt u?", "Er speelt veel, en wat telt nu het meest?",
      "Op welke dag en hoe laat komt het uit?", "Wat pakt u zelf op, en wat liever samen?",
      "Hoe is het als iemand vraagt: ‘wat wilt u?’"]),
    (craft.TwoQuestions(), "step", ["Wat gaat u doen? Wie helpt u?"], ["Wat gaat u doen en wanneer begint u?"]),
    (craft.BlamingWhy(), "open",
     ["Waarom hebt u niet gebeld?", "Waarom doe je dat?", "En waarom bent u gestopt?", "U belde niet; waarom niet?",
      "Waarom een 4 en geen 3?"],
     ["Waarom is dat belangrijk voor u?", "Waarom zou u dit willen?", "Mag ik vertellen waarom u deze brief kreeg?",
      "Wat maakt dat u niet belde?", "Ik leg uit waarom dit zo is."]),
    (craft.Must(), "open",
     ["U moet bellen.", "Wat moet u doen?", "Je zult moeten kiezen.", "U zult dit wel moeten doen.",
      "Ik denk dat je dat niet moet doen."],
     ["Wat moet er gebeuren?", "Dit moet ik u vertellen.", "U moet niets.", "Wat moet {naam} zien?",
      "Vindt u dat het moet?", "Wat moet uw zus weten?", "Alles wat van u moet komen."]),
    (craft.Must(), "reflection", [], ["U hoort van iedereen wat u moet doen."]),
    (craft.Advice(), "open",
     ["Ik zou eerst bellen.", "Wat zou er gebeuren als ik u was?", "U kunt het beste bellen.", "Mijn advies: bel.",
      "Je kunt beter even wachten.", "Ik raad je aan te bellen."],
     ["Ik zou u graag iets vragen.", "Ik zou het fijn vinden als u meedenkt.", "Hoe kunt u het best beginnen?",
      "U kunt dit beter dan u dacht.", "Hoe kan ik u het best bereiken?", "Wat zou u zelf adviseren?"]),
    (craft.Advice(), "information", [], ["U kunt het beste vóór vrijdag bellen."]),
    (language.TooLong(), "open",
     ["woord " * 25 + "woord?", " ".join(["Dit zijn negen woorden, en zo zijn er vier."] * 4)],
     ["woord " * 24 + "woord?", "Ik hoor … – en … – en … " * 3]),
    (language.TooLong(), "wonder", ["woord " * 26], ["Dit zijn negen woorden, en er komen er meer. " * 6]),
    (craft.ButInReflection(), "reflection",
     ["U wilt wel, maar u durft niet.", "U wilt wel. Maar u durft niet.", "U wilt …, maar u durft niet."],
     ["U ziet ertegenop, en u wilt wel.", "U noemt maar één reden.", "U zegt: ‘ja, maar ik durf niet’."]),
    (craft.ButInReflection(), "affirmation", [], ["Het was zwaar, maar u bent er."]),
    (language.HardWord(), "open",
     ["Wat wilt u in dit traject?", "Indien u wilt.", "Wat zijn de consequenties?",
      "Dat gaat door middel van een brief."],
     ["Wat wilt u?", "Hoe is het op uw trajectdag?", "U zei: ‘dat traject’. Wat bedoelt u?"]),
    (language.ThirdPerson(), "open", ["Wat heeft de cliënt nodig?"], ["Wat heeft uw klant nodig?"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "kind", "sentence", "named"),
    [
        (rule, kind, sentence, named)
        for rule, kind, wrong, right in SENTENCES
        for named, listed in ((True, wrong), (False, right))
        for sentence in listed
    ],
)
def test_a_sentence_is_named_or_left_alone(*, rule: SaidRule, kind: Kind, sentence: str, named: bool) -> None:
    text = framed("question", f"- kind: {kind}\n  u: {json.dumps(sentence)}\n  je: {json.dumps(sentence)}")

    findings = check(pack_file(text, "voorbeeld"), OTHERS)

    assert (rule.id in {finding.rule for finding in findings}) == named, findings


INFORMATION = "- kind: information\n  u: {0}\n  je: {0}\n"


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        (INFORMATION.format("Er geldt een regel.") * 2, [17]),
        (INFORMATION.format("Ik leg de regels niet op."), []),
        (INFORMATION.format("Er geldt een regel.") + "- {kind: permission, u: Mag het?, je: Mag het?}", []),
    ],
)
def test_the_first_explanation_without_permission_is_told_once(fragment: str, lines: list[int]) -> None:
    findings = check(pack_file(framed("question", fragment), "voorbeeld"), OTHERS)

    assert [finding.line for finding in findings if finding.rule == "eerst-toestemming"] == lines


@pytest.mark.parametrize("fragment", ["gate: {ask: Mocht het?, on_no: los}", "questions: [QUESTION]"])
def test_permission_in_an_earlier_phase_is_enough_but_not_in_a_later_one(fragment: str) -> None:
    asking = "{id: mag-het, kind: permission, u: Mag het?, je: Mag het?, why: De cliënt kiest.}"
    first = "- id: eerst\n  " + fragment.replace("QUESTION", asking)
    told = "{id: regel, kind: information, u: Er is een regel., je: Er is een regel., why: Kort.}"
    then = f"- id: dan\n  questions: [{told}]"

    def rules(*phases: str) -> set[str]:
        text = framed("phase", "\n".join([*phases, "- id: los"]))
        return {finding.rule for finding in check(pack_file(text, "voorbeeld"), OTHERS)}

    assert rules(first, then) == set()
    assert rules(then, first) == {"eerst-toestemming"}


def test_a_safety_pack_simply_tells() -> None:
    fragment = INFORMATION.format("Er is een regel.").replace("\n", "\n      ")
    phase = f"  - id: een\n    title: Een\n    aim: Een.\n    questions:\n      {fragment}  id: x\n        why: Nu."
    text = framed("pack", f"role: safety\nphases:\n{phase}")

    assert check(pack_file(text, "voorbeeld"), OTHERS) == ()


def test_a_hard_word_comes_with_its_plainer_one() -> None:
    text = framed("question", "- kind: open\n  u: Wat wilt u in dit Traject?\n  je: Wat wil je in dit traject?")

    (finding,) = check(pack_file(text, "voorbeeld"), OTHERS)

    assert finding.suggestion == "zeg ‘stappen’ voor ‘traject’"


def test_one_pair_of_sentences_is_told_once_also_when_both_are_wrong() -> None:
    text = framed("question", "- kind: open\n  u: Hebt u hulp?\n  je: Heb je hulp?")
    only_je = framed("question", "- kind: open\n  u: Wie helpt u?\n  je: Heb je hulp?")

    assert [finding.line for finding in check(pack_file(text, "voorbeeld"), OTHERS)] == [17]
    assert [finding.line for finding in check(pack_file(only_je, "voorbeeld"), OTHERS)] == [18]
