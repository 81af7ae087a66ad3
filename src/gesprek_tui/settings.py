"""The settings: few, in one ``config.toml``, each with a default. Nothing in it can stop the program."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal

from gesprek_tui import dutch
from gesprek_tui.outside import read_regular
from gesprek_tui.text import one_line

NAME = "config.toml"
_LARGEST = 64 * 1024
ALLOWED = {"theme": ("donker", "licht"), "address": ("u", "je")}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. ``theme`` is donker or licht; ``address`` the form of address of a new conversation."""

    theme: Literal["donker", "licht"] = "donker"
    address: Literal["u", "je"] = "u"


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
        return Settings(), (dutch.settings_unreadable(NAME),)
    import tomllib  # noqa: PLC0415 - most have no such file

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (one_line(dutch.settings_broken(NAME, str(error))),)
    except RecursionError:
        return Settings(), (dutch.settings_unreadable(NAME),)
    settings, warnings = Settings(), []
    for key, value in found.items():
        line = _line_of(key, text)
        if key not in {field.name for field in fields(Settings)}:
            warnings.append(dutch.setting_unknown(NAME, line, one_line(key), sorted(ALLOWED)))
        elif value not in ALLOWED[key]:
            warnings.append(dutch.setting_wrong(NAME, line, key, ALLOWED[key]))
        else:
            settings = replace(settings, **{key: value})
    return settings, tuple(warnings)


def _line_of(key: str, text: str) -> int:
    lines = (number for number, line in enumerate(text.splitlines(), 1) if key in line)
    return next(lines, 1)
