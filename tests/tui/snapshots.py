"""What a screen shows, as plain text, and golden files of it."""

from typing import Any

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App

SIZES = ((40, 24), (80, 24), (140, 40))


def screen_text(app: App[Any]) -> str:
    """The characters on screen, line by line, without colours and without blanks at line ends."""
    # the one place that uses this private name; the public way is to take the text out of export_screenshot()
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips()) + "\n"


class Screen(SingleFileSnapshotExtension):
    """One text file per screen, so that a change of the screen reads as a diff."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT
