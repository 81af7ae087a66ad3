"""What is typed, what is saved, and what the screen says of both."""

import pytest

from gesprek_tui.dutch import practising, saving
from gesprek_tui.session import Session
from gesprek_tui.tui.screens import conversation
from gesprek_tui.tui.screens.draft import DraftScreen
from gesprek_tui.tui.screens.hidden import HiddenScreen
from tests.fakes.journal import FakeJournal
from tests.fakes.slow_journal import SlowJournal
from tests.tui.talk import Shown, Stand, catalog, on_screen, stand


def again(stood: Stand) -> Stand:
    """The program was killed and starts again."""
    session = Session.resume(stood.session.state.id, stood.journal, catalog(), stood.clock)
    return Stand(session, stood.journal, stood.clock)


async def autosave(shown: Shown) -> None:
    """What happens twice a second."""
    await shown.screen._autosave()


async def test_a_note_is_shown_as_saved_with_its_time() -> None:
    stood = stand()
    async with on_screen(stood) as shown:
        stood.clock.wait(189)
        await shown.pilot.press(*"belt terug")
        await shown.press("enter")
        assert shown.typed == ""
        assert "14:03   belt terug" in shown.text
        assert "opgeslagen 14:03:09" in shown.text
        assert shown.notes == [(None, "belt terug")]


async def test_what_is_not_on_disk_has_no_saved_sign_and_the_line_is_free() -> None:
    journal = SlowJournal()
    async with on_screen(stand(journal=journal)) as shown:
        journal.stall()
        await shown.send("eerste")
        assert "…       eerste" in shown.text
        assert "opgeslagen" not in shown.text
        assert shown.notes == []
        assert shown.typed == ""
        await shown.send("tweede")
        await shown.type("derde")
        assert shown.text.index("eerste") < shown.text.index("tweede") < shown.text.index("derde")
        journal.go_on()
        await shown.settle()
        assert "14:00   eerste" in shown.text
        assert "14:00   tweede" in shown.text
        assert saving.at("14:00:00") in shown.text
        assert shown.notes == [(None, "eerste"), (None, "tweede")]
        assert shown.typed == "derde"


async def test_what_cannot_be_saved_stays_on_screen_and_empty_enter_tries_again() -> None:
    journal = FakeJournal()
    async with on_screen(stand(journal=journal)) as shown:
        journal.full = True
        await shown.enter("eerste")
        assert "De schijf is vol." in shown.text
        assert saving.BROKEN in shown.said
        await shown.enter(">+ tweede")
        assert "…       eerste" in shown.text
        assert "…       >+ tweede" in shown.text
        await shown.pilot.press("x", "backspace")
        assert saving.NOT_YET in shown.text
        assert "opgeslagen" not in shown.text
        await shown.enter("")
        assert shown.notes == []
        journal.full = False
        await shown.enter("")
        assert shown.notes == [(None, "eerste"), ("change_talk", "tweede")]
        assert "14:00   eerste" in shown.text
        assert saving.at("14:00:00") in shown.text


async def test_a_disk_that_is_back_gets_what_waited_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "AGAIN", 0.02)
    journal = FakeJournal()
    async with on_screen(stand(journal=journal)) as shown:
        journal.full = True
        await shown.enter("eerste", "tweede")
        assert "…       tweede" in shown.text
        journal.full = False
        while "14:00   tweede" not in shown.text:
            await shown.pilot.pause(0.02)
        assert shown.notes == [(None, "eerste"), (None, "tweede")]
        assert "De schijf is vol." not in shown.text


async def test_a_full_disk_is_told_in_full_on_a_narrow_screen() -> None:
    journal = FakeJournal()
    async with on_screen(stand(journal=journal), (40, 24)) as shown:
        journal.full = True
        await shown.enter("eerste")
        assert saving.BROKEN in shown.said


async def test_what_waits_is_in_the_draft_until_it_is_saved() -> None:
    journal = SlowJournal()
    stood = stand(journal=journal)
    async with on_screen(stood) as shown:
        await shown.type("half")
        await autosave(shown)
        assert stood.session.draft() == ["half"]
        await shown.enter(" af")
        assert shown.notes == [(None, "half af")]
        assert stood.session.draft() == []


async def test_the_same_words_typed_again_are_kept_again() -> None:
    stood = stand()
    async with on_screen(stood) as shown:
        await shown.pilot.press("j", "a")
        await autosave(shown)
        await shown.press("enter")
        await shown.pilot.press("j", "a")
        await autosave(shown)
        assert stood.session.draft() == ["ja"]


async def test_a_draft_that_cannot_be_kept_is_told() -> None:
    journal = FakeJournal()
    async with on_screen(stand(journal=journal)) as shown:
        journal.full = True
        await shown.pilot.press("j", "a")
        await autosave(shown)
        await shown.pilot.pause()
        assert "De schijf is vol." in shown.text
        assert shown.typed == "ja"


async def test_rows_that_waited_come_back_together_after_a_kill() -> None:
    journal = SlowJournal()
    stood = stand(journal=journal)
    stood.session.keep_draft(["eerste", "> tweede", "half"])
    async with on_screen(again(stood)) as shown:
        assert isinstance(shown.app.screen, DraftScreen)
        assert "eerste" in shown.text
        assert "> tweede" in shown.text
        await shown.press("enter")
        assert shown.typed == "eerste↵> tweede↵half"
        await shown.press("enter")
        assert shown.notes == [(None, "eerste\n> tweede\nhalf")]


async def test_escape_puts_the_draft_back() -> None:
    stood = stand()
    stood.session.keep_draft(["/schaal belang"])
    async with on_screen(again(stood)) as shown:
        await shown.press("escape")
        assert shown.typed == "/schaal belang"
        assert shown.screen.line.has_focus


async def test_w_throws_the_draft_away_at_the_second_press() -> None:
    stood = stand()
    stood.session.keep_draft(["weg ermee"])
    async with on_screen(again(stood)) as shown:
        await shown.press("w")
        await autosave(shown)
        assert stood.session.draft() == ["weg ermee"]
        await shown.press("w")
        assert shown.typed == ""
        await autosave(shown)
        assert stood.session.draft() == []


async def test_a_draft_that_is_being_asked_about_is_not_lost_by_a_second_kill() -> None:
    stood = stand()
    stood.session.keep_draft(["nog niet beantwoord"])
    async with on_screen(again(stood)) as shown:
        await autosave(shown)
        await shown.press("ctrl+q")
    assert stood.session.draft() == ["nog niet beantwoord"]


async def test_the_question_about_a_long_draft_fits_on_a_low_screen() -> None:
    stood = stand()
    stood.session.keep_draft(["een lang verhaal " * 200])
    async with on_screen(again(stood), (40, 12)) as shown:
        assert "Twee keer w gooit hem weg." in shown.said


async def test_quitting_keeps_the_draft() -> None:
    stood = stand()
    async with on_screen(stood) as shown:
        await shown.type("bijna")
        await shown.pilot.press("ctrl+q")
    assert stood.session.draft() == ["bijna"]


async def test_quitting_warns_once_when_the_text_cannot_be_kept() -> None:
    journal = FakeJournal()
    async with on_screen(stand(journal=journal)) as shown:
        journal.full = True
        await shown.enter("kan niet weg")
        await shown.press("ctrl+q")
        assert shown.runs
        assert "nog eens Ctrl+Q" in shown.text
        assert "kan niet weg" in shown.text
        await shown.pilot.press("ctrl+q")
        assert not shown.runs


async def test_hiding_waits_for_no_disk() -> None:
    journal = SlowJournal()
    async with on_screen(stand(journal=journal)) as shown:
        journal.stall()
        await shown.send("geheim")
        await shown.send("/weg")
        await shown.pilot.pause()
        assert isinstance(shown.app.screen, HiddenScreen)
        assert "geheim" not in shown.text
        journal.go_on()
        await shown.settle()
        assert "geheim" not in shown.text
        await shown.press("a")
        assert "14:00   geheim" in shown.text
        assert shown.typed == ""


async def test_hiding_works_while_the_disk_is_full() -> None:
    journal = FakeJournal()
    async with on_screen(stand(journal=journal)) as shown:
        journal.full = True
        await shown.enter("geheim", "/weg")
        assert isinstance(shown.app.screen, HiddenScreen)


async def test_nothing_opens_over_what_is_hidden() -> None:
    journal = SlowJournal()
    async with on_screen(stand(journal=journal)) as shown:
        await shown.enter("geheim")
        journal.stall()
        await shown.send("nog iets")
        await shown.send("/verslag")
        await shown.pilot.press("f9")
        journal.go_on()
        await shown.settle()
        assert "geheim" not in shown.text
        await shown.press("space")
        assert "Gespreksverslag" in shown.text


async def test_a_finished_conversation_is_not_left_with_text_that_waits() -> None:
    journal = FakeJournal()
    stood = stand(journal=journal).lines("/afronden")
    stood.session.end_of_input()
    async with on_screen(stood) as shown:
        journal.full = True
        await shown.enter("nagekomen")
        await shown.press("escape")
        assert shown.runs
        assert "nagekomen" in shown.text


async def test_practice_says_that_it_keeps_nothing() -> None:
    async with on_screen(stand(), practice=True) as shown:
        assert practising.NOT_KEPT in shown.text
        await shown.enter("een notitie")
        assert "opgeslagen" not in shown.text
        await shown.pilot.resize_terminal(40, 24)
        await shown.settle()
        assert practising.NOT_KEPT in shown.text
