"""How the commands print what a script reads."""

import json
import sys


def as_text(value: object) -> str:
    """JSON as it is printed: readable, and with its letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def print_json(value: object) -> None:
    """Print JSON to standard output: in UTF-8 (RFC 8259), whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{as_text(value)}\n".encode())
