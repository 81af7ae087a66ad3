"""What to do next: at most three moves, each with its reason, and each from a hint or question of a pack.

There are no rules of its own here: only the evaluation of a condition and the order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args

from gesprek_tui import dutch
from gesprek_tui.conversation import place
from gesprek_tui.conversation.state import State
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Do, Hint, Need, Pack, Question, When

MOST = 3
ENOUGH = 5
"""Questions that must have been asked before it is told which need got least attention."""
_CHANGE_LANGUAGE = frozenset({"change_talk", "commitment", "sustain_talk"})
# the order of reasons: what is acute and open gates, then the last mark, then numbers, then the clock
_ACUTE, _MARK, _NUMBER, _CLOCK, _OTHER = range(5)
# what was heard or counted in an earlier stay comes after all that belongs to this one
_STALE = 10
_RANKS = {
    "gate_open": _ACUTE, "open_item": _ACUTE, "last_mark": _MARK, "marks": _MARK, "scale_below": _NUMBER,
    "scale_above": _NUMBER, "sure_below": _NUMBER, "minutes_in_phase": _CLOCK, "minutes_left": _CLOCK,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One suggestion. ``id`` is the hint's or question's id, ``pack`` the title of where it comes from."""

    id: str
    say: str
    why: str
    do: Do
    pack: str
    from_question: bool = False


def moves(state: State, method: Method | None, t: float) -> tuple[Move, ...]:
    """The moves that fit ``state`` at ``t`` seconds of conversation: the same input gives the same answer."""
    if method is None or state.frame is None or state.ended is not None or state.unknown_kinds:
        return ()
    ranked = sorted(_candidates(state, method, t), key=lambda found: found[0])
    found: dict[str, tuple[int, Move]] = {}
    for (rank, *_), move in ranked:
        effect = move.do.model_dump_json(exclude_unset=True) if move.do.model_fields_set else move.id
        found.setdefault(effect, (rank, move))
    first, rest = list(found.values())[: MOST - 1], list(found.values())[MOST - 1 :]
    # a mark stays the last one for a long time: the last place is for another reason, so that a number
    # or the end of the time is not hidden by three answers to what was heard
    ranks = {rank for rank, _ in first}
    last = sorted(rest, key=lambda ranked: ranked[0] in ranks)[: MOST - len(first)]
    least = least_attended(state, method)
    return tuple(_attending(move, least, method) for _, move in (*first, *last))


def least_attended(state: State, method: Method) -> Need | None:
    """The one need that the questions asked so far served least; None while few were asked or two are equal.

    It tells of the professional's attention, never of the client.
    """
    asked = [question for one in state.asked if (question := method.question(one.id))]
    counts = attention(asked)
    (need, least), (_, second) = counts.most_common()[:-3:-1]
    return need if len(asked) >= ENOUGH and least < second else None


def attention(asked: Iterable[Question]) -> Counter[Need]:
    """How often each need was served by questions that were asked; each need is there, in the usual order."""
    counts: Counter[Need] = Counter(dict.fromkeys(get_args(Need), 0))
    counts.update(need for question in asked for need in question.supports)
    return counts


def _attending(move: Move, least: Need | None, method: Method) -> Move:
    question = method.question(move.do.ask) if move.do.ask and least else None
    if question is None or least not in question.supports:
        return move
    return replace(move, why=dutch.least_attended(move.why, least))


def _candidates(state: State, method: Method, t: float) -> Iterator[tuple[tuple[int, bool, bool], Move]]:
    for pack, hint in method.hints():
        if hint.id not in state.put_off and holds(hint.when, state, method, t) and _useful(hint, state, method):
            shared = pack is not method.pack
            yield (_rank(hint.when, state), shared, False), _from_hint(hint, pack, state)
    last = state.last_mark
    for pack, question in _questions_here(state, method):
        if (
            last in question.after
            and question.id not in state.put_off
            and fits_setting(question, state)
            and not _asked_since_mark(question.id, state)
        ):
            rank = _MARK + (_STALE if _heard_before(state) else 0)
            yield (rank, pack is not method.pack, True), _from_question(question, pack, state, last)


def _rank(when: When, state: State) -> int:
    reasons = tuple(_reasons(when))
    rank = min((_RANKS.get(reason.key, _OTHER) for reason in reasons), default=_OTHER)
    stale = (rank == _MARK and _heard_before(state)) or (rank == _NUMBER and _asked_before(reasons, state))
    return rank + _STALE if stale else rank


def _reasons(when: When) -> Iterator[When]:
    # what stands under 'not' keeps a move away, but is never the reason for it
    yield when
    for inner in (*(when.all or ()), *(when.any or ())):
        yield from _reasons(inner)


def _heard_before(state: State) -> bool:
    marked, visit = state.last_marked, state.visit
    return marked is not None and visit is not None and marked.seq < visit.seq


def _asked_before(reasons: tuple[When, ...], state: State) -> bool:
    scales = {scale for reason in reasons for scale in (reason.scale_below or reason.scale_above or ())}
    numbers = [mark.seq for mark in state.scales if mark.scale in scales]
    if state.last_sure and any(reason.sure_below is not None for reason in reasons):
        numbers.append(state.last_sure.seq)
    visit = state.visit
    return visit is not None and all(seq < visit.seq for seq in numbers)


def _questions_here(state: State, method: Method) -> Iterator[tuple[Pack, Question]]:
    for pack in method.leading:
        for phase, question in pack.questions():
            if pack is not method.pack or (state.frame and phase.id == state.frame.phase):
                yield pack, question


def fits_setting(question: Question, state: State) -> bool:
    """Whether a question fits the setting of this conversation: all do while none is chosen."""
    return question.setting is None or state.setting is None or question.setting == state.setting


def _useful(hint: Hint, state: State, method: Method) -> bool:
    do, frame = hint.do, state.frame
    if frame is None:
        return False
    if do.go:
        phase = method.phase(do.go)
        return phase is not None and do.go != frame.phase and place.lock_of(phase, method, frame) is None
    if do.method:
        return all(open_.method != do.method for open_ in state.frames)
    if do.ask:
        question = method.question(do.ask)
        if question is None or not fits_setting(question, state) or state.last_mark in question.not_after:
            return False
        return not _asked_since_mark(do.ask, state)
    return do.open is not None or not _asked_since_mark(hint.id, state)


def _asked_since_mark(question: str, state: State) -> bool:
    # said already in answer to what was just heard: offering it again would be in the way
    marked = state.last_marked
    since = marked.seq if marked else 0
    return any(a.id == question and a.seq > since for a in state.asked)


def _from_hint(hint: Hint, pack: Pack, state: State) -> Move:
    slots = dict(state.frame.slots) if state.frame else {}
    say = place.filled(hint.say.say(state.address), slots)
    return Move(id=hint.id, say=say, why=hint.why, do=hint.do, pack=pack.title)


def _from_question(question: Question, pack: Pack, state: State, mark: Any) -> Move:
    slots = dict(state.frame.slots) if state.frame else {}
    return Move(
        id=question.id, say=place.filled(question.say(state.address), slots), why=dutch.heard(mark),
        do=Do(ask=question.id), pack=pack.title, from_question=True,
    )  # fmt: skip


def holds(when: When, state: State, method: Method, t: float) -> bool:
    """Whether a condition is true now. Unanswered scales and an unnamed goal make theirs false."""
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
        case "method":
            return frame is not None and frame.method == value
        case "setting":
            return bool(state.setting == value)
        case "last_mark":
            return bool(state.last_mark == value)
        case "marks":
            return all(_count(mark, state) >= least for mark, least in value.items())
        case "scale_below" | "scale_above":
            return all(_compare(when.key, state.scale_value(scale), n) for scale, n in value.items())
        case "sure_below":
            return _compare(when.key, state.last_sure.confidence if state.last_sure else None, value)
        case "minutes_in_phase":
            return state.visit is not None and t - state.visit.since >= 60 * value
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
        case "not_used":
            return not _used(value, state)
        case _:  # open_item
            return any(not item.done for item in state.listed(value))


def _count(mark: str, state: State) -> int:
    if mark in _CHANGE_LANGUAGE and state.goal is None:
        return 0
    return sum(note.mark == mark for note in state.notes)


def _compare(key: str, value: float | None, n: float) -> bool:
    if value is None:
        return False
    return value > n if key == "scale_above" else value < n


def _used(instrument: str, state: State) -> bool:
    kind, _, name = instrument.partition(":")
    if kind == "scale":
        return any(mark.scale == name for mark in state.scales)
    return bool(state.listed(name)) if kind == "list" else bool(state.agreements)
