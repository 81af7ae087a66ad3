"""What matters of a client's earlier conversations, and their scales over time. Pure: states in, values out."""

from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct

from gesprek_tui.conversation.promises import took_place
from gesprek_tui.conversation.state import Agreement, Item, Note, ScaleMark, State
from gesprek_tui.conversation.summary import Summary, summarise

FEW = 6
"""Earlier conversations that are read whole for what matters at the start of another one."""
QUOTES = 6
"""The last so many of the client's own words, from which those that lean to change come first."""

_ACUTE, _NETWORK = "acute", "network"
_LEANING = {"commitment": 0, "change_talk": 0, "quote": 1, "sustain_talk": 2}


class Measure(Struct, frozen=True):
    """A number on a scale as it was at the end of one conversation; ``at`` is ISO."""

    at: str
    value: float


class Series(Struct, frozen=True, kw_only=True):
    """The numbers for now on one scale with the same anchors, one for each conversation, oldest first."""

    scale: str
    title: str
    low: str
    high: str
    better: str
    moment: str
    measures: tuple[Measure, ...]


class Named(Struct, frozen=True):
    """Who was named in the network in the conversation that began at ``at`` (ISO)."""

    at: str
    items: tuple[Item, ...]


class Memory(Struct, frozen=True, kw_only=True):
    """What is known of a client. ``conversations`` are the newest first, and so are agreements, quotes and parked.

    ``made_in`` are the ids of the conversations of the ``agreements``, one by one.
    ``network`` holds the first and the last conversation in which somebody was named, or the only one.
    """

    conversations: tuple[Summary, ...]
    goal: str | None
    acute: tuple[Item, ...]
    agreements: tuple[Agreement, ...]
    made_in: tuple[str, ...]
    quotes: tuple[Note, ...]
    series: tuple[Series, ...]
    parked: tuple[Note, ...]
    network: tuple[Named, ...]

    def before(self, mark: ScaleMark) -> Measure | None:
        """The last number on the same scale with the same anchors."""
        same = (one.measures[-1] for one in self.series if _anchors(one) == _anchors(mark))
        return next(same, None)


def last_few(states: Iterable[State]) -> tuple[State, ...]:
    """The first :data:`FEW` in which something was kept; no more are made than are needed for that."""
    return tuple(islice((state for state in states if _tells(state)), FEW))


def _tells(state: State) -> bool:
    return bool(state.notes or state.agreements or state.scales or state.items or state.goal)


def remember(states: Sequence[State], later: str = "") -> Memory:
    """What matters of these conversations, the newest first; ``later`` is when one that comes after them began."""
    quotes = [note for state in states for note in reversed(state.notes) if _is_quote(note)]
    parked = (tuple(reversed(state.parked())) for state in states)
    agreed = tuple(_open_agreements(states, later))
    named = [Named(state.started, people) for state in states if (people := state.listed(_NETWORK))]
    return Memory(
        conversations=tuple(map(summarise, states)),
        goal=next((state.goal for state in states if state.goal), None),
        acute=tuple(item for state in states for item in state.listed(_ACUTE) if not item.done),
        agreements=tuple(agreement for _, agreement in agreed),
        made_in=tuple(conversation for conversation, _ in agreed),
        quotes=tuple(sorted(quotes[:QUOTES], key=lambda note: _LEANING[note.mark or "quote"])),
        series=_series(states),
        parked=next((notes for notes in parked if notes), ()),
        network=(named[-1], named[0]) if len(named) > 1 else tuple(named),
    )


def _is_quote(note: Note) -> bool:
    """Whether these are the client's own words about the matter, not about how the talk was."""
    return note.mark in _LEANING and not note.by and note.topic != "rating"


def _open_agreements(states: Sequence[State], later: str) -> Iterable[tuple[str, Agreement]]:
    for state in states:
        for agreed in state.agreements:
            if not agreed.done and not took_place(agreed.what, agreed.when_at, later):
                yield state.id, agreed
        later = later or state.started


def _series(states: Sequence[State]) -> tuple[Series, ...]:
    """One for each scale and its anchors, the one that was asked last first."""
    marks: dict[tuple[str, ...], list[ScaleMark]] = {}
    for state in states:
        last = {_anchors(mark): mark for mark in state.scales if mark.aspect == "now" and mark.value is not None}
        for key, mark in sorted(last.items(), key=lambda item: item[1].seq, reverse=True):
            marks.setdefault(key, []).append(mark)
    return tuple(_told(together) for together in marks.values())


def _told(marks: Sequence[ScaleMark]) -> Series:
    newest = marks[0]
    measures = tuple(Measure(mark.at, mark.value) for mark in reversed(marks) if mark.value is not None)
    return Series(
        scale=newest.scale, title=newest.title, low=newest.low, high=newest.high, better=newest.better,
        moment=newest.moment, measures=measures,
    )  # fmt: skip


def _anchors(one: Series | ScaleMark) -> tuple[str, ...]:
    return one.scale, one.low, one.high, one.better
