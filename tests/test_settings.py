from pathlib import Path

import pytest

from gesprek_tui.settings import Settings, read_settings


def written(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_term_is_a_number_of_days_and_unset_by_default(tmp_path: Path) -> None:
    assert Settings().retention is None
    assert read_settings(written(tmp_path, "retention = 90\n")) == (Settings(retention=90), ())


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == (Settings("donker", "u"), ())


def test_what_is_set_holds(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, 'theme = "licht"\naddress = "je"\n')) == (Settings("licht", "je"), ())


@pytest.mark.parametrize(
    ("text", "line", "names"),
    [
        ('# mijn keuze\nthema = "licht"\n', "config.toml:2", "theme"),
        ('address = "je"\ntheme = "paars"\n', "config.toml:2", "licht"),
        ("theme = 3\n", "config.toml:1", "donker"),
        ('theme = ["licht"]\n', "config.toml:1", "donker"),
        ('report = "../geheim"\n', "config.toml:1", "wmo-onderzoek"),
        ("retention = 0\n", "config.toml:1", "dagen van 1"),
        ("retention = true\n", "config.toml:1", "dagen van 1"),
        ("retention = 90.0\n", "config.toml:1", "dagen van 1"),
        ('retention = "90"\n', "config.toml:1", "dagen van 1"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line_and_the_rest_holds(
    tmp_path: Path, text: str, line: str, names: str
) -> None:
    settings, warnings = read_settings(written(tmp_path, text))
    assert settings.theme == "donker"
    assert settings.address == ("je" if "je" in text else "u")
    assert len(warnings) == 1
    assert line in warnings[0]
    assert names in warnings[0]


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"a = 1\na = 2\n"])
def test_a_broken_file_stops_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    settings, warnings = read_settings(file)
    assert settings == Settings()
    assert "config.toml" in warnings[0]


def test_a_folder_in_its_place_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert read_settings(tmp_path / "config.toml")[0] == Settings()


@pytest.mark.parametrize(("written_as", "minutes"), [("2", 2), ("0", 0), ("0.5", 0.5), ("120", 120)])
def test_the_minutes_of_the_lock_are_any_number_and_none_is_never(
    tmp_path: Path, written_as: str, minutes: float
) -> None:
    settings, warnings = read_settings(written(tmp_path, f"lock = {written_as}\n"))
    assert settings.lock == minutes
    assert warnings == ()


@pytest.mark.parametrize("wrong", ["-1", "121", "true", '"vijf"', "nan", "inf", "[5]"])
def test_a_lock_that_is_no_number_of_minutes_is_told_and_the_usual_holds(tmp_path: Path, wrong: str) -> None:
    settings, warnings = read_settings(written(tmp_path, f"lock = {wrong}\n"))
    assert settings.lock == 5
    assert "minuten tot 120" in warnings[0]
