"""Files that mean harm, or that an editor or a disk has damaged."""

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gesprek_tui.packs.checks import check
from gesprek_tui.packs.parse import MAX_BYTES, PackFile, parse, role
from gesprek_tui.packs.reader import Finding, PackFault, open_pack, read_case, read_head, read_pack
from gesprek_tui.packs.rules.registry import RULE_IDS
from tests.packs.files import edited, pack_file, place_of, text_of

LAUGHS = "a0: &a0 [x,x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1},*a{n - 1}]\n" for n in range(1, 27))
MERGES = "m0: &m0 {k0: v}\n" + "".join(f"m{n}: &m{n}\n  <<: [*m{n - 1}, *m{n - 1}]\n" for n in range(1, 27))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(LAUGHS, "anker", id="a billion laughs"),
        pytest.param(MERGES, "samenvoegen met <<", id="a bomb of merge keys"),
        pytest.param("a: 1\nb: 2\n'a': 3", "de sleutel ‘a’ staat hier dubbel; zie ook regel 1", id="duplicate key"),
        pytest.param("caf\u00e9: 1\ncafe\u0301: 2", "staat hier dubbel", id="duplicate key in another normal form"),
        pytest.param("a: &x [*x]", "anker", id="a list inside itself"),
        pytest.param("a: *x", "verwijzing", id="alias"),
        pytest.param("*a : x", "een sleutel is gewone tekst", id="alias as a key"),
        pytest.param("a: &x\nb: 1", "anker", id="anchor on nothing"),
        pytest.param("&x a: 1", "anker", id="anchor on a key"),
        pytest.param("a: !!python/object/apply:os.system ['true']", "een type met !", id="a tag that runs code"),
        pytest.param("a: !!str x", "een type met !", id="a harmless tag"),
        pytest.param("a: ! x", "een type met !", id="the empty tag"),
        pytest.param("!!set {a}", "een type met !", id="tag on the whole file"),
        pytest.param("a: !x!y z", "een type met !", id="a tag nobody declared"),
        pytest.param("%TAG ! tag:example.org,2000:\n---\na: 1", "%TAG", id="tag directive"),
        pytest.param("<<: {a: 1}", "samenvoegen met <<", id="merge key"),
        pytest.param("a: 1\n---\nb: 2", "er mag maar één document in het bestand", id="two documents"),
        pytest.param("[" * 900, "een pakket begint met sleutels", id="900 open lists"),
        pytest.param("a: " + "[" * 900, "hier is te diep genest: hoogstens 12 niveaus", id="a list of 900 levels"),
        pytest.param("a: " + "[" * 100_000, "hier is te diep genest: hoogstens 12 niveaus", id="a deep list"),
        pytest.param("a: " + "{" * 50_000, "hier is te diep genest", id="a deep mapping"),
        pytest.param("a:\n  - " + "- " * 50_000, "hier is te diep genest", id="a deep block list"),
        pytest.param("? " * 50_000, "een sleutel is gewone tekst", id="keys inside keys"),
        pytest.param("a: [" + "x," * 60_000 + "]", "dit bestand heeft te veel onderdelen", id="60,000 items"),
        pytest.param("a: " + "x" * 300_000, "dit bestand is te groot: hoogstens 256 kB", id="300 kB"),
        pytest.param('a: "\\e]52;c;eA==\\a"', "stuurteken (U+001B)", id="an escape by way of YAML"),
        pytest.param('a: "\\x9b2J"', "stuurteken (U+009B)", id="C1 by way of YAML"),
        pytest.param('a: "\\u202e"', "stuurteken (U+202E)", id="bidi by way of YAML"),
        pytest.param('a: "\\0"', "stuurteken (U+0000)", id="NUL by way of YAML"),
        pytest.param('"\\e[2J": 1', "stuurteken (U+001B)", id="an escape in a key"),
        pytest.param("a: \x1b[2J", "stuurteken (U+001B)", id="raw escape"),
        pytest.param("# \u202e comment\na: 1", "stuurteken (U+202E)", id="raw bidi in a comment"),
        pytest.param("a: x\u2028y", "stuurteken (U+2028)", id="raw line separator"),
        pytest.param("a: \x00", "stuurteken (U+0000)", id="raw NUL"),
        pytest.param("a: \ufffe", "een teken dat niet in tekst hoort", id="no character at all"),
        pytest.param('a: "\\ud800"', "dit is geen goede YAML", id="lone surrogate by way of YAML"),
        pytest.param(b"a: \xed\xa0\x80", "dit is geen UTF-8", id="lone surrogate in bytes"),
        pytest.param(b"a: caf\xe9", "dit is geen UTF-8", id="Latin-1"),
        pytest.param("a: 1".encode("utf-16"), "dit is geen UTF-8", id="UTF-16"),
        pytest.param("", "dit bestand is leeg", id="empty"),
        pytest.param("# only a comment\n", "dit bestand is leeg", id="only a comment"),
        pytest.param("---\n", "een pakket begint met sleutels", id="an empty document"),
        pytest.param("- a\n- b", "een pakket begint met sleutels", id="a list"),
        pytest.param("gewoon wat tekst", "een pakket begint met sleutels", id="plain text"),
        pytest.param("a:\nb: 1", "hier ontbreekt een waarde", id="no value"),
        pytest.param("a: ~", "hier ontbreekt een waarde", id="null by its sign"),
        pytest.param("a: null", "hier ontbreekt een waarde", id="null by its word"),
        pytest.param("a: [x, ~]", "hier ontbreekt een waarde", id="null in a list"),
        pytest.param("~: x", "een sleutel is gewone tekst", id="null as a key"),
        pytest.param("? [a, b]\n: x", "een sleutel is gewone tekst", id="a list as a key"),
        pytest.param("? {a: {b: c}}\n: [x, {y: z}]\nd: 1", "een sleutel is gewone tekst", id="a mapping as a key"),
        pytest.param("a: b: c", "hier past geen dubbele punt", id="a colon in plain text"),
        pytest.param("a:\n\tb: 1", "spring in met spaties", id="a tab"),
        pytest.param('a: "open', "wordt niet afgesloten", id="an open quote"),
        pytest.param("a: [1, 2", "wordt niet afgesloten", id="an open list"),
        pytest.param("a: {b: 1", "worden niet afgesloten", id="an open mapping"),
        pytest.param("a: 1\n- b", "hier hoort een sleutel", id="list and mapping mixed"),
        pytest.param("a:\n - b\n c: 1", "hier hoort een streepje", id="mapping and list mixed"),
        pytest.param("a: @x", "met dit teken kan niets beginnen", id="a sign that is reserved"),
        pytest.param('a: "\\q"', "dit teken niet tussen dubbele aanhalingstekens", id="an escape that is none"),
        pytest.param("a: - b", "zet de lijst op een nieuwe regel", id="a list on the same line"),
        pytest.param("a: 1\nb\n", "na een sleutel hoort een dubbele punt", id="no colon"),
        pytest.param("a: |x\n  b", "dit is geen goede YAML", id="a block of an unknown kind"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_with_a_reason(data: str | bytes, reason: str) -> None:
    with pytest.raises(PackFault) as caught:
        read_pack(pack_file(data))

    assert any(reason in finding.reason for finding in caught.value.findings), str(caught.value)
    assert all(line.isprintable() for line in str(caught.value).split("\n"))


TAB = "hier staat een tab; spring in met spaties"
GLUED = "na ‘why:’ hoort een spatie"
CURLY = 'gebruik rechte aanhalingstekens ("), niet “ ”'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a:\n\tb: 1", 2, TAB),
        ("a: 1\n\tb: 2", 2, TAB),
        ("a:\n  - id: x\n  \tkind: open\n", 3, TAB),
        ("a:\n  -\tb: 1\n    c: 2\n", 2, TAB),
        ("a: |\n\ttekst\n", 2, TAB),
        ("q:\n  - u: x\n    why:Eén ding\n    je: y\n", 3, GLUED),
        ("q:\n  - why:Eén ding\n    u: x\n", 2, GLUED),
        ("q:\n  - u: x\n    why:Eén\n      ding nog\n    je: y\n", 3, GLUED),
        ("why:Eén ding\nje: y\n", 1, GLUED),
        ("u: x\nwhy:Eén ding", 2, GLUED),
        ("u: “Eén ding: wat?”\nje: x", 1, f"hier past geen dubbele punt; {CURLY}"),
        ("u: “Eén\n  ding: wat?”\nje: x", 2, f"hier past geen dubbele punt; {CURLY}"),
        ("q: [{say: “a: b”}]", 1, f"de sleutels tussen {{ }} worden niet afgesloten, of er mist een komma; {CURLY}"),
        ("a: 1\nu: Eén ding: wat?", 2,
         "hier past geen dubbele punt; zet tekst met een dubbele punt tussen aanhalingstekens"),
    ],
)  # fmt: skip
def test_a_slip_of_typing_is_told_on_its_own_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(PackFault) as caught:
        parse(pack_file(text))

    (finding,) = caught.value.findings
    assert (finding.line, finding.reason) == (line, reason)


def test_who_saves_in_another_encoding_hears_where_it_is_chosen() -> None:
    with pytest.raises(PackFault, match="Kladblok: Opslaan als, codering UTF-8"):
        parse(pack_file(b"a: caf\xe9"))


def test_a_file_of_exactly_the_largest_size_is_read() -> None:
    text = text_of("goed") + "# "
    full = text + "x" * (MAX_BYTES - len(text.encode()))

    assert read_pack(pack_file(full)).id == "goed"
    with pytest.raises(PackFault):
        read_pack(pack_file(full + "x"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb:\n  é: 1\n  😀: 2\n  é: 3", (5, 3)),
        ("é: 😀 : y", (1, 6)),
        ("éé: 1\nb: x \ufffe", (2, 6)),
        ("a: 1\r\nb: \x1b", (2, 4)),
        ("a: 1\nb: [x,\n  ~]", (3, 3)),
        ("a: 1\nb:\nc: 1", (2, 1)),
    ],
)
def test_places_count_characters_whatever_their_bytes(text: str, place: tuple[int, int]) -> None:
    try:
        findings = parse(pack_file(text)).findings
    except PackFault as fault:
        findings = fault.findings

    assert [(finding.line, finding.column) for finding in findings] == [place]


def test_bytes_that_are_no_utf8_are_told_where_they_stand() -> None:
    data = text_of("goed").encode().replace(b"Een nee", b"Een n\xe9\xe9")

    with pytest.raises(PackFault) as caught:
        read_pack(pack_file(data))

    (finding,) = caught.value.findings
    assert (finding.line, finding.column) == place_of(edited(text_of("goed"), "Een nee", "Een n**"), "**")


def test_a_duplicate_key_keeps_the_places_of_the_first() -> None:
    document = parse(pack_file("a: 1\nb: [x]\nb: [y, {z: 1}]\nc: 2"))

    assert document.data == {"a": "1", "b": ["x"], "c": "2"}
    assert document.marks.value(("b", 0)) == (2, 5)


# --- what is no ordinary file -------------------------------------------------------------------------------


def reason_of(path: Path) -> str:
    with pytest.raises(PackFault) as caught:
        open_pack(path)
    (finding,) = caught.value.findings
    return finding.reason


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in the file system")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yaml")

    assert reason_of(tmp_path / "pijp.yaml") == "dit is geen gewoon bestand"


@pytest.mark.skipif(sys.platform == "win32", reason="no devices in the file system")
def test_a_link_to_a_device_without_end_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "nul.yaml").symlink_to("/dev/zero")

    assert reason_of(tmp_path / "nul.yaml") == "dit is geen gewoon bestand"


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for rights there")
def test_links_lead_to_packs_kept_elsewhere_but_not_around(tmp_path: Path) -> None:
    (tmp_path / "elders.yaml").write_text("a: 1", encoding="utf-8")
    (tmp_path / "goed.yaml").symlink_to(tmp_path / "elders.yaml")
    (tmp_path / "rond.yaml").symlink_to(tmp_path / "rond.yaml")

    assert open_pack(tmp_path / "goed.yaml").data == b"a: 1"
    assert reason_of(tmp_path / "rond.yaml") == "dit bestand kan niet gelezen worden"


def test_a_folder_or_nothing_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").mkdir()

    # Windows does not open a folder at all
    assert reason_of(tmp_path / "map.yaml").startswith(("dit is geen gewoon bestand", "dit bestand mag niet"))
    assert reason_of(tmp_path / "weg.yaml") == "dit bestand bestaat niet"
    assert reason_of(tmp_path / "a\0b.yaml") == "dit bestand kan niet gelezen worden"


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "groot.yaml").open("wb") as file:
        file.truncate(10 * MAX_BYTES)

    assert len(open_pack(tmp_path / "groot.yaml").data) == MAX_BYTES + 1


# --- anything at all ----------------------------------------------------------------------------------------

GOOD = text_of("goed")


def read_anything(file: PackFile) -> None:
    for read in (read_pack, read_head, read_case, role):
        findings: tuple[Finding, ...] | None = None
        try:
            read(file)
        except PackFault as fault:
            findings = fault.findings
        assert findings is None or findings
        assert all(finding.line > 0 and finding.column > 0 and finding.reason for finding in findings or ())
    overlay = PackFile(file.name, f"{file.stem}.eigen", file.data)
    for case, checked in ((False, file), (True, file), (False, overlay)):
        assert {finding.rule for finding in check(checked, case=case)} <= RULE_IDS


@given(st.binary(max_size=200))
@example(b"\xff\xfea\x00:\x00")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_anything(PackFile("x.yaml", "x", data))


@given(st.text(alphabet=st.one_of(st.sampled_from(" \n\t-:?[]{},&*!|>'\"%@`#~<\\"), st.characters(codec="utf-8"))))
def test_any_text_is_read_or_refused(text: str) -> None:
    read_anything(pack_file(text, "x"))


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.text(max_size=8, alphabet=st.characters(codec="utf-8")))
def test_any_change_to_a_good_pack_is_read_or_refused(at: int, gone: int, new: str) -> None:
    read_anything(pack_file(GOOD[:at] + new + GOOD[at + gone :]))


Values = st.recursive(
    st.one_of(st.text(max_size=4), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=6,
)


@given(
    st.sampled_from(["schema", "version", "slots", "scales", "lists", "phases", "hints", "techniques", "ladder"]),
    Values,
)
def test_any_value_under_a_known_key_is_read_or_refused(key: str, value: object) -> None:
    head = "".join(line for line in GOOD.splitlines(keepends=True)[:16] if not line.startswith(key))
    read_anything(pack_file(f"{key}: {json.dumps(value, ensure_ascii=False)}\n{head}"))
