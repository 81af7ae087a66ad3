"""What the conversation screen shows, prepared from a session as one immutable value. Pure: no widgets here."""

from msgspec import Struct

from gesprek_tui.conversation import place
from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.moves import Move
from gesprek_tui.conversation.questions import Shown
from gesprek_tui.conversation.state import Agreement, Note, ScaleMark, State
from gesprek_tui.dutch import asking, listed, lock, marking, moving, practising, saving, scaling, talking
from gesprek_tui.dutch import instruments as words
from gesprek_tui.line import agreeing
from gesprek_tui.line.grammar import ACUTE
from gesprek_tui.line.prompts import Prompt
from gesprek_tui.standing import Standing

NOTES = 60
"""More rows than any terminal shows at once beside a conversation."""


class PlaceRow(Struct, frozen=True, kw_only=True):
    """One phase in the tracker. ``minutes`` spent so far; ``note`` says in two words why not yet, or which key."""

    title: str
    glyph: str
    current: bool
    minutes: int | None
    note: str = ""


class RingRow(Struct, frozen=True, kw_only=True):
    """One ring in the tracker: its ``phases``, and the ``title`` of the place that it keeps."""

    number: int
    title: str
    current: bool
    phases: tuple[PlaceRow, ...]


class NoteRow(Struct, frozen=True, kw_only=True):
    """One thing that was kept. ``saved`` False while it waits for the disk."""

    time: str
    glyph: str
    text: str
    label: str = ""
    saved: bool = True


class View(Struct, frozen=True, kw_only=True):
    """One moment of the conversation screen."""

    subject: str = ""
    clock: str = ""
    method: str = ""
    short: str = ""
    inside: str = ""
    phase: str = ""
    aim: str = ""
    places: tuple[PlaceRow, ...] = ()
    rings: tuple[RingRow, ...] = ()
    questions: tuple[Shown, ...] = ()
    attention: str = ""
    acute: tuple[str, ...] = ()
    prompt: Prompt | None = None
    notes: tuple[NoteRow, ...] = ()
    scales: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    forward: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()
    ended: bool = False


def view_of(session: Standing, pending: tuple[str, ...] = (), *, hints: bool = True) -> View:
    """The view of a session as it stands, with the rows that wait for the disk.

    Without ``hints`` moves and marks are left out, so that a class can name them first.
    """
    with session.steady:
        return _view(session, pending, hints=hints)


def _view(session: Standing, pending: tuple[str, ...], *, hints: bool) -> View:
    state, method = session.state, session.method
    frame = state.frame
    phase = method.phase(frame.phase) if method and frame else None
    outer = state.frames[0].title if len(state.frames) > 1 else ""
    places = _places(session)
    waiting = (NoteRow(time="…", glyph=" ", text=text, saved=False) for text in pending)
    return View(
        subject=" · ".join(part for part in (state.client, state.goal or state.title) if part) or talking.NEW_TALK,
        clock=clock_words(session),
        method=method.pack.title if method else frame.title if frame else "",
        short=method.pack.short if method else "",
        inside=outer,
        phase=place.named(method, frame, frame.phase) if frame else "",
        aim=phase.aim if phase else "",
        places=places,
        rings=_rings(session, places),
        questions=session.questions,
        attention=words.attention_short(session.attention_here),
        acute=tuple(listed.item(item.fields) for item in state.listed(ACUTE) if not item.done),
        prompt=session.prompt,
        notes=(*_notes(state, marks=hints), *waiting)[-NOTES:],
        scales=tuple(_scale(mark) for mark in state.scales[-4:]),
        parked=tuple(asking.in_order(number, note.text) for number, note in enumerate(state.parked(), 1))[-4:],
        agreements=agreeing.listed(state),
        moves=session.moves if hints else (),
        forward=phase.forward[:3] if phase else (),
        back=tuple(moving.back_to(b.signal, place.named(method, frame, b.to)) for b in phase.back[:2])
        if phase and frame
        else (),
        pitfalls=phase.pitfalls[:1] if phase else (),
        ended=state.ended is not None,
    )


def saved_words(state: State, *, waits: bool, practice: bool) -> str:
    """Whether what was entered is on disk, and since when."""
    if practice:
        return practising.NOT_KEPT
    return saving.NOT_YET if waits else saving.at(state.log[-1].at[11:19])


def clock_words(session: Standing) -> str:
    """The clock in words."""
    state = session.state
    if state.ended is not None:
        return saving.ENDED
    spent = talking.minutes_of(int(session.t // 60), state.minutes)
    return f"{spent} · {saving.PAUSED}" if state.paused else spent


def glance(session: Standing) -> tuple[str, ...]:
    """Clock, place and the minutes there: what may stay visible when all text is hidden."""
    here = next((row for row in _places(session) if row.current), None)
    place_words = (lock.place(here.title, here.minutes or 0),) if here else ()
    return clock_words(session), *place_words


def _places(session: Standing) -> tuple[PlaceRow, ...]:
    state, method, frame = session.state, session.method, session.state.frame
    if frame is None:
        return ()
    spent: dict[str, float] = {}
    for visit in state.visits:
        if visit.method == frame.method:
            spent[visit.phase] = spent.get(visit.phase, 0.0) + visit.seconds
    spent[frame.phase] = spent.get(frame.phase, 0.0) + session.t - state.t
    phases = method.pack.phases if method else frame.phases
    back_to = place.anytime(method)[:2] if method else ()
    keys = {phase.id: moving.key_of(number) for number, phase in enumerate(back_to)}
    rows = []
    for phase in phases:
        found = method.phase(phase.id) if method else None
        lock = place.lock_of(found, method, frame) if found and method else None
        current = phase.id == frame.phase
        visited = phase.id in frame.visited
        note = "" if current else keys.get(phase.id) or (lock.short if lock else "")
        if found and method and not (note or current or visited) and place.early(found, method, frame):
            note = moving.EARLY
        if found and found.ring and found.moved_by == "client" and not (note or current or visited):
            note = moving.CLIENTS
        glyph = "▶" if current else "✓" if visited else "×" if lock else "○"
        rows.append(
            PlaceRow(
                title=phase.title,
                glyph=glyph,
                current=current,
                minutes=int(spent.get(phase.id, 0.0) // 60) if visited else None,
                note=note,
            )
        )
    return tuple(rows)


def _rings(session: Standing, places: tuple[PlaceRow, ...]) -> tuple[RingRow, ...]:
    """The rings with the place that each keeps; none in a method without rings."""
    state, method = session.state, session.method
    if method is None or method.pack.flow != "rings":
        return ()
    rows: dict[int, list[PlaceRow]] = {}
    for phase, row in zip(method.pack.phases, places, strict=True):
        if phase.ring is not None:
            rows.setdefault(phase.ring, []).append(row)
    kept = {ring: place.of_ring(method, state, ring) for ring in rows}
    return tuple(
        RingRow(
            number=ring, title=phase.title, current=any(row.current for row in rows[ring]), phases=tuple(rows[ring])
        )
        for ring, phase in kept.items()
        if phase
    )


def _notes(state: State, *, marks: bool) -> tuple[NoteRow, ...]:
    rows = [(note.at, _note(note, marks=marks)) for note in state.notes[-NOTES:]]
    rows += [(mark.at, NoteRow(time=mark.at[11:16], glyph="▪", text=_scale(mark))) for mark in state.scales[-NOTES:]]
    rows += [
        (answer.at, NoteRow(time=answer.at[11:16], glyph="▫", text=answer.text, label=scaling.rung_of(mark.title)))
        for mark in state.scales[-NOTES:]
        for answer in mark.answers
    ]
    rows += [
        (agreed.at, NoteRow(time=agreed.at[11:16], glyph="!", text=agreeing.in_short(agreed), label=label))
        for label, agreed in _labelled(state)
    ]
    rows += [
        (item.at, NoteRow(time=item.at[11:16], glyph="▤", text=listed.item(item.fields), label=item.title.lower()))
        for item in state.items[-NOTES:]
    ]
    return tuple(row for _, row in sorted(rows, key=lambda dated: dated[0]))


def _labelled(state: State) -> list[tuple[str, Agreement]]:
    return [(asking.agreement_label(n), agreed) for n, agreed in enumerate(state.agreements, 1)][-NOTES:]


def _note(note: Note, *, marks: bool) -> NoteRow:
    if not marks:
        return NoteRow(time=note.at[11:16], glyph=" ", text=note.text)
    label = marking.WORDS[note.mark] if note.mark else ""
    if note.by:
        label = f"{label} · {note.by}"
    if note.source:
        label = f"{label} · {note.source}"
    glyph = marking.GLYPHS[note.mark] if note.mark else " "
    return NoteRow(time=note.at[11:16], glyph=glyph, text=note.text, label=label)


def _scale(mark: ScaleMark) -> str:
    value = mark.text if mark.text and mark.aspect == "now" else number(mark.value) if mark.value is not None else "–"
    return f"{mark.title.lower()} {value} · {scaling.ASPECTS[mark.aspect]}"
