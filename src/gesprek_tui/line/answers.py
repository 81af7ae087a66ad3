"""What a plain line gives as the answer to what is asked."""

from datetime import datetime

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import asking
from gesprek_tui.line import agreeing, asks, closing, items
from gesprek_tui.line.dates import resolve
from gesprek_tui.line.grammar import agreement
from gesprek_tui.line.numbers import Said, bare_number, number_in, read_number
from gesprek_tui.line.prompts import prompt, rating_asked
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Scale


def answer(ask: asks.Answerable, text: str, state: State, method: Method, now: datetime) -> tuple[it.Intent, ...]:
    """What a plain line gives as an answer: one intent, and a note for words that stand beside a number."""
    if isinstance(ask, asks.AgreementPart):
        agreed = asks.agreement_of(ask.of, state)
        # taken back meanwhile: what is typed is still kept
        return agreeing.answered(ask.part, text, agreed, state.address, now) if agreed else (it.AddNote(text=text),)
    return (_answer(ask, text, state, method, now),)


def _answer(ask: asks.Simple, text: str, state: State, method: Method, now: datetime) -> it.Intent:
    match ask:
        case asks.Number():
            scale = method.scales[ask.scale]
            if said := read_number(text):
                return set_scale(scale, said)
            if (off := bare_number(text)) is not None:
                return it.SetScale(scale=scale.id, value=off)
            return it.SetScale(scale=scale.id, value=None, text=text)
        case asks.Rungs():
            rung = asks.rungs(ask, state, method)[ask.at]
            value = number_in(text) if rung.sets else None
            aspect: ev.Aspect | None = None
            if value is not None:
                aspect = "best" if rung.sets == "best" else "good_enough"
            return it.AnswerRung(of=ask.of, rung=rung.rung, question=rung.text, text=text, aspect=aspect, value=value)
        case asks.What():
            return agreement(text, now)
        case asks.Goal():
            return it.NameGoal(text=text)
        case asks.Slot():
            return it.FillSlot(slot=ask.slot, text=text)
        case asks.Correction():
            return it.Correct(of=ask.of, text=text)
        case asks.Entry():
            kept = method.lists[ask.list]
            return items.item(kept, text, state.listed(kept.id), now)
        case asks.Closing():
            return _closing(ask, text, state, method, now)
        case asks.Rating():
            return it.AddNote(text=text, mark="quote", topic="rating", question=rating_asked(ask, state, method))


def set_scale(scale: Scale, said: Said) -> it.SetScale:
    """The intent for what was said on a scale."""
    return it.SetScale(scale=scale.id, value=said.value(scale.better), text=said.text)


def _closing(ask: asks.Closing, text: str, state: State, method: Method, now: datetime) -> it.Intent:
    asked = prompt(ask, state, method).say
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
