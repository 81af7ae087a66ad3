"""Reports in each format beside the format's library alone, on the same lines of the same conversation."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO

from docx import Document
from icalendar import Calendar, Event
from markdown_it import MarkdownIt

from bench.fixtures import Fixture
from bench.measures import Row, compare, in_turn
from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.state import State
from gesprek_tui.report.formats import Kind, write_as
from gesprek_tui.report.shelf import Shelf

NOTES = 500
AGREED = 200
LIMIT = 1.5
_AT = "2026-11-29T10:00:00+01:00"


def exports(_fixture: Fixture, rounds: int) -> Iterator[Row]:
    """From a state to the bytes of a file; the library gets the lines ready made."""
    notes, agreed = _conversation(notes=NOTES), _conversation(agreements=AGREED)
    template = Shelf().template()
    lines = list(template.report(notes).lines())
    text, to_html = write_as("md", notes, template).decode(), MarkdownIt("commonmark")

    def word_alone() -> None:
        document = Document()
        for line in lines:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(line.time)
            paragraph.add_run(line.said)
        document.save(BytesIO())

    def calendar_alone() -> None:
        calendar = Calendar()
        for agreement in agreed.agreements:
            event = Event()
            event.add("uid", agreement.id)
            event.add("dtstamp", datetime.fromisoformat(agreement.at))
            event.add("summary", agreement.what)
            event.add("class", "PRIVATE")
            event.add("dtstart", datetime.fromisoformat(agreement.when_at or _AT))
            event.add("dtend", datetime.fromisoformat(agreement.when_at or _AT))
            calendar.add_component(event)
        calendar.to_ical()

    def ours(kind: Kind, state: State) -> Callable[[], object]:
        return lambda: write_as(kind, state, template)

    for what, mine, base in (
        (f"report in Word, {NOTES} notes, beside python-docx", ours("docx", notes), word_alone),
        (f"report in HTML, {NOTES} notes, beside markdown-it", ours("html", notes), lambda: to_html.render(text)),
        (f"calendar, {AGREED} agreements, beside icalendar", ours("ics", agreed), calendar_alone),
    ):
        yield compare(what, *in_turn(mine, base, rounds), LIMIT)


def _conversation(notes: int = 0, agreements: int = 0) -> State:
    def stamp(seq: int) -> dict[str, object]:
        return {"id": f"00000000-0000-7000-8000-{seq:012d}", "seq": seq, "at": _AT, "t": float(seq)}

    events: list[ev.Event] = [ev.ConversationStarted(**stamp(1), client="K-017")]  # type: ignore[arg-type]
    for number in range(notes):
        text = f"notitie {number} over de brief van de verhuurder, die nog open ligt"
        events.append(ev.NoteAdded(**stamp(len(events) + 1), text=text, mark="fact"))  # type: ignore[arg-type]
    for number in range(agreements):
        made = ev.AgreementAdded(**stamp(len(events) + 1), what=f"stap {number}", when="morgen", when_at=_AT)  # type: ignore[arg-type]
        events.append(made)
    return fold(events[0].id, events)
