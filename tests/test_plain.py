"""Plain mode in process: what is said, what is complained about, and a disk that fails."""

import io
from collections.abc import Iterator

import pytest

from gesprek_tui.cases import Player
from gesprek_tui.dutch import asking, saving
from gesprek_tui.errors import SaveError
from gesprek_tui.line.commands import COMMANDS
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.plain import Plain, play
from tests.builders import basis, joined, pack, phase, question, talking
from tests.desk import Desk
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal


class Lines:
    """Plain mode over one session, with what it printed."""

    def __init__(self, *, interactive: bool = False) -> None:
        self.desk = Desk()
        self.interactive = interactive
        self.out = self.err = ""
        self.code = 0

    def __call__(self, *lines: str) -> "Lines":
        """Give these lines; :attr:`out`, :attr:`err` and :attr:`code` are what came of them."""
        out, err = io.StringIO(), io.StringIO()
        plain = Plain(self.desk.session, out, err, interactive=self.interactive)
        self.code = plain.run(f"{line}\n" for line in lines)
        self.out, self.err = out.getvalue(), err.getvalue()
        return self


@pytest.fixture
def plain() -> Lines:
    return Lines()


def test_the_first_line_names_the_conversation(plain: Lines) -> None:
    first = plain().out.splitlines()[0]
    assert plain.desk.session.state.id in first
    assert "K-017" in first


def test_every_note_is_said_to_be_saved_with_its_time(plain: Lines) -> None:
    assert "14:00:00 verandertaal" in plain(">+ ik wil het").out


def test_a_new_place_is_told_once(plain: Lines) -> None:
    plain("/v", "/methode motiverend-advies", "/v", "/klaar")
    assert plain.out.count("[Toestemming] Vraag nu") == 1
    assert plain.out.count("[Focussen] Vraag nu") == 2, "on arriving, and on coming back"


def test_help_tells_every_command_and_sign(plain: Lines) -> None:
    plain("/help")
    assert all(f"{command.shown} – {command.help}" in plain.out for command in COMMANDS)
    assert ">+ tekst – verandertaal" in plain.out


def test_moves_come_with_their_reason_and_where_they_come_from(plain: Lines) -> None:
    plain(">x u luistert niet", "/fase ontlokken", "/nu")
    assert "(Reden van terug-bij-wrijving.) – Motiverende gespreksvoering: terug-bij-wrijving" in plain.out


def test_pages_of_the_screen_are_printed(plain: Lines) -> None:
    plain("een notitie", "/verslag", "/methode", "/zoek weet al", "/zoek zolder", "/weg", "/wijzig")
    assert "Gespreksverslag" in plain.out
    assert "motiverend-advies – Motiverend advies" in plain.out
    assert "Motiverend advies: Wat weet u al over ‹onderwerp›?" in plain.out
    assert [line.partition(":")[0] for line in plain.err.splitlines()] == ["regel 5", "regel 6", "regel 7"]
    assert "een notitie" in plain.err, "the note to change is shown"


def test_crlf_and_a_byte_order_mark_do_no_harm(plain: Lines) -> None:
    plain("\ufeff/v\r", "notitie\r")
    assert plain.desk.place == "focussen"
    assert plain.desk.notes == [(None, "notitie")]


def test_end_of_input_leaves_it_open_and_in_the_closing_ends_it(plain: Lines) -> None:
    assert plain("een").code == 0
    assert plain.desk.session.state.ended is None
    assert plain("/afronden").code == 0
    assert plain.desk.session.state.ended is not None
    assert f"gesprek show {plain.desk.session.state.id[-6:]}" in plain.out


def test_lines_after_the_end_are_still_kept(plain: Lines) -> None:
    plain("/afronden", "", "", "nagekomen")
    assert plain.desk.notes == [(None, "nagekomen")]


def test_what_could_not_be_saved_is_counted_kept_and_told_at_the_next_start(plain: Lines) -> None:
    plain.desk.type("eerst")
    plain.desk.journal.full = True
    plain("een", "/v", "twee")
    assert plain.code == 1
    assert [line.partition(":")[0] for line in plain.err.splitlines()] == ["regel 1", "regel 2", "regel 3"]
    assert "3 regels" in plain.err.splitlines()[-1]
    assert plain.desk.notes == [(None, "eerst")]


def test_a_disk_that_comes_back_keeps_what_waited_as_the_draft(plain: Lines) -> None:
    plain.desk.journal.full = True

    def lines() -> Iterator[str]:
        yield from ("een", "twee")
        plain.desk.journal.full = False
        yield "drie"

    assert Plain(plain.desk.session, io.StringIO(), io.StringIO(), interactive=False).run(lines()) == 1
    assert plain.desk.notes == [(None, "drie")]
    assert plain.desk.session.draft() == ["een", "twee"]
    plain.desk.resume()
    assert "een / twee" in plain().err


def test_how_much_was_done_is_said_once_at_the_end(plain: Lines) -> None:
    assert "handelingen" not in plain("een notitie", "/v").out
    assert plain("/help", "/afronden").out.splitlines()[-1] == saving.tally(acts=3, notes=1)


def test_a_safety_question_comes_with_its_why_which_may_hold_the_number_to_call() -> None:
    asked = question("bel", "Zullen we samen bellen?", why="113: gratis, dag en nacht.")
    plain = Lines()
    plain.desk = Desk(talking(), joined(pack("veiligheid", phase("nu", asked), role="safety")))
    plain("/crisis", "/klaar")
    assert "[Nu] Vraag nu: Zullen we samen bellen? (113: gratis, dag en nacht.)\n" in plain.out
    assert "[Engageren] Vraag nu: Vraag vraag-engageren aan u?\n" in plain.out


def test_when_the_last_parked_point_is_ticked_off_in_the_closing_the_question_that_is_left_is_said() -> None:
    plain = Lines()
    parked = question("bewaard", "Wat wilt u hier nog mee?", closes="parked")
    plain.desk = Desk(joined(pack("gesprek", phase("begin")), shared=basis(phases=[phase("slot", parked)])))
    plain("? de huur", "? de zorg", "/afronden", "/besproken 1", "/besproken 1")
    assert plain.out.count("Wat wilt u hier nog mee?") == 1
    assert plain.out.count(asking.ASK_ANYTHING_LEFT["u"]) == 1


def test_what_looks_as_if_it_points_at_one_person_is_told_with_how_to_change_it(plain: Lines) -> None:
    plain("huur 742,50", "bel 06-12345678", "/wijzig bel de zus", "! mailen k@voorbeeld.nl | ik", "/zoek 06-12345678")
    assert plain.desk.notes == [(None, "huur 742,50"), (None, "bel de zus")]
    first, second = plain.err.splitlines()[:2]
    assert first.startswith("regel 2: ")
    assert "een telefoonnummer" in first
    assert "/wijzig" in first
    assert second.startswith("regel 4: ")
    assert "een e-mailadres" in second
    assert "/ongedaan" in second
    assert "12345678" not in plain.err
    assert "voorbeeld" not in plain.err
    assert plain.code == 0


def test_a_failing_end_is_told(plain: Lines) -> None:
    plain.desk.type("/afronden")
    plain.desk.journal.full = True
    assert plain().code == 1
    with pytest.raises(SaveError):
        plain.desk.session.end_of_input()


def test_in_a_terminal_the_line_says_what_is_asked_and_the_end_ends_it() -> None:
    plain = Lines(interactive=True)("/schaal vertrouwen", "4", "", "/zolder", "/afronden", "", "", "niet meer gelezen")
    assert "cijfer› " in plain.out
    assert "regel" not in plain.err
    assert plain.desk.notes == [(None, "/zolder")]
    assert plain.desk.session.state.ended is not None


def test_who_plays_a_case_in_a_terminal_hears_once_how_it_goes_on() -> None:
    catalog = Catalog()
    told = []
    for interactive in (True, False):
        out = io.StringIO()
        player = Player(catalog.case("de-blauwe-envelop"), FakeJournal(), catalog, FakeClock())
        play(player, [""] * 3, out, interactive=interactive)
        told.append(out.getvalue().count("Enter: volgende regel\n"))

    assert told == [1, 0]


def test_the_full_words_erase_a_note_for_good(plain: Lines) -> None:
    plain("geheim", "blijft", "/wis 2 voorgoed")
    assert "14:00:00 notitie voorgoed gewist" in plain.out
    assert plain.desk.notes == [(None, "blijft")]
    assert "geheim" not in repr(plain.desk.session.state)
