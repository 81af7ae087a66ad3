"""Which moves follow what: the tables of ``wat-nu.md``, from the packs that are shipped and from ``moves`` itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from conditions import Words
from msgspec.structs import replace

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.decide import Refusal, begin, decide
from gesprek_tui.conversation.events import ItemField, Stamp
from gesprek_tui.conversation.evolve import evolve, fold
from gesprek_tui.conversation.moves import Move, moves
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import marking
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Mark, Pack

CATALOG = Catalog()
GOAL = it.NameGoal(text="doel")


@dataclass(frozen=True)
class Situation:
    """What happened in a phase: ``acts``, ``minutes`` after the conversation and ``stay`` after the phase began."""

    title: str
    acts: Sequence[it.Intent] = ()
    minutes: float = 6
    stay: float = 0
    setting: str | None = None


def heard(*marks: Mark) -> list[it.Intent]:
    """The goal, then a note with each mark."""
    return [GOAL, *(it.AddNote(text="…", mark=mark) for mark in marks)]


def scales(**numbers: float) -> list[it.Intent]:
    """The goal, then a number on each scale."""
    return [GOAL, *(it.SetScale(scale=scale, value=value) for scale, value in numbers.items())]


ACUTE = it.SetItem(list="acute", fields=(ItemField(id="wat", title="Wat", kind="text", text="…"),))
AFTER_MARKS = (
    Situation("eigen woorden (`>`)", heard("quote")),
    Situation("verandertaal (`>+`), zonder doel", heard("change_talk")[1:]),
    Situation("verandertaal, één keer", heard("change_talk")),
    Situation("verandertaal, twee keer", heard("change_talk", "change_talk")),
    Situation("verandertaal, drie keer", heard("change_talk", "change_talk", "change_talk")),
    Situation("voornemen (`>++`), zonder doel", heard("commitment")[1:]),
    Situation("voornemen", heard("commitment")),
    Situation("behoudtaal (`>-`)", heard("sustain_talk")),
    Situation("beide binnen drie minuten", heard("change_talk", "sustain_talk")),
    Situation("wrijving (`>x`)", heard("friction")),
    Situation("kracht (`+`)", heard("strength")),
    Situation("feit (`=`)", heard("fact")),
    Situation("geparkeerd (`?`)", heard("parked")),
    Situation("voor mezelf (`#`)", heard("private")),
)
AFTER_NUMBERS = (
    Situation("vertrouwen 4", scales(vertrouwen=4)),
    Situation(
        "vertrouwen 4, en ‘niet lager’ gevraagd", [*scales(vertrouwen=4), it.AskQuestion(question="cijfer-niet-lager")]
    ),
    Situation(
        "vertrouwen 4, dat goed genoeg is",
        [*scales(vertrouwen=4), it.SetScale(scale="vertrouwen", value=4, aspect="good_enough")],
    ),
    Situation("belang 8, vertrouwen 8", scales(belang=8, vertrouwen=8)),
    Situation("belang 8, vertrouwen 4", scales(belang=8, vertrouwen=4)),
    Situation("belang 4, vertrouwen 8", scales(belang=4, vertrouwen=8)),
    Situation("belang 4, vertrouwen 4", scales(belang=4, vertrouwen=4)),
    Situation("bereidheid 8", scales(bereidheid=8)),
    Situation("een afspraak, zeker 5", [GOAL, it.Agree(what="…", confidence=5)]),
    Situation("hoop 2", scales(hoop=2)),
    Situation("hoop 1", scales(hoop=1)),
    Situation("spanning 8", scales(stress=8)),
)
OTHERWISE = (
    Situation("iets acuuts open (`!!`)", [GOAL, ACUTE]),
    Situation("genoteerd: ‘ik wil niet meer leven’", [GOAL, it.AddNote(text="ik wil niet meer leven", mark="quote")]),
    Situation("in de eerste vijf minuten", minutes=0),
    Situation("verplicht, in de eerste tien minuten", setting="verplicht"),
    Situation("vijf minuten in de fase, zonder doel", stay=5),
    Situation("twaalf minuten in de fase", [GOAL], stay=12),
    Situation("nog tien minuten", [GOAL], minutes=35),
    Situation("nog tien minuten, met iets geparkeerd", heard("parked"), minutes=35),
    Situation("nog vijf minuten", [GOAL], minutes=40),
)
BACK_AGAIN = Situation(
    "eigen woorden, terug na wrijving",
    [*heard("friction"), it.GoToPhase(name="begin"), it.AddNote(text="…", mark="quote")],
)
"""Only in a method of which the phases are known: the bare one."""
NOTHING = (Situation("niets bijzonders, zonder doel"), Situation("niets bijzonders, met een doel", [GOAL]))
ALWAYS_TOLD = (*NOTHING, *AFTER_MARKS)


def sections() -> Mapping[str, str]:
    """By the name of its section: what the shared packs offer in every method, and where each method's page is."""
    pages = [(f"[{CATALOG.pack(name).title}](wat-nu/{name}.md)", CATALOG.pack(name).summary) for name in _led_ids()]
    return {
        "na een teken": _everywhere((*AFTER_MARKS, BACK_AGAIN)),
        "na een cijfer": _everywhere(AFTER_NUMBERS),
        "verder": _everywhere(OTHERWISE),
        "methoden": _table(("methode", "waarvoor"), pages),
    }


def pages() -> Mapping[str, str]:
    """By the id of its method or safety pack: which moves follow in each of its phases."""
    return {name: _page(CATALOG.method(name)) for name in _led_ids()}


def _led_ids() -> Sequence[str]:
    return (*CATALOG.method_ids(), *CATALOG.safety_ids())


def _page(method: Method) -> str:
    title = method.pack.title
    parts = [
        f"# Wat nu: {title}",
        f"Gemaakt uit [`content/{method.id}.yaml`](../../content/{method.id}.yaml) en het programma zelf. "
        "Hoe er gekozen wordt, en hoe u een regel verandert, staat in [Wat nu, en waarom](../wat-nu.md).",
    ]
    if method.pack.role == "method":
        parts += ["## De zetten in elke fase", _grid(method)]
    return "\n\n".join([*parts, "## De eigen regels", RULES, _hints(method)]) + "\n"


RULES = (
    "De hints van dit pakket, in de volgorde van het bestand, en daarna de vragen die bij een teken een zet worden. "
    "Wat in ‘als’ staat, klopt allemaal tegelijk."
)


def _everywhere(situations: Sequence[Situation]) -> str:
    """All that the shared packs offer in a method without hints of its own, in order."""
    rows = []
    for one in situations:
        offered = list(_one_after_another(_bare(), "verder", one))
        for number, move in enumerate(offered, 1):
            rows.append((one.title if number == 1 else "", str(number), move.say, move.why, f"`{move.id}`"))
        if not offered:
            rows.append((one.title, "", "geen zet", "", ""))
    return _table(("na", "", "zet", "waarom", "hint in basis"), rows)


def _grid(method: Method) -> str:
    """The three moves in each phase: for every mark, and where the method has an answer of its own to the rest.

    Phases with the same three share a row.
    """
    own = {hint.id for hint in method.pack.hints}
    usual = {move.id for one in NOTHING for phase in method.pack.phases for move in _moves(method, phase.id, one)}
    rows = []
    for one in (*ALWAYS_TOLD, *AFTER_NUMBERS, *OTHERWISE):
        same: dict[tuple[str, ...], list[str]] = {}
        for phase in method.pack.phases:
            offered = _moves(method, phase.id, one)
            if one in ALWAYS_TOLD or any(move.id in own - usual for move in offered):
                told = tuple(f"{n}. {move.say} – {move.why}" for n, move in enumerate(offered, 1))
                same.setdefault(told, []).append(phase.title)
        for told, phases in same.items():
            where = "elke fase" if len(phases) == len(method.pack.phases) else ", ".join(phases)
            rows.append((one.title, where, "<br>".join(told) or "geen zet"))
    return _table(("na", "in", "zetten, en waarom"), rows)


def _moves(method: Method, phase: str, situation: Situation) -> Sequence[Move]:
    state, t = _led(method, phase, situation)
    return moves(state, method, t)


def _hints(method: Method) -> str:
    words = Words(method, CATALOG)
    rows = [(words.of(hint.when), hint.say.u, hint.why, f"`{hint.id}`") for hint in method.pack.hints]
    for phase, question in method.pack.questions():
        if question.after:
            marks = " of ".join(marking.WORDS[mark] for mark in question.after)
            rows.append(
                (f"in {phase.title} · na {marks}", question.u, "de vraag past bij het teken", f"`{question.id}`")
            )
    return _table(("als", "zet", "waarom", "hint of vraag"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", "| --- " * len(head) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)])


# --- leading a conversation to where a situation is ---------------------------------------------------------


def _bare() -> Method:
    """The shared packs with a method that has two phases and no hints."""
    asked = {"id": "vraag", "kind": "open", "u": "…", "je": "…", "why": "…"}
    titles = {"begin": "Begin", "verder": "de fase van daarvoor"}
    phases = [{"id": name, "title": title, "aim": "…", "questions": [asked]} for name, title in titles.items()]
    head = {
        "schema": 1, "id": "kaal", "version": "1.0.0", "title": "Kaal", "short": "Kaal", "summary": "…",
        "language": "nl", "licence": "CC-BY-4.0", "authors": ["…"], "phases": phases,
    }  # fmt: skip
    return Method(Pack.model_validate(head), CATALOG.method(CATALOG.method_ids()[0]).shared)


def _one_after_another(method: Method, phase: str, situation: Situation) -> Iterator[Move]:
    state, t = _led(method, phase, situation)
    while offered := moves(state, method, t):
        yield offered[0]
        state = replace(state, put_off=state.put_off | {offered[0].id})


def _led(method: Method, phase: str, situation: Situation) -> tuple[State, float]:
    """The state in a phase after what the situation tells, and the time at which one looks."""
    at = 60.0 * situation.minutes
    setting = situation.setting
    start = it.Begin(method=method, minutes=45, setting=setting)  # type: ignore[arg-type]
    state = fold("", begin(start, (_stamp(0), _stamp(0)), ""))
    way: list[it.Intent] = []
    for earlier in method.pack.phases:
        if earlier.id == phase:
            break
        if earlier.gate:
            way += [it.GoToPhase(name=earlier.id, force=True), it.AnswerGate(yes=True)]
    way += [it.GoToPhase(name=phase, force=True), *situation.acts]
    for intent in way:
        decided = decide(state, intent, method, _stamp(at, state.seq))
        assert not isinstance(decided, Refusal), decided.reason
        state = evolve(state, decided)
    return state, at + 60 * situation.stay


def _stamp(t: float, number: int = 0) -> Stamp:
    return Stamp(id=f"00000000-0000-7000-8000-{number:012x}", at=datetime(2026, 11, 21, tzinfo=UTC).isoformat(), t=t)
