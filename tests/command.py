"""The command ``gesprek`` as a script runs it: another process, without a terminal."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = [sys.executable, "-m", "gesprek_tui"]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as an object; nothing else may stand there."""
        return json.loads(self.out)


class Command:
    """One data folder of its own; every command runs with it."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "gegevens"
        self.env = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "PYTHONUTF8": "1",
            "TZ": "Europe/Amsterdam", "GESPREK_DATA_DIR": str(self.data),
        }  # fmt: skip

    def __call__(self, *arguments: str | Path, typed: str = "", **env: str) -> Done:
        """Run it to its end, with ``typed`` on standard input."""
        done = subprocess.run(
            [*PROGRAM, *map(str, arguments)], env=self.env | env, input=typed.encode(), capture_output=True, check=False
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err, err
        return Done(done.returncode, out, err)

    def lead(self, *lines: str, method: str = "motiverende-gespreksvoering", more: tuple[str, ...] = ()) -> Done:
        """A new conversation from lines, in plain mode."""
        return self("start", method, *more, "--plain", typed="".join(f"{line}\n" for line in lines))
