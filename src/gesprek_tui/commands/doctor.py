"""What ``gesprek doctor`` tells."""

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from typing import Any

from gesprek_tui import __version__, dutch
from gesprek_tui.commands.printing import print_json
from gesprek_tui.dutch import erase
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.text import one_line


def doctor(catalog: Catalog, data_dir: Path, config: Path, store: dict[str, Any], *, as_object: bool) -> int:
    """``gesprek doctor``: versions, folders, terminal, encryption, packs left out and why; no content."""
    left_out = [{"file": f.file, "line": f.line, "column": f.column, "reason": f.reason} for f in catalog.left_out()]
    told: dict[str, Any] = {
        "version": __version__,
        "python": python_version(),
        "textual": _installed("textual"),
        "data_dir": str(data_dir),
        "config": str(config),
        **store,
        "packs": list(catalog.ids()),
        "left_out": left_out,
        "encoding": sys.stdout.encoding,
        "terminal": sys.stdout.isatty(),
    }
    if as_object:
        print_json(told)
        return 0
    for name, value in told.items():
        if name not in ("left_out", "retention", "past_term"):
            shown = ", ".join(value) if isinstance(value, list) else dutch.yes_no(value)
            print(one_line(f"{dutch.DOCTOR[name]}: {shown}"))
    if store["past_term"]:
        print(erase.past_term(store["past_term"], store["retention"]))
    for row in left_out:
        print(dutch.left_out(one_line(f"{row['file']}:{row['line']}:{row['column']}: {row['reason']}")))
    return 0


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
