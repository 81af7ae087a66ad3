"""What a busy professional has after some years: 1,000 conversations, one of 500 notes that is not ended, and
200 method packs of colleagues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gesprek_tui.clock import SystemClock
from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.intents import Begin
from gesprek_tui.conversation.summary import Summary, summarise
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.journal.opening import open_store
from gesprek_tui.packs.catalog import Catalog, content_root
from gesprek_tui.session import Session

CONVERSATIONS = 1_000
NOTES = 500
PACKS = 200
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


@dataclass(frozen=True, slots=True)
class Fixture:
    """A data folder; the conversation of 500 notes in it; what the screen says at the start of :data:`METHOD`."""

    data_dir: Path
    long: str
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
    store = open_store(data_dir, write=True, passphrase=lambda: None, summarise=_summary_of)
    try:
        for number in range(CONVERSATIONS):
            begun = datetime.now(UTC) - timedelta(hours=5 * (CONVERSATIONS - number))
            method = methods[number % len(methods)]
            session, events = _lead(catalog, method, f"K-{number % 150:03}", begun, (*_TALK, "/afronden"))
            store.import_events(session.state.id, events, summarise(session.state))
        lines = [line for line in _TALK if not line.startswith(("/", "!"))]
        many = (f"{lines[number % len(lines)]} ({number})" for number in range(NOTES))
        long, events = _lead(catalog, METHOD, "K-017", datetime.now(UTC) - timedelta(hours=3), tuple(many))
        assert len(long.state.notes) == NOTES
        store.import_events(long.state.id, events, summarise(long.state))
    finally:
        store.close()
    fresh, _ = _lead(catalog, METHOD, None, datetime.now(UTC), ())
    return Fixture(data_dir, long.state.id, fresh.questions[0].text)


def _add_packs(folder: Path) -> None:
    folder.mkdir()
    text = (content_root() / f"{METHOD}.yaml").read_text(encoding="utf-8")
    for number in range(PACKS):
        name = f"{METHOD}-{number:03}"
        (folder / f"{name}.yaml").write_text(text.replace(f"id: {METHOD}\n", f"id: {name}\n"), encoding="utf-8")


def _lead(
    catalog: Catalog, method: str, client: str | None, begun: datetime, lines: Sequence[str]
) -> tuple[Session, list[Event]]:
    clock, journal = _Clock(begun), MemoryJournal()
    session = Session.start(Begin(method=catalog.method(method), client=client), journal, catalog, clock)
    for line in lines:
        clock.tick()
        session.submit(line)
    session.end_of_input()
    return session, journal.events(session.state.id)


def _summary_of(events: Sequence[Event]) -> Summary:
    return summarise(fold(events[0].id, events))
