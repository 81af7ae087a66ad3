"""Finding what was kept: hits as one types, and the conversation at the line that was chosen."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import OptionList

from gesprek_tui.conversation.finding import Hit, Query
from gesprek_tui.dutch import search as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.tui.screens import finding
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.finding import FindPage, LinesPage
from gesprek_tui.tui.screens.hidden import HiddenScreen
from gesprek_tui.tui.screens.start import FindChosen, StartScreen
from gesprek_tui.tui.screens.together import TogetherScreen
from tests.fakes.journal import FakeJournal
from tests.tui.snapshots import SIZES, Screen, screen_text
from tests.tui.talk import Shown, on_screen, stand
from tests.tui.test_home import Desk, home

TALK = (
    "één brief van de bank", ">+ ik wil de brief openen", "# brief voor mezelf", "/doel rust met de post",
    "! brief terugsturen | ik | morgen | 7", "[/rood] brief [b]",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "STILL", 0.001)


def hits(shown: Shown) -> int:
    page = shown.app.screen
    assert isinstance(page, FindPage)
    return page.hits.option_count


async def look_for(shown: Shown, text: str) -> None:
    page = shown.app.screen
    assert isinstance(page, FindPage)
    page.words.value = text
    await shown.pilot.pause(0.05)
    await shown.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_found_and_the_line_in_its_conversation(
    size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    many = (f"notitie {number} over iets anders" for number in range(30))
    async with on_screen(stand().lines(*TALK, *many), size) as shown:
        await shown.enter("/vind brief")
        assert shown.text == snapshot(extension_class=Screen, name="hits")

        await shown.press("down", "down", "down", "down", "enter")
        assert isinstance(shown.app.screen, LinesPage)
        assert shown.text == snapshot(extension_class=Screen, name="line")


async def test_the_line_that_was_found_is_in_view_among_many() -> None:
    lines = [f"notitie {number}" for number in range(200)]
    lines[120] = "zeldzaam woord"
    async with on_screen(stand().lines(*lines), (40, 24)) as shown:
        await shown.enter("/vind zeldz")
        await shown.press("enter")

        assert "▸ " in shown.text
        assert words.HERE in shown.text
        assert "zeldzaam woord" in shown.text
        await shown.press("escape")
        assert isinstance(shown.app.screen, FindPage)
        await shown.press("escape")
        assert isinstance(shown.app.screen, ConversationScreen)


async def test_hits_follow_what_is_typed_and_can_be_narrowed() -> None:
    async with on_screen(stand().lines(*TALK)) as shown:
        await shown.enter("/vind")
        assert (hits(shown), "soort:afspraak" in shown.said) == (0, True)
        for text, number in (
            ("brief", 5), ("brief een", 1), ("brief soort:verandertaal", 1), ("brief client:K-9", 0),
            ("brief sinds:1-1-2000", 5), ("brief tot:1-1-2000", 0), ('"de brief"', 1), ("-", 0),
        ):  # fmt: skip
            await look_for(shown, text)
            assert hits(shown) == number, text
        await look_for(shown, "zolder")
        assert words.NONE_SAY in shown.said


async def test_hostile_words_and_text_are_shown_as_they_are() -> None:
    async with on_screen(stand().lines(*TALK)) as shown:
        await shown.enter("/vind rood")
        assert "[/rood] brief [b]" in shown.text
        await look_for(shown, '[/" AND NEAR( * \x1b]52;c;aGk=')
        assert shown.runs


async def test_what_cannot_be_read_is_told() -> None:
    class Broken(FakeJournal):
        def search(self, query: Query) -> list[Hit]:  # noqa: ARG002
            raise GesprekError("De gesprekken zijn niet te lezen.")

    async with on_screen(stand(journal=Broken())) as shown:
        await shown.enter("/vind brief")
        assert "niet te lezen" in shown.text


async def test_nothing_of_it_is_seen_while_all_is_hidden() -> None:
    async with on_screen(stand().lines(*TALK)) as shown:
        await shown.enter("/vind brief")
        await shown.press("f9")
        assert isinstance(shown.app.screen, HiddenScreen)
        assert "brief" not in shown.text
        await shown.press("x")
        assert isinstance(shown.app.screen, FindPage)


async def test_one_cannot_get_there_while_the_client_reads_along() -> None:
    async with on_screen(stand().lines("/doel rust", *TALK)) as shown:
        await shown.enter("/samen")
        assert isinstance(shown.app.screen, TogetherScreen)
        shown.screen.enter("/vind brief")
        await shown.settle()
        assert isinstance(shown.app.screen, TogetherScreen)


async def test_one_cannot_get_there_while_the_client_says_a_row_otherwise() -> None:
    async with on_screen(stand().lines("/doel rust", *TALK)) as shown:
        await shown.enter("/samen")
        await shown.press("c")
        assert shown.screen.has_class("-together")
        await shown.enter("/vind brief")
        assert not isinstance(shown.app.screen, FindPage)


async def test_from_the_start_screen_one_finds_and_comes_back() -> None:
    desk = Desk()
    talk = stand(journal=desk.journal).lines(*TALK)
    async with home(desk) as (app, pilot):
        await pilot.press("v")
        await _wait(pilot)
        assert isinstance(app.screen, FindPage)
        await pilot.press(*"bank")
        await _wait(pilot)
        await pilot.press("enter")
        await _wait(pilot)
        assert isinstance(app.screen, LinesPage)
        page = app.screen.query_one("#page", OptionList)
        assert page.highlighted_option
        assert page.highlighted_option.id == talk.session.state.notes[0].id
        assert "één brief van de bank" in screen_text(app)
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, StartScreen)
        assert words.HOME_FIND in [command.title for command in app.get_system_commands(app.screen)]
        app.screen.post_message(FindChosen())
        await _wait(pilot)
        assert words.HOME_FIND not in [command.title for command in app.get_system_commands(app.screen)]


async def _wait(pilot: Pilot[None]) -> None:
    await pilot.pause(0.05)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
