"""Hiding everything at once."""

import pytest

from gesprek_tui.dutch import talking
from gesprek_tui.tui.screens.hidden import HiddenScreen
from gesprek_tui.tui.screens.report import ReportPage
from tests.tui.talk import on_screen, stand


@pytest.mark.parametrize("how", ["f9", "/weg"])
async def test_everything_hides_at_once_and_any_key_brings_it_back(how: str) -> None:
    async with on_screen(stand().lines("geheim")) as shown:
        await shown.pilot.press("h", "a", "l")
        if how == "f9":
            await shown.press("f9")
        else:
            shown.screen.line.clear()
            await shown.enter(how)
        assert shown.said == talking.HIDDEN
        await shown.press("z")
        assert "geheim" in shown.text
        assert shown.typed == ("hal" if how == "f9" else "")
        assert shown.screen.line.has_focus


async def test_a_key_that_brings_it_back_does_nothing_else() -> None:
    async with on_screen(stand().lines("geheim")) as shown:
        for key in ("f9", "f1", "ctrl+p", "escape", "enter", "tab"):
            await shown.press("f9", key)
            assert shown.app.screen is shown.screen, key
            assert "geheim" in shown.text
            assert talking.FOOTER in shown.text


async def test_hiding_works_over_every_page() -> None:
    async with on_screen(stand().lines("geheim")) as shown:
        await shown.enter("/verslag")
        await shown.press("f9")
        assert isinstance(shown.app.screen, HiddenScreen)
        assert "geheim" not in shown.text
        await shown.press("space")
        assert isinstance(shown.app.screen, ReportPage)
