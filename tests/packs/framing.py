"""A small sound pack, case or overlay around the fragment that a rule has for an example."""

import re
from itertools import count

from gesprek_tui.packs.rules.base import Part

HEAD = {
    "schema": "schema: 1",
    "id": "id: voorbeeld",
    "version": "version: 1.0.0",
    "title": "title: Een voorbeeld",
    "short": "short: Voorbeeld",
    "summary": "summary: Zo klein als kan.",
    "language": "language: nl",
    "licence": "licence: CC-BY-4.0",
    "authors": "authors: [De makers van gesprek-tui]",
    "sources": "sources: [{title: Een bron}]",
}
PHASES = "phases:\n{}"
QUESTIONS = """\
phases:
  - id: begin
    title: Begin
    aim: De cliënt vertelt.
    questions:
{}"""
ITEMS: dict[Part, dict[str, str]] = {
    "phase": {
        "id": "id: fase-{n}",
        "title": "title: Fase {n}",
        "aim": "aim: De cliënt vertelt.",
        "anytime": "anytime: true",
        "questions": "questions: [{{id: vraag-{n}, kind: open, u: Hoe gaat het?, je: Hoe gaat het?, why: Begin.}}]",
    },
    "question": {"id": "id: vraag-{n}", "why": "why: De cliënt vertelt."},
    "hint": {"id": "id: hint-{n}", "when": "when: {{minutes_left: 5}}", "why": "why: er is nog weinig tijd"},
}
CASE = {
    "schema": "schema: 1",
    "id": "id: voorbeeld",
    "title": "title: Een voorbeeld",
    "method": "method: oplossingsgericht",
    "script": "script: [{line: /afronden}]",
}
OVERLAY = {"schema": "schema: 1", "changes": "changes: voorbeeld"}


def framed(part: Part, fragment: str) -> str:
    """The text of a whole file in which the fragment stands; what it leaves out is added around it."""
    if part in ("case", "overlay"):
        return "\n".join([*_missing(CASE if part == "case" else OVERLAY, fragment), fragment])
    phases = "\n".join(_items("question", "- kind: open\n  u: Hoe gaat het?\n  je: Hoe gaat het?", 6))
    body = QUESTIONS.format(phases)
    if part == "pack":
        after = [] if re.search(r"^phases:", fragment, re.MULTILINE) else [body]
        return "\n".join([*_missing(HEAD, fragment), fragment, *after])
    if part == "phase":
        body = PHASES.format("\n".join(_items(part, fragment, 2)))
    elif part == "question":
        body = QUESTIONS.format("\n".join(_items(part, fragment, 6)))
    elif part == "hint":
        body += "\nhints:\n" + "\n".join(_items(part, fragment, 2))
    return "\n".join([*HEAD.values(), body])


def _missing(defaults: dict[str, str], fragment: str) -> list[str]:
    return [line for key, line in defaults.items() if not re.search(rf"^{key}:", fragment, re.MULTILINE)]


def _items(part: Part, fragment: str, indent: int) -> list[str]:
    numbers = count(1)
    lines: list[str] = []
    for item in re.split(r"^(?=- )", fragment, flags=re.MULTILINE)[1:]:
        own = item.rstrip("\n").split("\n")
        keys = "\n".join(line[2:] for line in own)
        n = next(numbers)
        added = [f"  {line.format(n=n)}" for line in _missing(ITEMS[part], keys)]
        lines += [" " * indent + line for line in (*own, *added)]
    return lines
