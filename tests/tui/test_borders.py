"""Text from outside on the real screen: whatever it is, it is shown as text, kept whole, and stops nothing."""

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.summary import summarise
from gesprek_tui.dutch import talking
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.session import Session
from gesprek_tui.text import MAX_NOTE, clean, unsafe_character
from gesprek_tui.tui.screens.report import ReportPage
from tests.tui.talk import Shown, Stand, catalog, on_screen, stand

COMBINED = "e" + "\u0301" * 5000
FAMILY = "👩‍👩‍👧‍👦🏳️‍🌈"
RIGHT_TO_LEFT = "שלום مرحبا"
STRANGE = {
    "combined": COMBINED, "family": FAMILY * 50, "rtl": RIGHT_TO_LEFT, "controls": "a\x1b]52;c;eA==\x07\x9b2J\u202e\0b",
    "surrogates": "a\ud800b\udfffc", "wide": "漢字" * 300, "zero width": "\u200b\u200d\u2060" * 300 + "a",
    "one word": "x" * MAX_NOTE, "newlines": "\n".join(["regel"] * 500), "markup": "[/][@click=app.quit]x[/] [b",
}  # fmt: skip


def tame(shown: Shown) -> bool:
    return unsafe_character(shown.text) is None


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("size", [(40, 24), (140, 40)])
async def test_what_is_pasted_is_kept_whole_and_drawn_on_every_page(text: str, size: tuple[int, int]) -> None:
    async with on_screen(stand(), size) as shown:
        await shown.paste(text)
        assert tame(shown)
        await shown.press("enter")
        assert shown.notes == [(None, clean(text).strip())]
        for page in ("/verslag", "/samen", "/help", "/nu"):
            await shown.enter(page)
            assert tame(shown)
            await shown.press("escape")
        await shown.press("f9", "space")
        assert shown.runs


@pytest.mark.parametrize("name", ["combined", "family", "rtl", "controls", "surrogates", "zero width", "markup"])
async def test_every_field_of_the_line_takes_it(name: str) -> None:
    text = STRANGE[name]
    stood = stand(client=clean(text)[:60], title=clean(text))
    async with on_screen(stood, (120, 40)) as shown:
        for line in (
            f"> {text}", f">@{text} {text}", f"= {text} | {text}", f"! {text} | {text} | {text} | 7", f"@z {text}",
            f"!! {text}", f"/doel {text}",
            f"/client {text}", f"/agenda {text}", f"/balans {text}", f"/schaal stress {text}",
            f"/zoek {text}", f"/fase {text}", f"/wijzig {text}", f"/samen 1 {text}", "/schaal belang 4",
        ):  # fmt: skip
            await shown.paste(line)
            await shown.press("enter")
            assert shown.runs
            assert tame(shown)
            await shown.press("escape", "ctrl+u")
        await shown.enter("/verslag")
        assert tame(shown)


async def test_a_megabyte_pasted_is_refused_and_the_line_stays() -> None:
    async with on_screen(stand()) as shown:
        await shown.type("wat er stond")
        await shown.paste("x" * 1_000_000)
        assert talking.PASTED_TOO_LONG in shown.text
        assert shown.typed == "wat er stond"


async def test_a_history_from_elsewhere_with_a_note_of_a_megabyte_is_shown() -> None:
    stood = stand().lines("kort")
    big = "a b\n" * 250_000
    events = [*stood.session.state.log]
    events[-1] = replace(events[-1], text=big)
    state = fold(events[0].id, events)
    journal = MemoryJournal()
    journal.import_events(state.id, events, summarise(state))
    again = Session.resume(state.id, journal, catalog(), stood.clock)
    async with on_screen(Stand(again, journal, stood.clock)) as shown:
        assert shown.session.state.notes[0].text == big
        await shown.enter("verder")
        assert [text for _, text in shown.notes][1:] == ["verder"]
        assert shown.runs


async def test_several_lines_pasted_into_a_line_of_the_report_are_all_there() -> None:
    async with on_screen(stand().lines("een notitie"), (120, 40)) as shown:
        await shown.enter("/verslag")
        await shown.press("enter")
        page = shown.app.screen
        assert isinstance(page, ReportPage)
        edit = page.query_one("#report-edit", Input)
        edit.value = ""
        await shown.paste("eerst\r\ntweede\x1b[31m\n\nderde")
        assert edit.value == "eerst tweede[31m derde"
        await shown.paste("x" * 1_000_000)
        assert "te veel om in" in shown.text
        await shown.press("enter")
        assert "eerst tweede[31m derde" in shown.text
