"""Rules of the exceptions that a pack makes, each with its reason."""

from collections.abc import Collection, Iterator

from gesprek_tui.packs.findings import Told, nearest, shown
from gesprek_tui.packs.models import Exemption
from gesprek_tui.packs.rules.base import PackRule, Problem, Rule
from gesprek_tui.packs.subject import Subject


class KnownRule(PackRule):
    """An exception names a rule that there is."""

    id = "onbekende-regel"
    severity = "error"
    explanation = (
        "Een uitzondering noemt een regel die bestaat. ‘gesprek packs rule’ noemt ze allemaal. Zo valt op dat er een "
        "tikfout in staat, of dat een regel anders is gaan heten."
    )
    part = "pack"
    bad = "exceptions:\n  - rule: warom  # hier\n    at: begin\n    reason: De vraag komt uit het boek."
    good = "exceptions: []"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every rule that there is not."""
        for index, exemption in enumerate(subject.pack.exceptions):
            if exemption.rule not in subject.rules:
                told = Told(f"er is geen regel {shown(exemption.rule)}", nearest(exemption.rule, subject.rules))
                yield Problem(("exceptions", index, "rule"), told)


class NeededException(Rule):
    """An exception holds something back."""

    id = "overbodige-uitzondering"
    severity = "warning"
    explanation = (
        "Een uitzondering houdt iets tegen. Noem bij ‘at’ de id van de vraag, de fase of de hint waar de regel iets "
        "vindt, of de id van het pakket als het om het geheel gaat. Alleen wat ‘let op’ heet kan een uitzondering "
        "hebben; een fout niet."
    )
    part = "pack"
    bad = "exceptions:\n  - rule: waarom  # hier\n    at: begin\n    reason: De vraag komt uit het boek."
    good = """\
exceptions:
  - rule: waarom
    at: reden
    reason: De cliënt leest deze vraag zelf; er zit niemand tegenover.
phases:
  - id: begin
    title: Begin
    aim: De cliënt schrijft op wat er speelt.
    questions:
      - id: reden
        kind: open
        u: Waarom doet u dit?
        je: Waarom doe je dit?
        why: Het gaat om de eigen reden."""

    def look(self, subject: Subject, used: Collection[Exemption], errors: Collection[str]) -> Iterator[Problem]:
        """A problem at every exception that was not ``used``; ``errors`` are the rules that allow none."""
        for index, exemption in enumerate(subject.pack.exceptions):
            if exemption.rule in errors:
                told = Told(f"{shown(exemption.rule)} is een fout en kan geen uitzondering hebben", "verbeter de fout")
            elif exemption.rule in subject.rules and exemption not in used:
                told = Told("deze uitzondering houdt niets tegen", "haal haar weg, of kijk naar ‘rule’ en ‘at’")
            else:
                continue
            yield Problem(("exceptions", index), told)
