import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from gesprek_tui.text import unsafe_character
from gesprek_tui.tui.screens.intake import IntakeDone, IntakeScreen, minutes_of, points_at
from tests.fakes.home import METHODS, head
from tests.tui.snapshots import SIZES, Screen, screen_text
from tests.tui.stage import Stage

FIRST, SECOND = METHODS[0].id, METHODS[1].id


async def write(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*text)


@pytest.mark.parametrize("size", [*SIZES, (60, 12)])
async def test_the_intake(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    app = Stage(IntakeScreen(METHODS))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert screen_text(app) == snapshot(extension_class=Screen)


async def test_the_intake_filled_in(snapshot: SnapshotAssertion) -> None:
    app = Stage(IntakeScreen(METHODS, SECOND, client="111222333", channel="video", address="je"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "tab", "0", "tab", "tab", "right")
        assert screen_text(app) == snapshot(extension_class=Screen)


async def test_a_practice_conversation_asks_for_no_client(snapshot: SnapshotAssertion) -> None:
    app = Stage(IntakeScreen(METHODS, practise=True, client="K-017"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert screen_text(app) == snapshot(extension_class=Screen)
        await pilot.press("enter", "enter")
        assert app.results == [IntakeDone(how="begin", method=FIRST)]


async def test_a_method_and_twice_enter_is_enough() -> None:
    app = Stage(IntakeScreen(METHODS))
    async with app.run_test() as pilot:
        await pilot.press("down", "enter", "enter")
        assert app.results == [IntakeDone(how="begin", method=SECOND)]


async def test_with_a_method_given_a_code_and_enter_begin() -> None:
    app = Stage(IntakeScreen(METHODS, SECOND))
    async with app.run_test() as pilot:
        await write(pilot, " K-017 ")
        await pilot.press("enter")
        assert app.results == [IntakeDone(how="begin", method=SECOND, client="K-017")]


async def test_everything_can_be_filled_in() -> None:
    app = Stage(IntakeScreen(METHODS, FIRST))
    async with app.run_test() as pilot:
        await write(pilot, "K-017")
        await pilot.press("tab", "right", "right", "tab", "left", "tab", "4", "5", "down", "space", "enter")
        assert app.results == [
            IntakeDone(
                how="begin",
                method=FIRST,
                client="K-017",
                channel="video",
                setting="verplicht",
                minutes=45,
                address="je",
            )
        ]


async def test_a_choice_can_be_taken_back_and_the_mouse_chooses() -> None:
    app = Stage(IntakeScreen(METHODS, FIRST, channel="kantoor", setting="verplicht"))
    async with app.run_test() as pilot:
        await pilot.press("tab", "backspace", "tab", "right")
        await pilot.click("#channel", offset=(14, 0))
        assert "● video" in screen_text(app)
        await pilot.press("enter")
        assert app.results == [IntakeDone(how="begin", method=FIRST, channel="video")]


@pytest.mark.parametrize(("steps", "how"), [(0, "begin"), (1, "prepare"), (2, "not_reached")])
@pytest.mark.parametrize("key", ["tab", "right"])
async def test_three_ways_to_end(steps: int, how: str, key: str) -> None:
    app = Stage(IntakeScreen(METHODS, FIRST))
    async with app.run_test() as pilot:
        await pilot.press(*["tab"] * 5, *[key] * steps, "enter")
        assert [done.how for done in app.results if isinstance(done, IntakeDone)] == [how]


async def test_escape_goes_back() -> None:
    app = Stage(IntakeScreen(METHODS))
    async with app.run_test() as pilot:
        await pilot.press("enter", "K", "escape")
        assert app.results == [None]


async def test_wrong_minutes_are_told_beside_the_field_and_nothing_is_lost() -> None:
    app = Stage(IntakeScreen(METHODS, FIRST))
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "K-017")
        await pilot.press("tab", "tab", "tab", *"uur", "enter")
        shown = screen_text(app)
        assert app.results == []
        assert "uur         een heel getal van 1 tot en met 600" in shown
        assert "K-017" in shown
        await pilot.press("backspace", "backspace", "backspace", "3", "0")
        assert "een heel getal" not in screen_text(app)
        await pilot.press("enter")
        assert app.results == [IntakeDone(how="begin", method=FIRST, client="K-017", minutes=30)]


async def test_a_number_like_a_bsn_is_warned_of_and_not_refused() -> None:
    app = Stage(IntakeScreen(METHODS, FIRST))
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "111222333")
        assert "lijkt op een BSN" in screen_text(app)
        await pilot.press("enter")
        assert app.results == [IntakeDone(how="begin", method=FIRST, client="111222333")]


async def test_a_code_that_is_a_whole_text_is_refused_and_kept_in_its_field() -> None:
    app = Stage(IntakeScreen(METHODS, FIRST, client="K" * 61))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert app.results == []
        assert "ten hoogste 60 tekens" in screen_text(app)
        await pilot.press("backspace", "enter")
        assert app.results == [IntakeDone(how="begin", method=FIRST, client="K" * 60)]


async def test_without_methods_it_says_so_and_nothing_begins() -> None:
    app = Stage(IntakeScreen([]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter")
        assert "Er is geen methode te vinden" in screen_text(app)
        assert app.results == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", ["[/", "[red]x", "[@click=app.quit]", "\x1b]52;c;eA==\x07", "\u202eom"])
async def test_hostile_text_is_shown_as_it_is_and_cleaned(text: str, size: tuple[int, int]) -> None:
    raw = head("m", "m", "s").model_copy(update={"title": text, "summary": text})
    app = Stage(IntakeScreen([raw], client=text))
    async with app.run_test(size=size) as pilot:
        await pilot.press("tab", "tab")
        assert unsafe_character(screen_text(app).replace("\n", "")) is None
        await pilot.press("enter")
        (done,) = app.results
        assert isinstance(done, IntakeDone)
        assert unsafe_character(done.client or "") is None


@pytest.mark.parametrize("text", ["0", "601", "1000", "-5", "4.5", "45 min", "vijf", "٤٥"])
def test_no_minutes(text: str) -> None:
    with pytest.raises(ValueError, match="1-600"):
        minutes_of(text)


def test_minutes() -> None:
    assert [minutes_of(text) for text in ("", " ", "1", " 45 ", "600")] == [None, None, 1, 45, 600]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("111222333", ["bsn"]), ("1112.22.333", ["bsn"]), ("06-12345678", ["phone"]), ("k@voorbeeld.nl", ["email"]),
     ("K-017", []), ("111222334", []), ("12345678", []), ("", [])],
)  # fmt: skip
def test_what_a_code_is_that_is_none(text: str, kinds: list[str]) -> None:
    assert points_at(text) == kinds
