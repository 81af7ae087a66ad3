"""Lists: kept as typed, asked item by item, told in the report, and never in the way."""

import pytest

from gesprek_tui.conversation.state import Item
from gesprek_tui.conversation.together import pages, read_out
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import report_of
from gesprek_tui.report.view import as_json
from tests.builders import basis, hint, joined, pack, phase
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def cells(item: Item) -> dict[str, str]:
    return {field.id: field.text for field in item.fields}


def listed(desk: Desk, name: str) -> list[dict[str, str]]:
    return [cells(item) for item in desk.session.state.listed(name)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("de brief van de bank", {"punt": "de brief van de bank"}),
        ("de brief, klaar", {"punt": "de brief", "stand": "besproken"}),
        ("de brief, Eerst", {"punt": "de brief", "stand": "eerst"}),
        ("de brief, cl, straks", {"punt": "de brief", "van": "cl", "stand": "straks"}),
        ("huur, gas en licht", {"punt": "huur, gas en licht"}),
        ("eerst bellen met de bank", {"punt": "eerst bellen met de bank"}),
        ("de brief | ik | besproken", {"punt": "de brief", "van": "ik", "stand": "besproken"}),
        ("de brief || besproken", {"punt": "de brief", "stand": "besproken"}),
        ("a | b | c | d | e", {"punt": "a | b | c | d | e"}),
    ],
)
def test_words_that_are_a_columns_choice_fill_that_column(desk: Desk, typed: str, kept: dict[str, str]) -> None:
    desk.type(f"/agenda {typed}")
    assert listed(desk, "agenda") == [kept]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("zus", {"wie": "zus"}),
        ("zus steunt liever niet", {"wie": "zus", "band": "steunt", "toestemming": "liever niet"}),
        ("oude buurvrouw steunt", {"wie": "oude buurvrouw", "band": "steunt"}),
        ("neef, mag weten, wil vaker bellen", {"wie": "neef", "toestemming": "mag weten", "wens": "wil vaker bellen"}),
        ("Steunt elkaar", {"wie": "Steunt elkaar"}),
        ("zus | steunt", {"wie": "zus", "band": "steunt"}),
    ],
)
def test_people_are_typed_as_one_speaks_of_them(desk: Desk, typed: str, kept: dict[str, str]) -> None:
    desk.type("/netwerk", typed)
    assert listed(desk, "network") == [kept]


def test_who_was_named_already_is_changed_also_while_the_list_is_open(desk: Desk) -> None:
    desk.type("@zus steunt", "/netwerk", "Zus gespannen", "2 weg")
    assert listed(desk, "network")[0] == {"wie": "zus", "band": "gespannen"}


def test_of_somebody_with_a_guarded_word_only_the_name_leaves_the_professionals_screen(desk: Desk) -> None:
    outcome = desk.type("@broer onveilig, mag weten, niet bellen")
    assert outcome.echo == "in /samen en in het verslag staat alleen de naam"
    assert listed(desk, "network") == [
        {"wie": "broer", "band": "onveilig", "toestemming": "mag weten", "wens": "niet bellen"}
    ]
    (page,) = pages(desk.session.state)
    assert [read_out(row) for row in page.rows] == ["broer"]
    assert [(one.name, one.tie, one.support) for one in page.people] == [("broer", "", "")]
    told = plain(report_of(desk.session.state))
    assert "broer" in told
    assert not any(word in told for word in ("onveilig", "mag weten", "niet bellen"))
    desk.type("@broer steunt")
    assert "niet bellen" in plain(report_of(desk.session.state)), "safe again: shown again"


def test_a_list_is_asked_item_by_item_until_an_empty_line(desk: Desk) -> None:
    desk.type("/agenda")
    assert desk.asked == "Wat wilt u bespreken?"
    desk.type("de brief", "2 kinderen thuis", "# zelf nakijken", "de wachttijd")
    prompt = desk.session.prompt
    assert prompt
    assert prompt.detail[:3] == ("1  de brief", "2  2 kinderen thuis", "3  de wachttijd")
    desk.type("")
    assert desk.asked is None
    assert desk.notes == [("private", "zelf nakijken")]


def test_only_a_list_in_which_something_can_be_done_says_how(desk: Desk) -> None:
    hints = {}
    for name in ("agenda", "netwerk", "acuut"):
        desk.type(f"/{name}")
        assert desk.session.prompt
        hints[name] = desk.session.prompt.detail[-1]
    assert {name: "2 klaar" in hint for name, hint in hints.items()} == {
        "agenda": True, "netwerk": False, "acuut": True,
    }  # fmt: skip


def test_an_item_is_changed_and_taken_away_by_its_number(desk: Desk) -> None:
    desk.type("/agenda de brief", "/agenda de wachttijd", "/agenda 1 klaar", "/agenda 2 weg")
    assert listed(desk, "agenda") == [{"punt": "de brief", "stand": "besproken"}]
    desk.type("/ongedaan")
    assert [row["punt"] for row in listed(desk, "agenda")] == ["de brief", "de wachttijd"]
    desk.type("/agenda 7 weg")
    assert listed(desk, "agenda")[-1] == {"punt": "7 weg"}, "there is no seventh: what is typed is kept"


def test_somebody_is_typed_as_speech_and_known_the_next_time(desk: Desk) -> None:
    desk.type("@zus steunt, belt elke week", "@Zus mag weten", "@buurvrouw")
    assert listed(desk, "network") == [
        {"wie": "zus", "band": "steunt", "toestemming": "mag weten", "wens": "belt elke week"},
        {"wie": "buurvrouw"},
    ]


def test_what_is_acute_stays_open_until_it_is_done_and_moves_know() -> None:
    own = pack("m", phase("een"), hints=[hint("eerst", {"open_item": "acute"})])
    desk = Desk(joined(own, shared=basis(hints=[])))
    assert not desk.session.moves
    desk.type("!! gas wordt morgen afgesloten | ik | morgen")
    assert [move.id for move in desk.session.moves] == ["eerst"]
    [item] = desk.session.state.listed("acute")
    assert cells(item) == {"wat": "gas wordt morgen afgesloten", "wie": "ik", "termijn": "morgen"}
    assert item.fields[2].at == "2026-11-22"
    desk.type("/acuut 1 klaar")
    assert desk.session.state.listed("acute")[0].done
    assert not desk.session.moves


def test_a_hint_opens_a_list_that_was_not_used_yet() -> None:
    own = pack(
        "m", phase("een"),
        hints=[hint("kaart", {"not_used": "list:network"}, do={"open": "list:network"})],
    )  # fmt: skip
    desk = Desk(joined(own, shared=basis(hints=[])))
    desk.type("/a", "zus steunt")
    assert listed(desk, "network") == [{"wie": "zus", "band": "steunt"}]
    assert not desk.session.moves


def test_lists_stand_in_report_and_json_but_only_those_the_client_may_see_in_the_report(desk: Desk) -> None:
    desk.type("/agenda de brief, cl, besproken", "!! de huur", "/afronden", "", "")
    told = plain(report_of(desk.session.state))
    assert "Agenda" in told
    assert "Van wie: de cliënt" in told
    assert "de huur" not in told
    lists = as_json(desk.session.state)["lists"]
    assert [row["punt"] for row in lists["agenda"]] == ["de brief"]
    assert [row["wat"] for row in lists["acute"]] == ["de huur"]


def test_items_still_come_after_the_end(desk: Desk) -> None:
    desk.type("/afronden", "", "", "/agenda nagekomen")
    assert listed(desk, "agenda") == [{"punt": "nagekomen"}]


def test_items_come_back_as_they_were(desk: Desk) -> None:
    desk.type("@zus steunt", "/agenda de brief", "/agenda 1 besproken")
    before = desk.session.state.items
    assert desk.resume().state.items == before
