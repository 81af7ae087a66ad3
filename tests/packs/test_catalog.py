import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import Path as ZipPath
from zipfile import ZipFile

import pytest

from gesprek_tui.errors import GesprekError
from gesprek_tui.packs.catalog import Catalog, Origin, content_root
from gesprek_tui.packs.places import _ID
from gesprek_tui.packs.reader import PackFault
from tests.packs.files import FOLDER, edited, put, text_of


def own_copy(title: str = "Mijn eigen versie") -> str:
    return edited(text_of("goed"), "title: Een goede methode", f"title: {title}")


def test_what_is_bundled_is_found_by_name(bundled: Path) -> None:
    catalog = Catalog(bundled=bundled)

    assert catalog.ids() == ("gedeeld", "goed")
    assert catalog.method_ids() == ("goed",)
    assert catalog.case_ids() == ("oefening",)
    assert catalog.origin("goed") == Origin("bundled")
    assert catalog.head("goed").short == "Goed"
    assert catalog.pack("gedeeld").role == "shared"
    assert catalog.case("oefening").method == "goed"
    assert catalog.left_out() == ()


def test_a_method_comes_with_the_shared_packs_and_a_digest_of_all_files(bundled: Path) -> None:
    method = Catalog(bundled=bundled).method("goed")

    assert [pack.id for pack in method.packs] == ["goed", "gedeeld"]
    files = [(bundled / "goed.yaml").read_bytes(), (bundled / "gedeeld.yaml").read_bytes()]
    assert method.sha256 == sha256(b"".join(files)).hexdigest()


def test_the_digest_changes_with_the_shared_pack(bundled: Path) -> None:
    before = Catalog(bundled=bundled).method("goed").sha256
    put(bundled, "gedeeld", text_of("gedeeld") + "# later\n")

    assert Catalog(bundled=bundled).method("goed").sha256 != before


def test_the_users_copy_replaces_the_whole_pack(bundled: Path, user: Path) -> None:
    put(user, "goed", own_copy())
    put(user, "nieuw", edited(text_of("goed"), "id: goed\n", "id: nieuw\n"))
    catalog = Catalog(user, bundled=bundled)

    assert catalog.ids() == ("gedeeld", "goed", "nieuw")
    assert catalog.origin("goed") == Origin("user")
    assert catalog.method("goed").pack.title == "Mijn eigen versie"
    assert [head.id for head in catalog.heads().heads] == ["goed", "nieuw"]


def test_a_broken_copy_of_the_user_leaves_the_bundled_one_in_use(bundled: Path, user: Path) -> None:
    file = put(user, "goed", edited(own_copy(), "aim: Een nee is goed.", "doel: Een nee is goed."))
    catalog = Catalog(user, bundled=bundled)

    assert catalog.head("goed").title == "Mijn eigen versie"  # the head alone is sound
    assert catalog.method("goed").pack.title == "Een goede methode"
    assert catalog.head("goed").title == "Een goede methode"
    assert catalog.origin("goed") == Origin("bundled")
    assert [(finding.file, finding.line) for finding in catalog.left_out()] == [(str(file), 61), (str(file), 63)]


def test_a_broken_head_is_left_out_of_the_list_and_told(bundled: Path, user: Path) -> None:
    file = put(user, "stuk", "schema: 1\nid: stuk\ntitle: [")
    put(user, "goed", "a: *b")

    listing = Catalog(user, bundled=bundled).heads()

    assert [head.title for head in listing.heads] == ["Een goede methode"]
    assert {finding.file for finding in listing.left_out} == {str(user / "goed.yaml"), str(file)}


def test_a_pack_of_which_every_copy_is_broken_says_all_that_is_wrong(bundled: Path, user: Path) -> None:
    put(user, "stuk", "a: 1\n")

    catalog = Catalog(user, bundled=bundled)
    for _ in range(2):
        with pytest.raises(PackFault) as caught:
            catalog.method("stuk")
        assert "onbekende sleutel ‘a’" in {finding.reason.partition(";")[0] for finding in caught.value.findings}


def test_a_shared_pack_of_the_user_comes_before_the_bundled_ones(bundled: Path, user: Path) -> None:
    put(user, "onze-regels", edited(text_of("gedeeld"), "id: gedeeld\n", "id: onze-regels\n"))

    packs = Catalog(user, bundled=bundled).method("goed").packs
    assert [pack.id for pack in packs] == ["goed", "onze-regels", "gedeeld"]


def test_a_broken_shared_pack_does_not_stop_a_method(bundled: Path, user: Path) -> None:
    put(user, "extra", edited(text_of("gedeeld"), "id: gedeeld\n", "id: extra\n").replace("aim:", "doel:"))
    catalog = Catalog(user, bundled=bundled)

    assert [pack.id for pack in catalog.method("goed").packs] == ["goed", "gedeeld"]
    assert {finding.file for finding in catalog.left_out()} == {str(user / "extra.yaml")}


def test_starting_a_method_does_not_read_the_phases_of_the_others(bundled: Path, user: Path) -> None:
    head = edited(text_of("goed").partition("phases:")[0], "id: goed\n", "id: stuk\n")
    put(user, "stuk", head + "phases: [")
    catalog = Catalog(user, bundled=bundled)

    catalog.method("goed")

    assert [head.id for head in catalog.heads().heads] == ["goed", "stuk"]
    assert catalog.heads().left_out == ()
    assert {finding.file for finding in catalog.left_out()} == {str(user / "stuk.yaml")}


def test_files_that_are_no_packs_are_passed_over(bundled: Path, user: Path) -> None:
    put(user, ".#goed", "x")
    put(user / "cases", "eigen", "x")
    (user / "lees-mij.txt").write_text("x", encoding="utf-8")
    catalog = Catalog(user, bundled=bundled)

    assert catalog.ids() == ("gedeeld", "goed")
    assert catalog.left_out() == ()


def test_a_file_with_a_name_that_is_no_id_is_told(bundled: Path, user: Path) -> None:
    put(user, "Mijn Methode", own_copy())
    catalog = Catalog(user, bundled=bundled)

    assert catalog.ids() == ("gedeeld", "goed")
    (finding,) = catalog.left_out()
    assert finding.reason.startswith("de naam van dit bestand heeft alleen kleine letters")


def test_the_name_of_a_file_follows_the_rule_of_the_models() -> None:
    from pydantic import TypeAdapter

    from gesprek_tui.packs.models import Id

    assert TypeAdapter(Id).json_schema()["pattern"] == f"^{_ID.pattern}$"


def test_no_folder_of_the_user_is_no_finding_but_a_file_in_its_place_is(bundled: Path, tmp_path: Path) -> None:
    assert Catalog(tmp_path / "nergens", bundled=bundled).left_out() == ()

    (finding,) = Catalog(put(tmp_path, "bestand", "x"), bundled=bundled).left_out()
    assert finding.reason == "deze map kan niet gelezen worden; kijk naar de rechten"


def test_cases_of_the_user_come_over_the_bundled_ones(bundled: Path, tmp_path: Path) -> None:
    cases = tmp_path / "user" / "cases"
    put(cases, "oefening", edited(text_of("oefening"), "title: Een kleine oefening", "title: Mijn oefening"))
    put(cases, "stuk", "schema: 1\n")
    catalog = Catalog(user_cases=cases, bundled=bundled)

    assert catalog.case_ids() == ("oefening", "stuk")
    assert catalog.case("oefening").title == "Mijn oefening"
    assert {finding.file for finding in catalog.left_out()} == {str(cases / "stuk.yaml")}


def test_an_unknown_id_is_refused_with_the_nearest(bundled: Path) -> None:
    catalog = Catalog(bundled=bundled)

    for ask in (catalog.pack, catalog.head, catalog.method, catalog.origin):
        with pytest.raises(GesprekError, match=r"Er is geen methodepakket ‘goedd’; bedoelde u ‘goed’\?"):
            ask("goedd")
    with pytest.raises(GesprekError, match=r"Er is geen casus ‘\[2Jx’; er is wel: oefening$"):
        catalog.case("\x1b[2Jx")


def test_a_shared_pack_is_no_method(bundled: Path) -> None:
    with pytest.raises(GesprekError, match="‘gedeeld’ is geen methode"):
        Catalog(bundled=bundled).method("gedeeld")


def test_a_file_anywhere_is_checked_among_the_packs_of_the_catalog(bundled: Path, tmp_path: Path) -> None:
    good = put(tmp_path / "werk", "goed", edited(text_of("goed"), "method: anders", "method: goed"))
    bad = put(tmp_path / "werk" / "twee", "goed", edited(text_of("goed"), "go: kennis", "go: weg"))
    catalog = Catalog(bundled=bundled)

    assert catalog.check(good) == ()
    assert [finding.severity for finding in catalog.check(bad)] == ["error", "warning"]
    assert catalog.check(FOLDER / "gedeeld.yaml") == ()
    assert catalog.check(tmp_path / "weg.yaml")[0].reason == "dit bestand bestaat niet"


# --- installed packages -------------------------------------------------------------------------------------


def install(site: Path, name: str, value: str, *packs: tuple[str, str], listed: bool = True) -> None:
    """What pip leaves behind for a package with packs, as far as it counts here."""
    info = site / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[gesprek_tui.packs]\neigen = {value}\n", encoding="utf-8")
    package = site.joinpath(*value.split("."))
    for pack, text in packs:
        put(package, pack, text)
    (site / value.partition(".")[0]).mkdir(exist_ok=True)
    (site / value.partition(".")[0] / "__init__.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    rows = [f"{(package / f'{pack}.yaml').relative_to(site).as_posix()},," for pack, _ in packs]
    if listed:
        (info / "RECORD").write_text("\n".join([*rows, "../../bin/x,,", ""]), encoding="utf-8")


def test_an_installed_package_brings_packs_and_its_code_stays_asleep(
    bundled: Path, user: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    new = edited(text_of("goed"), "id: goed\n", "id: nieuw\n")
    install(site, "mijn-methoden", "mijnmethoden.packs", ("goed", own_copy("Uit een pakket")), ("nieuw", new))
    monkeypatch.syspath_prepend(site)
    catalog = Catalog(user, bundled=bundled)

    assert catalog.ids() == ("gedeeld", "goed", "nieuw")
    assert catalog.origin("nieuw") == Origin("package", "mijn-methoden")
    assert catalog.method("goed").pack.title == "Uit een pakket"
    assert "mijnmethoden" not in sys.modules

    put(user, "goed", own_copy())
    assert Catalog(user, bundled=bundled).method("goed").pack.title == "Mijn eigen versie"


@pytest.mark.parametrize("listed", [True, False])
def test_a_package_without_the_packs_it_promises_is_told(
    bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    install(tmp_path / "site", "leeg", "leeg.packs", listed=listed)
    monkeypatch.syspath_prepend(tmp_path / "site")

    (finding,) = Catalog(bundled=bundled).left_out()

    assert (finding.file, finding.severity) == ("leeg", "warning")
    assert finding.reason == "dit Python-pakket heeft geen methodepakketten in leeg/packs"


def test_an_overlay_in_a_package_changes_nothing_and_is_told(
    bundled: Path, user: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site", "aanpassers", "aanpassers.packs", ("goed.eigen", text_of("goed.eigen")))
    monkeypatch.syspath_prepend(tmp_path / "site")
    catalog = Catalog(user, bundled=bundled)

    assert catalog.method("goed").own == frozenset()
    (finding,) = catalog.left_out()
    assert (finding.file.endswith("goed.eigen.yaml"), finding.severity) == (True, "warning")
    assert finding.message == "een aanpassing telt alleen in de eigen map van wie haar maakte"


def test_a_package_with_a_damaged_file_list_does_not_stop_the_program(
    bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site", "kapot", "kapot.packs", ("nieuw", own_copy()))
    (tmp_path / "site" / "kapot-1.0.dist-info" / "RECORD").write_bytes(b"kapot/packs/\xff\x00nieuw.yaml,,\n")
    monkeypatch.syspath_prepend(tmp_path / "site")
    catalog = Catalog(bundled=bundled)

    assert catalog.ids() == ("gedeeld", "goed")
    assert {finding.file for finding in catalog.left_out()} == {"kapot"}


# --- the program's own content ------------------------------------------------------------------------------


def test_content_may_stand_in_an_archive(bundled: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "programma.pyz", "w") as archive:
        for file in sorted(bundled.rglob("*.yaml")):
            archive.write(file, f"content/{file.relative_to(bundled).as_posix()}")

    catalog = Catalog(bundled=ZipPath(tmp_path / "programma.pyz") / "content")

    assert catalog.method("goed").pack == Catalog(bundled=bundled).method("goed").pack
    assert catalog.case_ids() == ("oefening",)
    assert catalog.left_out() == ()


def test_the_content_of_the_program_is_found() -> None:
    assert content_root().is_dir()


def test_the_names_are_known_before_anything_slow_is_imported() -> None:
    code = (
        "import sys; from gesprek_tui.packs.catalog import Catalog; assert Catalog().ids(); "
        "print([name for name in ('pydantic', 'yaml') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_half_a_copy_of_the_safety_pack_does_not_take_the_whole_one_away(user: Path) -> None:
    before = Catalog().safety_ids()
    put(user, "veiligheid", "id: veiligheid\nrol: safety\n")

    assert Catalog(user_packs=user).safety_ids() == before == ("veiligheid",)
