"""``/ongedaan``: exactly what the user did, last first, as often as one likes, never past the start."""

from typing import get_args

import pytest
from msgspec.structs import replace

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.state import State
from tests.builders import Talk, advice, cells, talk, talking

UNDO = it.Undo()


def content(state: State) -> State:
    """All of a state but what history and clock add to it."""
    return replace(state, log=(), undone=frozenset(), t=0.0)


def full() -> Talk:
    """A conversation with something of everything, in a gated method inside a free one."""
    led = talk(talking(), client="K-017", minutes=45)
    led.do(
        it.NameGoal(text="de post openen"),
        it.AddNote(text="een", mark="quote"),
        it.AddNote(text="geparkeerd", mark="parked"),
        it.AddNote(text="twee"),
        it.SetScale(scale="vertrouwen", value=4),
        it.Agree(what="bellen", who="cl"),
        it.SetItem(list="agenda", fields=cells(punt="de brief")),
        it.EnterMethod(method=advice()),
        it.FillSlot(slot="onderwerp", text="de aangifte"),
        it.AnswerGate(yes=True),
    )
    return led


def any_intent(led: Talk) -> list[it.Intent]:
    state = led.state
    return [
        it.ChangeDetails(client="K-018", minutes=20, setting="verplicht"),
        it.AddNote(text="drie", mark="friction"),
        it.MarkNote(mark="parked"),
        it.EditNote(text="één", back=2),
        it.RemoveNote(back=2),
        it.TickParked(number=1),
        it.NameGoal(text="rust"),
        it.FillSlot(slot="onderwerp", text="de huur"),
        it.ChooseAddress(address="je"),
        it.AskQuestion(question="weet-al"),
        it.SayHint(hint="wacht-op-ja"),
        it.PutOffHint(hint="wacht-op-ja"),
        it.NextPhase(),
        it.PreviousPhase(),
        it.GoToPhase(name="samen", force=True),
        it.AnswerGate(yes=False),
        it.LeaveMethod(),
        it.SetScale(scale="stress", value=7),
        it.AnswerRung(of=state.scales[0].id, rung="more", question="Wat nog meer?", text="mijn zus"),
        it.Agree(of=state.agreements[0].id, what="de bank bellen"),
        it.SetItem(list="agenda", fields=cells(punt="de wachttijd")),
        it.SetItem(list="agenda", fields=cells(punt="de brief", stand="besproken"), of=state.items[0].id),
        it.RemoveItem(of=state.items[0].id),
        it.RemoveAgreement(of=state.agreements[0].id),
        it.Correct(of=state.agreements[0].id, text="de bank belt mij"),
        it.EditReport(report="algemeen", line="x:0", of=None, text="de bank belde"),
        it.Pause(),
        it.End(),
    ]


def test_undo_is_tried_for_every_intent() -> None:
    # the three others are below: opening a method, going on after a pause, and undo itself
    listed = {type(intent) for intent in any_intent(full())}
    assert set(get_args(it.Intent)) - listed == {it.EnterMethod, it.Resume, it.Undo}


@pytest.mark.parametrize("number", range(len(any_intent(full()))))
def test_undo_restores_the_state_exactly(number: int) -> None:
    led = full()
    before = content(led.state)
    led.do(any_intent(led)[number])
    assert content(led.state) != before
    led.do(UNDO)
    assert content(led.state) == before


def test_opening_a_method_is_undone_with_its_place() -> None:
    led = talk(talking(), it.GoToPhase(name="plannen"))
    before = content(led.state)
    led.do(it.EnterMethod(method=advice()), UNDO)
    assert content(led.state) == before


def test_closing_a_method_is_undone_with_its_slots_and_answers() -> None:
    led = full()
    led.do(it.LeaveMethod(), UNDO, it.NextPhase())
    assert led.place == "uitleg", "the yes of the inner method still counts"


def test_each_undo_goes_one_further_back() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.NextPhase(), it.AddNote(text="twee"))
    led.do(UNDO)
    assert [note.text for note in led.state.notes] == ["een"]
    led.do(UNDO)
    assert led.place == "engageren"
    led.do(UNDO)
    assert led.state.notes == ()


def test_undo_goes_past_what_was_undone_before() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.AddNote(text="twee"), UNDO, it.AddNote(text="drie"))
    led.do(UNDO, UNDO)
    assert led.state.notes == ()


def test_undo_all_the_way_back_stops_at_the_start() -> None:
    led = full()
    start = content(talk(talking(), client="K-017", minutes=45).state)
    while led.state.seq < 100 and isinstance(led.attempt(UNDO), ev.Event):
        pass
    assert content(led.state) == start
    assert "niets meer" in led.refused(UNDO)
    assert led.place == "engageren"


def test_a_new_conversation_has_nothing_to_undo() -> None:
    assert "niets meer" in talk(talking()).refused(UNDO)


def test_the_history_keeps_what_was_undone() -> None:
    led = talk(talking(), it.AddNote(text="een"), UNDO)
    kinds = [event.kind for event in led.events]
    assert kinds == ["conversation_started", "method_entered", "note_added", "undone"]


def test_undoing_a_changed_note_brings_its_words_back() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.EditNote(text="twee"), UNDO)
    assert [note.text for note in led.state.notes] == ["een"]


def test_the_end_can_be_undone() -> None:
    led = talk(talking(), it.End(), UNDO, it.NextPhase())
    assert led.state.ended is None


# --- going on after a pause or after the program was closed -------------------------------------------------


def test_going_on_after_reopening_is_not_what_undo_takes() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.AddNote(text="twee"))
    led.do(it.Resume())  # as the program does when it opens the conversation again
    led.do(UNDO)
    assert [note.text for note in led.state.notes] == ["een"]
    led.do(it.Resume(), it.Resume(), UNDO)
    assert led.state.notes == ()
    assert "niets meer" in led.refused(UNDO)


def test_going_on_after_a_pause_is_undone_as_one_did_it() -> None:
    led = talk(talking(), it.Pause(), it.Resume(), UNDO)
    assert led.state.paused
    led.do(UNDO)
    assert not led.state.paused


def test_a_pause_long_ago_does_not_make_reopening_the_users_act() -> None:
    led = talk(talking(), it.Pause(), it.Resume(), it.AddNote(text="een"), it.Resume(), UNDO)
    assert led.state.notes == ()
    assert not led.state.paused


def test_a_pause_that_was_undone_does_not_make_reopening_the_users_act() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.Pause(), UNDO, it.Resume(), UNDO)
    assert led.state.notes == ()


def test_after_reopening_undo_does_not_stop_the_clock() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.Pause(), it.Resume(), it.Resume(), UNDO)
    assert led.state.notes == ()
    assert not led.state.paused


# --- time ---------------------------------------------------------------------------------------------------


def test_time_in_an_undone_phase_goes_to_the_phase_one_was_in() -> None:
    led = talk(talking())
    led.wait(60)
    led.do(it.NextPhase())
    led.wait(30)
    led.do(UNDO)
    assert [(visit.phase, visit.seconds) for visit in led.state.visits] == [("engageren", 90)]
    assert led.state.t == 90
