"""What a request comes to: an intent, something to ask in the line, a refusal, or something to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation import place, together
from gesprek_tui.conversation.decide import Refusal
from gesprek_tui.conversation.moves import Move
from gesprek_tui.conversation.questions import Shown
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import refusals
from gesprek_tui.errors import GesprekError
from gesprek_tui.line import agreeing, answers, asks, closing, items
from gesprek_tui.line import requests as rq
from gesprek_tui.packs.method import Method

Taken: TypeAlias = it.Intent | asks.Ask | Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a request is about: what is on screen, and where scales and other methods come from.

    ``tools`` is the method or, when its pack is gone, what the shared packs bring; ``method_of`` raises
    GesprekError for a method that is not there; ``now`` resolves dates; ``safety`` are the ids of the safety packs.
    """

    state: State
    questions: Sequence[Shown]
    moves: Sequence[Move]
    tools: Method | None
    method_of: Callable[[str], Method]
    now: datetime
    safety: Sequence[str] = ()


def take(request: rq.Request, sight: Sight) -> Taken:
    """What ``request`` comes to; None when it is only something to show."""
    match request:
        case rq.TakeQuestion(number):
            if number > len(sight.questions):
                return Refusal(refusals.no_such_number(number))
            return it.AskQuestion(question=sight.questions[number - 1].id)
        case rq.MarkAsked():
            shown = sight.questions
            return it.AskQuestion(question=shown[0].id) if shown else Refusal(refusals.NO_PACK)
        case rq.TakeMove(letter) | rq.PutOffMove(letter):
            at = "abc".index(letter)
            if at >= len(sight.moves):
                return Refusal(refusals.no_such_move(letter))
            move = sight.moves[at]
            return it.PutOffHint(hint=move.id) if isinstance(request, rq.PutOffMove) else _move(move, sight)
        case rq.OpenMethod(pack_id):
            try:
                return it.EnterMethod(method=sight.method_of(pack_id))
            except GesprekError as error:
                return Refusal(str(error))
        case rq.KeepItem() | rq.OpenList():
            return _list(request, sight)
        case rq.OpenSafety(pack_id):
            wanted = pack_id or next(iter(sight.safety), None)
            return take(rq.OpenMethod(wanted), sight) if wanted else Refusal(refusals.NO_SAFETY)
        case rq.GoToBasis(number):
            return _basis(number, sight)
        case rq.CorrectRow(number, text):
            row = together.row_of(number, sight.state)
            if row is None:
                return Refusal(refusals.no_such_row(number))
            return it.Correct(of=row.of, text=text) if text else asks.Correction(row.of, number)
        case rq.TogglePause():
            return it.Resume() if sight.state.paused else it.Pause()
        case rq.ChangeAgreement(number, text):
            agreed = agreeing.numbered(number, sight.state)
            return agreeing.changed(agreed, text, sight.now) if agreed else _no_agreement(number, sight.state)
        case rq.AskRating(four):
            there = sight.tools and closing.rating_question(sight.tools)
            return asks.Rating(0 if four else None) if there else Refusal(refusals.NO_RATING)
        case rq.SetScale() | rq.AskScale() | rq.AskAgreement() | rq.AskGoal() | rq.AskSlot() | rq.StartClosing():
            if sight.state.ended is not None:
                return Refusal(refusals.ENDED)
            return _instrument(request, sight.tools, sight.state) if sight.tools else Refusal(refusals.NO_PACK)
        case _:
            return None


def _move(move: Move, sight: Sight) -> Taken:
    do = move.do
    if do.ask:
        return it.AskQuestion(question=do.ask)
    if do.go:
        return it.GoToPhase(name=do.go)
    if do.method:
        return take(rq.OpenMethod(do.method), sight)
    if do.open == "agreement":
        return take(rq.AskAgreement(), sight)
    if do.open and do.open.startswith("scale:"):
        return take(rq.AskScale(do.open.removeprefix("scale:")), sight)
    if do.open:
        return take(rq.OpenList(do.open.removeprefix("list:")), sight)
    return it.SayHint(hint=move.id)


def _list(request: rq.KeepItem | rq.OpenList, sight: Sight) -> Taken:
    kept = sight.tools.lists.get(request.list) if sight.tools else None
    if kept is None:  # a sign whose list no pack brings: what was typed is kept
        return it.AddNote(text=request.words) if isinstance(request, rq.KeepItem) else Refusal(refusals.NO_PACK)
    if isinstance(request, rq.OpenList):
        return asks.Entry(kept.id)
    there = sight.state.listed(kept.id)
    if request.person:
        return items.somebody(kept, request.words, there, sight.now)
    return items.item(kept, request.words, there, sight.now)


def _basis(number: int, sight: Sight) -> Taken:
    phases = place.anytime(sight.tools) if sight.tools else ()
    if sight.tools is None or not 1 <= number <= len(phases):
        return Refusal(refusals.NO_BASIS)
    phase = phases[number - 1]
    kept = place.of_ring(sight.tools, sight.state, phase.ring) if phase.ring else None
    return it.GoToPhase(name=(kept or phase).id)


def _instrument(request: rq.Request, method: Method, state: State) -> Taken:
    match request:
        case rq.SetScale(name, said):
            scale = method.scale(name)
            return answers.set_scale(scale, said) if scale else _no_scale(name, method)
        case rq.AskScale(None):
            return asks.WhichScale()
        case rq.AskScale(str(name)):
            scale = method.scale(name)
            return asks.Number(scale.id) if scale else _no_scale(name, method)
        case rq.AskAgreement(None):
            return asks.What()
        case rq.AskAgreement(int(number)):
            return _open_part(number, state)
        case rq.AskGoal():
            return asks.Goal()
        case rq.AskSlot(slot):
            filled = state.frame.slots if state.frame else {}
            wanted = slot or next((s for s in method.slots if s not in filled), next(iter(method.slots), None))
            if wanted is None or wanted not in method.slots:
                return Refusal(refusals.no_such_slot(slot or "", ", ".join(method.slots)))
            return asks.Slot(wanted)
        case _:
            return asks.Closing() if method.closing_questions() else it.End()


def _open_part(number: int, state: State) -> Taken:
    agreed = agreeing.numbered(number, state)
    if agreed is None:
        return _no_agreement(number, state)
    part = agreeing.first_open(agreed)
    return asks.AgreementPart(of=agreed.id, part=part) if part else Refusal(refusals.agreement_is_whole(number))


def _no_agreement(number: int, state: State) -> Refusal:
    return Refusal(refusals.no_such_agreement(number, len(state.agreements)))


def _no_scale(name: str, method: Method) -> Refusal:
    return Refusal(refusals.no_such_scale(name, ", ".join(method.scales)))
