"""A talk on the conversation screen: questions, moves, phases, what is asked in the line, the end, the clock."""

from pathlib import Path

from textual.widgets._toast import Toast

from gesprek_tui.conversation.intents import Begin
from gesprek_tui.dutch import asking, refusals, saving, talking
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import report_of
from gesprek_tui.session import Session
from gesprek_tui.tui.screens.report import ReportPage
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.packs.files import put
from tests.tui.talk import MI, Shown, Stand, on_screen, stand


def large(shown: Shown) -> str:
    """The question to say now, as it stands on the screen."""
    rows = (line.partition("▌ ")[2] for line in shown.text.splitlines() if "▌ " in line)
    return " ".join(row.partition("│")[0].strip() for row in rows).removeprefix("✓ ")


async def test_up_and_down_look_at_a_question_without_asking_it() -> None:
    async with on_screen(stand()) as shown:
        first = large(shown)
        await shown.press("down")
        assert large(shown) != first
        await shown.press("up")
        assert large(shown) == first
        assert shown.session.state.asked == ()
        await shown.pilot.press("j")
        await shown.press("down")
        assert shown.typed == "j"
        assert large(shown) == first


async def test_page_down_and_up_go_through_the_phases() -> None:
    async with on_screen(stand()) as shown:
        await shown.press("pagedown")
        assert shown.place == "focussen"
        await shown.press("pageup")
        assert shown.place == "engageren"
        await shown.press("pageup")
        assert refusals.FIRST_PHASE in shown.text
        await shown.pilot.press("j")
        await shown.press("pagedown")
        assert (shown.place, shown.typed) == ("engageren", "j")


async def test_a_taken_question_becomes_the_large_one_and_counts_as_asked() -> None:
    async with on_screen(stand()) as shown:
        wanted = shown.session.questions[1].text
        await shown.enter("/2")
        assert large(shown) == wanted
        assert [asked.text for asked in shown.session.state.asked] == [wanted]
        await shown.enter("een notitie")
        assert large(shown) == wanted


async def test_a_move_can_be_taken() -> None:
    async with on_screen(stand().lines(">x bemoei u er niet mee")) as shown:
        letter = next(at for at, move in zip("abc", shown.session.moves, strict=False) if move.do.ask)
        move = shown.session.moves["abc".index(letter)]
        assert f"/{letter}  {move.say}" in shown.text
        await shown.enter(f"/{letter}")
        assert large(shown) == shown.session.state.asked[-1].text


async def test_what_cannot_be_is_told_and_changes_nothing() -> None:
    async with on_screen(stand()) as shown:
        for line, told in (
            ("/c", "zet c"), ("/klaar", "tweede methode"), ("/fase zeven", "Er is geen fase"),
            ("/schaal geluk 4", "Er is geen schaal"), ("/wis", "nog geen notitie"), ("/methode yoga", "yoga"),
        ):  # fmt: skip
            before = len(shown.session.state.log)
            await shown.enter(line)
            assert told in shown.said, line
            assert len(shown.session.state.log) == before
        await shown.pilot.press("j")
        assert "yoga" not in shown.said


async def test_a_lock_says_why_and_what_to_type() -> None:
    stood = stand().lines("/methode motiverend-advies", "de belastingaangifte", "/v")
    async with on_screen(stood) as shown:
        assert "na ja" in shown.text
        await shown.enter("/5")
        assert "nummer 5" in shown.said
        await shown.enter("/v")
        assert shown.place == "wachten"
        assert "/ja" in shown.text.splitlines()[-1] + shown.text.splitlines()[-2]
        await shown.enter("/nee")
        assert shown.place == "loslaten"
        await shown.enter("/ja")
        assert shown.place == "kennis"
        await shown.enter("/klaar")
        assert shown.place == "engageren"
        assert "MOTIVERENDE GESPREKSVOER" in shown.text


async def test_a_scale_is_asked_number_first_then_rung_by_rung() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("/schaal vertrouwen")
        assert "cijfer…" in shown.text
        assert "0 = geen enkel vertrouwen" in shown.said
        await shown.enter("4")
        rungs = shown.session.prompt
        assert rungs is not None
        assert all(text in shown.said for text in (rungs.say, *rungs.following[:2]))
        await shown.enter("ik heb het eerder gedaan")
        second = shown.session.prompt
        assert second is not None
        assert second.say == rungs.following[0]
        await shown.enter("> dat zegt mijn zus ook")
        assert shown.session.prompt == second
        await shown.press("escape")
        assert shown.session.prompt is None
        assert talking.PLACEHOLDER in shown.text
        scale = shown.session.state.scales[-1]
        assert scale.value == 4
        assert [answer.text for answer in scale.answers] == ["ik heb het eerder gedaan"]
        assert shown.notes == [("quote", "dat zegt mijn zus ook")]


async def test_a_note_comes_back_to_be_changed() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("een fuot", "/wijzig")
        assert shown.typed == "/wijzig 1 een fuot"
        await shown.pilot.press(*["backspace"] * 3)
        await shown.enter("out")
        assert shown.notes == [(None, "een fout")]


async def test_closing_asks_a_few_things_and_ends_at_the_report() -> None:
    async with on_screen(stand().lines("? de zorgverzekering")) as shown:
        await shown.enter("/afronden")
        step, steps = 1, 5
        while shown.session.prompt is not None:
            assert asking.closing_title(step, steps) in shown.text
            await shown.enter("dank u wel" if step == steps else "")
            step += 1
        assert step > steps
        assert isinstance(shown.app.screen, ReportPage)
        assert "dank u wel" in shown.said
        await shown.press("escape")
        assert saving.ENDED in shown.text


async def test_after_the_end_the_report_is_followed_by_how_much_was_done_for_the_user_alone() -> None:
    async with on_screen(stand()) as shown:
        await shown.enter("een notitie", "/v")
        await shown.press("f1", "escape", "f9", "x", "up")
        await shown.enter("/verslag")
        assert "alleen voor u" not in shown.text
        await shown.press("escape")
        await shown.enter("/afronden", "", "", "", "", "dank u wel")
        assert saving.tally(acts=6, notes=2) in shown.text
        assert "alleen voor u" not in plain(report_of(shown.session.state))


async def test_after_the_end_a_note_can_be_added_and_escape_leaves() -> None:
    stood = stand().lines("/afronden")
    stood.session.end_of_input()
    async with on_screen(stood) as shown:
        assert talking.PLACEHOLDER_ENDED in shown.text
        await shown.enter("nagekomen bericht", "/v")
        assert refusals.ENDED in shown.said
        assert shown.notes == [(None, "nagekomen bericht")]
        assert shown.runs
        await shown.press("escape")
        assert not shown.runs


async def test_a_pause_stops_the_clock_and_says_so() -> None:
    stood = stand()
    async with on_screen(stood) as shown:
        await shown.enter("/pauze")
        stood.clock.wait(600)
        shown.screen._tick()
        await shown.pilot.pause()
        assert f"nog 45 van 45 min · {saving.PAUSED}" in shown.said
        await shown.enter("/pauze")
        stood.clock.wait(600)
        shown.screen._tick()
        await shown.pilot.pause()
        assert "nog 35 van 45 min" in shown.said


async def test_the_clock_brings_moves_but_never_while_typing() -> None:
    stood = stand()
    async with on_screen(stood) as shown:
        before = shown.session.moves
        await shown.pilot.press("j")
        stood.clock.wait(36 * 60)
        shown.screen._tick()
        assert shown.session.moves == before
        await shown.pilot.press("backspace")
        stood.clock.wait(60)
        shown.screen._tick()
        await shown.pilot.pause()
        assert shown.session.moves != before
        assert f"/a  {shown.session.moves[0].say}" in shown.text


def told(shown: Shown) -> list[str]:
    """What lies over the screen for a while."""
    return [str(toast.render()) for toast in shown.app.screen.query(Toast)]


async def test_what_of_the_user_takes_no_part_is_told_once(tmp_path: Path) -> None:
    put(tmp_path, f"{MI}.eigen", "chnges: [x]")
    put(tmp_path, "veiligheid.eigen", "niets")
    packs = Catalog(user_packs=tmp_path)
    begin = Begin(method=packs.method(MI), client="K-017")
    session = Session.start(begin, FakeJournal(), packs, FakeClock())
    async with on_screen(Stand(session, FakeJournal(), FakeClock())) as shown:
        (overlay,) = told(shown)
        assert overlay.startswith(
            f"Uw aanpassing {MI}.eigen.yaml doet niet mee: regel 1, de sleutel ‘schema’ ontbreekt"
        )
        shown.app.clear_notifications()
        await shown.enter("een notitie", "/crisis")
        (safety,) = told(shown)
        assert safety.startswith("Uw aanpassing veiligheid.eigen.yaml doet niet mee: regel 1, een pakket begint met")
