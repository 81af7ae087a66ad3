"""What a busy professional has after some years: 1,000 conversations, and some that are not ended: one of 500 notes,
one of 2,000 events and one in which nothing happened yet. And 200 method packs of colleagues."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from uuid import UUID

from msgspec.structs import replace

from gesprek_tui.clock import SystemClock
from gesprek_tui.conversation.events import Event, NoteAdded
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.finding import Query
from gesprek_tui.conversation.intents import Begin
from gesprek_tui.conversation.summary import Summary, summarise
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.journal.opening import open_store
from gesprek_tui.journal.tables import insert, put_summary
from gesprek_tui.packs.catalog import Catalog, content_root
from gesprek_tui.session import Session

CONVERSATIONS = 1_000
NOTES = 500
EVENTS = 2_000
PACKS = 200
MANY = 10_000
NOTES_EACH = 10
_AT_ONCE = 500
METHOD = "motiverende-gespreksvoering"

_TALK = (
    "belt al weken niet terug, de post ligt op de keukentafel",
    "/doel weer grip op de post",
    "> ik durf de enveloppen niet open te maken",
    ">+ ik wil hier echt vanaf",
    "/volgende",
    "= de brief van 3 november noemt bedrag en termijn | brief",
    ">- het lukt me toch nooit",
    "+ hield in mei een budget bij",
    "? de zorgverzekering",
    "/volgende",
    ">+ als het klaar is slaap ik weer",
    "samen de stapel gesorteerd in drie mappen",
    "! bellen met de bank | ik | morgen 10:00 | 7",
    ">++ ik bel morgen",
)


_GOAL = "/doel weer grip op de post"
# a space before a plain line, so that it is a note whatever is being asked
_NOTED = tuple(line if line[0] in ">+=?" else f" {line}" for line in _TALK if line[0] not in "/!")


@dataclass(frozen=True, slots=True)
class Years:
    """Data folders: one with :data:`MANY` conversations of ten notes, all taken into the index, and one with none."""

    full: Path
    empty: Path


@dataclass(frozen=True, slots=True)
class Fixture:
    """A data folder; the conversations of 500 notes, of 2,000 events and of nothing in it.

    ``first_question`` is what the screen says at the start of :data:`METHOD`, and where the last two are.
    """

    data_dir: Path
    long: str
    longest: str
    empty: str
    first_question: str


class _Clock(SystemClock):
    """Wall time of the past; a line every 20 seconds."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._running = 0.0

    def now(self) -> datetime:
        return self._now + timedelta(seconds=self._running)

    def running(self) -> float:
        return self._running

    def tick(self) -> None:
        self._running += 20


def make(data_dir: Path) -> Fixture:
    """Fill ``data_dir``, an empty folder, as the program itself would; no passphrase."""
    _add_packs(data_dir / "packs")
    catalog = Catalog(user_packs=data_dir / "packs", user_cases=data_dir / "cases")
    methods = Catalog().method_ids()
    store = open_store(data_dir, write=True, passphrase=lambda: None, summarise=summary_of)
    try:
        for number in range(CONVERSATIONS):
            begun = datetime.now(UTC) - timedelta(hours=5 * (CONVERSATIONS - number))
            method = methods[number % len(methods)]
            session, events = _lead(catalog, method, f"K-{number % 150:03}", begun, (*_TALK, "/afronden"))
            store.import_events(session.state.id, events, summarise(session.state))
        long, events = lead_notes(catalog, METHOD)
        store.import_events(long.state.id, events, summarise(long.state))
        longest, events = _lead(catalog, METHOD, "K-017", datetime.now(UTC) - timedelta(hours=2), _whole_day())
        assert len(events) == EVENTS
        store.import_events(longest.state.id, events, summarise(longest.state))
        fresh, events = _lead(catalog, METHOD, "K-017", datetime.now(UTC) - timedelta(hours=1), ())
        store.import_events(fresh.state.id, events, summarise(fresh.state))
    finally:
        store.close()
    assert longest.questions[0].text == fresh.questions[0].text
    return Fixture(data_dir, long.state.id, longest.state.id, fresh.state.id, fresh.questions[0].text)


def make_years(folder: Path) -> Years:
    """What is there after many years: 10,000 ended conversations, 100,000 notes; and a store in which nothing is."""
    full, empty = folder / "full", folder / "empty"
    open_store(empty, write=True, passphrase=lambda: None, summarise=summary_of).close()
    _, events = _lead(Catalog(), METHOD, "K-017", datetime(2016, 1, 4, 9, tzinfo=UTC), ("/doel rust", "/afronden"))
    first, middle, last = events[:2], events[2], events[-1]
    chance, words = Random(5), _dutch_words()
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    store = open_store(full, write=True, passphrase=lambda: None, summarise=summary_of)
    try:
        for start in range(0, MANY, _AT_ONCE):
            with store._saving() as db:  # a commit for each would take an hour
                for number in range(start, start + _AT_ONCE):
                    begun = timedelta(hours=9 * number)
                    notes = (
                        NoteAdded(
                            id="", seq=0, at=middle.at, t=20.0 * note,
                            text=" ".join(chance.choices(words, cum_weights=weights, k=12)),
                        )
                        for note in range(NOTES_EACH)
                    )  # fmt: skip
                    talk = [_moved(event, seq, begun, chance) for seq, event in enumerate((*first, *notes, last), 1)]
                    insert(db, talk[0].id, talk)
                    put_summary(db, summarise(fold(talk[0].id, talk)))
        store.search(Query(words="post"))
    finally:
        store.close()
    return Years(full, empty)


def _moved(event: Event, seq: int, later: timedelta, chance: Random) -> Event:
    at = datetime.fromisoformat(event.at) + later + timedelta(seconds=event.t)
    return replace(event, id=str(UUID(int=chance.getrandbits(128))), seq=seq, at=at.isoformat(timespec="milliseconds"))


def _dutch_words() -> list[str]:
    """The words of the packs, the most frequent first."""
    files = sorted((one for one in content_root().iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name)
    text = "".join(one.read_text(encoding="utf-8") for one in files)
    counted = Counter(re.findall(r"[^\W\d_]{2,}", text.lower()))
    return [word for word, _ in counted.most_common()]


def lead_notes(catalog: Catalog, method: str) -> tuple[Session, list[Event]]:
    """A conversation of 500 notes with a named goal, most of them marked."""
    many = (f"{_NOTED[number % len(_NOTED)]} ({number})" for number in range(NOTES))
    session, events = _lead(catalog, method, "K-017", datetime.now(UTC) - timedelta(hours=3), (_GOAL, *many))
    assert len(session.state.notes) == NOTES
    return session, events


def _whole_day() -> Iterator[str]:
    """Lines that come to 2,000 events with the start: notes, questions, numbers, agreements and phases."""
    yield _GOAL
    lines = (
        *_NOTED,
        "/2",
        "/schaal belang 6",
        "dat is veel",
        "/gevraagd",
        "! bellen met de bank | ik | morgen 10:00 | 7",
    )
    for number in range(EVENTS - 5):
        line = lines[number % len(lines)]
        yield line if line[0] in "/!" else f"{line} ({number})"
    yield from ("/v", "/t")  # the first question of the phase is the large one again


def _add_packs(folder: Path) -> None:
    folder.mkdir()
    text = (content_root() / f"{METHOD}.yaml").read_text(encoding="utf-8")
    for number in range(PACKS):
        name = f"{METHOD}-{number:03}"
        (folder / f"{name}.yaml").write_text(text.replace(f"id: {METHOD}\n", f"id: {name}\n"), encoding="utf-8")


def _lead(
    catalog: Catalog, method: str, client: str | None, begun: datetime, lines: Iterable[str]
) -> tuple[Session, list[Event]]:
    clock, journal = _Clock(begun), MemoryJournal()
    session = Session.start(Begin(method=catalog.method(method), client=client), journal, catalog, clock)
    for line in lines:
        clock.tick()
        session.submit(line)
    session.end_of_input()
    return session, journal.events(session.state.id)


def summary_of(events: Sequence[Event]) -> Summary:
    """The row of a history."""
    return summarise(fold(events[0].id, events))
