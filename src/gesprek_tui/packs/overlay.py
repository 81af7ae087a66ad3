"""What an overlay is: the pydantic models that are the reference for its YAML format."""

from typing import Annotated

from pydantic import Field

from gesprek_tui.packs.models import Format, Id, Line, Model, Question


class OwnQuestion(Question, title="Eigen vraag"):
    """A question of the user: in place of the pack's with the same id, or a new one."""

    id: Id
    """De id van een vraag uit het pakket: deze komt ervoor in de plaats. Of een nieuwe, van uzelf."""
    phase: Id | None = None
    """De fase waar een nieuwe vraag in komt, vooraan. Bij een vraag die er al is, hoeft dit niet."""


class Overlay(Model, title="Aanpassing"):
    """What a user changes in a pack without copying it."""

    schema_: Annotated[Format, Field(alias="schema")]
    """De versie van het formaat. Altijd 1."""
    changes: Id
    """De naam van het pakket dat u aanpast. Het bestand heet dan NAAM.eigen.yaml."""
    questions: tuple[OwnQuestion, ...] = ()
    """Eigen vragen: met een id uit het pakket in plaats van die vraag, met een nieuwe id vooraan in een fase."""
    without: tuple[Id, ...] = ()
    """De id’s van vragen en hints die niet meedoen."""
    titles: dict[Id, Line] = {}
    """Eigen titels voor fasen: ‘in-contact: Een goede start’ geeft de fase in-contact die naam."""
