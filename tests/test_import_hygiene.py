"""What is not needed is not imported: the start stays quick and the core stays free of the screen and the store."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HEAVY = {"textual", "pydantic", "sqlcipher3"}
OUTSIDE = {"textual", "yaml", "sqlcipher3"}


def imported_by(code: str) -> set[str]:
    """The names of all top-level packages that are loaded in a fresh process after ``code``."""
    report = "import json, sys; print(); print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def modules(package: str) -> list[str]:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    names = [path.stem for path in Path(spec.origin).parent.glob("*.py")]
    return sorted(f"{package}.{name}" for name in names if name != "__init__")


def test_the_front_door_is_light() -> None:
    assert not imported_by("import gesprek_tui.cli") & HEAVY


def test_the_version_is_told_without_the_program() -> None:
    code = """
import sys
from gesprek_tui.cli import main
sys.argv[1:] = ["--version"]
try:
    code = main()
except SystemExit as end:
    code = end.code
assert not code, code
"""
    assert not imported_by(code) & HEAVY


def test_the_models_need_no_screen_no_yaml_and_no_store() -> None:
    loaded = imported_by("import gesprek_tui.packs.models")
    assert "pydantic" in loaded
    assert not loaded & OUTSIDE


@pytest.mark.parametrize("module", modules("gesprek_tui.conversation"))
def test_the_conversation_is_pure(module: str) -> None:
    assert not imported_by(f"import {module}") & OUTSIDE


def test_the_start_screen_is_there_before_packs_can_be_read() -> None:
    loaded = imported_by("import gesprek_tui.tui.home, gesprek_tui.journal.opening, gesprek_tui.packs.catalog")
    assert "textual" in loaded
    assert not loaded & {"pydantic", "yaml"}
