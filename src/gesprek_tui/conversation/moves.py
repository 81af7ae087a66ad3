"""What to do next: at most three moves, each with its reason, and each from a hint or question of a pack.

There are no rules of its own here, only the order: every rule is a condition in a pack.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from gesprek_tui.conversation import place
from gesprek_tui.conversation.conditions import holds, reasons
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import marking, moving
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Do, Hint, Mark, Need, Pack, Question, When

MOST = 3
JUST = 180
"""Seconds in which what was heard may have all places."""
ENOUGH = 5
"""Questions that must have been asked before it is told which need got least attention."""
# the order of reasons: what is acute and open gates, then what was heard, then numbers, then the clock
_ACUTE, _MARK, _NUMBER, _CLOCK, _OTHER = range(5)
# what one went on from comes after all that belongs to where one is
_STALE = 10
_RANKS = {
    "gate_open": _ACUTE, "open_item": _ACUTE, "said": _ACUTE, "last_mark": _MARK, "marks": _MARK, "heard_within": _MARK,
    "scale_below": _NUMBER, "scale_above": _NUMBER, "good_enough": _NUMBER, "numbers": _NUMBER, "answered": _NUMBER,
    "sure_below": _NUMBER, "sure_enough": _NUMBER,
    "minutes_in_phase": _CLOCK, "minutes_spoken": _CLOCK, "minutes_left": _CLOCK,
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
    found: list[tuple[int, Move]] = []
    seen: set[str] = set()
    for (rank, *_), move in ranked:
        # two rows that say or do the same are one
        same = {move.say, move.do.model_dump_json(exclude_unset=True) if move.do.model_fields_set else move.id}
        if not same & seen:
            found.append((rank, move))
            seen |= same
    first, rest = found[: MOST - 1], found[MOST - 1 :]
    # a mark stays the last one for a long time: the last place is for another reason, so that a number or the end
    # of the time is not hidden by three answers to what was heard; while it was just heard the method can wait
    ranks = {rank for rank, _ in first} | ({_OTHER} if _just_heard(state, t) else set())
    last = sorted(rest, key=lambda ranked: ranked[0] in ranks)[: MOST - len(first)]
    least = least_attended(state, method)
    return tuple(_attending(move, least, method) for _, move in (*first, *last))


def _just_heard(state: State, t: float) -> bool:
    marked = state.last_marked
    return marked is not None and t - marked.t <= JUST


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
    return replace(move, why=moving.least_attended(move.why, least))


def _candidates(state: State, method: Method, t: float) -> Iterator[tuple[tuple[int, bool, bool], Move]]:
    marked = state.last_marked
    heard = marked.seq if marked else 0
    heard_rank = _MARK + (_STALE if marked and place.went_on(method, state, heard) else 0)
    for pack, hint in method.hints():
        if hint.id in state.put_off or not holds(hint.when, state, method, t):
            continue
        rank, since = _weight(tuple(reasons(hint.when, state, method, t)), state, method, (heard_rank, heard))
        move = _from_hint(hint, pack, state, method)
        if move and _useful(move, state, method, since):
            yield (rank, pack is not method.pack, False), move
    for pack, question in _questions_here(state, method):
        if (
            marked
            and marked.mark in question.after
            and question.id not in state.put_off
            and fits_setting(question, state)
            and not _said(question.id, state, heard)
            and not _just_asked(question.id, state)
        ):
            yield (heard_rank, pack is not method.pack, True), _from_question(question, pack, state, marked.mark)


def _weight(why: Sequence[When], state: State, method: Method, heard: tuple[int, int]) -> tuple[int, int]:
    """How soon a hint comes, and the event since which it is new: the last mark, or the last number it is about."""
    rank = min((_RANKS.get(reason.key, _OTHER) for reason in why), default=_OTHER)
    scales = {scale for reason in why for scale in _scales(reason)}
    numbers = [mark.seq for mark in state.scales if mark.scale in scales]
    if state.last_sure and any(reason.sure_below is not None for reason in why):
        numbers.append(state.last_sure.seq)
    number = max(numbers, default=0)
    if rank == _MARK:
        rank = heard[0]
    elif rank == _NUMBER and place.went_on(method, state, number):
        rank += _STALE
    return rank, max(heard[1], number)


def _scales(reason: When) -> Iterable[str]:
    return (
        reason.scale_below
        or reason.scale_above
        or reason.numbers
        or filter(None, (reason.good_enough, reason.answered))
    )


def _questions_here(state: State, method: Method) -> Iterator[tuple[Pack, Question]]:
    for pack in method.leading:
        for phase, question in pack.questions():
            if pack is not method.pack or (state.frame and phase.id == state.frame.phase):
                yield pack, question


def fits_setting(question: Question, state: State) -> bool:
    """Whether a question fits the setting of this conversation: all do while none is chosen."""
    return question.setting is None or state.setting is None or question.setting == state.setting


def _useful(move: Move, state: State, method: Method, since: int) -> bool:
    do, frame = move.do, state.frame
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
        return not _said(do.ask, state, since) and not _just_asked(do.ask, state)
    return do.open is not None or not _said(move.id, state, since)


def _said(question: str, state: State, since: int) -> bool:
    # said already in answer to what was just heard: offering it again would be in the way
    return any(a.id == question and a.seq > since for a in state.asked)


def _just_asked(question: str, state: State) -> bool:
    """Whether it was said last, here: it stands large on screen, whatever was heard since."""
    last = state.asked[-1] if state.asked else None
    return last is not None and last.id == question and last.visit == len(state.visits)


def _from_hint(hint: Hint, pack: Pack, state: State, method: Method) -> Move | None:
    slots = dict(state.frame.slots) if state.frame else {}
    say, do = place.filled(hint.say.say(state.address), slots), hint.do
    if do.back:
        phase = place.left_for_this(method, state)
        if phase is None:
            return None
        say, do = moving.leads_to(say, phase.title), Do(go=phase.id)
    return Move(id=hint.id, say=say, why=hint.why, do=do, pack=pack.title)


def _from_question(question: Question, pack: Pack, state: State, mark: Mark) -> Move:
    slots = dict(state.frame.slots) if state.frame else {}
    return Move(
        id=question.id, say=place.filled(question.say(state.address), slots), why=marking.heard(mark),
        do=Do(ask=question.id), pack=pack.title, from_question=True,
    )  # fmt: skip
