"""The JSON Schema of packs, cases and overlays, for editors that complete and check while somebody writes.

It follows the reader: what is empty is missing, and text that looks like a number is text all the same.
"""

import ast
import inspect
import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from gesprek_tui.packs import case, models, overlay
from gesprek_tui.packs.case import Case
from gesprek_tui.packs.models import Kind, Mark, Model, Pack
from gesprek_tui.packs.overlay import Overlay

Of = Literal["pack", "case", "overlay"]

_MODELS: Mapping[Of, type[Model]] = {"pack": Pack, "case": Case, "overlay": Overlay}

KINDS: Mapping[Kind, str] = {
    "goal": "Naar wat de cliënt wil bereiken.",
    "open": "Een open vraag: begint met wat, hoe, wie, waar of wanneer.",
    "closed": "Een vraag met ja, nee of één feit als antwoord.",
    "scale": "Naar een cijfer van 0 tot 10.",
    "wonder": "Stelt voor dat het al is opgelost.",
    "exception": "Naar een moment dat het wel lukte.",
    "coping": "Hoe iemand het volhoudt als het zwaar is.",
    "relation": "Door de ogen van iemand anders: wat zou uw zus merken?",
    "difference": "Naar het verschil dat het zou maken.",
    "choice": "Laat de cliënt kiezen.",
    "permission": "Vraagt of iets mag.",
    "key": "De sleutelvraag: wat nu?",
    "step": "Naar een eerste, kleine stap.",
    "teachback": "Toetst uw eigen uitleg: hoe zou u het thuis vertellen?",
    "reflection": "Geeft terug wat u hoort, als zin en niet als vraag.",
    "affirmation": "Noemt een kracht of iets dat lukte.",
    "autonomy": "Legt de keuze bij de cliënt.",
    "normalise": "Zegt dat meer mensen dit hebben.",
    "together": "Pakt iets samen op.",
    "apology": "Kort sorry, zonder uitleg.",
    "summary": "Zet op een rij wat er gezegd is.",
    "information": "Vertelt één ding, zonder oordeel.",
    "silence": "Even stil zijn.",
}
"""What each kind of question does."""

MARKS: Mapping[Mark, str] = {
    "quote": "‘>’: de woorden van de cliënt.",
    "change_talk": "‘>+’: verandertaal.",
    "commitment": "‘>++’: een voornemen of een stap die gezet is.",
    "sustain_talk": "‘>-’: behoudtaal.",
    "friction": "‘>x’: wrijving in het contact.",
    "strength": "‘+’: een kracht, een succes of een uitzondering.",
    "fact": "‘=’: een feit.",
    "parked": "‘?’: geparkeerd.",
    "private": "‘#’: voor uzelf.",
}
"""What is typed for each mark, and what it says of a note."""


class _Generator(GenerateJsonSchema):
    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """No null: a key without a value is an error in a pack."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Only a default that says something: no empty lists."""
        made = super().default_schema(schema)
        if not isinstance(made.get("default"), str):
            made.pop("default", None)
        return made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """An editor takes ``example: 68`` for a number."""
        made = super().str_schema(schema)
        return made if "pattern" in made else {**made, "type": ["string", "number"]}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic names it
        """A key needs no title: its text says what it is."""
        return False


def schema(of: Of) -> dict[str, Any]:
    """The JSON Schema (2020-12) with the Dutch text of every field."""
    model = _MODELS[of]
    made = model.model_json_schema(schema_generator=_Generator)
    texts = _texts()
    for name, definition in ((model.__name__, made), *made["$defs"].items()):
        definition.pop("description", None)  # the class's own docstring is for who reads the code
        for key, field in definition["properties"].items():
            field["description"] = texts[name][key]
    _tell_values(made)
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}


def schema_text(of: Of) -> str:
    """The schema as it stands in a file."""
    return json.dumps(schema(of), ensure_ascii=False, indent=2) + "\n"


def _texts() -> dict[str, dict[str, str]]:
    """By model and key: the string under each field, those of its bases first.

    Pydantic can read these itself, but then every start of a conversation waits for it.
    """
    told: dict[str, dict[str, str]] = {}
    for module in (models, case, overlay):
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef):
                bases = [told.get(base.id, {}) for base in node.bases if isinstance(base, ast.Name)]
                told[node.name] = {key: text for base in bases for key, text in base.items()} | _own(node)
    return told


def _own(model: ast.ClassDef) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, below in pairwise(model.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name.removesuffix("_")] = " ".join(text.split())
    return found


def _tell_values(node: Any) -> None:
    """Beside each choice of kinds and of marks: what each of them means."""
    if isinstance(node, list):
        for inner in node:
            _tell_values(inner)
    elif isinstance(node, dict):
        for meanings in (KINDS, MARKS):
            if node.get("enum") == list(meanings):
                node["enumDescriptions"] = list(meanings.values())
        for inner in tuple(node.values()):
            _tell_values(inner)
