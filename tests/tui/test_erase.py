"""Letting go from the start screen and from the client's page: it is shown first, and a word is asked."""

from gesprek_tui.dutch import erase as words
from gesprek_tui.dutch import starting
from gesprek_tui.tui.screens.earlier import ErasableClientPage
from gesprek_tui.tui.screens.erase import ErasePage
from gesprek_tui.tui.screens.intake import IntakeDone
from gesprek_tui.tui.screens.start import ClientChosen, EraseChosen, StartScreen
from tests.tui.snapshots import screen_text
from tests.tui.talk import MI
from tests.tui.test_home import Desk, choose, home, settle


def filled() -> Desk:
    """An ended conversation of K-018, then two of K-017, the last of which goes on."""
    desk = Desk()
    for client, ends in (("K-018", True), ("K-017", True), ("K-017", False)):
        session = desk.begin(IntakeDone(how="begin", method=MI, client=client), practice=False)
        session.submit("een notitie")
        session.submit("! bellen | ik | morgen")
        if ends:
            session.submit("/afronden")
            while session.state.ended is None:
                session.submit("")
        desk.clock.wait(60)
    return desk


async def test_a_key_shows_what_goes_and_only_the_word_erases() -> None:
    desk = filled()
    newest = desk.summaries(1)[0].id
    async with home(desk) as (app, pilot):
        await pilot.press("w")
        await settle(pilot)
        assert isinstance(app.screen, ErasePage)
        shown = screen_text(app)
        assert "21 nov 2026 · K-017 · 1 notitie · 1 open afspraak · NOG NIET" in shown
        for typed in ("", "ja"):
            await pilot.press(*typed, "enter")
            await settle(pilot)
            assert isinstance(app.screen, ErasePage)
            assert len(desk.summaries(9)) == 3
        app.screen.query_one("#word").value = ""  # type: ignore[attr-defined]
        await pilot.press(*words.WORD, "enter")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert newest not in [row.id for row in desk.summaries(9)]
        assert len(desk.summaries(9)) == 2
        told = [note.message for note in app._notifications]
        assert words.erased(1, 2) in told
        assert any("reservekopieen/ander.db" in message for message in told)
        assert starting.RESUME not in screen_text(app), "the row is gone from the screen too"


async def test_escape_leaves_all() -> None:
    desk = filled()
    async with home(desk) as (app, pilot):
        await pilot.press("w")
        await settle(pilot)
        await pilot.press(*words.WORD, "escape")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert len(desk.summaries(9)) == 3


async def test_all_of_a_client_from_the_clients_page() -> None:
    desk = filled()
    async with home(desk) as (app, pilot):
        await choose(app, pilot, ClientChosen("K-017"))
        assert isinstance(app.screen, ErasableClientPage)
        assert words.CLIENT_FOOTER in screen_text(app)
        await pilot.press("w")
        await settle(pilot)
        assert screen_text(app).count("K-017") == 2
        await pilot.press(*words.WORD, "enter")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert [row.client for row in desk.summaries(9)] == ["K-018"]


async def test_what_is_past_the_term_is_a_quiet_row_that_shows_it() -> None:
    desk = filled()
    async with home(desk) as (app, pilot):
        assert "bewaartermijn" not in screen_text(app)
    desk.term = True
    async with home(desk) as (app, pilot):
        assert words.past_term_short(2, 90) in screen_text(app)
        assert len(desk.summaries(9)) == 3
        await choose(app, pilot, EraseChosen(desk.past_term()[1]))
        assert isinstance(app.screen, ErasePage)
        assert "NOG NIET AFGEROND" not in screen_text(app)


async def test_the_palette_offers_it_where_there_is_something_to_erase() -> None:
    async with home(filled()) as (app, pilot):
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert words.PALETTE in titles
        await pilot.press("f1")
        await settle(pilot)
        assert words.PALETTE not in [command.title for command in app.get_system_commands(app.screen)]
