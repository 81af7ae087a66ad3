"""The rules that the reader and the models keep: a file that breaks one is not used at all."""

from gesprek_tui.packs.rules.base import Rule


class ReadableFile(Rule):
    """The file can be read and is called by its id."""

    id = "bestand"
    severity = "error"
    explanation = (
        "Een pakket is een gewoon tekstbestand in UTF-8, met de naam van zijn id. ‘mijn-methode.yaml’ begint met "
        "‘id: mijn-methode’: zo is een pakket te vinden zonder het te openen."
    )
    part = "pack"
    bad = "id: mijn-methode  # hier"
    good = "id: voorbeeld"


class PlainYaml(Rule):
    """The file is YAML without anything that builds or runs."""

    id = "yaml"
    severity = "error"
    explanation = (
        "Het bestand is eenvoudige YAML. Spring in met spaties, geef elke sleutel een waarde en gebruik elke sleutel "
        "één keer. Ankers (&), verwijzingen (*), typen (!) en samenvoegen (<<) mogen niet. Zet tekst met een dubbele "
        "punt tussen aanhalingstekens."
    )
    part = "pack"
    bad = "title: Advies: eerst vragen  # hier"
    good = 'title: "Advies: eerst vragen"'


class KnownKeys(Rule):
    """All needed keys are there and no others."""

    id = "sleutel"
    severity = "error"
    explanation = (
        "Elke sleutel is bekend en staat op zijn plaats, en wat nodig is, staat er. Een tikfout in een sleutel zou "
        "anders stil verdwijnen. ‘gesprek packs schema’ geeft uw editor alle sleutels."
    )
    part = "phase"
    bad = "- id: begin\n  pitfals: [Te snel gaan.]  # hier"
    good = "- id: begin\n  pitfalls: [Te snel gaan.]"


class FittingValue(Rule):
    """Every value is of the kind that its key asks for."""

    id = "waarde"
    severity = "error"
    explanation = (
        "Elke waarde past bij haar sleutel. Een soort komt uit de vaste rij, een getal staat in cijfers, een lijst "
        "heeft een streepje voor elk deel."
    )
    part = "question"
    bad = "- kind: vraag  # hier\n  u: Hoe gaat het met u?\n  je: Hoe gaat het met je?"
    good = "- kind: open\n  u: Hoe gaat het met u?\n  je: Hoe gaat het met je?"
