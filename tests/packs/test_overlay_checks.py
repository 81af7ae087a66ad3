"""``packs check`` of an overlay: the rules of packs hold for what the user wrote, and for nothing else."""

from pathlib import Path

import pytest

from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.checks import check
from gesprek_tui.packs.reader import read_pack
from tests.packs.files import FOLDER, edited, pack_file, place_of, put, text_of
from tests.packs.test_overlays import OWN, PACK, SHARED


def rules(text: str) -> list[tuple[str, tuple[int, int]]]:
    found = check(pack_file(text, "goed.eigen"), [PACK, SHARED])
    return [(finding.rule, (finding.line, finding.column)) for finding in found]


def test_a_good_overlay_has_no_findings() -> None:
    assert rules(OWN) == []


@pytest.mark.parametrize(
    ("rule", "old", "new", "at"),
    [
        ("gesloten-vraag", '"Wat hebt u er al over gehoord?"', '"Hebt u er al iets over gehoord?"', '"Hebt u er'),
        ("aanspreekvorm", '"Hoe dringend is het voor jou?"', '"Hoe dringend is het voor u?" # je',
         '"Hoe dringend is het voor u?" # je'),
        ("moeilijk-woord", '"Hoe dringend is het voor u?"', '"Welke prioriteit is het voor u?"', '"Welke prio'),
        ("invulwoord", '"Hoe dringend is het voor u?"', '"Hoe dringend is {het} voor u?"', '"Hoe dringend is {'),
        ("invulwoord", "Een nee is ook goed}", '"Een nee is {ook} goed"}', '"Een nee'),
        ("verwijzing", "follow_ups: [wat-weet-u-al]", "follow_ups: [uitleg-kort]", "uitleg-kort]\n"),
        ("alleen-gedeeld", "    follow_ups: [wat-weet-u-al]", "    closes: summary", "closes"),
        ("id-elders", "id: eigen-hoe-dringend", "id: wat-neemt-u-mee", "wat-neemt-u-mee"),
    ],
)  # fmt: skip
def test_the_users_sentences_are_held_to_the_rules_of_packs_where_they_stand(
    rule: str, old: str, new: str, at: str
) -> None:
    text = edited(OWN, old, new)

    assert (rule, place_of(text, at)) in rules(text)


def test_what_is_wrong_in_the_pack_itself_is_not_told_of_the_overlay() -> None:
    text = edited(text_of("goed"), '"Dat is aan u. Op {datum} vraag ik het nog eens."', '"Waarom doet je dat?"')
    pack = read_pack(pack_file(text))

    assert check(pack_file(OWN, "goed.eigen"), [pack, SHARED]) == ()


def test_an_overlay_is_checked_on_the_pack_as_it_is_without_it(bundled: Path, user: Path) -> None:
    file = put(user, "goed.eigen", OWN)
    put(user, "gedeeld.eigen", "schema: 1\nchanges: gedeeld\nwithout: [afronden]\n")
    catalog = Catalog(user, bundled=bundled)
    catalog.left_out()

    assert catalog.check(file) == ()
    assert catalog.check(FOLDER / "gedeeld.yaml") == (), "nor is a pack checked among what one user changed"


@pytest.mark.parametrize("stem", ["goed", "ander.eigen"])
def test_the_name_of_the_file_says_which_pack_it_changes(stem: str) -> None:
    (finding,) = check(pack_file(OWN, stem), [PACK, SHARED])

    assert (finding.rule, finding.line, finding.column) == ("bestand", 2, 10)
    assert finding.reason == "een aanpassing van ‘goed’ heet ‘goed.eigen.yaml’"


def test_a_pack_is_no_overlay() -> None:
    reasons = {finding.reason for finding in check(pack_file(text_of("goed"), "goed.eigen"), [PACK, SHARED])}

    assert "de sleutel ‘changes’ ontbreekt en is nodig" in reasons
