"""Short talks with the packs that are shipped."""

from collections.abc import Iterator

import pytest

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.events import Setting
from gesprek_tui.conversation.moves import Move
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.models import Question
from gesprek_tui.session import Session
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal

CATALOG = Catalog()
MI, SCAN, STRESS, CIRCLES = (
    "motiverende-gespreksvoering", "scangesprek", "stress-sensitief", "cirkels-van-beweging",
)  # fmt: skip
FOUNDATION = {
    "abc-zelfdeterminatie": "betrokkenheid", CIRCLES: "in-contact", MI: "engageren", "motiverend-advies": "loslaten",
    "oplossingsgericht": "erkenning", SCAN: "knelpunten", "sociale-netwerkversterking": "wens",
    "speelveld": "naast-elkaar", STRESS: "fundament",
}  # fmt: skip
"""Where each method goes back to when there is friction."""
GOAL = "/doel de post weer openen"

every_method = pytest.mark.parametrize("method", CATALOG.method_ids())


class Call:
    """A talk with a real pack, three seconds to a line."""

    def __init__(
        self, method: str, *lines: str, phase: str = "", setting: Setting | None = None, minutes: int | None = None
    ) -> None:
        self.clock = FakeClock()
        begin = it.Begin(method=CATALOG.method(method), setting=setting, minutes=minutes)
        self.session = Session.start(begin, FakeJournal(), CATALOG, self.clock)
        if phase:
            self.type(f"/fase {phase} toch")
        self.type(*lines)

    def type(self, *lines: str) -> "Call":
        for line in lines:
            self.clock.wait(3)
            outcome = self.session.submit(line)
            assert outcome.refusal is None, (line, outcome.refusal)
            assert outcome.unfit is None, line
        return self

    def wait(self, minutes: float) -> "Call":
        self.clock.wait(60 * minutes)
        self.session.refresh_moves()
        return self

    def good_enough(self, scale: str, value: float) -> "Call":
        self.session.act(it.SetScale(scale=scale, value=value, aspect="good_enough"))
        return self

    @property
    def moves(self) -> tuple[Move, ...]:
        return self.session.moves

    @property
    def ids(self) -> list[str]:
        return [move.id for move in self.moves]

    @property
    def asks(self) -> list[Question]:
        """The questions that the moves would ask."""
        assert self.session.method
        found = (self.session.method.question(move.do.ask) for move in self.moves if move.do.ask)
        return [question for question in found if question]

    def one_after_another(self) -> Iterator[Move]:
        """All moves that come, each put off before the next."""
        while moves := self.moves:
            yield moves[0]
            self.type("/later a")


def in_every_phase(method: str, *lines: str) -> Iterator[tuple[str, Call]]:
    for phase in CATALOG.pack(method).phases:
        yield phase.id, Call(method, *lines, phase=phase.id)
