"""An agreement as it is asked in the line, and as a command changes it."""

import pytest

from gesprek_tui.conversation import events as ev
from gesprek_tui.dutch import asking, refusals
from gesprek_tui.line import asks
from gesprek_tui.line.told import told
from gesprek_tui.packs.method import Method
from tests.builders import pack, phase, talking
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def detail(desk: Desk) -> tuple[str, ...]:
    prompt = desk.session.prompt
    assert prompt is not None
    return prompt.detail


# --- asked part by part -------------------------------------------------------------------------------------


def test_an_agreement_is_asked_part_by_part_with_what_to_say_aloud(desk: Desk) -> None:
    desk.type("/afspraak")
    assert detail(desk) == ("Eerst: ‘Mag ik meedenken over hoe u dat gaat doen?’",)
    said = []
    for answer in ("de bank bellen", "cl", "dinsdag 10:00", "de brief", "mijn zus bellen", "8"):
        said.append(desk.asked)
        desk.type(answer)
    assert desk.asked is None
    assert said == [
        "Wat is het allereerste wat u doet?",
        "Wie doet dat?",
        "Op welke dag doet u dat, en hoe laat?",
        "Wat hebt u daarvoor nodig?",
        "Stel dat het niet lukt. Wat doet u dan?",
        "Hoe zeker bent u dat het lukt, van 0 tot 10?",
    ]
    agreed = desk.agreement
    assert (agreed.what, agreed.who, agreed.when_at) == ("de bank bellen", "cl", "2026-11-24T10:00:00+01:00")
    assert (agreed.with_what, agreed.if_then, agreed.confidence) == ("de brief", "mijn zus bellen", 8)
    assert len(desk.session.state.agreements) == 1


def test_what_is_said_so_far_stands_beside_the_next_question(desk: Desk) -> None:
    desk.type("/je", "! bellen", "samen")
    assert desk.asked == "Op welke dag doen we dat, en hoe laat?"
    assert detail(desk) == ("bellen · samen",)
    echo = desk.type("morgen 10:00").echo
    assert echo == "zondag 22 nov 2026, 10:00"
    assert detail(desk) == ("bellen · samen · morgen 10:00",)
    assert desk.type("de brief").echo is None, "a date is said back once"


def test_every_part_may_be_skipped(desk: Desk) -> None:
    desk.type("! bellen", "", "ooit", "", "", "")
    assert desk.asked is None
    agreed = desk.agreement
    assert (agreed.who, agreed.when, agreed.when_at, agreed.confidence) == (None, "ooit", None, None)


def test_esc_stops_and_keeps_what_there_is(desk: Desk) -> None:
    desk.type("! bellen", "cl")
    desk.session.leave_ask()
    assert desk.asked is None
    assert (desk.agreement.what, desk.agreement.who) == ("bellen", "cl")
    desk.type("gewoon een notitie")
    assert desk.notes == [(None, "gewoon een notitie")]


def test_how_sure_is_not_asked_of_the_professional(desk: Desk) -> None:
    desk.type("! de gemeente bellen", "ik", "vrijdag 12:00", "", "")
    assert desk.asked is None
    assert desk.agreement.confidence is None


def test_a_number_below_seven_offers_a_smaller_step_and_asks_how_sure_of_that(desk: Desk) -> None:
    desk.type("! alle post openen", "cl", "", "", "", "4, het is zo veel")
    assert desk.asked == "Hoe kan deze stap kleiner?"
    assert detail(desk)[-1] == asking.WHY_SMALLER
    assert desk.notes == [(None, "4, het is zo veel")]
    desk.type("één brief openen")
    assert desk.asked == "Hoe zeker bent u dat het lukt, van 0 tot 10?"
    assert (desk.agreement.what, desk.agreement.confidence) == ("één brief openen", 4)
    desk.type("8")
    assert desk.asked is None
    assert (desk.agreement.what, desk.agreement.confidence) == ("één brief openen", 8)


def test_the_same_step_may_stay_with_the_number_that_the_client_gave(desk: Desk) -> None:
    desk.type("! alle post openen", "cl", "", "", "", "4", "")
    assert desk.asked is None
    assert (desk.agreement.what, desk.agreement.confidence) == ("alle post openen", 4)


def test_a_number_off_the_scale_is_asked_again(desk: Desk) -> None:
    desk.type("! bellen", "cl", "", "", "")
    assert desk.refused("11") == refusals.off_scale()
    assert desk.asked == "Hoe zeker bent u dat het lukt, van 0 tot 10?"


def test_words_for_how_sure_are_kept_as_a_note(desk: Desk) -> None:
    desk.type("! bellen", "", "", "", "", "best wel")
    assert desk.agreement.confidence is None
    assert desk.notes == [(None, "best wel")]


@pytest.mark.parametrize("line", ["! bellen | ik", "! bellen | | | 4"])
def test_an_agreement_that_says_more_than_what_asks_nothing(desk: Desk, line: str) -> None:
    desk.type(line)
    assert desk.asked is None


def test_what_is_typed_with_its_sign_answers_too(desk: Desk) -> None:
    desk.type("/afspraak", "! bellen | ik | morgen | 7")
    assert desk.asked is None


def test_an_agreement_that_is_taken_back_is_not_asked_about(desk: Desk) -> None:
    desk.type("! bellen", "/ongedaan")
    assert desk.asked is None
    desk.type("gewoon een notitie")
    assert desk.notes == [(None, "gewoon een notitie")]


def test_an_agreement_that_is_taken_away_while_it_is_asked_keeps_the_answer(desk: Desk) -> None:
    desk.type("! bellen", "/afspraak 1 weg", "mijn zus")
    assert desk.notes == [(None, "mijn zus")]
    assert desk.asked is None


# --- changed by a command -----------------------------------------------------------------------------------


@pytest.fixture
def two(desk: Desk) -> Desk:
    desk.type("! bellen | cl | morgen 10:00 | 8", "! schrijven | ik")
    return desk


def test_the_numbers_stand_where_an_agreement_is_asked(two: Desk) -> None:
    two.type("/afspraak")
    assert detail(two)[1:] == (
        "1 bellen · cliënt · morgen 10:00 · zeker 8", "2 schrijven · ik", asking.CHANGE_AGREEMENT,
    )  # fmt: skip


def test_a_command_changes_the_agreement_with_that_number(two: Desk) -> None:
    assert two.type("/afspraak 2 woensdag 14:00").echo == "woensdag 25 nov 2026, 14:00"
    two.type("/afspraak 1 gedaan", "/afspraak 2 een mail schrijven", "/afspraak 1 9")
    first, second = two.session.state.agreements
    assert (first.what, first.done, first.confidence) == ("bellen", True, 9)
    assert (second.what, second.who, second.when) == ("een mail schrijven", "ik", "woensdag 14:00")


def test_done_long_after_says_no_date_back(two: Desk) -> None:
    two.clock.wait(30 * 86400)
    assert two.type("/afspraak 1 gedaan").echo is None
    assert two.session.state.agreements[0].when_at == "2026-11-22T10:00:00+01:00"


def test_what_is_taken_away_is_gone_and_the_numbers_close_up(two: Desk) -> None:
    outcome = two.type("/afspraak 1 weg")
    assert isinstance(outcome.event, ev.AgreementRemoved)
    assert told(outcome.event, two.session.state) == "afspraak weggehaald: ‘bellen’"
    assert [agreed.what for agreed in two.session.state.agreements] == ["schrijven"]
    two.type("/afspraak 1 nabellen")
    assert two.agreement.what == "nabellen"
    two.type("/ongedaan", "/ongedaan")
    assert [agreed.what for agreed in two.session.state.agreements] == ["bellen", "schrijven"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/afspraak 1 9", "afspraak: bellen · zeker 9"),
        ("/afspraak 1 samen", "afspraak: bellen · samen"),
        ("/afspraak 1 gedaan", "afspraak: bellen · gedaan"),
        ("/afspraak 1 vrijdag", "afspraak: bellen · vrijdag"),
        ("/afspraak 1 langsgaan", "afspraak: langsgaan"),
    ],
)
def test_what_changed_is_said_back(two: Desk, line: str, said: str) -> None:
    event = two.type("/afspraak 2 morgen", line).event
    assert event is not None
    assert told(event, two.session.state) == said


def test_a_number_alone_asks_what_that_agreement_does_not_say_yet(two: Desk) -> None:
    two.type("/afspraak 1")
    assert two.asked == "Wat hebt u daarvoor nodig?"
    two.type("de brief", "")
    assert two.asked is None
    assert two.session.state.agreements[0].with_what == "de brief"
    two.type("/afspraak 2")
    assert two.asked == "Op welke dag hoort u van mij, en hoe laat?"


def test_a_whole_agreement_says_how_to_change_it(two: Desk) -> None:
    two.type("/afspraak 1", "de brief", "mailen")
    assert two.refused("/afspraak 1") == refusals.agreement_is_whole(1)


@pytest.mark.parametrize("line", ["/afspraak 3", "/afspraak 3 gedaan", "/afspraak 0 weg"])
def test_a_number_that_is_not_there_is_refused(two: Desk, line: str) -> None:
    assert "Er is geen afspraak" in two.refused(line)


def test_without_an_agreement_it_says_how_to_make_one(desk: Desk) -> None:
    assert "/afspraak" in desk.refused("/afspraak 1 gedaan")


def test_a_number_off_the_scale_changes_nothing(two: Desk) -> None:
    assert two.refused("/afspraak 1 12") == refusals.off_scale()


def test_after_the_end_an_agreement_may_still_be_done_or_mended(two: Desk) -> None:
    two.type("/afronden")
    two.session.end_of_input()
    two.type("/afspraak 1 gedaan", "/afspraak 2 weg")
    assert [(agreed.what, agreed.done) for agreed in two.session.state.agreements] == [("bellen", True)]
    assert two.refused("/afspraak") == refusals.ENDED


# --- while closing ------------------------------------------------------------------------------------------


def test_what_is_asked_beside_a_closing_step_leads_back_to_it(desk: Desk) -> None:
    desk.type("/afronden")
    step = desk.asked
    desk.type("/afspraak", "bellen", "ik")
    assert desk.asked == "Op welke dag hoort u van mij, en hoe laat?"
    desk.session.leave_ask()
    assert desk.asked == step
    desk.type("/schaal", "vertrouwen 7", "")
    assert desk.asked == step
    desk.type("/afspraak 1 gedaan")
    assert desk.asked == step
    desk.type("/afspraak", "/afronden")
    assert desk.asked == step
    desk.session.leave_ask()
    assert desk.asked is None, "one closing, not two"
    desk.type("/afronden", "/afspraak")
    desk.session.end_of_input()
    assert desk.session.state.ended is not None
    assert isinstance(desk.session.state.log[-1], ev.ConversationEnded)
    assert desk.session.ask is None


def test_the_safety_pack_comes_over_what_is_asked_beside_a_closing_step() -> None:
    safety = Method(pack("veilig", phase("nu"), role="safety"), shared=talking().shared, sha256="c" * 64)
    desk = Desk(talking(), safety)
    desk.type("/afronden")
    step = desk.asked
    desk.type("/afspraak", "/crisis")
    assert desk.asked is None
    desk.type("/gevraagd")
    assert desk.asked is None, "nothing comes between"
    desk.type("/klaar")
    assert isinstance(desk.session.ask, asks.What)
    desk.session.leave_ask()
    assert desk.asked == step
