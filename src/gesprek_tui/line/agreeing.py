"""An agreement part by part: what is asked aloud, what an answer or a command changes, how it reads in one line."""

from datetime import datetime
from typing import Literal, TypeAlias

from msgspec.structs import replace

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation import ladder
from gesprek_tui.conversation.events import Address
from gesprek_tui.conversation.state import Agreement, State
from gesprek_tui.dutch import asking
from gesprek_tui.dutch import instruments as words
from gesprek_tui.dutch import listed as listed_words
from gesprek_tui.line import closing
from gesprek_tui.line.dates import resolve
from gesprek_tui.line.grammar import agreement
from gesprek_tui.line.numbers import bare_number, number_said, read_number

Part: TypeAlias = Literal["who", "when", "with_what", "if_then", "confidence", "smaller"]
PARTS: tuple[Part, ...] = ("who", "when", "with_what", "if_then", "confidence")
"""What is asked, in the order of talking it through; ``smaller`` comes only after a number below SURE_ENOUGH."""
SURE_ENOUGH = 7
_ACTORS = ("ik", "cl", "samen")
_ON_SCREEN = 4
"""More agreements than these are seldom made; the last ones are shown, with the numbers they have."""


def numbered(number: int, state: State) -> Agreement | None:
    """The agreement with this number, as shown."""
    return state.agreements[number - 1] if 1 <= number <= len(state.agreements) else None


def number_of(of: str, state: State) -> int | None:
    """The number with which an agreement is shown."""
    return next((number for number, agreed in enumerate(state.agreements, 1) if agreed.id == of), None)


# --- how it reads -------------------------------------------------------------------------------------------


def in_short(agreed: Agreement | ev.AgreementFields) -> str:
    """What, who, when and how sure, in one line."""
    sure = asking.sure(ladder.number(agreed.confidence)) if agreed.confidence is not None else ""
    enough = words.GOOD_ENOUGH if agreed.good_enough else ""
    done = listed_words.DONE if agreed.done else ""
    return _joined(agreed.what, listed_words.who(agreed.who), agreed.when, sure, enough, done)


def in_full(agreed: Agreement | ev.AgreementFields) -> str:
    """All that an agreement says, in one line."""
    with_what = asking.with_what(agreed.with_what) if agreed.with_what else ""
    if_then = asking.if_then(agreed.if_then) if agreed.if_then else ""
    return _joined(in_short(agreed), with_what, if_then)


def listed(state: State) -> tuple[str, ...]:
    """The agreements in short with their numbers, the last of them when there are many."""
    rows = [asking.in_order(number, in_short(agreed)) for number, agreed in enumerate(state.agreements, 1)]
    return tuple(rows[-_ON_SCREEN:])


def read_aloud(state: State) -> tuple[str, ...]:
    """Every agreement in full with its number, and what it does not say yet."""
    return tuple(
        _joined(asking.in_order(number, in_full(agreed)), _missing(agreed))
        for number, agreed in enumerate(state.agreements, 1)
    )


def _missing(agreed: Agreement) -> str:
    asked: tuple[Part, ...] = ("who", "when", "confidence")
    labels = [asking.LABEL_PART[part] for part in asked if _is_open(part, agreed)]
    return asking.still_open(labels) if labels else ""


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def what_changed(event: ev.AgreementChanged, state: State) -> str:
    """What it is, with only those parts that this event changed."""
    history = [e for e in state.log if isinstance(e, ev.AgreementFields) and e.seq < event.seq and _names(e, event.of)]
    if not history:
        return in_full(event)
    was = history[-1]
    same = {part: None for part in PARTS if getattr(event, part) == getattr(was, part)}
    newly = {name: getattr(event, name) and not getattr(was, name) for name in ("good_enough", "done")}
    return in_full(replace(event, **newly, **same))


def _names(event: ev.AgreementFields, of: str) -> bool:
    return of == (event.of if isinstance(event, ev.AgreementChanged) else event.id)


def date_understood(event: ev.AgreementFields, before: State, now: datetime) -> str | None:
    """How the date was understood, said back when it is a new one."""
    of = event.of if isinstance(event, ev.AgreementChanged) else event.id
    was = next((agreed for agreed in before.agreements if agreed.id == of), None)
    if not event.when or not event.when_at or (was and was.when_at == event.when_at):
        return None
    resolved = resolve(event.when, now)
    return resolved.echo if resolved else None


# --- what is asked ------------------------------------------------------------------------------------------


def say(part: Part, who: str | None, address: Address) -> str:
    """The question to say aloud for a part, which follows from who it is that acts."""
    by_actor = asking.ASK_PART[part]
    return by_actor.get(_actor(who), by_actor["other"])[address]


def _actor(who: str | None) -> str:
    named = (who or "cl").strip().casefold()
    return named if named in _ACTORS else "other"


def _is_open(part: Part, agreed: Agreement) -> bool:
    # how sure is the client's own number: it is not asked of what only the professional does
    return getattr(agreed, part) is None and not (part == "confidence" and _actor(agreed.who) == "ik")


def first_open(agreed: Agreement) -> Part | None:
    """The first part that an agreement does not say yet."""
    return next((part for part in PARTS if _is_open(part, agreed)), None)


def after(part: Part, agreed: Agreement, said: str | None, *, enough: bool = False) -> Part | None:
    """The part that is asked next, when ``said`` was the answer to this one, or None when it was skipped.

    A number below SURE_ENOUGH brings the offer of a smaller step, unless the client calls it ``enough``; and that
    step brings its own number.
    """
    if part == "smaller":
        return "confidence" if said and not _of_number(said) and not _stays(said) else None
    if part == "confidence":
        number = number_said(said) if said else None
        return "smaller" if number is not None and number < SURE_ENOUGH and not enough else None
    later = PARTS[PARTS.index(part) + 1 :]
    return next((one for one in later if _is_open(one, agreed)), None)


# --- what changes -------------------------------------------------------------------------------------------


def answered(part: Part, text: str, agreed: Agreement, address: Address, now: datetime) -> tuple[it.Intent, ...]:
    """What an answer to a part changes. Words for how sure, also beside a number, are kept as a note."""
    as_it_is = _whole(agreed)
    match part:
        case "who":
            return (replace(as_it_is, who=text),)
        case "when":
            return (_dated(as_it_is, text, now),)
        case "with_what":
            return (replace(as_it_is, with_what=text),)
        case "if_then":
            return (replace(as_it_is, if_then=text),)
        case "smaller" if not _of_number(text):
            # what only agrees or declines is no smaller step: it stays as it is, and the client is heard
            changed = replace(as_it_is, good_enough=True) if _stays(text) else replace(as_it_is, what=text)
            return (changed,)
    note, number = it.AddNote(text=text, question=say(part, agreed.who, address)), number_said(text)
    if number is None:
        number = bare_number(text)
    if number is None:
        return (note,)
    sure = replace(as_it_is, confidence=number, good_enough=_is_enough(text))
    return (sure,) if _of_number(text) else (sure, note)


def _of_number(text: str) -> bool:
    return read_number(text) is not None or bare_number(text) is not None


def _is_enough(text: str) -> bool:
    said = text.casefold()
    return _stays(text) and "genoeg" in said and "niet" not in said


def _stays(text: str) -> bool:
    """Whether the client wants no smaller step: ‘zo laten’, ‘hoeft niet kleiner’, ‘dat is goed genoeg’."""
    return closing.changes_nothing(text.casefold().replace("kleiner", ""))


def changed(agreed: Agreement, text: str, now: datetime) -> it.Intent:
    """What ``/afspraak N text`` changes: done, away, who, the date, how sure, parts between bars, or what it is."""
    as_it_is, words = _whole(agreed), text.strip().casefold()
    said = read_number(text)
    number = said.low if said else bare_number(text)
    if words in ("gedaan", "niet gedaan"):
        return marked(agreed, done=words == "gedaan")
    if words == "weg":
        return it.RemoveAgreement(of=agreed.id)
    if words in _ACTORS:
        return replace(as_it_is, who=words)
    if "|" in text:
        return _by_parts(as_it_is, text, now)
    if number is not None:
        return replace(as_it_is, confidence=number, good_enough=False)
    if resolve(text, now):
        return _dated(as_it_is, text, now)
    return replace(as_it_is, what=text.strip())


def marked(agreed: Agreement, *, done: bool) -> it.Agree:
    """It is done, or is not after all."""
    return replace(_whole(agreed), done=done)


def _whole(agreed: Agreement) -> it.Agree:
    return it.Agree(
        of=agreed.id, what=agreed.what, who=agreed.who, when=agreed.when, when_at=agreed.when_at,
        with_what=agreed.with_what, if_then=agreed.if_then, confidence=agreed.confidence,
        good_enough=agreed.good_enough, done=agreed.done,
    )  # fmt: skip


def _dated(as_it_is: it.Agree, text: str, now: datetime) -> it.Agree:
    resolved = resolve(text, now)
    return replace(as_it_is, when=text.strip(), when_at=resolved.at if resolved else None)


def _by_parts(as_it_is: it.Agree, text: str, now: datetime) -> it.Agree:
    # what stands before the first bar may be empty here: the agreement says already what it is
    said = agreement(f"{as_it_is.what}{text}" if text.lstrip().startswith("|") else text, now)
    dated = replace(as_it_is, when=said.when, when_at=said.when_at) if said.when else as_it_is
    sure = as_it_is.confidence if said.confidence is None else said.confidence
    return replace(dated, what=said.what, who=said.who or as_it_is.who, confidence=sure)
