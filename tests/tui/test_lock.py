"""The lock: what it hides, what it keeps, and the way back."""

from contextlib import suppress

import pytest
from textual import events

from gesprek_tui.dutch import keys, talking
from gesprek_tui.dutch import lock as words
from gesprek_tui.errors import SaveError
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.hidden import HiddenScreen
from gesprek_tui.tui.screens.intake import IntakeScreen
from gesprek_tui.tui.screens.lock import LockScreen, Passphrase
from gesprek_tui.tui.screens.pages import SafetyPage
from gesprek_tui.tui.screens.start import CaseChosen, NewChosen, StartScreen
from gesprek_tui.tui.screens.together import TogetherScreen
from tests.fakes.journal import FakeJournal
from tests.fakes.keeper import PASSPHRASE, FakeKeeper
from tests.fakes.slow_journal import SlowJournal
from tests.tui.snapshots import screen_text
from tests.tui.talk import Shown, Stand, on_screen, stand
from tests.tui.test_home import Desk, choose, home, settle


async def away(shown: Shown, stood: Stand, minutes: float) -> None:
    """Nobody touches anything for so long."""
    stood.clock.wait(minutes * 60 + 1)
    shown.app.idle.look()
    await shown.settle()


async def move_mouse(shown: Shown) -> None:
    """As the terminal tells it; Pilot's own mouse does not pass the program."""
    shown.app.post_message(events.MouseMove(None, 3, 3, 1, 0, 0, shift=False, meta=False, ctrl=False))
    await shown.settle()


def locked(shown: Shown) -> LockScreen | None:
    return shown.app.screen if isinstance(shown.app.screen, LockScreen) else None


async def unlock(shown: Shown, passphrase: str = PASSPHRASE) -> None:
    shown.app.screen.query_one(Passphrase).value = passphrase
    await shown.press("enter")


async def test_all_text_goes_and_the_passphrase_brings_back_the_same_place() -> None:
    keeper, stood = FakeKeeper(), stand(minutes=45).lines("geheim", "/doel de post openen", "/v")
    async with on_screen(stood, keeper=keeper) as shown:
        await shown.pilot.press(*"half af", "left", "left")
        shown.app.notify("niets voor een ander", timeout=3600)
        await shown.settle()
        await away(shown, stood, 30)
        assert locked(shown)
        assert not keeper.open
        assert stood.session.draft() == ["half af"]
        for secret in ("geheim", "post", "K-017", "half", "niets voor"):
            assert secret not in shown.text
        assert words.LOCKED in shown.said
        await unlock(shown)
        assert shown.app.screen is shown.screen
        assert keeper.open
        assert "geheim" in shown.text
        assert shown.typed == "half af"
        assert shown.screen.line.has_focus
        await shown.press("X")
        assert shown.typed == "half Xaf"


async def test_clock_and_place_go_on_while_it_is_locked() -> None:
    stood = stand(minutes=45)
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        await away(shown, stood, 30)
        assert "14:30 nog 15 van 45 min Engageren · 30 min" in shown.said
        stood.clock.wait(240)
        shown.app.idle.look()
        await shown.settle()
        assert "14:34 nog 11 van 45 min Engageren · 34 min" in shown.said
        await unlock(shown)
        assert "nog 11 van 45 min" in shown.text


@pytest.mark.parametrize("key", ["f1", "f9", "ctrl+p", "tab", "escape", "ctrl+c", "pagedown"])
async def test_no_key_looks_behind_it(key: str) -> None:
    stood = stand().lines("geheim")
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        await away(shown, stood, 30)
        await shown.press(key)
        assert locked(shown)
        assert "geheim" not in shown.text
        assert shown.runs


async def test_the_mouse_opens_nothing_either() -> None:
    stood = stand().lines("geheim")
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        await away(shown, stood, 30)
        await shown.pilot.click()
        await shown.settle()
        assert locked(shown)


async def test_the_passphrase_is_never_shown_or_copied() -> None:
    stood = stand()
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        await away(shown, stood, 30)
        await shown.press(*"sesam", "ctrl+shift+a", "ctrl+c", "ctrl+x")
        assert "sesam" not in shown.text
        assert shown.app.screen.query_one(Passphrase).value == "sesam"
        assert shown.app.clipboard == ""


async def test_wrong_tries_wait_ever_longer_and_lose_nothing() -> None:
    keeper, stood = FakeKeeper(), stand()
    async with on_screen(stood, keeper=keeper) as shown:
        await shown.type("half af")
        await away(shown, stood, 30)
        for seconds in (0, 1, 2):
            await unlock(shown, "mis")
            assert words.WRONG in shown.said
            assert (keys.wait(seconds) in shown.said) == bool(seconds)
            stood.clock.wait(seconds)
        await unlock(shown, "mis")
        assert keys.wait(4) in shown.said
        assert keeper.tried == 4
        await unlock(shown)
        assert keeper.tried == 4
        assert locked(shown)
        stood.clock.wait(4)
        await shown.press("enter")  # what was typed meanwhile is still there
        assert keeper.open
        assert shown.typed == "half af"


async def test_a_store_that_does_not_open_is_told_and_tried_again() -> None:
    keeper, stood = FakeKeeper(), stand()
    async with on_screen(stood, keeper=keeper) as shown:
        await away(shown, stood, 30)
        keeper.trouble = SaveError("De map is er niet meer.")
        await unlock(shown)
        assert "De map is er niet meer." in shown.said
        keeper.trouble = None
        await unlock(shown)
        assert not locked(shown)


async def test_what_is_being_saved_is_saved_first() -> None:
    journal, keeper = SlowJournal(), FakeKeeper()
    stood = stand(journal=journal)
    async with on_screen(stood, keeper=keeper) as shown:
        journal.stall()
        await shown.send("eerste")
        await shown.send("tweede")
        await shown.type("derde")
        stood.clock.wait(1801)
        shown.app.idle.look()
        await shown.pilot.pause()
        assert locked(shown)
        assert keeper.open
        assert words.KEEPING in shown.said
        journal.go_on()
        await shown.settle()
        assert not keeper.open
        assert shown.notes == [(None, "eerste"), (None, "tweede")]
        assert stood.session.draft() == ["derde"]
        await unlock(shown)
        assert shown.typed == "derde"
        assert "14:30   tweede" in shown.text


async def test_what_is_read_together_does_not_come_over_the_lock() -> None:
    journal, keeper = SlowJournal(), FakeKeeper()
    stood = stand(journal=journal).lines("/doel de post openen")
    async with on_screen(stood, keeper=keeper) as shown:
        await shown.enter("/samen")
        await shown.press("c")
        journal.stall()
        await shown.send("ik zei eerst de envelop")
        stood.clock.wait(1801)
        shown.app.idle.look()
        await shown.pilot.pause()
        await shown.press("f8")
        journal.go_on()
        await shown.settle()
        assert isinstance(shown.app.screen, SafetyPage)
        await shown.press("escape")
        assert locked(shown)
        assert "envelop" not in shown.text
        await unlock(shown)
        assert isinstance(shown.app.screen, TogetherScreen)
        assert "ik zei eerst de envelop" in shown.said


async def test_on_a_full_disk_it_hides_and_stays_open_until_all_is_kept() -> None:
    journal, keeper = FakeJournal(), FakeKeeper()
    stood = stand(journal=journal)
    async with on_screen(stood, keeper=keeper) as shown:
        journal.full = True
        await shown.enter("eerste")
        await shown.type("half af")
        await away(shown, stood, 30)
        assert locked(shown)
        assert "eerste" not in shown.text
        assert "nog niet bewaard" in shown.said
        assert keeper.open
        await unlock(shown, "mis")
        assert locked(shown)
        await shown.press("ctrl+q")
        assert shown.runs
        assert words.QUIT_NOT_KEPT in shown.said
        journal.full = False
        shown.app.idle.look()
        await shown.settle()
        assert not keeper.open
        assert words.LOCKED in shown.said
        assert stood.session.draft() == ["eerste", "half af"]
        await unlock(shown)
        assert "…       eerste" in shown.text
        assert shown.typed == "half af"


async def test_who_comes_back_before_all_is_kept_finds_it_open() -> None:
    journal, keeper = FakeJournal(), FakeKeeper()
    stood = stand(journal=journal)
    async with on_screen(stood, keeper=keeper) as shown:
        journal.full = True
        await shown.type("half af")
        await away(shown, stood, 30)
        await unlock(shown)
        journal.full = False
        shown.app.idle.look()
        await shown.settle()
        assert keeper.open
        assert not locked(shown)
        assert shown.typed == "half af"


async def test_quitting_works_and_the_draft_is_there() -> None:
    stood = stand()
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        await shown.type("half af")
        await away(shown, stood, 30)
        with suppress(Exception):
            await shown.pilot.press("ctrl+q")
        assert not shown.runs
    assert stood.session.draft() == ["half af"]


async def test_the_safety_pack_can_be_read_without_opening_anything() -> None:
    keeper, stood = FakeKeeper(), stand().lines("geheim")
    async with on_screen(stood, keeper=keeper) as shown:
        await away(shown, stood, 30)
        await shown.press("f8")
        assert isinstance(shown.app.screen, SafetyPage)
        assert "112" in shown.text
        assert "geheim" not in shown.text
        await shown.press("f1", "f9", "ctrl+p")
        assert isinstance(shown.app.screen, SafetyPage)
        await shown.press("escape")
        assert locked(shown)
        assert not keeper.open
    assert [event.kind for event in stood.session.state.log].count("method_entered") == 1


@pytest.mark.parametrize("wakes", ["key", "mouse", "paste"])
async def test_the_touch_that_comes_too_late_locks_and_does_nothing_else(wakes: str) -> None:
    stood = stand()
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        await shown.type("half")
        stood.clock.sleep(301)
        if wakes == "key":
            await shown.press("x")
        elif wakes == "mouse":
            await move_mouse(shown)
        else:
            shown.app.post_message(events.Paste("geplakt"))
        await shown.settle()
        assert locked(shown)
        assert shown.app.screen.query_one(Passphrase).value == ""
        await unlock(shown)
        assert shown.typed == "half"


async def test_a_second_look_before_the_lock_is_drawn_harms_nothing() -> None:
    stood = stand()
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        stood.clock.wait(1801)
        assert shown.app.idle.look()
        assert not shown.app.idle.look()
        await shown.press("ctrl+q")
    assert shown.app.return_code == 0


@pytest.mark.parametrize("touch", ["key", "mouse", "paste"])
async def test_key_mouse_and_paste_keep_it_open(touch: str) -> None:
    stood = stand()
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        stood.clock.wait(299)
        shown.app.idle.look()
        stood.clock.wait(1500)
        shown.app.idle._watch._looked = shown.app.idle._watch._moment()  # it looked meanwhile, every second
        if touch == "key":
            await shown.press("x")
        elif touch == "mouse":
            await move_mouse(shown)
        else:
            await shown.paste("geplakt")
        await away(shown, stood, 4)
        assert not locked(shown)


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        ((), 30), (("/samen",), 30), (("/pauze",), 5), (("/verslag",), 5), (("/help",), 5), (("/methode",), 5),
    ],
)  # fmt: skip
async def test_who_listens_does_not_type_but_elsewhere_it_locks_sooner(lines: tuple[str, ...], minutes: int) -> None:
    stood = stand(minutes=90)
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        await shown.enter(*lines)
        before = shown.app.screen
        for _ in range(minutes):
            stood.clock.wait(60)
            shown.app.idle.look()
        assert not locked(shown)
        await away(shown, stood, 0)
        assert locked(shown)
        await unlock(shown)
        assert shown.app.screen is before


async def test_after_the_planned_end_and_after_the_conversation_it_locks_sooner() -> None:
    stood = stand(minutes=10)
    async with on_screen(stood, keeper=FakeKeeper()) as shown:
        for _ in range(10):
            stood.clock.wait(60)
            shown.app.idle.look()
        assert not locked(shown)
        await away(shown, stood, 0)
        assert locked(shown)
    ended = stand().lines("/afronden")
    ended.session.end_of_input()
    async with on_screen(ended, keeper=FakeKeeper()) as shown:
        await away(shown, ended, 5)
        assert locked(shown)


async def test_practice_is_shown_to_others_and_waits_as_long_as_a_conversation() -> None:
    stood = stand().lines("/pauze")
    async with on_screen(stood, keeper=FakeKeeper(), practice=True) as shown:
        stood.clock.wait(299)
        shown.app.idle.look()
        stood.clock.wait(299)
        shown.app.idle.look()
        assert not locked(shown)


@pytest.mark.parametrize("over", [(), ("/verslag",), ("/samen",)])
async def test_what_is_hidden_becomes_the_lock_after_two_minutes(over: tuple[str, ...]) -> None:
    keeper, stood = FakeKeeper(), stand().lines("geheim")
    async with on_screen(stood, keeper=keeper) as shown:
        await shown.enter(*over)
        before = shown.app.screen
        await shown.press("f9")
        shown.app.idle.look()
        stood.clock.wait(121)
        shown.app.idle.look()
        await shown.settle()
        assert locked(shown)
        assert not keeper.open
        await unlock(shown)
        assert shown.app.screen is before


async def test_without_a_passphrase_it_only_hides_and_says_so() -> None:
    keeper, stood = FakeKeeper(has_passphrase=False), stand(minutes=45).lines("geheim")
    async with on_screen(stood, keeper=keeper) as shown:
        await away(shown, stood, 30)
        assert words.ONLY_HIDDEN in shown.said
        assert "nog 15 van 45 min" in shown.said
        assert "geheim" not in shown.text
        assert keeper.open
        await away(shown, stood, 60)
        assert words.ONLY_HIDDEN in shown.said
        await shown.press("x")
        assert shown.app.screen is shown.screen
        assert "geheim" in shown.text
        assert shown.typed == ""


async def test_where_nothing_is_kept_nothing_is_locked() -> None:
    stood = stand()
    async with on_screen(stood) as shown:
        await away(shown, stood, 600)
        assert shown.app.screen is shown.screen


async def test_the_lock_holds_on_the_start_screen_through_a_resize() -> None:
    desk, keeper = Desk(), FakeKeeper()
    stood = stand(journal=desk.journal)
    async with home(desk, keeper=keeper) as (app, pilot):
        assert "K-017" in screen_text(app)
        desk.clock.wait(301)
        app.idle.look()
        await settle(pilot)
        assert "K-017" not in screen_text(app)
        desk.journal.full = True  # reading it now would be wrong too
        asked = desk.journal.summaries
        desk.journal.summaries = None  # type: ignore[assignment, method-assign]
        await pilot.resize_terminal(40, 24)
        await settle(pilot)
        assert isinstance(app.screen, LockScreen)
        desk.journal.summaries = asked  # type: ignore[method-assign]
        app.screen.query_one(Passphrase).value = PASSPHRASE
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert "K-017" in screen_text(app)
    assert stood.session.state.client == "K-017"


@pytest.mark.parametrize("place", ["start", "intake", "demo"])
async def test_hiding_works_from_everywhere(place: str) -> None:
    desk, keeper = Desk(), FakeKeeper()
    stand(journal=desk.journal)
    async with home(desk, keeper=keeper) as (app, pilot):
        if place == "intake":
            await choose(app, pilot, NewChosen(None))
            assert isinstance(app.screen, IntakeScreen)
        elif place == "demo":
            await choose(app, pilot, CaseChosen(desk.case_titles()[0][0]))
            assert isinstance(app.screen, ConversationScreen)
        before = app.screen
        await pilot.press("f9")
        await settle(pilot)
        assert isinstance(app.screen, HiddenScreen)
        assert screen_text(app).strip() == talking.HIDDEN
        app.idle.look()
        desk.clock.wait(121)
        app.idle.look()
        await settle(pilot)
        assert isinstance(app.screen, LockScreen)
        app.screen.query_one(Passphrase).value = PASSPHRASE
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is before


async def test_the_palette_hides_where_there_is_no_line() -> None:
    async with home(Desk()) as (app, pilot):
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.press(*"verbergen")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, HiddenScreen)
