"""What counts as an act: any key or command, and no line with words."""

from datetime import UTC, datetime

import pytest

from gesprek_tui.line.grammar import read_line
from gesprek_tui.line.tally import ACT, NOTE, NOTHING, Tally, of_line

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)


def counted(line: str, *, asked: bool = False, closing: bool = False) -> Tally:
    return of_line(line, read_line(line, NOW), asked=asked, closing=closing)


@pytest.mark.parametrize(
    "line",
    [
        "een notitie", " /v", ">+ ik wil het", ">@moeder hij wil het", "+ hield een budget bij", "= feit | bron",
        "? later", "# toon", "! bellen | ik | morgen | 8", "!! gas", "@zus steunt", "+31 6 12345678",
    ],
)  # fmt: skip
def test_a_line_with_words_is_a_note_whatever_its_sign(line: str) -> None:
    assert counted(line) == counted(line, asked=True) == counted(line, closing=True) == NOTE


@pytest.mark.parametrize(
    "line", ["/v", "/ja", "/3", "/a", "/schaal belang 8", "/doel rust", "/afronden", "/help", ">+"]
)
def test_a_command_and_a_sign_alone_are_acts(line: str) -> None:
    assert counted(line) == ACT


def test_an_empty_line_is_an_act_where_something_is_asked_but_not_in_the_closing() -> None:
    assert counted("") == NOTHING
    assert counted("", asked=True) == ACT
    assert counted("", asked=True, closing=True) == NOTHING


def test_a_line_that_is_no_command_counts_only_when_it_is_kept() -> None:
    assert counted("/zolder") == NOTHING


def test_both_add_up() -> None:
    both = NOTE + ACT + NOTE
    assert both == Tally(notes=2, acts=1)
