"""The fold: ``evolve(state, event) -> state``, total for any events in any order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.state import (
    Agreement,
    Asked,
    Correction,
    Frame,
    GateAnswer,
    Item,
    Note,
    ReportEdit,
    RungAnswer,
    ScaleMark,
    State,
    Visit,
)  # fmt: skip

START = (ev.ConversationStarted, ev.MethodEntered)


def evolve(state: State, event: Event) -> State:
    """The state after one more event. Events that name something unknown change nothing but the time."""
    log = (*state.log, event)
    if isinstance(event, ev.Undone):
        return _refold(state.id, log, state.undone | {event.of})
    return replace(_taken(state, [event], len(state.log), state.undone), log=log)


def fold(conversation: str, events: Iterable[Event]) -> State:
    """The state that a whole history adds up to."""
    log = tuple(events)
    return _refold(conversation, log, frozenset(e.of for e in log if isinstance(e, ev.Undone)))


def _refold(conversation: str, log: tuple[Event, ...], undone: frozenset[str]) -> State:
    state, number = State(id=conversation), 0
    for _, run in groupby(log, key=_is_note):
        events = list(run)
        state = _taken(state, events, number, undone)
        number += len(events)
    return replace(state, log=log, undone=undone)


def _is_note(event: Event) -> bool:
    return isinstance(event, ev.NoteAdded)


def _taken(state: State, events: Sequence[Event], number: int, undone: frozenset[str]) -> State:
    """The state after ``events``, the first of which is ``number`` in the log; they are all notes, or none is.

    Most of a history is notes, one after another: making a state for each would be most of the work of reading it.
    """
    if _is_note(events[0]):
        kept = [_noted(state, event) for event in events if isinstance(event, ev.NoteAdded) and event.id not in undone]
        return replace(_advanced(state, events), notes=(*state.notes, *kept))
    for at, event in enumerate(events, number):
        state = _advanced(state, (event,))
        start = at < len(START) and isinstance(event, START)
        if start or event.id not in undone:
            state = _apply(state, event)
    return state


def _advanced(state: State, events: Sequence[Event]) -> State:
    """The state at the time of the last of ``events``; time belongs to the stay one is in."""
    t, seconds = state.t, state.visits[-1].seconds if state.visits else 0.0
    for event in events:
        if event.t > t:
            t, seconds = event.t, seconds + (event.t - t)
    if t == state.t:
        return state
    visits = (*state.visits[:-1], replace(state.visits[-1], seconds=seconds)) if state.visits else ()
    return replace(state, t=t, visits=visits)


def _apply(state: State, event: Event) -> State:
    match event:
        case ev.ConversationStarted():
            return replace(_details(state, event), started=event.at)
        case ev.DetailsChanged():
            return _details(state, event)
        case ev.ConversationPaused():
            return replace(state, paused=True)
        case ev.ConversationResumed():
            return replace(state, paused=False)
        case ev.ConversationEnded():
            return replace(state, ended=event.at, paused=False)
        case ev.MethodEntered() | ev.MethodLeft() | ev.PhaseEntered() | ev.GateAnswered() | ev.SlotFilled():
            return _move(state, event)
        case ev.QuestionAsked():
            asked = Asked(
                seq=event.seq,
                at=event.at, t=event.t, method=event.method, phase=event.phase, id=event.question,
                text=event.text, visit=len(state.visits),
            )  # fmt: skip
            return replace(state, asked=(*state.asked, asked))
        case ev.GoalNamed():
            return replace(state, goal=event.text)
        case ev.AddressChosen():
            return replace(state, address=event.address)
        case ev.NoteEdited():
            return replace(state, notes=tuple(_edited(n, event) if n.id == event.of else n for n in state.notes))
        case ev.NoteRemoved():
            return replace(state, notes=tuple(n for n in state.notes if n.id != event.of))
        case ev.ScaleSet() | ev.ScaleAnswered():
            return _scale(state, event)
        case ev.AgreementAdded() | ev.AgreementChanged() | ev.AgreementRemoved():
            return _agreement(state, event)
        case ev.ItemSet() | ev.ItemRemoved():
            return replace(state, items=tuple(_items(state.items, event)))
        case ev.CorrectionAdded():
            said = Correction(id=event.id, at=event.at, of=event.of, by=event.by, text=event.text)
            return replace(state, corrections=(*state.corrections, said))
        case ev.ReportEdited():
            return replace(state, report_edits=tuple(_report_edits(state, event)))
        case ev.HintPutOff():
            return replace(state, put_off=state.put_off | {event.hint})
        case ev.Unknown():
            return replace(state, unknown_kinds=True)
    return state


def _report_edits(state: State, event: ev.ReportEdited) -> Iterator[ReportEdit]:
    yield from (edit for edit in state.report_edits if (edit.report, edit.line) != (event.report, event.line))
    if event.text is not None:
        yield ReportEdit(report=event.report, line=event.line, text=event.text)


def _details(state: State, event: ev.Details) -> State:
    return replace(
        state, client=event.client, title=event.title, channel=event.channel, setting=event.setting,
        address=event.address, minutes=event.minutes,
    )  # fmt: skip


def _move(state: State, event: Event) -> State:
    frame = state.frame
    match event:
        case ev.MethodEntered():
            entered = Frame(
                method=event.method, title=event.title, version=event.version, sha256=event.sha256,
                phases=event.phases, phase=event.phase, visited=(event.phase,),
            )  # fmt: skip
            return _visit(replace(state, frames=(*state.frames, entered)), event)
        case ev.MethodLeft() if len(state.frames) > 1:
            return _visit(replace(state, frames=state.frames[:-1]), event)
        case ev.PhaseEntered() if frame:
            state = _at(state, _gone_to(_knowing(frame, event), event.phase))
            return _visit(state, event, title=event.title, by=event.by, forced=event.forced)
        case ev.GateAnswered() if frame:
            answer = GateAnswer(
                at=event.at, method=event.method, phase=event.phase, answer=event.answer, slots=frame.slots
            )
            moved = event.to != frame.phase
            frame = replace(
                _gone_to(_gone_to(frame, event.phase), event.to), gates={**frame.gates, event.phase: answer}
            )
            state = replace(_at(state, frame), gates=(*state.gates, answer))
            return _visit(state, event) if moved else state
        case ev.SlotFilled() if frame:
            frame = replace(frame, slots=_filled(frame.slots, event))
            return replace(_at(state, frame), slots=_filled(state.slots, event))
    return state


def _filled(slots: Mapping[str, str], event: ev.SlotFilled) -> dict[str, str]:
    kept = {slot: text for slot, text in slots.items() if slot not in event.clears}
    return {**kept, event.slot: event.text}


def _gone_to(frame: Frame, phase: str) -> Frame:
    visited = frame.visited if phase in frame.visited else (*frame.visited, phase)
    return replace(frame, phase=phase, visited=visited)


def _knowing(frame: Frame, event: ev.PhaseEntered) -> Frame:
    # a pack may have got this phase after the method was opened: its title is only in this event
    if any(p.id == event.phase for p in frame.phases):
        return frame
    return replace(frame, phases=(*frame.phases, ev.PhaseName(id=event.phase, title=event.title)))


def _at(state: State, frame: Frame) -> State:
    return replace(state, frames=(*state.frames[:-1], frame))


def _visit(state: State, event: Event, title: str = "", by: ev.By = "professional", forced: bool = False) -> State:
    frame = state.frames[-1]
    visit = Visit(
        seq=event.seq, method=frame.method, phase=frame.phase, title=title or frame.title_of(frame.phase),
        since=event.t, by=by, forced=forced,
    )  # fmt: skip
    return replace(state, visits=(*state.visits, visit))


def _noted(state: State, event: ev.NoteAdded) -> Note:
    frame = state.frame
    return Note(
        seq=event.seq,
        id=event.id, at=event.at, t=event.t, text=event.text, mark=event.mark, source=event.source,
        by=event.by, topic=event.topic, question=event.question,
        method=frame.method if frame else None, phase=frame.phase if frame else None,
    )  # fmt: skip


def _edited(note: Note, event: ev.NoteEdited) -> Note:
    return replace(
        note, text=event.text, mark=event.mark, source=event.source, by=event.by, topic=event.topic,
        question=event.question,
    )  # fmt: skip


def _scale(state: State, event: Event) -> State:
    match event:
        case ev.ScaleSet():
            mark = ScaleMark(
                seq=event.seq,
                id=event.id, at=event.at, t=event.t, scale=event.scale, title=event.title, value=event.value,
                text=event.text, aspect=event.aspect, low=event.low, high=event.high, moment=event.moment,
                better=event.better,
            )  # fmt: skip
            return replace(state, scales=(*state.scales, mark))
        case ev.ScaleAnswered():
            return replace(state, scales=tuple(_answered(state.scales, event)))
    return state


def _answered(marks: Iterable[ScaleMark], event: ev.ScaleAnswered) -> Iterator[ScaleMark]:
    answer = RungAnswer(id=event.id, at=event.at, rung=event.rung, question=event.question, text=event.text)
    asked = None
    for mark in marks:
        if mark.id == event.of:
            asked = mark
            yield replace(mark, answers=(*mark.answers, answer))
        else:
            yield mark
    if asked and event.aspect and event.value is not None:
        yield replace(
            asked, id=event.id, seq=event.seq, at=event.at, t=event.t, value=event.value, text=event.text,
            aspect=event.aspect, answers=(),
        )  # fmt: skip


def _agreement(state: State, event: Event) -> State:
    match event:
        case ev.AgreementAdded():
            return replace(state, agreements=(*state.agreements, _agreed(event, event.id, event.at)))
        case ev.AgreementChanged():
            agreements = (_agreed(event, a.id, a.at) if a.id == event.of else a for a in state.agreements)
            return replace(state, agreements=tuple(agreements))
        case ev.AgreementRemoved():
            return replace(state, agreements=tuple(a for a in state.agreements if a.id != event.of))
    return state


def _items(items: Iterable[Item], event: ev.ItemSet | ev.ItemRemoved) -> Iterator[Item]:
    for item in items:
        if item.id != event.of:
            yield item
        elif isinstance(event, ev.ItemSet):
            yield replace(item, fields=event.fields, title=event.title, shared=event.shared)
    if isinstance(event, ev.ItemSet) and event.of is None:
        yield Item(
            id=event.id, seq=event.seq, at=event.at, list=event.list, title=event.title, shared=event.shared,
            fields=event.fields,
        )  # fmt: skip


def _agreed(event: ev.AgreementFields, agreement: str, at: str) -> Agreement:
    return Agreement(
        seq=event.seq,
        id=agreement, at=at, what=event.what, who=event.who, when=event.when, when_at=event.when_at,
        with_what=event.with_what, if_then=event.if_then, confidence=event.confidence,
        good_enough=event.good_enough, done=event.done,
    )  # fmt: skip
