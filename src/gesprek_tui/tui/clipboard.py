"""Text to the clipboard: the system's own way first, for a terminal may ignore the other without a word."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from textual.app import App

SECONDS = 3
"""A clipboard that takes longer is not there."""


def copy(text: str, app: App[object]) -> str | None:
    """Copy ``text``; the name of the program that took it, or None when only the terminal was asked to."""
    for command in _native():
        if shutil.which(command[0]) and _given(command, text):
            return command[0]
    app.copy_to_clipboard(text)
    return None


def _native() -> Iterator[tuple[str, ...]]:
    if sys.platform == "darwin":
        yield ("pbcopy",)
    elif sys.platform == "win32" or "WSL_DISTRO_NAME" in os.environ:
        yield ("clip.exe",)
    elif os.environ.get("WAYLAND_DISPLAY"):
        yield ("wl-copy", "--type", "text/plain;charset=utf-8")
    elif os.environ.get("DISPLAY"):
        yield ("xclip", "-selection", "clipboard")
        yield ("xsel", "--clipboard", "--input")


def _given(command: tuple[str, ...], text: str) -> bool:
    # through standard input: arguments can be read by every other program; and where a passphrase is kept
    # is not for a program that lives on in the background, as those of X11 do
    data = text.encode("utf-16" if command[0] == "clip.exe" else "utf-8")
    own = {name: value for name, value in os.environ.items() if not name.startswith("GESPREK_")}
    try:
        done = subprocess.run(
            command, input=data, env=own, timeout=SECONDS, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
