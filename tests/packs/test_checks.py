import pytest

from gesprek_tui.packs import checks
from gesprek_tui.packs.checks import RULES, Rule, check_pack
from gesprek_tui.packs.reader import Finding, open_pack, read_pack
from tests.packs.files import FOLDER, edited, pack_file, place_of, text_of

SHARED = read_pack(open_pack(FOLDER / "gedeeld.yaml"))
KNOWN = ("goed", "anders")

FOUR_PHASES = """\
phases:
  - {id: een, title: Een, aim: Een., requires: [drie], questions: [QUESTION]}
  - {id: twee, title: Twee, aim: Twee., gate: {ask: Ja?, on_no: vier}, questions: [QUESTION]}
  - {id: drie, title: Drie, aim: Drie., requires: [een], questions: [QUESTION]}
  - {id: vier, title: Vier, aim: Vier., requires: [drie], questions: [QUESTION]}
"""


def checked(text: str, stem: str = "goed") -> tuple[Finding, ...]:
    return check_pack(pack_file(text, stem), [SHARED], KNOWN)


@pytest.mark.parametrize("name", ["goed", "gedeeld"])
def test_a_good_pack_has_no_findings(name: str) -> None:
    assert check_pack(FOLDER / f"{name}.yaml", [SHARED], KNOWN) == ()


BAD = [
    (checks.unique_ids, "id: dat-is-goed", "id: mag-ik", "mag-ik\n        kind: autonomy",
     "‘mag-ik’ staat ook op regel 54; kies een eigen naam"),
    (checks.unique_ids, "  - id: loslaten", "  - id: vragen", "vragen\n    title: Loslaten",
     "‘vragen’ staat ook op regel 47; kies een eigen naam"),
    (checks.unique_ids, "  - id: terug", "  - id: naar-schaal", "naar-schaal\n    when:\n      last_mark",
     "‘naar-schaal’ staat ook op regel 120; kies een eigen naam"),
    (checks.unique_ids, "      - id: tekst", "      - id: kant", "kant\n        title: Tekst",
     "‘kant’ staat ook op regel 40; kies een eigen naam"),
    (checks.phase_references, "requires: [kennis]", "requires: [kenis]", "kenis",
     "er is geen fase ‘kenis’; bedoelde u ‘kennis’?"),
    (checks.phase_references, "better_after: [vragen]", "better_after: [sluiten]", "sluiten",
     "er is geen fase ‘sluiten’"),
    (checks.phase_references, "to: vragen", "to: vraag", "vraag\ntech",
     "er is geen fase ‘vraag’; bedoelde u ‘vragen’?"),
    (checks.phase_references, "to: vragen", "to: uitleg", "uitleg\ntech",
     "de fase ‘uitleg’ wijst hier naar zichzelf; noem een andere fase"),
    (checks.phase_references, "on_no: loslaten", "on_no: weg", "weg\n    questions", "er is geen fase ‘weg’"),
    (checks.phase_references, "on_no: loslaten", "on_no: vragen", "vragen\n    questions",
     "de fase ‘vragen’ wijst hier naar zichzelf; noem een andere fase"),
    (checks.question_references, "follow_ups: [wat-weet-u-al]", "follow_ups: [wat-weet-u]", "wat-weet-u]",
     "er is geen vraag ‘wat-weet-u’; bedoelde u ‘wat-weet-u-al’?"),
    (checks.question_references, "follow_ups: [wat-weet-u-al]", "follow_ups: [mag-ik]", "mag-ik]",
     "de vraag ‘mag-ik’ volgt hier op zichzelf; noem een andere vraag"),
    (checks.instrument_references, "[scale:vertrouwen, scale:hoop,", "[scale:vertrouwn, scale:hoop,", "scale:vertrouwn",
     "er is geen schaalvraag ‘vertrouwn’; bedoelde u ‘vertrouwen’?"),
    (checks.instrument_references, "list:balans, list:agenda", "list:acuut, list:agenda", "list:acuut",
     "er is geen lijst ‘acuut’"),
    (checks.hint_conditions, "phase: kennis", "phase: sluiten", "sluiten", "er is geen fase ‘sluiten’"),
    (checks.hint_conditions, "gate_open: vragen", "gate_open: kennis", "kennis\n            - open",
     "de fase ‘kennis’ heeft geen gate; noem een fase die er een heeft"),
    (checks.hint_conditions, "gate_open: vragen", "gate_open: poort", "poort", "er is geen fase ‘poort’"),
    (checks.hint_conditions, "open_item: agenda", "open_item: acuut", "acuut", "er is geen lijst ‘acuut’"),
    (checks.hint_conditions, "asked: mag-ik", "asked: mag-niet", "mag-niet",
     "er is geen vraag ‘mag-niet’; bedoelde u ‘mag-ik’?"),
    (checks.hint_conditions, "not_asked: uitleg-kort", "not_asked: iets", "iets\n        - scale",
     "er is geen vraag ‘iets’"),
    (checks.hint_conditions, "{vertrouwen: 4}", "{moed: 4}", "4}", "er is geen schaalvraag ‘moed’"),
    (checks.hint_conditions, "not_used: list:balans", "not_used: list:netwerk", "list:netwerk",
     "er is geen lijst ‘netwerk’"),
    (checks.hint_deeds, "ask: mag-ik", "ask: wat", "wat\n",
     "er is geen vraag ‘wat’; bedoelde u ‘wat-neemt-u-mee’ of ‘wat-weet-u-al’?"),
    (checks.hint_deeds, "open: scale:hoop", "open: scale:moed", "scale:moed", "er is geen schaalvraag ‘moed’"),
    (checks.hint_deeds, "go: kennis", "go: sluiten", "sluiten", "er is geen fase ‘sluiten’"),
    (checks.braces_are_slots, '"Dat is aan u. Op {datum} vraag', '"Dat is aan u. Op {dag} vraag', '"Dat is aan u.',
     "het invulwoord ‘dag’ staat niet bij ‘slots’"),
    (checks.braces_are_slots, '"Wat weet u er al van?"', '"Wat weet u er {al van?"', '"Wat weet u er {',
     "een accolade hoort bij een invulwoord, zoals {onderwerp}; gebruik hier andere haakjes"),
    (checks.braces_are_slots, '"Wat weet u er al van?"', '"Wat weet u van {0.x}?"', '"Wat weet u van {',
     "een accolade hoort bij een invulwoord, zoals {onderwerp}; gebruik hier andere haakjes"),
    (checks.braces_are_slots, '"Wat weet u er al van?"', '"Wat maakt het een {n}?"', '"Wat maakt het een',
     "{n} kan alleen in een sport van een schaalvraag (‘ladder’)"),
    (checks.braces_are_slots, "explain: Drie zinnen", "explain: Drie zinnen over {iets}", "Drie zinnen",
     "het invulwoord ‘iets’ staat niet bij ‘slots’"),
    (checks.address_fits, '"Wat weet u er al van?"', '"Wat weet je er al van, zegt u?"', '"Wat weet je er al van, zegt',
     "‘je’ past niet in de u-vorm; schrijf deze zin zonder je-woorden"),
    (checks.address_fits, '"Wat weet je er al van?"', '"Wat weet je er al van, of uw zus?"',
     '"Wat weet je er al van, of',
     "‘uw’ past niet in de je-vorm; schrijf deze zin zonder u-woorden"),
    (checks.address_fits, '"Wat weet je er al van?"', '"Wat wilt je er al van?"', '"Wat wilt je',
     "‘wilt je’ klopt niet in de je-vorm; kijk naar het werkwoord"),
    (checks.methods_have_sources,
     "sources:\n  - title: Een bron\n    author: De makers van gesprek-tui\n    year: 2026\n",
     "", "schema: 1", "een methode noemt haar bronnen; vul ‘sources’ met minstens een titel"),
    (checks.shared_only, "        after: [quote]\n", "        closes: summary\n", "closes: summary",
     "‘closes’ hoort in een gedeeld pakket (role: shared); haal de regel hier weg"),
    (checks.shared_only, "phases:\n", "ladder:\n  - {id: keep, u: Hoe?, je: Hoe?}\nphases:\n", "ladder:\n  - {",
     "‘ladder’ hoort in een gedeeld pakket (role: shared); zet de sporten bij een schaalvraag"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "old", "new", "at", "reason"), BAD)
def test_a_bad_pack_is_told_at_its_place(
    *, rule: Rule, old: str, new: str, at: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "RULES", (rule,))
    text = edited(text_of("goed"), old, new)

    (finding,) = checked(text)

    assert (finding.line, finding.column) == place_of(text, at)
    assert finding.reason == reason
    assert finding.severity == "error"


def test_every_rule_has_a_bad_example() -> None:
    assert {rule for rule, *_ in BAD} | {checks.reachable_phases} == set(RULES)


def test_phases_that_wait_for_each_other_never_open() -> None:
    question = text_of("goed").partition("questions:\n      - ")[2].partition("\n        after")[0]
    phases = FOUR_PHASES
    for number in range(4):
        asked = ", ".join(line.strip() for line in edited(question, "mag-ik", f"vraag-{number}").splitlines())
        phases = phases.replace("QUESTION", "{" + asked + "}", 1)
    text = text_of("goed").partition("phases:\n")[0] + phases

    # vier is where a no leads, so it is always open
    assert [(finding.line, finding.column, finding.reason) for finding in checked(text)] == [
        (*place_of(text, "een, title"),
         "deze fase gaat nooit open: ze wacht op ‘drie’, en die wacht zelf ook; haal een slot weg"),
        (*place_of(text, "drie, title"),
         "deze fase gaat nooit open: ze wacht op ‘een’, en die wacht zelf ook; haal een slot weg"),
    ]  # fmt: skip


def test_a_gate_behind_its_own_lock_never_opens() -> None:
    text = edited(text_of("goed"), "    gate:\n", "    requires: [uitleg]\n    gate:\n")

    assert [(finding.line, finding.column) for finding in checked(text)] == [
        place_of(text, "vragen\n    title: Toe"),
        place_of(text, "kennis\n    title"),
        place_of(text, "uitleg\n    title"),
    ]


def test_a_method_that_is_not_here_is_a_warning_for_it_may_come_later() -> None:
    findings = check_pack(FOLDER / "goed.yaml", [SHARED], ["andere"])

    assert [(finding.reason, finding.severity) for finding in findings] == [
        ("de methode ‘anders’ is hier niet bekend; bedoelde u ‘andere’?", "warning")
    ]


def test_a_hint_of_a_shared_pack_may_name_a_phase_of_some_methods() -> None:
    text = edited(text_of("gedeeld"), "minutes_left: 5", "phase: kennis")

    (finding,) = checked(text, "gedeeld")

    assert (finding.severity, finding.reason) == ("warning", "dit werkt alleen in methoden met een fase ‘kennis’")


def test_without_the_shared_pack_what_it_holds_is_unknown() -> None:
    reasons = [finding.reason for finding in check_pack(FOLDER / "goed.yaml", [], KNOWN)]

    assert "er is geen lijst ‘agenda’" in reasons
    assert "het invulwoord ‘datum’ staat niet bij ‘slots’" in reasons
    assert any(reason.startswith("er is geen vraag ‘wat-neemt-u-mee’") for reason in reasons)


def test_a_pack_that_cannot_be_read_gives_the_findings_of_the_reader() -> None:
    (finding,) = checked(edited(text_of("goed"), "flow: linear", "flow: lineair"))

    assert finding.reason == "‘lineair’ kan hier niet; kies linear, free of rings"


def test_a_hint_speaks_to_the_professional_who_stays_u() -> None:
    text = edited(text_of("goed"), "je: Ga een stap terug", "je: Zeg wat u hoorde")

    assert checked(text) == ()


def test_a_rung_may_use_the_numbers() -> None:
    text = edited(
        text_of("goed"), '"Hoe houdt u die {n} vast?"', '"Waarom {n}, geen {worse} of {better}, voor {onderwerp}?"'
    )

    assert checked(text) == ()
