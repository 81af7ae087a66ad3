"""Agreements and the rating on the conversation screen."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.snapshots import SIZES, Screen
from tests.tui.talk import on_screen, stand

LOW = (80, 12)
TWO = ("! de brief openen | cl | morgen 10:00 | 8", "! de gemeente bellen | ik")
UNSURE = ("! alle post openen", "cl", "morgen 10:00", "de briefopener", "mijn zus bellen", "4")


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("size", [*SIZES, LOW])
async def test_an_agreement_is_asked_beside_those_there_are(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(stand().lines(*TWO, "/afspraak"), size) as shown:
        assert shown.text == snapshot(extension_class=Screen)


@pytest.mark.parametrize("line", ["/afspraak", "/afronden"])
async def test_many_agreements_never_push_away_what_is_said_aloud(line: str) -> None:
    many = [f"! de brief van schuldeiser {number} samen openen en lezen | samen | morgen 10:00" for number in range(6)]
    async with on_screen(stand().lines(*many), (40, 24)) as shown:
        await shown.enter(line, *["", ""] * (line == "/afronden"))
        rows = shown.text.splitlines()
        assert [row for row in rows if row.startswith(" ▌")]
        assert "schuldeiser" in shown.text


@pytest.mark.parametrize("size", [*SIZES, LOW])
async def test_the_offer_of_a_smaller_step(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_screen(stand().lines(*UNSURE), size) as shown:
        assert shown.text == snapshot(extension_class=Screen)


async def test_a_bare_agreement_is_saved_and_the_rest_is_asked() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("! bellen met de bank")
        assert "wie…" in shown.text
        await shown.enter("cl", "morgen 10:00")
        assert "zondag 22 nov 2026, 10:00" in shown.said
        await shown.enter("")
        assert "als het niet lukt…" in shown.text
        await shown.press("escape")
        agreed = shown.session.state.agreements[-1]
        assert (agreed.what, agreed.when, agreed.confidence) == ("bellen met de bank", "morgen 10:00", None)
        assert shown.session.prompt is None


async def test_every_agreement_has_its_number_and_what_changed_is_said_back() -> None:
    async with on_screen(stand().lines(*TWO)) as shown:
        assert "de gemeente bellen · ik  afspraak 2" in shown.text
        await shown.enter("/afspraak 2 woensdag 14:00")
        assert "afspraak: de gemeente bellen · woensdag 14:00 · woensdag 25 nov 2026, 14:00" in shown.said
        await shown.enter("/afspraak 1 gedaan")
        assert "afspraak: de brief openen · gedaan" in shown.said
        await shown.enter("/afspraak 1 weg")
        assert "afspraak weggehaald: ‘de brief openen’" in shown.said
        assert "de gemeente bellen · ik · woensdag 14:00  afspraak 1" in shown.text


async def test_words_for_an_agreement_that_is_not_there_come_back_into_the_line() -> None:
    async with on_screen(stand().lines(*TWO)) as shown:
        await shown.enter("/afspraak 3 de verhuurder bellen")
        assert "Er is geen afspraak 3" in shown.said
        assert shown.typed == "/afspraak 3 de verhuurder bellen"


async def test_esc_leads_from_an_agreement_back_to_the_closing_step_and_then_out_of_it() -> None:
    async with on_screen(stand().lines(*TWO)) as shown:
        await shown.enter("/afronden", "/afspraak")
        assert "Wat is het allereerste wat u doet?" in shown.said
        await shown.press("escape")
        assert "Afronden · 1 van 5" in shown.text
        await shown.press("escape")
        assert shown.session.prompt is None


async def test_a_lower_rating_asks_what_may_be_different_and_then_the_report_opens() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/afronden", "", "", "", "", "4, het ging te snel")
        assert "Wat kan ik de volgende keer anders doen?" in shown.said
        await shown.enter("wat rustiger")
        assert "Wat had u aan dit gesprek? “4, het ging te snel”" in shown.said
        assert shown.session.state.ended is not None


async def test_beside_what_is_asked_stands_what_was_said_last_and_how_to_type() -> None:
    async with on_screen(stand().lines(*(f"/agenda punt {n}" for n in "abcdefgh")), (80, 40)) as shown:
        await shown.enter("/agenda")
        assert "4 eerder" in shown.said
        assert "punt d" not in shown.said.partition("eerder")[2].partition("Wat wilt u")[0]
        assert "8 punt h" in shown.said
        assert "2 klaar" in shown.said
