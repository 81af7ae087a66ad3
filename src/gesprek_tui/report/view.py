"""What ``--json`` prints of a conversation: the shapes that the design promises, absent values as null."""

from typing import Any

from gesprek_tui.conversation.state import Agreement, ScaleMark, State
from gesprek_tui.conversation.summary import Summary


def list_row(summary: Summary) -> dict[str, Any]:
    """One row of ``list --json``; ``method`` is an id, times are ISO with offset."""
    return {
        "id": summary.id,
        "client": summary.client,
        "title": summary.title,
        "method": summary.method,
        "started": summary.started or None,
        "ended": summary.ended,
        "notes": summary.notes,
    }


def as_json(state: State) -> dict[str, Any]:
    """``show --json``: the state as it stands, notes for oneself included."""
    own = state.frames[0] if state.frames else None
    return {
        "conversation": {
            "id": state.id,
            "client": state.client,
            "title": state.title,
            "channel": state.channel,
            "setting": state.setting,
            "address": state.address,
            "minutes": state.minutes,
            "started": state.started or None,
            "ended": state.ended,
        },
        "goal": state.goal,
        "method": own.method if own else None,
        "phase": own.phase if own else None,
        "visited": [
            {"method": visit.method, "phase": visit.phase, "seconds": round(visit.seconds, 3)} for visit in state.visits
        ],
        "notes": [
            {
                "id": note.id,
                "at": note.at,
                "text": note.text,
                "mark": note.mark,
                "source": note.source,
                "by": note.by,
                "method": note.method,
                "phase": note.phase,
            }
            for note in state.notes
        ],
        "questions": [
            {"at": asked.at, "method": asked.method, "phase": asked.phase, "id": asked.id, "text": asked.text}
            for asked in state.asked
        ],
        "scales": [_scale(mark) for mark in state.scales],
        "agreements": [_agreement(agreement) for agreement in state.agreements],
        "gates": [
            {"at": gate.at, "method": gate.method, "phase": gate.phase, "answer": gate.answer} for gate in state.gates
        ],
        "slots": dict(state.slots),
        "lists": _lists(state),
        "corrections": [{"at": c.at, "of": c.of, "by": c.by, "text": c.text} for c in state.corrections],
        "behaviours": {},
        "erased": [{"id": gap.id, "at": gap.at, "was": gap.was, "erased_at": gap.erased_at} for gap in state.erased],
    }


def _lists(state: State) -> dict[str, Any]:
    lists: dict[str, Any] = {}
    for item in state.items:
        row = {"id": item.id, "at": item.at, **{field.id: field.text for field in item.fields}}
        lists.setdefault(item.list, []).append(row)
    return lists


def _scale(mark: ScaleMark) -> dict[str, Any]:
    return {
        "at": mark.at,
        "scale": mark.scale,
        "value": mark.value,
        "text": mark.text,
        "aspect": mark.aspect,
        "low": mark.low,
        "high": mark.high,
        "moment": mark.moment,
        "better": mark.better,
        "answers": [{"rung": answer.rung, "question": answer.question, "text": answer.text} for answer in mark.answers],
    }


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        "id": agreement.id,
        "what": agreement.what,
        "who": agreement.who,
        "when": agreement.when,
        "when_at": agreement.when_at,
        "with_what": agreement.with_what,
        "if_then": agreement.if_then,
        "confidence": agreement.confidence,
        "good_enough": agreement.good_enough,
        "done": agreement.done,
    }
