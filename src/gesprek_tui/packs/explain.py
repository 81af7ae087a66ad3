"""The errors of YAML and pydantic in plain Dutch: what is wrong, and what would be right."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import yaml

from gesprek_tui.packs.findings import Told, nearest, place_after, shown

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MAX_DEPTH = 12
"""The most levels that a pack may have inside each other."""

TOO_DEEP = Told(f"hier is te diep genest: hoogstens {MAX_DEPTH} niveaus")

_YAML = {
    "mapping values are not allowed in this context": Told(
        "hier past geen dubbele punt", "zet tekst met een dubbele punt tussen aanhalingstekens"
    ),
    "found character that cannot start any token": Told(
        "met dit teken kan niets beginnen", "spring in met spaties en zet de tekst tussen aanhalingstekens"
    ),
    "found unexpected end of stream": Told("de tekst wordt niet afgesloten", "zet er een aanhalingsteken achter"),
    "could not find expected ':'": Told("na een sleutel hoort een dubbele punt"),
    "did not find expected key": Told(
        "hier hoort een sleutel", "kijk of de regel goed inspringt en of de aanhalingstekens kloppen"
    ),
    "did not find expected '-' indicator": Told("hier hoort een streepje", "kijk of de regel goed inspringt"),
    "did not find expected ',' or ']'": Told("de lijst tussen [ ] wordt niet afgesloten, of er mist een komma"),
    "did not find expected ',' or '}'": Told("de sleutels tussen { } worden niet afgesloten, of er mist een komma"),
    "found unknown escape character": Told(
        "na \\ past dit teken niet tussen dubbele aanhalingstekens", "gebruik enkele of schrijf \\\\"
    ),
    "block sequence entries are not allowed in this context": Told(
        "hier past geen streepje", "zet de lijst op een nieuwe regel"
    ),
    "found undefined tag handle": Told(
        "een type met ! mag niet", "zet tekst met een uitroepteken tussen aanhalingstekens"
    ),
    # libyaml from 0.2.6 on scans ahead of the events and has a limit of its own
    "exceeded maximum nesting depth": TOO_DEEP,
}

# the messages of the models' own validators
_VALUE_ERRORS = {
    "choices belong to kind: choice, and that kind needs them": Told(
        "‘choices’ hoort bij ‘kind: choice’, en die soort kan niet zonder"
    ),
    "what is guarded is one of the choices": Told("bij ‘guarded’ staan alleen keuzes van deze kolom"),
    "a condition has exactly one key": Told(
        "een voorwaarde heeft precies één sleutel", "voeg samen met ‘all’ of ‘any’"
    ),
    "a move does at most one thing": Told("een hint doet één ding: kies ask, open, go, back of method"),
    "a line of the script has exactly one key": Told("een regel is één ding: client, you, line of stop"),
}

_PATTERNS = {
    "version": "schrijf de versie als drie getallen, zoals 1.0.0",
    "licence": "schrijf de licentie als SPDX-naam, zoals CC-BY-4.0",
}


_FEW = 6

_TAB = Told("hier staat een tab", "spring in met spaties")
_QUOTES = 'gebruik rechte aanhalingstekens ("), niet “ ”'
_COLON = "mapping values are not allowed in this context"
_AFTER_GLUED = frozenset({_COLON, "could not find expected ':'"})
_AFTER_QUOTE = frozenset({_COLON, "did not find expected ',' or '}'", "did not find expected ',' or ']'"})
_KEY = re.compile(r"[ ]*(?:- +)*([a-z_]+):(.*)")
_ONLY_KEY = re.compile(r"[ ]*(?:- +)*[a-z_]+")


def explain_yaml(error: yaml.YAMLError, text: str) -> tuple[tuple[int, int], Told]:
    """Where YAML stops being YAML (line and column from 1), and why. ``text`` is what was read."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        problem = str(getattr(error, "problem", ""))
        lines = f"{text}\n".split("\n")[: mark.line + 1]
        typed = _as_typed(problem, lines, mark.column) if len(lines) > mark.line else None
        return typed or ((mark.line + 1, mark.column + 1), _YAML.get(problem, Told("dit is geen goede YAML")))
    # of a character that it does not read at all, libyaml gives only how many bytes stand before it
    before = text.encode()[: max(0, int(getattr(error, "position", 0)))].decode("utf-8", "ignore")
    return place_after(before), Told("hier staat een teken dat niet in tekst hoort", "haal het weg")


def _as_typed(problem: str, lines: Sequence[str], column: int) -> tuple[tuple[int, int], Told] | None:
    """What was typed that YAML calls something else: seen in the last of the ``lines``, or in the key above it."""
    number, last = len(lines), lines[-1]
    if last[column : column + 1] == "\t":
        return (number, column + 1), _TAB
    key = next((at for at in range(number - 1, 0, -1) if _KEY.fullmatch(lines[at - 1])), 0)
    glued = _KEY.fullmatch(lines[key - 1]) if key else None
    # a key without its space is text, and so is what follows it: YAML stumbles only over the next key
    may_be_glued = problem in _AFTER_GLUED and (problem != _COLON or _ONLY_KEY.fullmatch(last[:column]))
    if glued and may_be_glued and glued[2].strip() and glued[2][0] not in " /":
        return (key, glued.start(2) + 1), Told(f"na ‘{glued[1]}:’ hoort een spatie")
    text = [last] if _KEY.match(last) else lines[max(key - 1, 0) :]
    if problem in _AFTER_QUOTE and any(sign in line for line in text for sign in "“”„"):
        return (number, column + 1), _YAML[problem]._replace(suggestion=_QUOTES)
    return None


def explain(error: "ErrorDetails", schema: Mapping[str, Any]) -> Told:
    """What is wrong by one pydantic error, in Dutch. ``schema`` is the JSON Schema of the model that was read."""
    loc = error["loc"]
    ctx: Mapping[str, Any] = error.get("ctx", {})
    name = str(loc[-1]) if loc else ""
    match error["type"]:
        case "missing":
            return Told(f"de sleutel {shown(name)} ontbreekt en is nodig")
        case "extra_forbidden":
            known = keys_at(schema, loc[:-1])
            return Told(f"onbekende sleutel {shown(name)}", nearest(name, known) or _listed("hier passen", known))
        case "literal_error" if ctx.get("expected") == "True":
            return Told("hier past alleen true", "haal de sleutel weg als dit niet hoeft")
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(ctx.get("expected", "")))
            return _wrong_choice(error["input"], choices)
        case "string_pattern_mismatch":
            return Told(_wrong_pattern(name, str(ctx.get("pattern", ""))))
        case "string_type":
            return Told("hier hoort gewone tekst", "zet tekst met een dubbele punt tussen aanhalingstekens")
        case "string_too_short":
            return Told("hier ontbreekt tekst")
        case "string_too_long":
            counted = f"het zijn er nu {len(str(error['input']).strip())}"
            return Told(f"dit is te lang: hoogstens {ctx.get('max_length')} tekens", counted)
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return Told("hier hoort een heel getal, in cijfers")
        case "float_parsing" | "float_type" | "finite_number":
            return Told("hier hoort een getal, met een punt als er een half in zit, zoals 3.5")
        case "bool_parsing" | "bool_type":
            return Told("hier hoort true of false")
        case "greater_than_equal":
            return Told(f"dit getal is te klein: minstens {_number(ctx.get('ge'))}")
        case "less_than_equal":
            return Told(f"dit getal is te groot: hoogstens {_number(ctx.get('le'))}")
        case "tuple_type":
            return Told(
                "hier hoort een lijst: elk deel op een eigen regel, met een streepje ervoor, of zo: [een, twee]"
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            return Told("hier horen sleutels met waarden" + _listed(", zoals", keys_at(schema, loc)[:6]))
        case "too_short":
            return Told(f"deze lijst is te kort: minstens {ctx.get('min_length')}")
        case "too_long":
            return Told(f"deze lijst is te lang: hoogstens {ctx.get('max_length')}")
        case "value_error":
            return _VALUE_ERRORS.get(str(ctx.get("error", "")), Told("deze sleutels passen niet bij elkaar"))
    return Told("deze waarde past hier niet")


def _wrong_choice(value: object, choices: Sequence[str]) -> Told:
    if not isinstance(value, str):
        return Told("hier hoort één woord" + _listed(": kies", choices, "of"))
    if not choices:
        return Told(f"{shown(value)} past hier niet")
    meant = nearest(value, choices) if len(choices) > _FEW else ""
    return Told(f"{shown(value)} kan hier niet", meant or _listed("kies", choices, "of"))


def _wrong_pattern(name: str, pattern: str) -> str:
    if pattern.startswith("^(?:agreement|attention"):
        return "een instrument is agreement, attention, scale:NAAM of list:NAAM"
    if pattern.startswith("^(?:agreement"):
        return "een instrument is agreement, scale:NAAM of list:NAAM"
    return _PATTERNS.get(name, "een naam heeft alleen kleine letters, cijfers en streepjes, zoals ‘eerder-gelukt’")


def _listed(opening: str, names: Sequence[str], last: str = "en") -> str:
    if not names:
        return ""
    joined = ", ".join(names[:-1]) + f" {last} {names[-1]}" if len(names) > 1 else names[0]
    return f"{opening} {joined}"


def _number(limit: object) -> str:
    return f"{limit:g}" if isinstance(limit, int | float) else str(limit)


def keys_at(schema: Mapping[str, Any], loc: Sequence[str | int]) -> list[str]:
    """The keys that the model at ``loc`` knows, as they are written in a file."""
    node = _resolved(schema, schema)
    for step in loc:
        if isinstance(step, int):
            inner = node.get("items")
        else:
            others = node.get("additionalProperties") or next(iter(node.get("patternProperties", {}).values()), None)
            inner = node.get("properties", {}).get(step, others)
        if not isinstance(inner, Mapping):
            return []
        node = _resolved(inner, schema)
    return list(node.get("properties", ()))


def _resolved(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    while True:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        elif "anyOf" in node:
            node = next((option for option in node["anyOf"] if option.get("type") != "null"), {})
        else:
            return node
