"""Reading together on the screen: only what the client may see, whole at every size."""

from string import ascii_lowercase

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Digits

from gesprek_tui.conversation import intents as it
from gesprek_tui.dutch import marking, sheets, talking, together
from gesprek_tui.tui.screens.hidden import HiddenScreen
from gesprek_tui.tui.screens.together import TogetherScreen
from gesprek_tui.tui.widgets.leaf import LeafView
from tests.tui.snapshots import SIZES, Screen
from tests.tui.talk import Shown, on_screen, stand

SMALL = (40, 12)
TALK = (
    "/doel de post weer durven openen", "/agenda de brief van de zorgverzekering, eerst", "/agenda de wachttijd",
    "/schaal vertrouwen 5,5", "", "/schaal stress 10", "",
    "/kaders het budget is vast | de gemeente | in twee delen | wanneer u begint",
    "@zus hecht praktisch wekelijks mag meedoen", "@M gespannen", "@buur", "@opa verbroken", "@oom wisselend soms",
    "! de eerste brief openen | cl | vrijdag | 8", "! bellen met de bank | ik",
)  # fmt: skip
HIDDEN = {
    "note": "belt al weken niet terug", "> quote": "het is mijn moeder",
    ">+ change": "ik wil hier echt vanaf", ">++ step": "maandag begin ik", ">- stay": "heeft toch geen zin",
    ">x friction": "u luistert niet", "+ strength": "hield een budget bij", "= fact": "twee maanden achter",
    "? parked": "de auto", "# private": "denk aan mijn collega", "/balans": "te veel werk",
}  # fmt: skip


async def leaf_by_leaf(shown: Shown) -> list[str]:
    """Every leaf from the first to the last, as drawn."""
    drawn = [shown.text]
    for _ in range(60):
        await shown.press("right")
        if shown.text == drawn[-1]:
            break
        drawn.append(shown.text)
    return drawn


@pytest.mark.parametrize("size", [SMALL, *SIZES])
async def test_leaves_look_like_this(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(stand().lines(*TALK, "/samen 3 het wachten zelf"), size) as shown:
        await shown.enter("/samen")
        assert "\n".join(await leaf_by_leaf(shown)) == snapshot(extension_class=Screen)


@pytest.mark.parametrize("size", [SMALL, (80, 24), (140, 40)])
async def test_no_line_but_what_the_client_may_see_is_ever_drawn(size: tuple[int, int]) -> None:
    signs = (f"{key.split()[0]} {text}" if key != "note" else text for key, text in HIDDEN.items())
    async with on_screen(stand().lines(*TALK, *signs), size) as shown:
        assert any(text in shown.said for text in HIDDEN.values())
        await shown.type("half getypt")
        shown.screen.line.clear()
        await shown.enter("/samen")
        phase = shown.screen.view.phase
        moves = [move.say for move in shown.session.moves]
        assert moves
        all_of_it = " ".join(" ".join(await leaf_by_leaf(shown)).split())
        private = (
            *HIDDEN.values(),
            *marking.WORDS.values(),
            *moves,
            phase,
            "half getypt",
            "K-017",
            "opgeslagen",
            "min",
        )
        for text in private:
            assert text not in all_of_it.replace("minder", ""), text
        assert "de post weer durven openen" in all_of_it


@pytest.mark.parametrize("size", [SMALL, (80, 24)])
async def test_every_word_of_it_is_drawn_whole(size: tuple[int, int]) -> None:
    long = "woord " * 200 + "einde"
    async with on_screen(stand().lines(*TALK, f"/agenda {long.replace(' ', ' een ')}"), size) as shown:
        await shown.enter("/samen")
        drawn = " ".join(" ".join(await leaf_by_leaf(shown)).split())
        for words in (
            "zorgverzekering", "het budget is vast", "Eigen keuze: wanneer u begint", "de eerste brief openen",
            "hechte band", "Hoe vaak: wekelijks", "einde", together.HOW_SURE,
        ):  # fmt: skip
            assert words in drawn, words
        assert drawn.count("een woord") + drawn.count("woord een") >= 190


async def test_markup_is_text() -> None:
    async with on_screen(stand().lines("/doel [red]niet[/red] [/ zo", "@[b]zus steunt"), (80, 24)) as shown:
        await shown.enter("/samen")
        assert "[red]niet[/red] [/ zo" in shown.text


async def test_numbers_are_block_digits() -> None:
    async with on_screen(stand().lines(*TALK), SMALL) as shown:
        await shown.enter("/samen")
        values = set[str]()
        for _ in range(30):
            values |= {digits.value for digits in shown.app.screen.query(Digits)}
            await shown.press("right")
        assert values == {"5,5", "10", "8"}


async def test_keys_turn_and_choose_and_the_ends_stay() -> None:
    async with on_screen(stand().lines(*TALK), SMALL) as shown:
        await shown.enter("/deel")
        first = shown.text
        await shown.press("left")
        assert shown.text == first
        await shown.press("right")
        assert "Agenda" in shown.text
        await shown.press("pageup")
        assert shown.text == first
        await shown.press("down")
        assert "▸2" in shown.text
        await shown.press("down")
        assert "▸3" in shown.text
        await shown.press("up", "up")
        assert shown.text == first
        await shown.press("space", "pagedown", "escape")
        assert shown.app.screen is shown.screen
        assert shown.screen.line.has_focus


async def test_the_client_says_a_row_otherwise_and_the_original_stays() -> None:
    async with on_screen(stand().lines(*TALK)) as shown:
        await shown.enter("/samen")
        await shown.press("right", "down", "c")
        assert shown.app.screen is shown.screen
        assert "Hoe zou u het zelf zeggen?" in shown.said
        assert "de wachttijd" in shown.said
        await shown.enter("het wachten zelf")
        assert isinstance(shown.app.screen, TogetherScreen)
        assert "▸3  de wachttijd" in shown.text
        assert "u zegt: “het wachten zelf”" in shown.said
        await shown.press("escape")
        await shown.enter("/samen 1 willen, niet durven")
        assert [said.text for said in shown.session.state.corrections] == ["het wachten zelf", "willen, niet durven"]


@pytest.mark.parametrize("size", [SMALL, (80, 24), (140, 40)])
async def test_while_a_correction_is_asked_others_still_see_nothing_else(size: tuple[int, int]) -> None:
    signs = (f"{key.split()[0]} {text}" if key != "note" else text for key, text in HIDDEN.items())
    async with on_screen(stand().lines(*TALK, "!! gas morgen af", *signs), size) as shown:
        drawn: list[str] = []
        await shown.enter("/samen")
        await shown.pilot.press("c")
        for _ in range(5):  # also on the way to the line
            drawn.append(shown.text)
            await shown.pilot.pause()
        await shown.settle()
        assert "Hoe zou u het zelf zeggen?" in shown.said
        await shown.enter("# let op zijn toon")
        drawn.append(shown.text)
        for text in (*HIDDEN.values(), *(move.say for move in shown.session.moves), shown.screen.view.aim, "K-017"):
            assert text not in "".join(drawn), text
        await shown.press("escape")
        assert isinstance(shown.app.screen, TogetherScreen)
        await shown.press("escape")
        assert "Engageren" in shown.text
        assert shown.notes[-1] == ("private", "let op zijn toon")


async def test_crisis_comes_before_a_correction_and_shows_the_whole_screen() -> None:
    async with on_screen(stand().lines(*TALK)) as shown:
        await shown.enter("/samen")
        await shown.press("c", "f8")
        await shown.settle()
        assert shown.app.screen is shown.screen
        assert not shown.screen.has_class("-together")
        assert "/klaar" in shown.text


async def test_hiding_is_one_key_and_comes_back_to_the_same_leaf() -> None:
    async with on_screen(stand().lines(*TALK)) as shown:
        await shown.enter("/samen")
        await shown.press("right")
        before = shown.text
        await shown.press("f9")
        assert isinstance(shown.app.screen, HiddenScreen)
        assert shown.said == talking.HIDDEN
        await shown.press("x")
        assert shown.text == before


async def test_nothing_opens_over_it() -> None:
    async with on_screen(stand().lines(*TALK)) as shown:
        await shown.enter("/samen")
        shown.screen.enter("/nu")
        await shown.settle()
        assert isinstance(shown.app.screen, TogetherScreen)
        await shown.press("escape")
        assert sheets.MOVES_TITLE in shown.text


async def test_with_nothing_to_read_it_says_so() -> None:
    async with on_screen(stand().lines("# van mij"), SMALL) as shown:
        await shown.enter("/samen")
        assert together.NOTHING in shown.text
        await shown.press("c", "right", "down", "escape")
        assert shown.app.screen is shown.screen


async def test_another_size_stays_at_the_row_one_was_reading() -> None:
    async with on_screen(stand().lines(*TALK), (80, 24)) as shown:
        await shown.enter("/samen")
        for _ in range(30):
            if "╭" in shown.text and "zus" in shown.text:
                break
            await shown.press("right")
        await shown.press("right", "down")
        chosen = shown.app.screen.query_one(LeafView).chosen
        for size in (SMALL, (1, 1), (300, 80), (80, 24)):
            await shown.pilot.resize_terminal(*size)
            await shown.settle()
            assert shown.app.screen.query_one(LeafView).chosen == chosen
        await shown.press("left")
        await shown.pilot.resize_terminal(*SMALL)
        await shown.settle()
        assert "Netwerk" in shown.text


# --- the picture --------------------------------------------------------------------------------------------


async def picture(shown: Shown) -> str:
    await shown.enter("/samen")
    return next((leaf for leaf in await leaf_by_leaf(shown) if "Netwerk" in leaf and "│ u │" in leaf), "")


async def test_the_network_is_drawn_with_glyph_and_word_and_then_told_in_words() -> None:
    async with on_screen(stand().lines(*TALK), (80, 24)) as shown:
        drawn = await picture(shown)
        assert "═ hecht ═" in drawn
        assert "╳ gespannen ╳" in drawn
        assert "╌ wisselend ╌" in drawn
        assert "verbroken ┄" in drawn
        buur = next(line for line in drawn.splitlines() if "buur" in line)
        assert "─" * 10 in buur
        assert "▸" not in drawn
        lines = drawn.splitlines()
        below = next(lines[at + 1] for at, line in enumerate(lines) if "zus" in line)
        assert "praktisch" in below


async def test_where_there_is_no_room_there_are_only_words() -> None:
    async with on_screen(stand().lines(*TALK), (40, 24)) as shown:
        assert await picture(shown) == ""
        await shown.press("escape")
        await shown.enter("/samen")
        assert "verbroken band" in " ".join(await leaf_by_leaf(shown))


async def test_more_than_twelve_people_are_counted() -> None:
    many = [f"@{letter}{letter}{letter} steunt" for letter in ascii_lowercase[:15]]
    async with on_screen(stand().lines(*many), (80, 24)) as shown:
        drawn = await picture(shown)
        assert "lll" in drawn
        assert "mmm" not in drawn
        assert "en nog 3" in drawn
        assert sum(item.list == "network" for item in shown.session.state.items) == 15


# --- one's own attention ------------------------------------------------------------------------------------


async def test_what_now_tells_ones_own_attention_when_questions_were_asked() -> None:
    async with on_screen(stand(), (80, 24)) as shown:
        await shown.enter("/nu")
        assert "Mijn aandacht" not in shown.said
        await shown.press("escape")
        method = shown.session.method
        assert method
        supporting = next(q for _, q in method.pack.questions() if q.supports)
        shown.session.act(it.AskQuestion(question=supporting.id))
        await shown.enter("/nu")
        await shown.press("end")
        assert f"{supporting.supports[0]} 1" in shown.said
        assert "Mijn aandacht" in shown.said


@pytest.mark.parametrize("size", [(40, 24), (80, 24), (140, 40)])
async def test_a_phase_that_shows_ones_own_attention_does_so_in_one_row(size: tuple[int, int]) -> None:
    async with on_screen(stand("abc-zelfdeterminatie"), size) as shown:
        assert "Mijn aandacht" not in shown.said, "nothing was asked yet"
        await shown.enter("/gevraagd")
        (row,) = (line for line in shown.said.splitlines() if "Mijn aandacht" in line)
        assert "Mijn aandacht A 1, B 0, C 0" in row
        await shown.enter("/samen")
        assert "Mijn aandacht" not in shown.said


# --- the rings ----------------------------------------------------------------------------------------------


async def test_the_rings_are_drawn_and_told_whole_at_the_smallest_size(snapshot: SnapshotAssertion) -> None:
    there = stand("cirkels-van-beweging").lines("/fase stap-kiezen", "/fase spiegelen")
    async with on_screen(there, SMALL) as shown:
        await shown.enter("/samen")
        assert "\n".join(await leaf_by_leaf(shown)) == snapshot(extension_class=Screen)


async def test_where_nothing_can_be_read_yet_nothing_is_drawn() -> None:
    async with on_screen(stand(), SMALL) as shown:
        await shown.enter("/samen")
        assert shown.said.split() == [*together.NOTHING.split(), *sheets.BACK.split()]
