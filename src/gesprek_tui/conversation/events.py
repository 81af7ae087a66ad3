"""The events of a conversation: one thing that happened, never changed afterwards.

Each kind is a frozen struct. ``to_json`` and ``from_json`` are the one translation between an event and
the object that stands in the journal and in an export; fields and kinds of a newer version survive it.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from math import isfinite
from typing import Any, ClassVar, Literal, TypeAlias

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.structs import fields

from gesprek_tui.text import clean

Json: TypeAlias = dict[str, Any]
Address: TypeAlias = Literal["u", "je"]
Setting: TypeAlias = Literal["vrijwillig", "verplicht"]
Channel: TypeAlias = Literal["telefoon", "video", "kantoor"]
Mark: TypeAlias = Literal[
    "quote", "change_talk", "commitment", "sustain_talk", "friction", "strength", "fact", "parked", "private"
]
Aspect: TypeAlias = Literal["now", "wanted", "best", "good_enough"]
Answer: TypeAlias = Literal["yes", "no"]
By: TypeAlias = Literal["client", "professional"]
Topic: TypeAlias = Literal["summary", "rating"]

_PATH = re.compile(r"`\$([^`]*)`$")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class EventError(ValueError):
    """An object that is no event: the message says which field is wrong, never its value."""


class Stamp(Struct, frozen=True, kw_only=True):
    """What the edge gives to an event: its id (uuid7), wall time (ISO with offset) and seconds so far."""

    id: str
    at: str
    t: float


class Event(Struct, frozen=True, kw_only=True):
    """What every event has. ``seq`` counts from 1; ``extra`` holds fields of a newer version."""

    kind: ClassVar[str] = ""

    id: str
    seq: int
    at: str
    t: float
    extra: Mapping[str, Any] = {}


class Details(Event, frozen=True, kw_only=True):
    """The intake of a conversation, as it starts and as it is corrected."""

    client: str | None = None
    title: str | None = None
    channel: Channel | None = None
    setting: Setting | None = None
    address: Address = "u"
    minutes: int | None = None


class ConversationStarted(Details, frozen=True, kw_only=True):
    """The first event of every conversation."""

    kind: ClassVar[str] = "conversation_started"
    program: str = ""


class DetailsChanged(Details, frozen=True, kw_only=True):
    """The intake, whole, as corrected."""

    kind: ClassVar[str] = "details_changed"


class ConversationPaused(Event, frozen=True, kw_only=True):
    """The clock stands still."""

    kind: ClassVar[str] = "conversation_paused"


class ConversationResumed(Event, frozen=True, kw_only=True):
    """The clock runs again, after a pause or after the program was closed."""

    kind: ClassVar[str] = "conversation_resumed"


class ConversationEnded(Event, frozen=True, kw_only=True):
    """The talk is over; notes and corrections may still come."""

    kind: ClassVar[str] = "conversation_ended"


class PhaseName(Struct, frozen=True, kw_only=True):
    """A phase as the event remembers it, so that state and report need no pack."""

    id: str
    title: str


class MethodEntered(Event, frozen=True, kw_only=True):
    """A method was opened, as the conversation's own or inside another one; ``role`` is its pack's."""

    kind: ClassVar[str] = "method_entered"
    method: str
    title: str
    version: str
    sha256: str
    phases: tuple[PhaseName, ...]
    phase: str
    role: str = "method"


class MethodLeft(Event, frozen=True, kw_only=True):
    """The method that was opened last was closed."""

    kind: ClassVar[str] = "method_left"
    method: str


class PhaseEntered(Event, frozen=True, kw_only=True):
    """Another phase of the innermost method. ``forced`` when a lock was passed on purpose."""

    kind: ClassVar[str] = "phase_entered"
    method: str
    phase: str
    title: str
    by: By = "professional"
    forced: bool = False


class QuestionAsked(Event, frozen=True, kw_only=True):
    """A question, or a move that is only said, was said aloud."""

    kind: ClassVar[str] = "question_asked"
    method: str
    phase: str
    question: str
    text: str


class GateAnswered(Event, frozen=True, kw_only=True):
    """The gate of ``phase`` got its answer; the conversation went to the phase ``to``."""

    kind: ClassVar[str] = "gate_answered"
    method: str
    phase: str
    answer: Answer
    to: str


class SlotFilled(Event, frozen=True, kw_only=True):
    """A slot of the innermost method got its text; ``clears`` are the slots that belonged to what stood there."""

    kind: ClassVar[str] = "slot_filled"
    slot: str
    text: str
    clears: tuple[str, ...] = ()


class GoalNamed(Event, frozen=True, kw_only=True):
    """The one change the conversation is about, in the client's words."""

    kind: ClassVar[str] = "goal_named"
    text: str


class AddressChosen(Event, frozen=True, kw_only=True):
    """u or je."""

    kind: ClassVar[str] = "address_chosen"
    address: Address


class NoteFields(Event, frozen=True, kw_only=True):
    """A note, whole. ``topic`` is set for answers to the closing steps, so that the report can group them.

    ``question`` is what was asked aloud, where an answer such as ‘8’ or ‘niets’ says nothing without it.
    """

    text: str
    mark: Mark | None = None
    source: str | None = None
    by: str | None = None
    topic: Topic | None = None
    question: str | None = None


class NoteAdded(NoteFields, frozen=True, kw_only=True):
    """A typed line."""

    kind: ClassVar[str] = "note_added"


class NoteEdited(NoteFields, frozen=True, kw_only=True):
    """A note, whole, as changed; ``of`` is the event that added it."""

    kind: ClassVar[str] = "note_edited"
    of: str


class NoteRemoved(Event, frozen=True, kw_only=True):
    """A note was taken away; ``of`` is the event that added it."""

    kind: ClassVar[str] = "note_removed"
    of: str


class ScaleSet(Event, frozen=True, kw_only=True):
    """A number on a scale, 0–10 in halves, or None with the client's words in ``text``."""

    kind: ClassVar[str] = "scale_set"
    method: str
    scale: str
    title: str
    value: float | None = None
    text: str | None = None
    aspect: Aspect = "now"
    low: str
    high: str
    moment: str
    better: Literal["up", "down"] = "up"


class ScaleAnswered(Event, frozen=True, kw_only=True):
    """An answer to one rung of the scale set by ``of``; ``question`` is what was asked aloud.

    A rung that sets an aspect (highest ever, good enough) also gives the number that was in the answer.
    """

    kind: ClassVar[str] = "scale_answered"
    of: str
    rung: str
    question: str
    text: str
    aspect: Aspect | None = None
    value: float | None = None


class AgreementFields(Event, frozen=True, kw_only=True):
    """An agreement, whole: ``when`` as typed, ``when_at`` resolved (ISO), ``confidence`` 0–10.

    ``good_enough``: so the client called it, however low the number is.
    """

    what: str
    who: str | None = None
    when: str | None = None
    when_at: str | None = None
    with_what: str | None = None
    if_then: str | None = None
    confidence: float | None = None
    good_enough: bool = False
    done: bool = False


class AgreementAdded(AgreementFields, frozen=True, kw_only=True):
    """A concrete step."""

    kind: ClassVar[str] = "agreement_added"


class AgreementChanged(AgreementFields, frozen=True, kw_only=True):
    """A concrete step, whole, as changed; ``of`` is the event that added it."""

    kind: ClassVar[str] = "agreement_changed"
    of: str


class ItemField(Struct, frozen=True, kw_only=True):
    """One column of an item as it was filled: ``text`` as typed, ``at`` the day or moment it means (ISO).

    ``guarded``: a choice that nobody beside the client may read, so it never stands in ``/samen``.
    """

    id: str
    title: str
    kind: str
    text: str
    at: str | None = None
    guarded: bool = False


class ItemSet(Event, frozen=True, kw_only=True):
    """An item of a list, whole, as added or changed; ``of`` is the event that added it, None when this one did.

    ``title`` and ``shared`` are the list's: what state, report and ``/samen`` need without its pack.
    """

    kind: ClassVar[str] = "item_set"
    list: str
    title: str
    fields: tuple[ItemField, ...]
    shared: bool = False
    of: str | None = None


class ItemRemoved(Event, frozen=True, kw_only=True):
    """An item was taken away; ``of`` is the event that added it."""

    kind: ClassVar[str] = "item_removed"
    of: str


class AgreementRemoved(Event, frozen=True, kw_only=True):
    """An agreement was taken away; ``of`` is the event that added it."""

    kind: ClassVar[str] = "agreement_removed"
    of: str


class CorrectionAdded(Event, frozen=True, kw_only=True):
    """What somebody says of the goal, number, item or agreement that event ``of`` brought; that one stays as it is."""

    kind: ClassVar[str] = "correction_added"
    of: str
    by: By
    text: str


class ReportEdited(Event, frozen=True, kw_only=True):
    """A line as it is to stand in one report: ``line`` is its key there, ``of`` the event that it comes from.

    An empty ``text`` leaves the line out; None lets it stand as it was. What was said stays as it is.
    """

    kind: ClassVar[str] = "report_edited"
    report: str
    line: str
    of: str | None = None
    text: str | None = None


class HintPutOff(Event, frozen=True, kw_only=True):
    """A hint that stays away for the rest of this conversation."""

    kind: ClassVar[str] = "hint_put_off"
    hint: str


class Undone(Event, frozen=True, kw_only=True):
    """The event ``of`` no longer counts."""

    kind: ClassVar[str] = "undone"
    of: str


class Erased(Event, frozen=True, kw_only=True):
    """The gap that an event left when its words were erased: ``was`` is its kind.

    ``erased_at`` is when (ISO with offset), ``why`` one word for the act that asked it; nothing of what it said.
    """

    kind: ClassVar[str] = "erased"
    was: str
    erased_at: str
    why: str = ""


class Unknown(Event, frozen=True, kw_only=True):
    """An event of a newer version: kept and exported as it is, without meaning here."""

    name: str


KINDS: dict[str, type[Event]] = {
    cls.kind: cls
    for cls in (
        ConversationStarted, DetailsChanged, ConversationPaused, ConversationResumed, ConversationEnded,
        MethodEntered, MethodLeft, PhaseEntered, QuestionAsked, GateAnswered, SlotFilled, GoalNamed,
        AddressChosen, NoteAdded, NoteEdited, NoteRemoved, ScaleSet, ScaleAnswered, AgreementAdded,
        AgreementChanged, AgreementRemoved, ItemSet, ItemRemoved, CorrectionAdded, ReportEdited, HintPutOff, Undone,
        Erased,
    )
}  # fmt: skip

_COMMON = ("id", "seq", "at", "t")
_NAMES = frozenset(("kind", *(name for cls in KINDS.values() for name in cls.__struct_fields__)))


def to_json(event: Event) -> Json:
    """The object that stands in the journal and in an export."""
    kind = event.name if isinstance(event, Unknown) else event.kind
    row: Json = {"id": event.id, "seq": event.seq, "at": event.at, "t": event.t, "kind": kind}
    for name in _own_fields(event.kind):
        value = getattr(event, name)
        if isinstance(value, tuple):
            value = [to_builtins(item) for item in value]
        row[name] = value
    return row | dict(event.extra)


@cache
def _known(kind: str) -> frozenset[str]:
    return frozenset((*_COMMON, *_own_fields(kind)))


@cache
def _own_fields(kind: str) -> tuple[str, ...]:
    if kind not in KINDS:
        return ()
    return tuple(f.name for f in fields(KINDS[kind]) if f.name not in (*_COMMON, "extra"))


@cache
def _required(kind: str) -> tuple[str, ...]:
    return tuple(f.name for f in fields(KINDS.get(kind, Unknown)) if f.required and f.name != "name")


@cache
def _numbers(kind: str) -> tuple[str, ...]:
    return tuple(name for name in ("value", "confidence") if name in _own_fields(kind))


def from_json(row: object) -> Event:
    """The event that ``row`` is. Raises :class:`EventError` when it is none.

    All text is cleaned; unknown fields are kept in ``extra`` and unknown kinds as :class:`Unknown`.
    """
    if not isinstance(row, dict):
        raise EventError("an event is an object")
    try:
        known: Json = _cleaned(row)
    except RecursionError:
        raise EventError("nested too deeply") from None
    kind = known.pop("kind", None)
    if not isinstance(kind, str) or not kind:
        raise EventError("kind: missing")
    for name in _required(kind):
        if name not in known:
            raise EventError(f"{kind}.{name}: missing")
    if extra := known.keys() - _known(kind):
        # in the order of the file, and a field that is itself called extra is one of a newer version
        known["extra"] = {name: known.pop(name) for name in tuple(known) if name in extra}
    if kind not in KINDS:
        known["name"] = kind
    try:
        event = convert(known, KINDS.get(kind, Unknown))
    except ValidationError as error:
        # of the message only the path may be told: the rest may hold the value
        where = _PATH.search(str(error))
        raise EventError(f"{kind}{where[1] if where else ''}: wrong value") from None
    _check_stamp(kind, event)
    return event


def _check_stamp(kind: str, event: Event) -> None:
    if not _UUID.fullmatch(event.id):
        raise EventError(f"{kind}.id: no uuid")
    if event.seq < 1 or event.t < 0 or not isfinite(event.t):
        raise EventError(f"{kind}: seq or t out of range")
    if not _aware(event.at) or (isinstance(event, Erased) and not _aware(event.erased_at)):
        raise EventError(f"{kind}: no time with offset")
    for name in _numbers(kind):
        number = getattr(event, name)
        if number is not None and not 0 <= number <= 10:
            raise EventError(f"{kind}.{name}: not 0-10")


def _aware(at: str) -> bool:
    try:
        return datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        return False


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key if key in _NAMES else clean(str(key)): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return value
