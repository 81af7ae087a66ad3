"""One declaration per act: from it follow the slash words, help, palette, footer and the key sheet.

``read`` turns the words behind the slash word into an intent or a request; None says that they do not fit.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from gesprek_tui.conversation import intents as it
from gesprek_tui.dutch import listed
from gesprek_tui.line import requests as rq
from gesprek_tui.line.numbers import read_number
from gesprek_tui.packs.models import ListModel

Act: TypeAlias = it.Intent | rq.Request
_SCALE = re.compile(r"([^\s\d]\S*)(?:\s+(.+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One act. ``words`` without their slash, the first is the one shown; ``key`` works in the key sheet."""

    words: tuple[str, ...]
    help: str
    group: str
    read: Callable[[str], Act | None]
    usage: str = ""
    key: str = ""

    @property
    def name(self) -> str:
        """The word that is shown."""
        return self.words[0]

    @property
    def shown(self) -> str:
        """How one types it: ``/fase NAAM``."""
        return f"/{self.name} {self.usage}".strip()


def _bare(act: Act) -> Callable[[str], Act | None]:
    return lambda words: None if words else act


def _phase(words: str) -> Act | None:
    name, _, last = words.rpartition(" ")
    if last == "toch" and name:
        return it.GoToPhase(name=name.strip(), force=True)
    return it.GoToPhase(name=words) if words else None


def _method(words: str) -> Act | None:
    if not words:
        return rq.ShowMethods()
    return rq.OpenMethod(words) if len(words.split()) == 1 else None


def _scale(words: str) -> Act | None:
    if not words:
        return rq.AskScale()
    found = _SCALE.fullmatch(words)
    if not found:
        return None
    name, said = found[1], found[2]
    if said is None:
        return rq.AskScale(name)
    number = read_number(said)
    return None if number is None else rq.SetScale(name, number)


def _agreement(words: str) -> Act | None:
    first, _, rest = words.partition(" ")
    if not words:
        return rq.AskAgreement()
    if not first.isdecimal() or len(first) > 3:
        return None
    return rq.ChangeAgreement(int(first), rest.strip()) if rest.strip() else rq.AskAgreement(int(first))


def _together(words: str) -> Act | None:
    first, _, rest = words.partition(" ")
    if not words:
        return rq.ShowTogether()
    return rq.CorrectRow(int(first), rest.strip()) if first.isdecimal() and len(first) < 4 else None


def _slot(words: str) -> Act | None:
    slot, _, text = words.partition(" ")
    return it.FillSlot(slot=slot, text=text.strip()) if text.strip() else rq.AskSlot(slot or None)


def _back(words: str) -> int | None:
    if not words:
        return 1
    return int(words) if words.isdecimal() and len(words) < 6 else None


def _edit(words: str) -> Act | None:
    first, _, rest = words.partition(" ")
    back = _back(first) if first.isdecimal() else 1
    text = rest.strip() if first.isdecimal() else words
    if back is None:
        return None
    return it.EditNote(text=text, back=back) if text else rq.RecallNote(back)


def _remove(words: str) -> Act | None:
    number, _, rest = words.partition(" ")
    if number and rest.strip() == "voorgoed":  # never of the last note by default: what cannot be undone is named
        erased = _back(number)
        return None if erased is None else rq.EraseNote(erased)
    back = _back(words)
    return None if back is None else it.RemoveNote(back=back)


def _discussed(words: str) -> Act | None:
    return it.TickParked(number=int(words)) if words.isdecimal() and len(words) < 6 else None


def _client(words: str) -> Act | None:
    return it.ChangeDetails(client=words) if words else rq.ShowClient()


PLACE, SAY, KEEP, ABOUT, LISTS, SHOW, TALK = (
    "Waar ben ik", "Wat zeg ik", "Bewaren", "Dit gesprek", "Lijsten", "Bekijken", "De klok en het einde",
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (
    Command(
        words=("volgende", "v"), key="v", group=PLACE, read=_bare(it.NextPhase()),
        help="Naar de volgende fase.",
    ),
    Command(
        words=("terug", "t"), key="t", group=PLACE, read=_bare(it.PreviousPhase()),
        help="Naar de vorige fase; er gaat niets verloren.",
    ),
    Command(
        words=("fase",), usage="NAAM of NUMMER [toch]", group=PLACE, read=_phase,
        help="Naar een fase; ‘toch’ gaat door een slot heen.",
    ),
    Command(
        words=("basis",), usage="[N]", key="0", group=PLACE,
        read=lambda w: rq.GoToBasis(int(w or 1)) if w in ("", "1", "2") else None,
        help="Terug naar waar u altijd naar terug kunt: contact, rust.",
    ),
    Command(
        words=("crisis",), usage="[ID]", key="!", group=PLACE,
        read=lambda w: rq.OpenSafety(w or None) if len(w.split()) < 2 else None,
        help="Veiligheid eerst: wat u zegt en wie u belt. Ook met F8; /klaar gaat terug.",
    ),
    Command(
        words=("ja",), key="j", group=PLACE, read=_bare(it.AnswerGate(yes=True)),
        help="De cliënt zei ja op wat u vroeg.",
    ),
    Command(
        words=("nee",), key="n", group=PLACE, read=_bare(it.AnswerGate(yes=False)),
        help="De cliënt zei nee; dat respecteert u.",
    ),
    Command(
        words=("methode",), usage="[ID]", key="m", group=PLACE, read=_method,
        help="Een andere methode binnen dit gesprek; zonder ID ziet u welke er zijn.",
    ),
    Command(
        words=("klaar",), key="k", group=PLACE, read=_bare(it.LeaveMethod()),
        help="Sluit de methode die u het laatst opende en ga terug.",
    ),
    Command(
        words=("gevraagd",), key="g", group=SAY, read=_bare(rq.MarkAsked()),
        help="De grote vraag is gesteld.",
    ),
    Command(
        words=("nu", "wat"), key="w", group=SAY, read=_bare(rq.ShowMoves()),
        help="Wat nu? De zetten met hun reden en waar ze vandaan komen.",
    ),
    Command(
        words=("later",), usage="a, b of c", group=SAY,
        read=lambda w: rq.PutOffMove(w) if w in ("a", "b", "c") else None,
        help="Toon deze zet niet meer in dit gesprek.",
    ),
    Command(
        words=("zoek",), usage="WOORDEN", key="z", group=SAY,
        read=lambda w: rq.FindQuestion(w) if w else None,
        help="Zoek een vraag in alle methoden.",
    ),
    Command(
        words=("schaal",), usage="[ID [CIJFER]]", key="s", group=KEEP, read=_scale,
        help="Stel een schaalvraag, met daarna de treden.",
    ),
    Command(
        words=("afspraak",), usage="[N [WAT]]", key="f", group=KEEP, read=_agreement,
        help="Maak een afspraak; met N: gedaan, weg, een datum, een cijfer, tekst.",
    ),
    Command(
        words=("waardering",), usage="[vier]", group=KEEP,
        read=lambda w: rq.AskRating(four=w == "vier") if w in ("", "vier") else None,
        help="Wat had de cliënt aan dit gesprek? Eén vraag, of vier.",
    ),
    Command(
        words=("doel",), usage="[TEKST]", key="d", group=ABOUT,
        read=lambda w: it.NameGoal(text=w) if w else rq.AskGoal(),
        help="Het doel van dit gesprek, in de woorden van de cliënt.",
    ),
    Command(
        words=("vul",), usage="[VAKJE [TEKST]]", group=ABOUT, read=_slot,
        help="Vul een woord in dat in de vragen staat.",
    ),
    Command(
        words=("client", "cliënt"), usage="[CODE]", group=ABOUT, read=_client,
        help="De bladzijde van deze cliënt; met CODE zet of verbetert u de code.",
    ),
    Command(words=("u",), group=ABOUT, read=_bare(it.ChooseAddress(address="u")), help="Zeg u."),
    Command(words=("je",), group=ABOUT, read=_bare(it.ChooseAddress(address="je")), help="Zeg je."),
    Command(
        words=("wijzig",), usage="[N] [TEKST]", group=KEEP, read=_edit,
        help="Verander een notitie; N telt terug, zonder tekst komt hij terug in de regel.",
    ),
    Command(
        words=("besproken",), usage="N", group=KEEP, read=_discussed,
        help="Geparkeerd punt N is besproken; het blijft als notitie staan.",
    ),
    Command(
        words=("wis",), usage="[N [voorgoed]]", group=KEEP, read=_remove,
        help="Haal een notitie weg; N telt terug. ‘voorgoed’ wist haar echt.",
    ),
    Command(
        words=("ongedaan",), key="o", group=KEEP, read=_bare(it.Undo()),
        help="Neem het laatste terug; elke keer één stap verder.",
    ),
    Command(
        words=("samen", "deel"), usage="[N [TEKST]]", key="l", group=SHOW, read=_together,
        help="Samen lezen: alleen wat de cliënt mag zien; met N zegt de cliënt het anders.",
    ),
    Command(
        words=("weg", "verberg"), key="x", group=SHOW, read=_bare(rq.Hide()),
        help="Verberg alles meteen; elke toets brengt het terug.",
    ),
    Command(
        words=("vorige",), group=SHOW, read=_bare(rq.ShowLastTime()),
        help="De vorige keer: afspraken, eigen woorden, cijfers, wat geparkeerd is.",
    ),
    Command(
        words=("vind",), usage="[WOORDEN]", group=SHOW, read=rq.FindLine,
        help="Vind terug wat is genoteerd, in alle gesprekken.",
    ),
    Command(
        words=("verslag",), key="r", group=SHOW, read=_bare(rq.ShowReport()), help="Het verslag tot nu toe.",
    ),
    Command(
        words=("help", "?"), key="?", group=SHOW, read=_bare(rq.ShowHelp()), help="Alles wat u kunt typen.",
    ),
    Command(
        words=("pauze",), key="p", group=TALK, read=_bare(rq.TogglePause()),
        help="Zet de klok stil, of weer aan.",
    ),
    Command(
        words=("afronden",), key="e", group=TALK, read=_bare(rq.StartClosing()),
        help="Rond het gesprek af: een paar vragen, dan het verslag.",
    ),
)  # fmt: skip


def list_command(kept: ListModel) -> Command:
    """The act of a list: without words it is asked item by item."""
    return Command(
        words=(kept.command, *kept.also), usage="[PUNT]", group=LISTS, help=listed.help_of(kept.title),
        read=lambda words: rq.KeepItem(kept.id, words) if words else rq.OpenList(kept.id),
    )  # fmt: skip


BY_WORD: dict[str, Command] = {word: command for command in COMMANDS for word in command.words}
