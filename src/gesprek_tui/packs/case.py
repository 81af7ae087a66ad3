"""What a practice case is: the pydantic models that are the reference for its YAML format."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from gesprek_tui.packs.models import ONE_KEY, Address, Format, Id, Licence, Line, Model, Setting, Text


class Choice(Model, title="Keuze"):
    """A possible answer to a stop in a case. Several may fit."""

    say: Text
    """Wat iemand hier zou kunnen zeggen."""
    fits: Literal["ja", "deels", "nee"]
    """Past het hier? Er mogen meer antwoorden passen."""
    why: Text
    """Wat dit antwoord doet, in één zin en zonder oordeel."""


class Stop(Model, title="Stop"):
    """A moment at which a case waits and asks what one would do."""

    ask: Text
    """De vraag aan wie kijkt, zoals ‘Wat zou u nu doen?’"""
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=6)]
    """Twee tot zes antwoorden om over te praten."""


class Beat(Model, title="Regel", json_schema_extra=ONE_KEY):
    """One line of a case's script: exactly one key."""

    client: Text | None = None
    """Wat de cliënt zegt."""
    you: Text | None = None
    """Wat de professional zegt."""
    line: Text | None = None
    """Wat er in de regel wordt getypt: een notitie, een teken of een opdracht."""
    stop: Stop | None = None
    """Een moment om stil te staan en te kiezen."""

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("a line of the script has exactly one key")
        return self


class CaseStart(Model, title="Begin"):
    """The intake of a case's conversation."""

    client: Line | None = None
    """Een verzonnen cliëntcode."""
    title: Line | None = None
    """Waar het gesprek over gaat. Zonder deze regel: de titel van de casus."""
    channel: Literal["telefoon", "video", "kantoor"] | None = None
    """Hoe ze elkaar spreken."""
    setting: Setting | None = None
    """Komt de cliënt vrijwillig, of is het gesprek verplicht?"""
    address: Address = "u"
    """De aanspreekvorm."""
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    """Hoelang het gesprek mag duren."""


class Case(Model, title="Casus"):
    """A written practice conversation that plays in the same line a professional uses."""

    schema_: Annotated[Format, Field(alias="schema")]
    """De versie van het formaat. Altijd 1."""
    id: Id
    """De naam van de casus. Gelijk aan de naam van het bestand."""
    title: Line
    """De naam op het scherm."""
    summary: Text | None = None
    """Waar de casus over gaat, in een paar zinnen."""
    language: Literal["nl"] = "nl"
    """De taal. Altijd nl."""
    licence: Licence = "CC-BY-4.0"
    """De licentie als SPDX-naam."""
    authors: tuple[Line, ...] = ()
    """Wie de casus schreef."""
    method: Id
    """De methode waarmee de casus begint."""
    start: CaseStart = CaseStart()
    """Hoe het gesprek begint."""
    script: Annotated[tuple[Beat, ...], Field(min_length=1)]
    """Het gesprek, regel voor regel."""
