"""How the commands print what a script reads."""

import json


def as_text(value: object) -> str:
    """JSON as it is printed: readable, and with its letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def print_json(value: object) -> None:
    """Print JSON to standard output."""
    print(as_text(value))
