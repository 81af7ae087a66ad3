"""Last time over a conversation that begins, and the client's page."""

import pytest
from syrupy.assertion import SnapshotAssertion

from gesprek_tui.conversation.events import Event
from gesprek_tui.dutch import earlier, talking
from gesprek_tui.errors import GesprekError
from gesprek_tui.line.requests import ShowLastTime
from gesprek_tui.session import Session
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.earlier import ClientPage, LastTimePage
from gesprek_tui.tui.screens.hidden import HiddenScreen
from tests.fakes.journal import FakeJournal
from tests.past import Past
from tests.tui.snapshots import SIZES, Screen
from tests.tui.talk import MI, Stand, catalog, on_screen
from tests.tui.test_pages import whole

FIRST = (
    "/doel weer grip op de post", "> ik durf de enveloppen niet open te maken", "/schaal vertrouwen 3",
    "/schaal stress 8", "! drie enveloppen openen | cl | vrijdag | 6", "@zus steunt, praktisch",
)  # fmt: skip
LAST = (
    "/doel de post weer durven openen", ">+ ik wil hier echt vanaf", ">- het lukt me toch nooit",
    "? de zorgverzekering", "? de brief van de gemeente over de toeslag", "/schaal vertrouwen 5", "/schaal stress 5",
    "/schaal belang 8",
    "! bellen met de bank over de regeling en vragen of het in twee delen kan | ik | morgen 10:00 | 7",
    "! elke dag om tien uur één envelop openen aan de keukentafel | cl | volgende week | 6", "@zus steunt",
    "@buurman wisselend", ">++ ik bel morgen mijn zus",
)  # fmt: skip


class Unreadable(FakeJournal):
    """Gives no events while ``broken``."""

    broken = False

    def events(self, conversation: str) -> list[Event]:
        if self.broken:
            raise GesprekError("De gesprekken zijn niet te lezen.")
        return super().events(conversation)


@pytest.fixture
def past() -> Past:
    past = Past(catalog().method(MI), catalog())
    past.journal = Unreadable()
    past.led(*FIRST)
    past.led(*LAST)
    return past


def begun(past: Past, client: str | None = "k-017") -> Stand:
    return Stand(past.begin(client), past.journal, past.clock)


@pytest.mark.parametrize("size", [*SIZES, (80, 12)])
async def test_a_conversation_with_a_known_client_opens_with_last_time(
    past: Past, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with on_screen(begun(past), size) as shown:
        assert isinstance(shown.app.screen, LastTimePage)
        assert shown.text == snapshot(extension_class=Screen)


async def test_what_matters_fits_on_one_screen_and_nothing_scrolls(past: Past) -> None:
    for number in range(4):
        past.led(f"> een heel lang citaat {'dat nooit ophoudt ' * 9}", f"! afspraak {number} {'met veel woorden ' * 9}")
    async with on_screen(begun(past)) as shown:
        for title in (
            earlier.GOAL, earlier.AGREED, earlier.QUOTES, earlier.SCALES,
            earlier.PARKED,
        ):  # fmt: skip
            assert title in shown.text
        assert "en nog" in shown.text
        assert earlier.KEYS in shown.text.splitlines()[-1]
        assert shown.app.screen.max_scroll_y == 0


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_one_key_goes_on_to_the_conversation_and_it_can_be_asked_for_again(past: Past, key: str) -> None:
    async with on_screen(begun(past)) as shown:
        await shown.press(key)
        assert isinstance(shown.app.screen, ConversationScreen)
        assert talking.PLACEHOLDER in shown.text
        assert shown.notes == []
        await shown.enter("/vorige")
        assert isinstance(shown.app.screen, LastTimePage)
        assert "ik wil hier echt vanaf" in shown.text


async def test_who_types_at_once_loses_nothing(past: Past) -> None:
    async with on_screen(begun(past)) as shown:
        await shown.pilot.press(*"quitte ", "space", "J")
        await shown.settle()
        assert isinstance(shown.app.screen, ConversationScreen)
        assert shown.typed == "quitte  J"
    async with on_screen(begun(past)) as shown:
        await shown.paste("geplakt\nmet een regel")
        await shown.settle()
        assert shown.typed == "geplakt↵met een regel"


async def test_it_does_not_open_over_somebody_who_is_typing_already(past: Past) -> None:
    stood = begun(past)
    stood.session.submit("belt")
    async with on_screen(stood) as shown:
        assert isinstance(shown.app.screen, ConversationScreen)
        assert earlier.WAITS in shown.said


async def test_it_waits_behind_a_hidden_screen(past: Past) -> None:
    stood = begun(past, None)
    async with on_screen(stood) as shown:
        await shown.enter("/client K-017")
        await shown.press("f9")
        shown.screen.opening.open(ShowLastTime())
        await shown.settle()
        assert isinstance(shown.app.screen, HiddenScreen)
        await shown.press("x")
        assert isinstance(shown.app.screen, LastTimePage)


async def test_it_opens_for_nobody_new_nor_for_a_conversation_that_goes_on(past: Past) -> None:
    for client in ("K-204", None):
        async with on_screen(begun(past, client)) as shown:
            assert isinstance(shown.app.screen, ConversationScreen)
            await shown.enter("/vorige")
            assert (earlier.NONE if client else earlier.NO_CODE) in shown.said
    going = past.begin()
    again = Session.resume(going.state.id, past.journal, past.methods, past.clock)
    async with on_screen(Stand(again, past.journal, past.clock)) as shown:
        assert isinstance(shown.app.screen, ConversationScreen)
        await shown.enter("/schaal vertrouwen", "6")
        assert "vorige keer 5 (5 dec)" in shown.said


async def test_the_number_of_last_time_stands_beside_the_rungs_never_beside_the_question(past: Past) -> None:
    async with on_screen(begun(past)) as shown:
        await shown.press("enter")
        await shown.enter("/schaal vertrouwen")
        assert "vorige keer" not in shown.said
        await shown.enter("6")
        assert "vorige keer 5 (5 dec)" in shown.said


async def test_a_past_that_cannot_be_read_is_told_and_the_conversation_goes_on(past: Past) -> None:
    stood = begun(past)
    assert isinstance(past.journal, Unreadable)
    past.journal.broken = True
    async with on_screen(stood) as shown:
        assert "niet te lezen" in shown.said
        await shown.enter("een notitie")
        assert shown.notes == [(None, "een notitie")]
        await shown.enter("/client")
        assert "niet te lezen" in shown.said


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_of_a_client(past: Past, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(begun(past), size) as shown:
        await shown.press("enter")
        await shown.enter("/client")
        assert isinstance(shown.app.screen, ClientPage)
        assert shown.text == snapshot(extension_class=Screen)
        told = whole(shown)
        assert "van 8 naar 5 sinds 21 nov, dichter bij ‘helemaal rustig’" in told
        assert "zus · steunt" in told
        assert "buurman · wisselend" in told
        await shown.press("escape")
        assert isinstance(shown.app.screen, ConversationScreen)


async def test_what_people_typed_is_shown_as_it_is(past: Past) -> None:
    past.led("/doel [/ en [red]rood", ">+ [@click=app.quit]weg", "! [b | cl", "? [/x]", client="[/K]")
    async with on_screen(begun(past, "[/k]")) as shown:
        for text in ("[/K]", "[/ en [red]rood", "“[@click=app.quit]weg”", "[b", "[/x]"):
            assert text in shown.text
        await shown.press("enter")
        await shown.enter("/client")
        assert "[b" in whole(shown)


async def test_an_agreement_is_marked_done_on_the_page_with_one_key_and_with_the_same_key_not_after_all(
    past: Past,
) -> None:
    past.led("! het formulier zoeken | ik | vrijdag", "! de brief openen | cl")
    async with on_screen(begun(past).lines("! mailen | ik"), (80, 24)) as shown:
        await shown.press("enter")
        await shown.enter("/client")
        assert "1  mailen" in shown.text
        assert "2  het formulier zoeken" in shown.text
        await shown.press("2")
        assert "2  ✓ gedaan · het formulier zoeken" in shown.text
        await shown.press("1")
        assert "1  ✓ gedaan · mailen" in shown.text
        assert [agreed.done for agreed in shown.session.state.agreements] == [True]
        await shown.press("2")
        assert "2  het formulier zoeken" in shown.text
        await shown.press("2", "9", "escape")
        await shown.enter("/client")
        assert "het formulier zoeken" not in shown.text, "done, and saved where it was promised"
        assert "de brief openen" in shown.text
