"""What is shipped: the program, its packs and its two licences, however it is installed."""

import os
import shutil
import subprocess
import sys
from email import message_from_bytes
from pathlib import Path, PurePosixPath

import pytest

from gesprek_tui.packs.catalog import content_root

ROOT = Path(__file__).parents[1]
LICENCES = {"LICENSES/MIT.txt", "LICENSES/CC-BY-4.0.txt"}
PACKAGE = "gesprek_tui"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source tree with, in dist/, its sdist and the wheel that was built from that sdist."""
    copy = tmp_path_factory.mktemp("tree") / "gesprek-tui"
    made = (".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "dist", "build")
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*made))
    build = [sys.executable, "-m", "build", "--no-isolation", str(copy)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return copy


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs."""
    (archive,) = (tree / "dist").glob("*.whl")
    folder = tmp_path_factory.mktemp("wheel")
    shutil.unpack_archive(archive, folder, "zip")
    return folder


@pytest.fixture(scope="module")
def sdist(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source tree as it is shipped."""
    (archive,) = (tree / "dist").glob("*.tar.gz")
    folder = tmp_path_factory.mktemp("sdist")
    shutil.unpack_archive(archive, folder)
    (shipped,) = folder.iterdir()
    return shipped


def files(folder: Path, pattern: str = "*") -> set[PurePosixPath]:
    return {PurePosixPath(path.relative_to(folder)) for path in folder.rglob(pattern) if path.is_file()}


def test_every_pack_and_case_is_shipped(tree: Path, wheel: Path, sdist: Path) -> None:
    content = files(tree / "content")
    assert PurePosixPath("basis.yaml") in content
    assert files(wheel / PACKAGE / "content") == content
    assert files(sdist / "content") == content


def test_every_module_style_and_type_is_shipped(tree: Path, wheel: Path) -> None:
    source = tree / "src" / PACKAGE
    for pattern in ("*.py", "*.tcss", "py.typed"):
        assert files(wheel / PACKAGE, pattern) == files(source, pattern)
    assert files(source, "py.typed")


def test_what_a_new_pack_begins_with_is_shipped(tree: Path, wheel: Path) -> None:
    starters = files(tree / "src" / PACKAGE / "packs", "*.yaml")
    assert starters
    assert files(wheel / PACKAGE / "packs", "*.yaml") == starters


def test_both_licences_are_named_and_shipped(tree: Path, wheel: Path, sdist: Path) -> None:
    (info,) = wheel.glob("*.dist-info")
    for file in (info / "METADATA", sdist / "PKG-INFO"):
        metadata = message_from_bytes(file.read_bytes())
        assert metadata["License-Expression"] == "MIT AND CC-BY-4.0"
        assert set(metadata.get_all("License-File", [])) == LICENCES
    for name in LICENCES:
        text = (tree / name).read_bytes()
        assert (info / "licenses" / name).read_bytes() == text
        assert (sdist / name).read_bytes() == text


def test_the_tests_are_in_the_source_archive(tree: Path, sdist: Path) -> None:
    assert files(sdist / "tests") == files(tree / "tests")


def test_an_installed_wheel_finds_its_content(wheel: Path) -> None:
    assert found_content(wheel) == wheel / PACKAGE / "content"


def test_a_source_tree_finds_its_content(sdist: Path) -> None:
    assert found_content(sdist / "src") == sdist / "content"


def test_this_installation_finds_its_content() -> None:
    assert (content_root() / "basis.yaml").is_file()


def found_content(where: Path) -> Path:
    """The content that the package in ``where`` finds, in a process of its own."""
    code = f"import {PACKAGE}.packs.catalog as catalog; print(catalog.__file__, catalog.content_root(), sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(where), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    module, content = map(Path, done.stdout.splitlines())
    assert module.is_relative_to(where)
    return content
