"""What holds whatever people do and whatever a file says."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.decide import Refusal
from gesprek_tui.conversation.events import Event, EventError, from_json, to_json
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.ladder import steps
from gesprek_tui.conversation.moves import MOST, moves
from gesprek_tui.conversation.state import State
from gesprek_tui.conversation.summary import summarise
from tests.builders import Talk, advice, step_by_step, talk, talking
from tests.conversation.strategies import ACTS, END, EVENTS, JSON, NUMBERS, TEXT, UNDO, WAITS, Act, led

METHODS = [talking(), advice()]
SCALES = sorted(talking().scales)

quick = settings(max_examples=100, deadline=None)
doing = st.lists(st.tuples(ACTS | st.just(UNDO), WAITS), max_size=20)
histories = st.lists(EVENTS, max_size=12)


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """A conversation in which anything was done, undone and perhaps ended."""
    started = talk(draw(st.sampled_from(METHODS)), minutes=draw(st.sampled_from([None, 20])))
    ending = [(END, 1.0)] if draw(st.booleans()) else []
    return led(started, [*draw(doing), *ending, *draw(doing)])


def without_time(state: State) -> State:
    """A state but for history and clock: undo gives no time back."""
    visits = tuple(replace(visit, seconds=0.0) for visit in state.visits)
    return replace(state, log=(), undone=frozenset(), t=0.0, visits=visits)


# --- the fold -----------------------------------------------------------------------------------------------


@quick
@given(talks())
def test_a_history_folds_to_the_state_that_was_reached_step_by_step(led: Talk) -> None:
    assert fold(led.state.id, led.events) == led.state


@quick
@given(talks())
def test_no_second_is_lost_or_counted_twice(led: Talk) -> None:
    assert sum(visit.seconds for visit in led.state.visits) == pytest.approx(led.state.t)
    assert all(visit.seconds >= 0 for visit in led.state.visits)


@quick
@given(talks())
def test_what_is_decided_can_be_read_back(led: Talk) -> None:
    rows = json.loads(json.dumps([to_json(event) for event in led.events]))
    assert fold(led.state.id, [from_json(row) for row in rows]) == led.state


@quick
@given(talks(), st.data())
def test_events_in_any_order_fold(led: Talk, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(led.events))
    folds(shuffled[: data.draw(st.integers(0, len(shuffled)))])


@quick
@given(histories)
def test_any_events_fold(events: list[Event]) -> None:
    folds(events)


def folds(events: Sequence[Event]) -> None:
    """Folds at once and step by step to the same, with a row and moves at the end of it."""
    first = events[0].id if events else ""
    state = fold(first, events)
    reached = [State(id=first), *step_by_step(tuple(events))]
    assert reached[-1] == state
    assert summarise(state).id == first
    for method in METHODS:
        assert len(moves(state, method, state.t)) <= MOST


# --- undo ---------------------------------------------------------------------------------------------------


@quick
@given(st.lists(st.tuples(ACTS, WAITS), max_size=15), st.booleans())
def test_undo_goes_back_one_act_at_a_time_down_to_the_start(acts: list[tuple[Act, float]], ends: bool) -> None:
    done = talk(talking(), client="K-017")
    before: list[tuple[it.Intent, State]] = []
    for act, seconds in [*acts, *([(END, 1.0)] if ends else [])]:
        was = done.state
        done.wait(seconds)
        intent = act(was)
        if isinstance(intent, it.Undo) or isinstance(done.attempt(intent), Refusal):
            continue
        if isinstance(intent, it.Resume) and not was.paused:
            # opened again: the clock runs, whatever pauses came before
            before = [(i, replace(s, paused=False)) for i, s in before if not isinstance(i, it.Pause | it.Resume)]
        else:
            before.append((intent, without_time(was)))
    while before:
        done.wait(1)
        assert without_time(done.do(it.Undo())) == before.pop()[1]
    done.refused(it.Undo())


# --- moves --------------------------------------------------------------------------------------------------


@quick
@given(talks(), st.floats(min_value=0, max_value=36_000))
def test_moves_never_fail_and_never_differ(led: Talk, t: float) -> None:
    for method in (*METHODS, None):
        offered = moves(led.state, method, t)
        assert offered == moves(fold(led.state.id, led.events), method, t)
        assert len(offered) <= MOST
        assert all(move.say and move.why and move.pack for move in offered)


@quick
@given(talks())
def test_every_move_can_be_taken(led: Talk) -> None:
    for move in moves(led.state, led.method, led.state.t):
        taking: list[it.Intent] = []
        if move.do.ask:
            taking = [it.AskQuestion(question=move.do.ask)]
        elif move.do.go:
            taking = [it.GoToPhase(name=move.do.go)]
        elif not move.do.model_fields_set:
            taking = [it.SayHint(hint=move.id)]
        for intent in taking:
            Talk(state=led.state, methods=led.methods, stamps=led.stamps).do(intent)


@quick
@given(st.sampled_from(SCALES), st.none() | NUMBERS, st.sampled_from(["u", "je"]))
def test_every_number_has_rungs_without_braces(scale: str, value: float | None, address: Any) -> None:
    rungs = steps(talking(), talking().scales[scale], value, address)
    assert rungs
    assert all("{" not in step.text and "-" not in step.text for step in rungs)


# --- json ---------------------------------------------------------------------------------------------------


@quick
@given(EVENTS)
def test_every_event_goes_through_json_unchanged(event: Event) -> None:
    assert from_json(to_json(event)) == event
    assert from_json(json.loads(json.dumps(to_json(event)))) == event


@quick
@given(JSON | st.dictionaries(st.sampled_from(["id", "seq", "at", "t", "kind", "text", "x"]), JSON))
def test_any_json_is_an_event_or_an_event_error(thing: object) -> None:
    read_or_refused(thing)


@quick
@given(EVENTS, st.data())
def test_an_event_with_one_field_spoiled_is_read_or_refused(event: Event, data: st.DataObject) -> None:
    row = to_json(event)
    name = data.draw(st.sampled_from(sorted(row)))
    spoiled = data.draw(JSON | st.just("geheim") | st.sampled_from([float("nan"), float("inf"), 10**400, -1]))
    read_or_refused(row | {name: spoiled})
    read_or_refused({key: value for key, value in row.items() if key != name})


@quick
@given(TEXT)
def test_an_error_never_tells_the_text(text: str) -> None:
    secret = f"geheim {text}"
    with pytest.raises(EventError) as caught:
        from_json({"id": secret, "seq": secret, "at": secret, "t": secret, "kind": "note_added", "text": [secret]})
    assert "geheim" not in str(caught.value)


def read_or_refused(thing: object) -> None:
    try:
        event = from_json(thing)
    except EventError:
        return
    # by their words, for nan is not equal to itself
    assert repr(from_json(to_json(event))) == repr(event)
