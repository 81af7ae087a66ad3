"""What a pack and a case are: the pydantic models that are the reference for the YAML format.

All models are frozen and refuse unknown keys. The reader gives every scalar as a string; pydantic turns
those into numbers where a field asks for one. Values never stand in error texts, for packs may be private.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
InstrumentName = Annotated[
    str, StringConstraints(pattern=r"^(?:agreement|scale:[a-z0-9_-]+|list:[a-z0-9_-]+)$", max_length=60)
]

Address = Literal["u", "je"]
Setting = Literal["vrijwillig", "verplicht"]
Mark = Literal[
    "quote", "change_talk", "commitment", "sustain_talk", "friction", "strength", "fact", "parked", "private"
]
Need = Literal["autonomie", "betrokkenheid", "competentie"]
Kind = Literal[
    "goal", "open", "closed", "scale", "wonder", "exception", "coping", "relation", "difference", "choice",
    "permission", "key", "step", "teachback", "reflection", "affirmation", "autonomy", "normalise", "together",
    "apology", "summary", "information", "silence",
]  # fmt: skip
Closing = Literal["parked", "summary", "agreements", "next_contact", "rating"]


def _flag(value: object) -> object:
    # 'yes', 'on' and '1' would pass as booleans in pydantic; in a pack they are the strings they are
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value, "")
    return value


Flag = Annotated[bool, BeforeValidator(_flag)]


class Model(BaseModel):
    """The base of all models of packs and cases: frozen, no unknown keys, no values in errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Spoken(Model):
    """A sentence to say aloud, in both forms of address."""

    u: Text
    je: Text

    def say(self, address: Address) -> str:
        """The sentence in the given form of address."""
        return self.je if address == "je" else self.u


class Source(Model):
    """Where a method or a fact in it comes from."""

    title: Line
    author: Line | None = None
    year: Annotated[int, Field(ge=1000, le=2999)] | None = None
    url: Line | None = None
    note: Text | None = None


class Slot(Model):
    """A word that is filled in during the call and stands as ``{id}`` in questions."""

    label: Line
    example: Line | None = None


class Rung(Spoken):
    """One question of a scale's ladder, with ``{n}``, ``{better}`` and ``{worse}`` for the numbers."""

    id: Id
    at: Literal["worst", "between", "best", "any"] = "any"
    sets: Literal["best", "good_enough"] | None = None


class Scale(Model):
    """A 0–10 scale question. ``better: down`` where a lower number is progress."""

    id: Id
    title: Line
    ask: Spoken
    low: Line
    high: Line
    better: Literal["up", "down"] = "up"
    moment: Line
    ladder: tuple[Rung, ...] = ()


class Column(Model):
    """One column of a list."""

    id: Id
    title: Line
    kind: Literal["text", "choice", "person", "date", "0-10", "done"] = "text"
    choices: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _choices_belong_to_choice(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("choices belong to kind: choice, and that kind needs them")
        return self


class ListModel(Model):
    """A list of items with columns, kept during or after the call."""

    id: Id
    title: Line
    command: Id
    shared: Flag = False
    when: Literal["call", "after"] = "call"
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]


class Question(Spoken):
    """Something to say aloud: question, reflection, affirmation, summary, information or a silence.

    ``closes`` makes a question of a shared pack one of the closing steps, and says how its answer is kept.
    """

    id: Id
    kind: Kind
    why: Text
    supports: tuple[Need, ...] = ()
    setting: Setting | None = None
    after: tuple[Mark, ...] = ()
    not_after: tuple[Mark, ...] = ()
    follow_ups: tuple[Id, ...] = ()
    closes: Closing | None = None


class Gate(Model):
    """A question to the professional whose yes opens the later phases; a no leads to ``on_no``."""

    ask: Line
    on_no: Id


class Back(Model):
    """A signal of the client that an earlier phase is needed again."""

    signal: Line
    to: Id


class Phase(Model):
    """A part of a method: phase, step, process or element of a ring. ``minutes`` is a guide, no alarm."""

    id: Id
    title: Line
    aim: Text
    anytime: Flag = False
    ring: Annotated[int, Field(ge=1, le=9)] | None = None
    moved_by: Literal["client", "professional", "both"] | None = None
    gate: Gate | None = None
    requires: tuple[Id, ...] = ()
    better_after: tuple[Id, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    instruments: tuple[InstrumentName, ...] = ()
    forward: tuple[Line, ...] = ()
    back: tuple[Back, ...] = ()
    pitfalls: tuple[Text, ...] = ()
    minutes: Annotated[int, Field(ge=1, le=240)] | None = None


class Example(Model):
    """An example of a technique: one that works and, beside it, one that works less well."""

    good: Text
    weak: Text | None = None


class Technique(Model):
    """A way of speaking, explained, with examples."""

    id: Id
    title: Line
    explain: Text
    examples: tuple[Example, ...] = ()


class When(Model):
    """The condition of a hint: exactly one key. Unanswered scales and unnamed goals make it false."""

    all: tuple["When", ...] | None = None
    any: tuple["When", ...] | None = None
    not_: Annotated["When | None", Field(alias="not")] = None
    phase: Id | None = None
    method: Id | None = None
    setting: Setting | None = None
    last_mark: Mark | None = None
    marks: dict[Mark, Annotated[int, Field(ge=1)]] | None = None
    scale_below: dict[Id, Annotated[float, Field(ge=0, le=10)]] | None = None
    scale_above: dict[Id, Annotated[float, Field(ge=0, le=10)]] | None = None
    minutes_in_phase: Annotated[float, Field(ge=0)] | None = None
    minutes_left: Annotated[float, Field(ge=0)] | None = None
    gate_open: Id | None = None
    open_item: Id | None = None
    goal_named: Flag | None = None
    asked: Id | None = None
    not_asked: Id | None = None
    not_used: InstrumentName | None = None

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("a condition has exactly one key")
        return self

    @property
    def key(self) -> str:
        """The name of the one key that is set, as a Python attribute."""
        return next(iter(self.model_fields_set))

    def walk(self) -> Iterator["When"]:
        """This condition and all inside it."""
        yield self
        for inner in (*(self.all or ()), *(self.any or ()), *([self.not_] if self.not_ else [])):
            yield from inner.walk()


class Do(Model):
    """What taking a move does: at most one key; without any, the move is only said."""

    ask: Id | None = None
    open: InstrumentName | None = None
    go: Id | None = None
    method: Id | None = None

    @model_validator(mode="after")
    def _at_most_one_key(self) -> Self:
        if len(self.model_fields_set) > 1:
            raise ValueError("a move does at most one thing")
        return self


class Hint(Model):
    """The rule that a move comes from. ``why`` is its reason in one short line."""

    id: Id
    when: When
    say: Spoken
    why: Line
    do: Do = Do()


class Exemption(Model):
    """A place where a rule of ``packs check`` does not hold, and why. ``at`` is an id in the pack, or its own."""

    rule: Id
    at: Id
    reason: Text


class Head(Model):
    """All of a pack before its phases: what a list of methods shows."""

    schema_: Annotated[Literal[1], Field(alias="schema"), BeforeValidator(lambda v: 1 if v in ("1", 1) else v)]
    id: Id
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$", max_length=20)]
    role: Literal["method", "shared", "safety"] = "method"
    title: Line
    short: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=12)]
    summary: Text
    language: Literal["nl"]
    licence: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.+-]+$", max_length=60)]
    authors: Annotated[tuple[Line, ...], Field(min_length=1)]
    sources: tuple[Source, ...] = ()
    flow: Literal["linear", "free", "rings"] = "linear"
    slots: dict[Id, Slot] = {}
    scales: tuple[Scale, ...] = ()
    lists: tuple[ListModel, ...] = ()


class Pack(Head):
    """One whole pack. ``ladder`` belongs to shared packs: the rungs of every scale."""

    ladder: tuple[Rung, ...] = ()
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    techniques: tuple[Technique, ...] = ()
    hints: tuple[Hint, ...] = ()
    exceptions: tuple[Exemption, ...] = ()

    def phase(self, phase_id: str) -> Phase | None:
        """The phase with this id, or None when the pack no longer has it."""
        return next((p for p in self.phases if p.id == phase_id), None)

    def questions(self) -> Iterator[tuple[Phase, Question]]:
        """Every question with its phase, in file order."""
        for phase in self.phases:
            for question in phase.questions:
                yield phase, question


class Choice(Model):
    """A possible answer to a stop in a case. Several may fit."""

    say: Text
    fits: Literal["ja", "deels", "nee"]
    why: Text


class Stop(Model):
    """A moment at which a case waits and asks what one would do."""

    ask: Text
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=6)]


class Beat(Model):
    """One line of a case's script: exactly one key."""

    client: Text | None = None
    you: Text | None = None
    line: Text | None = None
    stop: Stop | None = None

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("a line of the script has exactly one key")
        return self


class CaseStart(Model):
    """The intake of a case's conversation."""

    client: Line | None = None
    title: Line | None = None
    channel: Literal["telefoon", "video", "kantoor"] | None = None
    setting: Setting | None = None
    address: Address = "u"
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None


class Case(Model):
    """A written practice conversation that plays in the same line a professional uses."""

    schema_: Annotated[Literal[1], Field(alias="schema"), BeforeValidator(lambda v: 1 if v in ("1", 1) else v)]
    id: Id
    title: Line
    summary: Text | None = None
    language: Literal["nl"] = "nl"
    licence: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.+-]+$", max_length=60)] = "CC-BY-4.0"
    authors: tuple[Line, ...] = ()
    method: Id
    start: CaseStart = CaseStart()
    script: Annotated[tuple[Beat, ...], Field(min_length=1)]
