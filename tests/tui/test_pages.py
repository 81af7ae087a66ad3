"""The pages over the conversation."""

import pytest

from gesprek_tui.dutch import entering, sheets, talking
from gesprek_tui.line.commands import COMMANDS
from gesprek_tui.tui.screens.pages import HelpPage, MethodsPage, TextPage
from gesprek_tui.tui.widgets.rows import Rows
from tests.tui.talk import Shown, on_screen, stand


def whole(shown: Shown) -> str:
    """All lines of the page, also those below the screen, as running text."""
    rows = shown.app.screen.query_one(Rows)
    return " ".join(str(rows.render()).split())


@pytest.mark.parametrize("size", [(40, 24), (80, 24)])
async def test_help_tells_every_command_key_and_sign(size: tuple[int, int]) -> None:
    async with on_screen(stand(), size) as shown:
        await shown.press("f1")
        assert isinstance(shown.app.screen, HelpPage)
        told = whole(shown)
        for command in COMMANDS:
            assert f"{command.shown} {command.help}" in told
            assert not command.key or sheets.also_key(command.key) in told
        for typed, meaning in (*entering.SIGNS, *sheets.KEYS_HELP):
            assert f"{typed} {meaning}" in told
        await shown.press("end")
        assert "/afronden" in shown.text
        await shown.press("f1", "escape")
        assert talking.PLACEHOLDER in shown.text


async def test_help_can_be_typed_and_what_wraps_in_it_keeps_to_its_own_column() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/?")
        assert isinstance(shown.app.screen, HelpPage)
        for line in shown.text.splitlines()[3:-2]:
            assert line.startswith("   ") or line.strip().isupper() or not line.strip(), line


async def test_a_method_is_chosen_from_a_list() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/methode")
        assert isinstance(shown.app.screen, MethodsPage)
        assert "Cirkels van Beweging" in shown.text
        await shown.press("escape")
        assert "/klaar" not in shown.text
        await shown.enter("/methode")
        await shown.press("enter")
        assert "/klaar → Motiverende" in shown.text


async def test_the_moves_say_why_and_where_they_come_from() -> None:
    async with on_screen(stand().lines("/doel de post")) as shown:
        move = shown.session.moves[0]
        await shown.enter("/nu")
        assert isinstance(shown.app.screen, TextPage)
        assert move.say in shown.said
        assert f"{move.pack} · {move.id}" in shown.said


async def test_found_questions_name_their_method() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/zoek wonder")
        assert "Oplossingsgericht" in whole(shown)
