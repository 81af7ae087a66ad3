"""What the conversation screen looks like, at the sizes people use it."""

import pytest
from syrupy.assertion import SnapshotAssertion

from gesprek_tui.cases import Player
from gesprek_tui.session import Session
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.demo import DemoScreen
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.tui.snapshots import SIZES, Screen
from tests.tui.talk import Shown, Stand, catalog, on_screen, stand

LOW = (80, 12)
CALL = (
    "/doel de post weer durven openen", "belt al weken niet terug", "/v", "+ hield in mei een budget bij",
    "? de brief van de zorgverzekering", "/v", "/schaal belang 8", "", "/2", ">+ ik wil hier echt vanaf",
)  # fmt: skip
LOCKED = ("/methode motiverend-advies", "de belastingaangifte", "/v")
LADDER = ("/schaal vertrouwen 4", "ik heb het eerder gedaan")

pytestmark = pytest.mark.usefixtures("plain_terminal")


@pytest.fixture
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same terminal on every machine."""
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("size", [*SIZES, LOW])
async def test_the_first_question(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(stand(), size) as shown:
        assert shown.text == snapshot(extension_class=Screen)


@pytest.mark.parametrize("size", [*SIZES, LOW])
async def test_a_talk_half_way(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(stand().lines(*CALL), size) as shown:
        assert shown.text == snapshot(extension_class=Screen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_method_inside_with_locked_steps(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(stand().lines(*CALL, *LOCKED), size) as shown:
        assert shown.text == snapshot(extension_class=Screen)


@pytest.mark.parametrize("size", [*SIZES, LOW])
async def test_the_ladder_of_a_scale(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(stand().lines(*CALL, *LADDER), size) as shown:
        assert shown.text == snapshot(extension_class=Screen)


@pytest.mark.parametrize("size", [(40, 24), (80, 24)])
async def test_the_help(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(stand(), size) as shown:
        await shown.press("f1")
        assert shown.text == snapshot(extension_class=Screen)


@pytest.mark.parametrize("size", [(40, 24), (80, 24)])
async def test_the_report(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(stand().lines(*CALL, *LADDER), size) as shown:
        await shown.enter("/verslag")
        assert shown.text == snapshot(extension_class=Screen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_stop_in_a_case(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    player = Player(catalog().case("de-blauwe-envelop"), FakeJournal(), catalog(), FakeClock())
    while player.stop is None:
        player.forward()

    def make(_: Session) -> ConversationScreen:
        return DemoScreen(player, 1.0)

    async with on_screen(Stand(player.session, FakeJournal(), FakeClock()), size, make=make) as shown:
        await shown.press("1")
        assert shown.text == snapshot(extension_class=Screen)


# --- without colours ----------------------------------------------------------------------------------------


def colours(shown: Shown) -> set[str]:
    """Every foreground on the screen that is no grey."""
    found = set()
    for strip in shown.app.screen._compositor.render_strips():
        for segment in strip:
            colour = segment.style.color if segment.style else None
            if colour and colour.triplet and len(set(colour.triplet)) > 1:
                found.add(colour.name)
    return found


async def test_light_and_dark_say_the_same() -> None:
    async with on_screen(stand().lines(*CALL, *LADDER)) as shown:
        dark = shown.text
        assert shown.app.current_theme.dark
        shown.app.theme = "licht"
        await shown.settle()
        assert shown.text == dark


async def test_no_colour_says_the_same_in_greys(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_screen(stand().lines(*CALL)) as shown:
        colourful = shown.text
        assert colours(shown)
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_screen(stand().lines(*CALL)) as shown:
        assert shown.text == colourful
        assert not colours(shown)


async def test_any_size_can_be_drawn() -> None:
    async with on_screen(stand().lines(*CALL)) as shown:
        for size in ((40, 12), (1, 1), (20, 5), (300, 80), (80, 24)):
            await shown.pilot.resize_terminal(*size)
            await shown.enter(f"ook bij {size[0]}")
        assert "ook bij 300\n" in shown.text
        assert [text for _, text in shown.notes][-4:-2] == ["ook bij 1", "ook bij 20"]


async def test_a_screen_made_wider_looks_as_if_it_had_always_been_so() -> None:
    async with on_screen(stand().lines(*CALL), (120, 30)) as shown:
        wide = shown.text
    async with on_screen(stand().lines(*CALL), (40, 24)) as shown:
        await shown.pilot.resize_terminal(120, 30)
        await shown.settle()
        assert shown.text == wide
