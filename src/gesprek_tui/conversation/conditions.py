"""When a hint holds: the conditions of packs, and which part of them is the reason."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from gesprek_tui.conversation import place
from gesprek_tui.conversation.state import Agreement, Note, State
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import When

SAID_WITHIN = 600
"""Seconds in which words that were noted count as just said."""

_ACCENTS = re.compile("[\u0300-\u036f]")
_SIGNS = re.compile(r"[^\w]+")
_CHANGE_LANGUAGE = frozenset({"change_talk", "commitment", "sustain_talk"})


def holds(when: When, state: State, method: Method, t: float) -> bool:
    """Whether a condition is true at ``t``. Unanswered scales and an unnamed goal make theirs false."""
    frame = state.frame
    value: Any = getattr(when, when.key)
    match when.key:
        case "all":
            return all(holds(inner, state, method, t) for inner in value)
        case "any":
            return any(holds(inner, state, method, t) for inner in value)
        case "not_":
            return not holds(value, state, method, t)
        case "phase":
            return frame is not None and frame.phase == value
        case "visited":
            return frame is not None and value in frame.visited
        case "method":
            return frame is not None and frame.method == value
        case "setting":
            return bool(state.setting == value)
        case "last_mark":
            return bool(state.last_mark == value)
        case "marks":
            return all(sum(1 for _ in _heard(mark, state)) >= least for mark, least in value.items())
        case "heard_within":
            return all(
                any(t - note.t <= 60 * minutes for note in _heard(mark, state)) for mark, minutes in value.items()
            )
        case "said":
            recent = (note.text for note in state.notes if t - note.t <= SAID_WITHIN)
            words = " ".join(map(_bare, recent))
            return any(_bare(phrase).rstrip() in words for phrase in value)
        case "scale_below" | "scale_above":
            return all(_compare(when.key, state.scale_value(scale), n) for scale, n in value.items())
        case "sure_below":
            return _compare(when.key, state.last_sure.confidence if state.last_sure else None, value)
        case "sure_enough":
            return (state.last_sure is not None and sure_enough(state.last_sure, state, method)) is value
        case "good_enough":
            return _good_enough(value, state)
        case "numbers":
            return all(_numbers(scale, state) >= least for scale, least in value.items())
        case "answered":
            now = state.last_number(value)
            return now is not None and bool(now.answers)
        case "minutes_in_phase":
            return state.visit is not None and t - state.visit.since >= 60 * value
        case "minutes_spoken":
            return bool(t >= 60 * value)
        case "minutes_left":
            return state.minutes is not None and 60 * state.minutes - t <= 60 * value
        case "gate_open":
            phase = method.phase(value)
            return (
                phase is not None and frame is not None and frame.phase == value
                and not place.gate_is_open(phase, frame)
            )  # fmt: skip
        case "goal_named":
            return (state.goal is not None) is value
        case "asked":
            return any(a.id == value for a in state.asked)
        case "not_asked":
            return all(a.id != value for a in state.asked)
        case "asked_in":
            return all(_asked_in(phase, state, method) >= least for phase, least in value.items())
        case "not_used":
            return not _used(value, state)
        case _:  # open_item
            return any(not item.done for item in state.listed(value))


def reasons(when: When, state: State, method: Method, t: float) -> Iterator[When]:
    """The parts of a condition that make it true, itself first.

    What stands under ``not`` keeps a move away, but is never the reason for it; of ``any`` only what holds is.
    """
    yield when
    for inner in when.all or ():
        yield from reasons(inner, state, method, t)
    for inner in when.any or ():
        if holds(inner, state, method, t):
            yield from reasons(inner, state, method, t)


def _bare(text: str) -> str:
    """Words without capitals, accents and signs, each with a space before it."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return f" {' '.join(_SIGNS.sub(' ', _ACCENTS.sub('', letters)).split())} "


def _heard(mark: str, state: State) -> Iterator[Note]:
    """The notes with this mark that are the client's: those about change only when it is named what would change."""
    if state.goal is not None or mark not in _CHANGE_LANGUAGE:
        yield from (note for note in state.notes if note.mark == mark and not note.by)


def _compare(key: str, value: float | None, n: float) -> bool:
    if value is None:
        return False
    return value > n if key == "scale_above" else value < n


def sure_enough(agreed: Agreement, state: State, method: Method) -> bool:
    """Whether the client calls the number of an agreement good enough, there or on a scale for how sure."""
    wanted = (state.last_number(scale.id, "good_enough") for scale in method.scales.values() if scale.sure)
    numbers = [mark.value for mark in wanted if mark and mark.value is not None]
    sure = agreed.confidence
    return agreed.good_enough or (sure is not None and any(sure >= number for number in numbers))


def _good_enough(scale: str, state: State) -> bool:
    now, enough = state.last_number(scale), state.last_number(scale, "good_enough")
    if now is None or enough is None or now.value is None or enough.value is None:
        return False
    return now.value <= enough.value if now.better == "down" else now.value >= enough.value


def _numbers(scale: str, state: State) -> int:
    return sum(mark.scale == scale and mark.aspect == "now" and mark.value is not None for mark in state.scales)


def _asked_in(phase_id: str, state: State, method: Method) -> int:
    phase = method.phase(phase_id)
    here = {question.id for question in phase.questions} if phase else set()
    return len(here & {asked.id for asked in state.asked})


def _used(instrument: str, state: State) -> bool:
    kind, _, name = instrument.partition(":")
    if kind == "scale":
        return any(mark.scale == name for mark in state.scales)
    return bool(state.listed(name)) if kind == "list" else bool(state.agreements)
