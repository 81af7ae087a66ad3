"""What all events so far add up to: one immutable value that widgets, moves and report read."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct

from gesprek_tui.conversation.events import (
    Address,
    Answer,
    Aspect,
    By,
    Channel,
    Erased,
    Event,
    GoalNamed,
    ItemField,
    Mark,
    PhaseName,
    Setting,
    Topic,
)  # fmt: skip


class Note(Struct, frozen=True, kw_only=True):
    """A typed line as it reads now; ``t`` in seconds of conversation."""

    id: str
    seq: int
    at: str
    t: float
    text: str
    mark: Mark | None
    source: str | None
    by: str | None
    topic: Topic | None
    question: str | None
    method: str | None
    phase: str | None


class Visit(Struct, frozen=True, kw_only=True):
    """One stay in a phase, begun by event ``seq``; ``seconds`` grow with every event until the next stay."""

    seq: int
    method: str
    phase: str
    title: str
    since: float
    seconds: float = 0.0
    by: By = "professional"
    forced: bool = False


class Asked(Struct, frozen=True, kw_only=True):
    """A question that was said aloud, as worded then; ``visit`` is the number of the stay it was said in."""

    seq: int
    at: str
    t: float
    method: str
    phase: str
    id: str
    text: str
    visit: int


class RungAnswer(Struct, frozen=True, kw_only=True):
    """What the client answered to one rung."""

    id: str
    at: str
    rung: str
    question: str
    text: str


class ScaleMark(Struct, frozen=True, kw_only=True):
    """A number on a scale with what stood beside it and the answers to its rungs."""

    id: str
    seq: int
    at: str
    t: float
    scale: str
    title: str
    value: float | None
    text: str | None
    aspect: Aspect
    low: str
    high: str
    moment: str
    better: Literal["up", "down"]
    answers: tuple[RungAnswer, ...] = ()


class Agreement(Struct, frozen=True, kw_only=True):
    """A concrete step as it reads now; ``seq`` is the number of the event that it reads so since."""

    id: str
    seq: int
    at: str
    what: str
    who: str | None
    when: str | None
    when_at: str | None
    with_what: str | None
    if_then: str | None
    confidence: float | None
    good_enough: bool
    done: bool


class Item(Struct, frozen=True, kw_only=True):
    """An item of a list as it reads now; ``title`` and ``shared`` are the list's."""

    id: str
    seq: int
    at: str
    list: str
    title: str
    shared: bool
    fields: tuple[ItemField, ...]

    @property
    def name(self) -> str:
        """The text of its first column."""
        return self.fields[0].text if self.fields else ""

    @property
    def done(self) -> bool:
        """Whether a column says that it is done."""
        return any(field.kind == "done" for field in self.fields)

    @property
    def guarded(self) -> bool:
        """Whether something stands in it that nobody beside the client may read."""
        return any(field.guarded for field in self.fields)

    @property
    def open_fields(self) -> tuple[ItemField, ...]:
        """What may be read by who looks on or gets the report: of a guarded item only its name."""
        return self.fields[:1] if self.guarded else self.fields


class Correction(Struct, frozen=True, kw_only=True):
    """What the client or the professional says of what event ``of`` brought; it never changes that."""

    id: str
    at: str
    of: str
    by: By
    text: str


class ReportEdit(Struct, frozen=True, kw_only=True):
    """A line as it is to stand in one report; an empty text leaves it out."""

    report: str
    line: str
    text: str


class GateAnswer(Struct, frozen=True, kw_only=True):
    """An answer to a gate, with what the slots said then: a changed slot opens the question again."""

    at: str
    method: str
    phase: str
    answer: Answer
    slots: Mapping[str, str]


class Frame(Struct, frozen=True, kw_only=True):
    """A method that is open, with its place: the outermost is the conversation's own."""

    method: str
    title: str
    version: str
    sha256: str
    phases: tuple[PhaseName, ...]
    phase: str
    visited: tuple[str, ...]
    gates: Mapping[str, GateAnswer] = {}
    slots: Mapping[str, str] = {}

    def title_of(self, phase: str) -> str:
        """The title of a phase as stored when the method was opened; its id when it is not there."""
        return next((p.title for p in self.phases if p.id == phase), phase)


class State(Struct, frozen=True, kw_only=True, dict=True):
    """A conversation as it stands. ``log`` holds every event, ``undone`` the ids that no longer count."""

    id: str
    log: tuple[Event, ...] = ()
    undone: frozenset[str] = frozenset()
    t: float = 0.0

    client: str | None = None
    title: str | None = None
    channel: Channel | None = None
    setting: Setting | None = None
    address: Address = "u"
    minutes: int | None = None
    started: str = ""
    ended: str | None = None
    paused: bool = False
    unknown_kinds: bool = False

    goal: str | None = None
    frames: tuple[Frame, ...] = ()
    visits: tuple[Visit, ...] = ()
    notes: tuple[Note, ...] = ()
    asked: tuple[Asked, ...] = ()
    scales: tuple[ScaleMark, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    items: tuple[Item, ...] = ()
    corrections: tuple[Correction, ...] = ()
    report_edits: tuple[ReportEdit, ...] = ()
    gates: tuple[GateAnswer, ...] = ()
    slots: Mapping[str, str] = {}
    put_off: frozenset[str] = frozenset()

    @property
    def seq(self) -> int:
        """The number of the last event; the next one is one more."""
        return self.log[-1].seq if self.log else 0

    @property
    def frame(self) -> Frame | None:
        """The innermost method."""
        return self.frames[-1] if self.frames else None

    @property
    def visit(self) -> Visit | None:
        """The stay that time belongs to now."""
        return self.visits[-1] if self.visits else None

    @property
    def last_mark(self) -> Mark | None:
        """The mark of the last note that carries one; see :attr:`last_marked`."""
        marked = self.last_marked
        return marked.mark if marked else None

    @cached_property
    def last_marked(self) -> Note | None:
        """The last marked note about the client in the innermost method: not one for oneself or of somebody else.

        Nor one about the talk itself: what the client thought of it is no word to go on from.
        What was heard before another method was opened waits until one is back there.
        """
        here = self.frame.method if self.frame else None
        marked = (n for n in reversed(self.notes) if n.mark and n.mark != "private" and not n.by and n.method == here)
        return next((note for note in marked if note.topic != "rating"), None)

    def scale_value(self, scale: str) -> float | None:
        """The last number for now on a scale, or None when it is unanswered."""
        now = self.last_number(scale)
        return now.value if now else None

    def last_number(self, scale: str, aspect: Aspect = "now") -> ScaleMark | None:
        """The last mark of an aspect on a scale, with the answers to its rungs; its value may be None."""
        return next((m for m in reversed(self.scales) if m.scale == scale and m.aspect == aspect), None)

    def listed(self, name: str) -> tuple[Item, ...]:
        """The items of a list, in the order in which they are numbered."""
        return tuple(item for item in self.items if item.list == name)

    @property
    def goal_named(self) -> GoalNamed | None:
        """The event that named the goal as it reads now."""
        named = (e for e in reversed(self.log) if isinstance(e, GoalNamed) and e.id not in self.undone)
        return next(named, None)

    def corrections_of(self, event: str) -> tuple[Correction, ...]:
        """What was said of what this event brought, in order."""
        return tuple(said for said in self.corrections if said.of == event)

    @property
    def last_sure(self) -> Agreement | None:
        """Of what still has to be done, the agreement spoken of last that has a number for how sure."""
        numbered = (a for a in self.agreements if a.confidence is not None and not a.done)
        return max(numbered, key=lambda agreed: agreed.seq, default=None)

    @cached_property
    def erased(self) -> tuple[Erased, ...]:
        """The gaps: what stood there was erased for good."""
        return tuple(event for event in self.log if isinstance(event, Erased))

    def parked(self) -> tuple[Note, ...]:
        """What still waits to be come back to."""
        return tuple(n for n in self.notes if n.mark == "parked")
