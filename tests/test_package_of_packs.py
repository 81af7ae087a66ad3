"""A Python package with methods, built and installed as an organisation would: the program finds it by its files."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import Command

PROJECT = Path(__file__).parent / "fixtures" / "onze-methoden"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of installed packages with the project in it."""
    copy = tmp_path_factory.mktemp("project") / PROJECT.name
    shutil.copytree(PROJECT, copy)
    folder = tmp_path_factory.mktemp("site")
    run("build", "--wheel", "--no-isolation", str(copy))
    (wheel,) = (copy / "dist").iterdir()
    run("pip", "install", "-q", "--no-deps", "--no-index", "--no-compile", "--target", str(folder), str(wheel))
    return folder


def run(*module: str) -> None:
    done = subprocess.run([sys.executable, "-m", *module], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def gesprek(tmp_path: Path, site: Path) -> Command:
    command = Command(tmp_path)
    command.env["PYTHONPATH"] = str(site)
    return command


def test_the_code_of_the_package_would_stop_the_program(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import onze_methoden"], env={"PYTHONPATH": str(site)}, capture_output=True, check=False
    )
    assert b"its code it never runs" in done.stderr


def test_a_method_from_a_package_is_listed_with_where_it_comes_from(gesprek: Command) -> None:
    listed = gesprek("packs", "list")
    assert (listed.code, listed.err) == (0, "")
    assert "onze-intake · Onze intake · 1.0.0 · onze-methoden\n" in listed.out
    assert gesprek("packs", "show", "onze-intake").out.splitlines()[1] == "onze-methoden"


def test_a_conversation_is_led_with_a_method_from_a_package_and_outlives_it(gesprek: Command) -> None:
    led = gesprek.lead("een notitie", method="onze-intake")
    assert led.code == 0, led.err
    assert "Vraag nu: Waar gaat het u om?" in led.out

    del gesprek.env["PYTHONPATH"]

    assert "onze-intake" not in gesprek("packs", "list").out
    assert "Onze intake" in gesprek("show", "laatste").out
    assert gesprek("resume", "--plain", typed="nog een\n").code == 0


def test_the_users_own_file_goes_before_that_of_a_package_and_an_overlay_changes_either(gesprek: Command) -> None:
    own = gesprek.data / "packs"
    own.mkdir(parents=True)
    (own / "onze-intake.eigen.yaml").write_text(
        "schema: 1\nchanges: onze-intake\ntitles: {begin: Ons begin}\n", encoding="utf-8"
    )
    assert "1.0.0 · onze-methoden · eigen aanpassing\n" in gesprek("packs", "list").out
    assert "Ons begin (begin)" in gesprek("packs", "show", "onze-intake").out

    text = (PROJECT / "src" / "onze_methoden" / "packs" / "onze-intake.yaml").read_text(encoding="utf-8")
    (own / "onze-intake.yaml").write_text(text, encoding="utf-8")
    assert "1.0.0 · eigen map · eigen aanpassing\n" in gesprek("packs", "list").out
