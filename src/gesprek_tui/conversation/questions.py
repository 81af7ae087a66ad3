"""The questions on screen: the large one to say now and the next ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gesprek_tui.conversation import place
from gesprek_tui.conversation.events import Address
from gesprek_tui.conversation.moves import fits_setting
from gesprek_tui.conversation.state import State
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Need, Question

MOST = 9
"""The large question and those that ``/2`` to ``/9`` take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A question as it stands on screen. ``asked`` in this stay in the phase."""

    id: str
    text: str
    why: str
    asked: bool
    raw: str
    supports: tuple[Need, ...] = ()
    own: bool = False


def on_screen(state: State, method: Method | None, chosen: str | None = None) -> tuple[Shown, ...]:
    """The large question first, then the next ones; empty without a pack.

    ``chosen`` is the question that the professional looks at; without it the large one is the one last
    said in this stay, or the phase's best. What was said already comes last.
    """
    phase = method.phase(state.frame.phase) if method and state.frame else None
    if method is None or phase is None:
        return ()
    said_here = [a for a in state.asked if a.visit == len(state.visits)]
    said = {a.id for a in said_here}
    large = chosen or (said_here[-1].id if said_here else None)
    fits = [q for q in phase.questions if fits_setting(q, state)]
    kept_away = [q for q in fits if state.last_mark in q.not_after]
    first = [q for q in fits if q not in kept_away] + kept_away
    found = method.question(large) if large else None
    if found is None and said_here and large == said_here[-1].id:
        # a move that is only said is a hint of a pack, not one of its questions
        words = said_here[-1].text
        shown = [Shown(id=said_here[-1].id, text=words, why="", asked=True, raw=words)]
    else:
        top = found or first[0] if (found or first) else None
        shown = [_shown(top, state, said, method)] if top else []
    top_id = shown[0].id if shown else None
    following = [q for q in _followed(found, method) if fits_setting(q, state)]
    rest = dict.fromkeys(q.id for q in (*following, *first) if q.id != top_id)
    ordered = sorted(rest, key=lambda q: q in said)
    questions = (method.question(q) for q in ordered)
    return (*shown, *(_shown(q, state, said, method) for q in questions if q))[:MOST]


def _followed(question: Question | None, method: Method) -> Iterator[Question]:
    for follow_up in question.follow_ups if question else ():
        if found := method.question(follow_up):
            yield found


def _shown(question: Question, state: State, said: set[str], method: Method) -> Shown:
    raw = question.say(state.address)
    slots = dict(state.frame.slots) if state.frame else {}
    return Shown(
        id=question.id, text=place.filled(raw, slots), why=question.why, asked=question.id in said, raw=raw,
        supports=question.supports, own=question.id in method.own,
    )  # fmt: skip


def neighbour(state: State, method: Method | None, shown: tuple[Shown, ...], step: int) -> str | None:
    """The id of the question ``step`` places further in the phase, round and round; None where there is none."""
    phase = method.phase(state.frame.phase) if method and state.frame else None
    on_view = {one.id for one in shown}
    ids = [question.id for question in phase.questions if question.id in on_view] if phase else []
    if not ids:
        return None
    if shown[0].id not in ids:
        return ids[0 if step > 0 else -1]
    return ids[(ids.index(shown[0].id) + step) % len(ids)]


def find(methods: Iterable[Method], words: str, address: Address) -> list[tuple[str, str]]:
    """Title of the method and text of each question that holds all the words, slots shown open."""
    wanted = words.casefold().split()
    said = (
        (method.pack.title, place.filled(question.say(address)))
        for method in methods
        for _, question in method.pack.questions()
    )
    return [(title, text) for title, text in said if all(word in text.casefold() for word in wanted)]
