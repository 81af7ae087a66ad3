"""How an event is said back in a few words, on the screen and in plain mode."""

from datetime import datetime
from pathlib import PurePath
from textwrap import shorten

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import place
from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import asking, entering, listed, marking, moving, saving
from gesprek_tui.dutch.erase import NOTE_ERASED
from gesprek_tui.dutch.instruments import ONLY_NAME
from gesprek_tui.line.agreeing import date_understood, what_changed
from gesprek_tui.packs.findings import Finding
from gesprek_tui.packs.method import Method


def left_out(finding: Finding) -> str:
    """That a file of the user takes no part, by the first thing that is wrong in it."""
    return saving.own_left_out(PurePath(finding.file).name, finding.line, finding.reason)


def beside(event: ev.Event, was: State, state: State, method: Method | None, now: datetime) -> str | None:
    """What the program made of what was typed, to stand beside what is told: a date, slots that are empty again.

    ``was`` is the state before the event, ``state`` the one after it.
    """
    if isinstance(event, ev.AgreementFields):
        return date_understood(event, was, now)
    if isinstance(event, ev.ItemSet) and any(field.guarded for field in event.fields):
        return ONLY_NAME
    if isinstance(event, ev.SlotFilled) and method and event.clears:
        return saving.emptied([method.slots[slot].label for slot in event.clears])
    if isinstance(event, ev.PhaseEntered) and method and state.frame and (phase := method.phase(event.phase)):
        first = sum(visit.phase == phase.id and visit.method == method.id for visit in state.visits) == 1
        before = place.early(phase, method, state.frame) if first and not event.forced else None
        return moving.early(before) if before else None
    return None


def told(event: ev.Event, state: State) -> str:
    """What was saved, in Dutch, in one short line; ``state`` is the one after the event."""
    match event:
        case ev.NoteAdded():
            return marking.WORDS[event.mark] if event.mark else entering.NOTE
        case ev.NoteEdited(mark=None) if _was_parked(event, state):
            return saving.discussed(_shortened(event.text))
        case ev.NoteEdited():
            return saving.NOTE_EDITED if event.mark is None else saving.note_is(marking.WORDS[event.mark])
        case ev.NoteRemoved():
            return f"{saving.NOTE_REMOVED}: {_text_of(event.of, state)}"
        case ev.PhaseEntered() | ev.GateAnswered() | ev.MethodEntered() | ev.MethodLeft():
            visit = state.visit
            return saving.here(visit.title if visit else "")
        case ev.QuestionAsked():
            return saving.asked(event.text)
        case ev.ScaleSet():
            return f"{event.title} {event.text or (number(event.value) if event.value is not None else '')}"
        case ev.ScaleAnswered():
            return saving.ANSWER_KEPT
        case ev.AgreementAdded():
            return f"{asking.AGREEMENT}: {event.what}"
        case ev.ItemSet():
            return f"{event.title}: {listed.item(event.fields)}"
        case ev.ItemRemoved():
            return saving.ITEM_REMOVED
        case ev.AgreementChanged():
            return f"{asking.AGREEMENT}: {what_changed(event, state)}"
        case ev.AgreementRemoved():
            return f"{saving.AGREEMENT_REMOVED}: {_what_of(event.of, state)}"
        case ev.GoalNamed():
            return saving.goal(event.text)
        case ev.SlotFilled():
            return f"{event.slot}: {event.text}"
        case ev.AddressChosen():
            return saving.address(event.address)
        case ev.DetailsChanged():
            return saving.client(event.client)
        case ev.CorrectionAdded():
            return f"{_shortened(event.text)} {saving.CORRECTION_KEPT}"
        case ev.ConversationPaused():
            return saving.PAUSED
        case ev.ConversationResumed():
            return saving.RUNNING
        case ev.ConversationEnded():
            return saving.ENDED
        case ev.HintPutOff():
            return saving.PUT_OFF
        case ev.Erased():
            return NOTE_ERASED
        case ev.Undone():
            undone = next((e for e in state.log if e.id == event.of), None)
            return f"{saving.UNDONE}: {told(undone, state)}" if undone else saving.UNDONE
        case _:
            return ""


def _text_of(note: str, state: State) -> str:
    texts = [e.text for e in state.log if isinstance(e, ev.NoteAdded | ev.NoteEdited) and note in (e.id, _of(e))]
    return _shortened(texts[-1]) if texts else ""


def _was_parked(event: ev.NoteEdited, state: State) -> bool:
    before = [e for e in state.log if isinstance(e, ev.NoteFields) and e.seq < event.seq and event.of in (e.id, _of(e))]
    return bool(before) and before[-1].mark == "parked"


def _what_of(agreement: str, state: State) -> str:
    agreed = [e for e in state.log if isinstance(e, ev.AgreementFields) and agreement in (e.id, getattr(e, "of", ""))]
    return _shortened(agreed[-1].what) if agreed else ""


def _shortened(text: str) -> str:
    return f"‘{shorten(' '.join(text.split()), 40, placeholder='…')}’"


def _of(event: ev.NoteFields) -> str:
    return event.of if isinstance(event, ev.NoteEdited) else ""
