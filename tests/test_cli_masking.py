"""``gesprek export``: where something points at one person is told before it is written, and masked when asked."""

from pathlib import Path

import pytest

from tests.command import Command

PHONE = "06-12345678"


@pytest.fixture(scope="module")
def gesprek(tmp_path_factory: pytest.TempPathFactory) -> Command:
    command = Command(tmp_path_factory.mktemp("bewaard"))
    done = command.lead(
        "huur 742,50", f"bel {PHONE}", "/wijzig bel de zus", f"> {PHONE} is van mijn moeder",
        "! mailen k@voorbeeld.nl | ik | 1-12-2099", more=("--client", "K-017"),
    )  # fmt: skip
    assert done.code == 0
    return command


def test_what_points_at_one_person_is_told_by_note_and_kind_and_never_itself(gesprek: Command) -> None:
    done = gesprek("export", "laatste")
    assert PHONE in done.out
    assert done.code == 0
    first, *places, last = done.err.splitlines()
    assert "wat op één persoon kan wijzen" in first
    assert [place.partition(",")[0] for place in places] == ["- notitie 3", "- Afspraken"]
    assert [place.partition(": ")[2] for place in places] == ["een telefoonnummer", "een e-mailadres"]
    assert "--mask" in last
    assert "12345678" not in done.err
    assert "voorbeeld.nl" not in done.err


@pytest.mark.parametrize("kind", ["md", "txt", "html", "ics"])
def test_mask_puts_a_word_in_its_place(gesprek: Command, kind: str, tmp_path: Path) -> None:
    target = tmp_path / "verslag"
    done = gesprek("export", "laatste", "--format", kind, "--mask", "-o", target)
    written = target.read_text(encoding="utf-8").replace("\\", "")
    assert done.code == 0
    assert "e-mail]" in written
    assert "12345678" not in written
    assert "voorbeeld.nl" not in written
    assert "in de plaats" in done.err


def test_json_is_all_of_it_and_is_not_masked(gesprek: Command, tmp_path: Path) -> None:
    target = tmp_path / "gesprek.json"
    done = gesprek("export", "laatste", "--format", "json", "--mask", "-o", target)
    assert (done.code, done.out, target.exists()) == (2, "", False)
    assert "--format md" in done.err
    told = gesprek("export", "laatste", "--format", "json").err.splitlines()
    assert [line.partition(": ")[2] for line in told[1:-1]] == ["een telefoonnummer"] * 2 + ["een e-mailadres"]
    assert all(line.startswith("- gebeurtenis ") for line in told[1:-1])


def test_all_at_once_is_told_by_file_and_masked_too(gesprek: Command, tmp_path: Path) -> None:
    done = gesprek("export", "alles", "--mask", "-o", tmp_path / "uit")
    (file,) = (tmp_path / "uit").iterdir()
    assert done.err.startswith(f"{file.name}: ")
    assert "12345678" not in file.read_text(encoding="utf-8")


def test_nothing_is_said_where_nothing_is_found(tmp_path: Path) -> None:
    command = Command(tmp_path)
    command.lead("huur 742,50", "afspraak op 21-11-2026 om 10:00", more=("--client", "K-017"))
    for kind in ("md", "json", "ics"):
        assert command("export", "laatste", "--format", kind).err == ""
