"""Packs that mean harm, given to the command itself."""

import os
from pathlib import Path

from tests.faults.place import Place
from tests.packs.test_hostile import test_a_hostile_file_is_refused_with_a_reason as corpus

MEMORY = 1_500_000_000
"""Bytes that checking all of them may use."""


def test_every_hostile_file_is_refused_politely(place: Place, tmp_path: Path) -> None:
    """4. The corpus of tests/packs/test_hostile.py at once: catches a bomb, a segfault of libyaml (its own stack),

    a hang on a pipe or /dev/zero, a traceback, and one bad file that hides the others.
    """
    folder = tmp_path / "packs"
    folder.mkdir()
    for number, (data, _) in enumerate(_corpus()):
        content = data.encode() if isinstance(data, str) else data
        (folder / f"p{number:02}.yaml").write_bytes(content)
    os.mkfifo(folder / "pijp.yaml")
    (folder / "nul.yaml").symlink_to("/dev/zero")
    (folder / "rond.yaml").symlink_to(folder / "rond.yaml")
    files = sorted(folder.iterdir())

    done = place.command("packs", "check", *files, before=["prlimit", f"--as={MEMORY}", "--cpu=20"])

    assert done.returncode == 1, done.stderr
    said = done.stdout + done.stderr
    assert [file.name for file in files if file.name not in said] == []
    assert "Traceback" not in said
    assert "\x1b" not in said


def _corpus() -> list[tuple[str | bytes, str]]:
    cases = [param.values for mark in corpus.pytestmark for param in mark.args[1]]  # type: ignore[attr-defined]
    assert len(cases) > 40
    return cases
