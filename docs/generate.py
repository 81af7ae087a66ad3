"""Writes what follows from the program: the JSON Schemas, the tables in the guide, and which moves follow what.

``--check`` compares, and writes nothing.
"""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import wat_nu
from pydantic import TypeAdapter

from gesprek_tui.dutch import checking
from gesprek_tui.packs.models import Id, InstrumentName, PhaseInstrument
from gesprek_tui.packs.rules.registry import RULES
from gesprek_tui.packs.schema import KINDS, MARKS, Of, schema, schema_text

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "methode-schrijven.md"
MOVES = ROOT / "docs" / "wat-nu.md"
SECTION = re.compile(r"(<!-- begin: ([a-z -]+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)
PATTERNS = {
    TypeAdapter(kind).json_schema()["pattern"]: name
    for kind, name in ((Id, "naam"), (InstrumentName, "instrument"), (PhaseInstrument, "instrument"))
}


def tables() -> dict[str, str]:
    """By the name of its section: every model of packs, cases and overlays, the kinds, the marks and the rules."""
    rules = {
        rule.id: f"{checking.SEVERITIES[rule.severity]} | {rule.explanation.partition('. ')[0]}." for rule in RULES
    }
    made = {
        "soorten": _table("soort | wat de zin doet", KINDS),
        "tekens": _table("teken | getypt als", MARKS),
        "regels": _table("regel | hoe zwaar | wat zij vraagt", rules),
    }
    for whole in map(schema, get_args(Of)):
        for definition in (whole, *whole["$defs"].values()):
            made[definition["title"].lower()] = _fields(definition, whole["$defs"])
    return made


def _table(head: str, rows: Mapping[str, str]) -> str:
    lines = [f"| {head} |", "| --- " * (head.count("|") + 1) + "|"]
    return "\n".join([*lines, *(f"| `{name}` | {text} |" for name, text in rows.items())])


def _fields(definition: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    lines = ["| sleutel | nodig | waarde | uitleg |", "| --- | --- | --- | --- |"]
    for key, field in sorted(definition["properties"].items(), key=lambda item: item[0] != "id"):
        needed = "ja" if key in definition.get("required", ()) else ""
        lines.append(f"| `{key}` | {needed} | {_value(field, definitions)} | {field['description']} |")
    return "\n".join(lines)


def _value(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """What may stand there, in a few words."""
    match field:
        case {"$ref": ref}:
            return str(definitions[ref.rpartition("/")[2]]["title"]).lower()
        case {"const": True}:
            return "`true`"
        case {"const": only}:
            return f"`{only}`"
        case {"enum": choices}:
            named = {tuple(KINDS): "soort", tuple(MARKS): "teken"}.get(tuple(choices))
            return named or ", ".join(f"`{choice}`" for choice in choices)
        case {"type": "array", "items": item}:
            return f"lijst: {_value(item, definitions)}"
        case {"type": "object"}:
            inner = field.get("additionalProperties") or next(iter(field["patternProperties"].values()))
            return f"per naam: {_value(inner, definitions)}"
        case {"type": "boolean"}:
            return "`true`, `false`"
        case {"type": "integer" | "number", "minimum": least}:
            return f"getal van {least} tot {field['maximum']}" if "maximum" in field else f"getal vanaf {least}"
        case {"pattern": pattern} if pattern in PATTERNS:
            return PATTERNS[pattern]
    return f"tekst tot {field['maxLength']} tekens"


def filled(text: str, made: Mapping[str, str]) -> str:
    """A page with its tables as they are now. A section that is not among the ``made`` ones is left as it is."""

    def fresh(found: re.Match[str]) -> str:
        opening, name, closing = found.groups()
        return f"{opening}\n{made[name]}\n\n{closing}" if name in made else found.group()

    return SECTION.sub(fresh, text)


def main() -> int:
    """Write the files, or say which are stale."""
    files = {
        **{ROOT / "content" / "schema" / f"{of}.schema.json": schema_text(of) for of in get_args(Of)},
        GUIDE: filled(GUIDE.read_text(encoding="utf-8"), tables()),
        MOVES: filled(MOVES.read_text(encoding="utf-8"), wat_nu.sections()),
        **{MOVES.with_suffix("") / f"{name}.md": text for name, text in wat_nu.pages().items()},
    }
    stale = []
    for file, text in files.items():
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != text:
            stale.append(file.name)
    if stale:
        print("stale, run docs/generate.py:", *stale)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
