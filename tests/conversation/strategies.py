"""What hypothesis makes: any event of any kind, any JSON, and anything a user could do."""

from collections.abc import Callable
from types import UnionType
from typing import Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec.structs import fields

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.events import KINDS, Event, ItemField, Mark, PhaseName, Unknown
from gesprek_tui.conversation.state import State
from gesprek_tui.text import clean
from tests.builders import Talk, advice, cells, uuid7_like

Strategy: TypeAlias = st.SearchStrategy[Any]
Act: TypeAlias = Callable[[State], it.Intent]

TEXT = st.text(max_size=20).map(clean)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
# few ids, so that an event often names another one, before or after it
IDS = st.integers(min_value=1, max_value=12).map(uuid7_like)
NUMBERS = st.integers(min_value=0, max_value=20).map(lambda half: half / 2)
PHASES = st.lists(st.builds(PhaseName, id=TEXT, title=TEXT), max_size=3).map(tuple)
FIELDS = st.lists(st.builds(ItemField, id=TEXT, title=TEXT, kind=TEXT, text=TEXT), max_size=3).map(tuple)
SLOTS = st.lists(TEXT, max_size=3).map(tuple)
AT = st.sampled_from(["2026-11-21T14:03:09.412+01:00", "2026-07-01T09:00:00Z", "2026-11-21T14:03:09-05:30"])


def _values(name: str, hint: Any) -> Strategy:
    if name == "of":
        return IDS
    if name == "erased_at":
        return AT
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is UnionType or type(None) in get_args(hint):
        return st.one_of(*(st.none() if part is type(None) else _values(name, part) for part in get_args(hint)))
    if get_origin(hint) is tuple:
        return {PhaseName: PHASES, ItemField: FIELDS, str: SLOTS}[get_args(hint)[0]]
    return {str: TEXT, bool: st.booleans(), int: st.integers(1, 600), float: NUMBERS}[hint]


def _events_of(kind: type[Event]) -> st.SearchStrategy[Event]:
    hints = get_type_hints(kind)
    own = [f.name for f in fields(kind) if f.name not in {"id", "seq", "at", "t", "extra"}]
    taken = {"id", "seq", "at", "t", "kind", *own}
    names = {name: _values(name, hints[name]) for name in own}
    if kind is Unknown:
        names = {"name": TEXT.map(lambda name: f"nieuw_{name}")}
        taken.discard("name")
    return st.builds(
        kind,
        id=IDS,
        seq=st.integers(1, 10_000),
        at=AT,
        t=st.floats(min_value=0, max_value=36_000),
        extra=st.dictionaries(TEXT.filter(lambda name: name not in taken), JSON, max_size=2),
        **names,
    )


_KINDS: tuple[type[Event], ...] = (*KINDS.values(), Unknown)
EVENTS = st.one_of([_events_of(kind) for kind in _KINDS])
"""An event of any kind, one of a newer version included, with fields of a newer version."""


def _of_last(make: Callable[[str], it.Intent], ids: Callable[[State], list[str]]) -> Act:
    def act(state: State) -> it.Intent:
        found = ids(state)
        return make(found[-1]) if found else it.Undo()

    return act


def _always(intent: it.Intent) -> Act:
    return lambda _: intent


_WORDS = st.sampled_from(["belt al weken niet", "ik wil hier echt vanaf", "‹x› {onderwerp} {n}", "é [/]", " "])
_MARKS = st.sampled_from([None, *get_args(Mark)])
_PLACES = st.sampled_from(["1", "2", "3", "4", "9", "ontlokken", "Plan", "uitleg", "kennis", "loslaten", "²"])
_SAID = st.sampled_from(["wat-anders", "eigen-tempo", "weet-al", "welkom", "bestaat-niet"])
_INNER = advice()

_PLAIN: list[st.SearchStrategy[it.Intent]] = [
    st.builds(it.AddNote, text=_WORDS, mark=_MARKS),
    st.builds(it.MarkNote, mark=_MARKS.filter(bool)),
    st.builds(it.EditNote, text=_WORDS, back=st.integers(0, 3)),
    st.builds(it.RemoveNote, back=st.integers(0, 3)),
    st.builds(it.TickParked, number=st.integers(0, 2)),
    st.builds(it.ChangeDetails, client=st.sampled_from([None, "K-017"]), minutes=st.sampled_from([None, 20])),
    st.builds(it.NameGoal, text=_WORDS),
    st.builds(it.FillSlot, slot=st.sampled_from(["onderwerp", "termijn"]), text=_WORDS),
    st.builds(it.ChooseAddress, address=st.sampled_from(["u", "je"])),
    st.builds(it.AskQuestion, question=_SAID),
    st.builds(it.SayHint, hint=st.sampled_from(["vat-samen", "wacht-op-ja", "rond-af"])),
    st.builds(it.PutOffHint, hint=st.sampled_from(["vat-samen", "rond-af"])),
    st.just(it.NextPhase()),
    st.just(it.PreviousPhase()),
    st.builds(it.GoToPhase, name=_PLACES, force=st.booleans()),
    st.builds(it.AnswerGate, yes=st.booleans()),
    st.just(it.EnterMethod(method=_INNER)),
    st.just(it.LeaveMethod()),
    st.builds(it.SetScale, scale=st.sampled_from(["vertrouwen", "stress"]), value=NUMBERS),
    st.builds(it.Agree, what=_WORDS, confidence=st.none() | NUMBERS),
    st.builds(it.SetItem, list=st.sampled_from(["agenda", "niets"]), fields=_WORDS.map(lambda word: cells(punt=word))),
    st.just(it.Pause()),
    st.just(it.Resume()),
]
_OF_SOMETHING: list[Act] = [
    _of_last(
        lambda of: it.AnswerRung(of=of, rung="more", question="Wat nog meer?", text="mijn zus"),
        lambda state: [mark.id for mark in state.scales],
    ),
    _of_last(
        lambda of: it.AnswerRung(of=of, rung="best_ever", question="En ooit?", text="een 8", aspect="best", value=8),
        lambda state: [mark.id for mark in state.scales],
    ),
    _of_last(
        lambda of: it.SetItem(list="agenda", fields=cells(punt="de brief", stand="besproken"), of=of),
        lambda state: [item.id for item in state.items],
    ),
    _of_last(
        lambda of: it.RemoveItem(of=of),
        lambda state: [item.id for item in state.items],
    ),
    _of_last(
        lambda of: it.RemoveAgreement(of=of),
        lambda state: [agreement.id for agreement in state.agreements],
    ),
    _of_last(
        lambda of: it.Correct(of=of, text="nee, de bank belt mij"),
        lambda state: [one.id for one in state.items] + [one.id for one in state.scales],
    ),
    _of_last(
        lambda of: it.Agree(of=of, what="de bank bellen", done=True),
        lambda state: [agreement.id for agreement in state.agreements],
    ),
]

ACTS: st.SearchStrategy[Act] = st.one_of(*[plain.map(_always) for plain in _PLAIN], st.sampled_from(_OF_SOMETHING))
"""Anything but undo and the end; what does not fit at that moment is refused."""

UNDO: Act = _always(it.Undo())
END: Act = _always(it.End())
WAITS = st.sampled_from([0.0, 0.0, 0.5, 20.0, 300.0])


def led(talk: Talk, acts: list[tuple[Act, float]]) -> Talk:
    """``talk`` after these acts, each with the seconds that passed before it."""
    for act, seconds in acts:
        talk.wait(seconds)
        talk.attempt(act(talk.state))
    return talk
