"""Rules of language: the form of address, words that the client uses too, and sentences of one breath."""

import re
from collections.abc import Iterator

from gesprek_tui.packs.address import slips
from gesprek_tui.packs.findings import Told, shown
from gesprek_tui.packs.models import Kind
from gesprek_tui.packs.rules.base import PackRule, Problem, SaidRule
from gesprek_tui.packs.rules.words import hard_words
from gesprek_tui.packs.spoken import sentences
from gesprek_tui.packs.subject import Subject

_CLIENT = re.compile(r"\b(?:de|deze|onze) (?:cliënt|client|klant)\b", re.IGNORECASE)
_SLOT = re.compile(r"\{[^{}]*\}")

_LONGEST_SENTENCE, _LONGEST, _LONGEST_HINT = 25, 35, 60


class FormOfAddress(PackRule):
    """The ``u`` sentence keeps to u, the ``je`` sentence to je, with the verbs that go with them."""

    id = "aanspreekvorm"
    severity = "error"
    explanation = (
        "In de u-zin staat alleen u en uw, in de je-zin alleen je, jij en jouw. Ook het werkwoord past erbij: ‘wilt u’ "
        "en ‘wil je’, ‘hebt u’ en ‘heb je’. Een hint spreekt tegen u als professional; daar telt alleen het werkwoord."
    )
    part = "question"
    bad = "- kind: goal\n  u: Wat wilt u bereiken?\n  je: Wat wilt je bereiken?  # hier"
    good = "- kind: goal\n  u: Wat wilt u bereiken?\n  je: Wat wil je bereiken?"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at every sentence that slips."""
        for text, loc in subject.texts():
            form = loc[-1]
            if form in {"u", "je"}:
                for told in slips(text, "u" if form == "u" else "je", to_client=loc[0] != "hints"):
                    yield Problem(loc, told)


class DifferentForms(PackRule):
    """Both forms of a sentence ask the same."""

    id = "twee-vormen"
    severity = "warning"
    explanation = (
        "De u-zin en de je-zin zeggen hetzelfde. Ze hebben dezelfde invulwoorden en evenveel vragen; alleen de "
        "aanspreekvorm verschilt. Zo doet het er niet toe welke vorm het gesprek heeft."
    )
    part = "question"
    bad = "- kind: open\n  u: Hoe gaat het met u?\n  je: Vertel eens hoe het gaat.  # hier"
    good = "- kind: open\n  u: Hoe gaat het met u?\n  je: Hoe gaat het met je?"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem where slots or question marks differ."""
        for said in subject.said():
            u, je = said.spoken.u, said.spoken.je
            if set(_SLOT.findall(u)) != set(_SLOT.findall(je)) or u.count("?") != je.count("?"):
                told = Told("deze zin zegt iets anders dan de u-zin", "maak de twee zinnen gelijk, op u en je na")
                yield Problem((*said.loc, "je"), told)


class HardWord(SaidRule):
    """No hard word where a plain one says the same."""

    id = "moeilijk-woord"
    severity = "warning"
    explanation = (
        "Gebruik woorden die de cliënt zelf ook gebruikt. Voor ‘traject’, ‘indien’ of ‘consequenties’ is een gewoner "
        "woord; dat leest ook rustiger voor."
    )
    bad = "- kind: open\n  u: Wat wilt u van dit traject?  # hier\n  je: Wat wil je van dit traject?"
    good = "- kind: open\n  u: Wat wilt u van deze stappen?\n  je: Wat wil je van deze stappen?"

    def wrong(self, text: str, kind: Kind) -> Told | None:
        """All hard words of the text."""
        plain = ", ".join(f"{shown(easy)} voor {shown(hard)}" for hard, easy in hard_words(text).items())
        if not plain:
            return None
        return Told("hier staat een moeilijk woord", f"zeg {plain}")


class ThirdPerson(SaidRule):
    """The client is spoken to, not about."""

    id = "over-de-client"
    severity = "warning"
    explanation = (
        "Spreek tegen de cliënt, niet over de cliënt. In een vraag staat ‘u’ of ‘je’; ‘de cliënt’ hoort in de uitleg "
        "voor de professional, zoals ‘why’ of ‘aim’."
    )
    bad = "- kind: open\n  u: Wat heeft de cliënt nodig?  # hier\n  je: Wat heeft de cliënt nodig?"
    good = "- kind: open\n  u: Wat hebt u nodig?\n  je: Wat heb je nodig?"

    def wrong(self, text: str, kind: Kind) -> Told | None:
        """The client as a third person."""
        found = _CLIENT.search(text)
        return Told(f"{shown(found.group())} hoort dit zelf", "zeg ‘u’ en ‘je’") if found else None


class TooLong(SaidRule):
    """What is said can be said in one breath."""

    id = "te-lang"
    severity = "warning"
    explanation = (
        f"Een zin heeft hoogstens {_LONGEST_SENTENCE} woorden, en alles bij elkaar zijn het er hoogstens {_LONGEST}. U "
        "leest de vraag voor terwijl u luistert, en de cliënt hoort haar maar één keer. De wondervraag mag langer "
        "zijn; die zegt u in stukjes."
    )
    bad = """\
- kind: open
  u: Als u nu eens terugdenkt aan de afgelopen weken en aan alles wat er toen speelde op uw werk en thuis, wat is dan voor u het belangrijkst?  # hier
  je: Wat was het belangrijkst?"""  # noqa: E501 - too long is what it shows
    good = "- kind: open\n  u: Wat was voor u het belangrijkst?\n  je: Wat was voor jou het belangrijkst?"

    def wrong(self, text: str, kind: Kind) -> Told | None:
        """A sentence or a text with too many words."""
        longest = max(map(_words, sentences(text)), default=0)
        if longest > _LONGEST_SENTENCE:
            return Told(f"deze zin heeft {longest} woorden", f"maak hem korter dan {_LONGEST_SENTENCE + 1} woorden")
        words = _words(text)
        if words > _LONGEST and kind != "wonder":
            return Told(f"dit zijn {words} woorden", f"blijf onder de {_LONGEST + 1}, of maak er twee vragen van")
        return None


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


class LongHint(PackRule):
    """What a hint says fits on one line of the screen."""

    id = "lange-hint"
    severity = "warning"
    explanation = (
        f"Een hint heeft hoogstens {_LONGEST_HINT} tekens. Hij staat op één regel onder het gesprek en wordt in een "
        "oogopslag gelezen; de reden staat bij ‘why’."
    )
    part = "hint"
    bad = """\
- say:
    u: Vraag nu eerst eens door op wat er net gezegd is en vat het dan samen  # hier
    je: Vat samen wat er gezegd is"""
    good = "- say:\n    u: Vat samen wat er gezegd is\n    je: Vat samen wat er gezegd is"

    def look(self, subject: Subject) -> Iterator[Problem]:
        """A problem at the first form that is too long."""
        for index, hint in enumerate(subject.pack.hints):
            for form, text in (("u", hint.say.u), ("je", hint.say.je)):
                if len(text) > _LONGEST_HINT:
                    told = Told(f"deze hint heeft {len(text)} tekens", f"maak er hoogstens {_LONGEST_HINT} van")
                    yield Problem(("hints", index, "say", form), told)
                    break
