"""How what is asked is shown: by screen and plain mode alike."""

from msgspec import Struct

from gesprek_tui.conversation import ladder, together
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import asking, listed, scaling
from gesprek_tui.dutch import instruments as words
from gesprek_tui.line import agreeing, asks, closing, items
from gesprek_tui.packs.method import Method


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


def prompt(ask: asks.Ask, state: State, method: Method) -> Prompt:
    """How an ask is shown."""
    match ask:
        case asks.WhichScale():
            names = (", ".join(method.scales),)
            return Prompt(title=scaling.TITLE, say=scaling.WHICH, label=scaling.LABEL_SCALE, detail=names)
        case asks.Number():
            scale = method.scales[ask.scale]
            return Prompt(
                title=scaling.title(scale.title, scale.moment),
                say=scale.ask.say(state.address),
                label=scaling.LABEL_NUMBER,
                detail=(scaling.anchors(scale.low, scale.high),),
            )
        case asks.Rungs():
            return _rungs_prompt(ask, state, method)
        case asks.What():
            first, others = asking.first_ask(asking.ASK_HOW[state.address]), agreeing.listed(state)
            detail = (first, *others, asking.CHANGE_AGREEMENT) if others else (first,)
            say = asking.ASK_WHAT[state.address]
            return Prompt(title=asking.AGREEMENT_TITLE, say=say, label=asking.LABEL_WHAT, detail=detail)
        case asks.AgreementPart():
            return _part_prompt(ask, state)
        case asks.Goal():
            return Prompt(title=asking.GOAL, say=asking.ASK_GOAL[state.address], label=asking.LABEL_GOAL)
        case asks.Slot():
            slot = method.slots[ask.slot]
            detail = (asking.for_example(slot.example),) if slot.example else ()
            return Prompt(title=asking.FILL_IN, say=asking.fill_in(slot.label), label=slot.label, detail=detail)
        case asks.Correction():
            row = together.row_of(ask.number, state)
            return Prompt(
                title=asking.CORRECTION, say=asking.ASK_CORRECTION[state.address], label=asking.LABEL_CORRECTION,
                detail=(together.read_out(row),) if row else (),
            )  # fmt: skip
        case asks.Entry():
            return _entry_prompt(ask, state, method)
        case asks.Closing():
            return _closing_prompt(ask, state, method)
        case asks.Rating():
            return Prompt(
                title=asking.rating_title(ask.item), say=rating_asked(ask, state, method),
                label=asking.LABEL_CLOSING["rating"], detail=() if ask.repair else (asking.RATING_DETAIL,),
            )  # fmt: skip


def _entry_prompt(ask: asks.Entry, state: State, method: Method) -> Prompt:
    kept = method.lists[ask.list]
    there = (f"{number}  {listed.item(one.fields)}" for number, one in enumerate(state.listed(kept.id), 1))
    hints = listed.columns([(column.title, column.choices) for column in kept.columns], done=items.can_be_done(kept))
    say = kept.ask.say(state.address) if kept.ask else listed.ASK_ITEM
    return Prompt(title=kept.title, say=say, label=listed.LABEL_ITEM, detail=(*there, hints))


def _rungs_prompt(ask: asks.Rungs, state: State, method: Method) -> Prompt:
    scale = method.scales[ask.scale]
    mark = next((m for m in state.scales if m.id == ask.of), None)
    value = mark.value if mark else None
    rungs = asks.rungs(ask, state, method)[ask.at :]
    said = (mark and mark.text) or (ladder.number(value) if value is not None else "")
    return Prompt(
        title=f"{scaling.title(scale.title, scale.moment)}: {said}", say=rungs[0].text, label=asking.LABEL_ANSWER,
        detail=(scaling.anchors(scale.low, scale.high), *([scaling.dots(value)] if value is not None else ())),
        following=tuple(rung.text for rung in rungs[1:]),
    )  # fmt: skip


def _part_prompt(ask: asks.AgreementPart, state: State) -> Prompt:
    agreed = asks.agreement_of(ask.of, state)
    detail = (agreeing.in_full(agreed),) if agreed else ()
    return Prompt(
        title=asking.agreement_title(agreeing.number_of(ask.of, state)), label=asking.LABEL_PART[ask.part],
        say=agreeing.say(ask.part, agreed.who if agreed else None, state.address),
        detail=(*detail, asking.WHY_SMALLER) if ask.part == "smaller" else detail,
    )  # fmt: skip


def _closing_prompt(ask: asks.Closing, state: State, method: Method) -> Prompt:
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
        say, detail = rating_asked(ask, state, method), () if ask.repair else (asking.RATING_DETAIL,)
        if said := [] if ask.repair else [note.text for note in state.notes if note.topic == "rating"]:
            detail = (words.said_already(said), *detail)
    return Prompt(
        title=asking.closing_title(ask.at + 1, len(questions)), say=say,
        label=asking.LABEL_CLOSING[question.closes or "parked"], detail=detail,
    )  # fmt: skip


def rating_asked(ask: asks.Closing | asks.Rating, state: State, method: Method) -> str:
    """How the talk is for the client, or what may be different, as it is said aloud."""
    if isinstance(ask, asks.Rating) and ask.item is not None:
        return asking.RATING_ITEMS[ask.item][state.address]
    question = closing.repair_question(method) if ask.repair else closing.rating_question(method)
    return question.say(state.address) if question else ""
