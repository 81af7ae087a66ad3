"""The settings: few, in one ``config.toml``, each with a default. Nothing in it can stop the program."""

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal

from gesprek_tui.dutch import erase, lock, reports
from gesprek_tui.dutch import settings as words
from gesprek_tui.outside import read_regular
from gesprek_tui.text import one_line

NAME = "config.toml"
_REPORT = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
LONGEST_LOCK = 120
_LARGEST = 64 * 1024
LONGEST_TERM = 36500
ALLOWED = {
    "theme": ("donker", "licht"), "address": ("u", "je"), "lock": lock.setting(LONGEST_LOCK),
    "retention": erase.setting(LONGEST_TERM), "report": reports.SETTING,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set.

    ``theme`` is donker or licht; ``address`` the form of address of a new conversation; ``lock`` the minutes after
    which the program locks when nobody touches it, six times as many inside a running conversation, 0 for never.
    ``report`` is the kind of report that one gets without choosing. ``retention`` is after how many days one is
    reminded of what ended; None, the default, reminds of nothing.
    """

    theme: Literal["donker", "licht"] = "donker"
    address: Literal["u", "je"] = "u"
    lock: float = 5.0
    report: str = "algemeen"
    retention: int | None = None


def read_settings(file: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in a file, and a warning in Dutch, with its line, for all that does not fit."""
    try:
        data = read_regular(file, _LARGEST)
        text = data.decode() if data is not None and len(data) <= _LARGEST else None
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError):
        text = None
    if text is None:
        return Settings(), (words.unreadable(NAME),)
    import tomllib  # noqa: PLC0415 - most have no such file

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (one_line(words.broken(NAME, str(error))),)
    except RecursionError:
        return Settings(), (words.unreadable(NAME),)
    settings, warnings = Settings(), []
    for key, value in found.items():
        line = _line_of(key, text)
        if key not in {field.name for field in fields(Settings)}:
            warnings.append(words.unknown(NAME, line, one_line(key), sorted(ALLOWED)))
        elif not _fits(key, value):
            warnings.append(words.wrong(NAME, line, key, ALLOWED[key]))
        else:
            settings = replace(settings, **{key: value})
    return settings, tuple(warnings)


def _fits(key: str, value: object) -> bool:
    if key == "lock":
        return type(value) in (int, float) and 0 <= value <= LONGEST_LOCK  # type: ignore[operator]
    if key == "retention":
        return type(value) is int and 1 <= value <= LONGEST_TERM
    if key == "report":
        return isinstance(value, str) and bool(_REPORT.fullmatch(value))
    return value in ALLOWED[key]


def _line_of(key: str, text: str) -> int:
    lines = (number for number, line in enumerate(text.splitlines(), 1) if key in line)
    return next(lines, 1)
