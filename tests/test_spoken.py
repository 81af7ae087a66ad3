"""What the program says on a terminal: no word broken at its edge, and whole lines for a script."""

from io import StringIO

import pytest

from gesprek_tui.spoken import fitted, say

TOLD = "Haal die zelf weg; ze staan in /een/map/met/een/lange/naam/kopie.gesprek en nergens anders."


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_no_word_and_no_path_is_broken_at_the_edge() -> None:
    lines = fitted(TOLD, 30).split("\n")
    assert " ".join(lines).split() == TOLD.split()
    assert all(len(line) <= 30 or " " not in line for line in lines)


def test_a_line_that_was_indented_stays_so_and_line_ends_stay() -> None:
    assert fitted("een\n\n  twee", 40) == "een\n\n  twee"


def test_a_terminal_gets_it_fitted_and_a_script_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown, kept = Terminal(), StringIO()
    say(TOLD, shown)
    say(TOLD, kept)
    assert kept.getvalue() == f"{TOLD}\n"
    assert shown.getvalue().count("\n") > 1
