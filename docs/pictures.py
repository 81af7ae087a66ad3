"""Makes the pictures in docs/beeld from the real program: ``python docs/pictures.py``, or ``--check`` to compare."""

import asyncio
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from textual.pilot import Pilot
from textual.screen import Screen

from gesprek_tui.conversation.intents import Begin
from gesprek_tui.conversation.promises import promised
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.session import Session
from gesprek_tui.settings import Settings
from gesprek_tui.tui.app import GesprekApp
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.start import StartScreen

FOLDER = Path(__file__).parent / "beeld"
WIDE, NORMAL, LOW, NARROW = (132, 34), (84, 26), (84, 18), (44, 26)
WEEK = 7 * 24 * 3600.0

Lines = Sequence[tuple[float, str]]
"""What was typed, each with the seconds before it."""

EARLIER: Lines = (
    (60, "/schaal vertrouwen 3"),
    (60, ""),
    (30, "! de post in een bakje leggen | cl | vrijdag | 6"),
    (60, "/afronden"),
)
CALL: Lines = (
    (12, "/doel de post weer durven openen"),
    (95, "belt al weken niet terug"),
    (60, "/v"),
    (140, "+ hield in mei een budget bij"),
    (20, "? de brief van de zorgverzekering"),
    (40, "/v"),
    (60, "/schaal belang 8"),
    (45, "/2"),
    (85, ">+ ik wil hier echt vanaf"),
)
SCALE: Lines = ((70, "/schaal vertrouwen 4"),)
AGREED: Lines = ((40, "! samen met mijn zus de bank bellen"), (15, "cl"))
LATER: Lines = (
    *SCALE,
    (60, "@zus steunt, praktisch"),
    (20, "@dochter hecht"),
    (15, "@buurman wisselend, gezelschap"),
    (60, "= uitstel tot 1 december | brief"),
    (60, "! samen met mijn zus de bank bellen | cl | vrijdag 14:00 | 7"),
)


class StillClock:
    """Time that passes only when the picture says so."""

    def __init__(self) -> None:
        self._at = 0.0
        self._ids = 0

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self._at += seconds

    def now(self) -> datetime:
        """A Monday afternoon."""
        start = datetime(2026, 11, 23, 13, 52, tzinfo=timezone(timedelta(hours=1)))
        return start + timedelta(seconds=self._at)

    def running(self) -> float:
        """Seconds so far."""
        return self._at

    def new_id(self) -> str:
        """The next id."""
        self._ids += 1
        return str(UUID(int=0x019AB000_0000_7000_8000_000000000000 + self._ids))


class Home:
    """The start screen's port, before there is any conversation."""

    def __init__(self, catalog: Catalog) -> None:
        journal = MemoryJournal()
        self.summaries, self.unfinished = journal.summaries, journal.unfinished
        self.promises = lambda: promised(journal.summaries())
        self.heads = lambda: catalog.heads().heads
        self.left_out = lambda: ()
        self.past_term = lambda: (0, ())
        self.case_titles = lambda: [(case, catalog.case(case).title) for case in catalog.case_ids()]


class Keeper:
    """A journal with a passphrase, as the lock sees it."""

    has_passphrase = True

    def suspend(self) -> None:
        """There is nothing to close."""

    def wake(self, passphrase: str) -> None:
        """Nobody opens it."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What was typed in the conversation, then on the screen: a line, keys, or nothing for ``away`` minutes."""

    size: tuple[int, int] = NORMAL
    lines: Lines = CALL
    earlier: Lines = ()
    entered: str = ""
    keys: Sequence[str] = ()
    away: float = 0


PICTURES = {
    "begin": Picture(lines=()),
    "gesprek-breed": Picture(size=WIDE),
    "gesprek-smal": Picture(size=NARROW),
    "schaal": Picture(lines=(*CALL, *SCALE)),
    "afspraak": Picture(lines=(*CALL, *AGREED)),
    "samen": Picture(size=LOW, lines=(*CALL, *LATER, (5, "")), entered="/samen", keys=("right", "right")),
    "slot": Picture(size=LOW, away=31),
    "verslag": Picture(lines=(*CALL, *LATER, (5, "")), entered="/verslag"),
    "vinden": Picture(size=LOW, lines=(*CALL, *LATER, (5, "")), earlier=EARLIER, entered="/vind post"),
    "client": Picture(lines=(*CALL, *LATER, (5, "")), earlier=EARLIER, entered="/client"),
}


def talk(picture: Picture, catalog: Catalog, clock: StillClock) -> Session:
    """The conversation so far; one of a week ago before it when the picture needs it."""
    journal = MemoryJournal()
    method = catalog.method("motiverende-gespreksvoering")
    if picture.earlier:
        clock.wait(-WEEK)
    for lines in filter(None, (picture.earlier, picture.lines)):
        session = Session.start(Begin(method=method, client="K-017", minutes=45), journal, catalog, clock)
        for seconds, line in lines:
            clock.wait(seconds)
            session.submit(line)
        if lines is picture.earlier:
            clock.wait(WEEK)
    return session


async def drawn(picture: Picture, theme: str) -> str:
    """The screen as SVG without outside fonts."""
    clock, catalog = StillClock(), Catalog()

    def first(_: GesprekApp) -> Screen[Any]:
        if not picture.lines:
            return StartScreen(Home(catalog), lambda: clock.now().replace(tzinfo=None))
        return ConversationScreen(talk(picture, catalog, clock))

    app = GesprekApp(first, Settings(theme=theme), keeper=Keeper() if picture.away else None, clock=clock)
    async with app.run_test(size=picture.size) as pilot:
        await settled(app, pilot)
        if picture.entered:
            app.screen.enter(picture.entered)
            await settled(app, pilot)
        await pilot.press(*picture.keys)
        if picture.away:
            clock.wait(picture.away * 60)
            app.idle.look()
        await settled(app, pilot)
        svg = app.export_screenshot()
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
    return re.sub(r"terminal-\d+", "terminal", svg)


async def settled(app: GesprekApp, pilot: Pilot[None]) -> None:
    """Wait until what goes on beside the screen is done and drawn."""
    for _ in range(5):
        await app.workers.wait_for_complete()
        await pilot.pause()


def main() -> int:
    """Write the pictures, or say which are stale."""
    stale = []
    for name, picture in PICTURES.items():
        for theme in ("licht", "donker"):
            file = FOLDER / f"{name}-{theme}.svg"
            svg = asyncio.run(drawn(picture, theme))
            if "--check" not in sys.argv:
                file.write_text(svg, encoding="utf-8")
            elif not file.is_file() or file.read_text(encoding="utf-8") != svg:
                stale.append(file.name)
    if stale:
        print("stale, run docs/pictures.py:", *stale)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
