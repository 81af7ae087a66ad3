import pytest

from gesprek_tui.packs.checks import check
from gesprek_tui.packs.reader import Finding, open_pack, read_pack
from tests.packs.files import FOLDER, edited, pack_file, place_of, text_of
from tests.packs.framing import framed

SHARED = read_pack(open_pack(FOLDER / "gedeeld.yaml"))
OTHER = read_pack(pack_file(framed("pack", "id: anders"), "anders"))

FOUR_PHASES = """\
phases:
  - {id: een, title: Een, aim: Een., requires: [drie], questions: [QUESTION]}
  - {id: twee, title: Twee, aim: Twee., gate: {ask: Ja?, on_no: vier}, questions: [QUESTION]}
  - {id: drie, title: Drie, aim: Drie., anytime: true, requires: [een], questions: [QUESTION]}
  - {id: vier, title: Vier, aim: Vier., requires: [drie], questions: [QUESTION]}
"""


def checked(text: str, stem: str = "goed") -> tuple[Finding, ...]:
    return check(pack_file(text, stem), [SHARED, OTHER])


@pytest.mark.parametrize("name", ["goed", "gedeeld"])
def test_a_good_pack_has_no_findings(name: str) -> None:
    assert checked(text_of(name), name) == ()


BAD = [
    ("dubbele-id", "id: dat-is-goed", "id: mag-ik", "mag-ik\n        kind: autonomy",
     "‘mag-ik’ staat ook op regel 54; kies een eigen naam"),
    ("dubbele-id", "  - id: loslaten", "  - id: vragen", "vragen\n    title: Loslaten",
     "‘vragen’ staat ook op regel 47; kies een eigen naam"),
    ("dubbele-id", "  - id: terug", "  - id: naar-schaal", "naar-schaal\n    when:\n      last_mark",
     "‘naar-schaal’ staat ook op regel 120; kies een eigen naam"),
    ("dubbele-id", "      - id: tekst", "      - id: kant", "kant\n        title: Tekst",
     "‘kant’ staat ook op regel 40; kies een eigen naam"),
    ("verwijzing", "requires: [kennis]", "requires: [kenis]", "kenis",
     "er is geen fase ‘kenis’; bedoelde u ‘kennis’?"),
    ("verwijzing", "    example: de belastingaangifte\n", "    of: datums\n", "datums\n",
     "er is geen invulwoord ‘datums’; bedoelde u ‘datum’?"),
    ("verwijst-naar-zichzelf", "    example: de belastingaangifte\n", "    of: onderwerp\n", "onderwerp\nscales",
     "het invulwoord ‘onderwerp’ wijst hier naar zichzelf; noem een ander invulwoord"),
    ("verwijzing", "better_after: [vragen]", "better_after: [sluiten]", "sluiten",
     "er is geen fase ‘sluiten’"),
    ("verwijzing", "to: vragen", "to: vraag", "vraag\ntech",
     "er is geen fase ‘vraag’; bedoelde u ‘vragen’?"),
    ("verwijst-naar-zichzelf", "to: vragen", "to: uitleg", "uitleg\ntech",
     "de fase ‘uitleg’ wijst hier naar zichzelf; noem een andere fase"),
    ("verwijzing", "on_no: loslaten", "on_no: weg", "weg\n    questions", "er is geen fase ‘weg’"),
    ("verwijst-naar-zichzelf", "on_no: loslaten", "on_no: vragen", "vragen\n    questions",
     "de fase ‘vragen’ wijst hier naar zichzelf; noem een andere fase"),
    ("verwijzing", "follow_ups: [wat-weet-u-al]", "follow_ups: [wat-weet-u]", "wat-weet-u]",
     "er is geen vraag ‘wat-weet-u’; bedoelde u ‘wat-weet-u-al’?"),
    ("verwijst-naar-zichzelf", "follow_ups: [wat-weet-u-al]", "follow_ups: [mag-ik]", "mag-ik]",
     "de vraag ‘mag-ik’ wijst hier naar zichzelf; noem een andere vraag"),
    ("verwijzing", "[scale:vertrouwen, scale:hoop,", "[scale:vertrouwn, scale:hoop,", "scale:vertrouwn",
     "er is geen schaalvraag ‘vertrouwn’; bedoelde u ‘vertrouwen’?"),
    ("verwijzing", "list:balans, list:agenda", "list:acuut, list:agenda", "list:acuut",
     "er is geen lijst ‘acuut’"),
    ("verwijzing", "phase: kennis", "phase: sluiten", "sluiten", "er is geen fase ‘sluiten’"),
    ("geen-gate", "gate_open: vragen", "gate_open: kennis", "kennis\n            - open",
     "de fase ‘kennis’ heeft geen gate; noem een fase die er een heeft"),
    ("verwijzing", "gate_open: vragen", "gate_open: poort", "poort", "er is geen fase ‘poort’"),
    ("verwijzing", "open_item: agenda", "open_item: acuut", "acuut", "er is geen lijst ‘acuut’"),
    ("verwijzing", "asked: mag-ik", "asked: mag-niet", "mag-niet",
     "er is geen vraag ‘mag-niet’; bedoelde u ‘mag-ik’?"),
    ("verwijzing", "not_asked: uitleg-kort", "not_asked: iets", "iets\n        - scale",
     "er is geen vraag ‘iets’"),
    ("verwijzing", "{vertrouwen: 4}", "{moed: 4}", "4}", "er is geen schaalvraag ‘moed’"),
    ("verwijzing", "not_used: list:balans", "not_used: list:netwerk", "list:netwerk",
     "er is geen lijst ‘netwerk’"),
    ("verwijzing", "ask: mag-ik", "ask: wat", "wat\n",
     "er is geen vraag ‘wat’; bedoelde u ‘wat-neemt-u-mee’ of ‘wat-weet-u-al’?"),
    ("verwijzing", "open: scale:hoop", "open: scale:moed", "scale:moed", "er is geen schaalvraag ‘moed’"),
    ("verwijzing", "go: kennis", "go: sluiten", "sluiten", "er is geen fase ‘sluiten’"),
    ("invulwoord", '"Dat is aan u. Op {datum} vraag', '"Dat is aan u. Op {dag} vraag', '"Dat is aan u.',
     "het invulwoord ‘dag’ staat niet bij ‘slots’"),
    ("invulwoord", '"Wat weet u er al van?"', '"Wat weet u er {al van?"', '"Wat weet u er {',
     "een accolade hoort bij een invulwoord, zoals {onderwerp}; gebruik hier andere haakjes"),
    ("invulwoord", '"Wat weet u er al van?"', '"Wat weet u van {0.x}?"', '"Wat weet u van {',
     "een accolade hoort bij een invulwoord, zoals {onderwerp}; gebruik hier andere haakjes"),
    ("invulwoord", '"Wat weet u er al van?"', '"Wat maakt het een {n}?"', '"Wat maakt het een',
     "{n} kan alleen in een sport van een schaalvraag (‘ladder’)"),
    ("invulwoord", "explain: Drie zinnen", "explain: Drie zinnen over {iets}", "Drie zinnen",
     "het invulwoord ‘iets’ staat niet bij ‘slots’"),
    ("aanspreekvorm", '"Wat weet u er al van?"', '"Wat weet je er al van, zegt u?"', '"Wat weet je er al van, zegt',
     "‘je’ past niet in de u-vorm; schrijf deze zin zonder je-woorden"),
    ("aanspreekvorm", '"Wat weet je er al van?"', '"Wat weet je er al van, of uw zus?"',
     '"Wat weet je er al van, of',
     "‘uw’ past niet in de je-vorm; schrijf deze zin zonder u-woorden"),
    ("aanspreekvorm", '"Wat weet je er al van?"', '"Wat wilt je er al van?"', '"Wat wilt je',
     "‘wilt je’ klopt niet in de je-vorm; kijk naar het werkwoord"),
    ("bronnen",
     "sources:\n  - title: Een bron\n    author: De makers van gesprek-tui\n    year: 2026\n",
     "", "authors:", "een methode noemt haar bronnen; vul ‘sources’ met minstens een titel"),
    ("alleen-gedeeld", "        after: [quote]\n", "        closes: summary\n", "closes: summary",
     "‘closes’ hoort in een gedeeld pakket (role: shared); haal de regel hier weg"),
    ("alleen-gedeeld", "phases:\n", "ladder:\n  - {id: keep, u: Hoe?, je: Hoe?}\nphases:\n", "ladder:\n  - {",
     "‘ladder’ hoort in een gedeeld pakket (role: shared); zet de sporten bij een schaalvraag"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "old", "new", "at", "reason"), BAD)
def test_a_bad_pack_is_told_at_its_place(rule: str, old: str, new: str, at: str, reason: str) -> None:
    text = edited(text_of("goed"), old, new)

    (finding,) = (finding for finding in checked(text) if finding.rule == rule)

    assert (finding.line, finding.column) == place_of(text, at)
    assert finding.reason == reason
    assert finding.severity == "error"


def test_phases_that_wait_for_each_other_never_open() -> None:
    question = text_of("goed").partition("questions:\n      - ")[2].partition("\n        after")[0]
    phases = FOUR_PHASES
    for number in range(4):
        asked = ", ".join(line.strip() for line in edited(question, "mag-ik", f"stap-{number}").splitlines())
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
    (finding,) = checked(edited(text_of("goed"), "method: anders", "method: ander"))

    assert (finding.severity, finding.reason) == (
        "warning", "de methode ‘ander’ is hier niet bekend; bedoelde u ‘anders’?",
    )  # fmt: skip


def test_a_hint_of_a_shared_pack_may_name_a_phase_of_some_methods() -> None:
    text = edited(text_of("gedeeld"), "minutes_left: 5", "phase: kennis")

    (finding,) = checked(text, "gedeeld")

    assert (finding.severity, finding.message) == ("warning", "dit werkt alleen in methoden met een fase ‘kennis’")


def test_without_the_shared_pack_what_it_holds_is_unknown() -> None:
    reasons = [finding.reason for finding in check(open_pack(FOLDER / "goed.yaml"))]

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
    text = edited(text_of("goed"), '"Hoe houdt u die {n} vast?"', '"Wat maakt het {n}, geen {worse} of {better}?"')
    text = edited(text, '"Hoe houd je die {n} vast?"', '"Wat maakt het {n}, geen {worse} of {better}?"')

    assert checked(text) == ()


# --- exceptions, each with a reason -------------------------------------------------------------------------

CLOSED = edited(text_of("goed"), '"Wat weet u er al van?"', '"Weet u er al iets van?"')


def excepting(text: str, rule: str, at: str) -> str:
    return f"{text}exceptions:\n  - {{rule: {rule}, at: {at}, reason: Zo staat het in het boek.}}\n"


def test_an_exception_holds_a_warning_back_where_it_stands() -> None:
    assert [finding.rule for finding in checked(CLOSED)] == ["gesloten-vraag"]
    assert checked(excepting(CLOSED, "gesloten-vraag", "wat-weet-u-al")) == ()


@pytest.mark.parametrize(
    ("rule", "at"), [("gesloten-vraag", "mag-ik"), ("gesloten-vraag", "kennis"), ("waarom", "wat-weet-u-al")]
)
def test_an_exception_elsewhere_or_of_another_rule_holds_nothing_back_and_is_told(rule: str, at: str) -> None:
    text = excepting(CLOSED, rule, at)

    found = checked(text)

    assert [finding.rule for finding in found] == ["gesloten-vraag", "overbodige-uitzondering"]
    assert (found[1].line, found[1].severity) == (text.count("\n"), "warning")


def test_an_exception_never_holds_an_error_back() -> None:
    text = edited(text_of("goed"), "go: kennis", "go: weg")

    found = checked(excepting(text, "verwijzing", "terug"))

    assert [(finding.rule, finding.severity) for finding in found] == [
        ("verwijzing", "error"), ("overbodige-uitzondering", "warning"),
    ]  # fmt: skip
    assert "kan geen uitzondering hebben" in found[1].message


@pytest.mark.parametrize(
    ("text", "rule", "at"),
    [
        (edited(text_of("goed"), "u: Ga een stap terug", f"u: {'Ga terug ' * 9}"), "lange-hint", "terug"),
        (edited(text_of("goed"), "Hoe zeker bent u nu", "Hoe zeker bent u indien nodig"), "moeilijk-woord",
         "vertrouwen"),
        (edited(text_of("goed"), "    back:\n      - signal: De cliënt haakt af.\n        to: vragen\n", ""),
         "geen-weg-terug", "uitleg"),
    ],
)  # fmt: skip
def test_an_exception_names_a_hint_a_scale_or_a_phase(text: str, rule: str, at: str) -> None:
    assert [finding.rule for finding in checked(text)] == [rule]
    assert checked(excepting(text, rule, at)) == ()


def test_an_exception_of_an_unknown_rule_is_an_error_with_the_nearest() -> None:
    (finding,) = checked(excepting(text_of("goed"), "warom", "mag-ik"))

    assert (finding.rule, finding.severity) == ("onbekende-regel", "error")
    assert finding.reason == "er is geen regel ‘warom’; bedoelde u ‘waarom’?"


# --- cases --------------------------------------------------------------------------------------------------


def test_a_case_is_known_by_its_script_or_by_its_folder() -> None:
    case = edited(text_of("oefening"), "method: goed", "method: anders")
    broken = edited(case, "script:", "scrit:")

    assert [finding.rule for finding in checked(case, "oefening")] == ["casus-zonder-einde"]
    assert "onbekende sleutel ‘scrit’; bedoelde u ‘script’?" in {
        finding.reason for finding in check(pack_file(broken, "oefening"), [SHARED, OTHER], case=True)
    }


def test_a_case_of_a_method_that_is_not_here_is_told() -> None:
    text = edited(text_of("oefening"), "method: goed", "method: ander") + "  - line: /afronden\n"

    (finding,) = checked(text, "oefening")

    assert (finding.rule, finding.severity) == ("casus-methode", "warning")
    assert finding.suggestion == "bedoelde u ‘anders’?"
