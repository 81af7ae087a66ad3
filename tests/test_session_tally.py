"""How much was done beside the notes: counted once, for this run of the program, and kept nowhere."""

import pytest

from gesprek_tui.errors import SaveError
from gesprek_tui.line.tally import Tally
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def counted(desk: Desk) -> tuple[int, int]:
    tally = desk.session.tally
    return tally.acts, tally.notes


def test_a_scale_with_its_rungs_is_one_act(desk: Desk) -> None:
    desk.type("/schaal vertrouwen 4", "ik heb het eerder gedaan", ">+ ik wil het", "mijn zus")
    assert counted(desk) == (1, 3)
    desk.type("")
    assert counted(desk) == (2, 3)


def test_the_closing_is_one_act_with_all_its_steps(desk: Desk) -> None:
    desk.type("een notitie", "/afronden", "! bellen | ik", "ik weet waar ik begin", "")
    assert desk.session.state.ended
    assert counted(desk) == (1, 3)


def test_an_agreement_that_is_asked_between_two_closing_steps_is_one_act_more(desk: Desk) -> None:
    desk.type("/afronden", "/afspraak", "bellen", "", "", "", "", "")
    assert desk.asked == "Wat neemt u mee?"
    assert counted(desk) == (2, 1)


def test_after_the_end_nothing_is_counted(desk: Desk) -> None:
    desk.type("/afronden", "", "", "nagekomen", "/verslag")
    assert counted(desk) == (1, 0)


def test_keys_that_type_no_line_count_too(desk: Desk) -> None:
    desk.session.look_at(1)
    desk.type("/schaal vertrouwen 4")
    desk.session.leave_ask()
    assert counted(desk) == (3, 0)


def test_leaving_a_closing_step_is_part_of_the_closing(desk: Desk) -> None:
    desk.type("/afronden")
    desk.session.leave_ask()
    assert counted(desk) == (1, 0)


def test_a_refusal_was_an_act_and_a_failed_save_is_counted_when_it_succeeds(desk: Desk) -> None:
    desk.refused("/t")
    desk.journal.full = True
    for line in ("een", "/v"):
        with pytest.raises(SaveError):
            desk.session.submit(line)
    assert counted(desk) == (1, 0)
    desk.journal.full = False
    desk.type("een", "/v")
    assert counted(desk) == (2, 1)


def test_what_is_no_command_is_a_note_once_it_is_kept(desk: Desk) -> None:
    assert desk.session.submit("/zolder").unfit
    desk.session.keep_as_note("/zolder")
    assert counted(desk) == (0, 1)


def test_another_run_of_the_program_begins_at_nothing(desk: Desk) -> None:
    desk.type("een", "/v")
    assert desk.resume().tally == Tally()
