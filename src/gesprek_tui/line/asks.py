"""What an instrument asks in the line, one thing at a time: pure values, shown by screen and plain mode alike.

A plain line answers what is asked; signs and ``/`` work as always; an empty line skips.
"""

from datetime import datetime
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation import ladder, place, together
from gesprek_tui.conversation.conditions import sure_enough
from gesprek_tui.conversation.state import Agreement, State
from gesprek_tui.dutch import asking, listed, scaling
from gesprek_tui.dutch import instruments as words
from gesprek_tui.line import agreeing, closing, items
from gesprek_tui.line.dates import resolve
from gesprek_tui.line.grammar import agreement
from gesprek_tui.line.numbers import Said, bare_number, number_in, read_number
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Scale


class WhichScale(Struct, frozen=True):
    """Which scale?"""


class Number(Struct, frozen=True):
    """The number on a scale."""

    scale: str


class Rungs(Struct, frozen=True):
    """The rung at ``at`` of the ladder of the scale that event ``of`` set."""

    of: str
    scale: str
    at: int = 0


class What(Struct, frozen=True):
    """What is agreed."""


class AgreementPart(Struct, frozen=True):
    """One part of the agreement that event ``of`` added."""

    of: str
    part: agreeing.Part


class Goal(Struct, frozen=True):
    """The goal, in the client's words."""


class Slot(Struct, frozen=True):
    """The words for a slot."""

    slot: str


class Entry(Struct, frozen=True):
    """The next item of a list, one after another until an empty line."""

    list: str


class Closing(Struct, frozen=True):
    """The closing step at ``at``; ``repair`` asks what may be different, after a lower answer to the rating."""

    at: int = 0
    repair: bool = False


class Rating(Struct, frozen=True):
    """How the talk is for the client, asked at any time: the one plain question, or the four from ``item`` on.

    ``lower`` remembers that one of the four got a lower number; ``repair`` then asks what may be different.
    """

    item: int | None = None
    lower: bool = False
    repair: bool = False


class Correction(Struct, frozen=True):
    """What the client says of what event ``of`` brought; ``number`` is the row it was read in."""

    of: str
    number: int


_Simple: TypeAlias = Number | Rungs | What | Goal | Slot | Entry | Closing | Rating | Correction
Answerable: TypeAlias = _Simple | AgreementPart
Ask: TypeAlias = WhichScale | Answerable


class Prompt(Struct, frozen=True, kw_only=True):
    """What is shown while something is asked.

    ``say`` is said aloud; ``detail`` holds anchors, what is parked and the like; ``label`` stands in the line;
    ``following`` are the next rungs.
    """

    title: str
    say: str
    label: str
    detail: tuple[str, ...] = ()
    following: tuple[str, ...] = ()


def prompt(ask: Ask, state: State, method: Method) -> Prompt:
    """How an ask is shown."""
    match ask:
        case WhichScale():
            names = (", ".join(method.scales),)
            return Prompt(title=scaling.TITLE, say=scaling.WHICH, label=scaling.LABEL_SCALE, detail=names)
        case Number():
            scale = method.scales[ask.scale]
            return Prompt(
                title=scaling.title(scale.title, scale.moment),
                say=scale.ask.say(state.address),
                label=scaling.LABEL_NUMBER,
                detail=(scaling.anchors(scale.low, scale.high),),
            )
        case Rungs():
            return _rungs_prompt(ask, state, method)
        case What():
            first, others = asking.first_ask(asking.ASK_HOW[state.address]), agreeing.listed(state)
            detail = (first, *others, asking.CHANGE_AGREEMENT) if others else (first,)
            say = asking.ASK_WHAT[state.address]
            return Prompt(title=asking.AGREEMENT_TITLE, say=say, label=asking.LABEL_WHAT, detail=detail)
        case AgreementPart():
            return _part_prompt(ask, state)
        case Goal():
            return Prompt(title=asking.GOAL, say=asking.ASK_GOAL[state.address], label=asking.LABEL_GOAL)
        case Slot():
            slot = method.slots[ask.slot]
            detail = (asking.for_example(slot.example),) if slot.example else ()
            return Prompt(title=asking.FILL_IN, say=asking.fill_in(slot.label), label=slot.label, detail=detail)
        case Correction():
            row = together.row_of(ask.number, state)
            return Prompt(
                title=asking.CORRECTION, say=asking.ASK_CORRECTION[state.address], label=asking.LABEL_CORRECTION,
                detail=(together.read_out(row),) if row else (),
            )  # fmt: skip
        case Entry():
            return _entry_prompt(ask, state, method)
        case Closing():
            return _closing_prompt(ask, state, method)
        case Rating():
            return Prompt(
                title=asking.rating_title(ask.item), say=_rating_asked(ask, state, method),
                label=asking.LABEL_CLOSING["rating"], detail=() if ask.repair else (asking.RATING_DETAIL,),
            )  # fmt: skip


def _entry_prompt(ask: Entry, state: State, method: Method) -> Prompt:
    kept = method.lists[ask.list]
    there = (f"{number}  {listed.item(one.fields)}" for number, one in enumerate(state.listed(kept.id), 1))
    hints = listed.columns([(column.title, column.choices) for column in kept.columns], done=items.can_be_done(kept))
    say = kept.ask.say(state.address) if kept.ask else listed.ASK_ITEM
    return Prompt(title=kept.title, say=say, label=listed.LABEL_ITEM, detail=(*there, hints))


def _rungs_prompt(ask: Rungs, state: State, method: Method) -> Prompt:
    scale = method.scales[ask.scale]
    mark = next((m for m in state.scales if m.id == ask.of), None)
    value = mark.value if mark else None
    rungs = ladder.steps(method, scale, value, state.address)[ask.at :]
    said = (mark and mark.text) or (ladder.number(value) if value is not None else "")
    return Prompt(
        title=f"{scaling.title(scale.title, scale.moment)}: {said}", say=rungs[0].text, label=asking.LABEL_ANSWER,
        detail=(scaling.anchors(scale.low, scale.high), *([scaling.dots(value)] if value is not None else ())),
        following=tuple(rung.text for rung in rungs[1:]),
    )  # fmt: skip


def _part_prompt(ask: AgreementPart, state: State) -> Prompt:
    agreed = _agreement_of(ask.of, state)
    detail = (agreeing.in_full(agreed),) if agreed else ()
    return Prompt(
        title=asking.agreement_title(agreeing.number_of(ask.of, state)), label=asking.LABEL_PART[ask.part],
        say=agreeing.say(ask.part, agreed.who if agreed else None, state.address),
        detail=(*detail, asking.WHY_SMALLER) if ask.part == "smaller" else detail,
    )  # fmt: skip


def _closing_prompt(ask: Closing, state: State, method: Method) -> Prompt:
    questions = method.closing_questions()
    question = questions[ask.at]
    detail: tuple[str, ...] = ()
    say = question.say(state.address)
    if question.closes == "parked" and not state.parked():
        say = asking.ASK_ANYTHING_LEFT[state.address]
    elif question.closes == "parked":
        detail = (*(asking.in_order(n, note.text) for n, note in enumerate(state.parked(), 1)), asking.TICK_PARKED)
    elif question.closes == "agreements":
        detail = agreeing.read_aloud(state) or (asking.NO_AGREEMENTS,)
    elif question.closes == "rating":
        say, detail = _rating_asked(ask, state, method), () if ask.repair else (asking.RATING_DETAIL,)
        if said := [] if ask.repair else [note.text for note in state.notes if note.topic == "rating"]:
            detail = (words.said_already(said), *detail)
    return Prompt(
        title=asking.closing_title(ask.at + 1, len(questions)), say=say,
        label=asking.LABEL_CLOSING[question.closes or "parked"], detail=detail,
    )  # fmt: skip


def _rating_asked(ask: Closing | Rating, state: State, method: Method) -> str:
    if isinstance(ask, Rating) and ask.item is not None:
        return asking.RATING_ITEMS[ask.item][state.address]
    question = closing.repair_question(method) if ask.repair else closing.rating_question(method)
    return question.say(state.address) if question else ""


def answer(ask: Answerable, text: str, state: State, method: Method, now: datetime) -> tuple[it.Intent, ...]:
    """What a plain line gives as an answer: one intent, and a note for words that stand beside a number."""
    if isinstance(ask, AgreementPart):
        agreed = _agreement_of(ask.of, state)
        # taken back meanwhile: what is typed is still kept
        return agreeing.answered(ask.part, text, agreed, state.address, now) if agreed else (it.AddNote(text=text),)
    return (_answer(ask, text, state, method, now),)


def _answer(ask: _Simple, text: str, state: State, method: Method, now: datetime) -> it.Intent:
    match ask:
        case Number():
            scale = method.scales[ask.scale]
            if said := read_number(text):
                return set_scale(scale, said)
            if (off := bare_number(text)) is not None:
                return it.SetScale(scale=scale.id, value=off)
            return it.SetScale(scale=scale.id, value=None, text=text)
        case Rungs():
            rung = _rung(ask, state, method)
            value = number_in(text) if rung.sets else None
            aspect: ev.Aspect | None = None
            if value is not None:
                aspect = "best" if rung.sets == "best" else "good_enough"
            return it.AnswerRung(of=ask.of, rung=rung.rung, question=rung.text, text=text, aspect=aspect, value=value)
        case What():
            return agreement(text, now)
        case Goal():
            return it.NameGoal(text=text)
        case Slot():
            return it.FillSlot(slot=ask.slot, text=text)
        case Correction():
            return it.Correct(of=ask.of, text=text)
        case Entry():
            kept = method.lists[ask.list]
            return items.item(kept, text, state.listed(kept.id), now)
        case Closing():
            return _closing(ask, text, state, method, now)
        case Rating():
            return it.AddNote(text=text, mark="quote", topic="rating", question=_rating_asked(ask, state, method))


def set_scale(scale: Scale, said: Said) -> it.SetScale:
    """The intent for what was said on a scale."""
    return it.SetScale(scale=scale.id, value=said.value(scale.better), text=said.text)


def _rung(ask: Rungs, state: State, method: Method) -> ladder.Step:
    mark = next((m for m in state.scales if m.id == ask.of), None)
    rungs = ladder.steps(method, method.scales[ask.scale], mark.value if mark else None, state.address)
    return rungs[ask.at]


def _agreement_of(of: str, state: State) -> Agreement | None:
    return next((a for a in state.agreements if a.id == of), None)


def _closing(ask: Closing, text: str, state: State, method: Method, now: datetime) -> it.Intent:
    asked = _closing_prompt(ask, state, method).say
    match method.closing_questions()[ask.at].closes:
        case "summary":
            return it.AddNote(text=text, mark="quote", topic="summary")
        case "rating":
            return it.AddNote(text=text, mark="quote", topic="rating", question=asked)
        case "agreements" | "next_contact" if closing.changes_nothing(text):
            return it.AddNote(text=text, question=asked)
        case "agreements":
            return agreement(text, now)
        case "next_contact":
            resolved = resolve(text, now)
            return it.Agree(what=asking.NEXT_CONTACT, who="samen", when=text, when_at=resolved.at if resolved else None)
        case _:
            return it.AddNote(text=text, question=asked)


def following(ask: Ask, state: State, method: Method, said: str | None) -> Ask | None:
    """What is asked after this one, answered with ``said`` or skipped (None); None when the instrument is done."""
    match ask:
        case Rungs():
            mark = next((m for m in state.scales if m.id == ask.of), None)
            rungs = ladder.steps(method, method.scales[ask.scale], mark.value if mark else None, state.address)
            return replace(ask, at=ask.at + 1) if ask.at + 1 < len(rungs) else None
        case Entry():
            return ask
        case AgreementPart():
            agreed = _agreement_of(ask.of, state)
            if agreed is None:
                return None
            part = agreeing.after(ask.part, agreed, said, enough=sure_enough(agreed, state, method))
            return replace(ask, part=part) if part else None
        case Closing():
            questions = method.closing_questions()
            if questions[ask.at].closes == "rating" and not ask.repair and _listens(closing.is_lower(said), method):
                return replace(ask, repair=True)
            return Closing(ask.at + 1) if ask.at + 1 < len(questions) else None
        case Rating(repair=False):
            lower, at = ask.lower or closing.is_lower(said), ask.item
            if at is not None and at + 1 < len(asking.RATING_ITEMS):
                return Rating(at + 1, lower=lower)
            return Rating(repair=True) if _listens(lower, method) else None
        case _:
            return None


def _listens(lower: bool, method: Method) -> bool:
    return lower and closing.repair_question(method) is not None


def opened_by(event: ev.Event, state: State, method: Method) -> Ask | None:
    """The ask that an event brings with it: the ladder of a number, the rest of a bare agreement."""
    match event:
        case ev.ScaleSet(aspect="now"):
            scale = method.scales.get(event.scale)
            has_rungs = scale and ladder.steps(method, scale, event.value, state.address)
            return Rungs(of=event.id, scale=event.scale) if has_rungs else None
        case ev.AgreementAdded(who=None, when=None, confidence=None):
            return AgreementPart(of=event.id, part="who")
        case _:
            return None


def answered_by(event: ev.Event, ask: Ask | None) -> bool:
    """Whether an event brings what is asked, however it was typed: ``/vul`` and ``!`` do as well as an answer."""
    match ask, event:
        case Slot(slot), ev.SlotFilled():
            return slot == event.slot
        case Correction(of), ev.CorrectionAdded():
            return of == event.of
        case (Goal(), ev.GoalNamed()) | (What(), ev.AgreementAdded()) | (Number() | WhichScale(), ev.ScaleSet()):
            return True
        case _:
            return False


def still_there(ask: Ask, state: State, method: Method) -> bool:
    """Whether a method whose pack was changed still has what is asked."""
    match ask:
        case Number(scale):
            return scale in method.scales
        case Rungs(of, scale, at):
            value = next((mark.value for mark in state.scales if mark.id == of), None)
            return scale in method.scales and at < len(ladder.steps(method, method.scales[scale], value, state.address))
        case Slot(slot):
            return slot in method.slots
        case Closing(at):
            return at < len(method.closing_questions())
        case _:
            return True


def open_slots(text: str, state: State) -> tuple[str, ...]:
    """The slots in a question's text that have no words yet, in order."""
    slots = state.frame.slots if state.frame else {}
    return tuple(slot for slot in place.slots_in(text) if slot not in slots)
