"""The report before it is taken away: looked at, put otherwise, copied, kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from gesprek_tui.dutch import reports as words
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import report_of
from gesprek_tui.tui.screens import report
from tests.tui.talk import Shown, on_screen, stand


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What came on the clipboard."""
    taken = list[str]()

    def take(text: str, app: object) -> str:  # noqa: ARG001
        taken.append(text)
        return "pbcopy"

    monkeypatch.setattr(report, "copy", take)
    return taken


@asynccontextmanager
async def opened(*lines: str) -> AsyncIterator[Shown]:
    lines = lines or ("= twee maanden huur achter | brief", "> ik wil rust", "# van mijzelf", "! bellen | ik | morgen")
    async with on_screen(stand().lines(*lines)) as shown:
        await shown.enter("/verslag")
        yield shown


async def test_from_the_end_of_the_call_the_report_is_on_the_clipboard_within_six_keys(copied: list[str]) -> None:
    async with on_screen(stand().lines("= de huur is betaald", "/afronden", "", "", "", "")) as shown:
        keys = ["enter", "k", "k"]  # the last closing step is skipped, and that ends the call
        await shown.press(*keys)
        assert shown.session.state.ended
        assert len(keys) <= 6
        assert copied == [plain(report_of(shown.session.state))]
        assert words.copied("pbcopy") in shown.said


async def test_nothing_is_copied_at_one_press(copied: list[str]) -> None:
    async with opened() as shown:
        await shown.press("k")
        assert copied == []
        assert "leesbaar op het klembord" in shown.said
        await shown.press("escape", "k")
        assert copied == []
        await shown.press("d")
        assert copied == []


async def test_one_part_is_copied_as_the_field_of_another_system_wants_it(copied: list[str]) -> None:
    async with opened() as shown:
        await shown.press("d", "d")
        assert copied == ["twee maanden huur achter (bron: brief)\n"]


async def test_another_kind_of_report_is_one_key_away() -> None:
    async with opened() as shown:
        assert "1 van 7" in shown.text
        await shown.press("tab")
        assert "2 van 7" in shown.text
        assert "Bronnen en feiten" in shown.text
        await shown.press("shift+tab", "shift+tab")
        assert "7 van 7" in shown.text


async def test_a_line_is_put_otherwise_and_comes_back_as_it_was() -> None:
    async with opened() as shown:
        await shown.press("enter", *["backspace"] * 40, *"huurschuld", "enter")
        assert "huurschuld" in shown.text
        assert "twee maanden" not in shown.text
        assert "van mijzelf" not in shown.text
        assert shown.session.state.notes[0].text == "twee maanden huur achter"
        await shown.press("o")
        assert "twee maanden huur achter" in shown.text


async def test_a_line_is_left_out() -> None:
    async with opened() as shown:
        await shown.press("enter", *["backspace"] * 40, "enter")
        shown_before, _, left_out = shown.text.partition(words.LEFT_OUT)
        assert "huur" not in shown_before
        assert "huur" in left_out
        assert words.line_kept("") in shown.said
        await shown.press("end", "o")
        assert words.LEFT_OUT not in shown.text
        assert "huur" in shown.text


async def test_escape_lets_the_line_as_it_was() -> None:
    async with opened() as shown:
        before = len(shown.session.state.log)
        await shown.press("enter", *"xyz", "escape")
        assert "xyz" not in shown.text
        await shown.press("enter", "enter")
        assert len(shown.session.state.log) == before


@pytest.mark.parametrize(("key", "kind"), [("w", "docx"), ("h", "html"), ("m", "md"), ("t", "txt"), ("a", "ics")])
async def test_it_is_kept_in_the_format_that_is_chosen(
    key: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened() as shown:
        await shown.press("b", key)
        await shown.press("b", key)
        assert "niet versleuteld" in shown.said
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == 2
    assert all(name.endswith(f".{kind}") and "K-017" not in name for name in kept)


async def test_a_template_that_does_not_work_stops_no_other_report(tmp_path: Path) -> None:
    (tmp_path / "eigen.j2").write_text("## A\n- {{ niets }}", encoding="utf-8")
    async with on_screen(stand().lines("= de huur is betaald")) as shown:
        shown.app.reports = tmp_path
        await shown.enter("/verslag")
        while "4 van 8" not in shown.text:
            await shown.press("tab")
        assert "regel 2" in shown.said
        await shown.press("k", "d", "b", "h", "tab")
        assert "Scangesprek: verslag voor de cliënt" in shown.text  # whatever is told above it


async def test_the_letter_shows_where_it_could_be_plainer() -> None:
    async with opened("! conform de brief bellen | ik | morgen") as shown:
        while "Brief aan de" not in shown.text:
            await shown.press("tab")
        assert words.can_be_plainer(1) in shown.said
        await shown.press("down")
        assert "‘conform’ kan ook zijn: volgens" in shown.said
        await shown.press("up")
        assert "conform’" not in shown.said


async def test_what_was_typed_stands_there_as_text_and_what_is_not_for_the_client_does_not() -> None:
    async with opened(">+ ik wil dit [niet] zo", "# voor mij alleen") as shown:
        assert "ik wil dit [niet] zo" in shown.said
        assert "voor mij alleen" not in shown.said
        assert "verandertaal" not in shown.said


async def test_masking_shows_what_it_changes_and_copying_follows(copied: list[str]) -> None:
    async with opened("= bel 06-12345678", "@Xandra steunt", "= de huur") as shown:
        await shown.press("m")
        assert "bel 06-12345678 → bel [telefoon]" in shown.said
        assert "Xandra → [naam]" in shown.said
        await shown.press("k", "k")
        assert "12345678" not in copied[0]
        assert "Xandra" not in copied[0]
        await shown.press("d", "d")
        assert copied[1] == "bel [telefoon]\nde huur\n"
        await shown.press("m")
        assert "[telefoon]" not in shown.text
