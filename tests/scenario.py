"""A talk of half an hour with the bundled packs, as it is typed: what the promise of at most 15 acts is about."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Step:
    """One line as typed. ``kind`` says what it is for; ``shows`` is on screen after it; ``keys`` do the same."""

    line: str
    kind: Literal["note", "person", "answer", "agreement", "move", "scale", "other", "closing"]
    shows: str
    keys: tuple[str, ...] = ()


METHOD = "motiverende-gespreksvoering"
MOST_ACTS = 15

SCENARIO = (
    Step("belt al weken niet terug", "note", "   belt al weken niet terug"),
    Step("/v", "move", "▶ Focussen", ("pagedown",)),
    Step(">- het heeft toch geen zin", "note", "❝ het heeft toch geen zin"),
    Step("/t", "move", "▶ Engageren", ("pageup",)),
    Step("vertelt over de nachten", "note", "   vertelt over de nachten"),
    Step("/v", "move", "▶ Focussen", ("pagedown",)),
    Step("? de zorgverzekering", "note", "1 de zorgverzekering"),
    Step("@zus steunt, praktisch, wekelijks", "person", "zus · steunt · praktisch"),
    Step("@moeder hecht, dagelijks", "person", "moeder · hecht"),
    Step("@buurman wisselend, soms", "person", "buurman · wisselend"),
    Step("@vriendin steunt, luistert, mag meedoen", "person", "vriendin · steunt"),
    Step("de aangifte ligt sinds maart", "note", "   de aangifte ligt sinds maart"),
    Step("/v", "move", "▶ Ontlokken", ("pagedown",)),
    Step("/schaal belang 8", "scale", "een 8 is en geen 7"),
    Step("ik slaap er slecht van", "answer", "Wat maakt nog meer dat het een 8 is"),
    Step("mijn zus vraagt er steeds naar", "answer", "Wie weet wat dit voor u betekent"),
    Step("", "other", "▌ Wat wordt er voor u beter", ("enter",)),
    Step(">+ dan heb ik weer lucht", "note", "❝ dan heb ik weer lucht"),
    Step("+ hield in mei een budget bij", "note", "+ hield in mei een budget bij"),
    Step("vertelt rustiger dan eerst", "note", "   vertelt rustiger dan eerst"),
    Step("/methode motiverend-advies", "other", "Onderwerp?"),
    Step("de aangifte", "answer", "Mag ik u iets vertellen over de aangifte?"),
    Step("/ja", "other", "Wat weet u al over de aangifte?", ("tab", "j")),
    Step("weet van de brief, niet van de datum", "note", "   weet van de brief"),
    Step("/v", "move", "Termijn?", ("pagedown",)),
    Step("1 december", "answer", "een vaste tijd: 1 december"),
    Step("kijkt opgelucht", "note", "   kijkt opgelucht"),
    Step("/klaar", "other", "▶ Ontlokken", ("tab", "k")),
    Step(">++ vanavond leg ik alles op tafel", "note", "❝ vanavond leg ik alles op tafel"),
    Step("/v", "move", "▶ Plannen", ("pagedown",)),
    Step("/schaal vertrouwen 6", "scale", "een 6 is en geen 5"),
    Step("ik heb het eerder gedaan", "answer", "Wat maakt nog meer dat het een 6 is"),
    Step("mijn zus helpt mee", "answer", "Wie heeft er vertrouwen in u"),
    Step("", "other", "▌ Dit zijn uw redenen", ("enter",)),
    Step("de zus wil erbij zijn", "note", "   de zus wil erbij zijn"),
    Step("! brieven op tafel leggen | cl | vanavond | 8", "agreement", "1 brieven op tafel leggen"),
    Step("! een herinnering sturen | ik | woensdag 10:00 | 9", "agreement", "2 een herinnering sturen"),
    Step("/afronden", "closing", "Afronden · 1 van 5", ("tab", "e")),
    Step("de zorgverzekering komt de volgende keer", "closing", "Afronden · 2 van 5"),
    Step("ik weet nu waar ik begin", "closing", "Afronden · 3 van 5"),
    Step("", "closing", "Afronden · 4 van 5", ("enter",)),
    Step("", "closing", "Afronden · 5 van 5", ("enter",)),
    Step("het luchtte op", "closing", "Gespreksverslag van"),
)


def steps(kind: str) -> list[str]:
    """The lines of one kind, in order."""
    return [step.line for step in SCENARIO if step.kind == kind]
