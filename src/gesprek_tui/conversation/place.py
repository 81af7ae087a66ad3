"""Where one is in a method and where one may go: locks, gates, the phases before and after."""

import difflib
import re
from dataclasses import dataclass
from itertools import pairwise

from gesprek_tui.conversation.state import Frame, State
from gesprek_tui.dutch import moving
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Phase

_RING = re.compile(r"(?:cirkel|ring)\s*(\d)")
_SLOT = re.compile(r"\{([a-z0-9_-]+)\}")


@dataclass(frozen=True, slots=True)
class Lock:
    """Why a phase cannot be entered yet, in a sentence and in two words, and the one act for 'is al gebeurd'."""

    reason: str
    short: str
    act: str


def filled(text: str, slots: dict[str, str] | None = None, **names: str) -> str:
    """``text`` with its slots replaced literally; an unfilled one shows as ``‹slot›``."""
    known = {**(slots or {}), **names}
    return _SLOT.sub(lambda m: known.get(m[1], f"‹{m[1]}›"), text)


def slots_in(text: str) -> tuple[str, ...]:
    """The ids of the slots that stand in ``text``, in order."""
    return tuple(dict.fromkeys(_SLOT.findall(text)))


def gate_is_open(phase: Phase, frame: Frame) -> bool:
    """Whether the last answer to this phase's gate was yes, about the slots as they are now."""
    answer = frame.gates.get(phase.id)
    if phase.gate is None or answer is None or answer.answer != "yes":
        return False
    # a slot that was empty when the answer came is only being named now: that is no new subject
    return all(answer.slots.get(slot) in (None, frame.slots.get(slot)) for slot in slots_in(phase.gate.ask))


def lock_of(phase: Phase, method: Method, frame: Frame) -> Lock | None:
    """The lock on a phase, or None when it may be entered."""
    if phase.id in on_no_phases(method):
        return None
    for earlier in method.pack.phases:
        if earlier.id == phase.id:
            break
        if earlier.gate and not gate_is_open(earlier, frame):
            asked = filled(earlier.gate.ask, dict(frame.slots))
            return Lock(moving.lock_gate(asked), moving.AFTER_YES, "/ja")
    for needed in phase.requires:
        if needed not in frame.visited:
            title = named(method, frame, needed)
            number = next((n for n, p in enumerate(method.pack.phases, 1) if p.id == needed), 0)
            return Lock(moving.lock_requires(title), moving.after_step(number), f"/fase {phase.id} toch")
    return None


def early(phase: Phase, method: Method, frame: Frame) -> str | None:
    """The title of a phase that usually comes before this one and was not visited; None where there is none."""
    before = (needed for needed in phase.better_after if needed not in frame.visited)
    return next((named(method, frame, needed) for needed in before), None)


def anytime(method: Method) -> tuple[Phase, ...]:
    """The phases that one may come back to from anywhere, in file order; of a ring only its first."""
    phases = [p for p in method.pack.phases if p.anytime]
    rings = [p.ring for p in phases]
    return tuple(p for at, p in enumerate(phases) if p.ring is None or p.ring not in rings[:at])


def of_ring(method: Method, state: State, ring: int) -> Phase | None:
    """Where one is in a ring, which keeps its place while another one turns: its phase visited last, else its first."""
    phases = {p.id: p for p in method.pack.phases if p.ring == ring}
    visits = (v.phase for v in reversed(state.visits) if v.method == method.id)
    last = next((phases[phase] for phase in visits if phase in phases), None)
    return last or next(iter(phases.values()), None)


def on_no_phases(method: Method) -> frozenset[str]:
    """The phases a no leads to: never locked, and passed over by next and previous."""
    return frozenset(p.gate.on_no for p in method.pack.phases if p.gate)


def named(method: Method | None, frame: Frame, phase: str) -> str:
    """The title of a phase: as the pack has it now, else as stored, else its id."""
    found = method.phase(phase) if method else None
    return found.title if found else frame.title_of(phase)


def next_phase(method: Method, frame: Frame) -> Phase | None:
    """The next phase in the file that is no ``on_no`` phase; None at the end."""
    return _neighbour(method, frame, step=1)


def previous_phase(method: Method, frame: Frame) -> Phase | None:
    """The phase before this one in the file; from an ``on_no`` phase the one whose gate leads there."""
    led_here = _led_here(method, frame)
    return led_here[0] if led_here else _neighbour(method, frame, step=-1)


def _led_here(method: Method, frame: Frame) -> list[Phase]:
    # several gates may share one phase for a no: those without a yes first
    gated = (p for p in method.pack.phases if p.gate and p.gate.on_no == frame.phase)
    return sorted(gated, key=lambda p: gate_is_open(p, frame))


def _neighbour(method: Method, frame: Frame, step: int) -> Phase | None:
    phases = method.pack.phases
    passed_over = on_no_phases(method)
    at = next((i for i, p in enumerate(phases) if p.id == frame.phase), None)
    if at is None:
        return None
    rest = phases[at + 1 :] if step > 0 else phases[:at][::-1]
    return next((p for p in rest if p.id not in passed_over), None)


def gate_phase(method: Method, frame: Frame) -> Phase | None:
    """The phase whose gate an answer is about: this one, the one that led here, one that locks, the next.

    An earlier gate that is not open is what :func:`lock_of` names, so it comes before a later one.
    """
    phases = method.pack.phases
    at = next((i for i, p in enumerate(phases) if p.id == frame.phase), 0)
    locking = [p for p in phases[:at] if p.gate and not gate_is_open(p, frame)]
    for phase in (phases[at], *_led_here(method, frame), *locking, *phases[at + 1 :], *phases[:at][::-1]):
        if phase.gate:
            return phase
    return None


def after_gate(method: Method, frame: Frame, gated: Phase) -> str:
    """Where a yes leads: on to the phase behind the gate, or nowhere for who is past it already."""
    ids = [p.id for p in method.pack.phases]
    here = frame.phase
    passed_over = on_no_phases(method)
    if here in ids and here not in passed_over and ids.index(here) > ids.index(gated.id):
        return here
    behind = method.pack.phases[ids.index(gated.id) + 1 :]
    return next((p.id for p in behind if p.id not in passed_over), here)


def left_for_this(method: Method, state: State) -> Phase | None:
    """The phase that one went back from to where one is: of those further on the last visited; None without one."""
    visited = (v.phase for v in reversed(state.visits) if v.method == method.id)
    here = state.frame.phase if state.frame else ""
    further = (phase for phase in visited if _order(method, phase) > _order(method, here) >= 0)
    return next((method.phase(phase) for phase in further if phase not in on_no_phases(method)), None)


def went_on(method: Method, state: State, since: int) -> bool:
    """Whether one went on to another part of the method after event ``since``.

    Going back is not going on, nor is going to a phase that fits at any time or where a no leads to: what was
    heard goes along there, for it may be why one went.
    """
    stays = [v for v in state.visits if v.method == method.id]
    return any(later.seq > since and _goes_on(method, earlier.phase, later.phase) for earlier, later in pairwise(stays))


def _goes_on(method: Method, here: str, to: str) -> bool:
    phase = method.phase(to)
    if phase is None or phase.anytime or to in on_no_phases(method):
        return False
    return _order(method, to) > _order(method, here)


def _order(method: Method, phase: str) -> int:
    return next((at for at, p in enumerate(method.pack.phases) if p.id == phase), -1)


def find_phase(method: Method | None, state: State, name: str) -> str | None:
    """The id of the phase that ``name`` means: id, number from 1, title or a part that fits only one.

    ``cirkel 2`` is the place that was kept in a ring.
    """
    frame = state.frame
    if frame is None:
        return None
    phases = method.pack.phases if method else frame.phases
    ids = [p.id for p in phases]
    wanted = name.strip().casefold()
    if wanted.isdecimal():  # '²' is a digit too, but no number
        return ids[int(wanted) - 1] if 1 <= int(wanted) <= len(ids) else None
    ring = _RING.fullmatch(wanted)
    if method and ring and (kept := of_ring(method, state, int(ring[1]))):
        return kept.id
    for phase in phases:
        if wanted in (phase.id.casefold(), phase.title.casefold()):
            return phase.id
    begins = [p.id for p in phases if p.id.startswith(wanted) or p.title.casefold().startswith(wanted)]
    return begins[0] if wanted and len(begins) == 1 else None


def nearest_phase(method: Method | None, frame: Frame, name: str) -> str | None:
    """The phase id that looks most like ``name``, for an error message."""
    ids = [p.id for p in (method.pack.phases if method else frame.phases)]
    return next(iter(difflib.get_close_matches(name.casefold(), ids, n=1)), None)
