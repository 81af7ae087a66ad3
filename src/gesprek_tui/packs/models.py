"""What a pack is: the pydantic models that are the reference for the YAML format.

All models are frozen and refuse unknown keys. The reader gives every scalar as a string; pydantic turns
those into numbers where a field asks for one. Values never stand in error texts, for packs may be private.

The Dutch text under a field is for who writes a pack: it stands in the editor while they type, and in the guide.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
InstrumentName = Annotated[
    str, StringConstraints(pattern=r"^(?:agreement|scale:[a-z0-9_-]+|list:[a-z0-9_-]+)$", max_length=60)
]
PhaseInstrument = Annotated[
    str,
    StringConstraints(pattern=r"^(?:agreement|attention|scale:[a-z0-9_-]+|list:[a-z0-9_-]+)$", max_length=60),
]
Licence = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.+-]+$", max_length=60)]
Format = Annotated[Literal[1], BeforeValidator(lambda v: 1 if v in ("1", 1) else v)]

Address = Literal["u", "je"]
Setting = Literal["vrijwillig", "verplicht"]
Mark = Literal[
    "quote", "change_talk", "commitment", "sustain_talk", "friction", "strength", "fact", "parked", "private"
]
Need = Literal["autonomie", "betrokkenheid", "competentie"]
Kind = Literal[
    "goal", "open", "closed", "scale", "wonder", "exception", "coping", "relation", "difference", "choice",
    "permission", "key", "step", "teachback", "reflection", "affirmation", "autonomy", "normalise", "together",
    "apology", "summary", "information", "silence",
]  # fmt: skip
Closing = Literal["parked", "summary", "agreements", "next_contact", "rating"]

ONE_KEY: dict[str, Any] = {"minProperties": 1, "maxProperties": 1}
"""What the JSON Schema of a model adds where exactly one key is set."""


def _flag(value: object) -> object:
    # 'yes', 'on' and '1' would pass as booleans in pydantic; in a pack they are the strings they are
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value, "")
    return value


Flag = Annotated[bool, BeforeValidator(_flag)]


class Model(BaseModel):
    """The base of all models of packs and cases: frozen, no unknown keys, no values in errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Spoken(Model, title="Zin in twee vormen"):
    """A sentence to say aloud, in both forms of address."""

    u: Text
    """De zin voor wie met u wordt aangesproken."""
    je: Text
    """Dezelfde zin voor wie met je wordt aangesproken. Let op het werkwoord: ‘hebt u’ wordt ‘heb je’."""

    def say(self, address: Address) -> str:
        """The sentence in the given form of address."""
        return self.je if address == "je" else self.u


class Source(Model, title="Bron"):
    """Where a method or a fact in it comes from."""

    title: Line
    """De titel van het boek, het artikel of de website."""
    author: Line | None = None
    """Wie het schreef."""
    year: Annotated[int, Field(ge=1000, le=2999)] | None = None
    """Het jaar waarin het verscheen."""
    url: Line | None = None
    """Waar het te vinden is op internet."""
    note: Text | None = None
    """Wat u eruit haalde en wat u ermee mag: ‘eigen uitwerking, geen zinnen overgenomen’."""


class Slot(Model, title="Invulwoord"):
    """A word that is filled in during the call and stands as ``{id}`` in questions.

    ``of`` names the slot that it belongs to: other words there empty this one, so that nothing old is read aloud.
    """

    label: Line
    """Hoe het woord op het scherm heet als het programma ernaar vraagt."""
    example: Line | None = None
    """Een voorbeeld van wat iemand hier invult."""
    of: Id | None = None
    """Het invulwoord waar dit bij hoort. Komt daar iets anders te staan, dan wordt dit weer leeg."""


class Rung(Spoken, title="Trede"):
    """One question of a scale's ladder, with ``{n}``, ``{better}`` and ``{worse}`` for the numbers."""

    id: Id
    """De naam van de trede. Dezelfde naam als een trede uit basis: deze komt ervoor in de plaats."""
    at: Literal["worst", "between", "best", "any"] = "any"
    """Bij welk cijfer de trede past: het slechtste, ertussenin, het beste, of altijd."""
    sets: Literal["best", "good_enough"] | None = None
    """Wat een cijfer in het antwoord betekent: het beste tot nu toe, of goed genoeg."""


class Scale(Model, title="Schaalvraag"):
    """A 0–10 scale question. ``better: down`` where a lower number is progress."""

    id: Id
    """De naam, zoals die na /schaal wordt getypt."""
    title: Line
    """De naam op het scherm en in het verslag."""
    ask: Spoken
    """De vraag naar het cijfer, met ‘van 0 tot 10’ erin."""
    low: Line
    """Wat een 0 betekent, in woorden."""
    high: Line
    """Wat een 10 betekent, in woorden."""
    better: Literal["up", "down"] = "up"
    """Welke kant beter is: omhoog, of omlaag zoals bij stress."""
    moment: Line
    """Op welk moment het cijfer slaat, zoals ‘nu’ of ‘deze week’."""
    sure: Flag = False
    """true: dit cijfer zegt hoe zeker een stap lukt. Wat hier goed genoeg heet, is dat ook voor een afspraak."""
    ladder: tuple[Rung, ...] = ()
    """Eigen treden, alleen waar ze anders zijn dan in basis."""


class Column(Model, title="Kolom"):
    """One column of a list."""

    id: Id
    """De naam van de kolom, eigen in de lijst."""
    title: Line
    """De kop van de kolom."""
    kind: Literal["text", "choice", "person", "date", "0-10", "done"] = "text"
    """Wat erin komt: tekst, een keuze, een persoon, een datum, een cijfer of een vinkje."""
    choices: tuple[Line, ...] = ()
    """De keuzes, alleen bij ‘kind: choice’."""
    guarded: tuple[Line, ...] = ()
    """Keuzes die een ander niet mag lezen: in /samen en in het verslag staat dan alleen de eerste kolom."""

    @model_validator(mode="after")
    def _choices_belong_to_choice(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("choices belong to kind: choice, and that kind needs them")
        if not set(self.guarded) <= set(self.choices):
            raise ValueError("what is guarded is one of the choices")
        return self


class ListModel(Model, title="Lijst"):
    """A list of items with columns, kept during or after the call."""

    id: Id
    """De naam van de lijst, voor ‘list:NAAM’."""
    title: Line
    """De naam op het scherm en in het verslag."""
    command: Id
    """Het woord waarmee de lijst opengaat: ‘agenda’ wordt /agenda."""
    also: tuple[Id, ...] = ()
    """Andere woorden waarmee de lijst opengaat."""
    ask: Spoken | None = None
    """De vraag om hardop te stellen terwijl de lijst open is, in beide vormen."""
    shared: Flag = False
    """Mag de cliënt deze lijst zien, in /samen?"""
    when: Literal["call", "after"] = "call"
    """Tijdens het gesprek of erna."""
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    """De kolommen, de belangrijkste eerst."""


class Question(Spoken, title="Vraag"):
    """Something to say aloud: question, reflection, affirmation, summary, information or a silence.

    ``closes`` makes a question of a shared pack one of the closing steps, and says how its answer is kept.
    """

    id: Id
    """De naam van de vraag, eigen in het pakket. Begin met de naam van uw methode, dan botst hij nergens."""
    kind: Kind
    """Wat voor zin het is; zie de soorten."""
    why: Text
    """Waarvoor de vraag dient, in één zin, voor wie hem stelt."""
    supports: tuple[Need, ...] = ()
    """Welke behoefte de vraag steunt: autonomie, betrokkenheid of competentie."""
    setting: Setting | None = None
    """Alleen invullen als de vraag maar in één kader past: vrijwillig of verplicht."""
    after: tuple[Mark, ...] = ()
    """Na welke tekens de vraag een suggestie wordt; zie de tekens."""
    not_after: tuple[Mark, ...] = ()
    """Na welke tekens de vraag juist naar achteren gaat."""
    follow_ups: tuple[Id, ...] = ()
    """Vragen die hierna het eerst in beeld komen."""
    closes: Closing | None = None
    """Alleen in een gedeeld pakket: maakt van de vraag een stap van het afronden."""


class Gate(Model, title="Poort"):
    """A question to the professional whose yes opens the later phases; a no leads to ``on_no``."""

    ask: Line
    """De vraag aan uzelf, die u met /ja of /nee beantwoordt."""
    on_no: Id
    """De fase waar een nee heen leidt."""


class Back(Model, title="Terug"):
    """A signal of the client that an earlier phase is needed again."""

    signal: Line
    """Wat u dan ziet of hoort."""
    to: Id
    """De fase waar u naar teruggaat."""


class Phase(Model, title="Fase"):
    """A part of a method: phase, step, process or element of a ring. ``minutes`` is a guide, no alarm."""

    id: Id
    """De naam van de fase, zoals die na /fase wordt getypt."""
    title: Line
    """De naam op het scherm, in een paar woorden."""
    aim: Text
    """Wat er aan het eind van de fase is, in één zin."""
    anytime: Flag = False
    """true: deze fase past op elk moment, en u kunt er altijd naartoe."""
    ring: Annotated[int, Field(ge=1, le=9)] | None = None
    """Bij ‘flow: rings’: in welke ring de fase ligt."""
    moved_by: Literal["client", "professional", "both"] | None = None
    """Wie het gesprek hier verder brengt: de cliënt, de professional of allebei."""
    gate: Gate | None = None
    """Een poort: de fasen hierna gaan pas open na een ja."""
    requires: tuple[Id, ...] = ()
    """Fasen die eerst aan bod moeten zijn geweest; tot dan is deze op slot."""
    better_after: tuple[Id, ...] = ()
    """Fasen die liever eerst komen. Ervoor kan ook; het programma zegt het zachtjes."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """De vragen, de beste drie eerst."""
    instruments: tuple[PhaseInstrument, ...] = ()
    """Wat in deze fase van pas komt: ‘scale:NAAM’, ‘list:NAAM’, ‘agreement’ (afspraak) of ‘attention’.

    ‘attention’ laat in één regel zien welke behoeften uw eigen vragen tot nu toe steunden.
    """
    forward: tuple[Line, ...] = ()
    """Signalen van de cliënt dat het tijd is om verder te gaan."""
    back: tuple[Back, ...] = ()
    """Signalen dat een eerdere fase weer nodig is."""
    pitfalls: tuple[Text, ...] = ()
    """Waar professionals hier vaak in trappen."""
    minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    """Hoe lang de fase ongeveer duurt. Een richtlijn, nooit een wekker."""


class Example(Model, title="Voorbeeld"):
    """An example of a technique: one that works and, beside it, one that works less well."""

    good: Text
    """Een zin die werkt."""
    weak: Text | None = None
    """Een zin die minder goed werkt, om naast de goede te leggen."""


class Technique(Model, title="Techniek"):
    """A way of speaking, explained, with examples."""

    id: Id
    """De naam van de techniek, eigen in het pakket."""
    title: Line
    """De naam op het scherm."""
    explain: Text
    """Hoe u het doet, in een paar zinnen."""
    examples: tuple[Example, ...] = ()
    """Voorbeelden."""


class When(Model, title="Voorwaarde", json_schema_extra=ONE_KEY):
    """The condition of a hint: exactly one key. Unanswered scales and unnamed goals make it false."""

    all: tuple["When", ...] | None = None
    """Alle voorwaarden in de lijst kloppen."""
    any: tuple["When", ...] | None = None
    """Minstens één voorwaarde in de lijst klopt."""
    not_: Annotated["When | None", Field(alias="not")] = None
    """De voorwaarde hierbinnen klopt niet."""
    phase: Id | None = None
    """U bent in deze fase."""
    visited: Id | None = None
    """U bent in deze fase, of was er al."""
    method: Id | None = None
    """Deze methode staat open."""
    setting: Setting | None = None
    """Het gesprek is vrijwillig, of juist verplicht."""
    last_mark: Mark | None = None
    """Dit teken kreeg de laatste notitie met een teken."""
    marks: dict[Mark, Annotated[int, Field(ge=1)]] | None = None
    """Dit teken is al zo vaak gegeven: ‘{strength: 3}’ is drie keer of meer.

    Verandertaal, voornemen en behoudtaal tellen pas als er een doel is genoemd.
    """
    heard_within: dict[Mark, Annotated[float, Field(ge=0)]] | None = None
    """Elk van deze tekens is in de laatste zo veel minuten gegeven: ‘{change_talk: 3, sustain_talk: 3}’.

    Ook hier tellen verandertaal, voornemen en behoudtaal pas als er een doel is genoemd.
    """
    said: tuple[Line, ...] | None = None
    """In een notitie van de laatste tien minuten staat een van deze woorden, of begint een woord zo.

    Hoofdletters, accenten en leestekens tellen niet mee: ‘niet meer leven’ staat ook in “Ik wil niet méér leven!”.
    """
    scale_below: dict[Id, Annotated[float, Field(ge=0, le=10)]] | None = None
    """Het laatste cijfer is lager: ‘{vertrouwen: 5}’ klopt bij een 4. Zonder cijfer klopt het niet."""
    scale_above: dict[Id, Annotated[float, Field(ge=0, le=10)]] | None = None
    """Het laatste cijfer is hoger. Zonder cijfer klopt het niet."""
    good_enough: Id | None = None
    """Het laatste cijfer is het cijfer dat de cliënt zelf goed genoeg noemde, of beter."""
    numbers: dict[Id, Annotated[int, Field(ge=1)]] | None = None
    """Op deze schaal zijn al zo veel cijfers voor nu gegeven: ‘{stress: 2}’ is een begin en een eind."""
    answered: Id | None = None
    """Bij het laatste cijfer op deze schaal is al een vervolgvraag beantwoord."""
    sure_below: Annotated[float, Field(ge=0, le=10)] | None = None
    """De cliënt is minder zeker van de laatste afspraak die nog openstaat. Zonder cijfer klopt het niet."""
    sure_enough: Flag | None = None
    """true: de cliënt noemt het cijfer van die afspraak goed genoeg, al is het laag. false: niet.

    Dat kan bij de afspraak zelf, of met een ‘goed genoeg’ op een schaalvraag met ‘sure: true’.
    """
    minutes_in_phase: Annotated[float, Field(ge=0)] | None = None
    """U bent al zo veel minuten in deze fase."""
    minutes_spoken: Annotated[float, Field(ge=0)] | None = None
    """Het gesprek duurt al zo veel minuten. Met ‘not’ ervoor: alleen in het begin."""
    minutes_left: Annotated[float, Field(ge=0)] | None = None
    """Er zijn nog zo veel minuten of minder. Klopt alleen als bij het begin een duur is gekozen."""
    gate_open: Id | None = None
    """U bent in deze fase en haar poort heeft nog geen ja."""
    open_item: Id | None = None
    """In deze lijst staat nog iets open."""
    goal_named: Flag | None = None
    """true: er is een doel genoemd. false: nog niet."""
    asked: Id | None = None
    """Deze vraag is al gesteld."""
    not_asked: Id | None = None
    """Deze vraag is nog niet gesteld."""
    asked_in: dict[Id, Annotated[int, Field(ge=1)]] | None = None
    """Uit deze fase zijn al zo veel vragen gesteld: ‘{doel: 2}’ is twee of meer."""
    not_used: InstrumentName | None = None
    """Dit instrument is nog niet gebruikt: ‘scale:NAAM’, ‘list:NAAM’ of ‘agreement’."""

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("a condition has exactly one key")
        return self

    @property
    def key(self) -> str:
        """The name of the one key that is set, as a Python attribute."""
        return next(iter(self.model_fields_set))

    def walk(self) -> Iterator["When"]:
        """This condition and all inside it."""
        yield self
        for inner in (*(self.all or ()), *(self.any or ()), *([self.not_] if self.not_ else [])):
            yield from inner.walk()


class Do(Model, title="Daad", json_schema_extra={"maxProperties": 1}):
    """What taking a move does: at most one key; without any, the move is only said."""

    ask: Id | None = None
    """Zet deze vraag groot in beeld."""
    open: InstrumentName | None = None
    """Open een instrument: ‘scale:NAAM’, ‘list:NAAM’ of ‘agreement’."""
    go: Id | None = None
    """Ga naar deze fase."""
    back: Annotated[Literal[True], BeforeValidator(_flag)] | None = None
    """true: ga weer naar de fase waar u was voor u terugging. De naam ervan komt achter wat er staat."""
    method: Id | None = None
    """Open deze methode binnen het gesprek."""

    @model_validator(mode="after")
    def _at_most_one_key(self) -> Self:
        if len(self.model_fields_set) > 1:
            raise ValueError("a move does at most one thing")
        return self


class Hint(Model, title="Hint"):
    """The rule that a move comes from. ``why`` is its reason in one short line."""

    id: Id
    """De naam van de hint, eigen in het pakket."""
    when: When
    """Wanneer de hint in beeld komt: precies één sleutel; zie de voorwaarden."""
    say: Spoken
    """Wat er dan bij ‘wat nu’ staat: een korte aanwijzing aan u, niet aan de cliënt."""
    why: Line
    """De reden erachter, in een paar woorden."""
    do: Do = Do()
    """Wat er gebeurt als u de hint kiest. Laat weg als er niets hoeft te gebeuren."""


class Exemption(Model, title="Uitzondering"):
    """A place where a rule of ``packs check`` does not hold, and why. ``at`` is an id in the pack, or its own."""

    rule: Id
    """De regel, zoals ‘gesprek packs rule’ hem noemt."""
    at: Id
    """Waar: de id van een vraag, fase, hint of schaalvraag, of die van het pakket zelf."""
    reason: Text
    """Waarom het hier zo mag."""


class Head(Model):
    """All of a pack before its phases: what a list of methods shows."""

    schema_: Annotated[Format, Field(alias="schema")]
    """De versie van het formaat. Altijd 1."""
    id: Id
    """De naam van het pakket: kleine letters, cijfers en streepjes. Gelijk aan de naam van het bestand."""
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$", max_length=20)]
    """De versie van uw pakket. Hoog hem op als u iets verandert, zoals 1.0.0 naar 1.1.0."""
    role: Literal["method", "shared", "safety"] = "method"
    """Een methode, een gedeeld pakket dat bij elke methode komt, of een veiligheidspakket voor /crisis."""
    title: Line
    """De naam van de methode, voluit."""
    short: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=12)]
    """De naam in hoogstens 12 tekens, voor smalle schermen."""
    summary: Text
    """Waar de methode voor is en hoe zij werkt, in twee of drie zinnen."""
    language: Literal["nl"]
    """De taal. Altijd nl."""
    licence: Licence
    """De licentie als SPDX-naam, zoals CC-BY-4.0: anderen mogen het gebruiken en noemen u."""
    authors: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Wie het pakket schreef."""
    sources: tuple[Source, ...] = ()
    """Waar de methode vandaan komt. Een methode noemt minstens één bron."""
    flow: Literal["linear", "free", "rings"] = "linear"
    """Hoe de fasen getekend worden: op een rij, vrij, of in ringen. Meer doet het niet."""
    slots: dict[Id, Slot] = {}
    """Woorden die in het gesprek worden ingevuld. ‘onderwerp’ staat in een vraag als {onderwerp}."""
    scales: tuple[Scale, ...] = ()
    """Eigen schaalvragen. Die van basis zijn er altijd al."""
    lists: tuple[ListModel, ...] = ()
    """Eigen lijsten. Die van basis zijn er altijd al."""


class Pack(Head, title="Methodepakket"):
    """One whole pack. ``ladder`` belongs to shared packs: the rungs of every scale."""

    ladder: tuple[Rung, ...] = ()
    """Alleen in een gedeeld pakket: de treden van elke schaalvraag."""
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    """De fasen, in de volgorde van het gesprek."""
    techniques: tuple[Technique, ...] = ()
    """Manieren van spreken, met uitleg en voorbeelden."""
    hints: tuple[Hint, ...] = ()
    """Regels voor wat er bij ‘wat nu’ komt te staan."""
    exceptions: tuple[Exemption, ...] = ()
    """Plekken waar een regel van ‘packs check’ niet geldt, met de reden."""

    def phase(self, phase_id: str) -> Phase | None:
        """The phase with this id, or None when the pack no longer has it."""
        return next((p for p in self.phases if p.id == phase_id), None)

    def questions(self) -> Iterator[tuple[Phase, Question]]:
        """Every question with its phase, in file order."""
        for phase in self.phases:
            for question in phase.questions:
                yield phase, question
