"""Erasing a note on screen: one slip never does it."""

from gesprek_tui.tui.screens.report import ReportPage
from tests.fakes.slow_journal import SlowJournal
from tests.tui.talk import on_screen, stand


async def test_the_first_enter_shows_the_note_and_the_second_erases_it() -> None:
    async with on_screen(stand().lines("eerste", "tweede")) as shown:
        await shown.enter("/wis 2 voorgoed")
        assert shown.notes == [(None, "eerste"), (None, "tweede")]
        assert "‘eerste’ gaat voorgoed weg" in shown.said
        assert shown.typed == "/wis 2 voorgoed"
        await shown.press("enter")
        assert shown.notes == [(None, "tweede")]
        assert "eerste" not in shown.text
        assert "notitie voorgoed gewist" in shown.said
        assert shown.typed == ""


async def test_other_words_in_between_begin_again() -> None:
    async with on_screen(stand().lines("eerste", "tweede")) as shown:
        await shown.enter("/wis 2 voorgoed")
        shown.screen.line.value = ""
        await shown.enter("nog een notitie")
        await shown.enter("/wis 3 voorgoed")
        assert len(shown.notes) == 3
        shown.screen.line.value = ""
        await shown.pilot.press(*"/wis 3 voorgoed")
        await shown.press("enter")
        assert len(shown.notes) == 3, "typed anew is asked anew"
        await shown.press("enter")
        assert [text for _, text in shown.notes] == ["tweede", "nog een notitie"]


async def test_a_note_that_waits_for_the_disk_moves_no_number() -> None:
    journal = SlowJournal()
    async with on_screen(stand(journal=journal).lines("blijft", "weg")) as shown:
        await shown.enter("/wis 1 voorgoed")
        journal.stall()
        shown.screen.line.value = ""
        await shown.send("nieuw")
        await shown.send("/wis 1 voorgoed")
        await shown.send("")
        journal.go_on()
        await shown.settle()
        assert [text for _, text in shown.notes] == ["blijft", "weg", "nieuw"]


async def test_erasing_after_the_end_opens_no_report() -> None:
    async with on_screen(stand().lines("eerste", "/afronden", "", "", "", "", "")) as shown:
        assert shown.session.state.ended
        await shown.enter("/wis 1 voorgoed")
        await shown.press("enter")
        assert shown.notes == []
        assert not isinstance(shown.app.screen, ReportPage)
