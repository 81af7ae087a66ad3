"""Overlays: what a user changes in a pack without copying it, and what happens when the two no longer fit."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_tui.packs.applying import Applied, apply
from gesprek_tui.packs.catalog import Catalog, Origin
from gesprek_tui.packs.checks import check
from gesprek_tui.packs.models import Pack
from gesprek_tui.packs.overlay import Overlay
from gesprek_tui.packs.reader import open_pack, read_marked, read_pack
from tests import builders
from tests.packs.files import FOLDER, edited, pack_file, place_of, put, text_of

OWN = text_of("goed.eigen")
OWN_IDS = frozenset({"wat-weet-u-al", "eigen-hoe-dringend", "eigen-kort-of-lang"})
PACK = read_pack(open_pack(FOLDER / "goed.yaml"))
SHARED = read_pack(open_pack(FOLDER / "gedeeld.yaml"))

OWN_SHARED = """\
schema: 1
changes: gedeeld
questions:
  - id: wat-neemt-u-mee
    kind: summary
    closes: summary
    u: "Wat neemt u mee van vandaag?"
    je: "Wat neem je mee van vandaag?"
    why: De cliënt vat zelf samen.
"""


def applied(text: str, pack: Pack = PACK) -> Applied:
    return apply(read_marked(pack_file(text, f"{pack.id}.eigen"), Overlay), pack)


def asked(pack: Pack) -> dict[str, list[str]]:
    return {phase.id: [question.id for question in phase.questions] for phase in pack.phases}


# --- what fits ----------------------------------------------------------------------------------------------


def test_a_question_is_replaced_in_its_place_and_a_new_one_comes_first_in_its_phase() -> None:
    pack = applied(OWN).pack

    assert asked(pack) == {
        "vragen": ["mag-ik"],
        "loslaten": ["dat-is-goed"],
        "kennis": ["eigen-hoe-dringend", "wat-weet-u-al"],
        "uitleg": ["eigen-kort-of-lang"],
    }
    assert pack.phases[2].questions[1].u == "Wat hebt u er al over gehoord?"
    assert PACK.phases[2].questions[0].u == "Wat weet u er al van?", "the pack itself stays as it is"


def test_new_questions_keep_the_order_of_the_overlay() -> None:
    text = edited(edited(OWN, "phase: uitleg", "phase: kennis"), "[uitleg-kort, naar-schaal]", "[]")

    assert asked(applied(text).pack)["kennis"] == ["eigen-hoe-dringend", "eigen-kort-of-lang", "wat-weet-u-al"]


def test_a_replaced_question_stands_between_its_neighbours() -> None:
    pack = builders.pack("drie", builders.phase("een", *map(builders.question, "abc")))
    own = {"schema": 1, "changes": "drie", "questions": [builders.question("b", "Wat is voor u het midden?")]}

    (phase,) = applied(json.dumps(own), pack).pack.phases

    assert [question.u for question in phase.questions] == [
        "Vraag a aan u?", "Wat is voor u het midden?", "Vraag c aan u?",
    ]  # fmt: skip


def test_hints_may_be_left_out_and_a_phase_may_have_a_title_of_ones_own() -> None:
    pack = applied(OWN).pack

    assert [hint.id for hint in pack.hints] == ["eerst-vragen", "terug", "anders"]
    assert [phase.title for phase in pack.phases] == [
        "Toestemming vragen", "Een nee is ook goed", "Wat weet u al", "Uitleggen",
    ]  # fmt: skip
    assert (pack.phases[1].aim, pack.title) == (PACK.phases[1].aim, PACK.title)


# --- among the packs of this machine ------------------------------------------------------------------------


def test_a_method_has_the_users_changes_and_knows_which_questions_are_theirs(bundled: Path, user: Path) -> None:
    assert Catalog(user, bundled=bundled).method("goed").own == frozenset()

    put(user, "goed.eigen", OWN)
    catalog = Catalog(user, bundled=bundled)
    method = catalog.method("goed")

    assert method.own == OWN_IDS
    assert method.pack == catalog.pack("goed") == applied(OWN).pack
    assert (catalog.origin("goed"), catalog.overlaid("goed")) == (Origin("bundled"), True)
    assert (catalog.overlaid("gedeeld"), catalog.ids()) == (False, ("gedeeld", "goed"))
    assert catalog.left_out() == ()


def test_a_shared_pack_is_changed_in_every_method(bundled: Path, user: Path) -> None:
    put(user, "gedeeld.eigen", OWN_SHARED)
    catalog = Catalog(user, bundled=bundled)

    for method in (catalog.method("goed"), catalog.without_pack("weg")):
        assert [question.u for question in method.closing_questions()] == ["Wat neemt u mee van vandaag?"]
    assert catalog.method("goed").own == {"wat-neemt-u-mee"}


def test_the_copy_that_is_used_is_changed_wherever_it_comes_from(bundled: Path, user: Path) -> None:
    put(user, "goed.eigen", OWN)
    put(user, "goed", edited(text_of("goed"), "title: Toestemming vragen", "title: Mag het"))
    method = Catalog(user, bundled=bundled).method("goed")
    assert (method.pack.phases[0].title, method.own) == ("Mag het", OWN_IDS)

    put(user, "goed", "schema: 1\n")
    method = Catalog(user, bundled=bundled).method("goed")
    assert (method.pack.phases[0].title, method.own) == ("Toestemming vragen", OWN_IDS)


def test_the_digest_covers_the_overlays_too(bundled: Path, user: Path) -> None:
    put(user, "goed.eigen", OWN)
    put(user, "gedeeld.eigen", OWN_SHARED)

    files = (bundled / "goed", user / "goed.eigen", bundled / "gedeeld", user / "gedeeld.eigen")
    data = b"".join(file.with_name(f"{file.name}.yaml").read_bytes() for file in files)
    assert Catalog(user, bundled=bundled).method("goed").sha256 == sha256(data).hexdigest()


def test_a_broken_overlay_is_left_out_whole_and_the_pack_works(bundled: Path, user: Path) -> None:
    text = edited(OWN, "phase: uitleg", "phse: uitleg")
    file = put(user, "goed.eigen", text)
    catalog = Catalog(user, bundled=bundled)

    listing = catalog.heads()

    assert [head.id for head in listing.heads] == ["goed"]
    for told in (listing.left_out, catalog.left_out()):
        assert [(finding.file, finding.line, finding.reason) for finding in told] == [
            (str(file), place_of(text, "phse: uitleg")[0], "onbekende sleutel ‘phse’; bedoelde u ‘phase’?")
        ]
    assert catalog.method("goed") == Catalog(bundled=bundled).method("goed")
    assert not catalog.overlaid("goed")


def test_an_overlay_of_a_pack_that_is_not_here_is_told(bundled: Path, user: Path) -> None:
    file = put(user, "goedd.eigen", edited(OWN, "changes: goed", "changes: goedd"))
    catalog = Catalog(user, bundled=bundled)

    (finding,) = catalog.heads().left_out

    assert catalog.left_out() == catalog.check(file) == (finding,)
    assert (finding.file, finding.line, finding.column) == (str(file), 2, 10)
    assert finding.reason == "er is geen pakket ‘goedd’ om aan te passen; bedoelde u ‘goed’?"
    assert finding.severity == "warning"


# --- what no longer fits ------------------------------------------------------------------------------------

MISFITS = [
    ("aanpassing-onbekend", "phase: kennis", "phase: kenis", "kenis", "er is geen fase ‘kenis’; bedoelde u ‘kennis’?"),
    ("aanpassing-onbekend", "id: wat-weet-u-al", "id: wat-weet-u", "wat-weet-u\n",
     "er is geen vraag ‘wat-weet-u’ om te vervangen; bedoelde u ‘wat-weet-u-al’?"),
    ("aanpassing-onbekend", "    phase: kennis\n", "", "eigen-hoe-dringend",
     "er is geen vraag ‘eigen-hoe-dringend’ om te vervangen; zet er ‘phase’ bij als de vraag nieuw is"),
    ("aanpassing-onbekend", "naar-schaal]", "naar-school]", "naar-school",
     "er is geen vraag of hint ‘naar-school’; bedoelde u ‘naar-schaal’?"),
    ("aanpassing-onbekend", "naar-schaal]", "weg]", "weg]",
     "er is geen vraag of hint ‘weg’; ‘gesprek packs show goed’ noemt wat er is"),
    ("aanpassing-onbekend", "{loslaten:", "{laat-los:", "laat-los",
     "er is geen fase ‘laat-los’; ‘gesprek packs show goed’ noemt wat er is"),
    ("aanpassing-lege-fase", "naar-schaal]", "mag-ik]", "mag-ik]",
     "zonder ‘mag-ik’ heeft de fase ‘vragen’ geen vraag meer, dus hij blijft staan; "
     "zet er een eigen vraag voor in de plaats"),
    ("aanpassing-tegenspraak", "naar-schaal]", "wat-weet-u-al]", "wat-weet-u-al]\ntitles",
     "‘wat-weet-u-al’ staat ook bij ‘questions’; haal een van de twee weg"),
    ("aanpassing-tegenspraak", "id: eigen-hoe-dringend", "id: wat-weet-u-al", "wat-weet-u-al\n    phase",
     "‘wat-weet-u-al’ staat hier twee keer; kies een eigen id"),
    ("aanpassing-tegenspraak", "id: eigen-hoe-dringend\n", "id: dat-is-goed\n", "kennis",
     "de vraag ‘dat-is-goed’ staat in de fase ‘loslaten’ en blijft daar; haal ‘phase’ weg, of kies een eigen id"),
]  # fmt: skip


@pytest.mark.parametrize("misfit", MISFITS, ids=lambda misfit: misfit[2])
def test_what_does_not_fit_is_told_at_its_place_and_the_rest_applies(
    bundled: Path, user: Path, misfit: tuple[str, str, str, str, str]
) -> None:
    rule, old, new, at, reason = misfit
    text = edited(OWN, old, new)
    file = put(user, "goed.eigen", text)
    catalog = Catalog(user, bundled=bundled)

    (finding,) = catalog.left_out()

    assert (finding.file, finding.line, finding.column) == (str(file), *place_of(text, at))
    assert (finding.rule, finding.severity, finding.reason) == (rule, "warning", reason)
    assert finding in catalog.check(file)
    assert "eigen-kort-of-lang" in catalog.method("goed").own
    assert catalog.overlaid("goed")


@pytest.mark.parametrize(
    ("old", "new", "asked_then"),
    [
        ("id: eigen-hoe-dringend\n    phase: kennis", "id: dat-is-goed\n    phase: kennis",
         {"loslaten": ["dat-is-goed"], "kennis": ["wat-weet-u-al"]}),
        ("id: eigen-hoe-dringend", "id: wat-weet-u-al", {"kennis": ["wat-weet-u-al"]}),
        ("naar-schaal]", "wat-weet-u-al]", {"kennis": ["eigen-hoe-dringend", "wat-weet-u-al"]}),
        ("naar-schaal]", "mag-ik, uitleg-kort]", {"vragen": ["mag-ik"], "uitleg": ["eigen-kort-of-lang"]}),
    ],
)  # fmt: skip
def test_an_overlay_that_contradicts_itself_loses_no_question(
    old: str, new: str, asked_then: dict[str, list[str]]
) -> None:
    pack = applied(edited(OWN, old, new)).pack

    assert asked(pack) | asked_then == asked(pack)
    assert pack.phases[2].questions[-1].u == "Wat hebt u er al over gehoord?", "of two the first counts"


def test_the_first_of_all_questions_of_a_phase_may_go_but_not_the_last() -> None:
    pack = builders.pack("drie", builders.phase("een", *map(builders.question, "abc")))

    changed = applied("schema: 1\nchanges: drie\nwithout: [c, a, b, a]\n", pack)

    assert asked(changed.pack) == {"een": ["b"]}
    assert [finding.column for finding in changed.findings] == [17]


IDS = st.sampled_from(
    [*(question.id for _, question in PACK.questions()), *(hint.id for hint in PACK.hints), "nieuw", "weg"]
)
PHASES = st.sampled_from([*(phase.id for phase in PACK.phases), "weg"])
OVERLAYS = st.fixed_dictionaries(
    {"schema": st.just(1), "changes": st.just("goed")},
    optional={
        "questions": st.lists(
            st.builds(builders.question, IDS) | st.builds(builders.question, IDS, phase=PHASES), max_size=6
        ),
        "without": st.lists(IDS, max_size=12),
        "titles": st.dictionaries(PHASES, st.just("Een eigen titel"), max_size=3),
    },
)


@given(OVERLAYS)
def test_whatever_an_overlay_says_every_phase_can_be_led(own: dict[str, object]) -> None:
    changed = applied(json.dumps(own))

    Pack.model_validate(changed.pack.model_dump(by_alias=True, exclude_unset=True))
    questions = [question.id for _, question in changed.pack.questions()]
    assert len(questions) == len(set(questions))
    assert [phase.id for phase in changed.pack.phases] == [phase.id for phase in PACK.phases]
    assert changed.own <= set(questions)
    check(pack_file(json.dumps(own), "goed.eigen"), [PACK, SHARED])
