"""Methods made by hand, ids and a clock that repeat, and intents applied as a session applies them.

For tests of every ring: ``talk(talking(), AddNote(text="...")).state`` is a conversation in one line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.decide import Refusal, begin, decide
from gesprek_tui.conversation.events import Event, ItemField, Stamp
from gesprek_tui.conversation.evolve import evolve, fold
from gesprek_tui.conversation.state import State
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Pack

Data = dict[str, Any]

START = datetime(2026, 11, 21, 14, 0, tzinfo=timezone(timedelta(hours=1)))


# --- packs --------------------------------------------------------------------------------------------------


def question(id_: str, u: str = "", **more: Any) -> Data:
    """A question as it stands in a pack; its words are made from its id when none are given."""
    u = u or f"Vraag {id_} aan u?"
    return {"id": id_, "kind": "open", "u": u, "je": _je(u), "why": "Nodigt uit.", **more}


def _je(u: str) -> str:
    return re.sub(r"\bu\b", "je", u)


def phase(id_: str, *questions: Data, **more: Any) -> Data:
    """A phase as it stands in a pack, with one question of its own when none are given."""
    asked = list(questions) or [question(f"vraag-{id_}")]
    return {"id": id_, "title": id_.capitalize(), "aim": f"Doel van {id_}.", "questions": asked, **more}


def hint(id_: str, when: Mapping[str, Any], **more: Any) -> Data:
    """A hint as it stands in a pack."""
    say = {"u": f"Zet {id_} voor u.", "je": f"Zet {id_} voor je."}
    return {"id": id_, "when": dict(when), "say": say, "why": f"Reden van {id_}.", **more}


def pack(id_: str, *phases: Data, **more: Any) -> Pack:
    """A whole pack."""
    head = {
        "schema": 1, "id": id_, "version": "1.0.0", "title": id_.replace("-", " ").capitalize(),
        "short": id_[:12], "summary": f"Over {id_}.", "language": "nl", "licence": "CC-BY-4.0",
        "authors": ["De makers"],
    }  # fmt: skip
    return Pack.model_validate({**head, "phases": list(phases), **more})


def basis(**more: Any) -> Pack:
    """A shared pack: scales that go up and down, the ladder, a closing question and one hint."""
    scales = [
        {
            "id": "vertrouwen", "title": "Vertrouwen",
            "ask": {"u": "Hoeveel vertrouwen heeft u erin?", "je": "Hoeveel vertrouwen heb je erin?"},
            "low": "helemaal geen", "high": "alle vertrouwen", "moment": "nu", "sure": "true",
        },
        {
            "id": "stress", "title": "Stress",
            "ask": {"u": "Hoeveel spanning heeft u?", "je": "Hoeveel spanning heb je?"},
            "low": "rustig", "high": "niet te doen", "better": "down", "moment": "deze week",
        },
        {
            "id": "belang", "title": "Belang",
            "ask": {"u": "Hoe belangrijk is het voor u?", "je": "Hoe belangrijk is het voor jou?"},
            "low": "helemaal niet", "high": "heel erg", "moment": "nu",
            "ladder": [
                {"id": "coping", "at": "worst", "u": "Wat zou er een {better} van maken?",
                 "je": "Wat zou er een {better} van maken?"},
                {"id": "waarom", "u": "Wat telt voor u het meest?", "je": "Wat telt voor jou het meest?"},
            ],
        },
    ]  # fmt: skip
    ladder = [
        ("not_worse", "between", "Wat maakt dat het een {n} is en geen {worse}?", None),
        ("coping", "worst", "Hoe houdt u het vol?", None),
        ("keep", "best", "Hoe houdt u dit vast?", None),
        ("more", "any", "Wat nog meer?", None),
        ("one_better", "between", "Wat is er anders bij een {better}?", None),
        ("best_ever", "any", "Wat was het beste cijfer ooit?", "best"),
    ]
    usual: Data = {
        "scales": scales,
        "ladder": [
            {"id": id_, "at": at, "u": u, "je": _je(u), **({"sets": sets} if sets else {})}
            for id_, at, u, sets in ladder
        ],
        "hints": [hint("rond-af", {"minutes_left": 10})],
        "lists": [agenda(), network(), acute()],
    }
    return pack(
        "basis",
        phase("opening", question("welkom", "Waar gaat het u vandaag om?")),
        phase(
            "afsluiten",
            question("wat-neemt-u-mee", "Wat neemt u mee?", kind="summary", closes="summary"),
            question("nieuwe-afspraak", "Wanneer spreekt u ons weer?", closes="next_contact"),
        ),
        role="shared",
        **(usual | more),
    )


def agenda() -> Data:
    """A list that the client may see."""
    columns = [
        {"id": "punt", "title": "Punt"}, {"id": "van", "title": "Van wie", "kind": "person"},
        {"id": "stand", "title": "Stand", "kind": "choice", "choices": ["eerst", "straks", "besproken"]},
    ]  # fmt: skip
    ask = {"u": "Wat wilt u bespreken?", "je": "Wat wil je bespreken?"}
    return {
        "id": "agenda", "title": "Agenda", "command": "agenda", "also": ["punten"], "shared": "true", "ask": ask,
        "columns": columns,
    }  # fmt: skip


def network() -> Data:
    """The list behind ``@``."""
    columns = [
        {"id": "wie", "title": "Wie", "kind": "person"},
        {
            "id": "band",
            "title": "Band",
            "kind": "choice",
            "choices": ["steunt", "gespannen", "onveilig"],
            "guarded": ["onveilig"],
        },
        {"id": "toestemming", "title": "Mag erbij", "kind": "choice", "choices": ["mag weten", "liever niet"]},
        {"id": "wens", "title": "Wens"},
    ]
    return {"id": "network", "title": "Netwerk", "command": "netwerk", "shared": "true", "columns": columns}


def acute() -> Data:
    """The list behind ``!!``."""
    columns = [
        {"id": "wat", "title": "Wat"}, {"id": "wie", "title": "Wie", "kind": "person"},
        {"id": "termijn", "title": "Uiterlijk", "kind": "date"}, {"id": "klaar", "title": "Klaar", "kind": "done"},
    ]  # fmt: skip
    return {"id": "acute", "title": "Acuut", "command": "acuut", "columns": columns}


def cells(**texts: str) -> tuple[ItemField, ...]:
    """The columns of an item, by their ids."""
    return tuple(ItemField(id=id_, title=id_.capitalize(), kind="text", text=text) for id_, text in texts.items())


def joined(own: Pack, *, shared: Pack | None = None) -> Method:
    """A method as it is led: its pack with the shared one."""
    return Method(own, shared=(shared or basis(),), sha256="a" * 64)


def talking(**more: Any) -> Method:
    """A free method: four processes without a lock."""
    own = pack(
        "motiverende-gespreksvoering",
        phase("engageren"),
        phase("focussen"),
        phase(
            "ontlokken",
            question("wat-anders", "Wat zou er voor u anders zijn?", after=["change_talk"], not_after=["friction"]),
            question("eigen-tempo", "U bepaalt het tempo.", kind="autonomy", after=["friction"]),
            question("toch-moeten", "Wat moet u hiermee?", after=["sustain_talk"], setting="verplicht"),
        ),
        phase("plannen", question("eerste-stap", "Wat is voor u een eerste stap?", kind="step")),
        **{
            "flow": "free",
            "hints": [
                hint("terug-bij-wrijving", {"last_mark": "friction"}, do={"go": "engageren"}),
                hint("vat-samen", {"marks": {"change_talk": 2}}),
                hint("vraag-vertrouwen", {"goal_named": "true"}, do={"open": "scale:vertrouwen"}),
            ],
            **more,
        },
    )
    return joined(own)


def advice(**more: Any) -> Method:
    """A gated method: telling comes after a yes and after asking what is known."""
    own = pack(
        "motiverend-advies",
        phase("vragen", question("mag-het", "Mag ik u iets vertellen over {onderwerp}?", kind="permission")),
        phase(
            "toestemming",
            question("stilte", "Even stil zijn.", kind="silence"),
            gate={"ask": "Zei de cliënt ja op uitleg over {onderwerp}?", "on_no": "loslaten"},
        ),
        phase("loslaten", question("later", "Wanneer komt het u wel uit?", kind="choice")),
        phase("kennis", question("weet-al", "Wat weet u al over {onderwerp}?")),
        phase(
            "uitleg",
            question("vertel", "Over {onderwerp}: het moet voor {termijn}.", kind="information"),
            requires=["kennis"],
        ),
        phase("samen"),
        **{
            "slots": {"onderwerp": {"label": "Onderwerp"}, "termijn": {"label": "Termijn"}},
            "hints": [hint("wacht-op-ja", {"gate_open": "toestemming"})],
            **more,
        },
    )
    return joined(own)


# --- conversations ------------------------------------------------------------------------------------------


@dataclass
class Stamps:
    """Ids that look like uuid7 and a clock that stands still until it is told to go on."""

    t: float = 0.0
    made: int = 0

    def __call__(self) -> Stamp:
        """The next stamp: ids rise with every stamp, ``at`` follows ``t``."""
        self.made += 1
        at = START + timedelta(seconds=self.t)
        return Stamp(id=uuid7_like(self.made), at=at.isoformat(timespec="milliseconds"), t=self.t)


def uuid7_like(number: int) -> str:
    """The same id for the same number, in the form and order of uuid7."""
    return f"019aa6b0-0000-7000-8000-{number:012x}"


@dataclass
class Talk:
    """A conversation that is being led. ``state`` follows every intent; a refusal changes nothing."""

    state: State
    methods: dict[str, Method]
    stamps: Stamps = field(default_factory=Stamps)

    @property
    def method(self) -> Method | None:
        """The innermost method; None when ``methods`` does not hold its pack."""
        frame = self.state.frame
        return self.methods.get(frame.method) if frame else None

    @property
    def place(self) -> str:
        """The id of the phase one is in."""
        frame = self.state.frame
        assert frame is not None
        return frame.phase

    @property
    def events(self) -> tuple[Event, ...]:
        """All that happened."""
        return self.state.log

    def attempt(self, intent: it.Intent) -> Event | Refusal:
        """The event that ``intent`` gave, already in ``state``, or the refusal."""
        if isinstance(intent, it.EnterMethod):
            self.methods[intent.method.id] = intent.method
        answer = decide(self.state, intent, self.method, self.stamps())
        if not isinstance(answer, Refusal):
            self.state = evolve(self.state, answer)
        return answer

    def do(self, *intents: it.Intent) -> State:
        """The state after these intents, none of which may be refused."""
        for intent in intents:
            answer = self.attempt(intent)
            assert not isinstance(answer, Refusal), f"{intent}: {answer}"
        return self.state

    def refused(self, intent: it.Intent) -> str:
        """What the user reads when ``intent`` is refused; it must be."""
        answer = self.attempt(intent)
        assert isinstance(answer, Refusal), answer
        return answer.reason

    def wait(self, seconds: float) -> None:
        """Let the conversation's clock run."""
        self.stamps.t += seconds


def talk(method: Method, *intents: it.Intent, **details: Any) -> Talk:
    """A conversation with ``method`` in which ``intents`` were done; ``details`` is the intake."""
    stamps = Stamps()
    events = begin(it.Begin(method=method, **details), (stamps(), stamps()), "0.1.0")
    led = Talk(state=fold(events[0].id, events), methods={method.id: method}, stamps=stamps)
    led.do(*intents)
    return led


def step_by_step(events: tuple[Event, ...]) -> Iterator[State]:
    """Every state on the way, as a session reaches them one event at a time."""
    state = State(id=events[0].id if events else "")
    for event in events:
        state = evolve(state, event)
        yield state
