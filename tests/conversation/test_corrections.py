"""What the client says of what was written: beside it, never in its place."""

import pytest

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import report_of
from tests.builders import Talk, cells, talk, talking


def written() -> Talk:
    return talk(
        talking(),
        it.NameGoal(text="de post openen"),
        it.SetScale(scale="vertrouwen", value=4),
        it.Agree(what="bellen"),
        it.SetItem(list="agenda", fields=cells(punt="de brief")),
        it.AddNote(text="een", mark="private"),
    )


def ids(led: Talk) -> list[str]:
    state = led.state
    assert state.goal_named
    return [state.goal_named.id, state.scales[0].id, state.agreements[0].id, state.items[0].id]


@pytest.mark.parametrize("number", range(4))
def test_a_correction_stands_beside_the_original(number: int) -> None:
    led = written()
    before = led.state
    led.do(it.Correct(of=ids(led)[number], text="nee, mijn zus doet dat"))
    (said,) = led.state.corrections_of(ids(led)[number])
    assert (said.by, said.text) == ("client", "nee, mijn zus doet dat")
    assert (led.state.goal, led.state.scales, led.state.agreements, led.state.items) == (
        before.goal, before.scales, before.agreements, before.items
    )  # fmt: skip


def test_the_report_tells_the_original_and_then_what_the_client_says_of_it() -> None:
    led = written()
    for of in ids(led):
        led.do(it.Correct(of=of, text=f"anders {of[-1]}"))
    lines = plain(report_of(led.state)).splitlines()
    for original in ("de post openen", "Vertrouwen, nu: 4", "bellen", "de brief"):
        at = next(number for number, line in enumerate(lines) if original in line)
        assert "de cliënt: “anders" in " ".join(lines[at + 1 : at + 3]), original


def test_only_what_one_can_read_together_is_corrected() -> None:
    led = written()
    assert "staat er niet meer" in led.refused(it.Correct(of=led.state.notes[0].id, text="x"))
    agreed = led.state.agreements[0].id
    led.do(it.RemoveAgreement(of=agreed))
    assert "staat er niet meer" in led.refused(it.Correct(of=agreed, text="x"))
    assert "niets om te bewaren" in led.refused(it.Correct(of=ids_of_goal(led), text=" "))


def ids_of_goal(led: Talk) -> str:
    assert led.state.goal_named
    return led.state.goal_named.id


def test_a_correction_can_be_taken_back_and_is_the_same_after_json() -> None:
    led = written()
    led.do(it.Correct(of=ids_of_goal(led), text="niet openen maar lezen"))
    event = led.events[-1]
    assert ev.from_json(ev.to_json(event)) == event
    assert ev.to_json(event)["kind"] == "correction_added"
    led.do(it.Undo())
    assert led.state.corrections == ()
