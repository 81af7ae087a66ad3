"""The settings: few, in one ``config.toml``, each with a default. Nothing in it can stop the program."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal

from gesprek_tui import dutch

NAME = "config.toml"
ALLOWED: dict[str, tuple[str, ...] | range] = {
    "theme": ("donker", "licht"), "address": ("u", "je"), "retention": range(1, 36501),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. ``theme`` is donker or licht; ``address`` the form of address of a new conversation.

    ``retention`` is after how many days one is reminded of what ended; None, the default, reminds of nothing.
    """

    theme: Literal["donker", "licht"] = "donker"
    address: Literal["u", "je"] = "u"
    retention: int | None = None


def read_settings(file: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in a file, and a warning in Dutch, with its line, for all that does not fit."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError):
        return Settings(), (dutch.settings_unreadable(NAME),)
    import tomllib  # noqa: PLC0415 - most have no such file

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (dutch.settings_broken(NAME, str(error)),)
    settings, warnings = Settings(), []
    for key, value in found.items():
        line = _line_of(key, text)
        if key not in {field.name for field in fields(Settings)}:
            warnings.append(dutch.setting_unknown(NAME, line, key, sorted(ALLOWED)))
        elif not _fits(value, ALLOWED[key]):
            warnings.append(dutch.setting_wrong(NAME, line, key, ALLOWED[key]))
        else:
            settings = replace(settings, **{key: value})
    return settings, tuple(warnings)


def _fits(value: object, allowed: tuple[str, ...] | range) -> bool:
    # true and 90.0 are numbers in a range too
    return type(value) is type(allowed[0]) and value in allowed


def _line_of(key: str, text: str) -> int:
    lines = (number for number, line in enumerate(text.splitlines(), 1) if key in line)
    return next(lines, 1)
