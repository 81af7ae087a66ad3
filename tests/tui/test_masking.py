"""The quiet hint that a line points at one person, and the key that puts a word for it."""

import pytest

from gesprek_tui.dutch import sensitive as words
from tests.tui.talk import Shown, on_screen, stand
from tests.tui.test_app import palette


def foot(shown: Shown) -> str:
    return shown.text.splitlines()[-1]


async def test_the_foot_says_what_the_line_looks_like_and_f7_puts_a_word_for_it() -> None:
    async with on_screen(stand()) as shown:
        await shown.type("> bel 06-12345678")
        assert "citaat · lijkt een telefoonnummer · F7 maskeert" in foot(shown)
        await shown.press("f7")
        assert shown.typed == "> bel [telefoon]"
        assert "citaat · gemaskeerd · F7 zet het terug" in foot(shown)
        await shown.press("enter")
        assert shown.notes == [("quote", "bel [telefoon]")]
        assert "F7" not in foot(shown)


async def test_the_second_press_gives_it_back_with_what_was_typed_since() -> None:
    async with on_screen(stand()) as shown:
        await shown.type("bel 06-12345678")
        await shown.press("f7")
        await shown.pilot.press(*" ook")
        await shown.press("f7")
        assert shown.typed == "bel 06-12345678 ook"
        await shown.press("f7", "f7")
        assert shown.typed == "bel 06-12345678 ook"


async def test_more_can_be_masked_and_all_of_it_comes_back() -> None:
    async with on_screen(stand()) as shown:
        await shown.type("bel 06-12345678")
        await shown.press("f7")
        await shown.type(", bsn 111222333")
        await shown.press("f7")
        assert shown.typed == "bel [telefoon], bsn [BSN]"
        await shown.press("f7")
        assert shown.typed == "bel 06-12345678, bsn 111222333"


@pytest.mark.parametrize("leaves", ["enter", "ctrl+u"])
async def test_what_left_the_line_comes_back_in_no_other(leaves: str) -> None:
    async with on_screen(stand()) as shown:
        await shown.type("06-12345678")
        await shown.press("f7", leaves)
        await shown.type("[telefoon] weer")
        await shown.press("f7")
        assert shown.typed == "[telefoon] weer"


async def test_it_is_never_in_the_way() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("bel 06-12345678", "huur 742,50 op 21-11-2026")
        assert [text for _, text in shown.notes] == ["bel 06-12345678", "huur 742,50 op 21-11-2026"]
        await shown.type("afspraak 21-11-2026 om 10:00")
        assert "F7" not in foot(shown)
        await shown.press("f7")
        assert shown.typed == "afspraak 21-11-2026 om 10:00"


@pytest.mark.parametrize("kind", sorted(words.SHORT))
async def test_a_narrow_screen_has_room_for_it(kind: str) -> None:
    typed = {
        "bsn": "111222333", "iban": "NL91ABNA0417164300", "phone": "0612345678", "email": "k@voorbeeld.nl",
        "address": "1234 AB 12", "birth": "geb. 12-03-1985",
    }[kind]  # fmt: skip
    async with on_screen(stand(), (40, 24)) as shown:
        await shown.type(typed)
        assert f"{words.SHORT[kind]}? F7 maskeert" in foot(shown)
        assert "…" not in foot(shown)


async def test_a_client_code_that_looks_like_one_is_told_too_and_the_palette_masks() -> None:
    async with on_screen(stand(), (120, 30)) as shown:
        await shown.type("/client 111222333")
        assert "lijkt een BSN" in foot(shown)
        await palette(shown, words.PALETTE_HELP)
        await shown.press("enter")
        await shown.settle()
        assert shown.typed == "/client [BSN]"


async def test_masking_counts_as_one_act() -> None:
    async with on_screen(stand()) as shown:
        before = shown.session.tally.acts
        await shown.type("06-12345678")
        await shown.press("f7")
        await shown.enter("")
        assert shown.session.tally.acts == before + 1
