"""What no border cleaned does not reach the terminal as something to obey."""

import re
from pathlib import Path

import pytest
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from gesprek_tui.tui import clipboard
from gesprek_tui.tui.app import GesprekApp

HOSTILE = (
    "\x1b]52;c;Z2VzcHJlaw==\x07", "\x1b]0;titel\x07", "\x1b[2J", "\x1bPdcs\x1b\\", "\x9b31m", "\x9d52;c;Z2E=\x9c",
    "\x07", "\u202e", "\u2066",
)  # fmt: skip
WRITTEN = "é ĳ ❝ 👩\u200d👩\u200d👧 \u00a0 ‹x› العربية"


class Careless(Screen[None]):
    """A screen that cleans nothing."""

    def compose(self) -> ComposeResult:
        yield Static(Content(WRITTEN))
        for text in HOSTILE:
            yield Static(Content(f"voor{text}na"))
            yield Input(f"{text}na", compact=True)
        yield OptionList(*(Content(f"rij{text}") for text in HOSTILE))


async def drawn() -> str:
    """Everything that goes to the terminal when the whole screen is drawn, without the colours."""
    app = GesprekApp(lambda _: Careless())
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.pause()
        update = app.screen._compositor.render_update(full=True)
        assert isinstance(update, CompositorUpdate)
        out = update.render_segments(app.console)
    return re.sub(r"\x1b\[[\d;]*[mH]", "", out)


async def test_what_nobody_cleaned_is_shown_and_not_obeyed() -> None:
    out = await drawn()
    assert out.count("\ufffd]52;c;Z2VzcHJlaw==") == 3
    assert not {sign for text in HOSTILE for sign in text if not sign.isprintable()} & set(out)


async def test_what_people_write_goes_through_as_it_is() -> None:
    assert WRITTEN in await drawn()


async def test_a_clipboard_is_not_told_where_the_passphrase_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    program = tmp_path / "xclip"
    program.write_text(f"#!/bin/sh\n/bin/cat > {told}\nset >> {told}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("WSL_DISTRO_NAME", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("GESPREK_PASSPHRASE_FILE", "/geheim/wachtzin")
    assert clipboard.copy("een verslag", App[object]()) == "xclip"
    text = told.read_text(encoding="utf-8")
    assert text.startswith("een verslag")
    assert "DISPLAY" in text
    assert "GESPREK" not in text
