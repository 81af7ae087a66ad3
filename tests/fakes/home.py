"""What a start screen shows, from plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gesprek_tui.conversation.promises import Promised, promised
from gesprek_tui.conversation.summary import Summary
from gesprek_tui.packs.models import Head


def summary(number: int, **changed: object) -> Summary:
    """An ended conversation; a higher number is an earlier one."""
    values: dict[str, object] = {
        "id": f"00000000-0000-7000-8000-{number:012}",
        "client": f"K-{17 + number:03}",
        "title": None,
        "method": "oplossingsgericht",
        "method_title": "Oplossingsgericht gesprek",
        "phase": "afronden",
        "phase_title": "Afronden",
        "started": f"2026-11-{21 - number % 20:02}T14:03:00+01:00",
        "ended": f"2026-11-{21 - number % 20:02}T14:48:00+01:00",
        "notes": 12,
    }
    return Summary(**(values | changed))  # type: ignore[arg-type]


def head(method_id: str, title: str, text: str) -> Head:
    """The head of a method."""
    return Head.model_validate(
        {
            "schema": 1, "id": method_id, "version": "1.0.0", "title": title, "short": title[:12], "summary": text,
            "language": "nl", "licence": "CC-BY-4.0", "authors": ["De makers van gesprek-tui"],
        }
    )  # fmt: skip


@dataclass
class FakeHome:
    """Fulfils the port of the start screen; ``rows`` are newest first."""

    rows: Sequence[Summary] = ()
    methods: Sequence[Head] = ()
    problems: Sequence[str] = ()
    cases: Sequence[tuple[str, str]] = ()
    old: Sequence[str] = ()
    asked: list[int] = field(default_factory=list)

    def summaries(self, limit: int) -> list[Summary]:
        self.asked.append(limit)
        return list(self.rows[:limit])

    def unfinished(self) -> Summary | None:
        return next((row for row in self.rows if row.ended is None), None)

    def promises(self) -> Sequence[Promised]:
        return promised(self.rows)

    def past_term(self) -> tuple[int, Sequence[str]]:
        return 90, self.old

    def heads(self) -> Sequence[Head]:
        return self.methods

    def left_out(self) -> Sequence[str]:
        return self.problems

    def case_titles(self) -> Sequence[tuple[str, str]]:
        return self.cases


METHODS = (
    head("abc", "ABC van zelfdeterminatie", "Mensen komen in beweging als ze zelf mogen kiezen, zich gezien voelen en "
         "merken dat ze iets kunnen. Drie manieren van kijken zonder volgorde: past de een even niet, neem de ander."),
    head("advies", "Motiverend advies en informatie geven", "Iets uitleggen dat blijft hangen: eerst vragen of het "
         "mag en wat de cliënt al weet, dan in kleine stukjes vertellen, en horen wat het betekent."),
    head("motiverend", "Motiverende gespreksvoering", "Samen de eigen redenen voor verandering naar boven halen, in "
         "vier processen die in elkaar overlopen."),
    head("oplossingsgericht", "Oplossingsgericht gesprek", "Kijken naar wat de cliënt wil en wat al werkt, met de "
         "wondervraag, uitzonderingen en schaalvragen."),
)  # fmt: skip
RUNNING = summary(
    0, title="de post weer durven openen", ended=None, method_title="Motiverende gespreksvoering",
    phase_title="Ontlokken", notes=5,
)  # fmt: skip
