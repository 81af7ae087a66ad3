"""What the commands for who writes packs do: a new one to begin from, and the schema for an editor."""

import sys
from pathlib import Path

from gesprek_tui.dutch import writing
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.files import make_private_folder
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.new import new_case, new_pack
from gesprek_tui.packs.schema import Of, schema_text
from gesprek_tui.text import one_line


def packs_schema(of: Of) -> int:
    """``gesprek packs schema``."""
    sys.stdout.write(schema_text(of))
    return 0


def packs_new(catalog: Catalog, own: Path, pack_id: str, place: Path | None) -> int:
    """``gesprek packs new ID``: in ``own``, the user's folder, or in another folder or file."""
    text = new_pack(pack_id, catalog)
    file = _written(text, pack_id, own, place, "pack")
    print(writing.pack_made(pack_id, _name(file)))
    if file.parent != own:
        print(writing.pack_elsewhere(_name(own)))
    return 0


def packs_new_case(catalog: Catalog, own: Path, case_id: str, method: str | None, place: Path | None) -> int:
    """``gesprek packs new ID --case``."""
    text = new_case(case_id, method, catalog)
    file = _written(text, case_id, own, place, "case")
    print(writing.case_made(_name(file)))
    return 0


def _written(text: str, name: str, own: Path, place: Path | None, of: Of) -> Path:
    """Write the file, never over another, with the schema beside it that its first line names."""
    file = place if place and not place.is_dir() else (place or own) / f"{name}.yaml"
    if file.name != f"{name}.yaml":
        raise GesprekError(writing.named_otherwise(name))
    try:
        if place is None:
            make_private_folder(own)
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
        file.with_name(f"{of}.schema.json").write_text(schema_text(of), encoding="utf-8")
    except FileExistsError:
        raise GesprekError(writing.is_there_already(_name(file))) from None
    except OSError:
        raise GesprekError(writing.cannot_write(_name(file))) from None
    return file


def _name(path: Path) -> str:
    """A path as it may be typed after a command."""
    name = one_line(str(path))
    return f'"{name}"' if " " in name else name
