"""The user's own packs folder at work: what is changed there, what is broken there, and what is taken away."""

from pathlib import Path

import pytest

from tests.command import Command, Done
from tests.packs.files import edited, put, text_of

METHOD = "motiverende-gespreksvoering"
OWN = f"""\
schema: 1
changes: {METHOD}
questions:
  - id: eigen-waarover
    phase: engageren
    kind: open
    u: "Waar zullen we het eerst over hebben?"
    je: "Waar zullen we het eerst over hebben?"
    why: De cliënt begint.
without: [op-welk-moment]
titles: {{focussen: Waar gaat het om}}
"""


@pytest.fixture
def gesprek(tmp_path: Path) -> Command:
    return Command(tmp_path)


def read_every_way(gesprek: Command) -> list[Done]:
    """The last conversation, shown and exported."""
    ways = (["show"], ["show", "--json"], ["export", "--format", "md"], ["export", "--format", "json"])
    return [gesprek(*way, "laatste") for way in ways]


def own(gesprek: Command, name: str, text: str) -> Path:
    return put(gesprek.data / "packs", name, text)


# --- an overlay ---------------------------------------------------------------------------------------------


def test_an_overlay_is_at_work_in_a_conversation(gesprek: Command) -> None:
    said = ("/fase plannen", ">++ ik begin zondag", "/nu")
    before = gesprek.lead(*said)
    own(gesprek, f"{METHOD}.eigen", OWN)
    after = gesprek.lead(*said, "/fase focussen", more=("--client", "K-017"))

    assert (after.code, "regel " in after.err) == (0, False), after.err
    assert "[Engageren] Vraag nu: Waar zullen we het eerst over hebben?" in after.out
    assert "[Waar gaat het om] Vraag nu:" in after.out
    hint = "Vraag naar dag en uur"  # it would have one ask a question that is no longer there
    assert (hint in before.out, hint in after.out) == (True, False)
    told = [gesprek("export", row["id"], "--format", "json").json for row in gesprek("list", "--json").json]
    entered = [event for one in told for event in one["events"] if event["kind"] == "method_entered"]
    assert len({event["sha256"] for event in entered}) == 2


def test_where_a_pack_comes_from_and_that_it_is_changed_is_told(gesprek: Command) -> None:
    own(gesprek, f"{METHOD}.eigen", OWN)
    own(gesprek, "goed", text_of("goed"))
    listed = gesprek("packs", "list")
    shown = gesprek("packs", "show", METHOD)

    places = {line.partition(" ")[0]: line.partition(" 1.0.0 · ")[2] for line in listed.out.splitlines()}
    assert places[METHOD] == "meegeleverd · eigen aanpassing"
    assert (places["goed"], places["oplossingsgericht"]) == ("eigen map", "meegeleverd")
    assert listed.err == ""
    assert shown.out.splitlines()[1] == "meegeleverd · eigen aanpassing"
    assert "Waar gaat het om (focussen)" in shown.out
    assert "  Waar zullen we het eerst over hebben? · eigen-waarover" in shown.out
    assert "op-welk-moment" not in shown.out
    assert gesprek("packs", "show", "basis").out.splitlines()[1] == "meegeleverd"


def test_what_no_longer_fits_is_told_where_one_looks_for_it_and_the_rest_is_at_work(gesprek: Command) -> None:
    file = own(gesprek, f"{METHOD}.eigen", edited(OWN, "[op-welk-moment]", "[op-welk-momnt]"))
    checked = gesprek("packs", "check", file)
    strict = gesprek("packs", "check", "--strict", file)

    told = f"{file}:10:11: aanpassing-onbekend  let op: er is geen vraag of hint ‘op-welk-momnt’; bedoelde u "
    assert (checked.code, strict.code) == (0, 1)
    assert checked.out.startswith(f"{told}‘op-welk-moment’?")
    (row,) = gesprek("doctor", "--json").json["left_out"]
    assert (row["file"], row["line"], row["column"]) == (str(file), 10, 11)
    assert "Waar zullen we het eerst over hebben?" in gesprek.lead("een").out
    assert "without: [vrag-1]  # hier" in gesprek("packs", "rule", "aanpassing-onbekend").out


def test_a_broken_overlay_is_told_and_the_pack_is_as_it_was(gesprek: Command) -> None:
    file = own(gesprek, f"{METHOD}.eigen", edited(OWN, "kind: open", "kind: opne"))
    listed = gesprek("packs", "list")

    assert listed.code == 0
    assert f"{METHOD} · Motiverende gespreksvoering · 1.0.0 · meegeleverd\n" in listed.out
    assert listed.err == f"weggelaten: {file}:6:11: ‘opne’ kan hier niet; bedoelde u ‘open’?\n"
    assert gesprek("packs", "check", file).code == 1
    assert gesprek("doctor", "--json").json["left_out"][0]["line"] == 6
    led = gesprek.lead("een")
    assert (led.code, "Waar zullen we het eerst" in led.out) == (0, False)


def test_what_of_the_user_takes_no_part_is_told_once_where_it_would_be_at_work(gesprek: Command) -> None:
    own(gesprek, f"{METHOD}.eigen", edited(OWN, "changes:", "chnges:"))
    own(gesprek, "veiligheid", "id: veiligheid\nrol: safety\n")
    own(gesprek, "oplossingsgericht.eigen", "niets")
    led = gesprek.lead("een", "/crisis", "/klaar", "/crisis", "/klaar")
    resumed = gesprek("resume", "--plain")

    overlay = (
        f"Uw aanpassing {METHOD}.eigen.yaml doet niet mee: regel 2, onbekende sleutel ‘chnges’; bedoelde u ‘changes’?\n"
    )
    assert led.err.count(overlay) == resumed.err.count(overlay) == 1
    assert led.err.count("Uw eigen veiligheid.yaml doet niet mee: regel ") == 1
    assert led.err.index(overlay) < led.err.index("Uw eigen veiligheid.yaml")
    assert "Er is geen veiligheidspakket" not in led.err
    assert "oplossingsgericht" not in led.err + resumed.err
    own(gesprek, f"{METHOD}.eigen", OWN)
    assert "doet niet mee" not in gesprek.lead("een").err


def test_own_sentences_are_checked(gesprek: Command, tmp_path: Path) -> None:
    text = edited(OWN, '    u: "Waar zullen we het eerst over', '    u: "Hebt u iets waar we het eerst over')
    checked = gesprek("packs", "check", put(tmp_path, f"{METHOD}.eigen", text))

    assert ":7:8: gesloten-vraag  let op: " in checked.out
    assert gesprek("packs", "check", put(tmp_path / "twee", f"{METHOD}.eigen", OWN)).out.endswith(".yaml: in orde\n")


# --- what is taken away -------------------------------------------------------------------------------------


def test_a_conversation_can_be_read_and_led_after_its_pack_is_removed(gesprek: Command) -> None:
    file = own(gesprek, "goed", text_of("goed"))
    lead = gesprek.lead("de aangifte", "> ik wil het weten", "/ja", "/schaal vertrouwen 6", method="goed")
    assert "regel " not in lead.err, lead.err
    before = read_every_way(gesprek)
    assert all(told.code == 0 and "ik wil het weten" in told.out for told in before)

    file.unlink()

    assert read_every_way(gesprek) == before
    resumed = gesprek("resume", "--plain", typed="+ nog een notitie\n/nu\n/schaal hoop 7\n/fase uitleg\n/afronden\n")
    assert (resumed.code, "regel " in resumed.err) == (0, False), resumed.err
    state = gesprek("show", "laatste", "--json").json
    assert [note["text"] for note in state["notes"]] == ["ik wil het weten", "nog een notitie"]
    assert [visit["phase"] for visit in state["visited"]] == ["vragen", "kennis", "uitleg"]
    assert [scale["scale"] for scale in state["scales"]] == ["vertrouwen", "hoop"]
    assert state["conversation"]["ended"]
    assert gesprek("list", "--json").json[0]["method"] == "goed"
    assert "goed" not in gesprek("doctor", "--json").json["packs"]


def test_a_conversation_goes_on_after_an_overlay_is_removed(gesprek: Command) -> None:
    file = own(gesprek, f"{METHOD}.eigen", OWN)
    gesprek.lead("een", "/gevraagd")
    file.unlink()
    resumed = gesprek("resume", "--plain", typed="/v\n")

    assert (resumed.code, "regel " in resumed.err) == (0, False), resumed.err
    assert "[Focussen]" in resumed.out
    assert "Waar zullen we het eerst over hebben?" in resumed.out, "what was said last stands there still"
    (asked,) = gesprek("show", "laatste", "--json").json["questions"]
    assert (asked["id"], asked["text"]) == ("eigen-waarover", "Waar zullen we het eerst over hebben?")
