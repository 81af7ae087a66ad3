"""``decide(state, intent, method, stamp) -> event or refusal``: pure; clock, ids and packs are arguments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec.structs import astuple

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation import place
from gesprek_tui.conversation.events import Event, Stamp
from gesprek_tui.conversation.evolve import START
from gesprek_tui.conversation.state import Frame, Note, State
from gesprek_tui.dutch import refusals
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Phase
from gesprek_tui.text import MAX_NOTE


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an intent gives no event, in Dutch, for the screen."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Now:
    """What every decision looks at: the state, the innermost method (None without its pack), the stamp."""

    state: State
    method: Method | None
    stamp: Stamp

    def event(self, cls: type[Event], **fields: Any) -> Event:
        """An event of ``cls`` with the stamp and the next number."""
        return cls(
            id=self.stamp.id, seq=self.state.seq + 1, at=self.stamp.at, t=self.stamp.t, **fields
        )  # fmt: skip


def begin(intent: it.Begin, stamps: tuple[Stamp, Stamp], program: str) -> tuple[Event, Event]:
    """The two events every conversation starts with; the first one's id is the conversation's id."""
    first, second = stamps
    method = intent.method
    started = ev.ConversationStarted(
        id=first.id, seq=1, at=first.at, t=first.t, client=intent.client, title=intent.title,
        channel=intent.channel, setting=intent.setting, address=intent.address, minutes=intent.minutes,
        program=program,
    )  # fmt: skip
    entered = ev.MethodEntered(id=second.id, seq=2, at=second.at, t=second.t, **_opened(method))
    return started, entered


def decide(state: State, intent: it.Intent, method: Method | None, stamp: Stamp) -> Event | Refusal:
    """The one event that ``intent`` gives in this state, or why it gives none."""
    if state.unknown_kinds and not isinstance(intent, it.AddNote):
        return Refusal(refusals.ONLY_NOTES)
    if state.ended is not None and not isinstance(intent, _AFTER_THE_END):
        return Refusal(refusals.ENDED)
    if any(isinstance(text, str) and len(text) > MAX_NOTE for text in astuple(intent)):
        return Refusal(refusals.too_long(MAX_NOTE))
    return _DECISIONS[type(intent)](_Now(state, method, stamp), intent)


_AFTER_THE_END = (
    it.ChangeDetails, it.AddNote, it.MarkNote, it.EditNote, it.TickParked, it.RemoveNote, it.NameGoal,
    it.ChooseAddress, it.AnswerRung, it.Agree, it.RemoveAgreement, it.SetItem, it.RemoveItem, it.Correct, it.EditReport,
    it.Undo,
)  # fmt: skip


# --- notes --------------------------------------------------------------------------------------------------


def _add_note(now: _Now, intent: it.AddNote) -> Event | Refusal:
    return _text_refusal(intent.text) or now.event(
        ev.NoteAdded, text=intent.text, mark=intent.mark, source=intent.source, by=intent.by,
        topic=intent.topic, question=intent.question,
    )  # fmt: skip


def _mark_note(now: _Now, intent: it.MarkNote) -> Event | Refusal:
    note = _note_back(now.state, 1)
    return note if isinstance(note, Refusal) else _edited(now, note, mark=intent.mark)


def _edit_note(now: _Now, intent: it.EditNote) -> Event | Refusal:
    note = _note_back(now.state, intent.back)
    if isinstance(note, Refusal):
        return note
    return _text_refusal(intent.text) or _edited(now, note, text=intent.text)


def _tick_parked(now: _Now, intent: it.TickParked) -> Event | Refusal:
    parked = now.state.parked()
    if not 1 <= intent.number <= len(parked):
        return Refusal(refusals.no_such_parked(intent.number, len(parked)))
    return _edited(now, parked[intent.number - 1], mark=None)


def _remove_note(now: _Now, intent: it.RemoveNote) -> Event | Refusal:
    note = _note_back(now.state, intent.back)
    return note if isinstance(note, Refusal) else now.event(ev.NoteRemoved, of=note.id)


def _edited(now: _Now, note: Note, **changes: Any) -> Event:
    fields = {
        "text": note.text, "mark": note.mark, "source": note.source, "by": note.by, "topic": note.topic,
        "question": note.question,
    }  # fmt: skip
    return now.event(ev.NoteEdited, of=note.id, **(fields | changes))


def _note_back(state: State, back: int) -> Note | Refusal:
    if not state.notes:
        return Refusal(refusals.NO_NOTE)
    if not 1 <= back <= len(state.notes):
        return Refusal(refusals.no_such_note(back))
    return state.notes[-back]


def _text_refusal(text: str) -> Refusal | None:
    if not text.strip():
        return Refusal(refusals.EMPTY)
    return Refusal(refusals.too_long(MAX_NOTE)) if len(text) > MAX_NOTE else None


# --- what the conversation is about -------------------------------------------------------------------------


def _change_details(now: _Now, intent: it.ChangeDetails) -> Event | Refusal:
    state = now.state
    return now.event(
        ev.DetailsChanged,
        client=intent.client or state.client,
        title=intent.title or state.title,
        channel=intent.channel or state.channel,
        setting=intent.setting or state.setting,
        minutes=intent.minutes or state.minutes,
        address=state.address,
    )


def _name_goal(now: _Now, intent: it.NameGoal) -> Event | Refusal:
    return _text_refusal(intent.text) or now.event(ev.GoalNamed, text=intent.text)


def _choose_address(now: _Now, intent: it.ChooseAddress) -> Event | Refusal:
    return now.event(ev.AddressChosen, address=intent.address)


def _fill_slot(now: _Now, intent: it.FillSlot) -> Event | Refusal:
    if now.method is None:
        return Refusal(refusals.NO_PACK)
    if intent.slot not in now.method.slots:
        return Refusal(refusals.no_such_slot(intent.slot, ", ".join(now.method.slots)))
    return _text_refusal(intent.text) or now.event(
        ev.SlotFilled, slot=intent.slot, text=intent.text, clears=_no_longer_true(now.method, now.state.frame, intent)
    )  # fmt: skip


def _no_longer_true(method: Method, frame: Frame | None, intent: it.FillSlot) -> tuple[str, ...]:
    """The filled slots that belong to the words that ``intent`` puts others in place of."""
    filled = frame.slots if frame else {}
    if filled.get(intent.slot) in (None, intent.text):  # a slot that was empty is only being named now
        return ()
    return tuple(slot for slot in method.belonging_to(intent.slot) if slot in filled)


# --- place --------------------------------------------------------------------------------------------------


def _enter_method(now: _Now, intent: it.EnterMethod) -> Event | Refusal:
    if any(frame.method == intent.method.id for frame in now.state.frames):
        return Refusal(refusals.already_open(intent.method.pack.title))
    return now.event(ev.MethodEntered, **_opened(intent.method))


def _opened(method: Method) -> dict[str, Any]:
    pack = method.pack
    return {
        "method": pack.id,
        "title": pack.title,
        "version": pack.version,
        "sha256": method.sha256,
        "phases": tuple(ev.PhaseName(id=p.id, title=p.title) for p in pack.phases),
        "phase": pack.phases[0].id,
        "role": pack.role,
    }


def _leave_method(now: _Now, _: it.LeaveMethod) -> Event | Refusal:
    frames = now.state.frames
    if len(frames) < 2:
        return Refusal(refusals.NO_METHOD_TO_LEAVE)
    return now.event(ev.MethodLeft, method=frames[-1].method)


def _next_phase(now: _Now, _: it.NextPhase) -> Event | Refusal:
    method, frame = now.method, now.state.frame
    if method is None or frame is None:
        return Refusal(refusals.NO_PACK)
    target = place.next_phase(method, frame)
    if target is None:
        return Refusal(refusals.LAST_PHASE if len(now.state.frames) < 2 else refusals.LAST_PHASE_INSIDE)
    here = method.phase(frame.phase)
    if here and target.ring != here.ring and target.moved_by == "client":
        number = method.pack.phases.index(target) + 1
        return Refusal(refusals.clients_step(target.title, number))
    return _unless_locked(now, method, frame, target)


def _previous_phase(now: _Now, _: it.PreviousPhase) -> Event | Refusal:
    method, frame = now.method, now.state.frame
    if method is None or frame is None:
        return Refusal(refusals.NO_PACK)
    target = place.previous_phase(method, frame)
    if target is None:
        return Refusal(refusals.FIRST_PHASE)
    if target.id in frame.visited:  # going back never scolds, whatever has been locked since
        return _entered(now, frame, target)
    return _unless_locked(now, method, frame, target)


def _go_to_phase(now: _Now, intent: it.GoToPhase) -> Event | Refusal:
    frame = now.state.frame
    found = place.find_phase(now.method, now.state, intent.name)
    if frame is None or found is None:
        nearest = place.nearest_phase(now.method, frame, intent.name) if frame else None
        return Refusal(refusals.no_such_phase(intent.name, nearest))
    phase = now.method.phase(found) if now.method else None
    if now.method is None or phase is None:
        gone = ev.PhaseName(id=found, title=frame.title_of(found))
        return _entered(now, frame, gone)
    return _unless_locked(now, now.method, frame, phase, force=intent.force)


def _unless_locked(now: _Now, method: Method, frame: Frame, phase: Phase, force: bool = False) -> Event | Refusal:
    lock = place.lock_of(phase, method, frame)
    if lock and not force:
        return Refusal(refusals.locked(phase.title, lock.reason, lock.act))
    return _entered(now, frame, phase, forced=lock is not None)


def _entered(now: _Now, frame: Frame, phase: Phase | ev.PhaseName, forced: bool = False) -> Event:
    by = "client" if isinstance(phase, Phase) and phase.moved_by == "client" else "professional"
    return now.event(
        ev.PhaseEntered, method=frame.method, phase=phase.id, title=phase.title, by=by, forced=forced
    )  # fmt: skip


def _answer_gate(now: _Now, intent: it.AnswerGate) -> Event | Refusal:
    method, frame = now.method, now.state.frame
    if method is None or frame is None:
        return Refusal(refusals.NO_PACK)
    gated = place.gate_phase(method, frame)
    if gated is None or gated.gate is None:
        return Refusal(refusals.NO_GATE)
    to = place.after_gate(method, frame, gated) if intent.yes else gated.gate.on_no
    return now.event(ev.GateAnswered, method=method.id, phase=gated.id, answer="yes" if intent.yes else "no", to=to)


# --- questions, moves, instruments --------------------------------------------------------------------------


def _ask_question(now: _Now, intent: it.AskQuestion) -> Event | Refusal:
    question = now.method.question(intent.question) if now.method else None
    if question is None:
        return Refusal(refusals.no_such_question(intent.question))
    return _said(now, question.id, question.say(now.state.address))


def _say_hint(now: _Now, intent: it.SayHint) -> Event | Refusal:
    hint = now.method.hint(intent.hint) if now.method else None
    if hint is None:
        return Refusal(refusals.no_such_question(intent.hint))
    return _said(now, hint.id, hint.say.say(now.state.address))


def _said(now: _Now, question: str, text: str) -> Event | Refusal:
    frame = now.state.frame
    if frame is None:
        return Refusal(refusals.NO_PACK)
    words = place.filled(text, dict(frame.slots))
    return now.event(ev.QuestionAsked, method=frame.method, phase=frame.phase, question=question, text=words)


def _put_off_hint(now: _Now, intent: it.PutOffHint) -> Event | Refusal:
    return now.event(ev.HintPutOff, hint=intent.hint)


def _set_scale(now: _Now, intent: it.SetScale) -> Event | Refusal:
    if now.method is None:
        return Refusal(refusals.NO_PACK)
    scale = now.method.scale(intent.scale)
    if scale is None:
        return Refusal(refusals.no_such_scale(intent.scale, ", ".join(now.method.scales)))
    if _off_scale(intent.value):
        return Refusal(refusals.off_scale())
    if intent.value is None and (refusal := _text_refusal(intent.text or "")):
        return refusal
    return now.event(
        ev.ScaleSet, method=now.method.id, scale=scale.id, title=scale.title, value=intent.value,
        text=intent.text, aspect=intent.aspect, low=scale.low, high=scale.high, moment=scale.moment,
        better=scale.better,
    )  # fmt: skip


def _off_scale(value: float | None) -> bool:
    return value is not None and not (0 <= value <= 10 and value * 2 % 1 == 0)


def _answer_rung(now: _Now, intent: it.AnswerRung) -> Event | Refusal:
    if _off_scale(intent.value):
        return Refusal(refusals.off_scale())
    if refusal := _text_refusal(intent.text):
        return refusal
    if all(mark.id != intent.of for mark in now.state.scales):
        return Refusal(refusals.NUMBER_GONE)
    return now.event(
        ev.ScaleAnswered,
        of=intent.of,
        rung=intent.rung,
        question=intent.question,
        text=intent.text,
        aspect=intent.aspect,
        value=intent.value,
    )


def _agree(now: _Now, intent: it.Agree) -> Event | Refusal:
    if refusal := _text_refusal(intent.what):
        return refusal
    if intent.confidence is not None and not 0 <= intent.confidence <= 10:
        return Refusal(refusals.off_scale())
    fields: Mapping[str, Any] = {
        "what": intent.what, "who": intent.who, "when": intent.when, "when_at": intent.when_at,
        "with_what": intent.with_what, "if_then": intent.if_then, "confidence": intent.confidence,
        "good_enough": intent.good_enough, "done": intent.done,
    }  # fmt: skip
    if intent.of is None:
        return now.event(ev.AgreementAdded, **fields)
    return _agreement_gone(now, intent.of) or now.event(ev.AgreementChanged, of=intent.of, **fields)


def _remove_agreement(now: _Now, intent: it.RemoveAgreement) -> Event | Refusal:
    return _agreement_gone(now, intent.of) or now.event(ev.AgreementRemoved, of=intent.of)


def _agreement_gone(now: _Now, of: str) -> Refusal | None:
    there = any(agreed.id == of for agreed in now.state.agreements)
    return None if there else Refusal(refusals.AGREEMENT_GONE)


def _set_item(now: _Now, intent: it.SetItem) -> Event | Refusal:
    kept = now.method.lists.get(intent.list) if now.method else None
    if kept is None:
        return Refusal(refusals.no_such_list(intent.list))
    if not intent.fields:
        return Refusal(refusals.EMPTY)
    for field in intent.fields:
        if refusal := _text_refusal(field.text):
            return refusal
    if intent.of is not None and all(item.id != intent.of for item in now.state.items):
        return Refusal(refusals.ITEM_GONE)
    return now.event(
        ev.ItemSet, list=kept.id, title=kept.title, shared=kept.shared, fields=intent.fields, of=intent.of
    )  # fmt: skip


def _remove_item(now: _Now, intent: it.RemoveItem) -> Event | Refusal:
    if all(item.id != intent.of for item in now.state.items):
        return Refusal(refusals.ITEM_GONE)
    return now.event(ev.ItemRemoved, of=intent.of)


def _correct(now: _Now, intent: it.Correct) -> Event | Refusal:
    if refusal := _text_refusal(intent.text):
        return refusal
    state, goal = now.state, now.state.goal_named
    there = [goal] if goal else []
    if all(one.id != intent.of for group in (there, state.scales, state.items, state.agreements) for one in group):
        return Refusal(refusals.ROW_GONE)
    return now.event(ev.CorrectionAdded, of=intent.of, by=intent.by, text=intent.text)


def _edit_report(now: _Now, intent: it.EditReport) -> Event | Refusal:
    if intent.text and (refusal := _text_refusal(intent.text)):
        return refusal
    return now.event(ev.ReportEdited, report=intent.report, line=intent.line, of=intent.of, text=intent.text)


# --- the clock, the end, undo -------------------------------------------------------------------------------


def _pause(now: _Now, _: it.Pause) -> Event | Refusal:
    return Refusal(refusals.ALREADY_PAUSED) if now.state.paused else now.event(ev.ConversationPaused)


def _resume(now: _Now, _: it.Resume) -> Event | Refusal:
    return now.event(ev.ConversationResumed)


def _end(now: _Now, _: it.End) -> Event | Refusal:
    return now.event(ev.ConversationEnded)


def _undo(now: _Now, _: it.Undo) -> Event | Refusal:
    last = last_undoable(now.state)
    return Refusal(refusals.NOTHING_TO_UNDO) if last is None else now.event(ev.Undone, of=last.id)


def last_undoable(state: State) -> Event | None:
    """The last event that still counts and that the user did; None at the start of the conversation."""
    reopened = False
    for number in range(len(state.log) - 1, len(START) - 1, -1):
        event = state.log[number]
        if isinstance(event, ev.Undone | ev.Erased) or event.id in state.undone or _of_erased(event, state):
            continue
        if isinstance(event, ev.ConversationPaused | ev.ConversationResumed):
            # the program's own act when it opens a conversation again; pauses before it have no effect any more
            reopened = reopened or (isinstance(event, ev.ConversationResumed) and not _was_paused(state.log[:number]))
            if reopened:
                continue
        return event
    return None


def _of_erased(event: Event, state: State) -> bool:
    """Whether it only changed or took away what has been erased since: taking it back would do nothing."""
    of = getattr(event, "of", None)
    return of is not None and any(gap.id == of for gap in state.erased)


def _was_paused(before: tuple[Event, ...]) -> bool:
    undone = {event.of for event in before if isinstance(event, ev.Undone)}
    for event in reversed(before):
        if event.id not in undone and isinstance(event, ev.ConversationPaused | ev.ConversationResumed):
            return isinstance(event, ev.ConversationPaused)
    return False


_DECISIONS: dict[type, Callable[[_Now, Any], Event | Refusal]] = {
    it.ChangeDetails: _change_details,
    it.AddNote: _add_note,
    it.MarkNote: _mark_note,
    it.EditNote: _edit_note,
    it.TickParked: _tick_parked,
    it.RemoveNote: _remove_note,
    it.NameGoal: _name_goal,
    it.FillSlot: _fill_slot,
    it.ChooseAddress: _choose_address,
    it.AskQuestion: _ask_question,
    it.SayHint: _say_hint,
    it.PutOffHint: _put_off_hint,
    it.NextPhase: _next_phase,
    it.PreviousPhase: _previous_phase,
    it.GoToPhase: _go_to_phase,
    it.AnswerGate: _answer_gate,
    it.EnterMethod: _enter_method,
    it.LeaveMethod: _leave_method,
    it.SetScale: _set_scale,
    it.AnswerRung: _answer_rung,
    it.Agree: _agree,
    it.SetItem: _set_item,
    it.RemoveItem: _remove_item,
    it.RemoveAgreement: _remove_agreement,
    it.Correct: _correct,
    it.EditReport: _edit_report,
    it.Pause: _pause,
    it.Resume: _resume,
    it.End: _end,
    it.Undo: _undo,
}
