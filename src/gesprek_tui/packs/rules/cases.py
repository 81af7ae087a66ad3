"""Rules of practice cases: a script that plays to its end, with stops that one can learn from."""

from collections.abc import Iterator

from gesprek_tui.packs.case import Stop
from gesprek_tui.packs.findings import Told, nearest, shown
from gesprek_tui.packs.parse import Loc
from gesprek_tui.packs.rules.base import CaseRule, Problem
from gesprek_tui.packs.subject import CaseSubject

_CLOSING = "/afronden"


class CaseMethod(CaseRule):
    """The method of a case is there."""

    id = "casus-methode"
    severity = "warning"
    explanation = (
        "De methode van een casus is hier bekend. Zonder de methode kan de casus niet spelen; hij mag wel voor een "
        "pakket zijn dat nog komt."
    )
    part = "case"
    bad = "method: oplosingsgericht  # hier"
    good = "method: oplossingsgericht"

    def look(self, subject: CaseSubject) -> Iterator[Problem]:
        """A problem where the method is not known."""
        name = subject.case.method
        if name not in subject.methods:
            told = Told(f"de methode {shown(name)} is hier niet bekend", nearest(name, subject.methods))
            yield Problem(("method",), told)


def _stops(subject: CaseSubject) -> Iterator[tuple[Stop, Loc]]:
    for index, beat in enumerate(subject.case.script):
        if beat.stop:
            yield beat.stop, ("script", index, "stop")


class FittingChoice(CaseRule):
    """Every stop has a choice that fits."""

    id = "casus-zonder-goede-keuze"
    severity = "warning"
    explanation = (
        "Bij elk moment om te kiezen past minstens één keuze goed (‘fits: ja’). Wie oefent, hoort dan ook hoe het wel "
        "kan."
    )
    part = "case"
    bad = """\
script:
  - stop:
      ask: Wat zou u nu doen?
      choices:  # hier
        - {say: Uitleggen, fits: nee, why: Daar vroeg niemand om.}
        - {say: Doorvragen, fits: deels, why: Het mag rustiger.}
  - line: /afronden"""
    good = """\
script:
  - stop:
      ask: Wat zou u nu doen?
      choices:
        - {say: Uitleggen, fits: nee, why: Daar vroeg niemand om.}
        - {say: Stil zijn, fits: ja, why: De cliënt denkt na.}
  - line: /afronden"""

    def look(self, subject: CaseSubject) -> Iterator[Problem]:
        """A problem at every stop without a choice that fits."""
        for stop, loc in _stops(subject):
            if all(choice.fits != "ja" for choice in stop.choices):
                yield Problem((*loc, "choices"), Told("geen van deze keuzes past", "geef er een ‘fits: ja’"), key=True)


class DifferentChoices(CaseRule):
    """The choices of a stop differ."""

    id = "casus-dubbele-keuze"
    severity = "warning"
    explanation = "De keuzes van een moment verschillen. Twee keer dezelfde zin geeft niets te kiezen."
    part = "case"
    bad = """\
script:
  - stop:
      ask: Wat zou u nu doen?
      choices:
        - {say: Stil zijn, fits: ja, why: De cliënt denkt na.}
        - {say: Stil zijn., fits: nee, why: Het duurt te lang.}  # hier
  - line: /afronden"""
    good = """\
script:
  - stop:
      ask: Wat zou u nu doen?
      choices:
        - {say: Stil zijn, fits: ja, why: De cliënt denkt na.}
        - {say: Uitleggen, fits: nee, why: Daar vroeg niemand om.}
  - line: /afronden"""

    def look(self, subject: CaseSubject) -> Iterator[Problem]:
        """A problem at every choice that says what one before it says."""
        for stop, loc in _stops(subject):
            before: set[str] = set()
            for index, choice in enumerate(stop.choices):
                said = " ".join(choice.say.casefold().split()).rstrip(".!?")
                if said in before:
                    yield Problem((*loc, "choices", index, "say"), Told("deze keuze staat er al", "maak haar anders"))
                before.add(said)


class KnownCommand(CaseRule):
    """What a case types works."""

    id = "casus-opdracht"
    severity = "warning"
    explanation = (
        "Een regel met een schuine streep is een opdracht die er is, met woorden die erbij passen. Een andere doet "
        "niets als de casus speelt; ‘/help’ in een gesprek noemt ze allemaal."
    )
    part = "case"
    bad = f"script:\n  - line: /schal hoop 6  # hier\n  - line: {_CLOSING}"
    good = f"script:\n  - line: /schaal hoop 6\n  - line: {_CLOSING}"

    def look(self, subject: CaseSubject) -> Iterator[Problem]:
        """A problem at every line that is no command."""
        for index, beat in enumerate(subject.case.script):
            if beat.line and (told := subject.unfit(beat.line)):
                yield Problem(("script", index, "line"), told)


class CaseEnds(CaseRule):
    """A case plays to the closing of the conversation."""

    id = "casus-zonder-einde"
    severity = "warning"
    explanation = (
        f"Een casus eindigt met ‘{_CLOSING}’. Zo is ook het afsluiten te zien, en is er een verslag om na te lezen."
    )
    part = "case"
    bad = "script:\n  - client: Tot morgen.  # hier"
    good = f"script:\n  - client: Tot morgen.\n  - line: {_CLOSING}"

    def look(self, subject: CaseSubject) -> Iterator[Problem]:
        """A problem at the last line of a script that never closes."""
        lines = [beat.line.split() for beat in subject.case.script if beat.line]
        if not any(words[:1] == [_CLOSING] for words in lines):
            last = len(subject.case.script) - 1
            yield Problem(("script", last), Told("het gesprek wordt niet afgerond", f"voeg ‘line: {_CLOSING}’ toe"))
