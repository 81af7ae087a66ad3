"""Makes the pictures in docs/beeld from the real program: ``python docs/pictures.py``, or ``--check`` to compare."""

import asyncio
import os
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from gesprek_tui.conversation.intents import Begin
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.session import Session
from gesprek_tui.tui.app import GesprekApp
from gesprek_tui.tui.screens.conversation import ConversationScreen

FOLDER = Path(__file__).parent / "beeld"
SIZES = {"breed": (132, 34), "smal": (44, 26)}
CALL = (
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


async def picture(size: tuple[int, int], theme: str) -> str:
    """The conversation screen after the call so far, as SVG without outside fonts."""
    clock, catalog = StillClock(), Catalog()
    begin = Begin(method=catalog.method("motiverende-gespreksvoering"), client="K-017", minutes=45)
    session = Session.start(begin, MemoryJournal(), catalog, clock)
    for seconds, line in CALL:
        clock.wait(seconds)
        session.submit(line)
    app = GesprekApp(lambda _: ConversationScreen(session))
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.pause()
        svg = app.export_screenshot()
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
    return re.sub(r"terminal-\d+", "terminal", svg)


def main() -> int:
    """Write the pictures, or say which are stale."""
    stale = []
    for name, size in SIZES.items():
        for theme in ("licht", "donker"):
            file = FOLDER / f"gesprek-{name}-{theme}.svg"
            svg = asyncio.run(picture(size, theme))
            if "--check" not in sys.argv:
                file.write_text(svg, encoding="utf-8")
            elif not file.is_file() or file.read_text(encoding="utf-8") != svg:
                stale.append(file.name)
    if stale:
        print("stale, run docs/pictures.py:", *stale)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
