import pytest

from gesprek_tui.packs.models import Head, Pack
from gesprek_tui.packs.parse import BODY
from gesprek_tui.packs.reader import Finding, PackFault, open_pack, read_case, read_head, read_marked, read_pack
from tests.packs.files import FOLDER, edited, pack_file, place_of, text_of


def faults(text: str | bytes, stem: str = "goed") -> tuple[Finding, ...]:
    with pytest.raises(PackFault) as caught:
        read_pack(pack_file(text, stem))
    return caught.value.findings


def only_fault(text: str) -> Finding:
    (finding,) = faults(text)
    return finding


def test_a_pack_a_head_and_a_case_are_read() -> None:
    pack = read_pack(open_pack(FOLDER / "goed.yaml"))
    head = read_head(open_pack(FOLDER / "goed.yaml"))
    case = read_case(open_pack(FOLDER / "oefening.yaml"))

    assert pack.phases[0].questions[0].je == "Mag ik je iets vertellen over {onderwerp}?"
    assert pack.scales[0].ladder[0].at == "best"
    assert pack.hints[0].when.all is not None
    assert (head.id, head.title, head.scales) == ("goed", pack.title, pack.scales)
    assert case.script[2].stop is not None


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "on", "off", "ja", "nee", "12:30", "1:30", "012", "0612345678", "+31612345678", "2026-01-01", "1.10",
     "1_000", "0x1F", ".inf", "true", "false", "1e3", "=", "<"],
)  # fmt: skip
def test_a_scalar_is_the_string_that_was_written(written: str) -> None:
    text = edited(text_of("goed"), "title: Een goede methode", f"title: {written}")

    assert read_pack(pack_file(text)).title == written


def test_a_key_is_the_string_that_was_written() -> None:
    text = edited(text_of("goed"), "  onderwerp:\n", "  no:\n    label: Nee\n  onderwerp:\n")

    assert set(read_pack(pack_file(text)).slots) == {"no", "onderwerp"}


def test_a_quoted_null_is_text() -> None:
    text = edited(text_of("goed"), "title: Een goede methode", "title: 'null'")

    assert read_pack(pack_file(text)).title == "null"


def test_text_is_composed_so_that_it_compares() -> None:
    text = edited(text_of("goed"), "title: Een goede methode", "title: Cli\u0065\u0308nt")

    assert read_pack(pack_file(text)).title == "Cliënt"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_and_byte_order_mark_of_any_editor(ends: str) -> None:
    data = b"\xef\xbb\xbf" + text_of("goed").replace("\n", ends).encode()

    assert read_pack(pack_file(data)) == read_pack(pack_file(text_of("goed")))


def test_the_head_stops_before_the_body() -> None:
    text = text_of("goed").partition("phases:")[0] + "phases:\n  - [this, {is: no, pack"

    assert read_head(pack_file(text)).short == "Goed"


def test_the_head_ends_where_the_pack_goes_on() -> None:
    assert set(Pack.model_fields) - set(Head.model_fields) == BODY


def test_a_head_key_after_the_body_is_told_for_lists_would_miss_it() -> None:
    text = edited(text_of("goed"), "flow: linear\n", "") + "flow: linear\n"

    finding = only_fault(text)

    assert (finding.line, finding.column) == place_of(text, "flow: linear")
    assert finding.reason == "de sleutel ‘flow’ hoort vóór ‘phases’ te staan"


# --- what stands where --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        ("aim: Een nee is goed.", "", "id: loslaten", "de sleutel ‘aim’ ontbreekt en is nodig"),
        ("flow: linear", "flw: linear", "flw", "onbekende sleutel ‘flw’; bedoelde u ‘flow’?"),
        ("flow: linear", "flow: lineair", "lineair", "‘lineair’ kan hier niet; kies linear, free of rings"),
        ("title: Kort zijn", "titel: Kort zijn", "titel", "onbekende sleutel ‘titel’; bedoelde u ‘title’?"),
        ("id: goed\n", "id: goed\nbronnen: []\n", "bronnen", "onbekende sleutel ‘bronnen’; bedoelde u ‘sources’?"),
        ("kind: permission", "kind: stilte", "stilte", "‘stilte’ kan hier niet; bedoelde u ‘silence’?"),
        ("kind: permission", "kind: permision", "permision", "‘permision’ kan hier niet; bedoelde u ‘permission’?"),
        ("short: Goed", "short: Langer dan twaalf", "Langer dan",
         "dit is te lang: hoogstens 12 tekens; het zijn er nu 17"),
        ("title: Kort zijn", "title: ''", "''", "hier ontbreekt tekst"),
        ("year: 2026", "year: vorig jaar", "vorig jaar", "hier hoort een heel getal, in cijfers"),
        ("year: 2026", "year: 999", "999", "dit getal is te klein: minstens 1000"),
        ("{vertrouwen: 4}", "{vertrouwen: 11}", "11}", "dit getal is te groot: hoogstens 10"),
        ("{vertrouwen: 4}", "{vertrouwen: 3¾}", "3¾",
         "hier hoort een getal, met een punt als er een half in zit, zoals 3.5"),
        ("{vertrouwen: 4}", "{Vertrouwen: 4}", "Vertrouwen: 4",
         "een naam heeft alleen kleine letters, cijfers en streepjes, zoals ‘eerder-gelukt’"),
        ("goal_named: true", "goal_named: ja", "ja\n", "hier hoort true of false"),
        ("version: 1.0.0", "version: 12:30", "12:30", "schrijf de versie als drie getallen, zoals 1.0.0"),
        ("licence: CC-BY-4.0", "licence: eigen licentie", "eigen",
         "schrijf de licentie als SPDX-naam, zoals CC-BY-4.0"),
        ("open: scale:hoop", "open: peiling", "peiling", "een instrument is agreement, scale:NAAM of list:NAAM"),
        ("requires: [kennis]", "requires: kennis", "kennis\n    questions",
         "hier hoort een lijst: elk deel op een eigen regel, met een streepje ervoor, of zo: [een, twee]"),
        ("explain: Drie zinnen zijn genoeg.", "explain:\n      Let op: kort", "Let op",
         "hier hoort gewone tekst; zet tekst met een dubbele punt tussen aanhalingstekens"),
        ("  onderwerp:\n    label: Onderwerp\n    example: de belastingaangifte", "  onderwerp: Onderwerp",
         "Onderwerp\n", "hier horen sleutels met waarden, zoals label, example en of"),
        ("  - De makers van gesprek-tui\nsources", "  []\nsources", "[]", "deze lijst is te kort: minstens 1"),
        ("kind: choice\n", "kind: text\n", "id: kant",
         "‘choices’ hoort bij ‘kind: choice’, en die soort kan niet zonder"),
        ("goal_named: true", "goal_named: true\n      phase: kennis", "goal_named",
         "een voorwaarde heeft precies één sleutel; voeg samen met ‘all’ of ‘any’"),
        ("go: kennis", "go: kennis\n      ask: mag-ik", "go: kennis",
         "een hint doet één ding: kies ask, open, go, back of method"),
        ("go: kennis", "back: nee", "nee\n", "hier past alleen true; haal de sleutel weg als dit niet hoeft"),
        ("id: goed\n", "id: beter\n", "beter",
         "de id ‘beter’ hoort gelijk te zijn aan de naam van het bestand, ‘goed’"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_dutch_at_its_place(old: str, new: str, at: str, reason: str) -> None:
    text = edited(text_of("goed"), old, new)

    finding = only_fault(text)

    assert finding.reason == reason
    assert (finding.line, finding.column) == place_of(text, at)
    assert str(finding) == f"goed.yaml:{finding.line}:{finding.column}: {reason}"


def test_a_key_under_a_dutch_name_is_one_error_and_a_key_that_is_not_there_another() -> None:
    text = edited(text_of("goed"), "phases:", "fasen:")
    both = edited(edited(text_of("goed"), "title: Een goede methode", "titel: Goed"), "short: Goed\n", "")

    assert [finding.reason for finding in faults(text)] == ["onbekende sleutel ‘fasen’; bedoelde u ‘phases’?"]
    assert [finding.reason for finding in faults(both)] == [
        "de sleutel ‘short’ ontbreekt en is nodig", "onbekende sleutel ‘titel’; bedoelde u ‘title’?",
    ]  # fmt: skip


def test_a_line_of_a_case_is_one_thing() -> None:
    text = edited(text_of("oefening"), '  - line: ">+ ik', '  - you: "Ja?"\n    line: ">+ ik')

    with pytest.raises(PackFault) as caught:
        read_case(pack_file(text, "oefening"))

    (finding,) = caught.value.findings
    assert finding.reason == "een regel is één ding: client, you, line of stop"
    assert (finding.line, finding.column) == place_of(text, "you:")


def test_a_stop_needs_a_choice() -> None:
    text = text_of("oefening").replace(
        "        - {say: Uitleggen, fits: nee, why: Daar vroeg de cliënt niet om.}\n", ""
    )

    with pytest.raises(PackFault) as caught:
        read_case(pack_file(text, "oefening"))

    assert [finding.reason for finding in caught.value.findings] == ["deze lijst is te kort: minstens 2"]


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    text = edited(text_of("goed"), "title: Een goede methode\n", "")
    text = edited(text, "year: 2026", "year: toen")
    text = edited(text, "aim: Een nee is goed.", "aim: ~")
    text = edited(text, "u: Ga een stap terug", 'u: "\\e[2J"')

    assert [(finding.line, finding.column) for finding in faults(text)] == [
        (1, 1), place_of(text, "toen"), place_of(text, "aim: ~"), place_of(text, '"\\e[2J"'),
    ]  # fmt: skip


def test_a_file_of_a_newer_format_says_only_that() -> None:
    text = edited(text_of("goed"), "schema: 1", "schema: 2\nnieuw: ja")

    assert only_fault(text).reason == "dit programma leest schema ‘1’ en niet ‘2’; misschien is er een nieuwere versie"


def test_a_message_never_carries_a_long_value_or_a_control_character() -> None:
    text = edited(text_of("goed"), "flow: linear", f'"{"x" * 500}": 1\nflow: "\\u202e{"y" * 500}"')

    assert all(len(finding.reason) < 300 for finding in faults(text))
    assert all("\u202e" not in str(finding) for finding in faults(text))


def test_every_place_is_known_of_keys_and_values() -> None:
    text = text_of("goed")
    marks = read_marked(pack_file(text), Pack).marks

    assert marks.key(("phases", 2, "better_after")) == place_of(text, "better_after")
    assert marks.value(("phases", 2, "better_after", 0)) == place_of(text, "vragen]")
    assert marks.value(("hints", 0, "when", "all", 4, "scale_below", "vertrouwen")) == place_of(text, "4}")


def test_the_message_of_a_fault_stays_short() -> None:
    with pytest.raises(PackFault) as caught:
        read_pack(pack_file("a: ~\n" + "".join(f"k{n}: ~\n" for n in range(500))))

    assert len(caught.value.findings) == 100
    assert str(caught.value).endswith("… en nog 95")
