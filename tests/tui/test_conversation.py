"""The line of the conversation screen: what one types, pastes and presses."""

import pytest
from textual.widgets import Input

from gesprek_tui.dutch import refusals, sheets, talking
from gesprek_tui.line.commands import COMMANDS
from gesprek_tui.text import MAX_NOTE
from tests.fakes.slow_journal import SlowJournal
from tests.tui.talk import on_screen, stand


async def test_the_line_says_what_it_is_becoming() -> None:
    async with on_screen(stand()) as shown:
        for typed, becomes in ((">+ ik", "verandertaal"), ("! bellen", "afspraak"), ("/schaal", "treden")):
            shown.screen.line.value = typed
            await shown.pilot.pause()
            assert becomes in shown.text.splitlines()[-1]


async def test_a_line_that_is_no_command_stays_and_the_second_enter_keeps_it() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/schal belang")
        assert shown.typed == "/schal belang"
        assert "Bedoelt u /schaal" in shown.said
        assert shown.notes == []
        await shown.press("enter")
        assert shown.notes == [(None, "/schal belang")]
        assert shown.typed == ""


async def test_a_line_that_was_mended_is_asked_about_anew() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/schal")
        await shown.enter("x")
        assert shown.typed == "/schalx"
        assert shown.notes == []


async def test_pasted_lines_become_one_note_and_run_nothing() -> None:
    async with on_screen(stand()) as shown:
        await shown.paste("/v\r\n! bellen\n/weg\n")
        assert shown.typed == "/v↵! bellen↵/weg"
        await shown.press("enter")
        assert shown.notes == [(None, "/v\n! bellen\n/weg")]
        assert shown.place == "engageren"
        assert shown.session.state.agreements == ()


async def test_one_pasted_line_waits_for_enter() -> None:
    async with on_screen(stand()) as shown:
        await shown.paste("/volgende\n")
        assert shown.place == "engageren"
        assert shown.typed == "/volgende"


async def test_too_much_to_paste_is_refused_and_nothing_is_lost() -> None:
    async with on_screen(stand()) as shown:
        await shown.type("wat er stond")
        await shown.paste("x" * MAX_NOTE)
        assert talking.PASTED_TOO_LONG in shown.text
        assert shown.typed == "wat er stond"
        await shown.press("enter")
        assert shown.notes == [(None, "wat er stond")]


async def test_refused_words_come_back_into_the_line() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/wijzig 3 andere woorden")
        assert refusals.NO_NOTE in shown.said
        assert shown.typed == "/wijzig 3 andere woorden"
        shown.screen.line.clear()
        await shown.enter("/schaal belang", "14")
        assert refusals.off_scale() in shown.said
        assert shown.typed == "14"


async def test_refused_words_come_back_before_what_was_typed_meanwhile() -> None:
    journal = SlowJournal()
    async with on_screen(stand(journal=journal)) as shown:
        journal.stall()
        await shown.send("eerst dit")
        await shown.send("/wijzig 3 andere woorden")
        await shown.pilot.press("e", "n")
        journal.go_on()
        await shown.settle()
        assert shown.typed == "/wijzig 3 andere woorden↵en"


async def test_too_long_a_line_is_told_and_stays() -> None:
    async with on_screen(stand()) as shown:
        shown.screen.line.value = "x" * MAX_NOTE
        await shown.enter("x")
        assert "te lang" in shown.said
        assert len(shown.typed) == MAX_NOTE + 1
        assert shown.notes == []


async def test_tab_completes_a_command_and_leaves_the_focus_in_the_line() -> None:
    async with on_screen(stand()) as shown:
        await shown.type("/vers")
        await shown.press("tab")
        assert shown.typed == "/verslag"
        shown.screen.line.value = "/sch"
        await shown.press("tab")
        assert shown.typed == "/schaal "
        shown.screen.line.value = "geen opdracht"
        await shown.press("tab", "shift+tab")
        assert shown.typed == "geen opdracht"
        assert shown.screen.line.has_focus


async def test_a_click_elsewhere_leaves_the_line_ready() -> None:
    async with on_screen(stand()) as shown:
        await shown.pilot.click("#say")
        await shown.pilot.press("j", "a")
        assert shown.typed == "ja"


@pytest.mark.parametrize("key", ["tab", "escape"])
async def test_the_keys_show_on_an_empty_line_and_one_acts(key: str) -> None:
    async with on_screen(stand()) as shown:
        await shown.press(key)
        assert all(f"{command.key} {command.name}" in shown.said for command in COMMANDS if command.key)
        await shown.press("v")
        assert shown.place == "focussen"
        assert shown.typed == ""
        await shown.pilot.press("v")
        assert shown.typed == "v"


async def test_a_key_that_means_nothing_is_typed() -> None:
    async with on_screen(stand()) as shown:
        await shown.press("tab", "y")
        assert shown.typed == "y"
        assert "e afronden" not in shown.text


async def test_a_key_whose_command_needs_words_waits_for_them() -> None:
    async with on_screen(stand()) as shown:
        await shown.press("tab", "z")
        assert shown.typed == "/zoek "
        await shown.enter("iets dat nergens staat")
        assert sheets.NO_QUESTIONS_FOUND in shown.said


async def test_tab_again_puts_the_keys_away() -> None:
    async with on_screen(stand()) as shown:
        await shown.press("tab", "tab")
        assert talking.FOOTER in shown.text
        await shown.press("tab", "escape")
        assert talking.FOOTER in shown.text
        assert shown.typed == ""


async def test_escape_keeps_what_is_typed() -> None:
    async with on_screen(stand()) as shown:
        await shown.pilot.press("j", "a")
        await shown.press("escape")
        assert shown.typed == "ja"


async def test_there_is_one_input() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/schaal belang")
        assert len(shown.screen.query(Input)) == 1
