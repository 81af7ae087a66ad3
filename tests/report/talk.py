"""A conversation told event by event, so that the tests of the report read like one."""

from typing import Any

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.state import State

PHASES = (
    ev.PhaseName(id="engageren", title="Engageren"),
    ev.PhaseName(id="ontlokken", title="Ontlokken"),
)


class Talk:
    """Collects events; each call of :meth:`say` is half a minute after the one before."""

    def __init__(self) -> None:
        self.events: list[ev.Event] = []

    def say(self, cls: type[ev.Event], **fields: Any) -> str:
        """Add an event and give its id; ``at`` may be given."""
        seq = len(self.events) + 1
        minutes, seconds = divmod((seq - 1) * 30, 60)
        stamp: dict[str, Any] = {
            "id": f"00000000-0000-7000-8000-{seq:012d}",
            "seq": seq,
            "at": f"2026-11-30T{14 + minutes // 60}:{minutes % 60:02d}:{seconds:02d}.000+01:00",
            "t": float((seq - 1) * 30),
        }
        self.events.append(cls(**(stamp | fields)))
        return self.events[-1].id

    def note(self, text: str, mark: str | None = None, **fields: Any) -> str:
        """Add a note."""
        return self.say(ev.NoteAdded, text=text, mark=mark, **fields)

    def state(self) -> State:
        """What it adds up to."""
        return fold(self.events[0].id if self.events else "leeg", self.events)


def started(**details: Any) -> Talk:
    """A conversation of which only the start has happened."""
    talk = Talk()
    talk.say(ev.ConversationStarted, program="0.1.0", **details)
    talk.say(
        ev.MethodEntered, method="motiverende-gespreksvoering", title="Motiverende gespreksvoering",
        version="1.0.0", sha256="0" * 64, phases=PHASES, phase="engageren",
    )  # fmt: skip
    return talk


def rich() -> Talk:
    """A whole conversation with something of everything in it."""
    talk = started(
        client="K-017", title="de post", channel="telefoon", setting="vrijwillig", minutes=45
    )  # fmt: skip
    talk.note("belt al weken niet terug")
    talk.say(ev.GoalNamed, text="rust met de post")
    talk.say(ev.GoalNamed, text="de post weer durven openen")
    talk.note("twee maanden huur achter", "fact", source="brief van de verhuurder")
    talk.note("de zorgverzekering is betaald", "fact")
    talk.say(ev.QuestionAsked, method="motiverende-gespreksvoering", phase="engageren", question="eerst",
             text="Waar wilt u het vandaag over hebben?")  # fmt: skip
    talk.note("de stapel maakt me misselijk", "quote")
    talk.note("ik zie het elke dag gebeuren", "quote", by="moeder")
    talk.say(ev.PhaseEntered, method="motiverende-gespreksvoering", phase="ontlokken", title="Ontlokken")
    talk.note("ik wil hier echt vanaf", "change_talk")
    talk.note("maandag maak ik de eerste open", "commitment")
    talk.note("het heeft toch geen zin", "sustain_talk")
    talk.note("vindt dat ik te snel ga\nwe hebben even gewacht", "friction")
    talk.note("hield in mei een budget bij", "strength")
    talk.note("denken aan mijn collega vragen", "private")
    gone = talk.note("verkeerd gehoord")
    talk.say(ev.NoteRemoved, of=gone)
    number = talk.say(
        ev.ScaleSet, method="motiverende-gespreksvoering", scale="vertrouwen", title="Vertrouwen", value=5.5,
        text="vijf of zes", low="ik geloof er niet in", high="ik weet zeker dat het lukt", moment="nu",
    )  # fmt: skip
    talk.say(ev.ScaleAnswered, of=number, rung="not_worse",
             question="Wat maakt dat het een 5,5 is en geen 4,5?", text="in mei lukte het ook")  # fmt: skip
    talk.say(ev.ScaleAnswered, of=number, rung="best", question="Wat was het hoogste ooit?",
             text="een 8, toen ik nog werkte", aspect="best", value=8.0)  # fmt: skip
    talk.say(ev.ScaleAnswered, of=number, rung="what_else", question="Wat nog meer?",
             text="mijn zus helpt\nen ik slaap beter")  # fmt: skip
    talk.say(
        ev.ScaleSet, method="motiverende-gespreksvoering", scale="belang", title="Belang", value=None,
        text="weet ik niet", low="niet belangrijk", high="het belangrijkst", moment="nu",
    )  # fmt: skip
    talk.say(
        ev.ScaleSet, method="motiverende-gespreksvoering", scale="vertrouwen", title="Vertrouwen", value=7.0,
        aspect="wanted", low="ik geloof er niet in", high="ik weet zeker dat het lukt", moment="nu",
    )  # fmt: skip
    talk.say(
        ev.MethodEntered, method="motiverend-advies", title="Motiverend advies en informatie geven",
        version="1.0.0", sha256="1" * 64, phases=(ev.PhaseName(id="toestemming", title="Toestemming vragen"),
        ev.PhaseName(id="delen", title="Informatie delen")), phase="toestemming",
    )  # fmt: skip
    talk.say(ev.SlotFilled, slot="onderwerp", text="de aanmaning")
    talk.say(ev.GateAnswered, method="motiverend-advies", phase="toestemming", answer="no", to="toestemming")
    talk.say(ev.PhaseEntered, method="motiverend-advies", phase="delen", title="Informatie delen",
             forced=True)  # fmt: skip
    talk.say(ev.MethodLeft, method="motiverend-advies")
    call = talk.say(ev.AgreementAdded, what="bellen met de bank")
    talk.say(
        ev.AgreementChanged, of=call, what="bellen met de bank", who="ik", when="morgen 10:00",
        when_at="2026-12-01T10:00:00+01:00", with_what="de brief erbij", if_then="als er niemand opneemt, mail ik",
        confidence=7.0,
    )  # fmt: skip
    talk.say(ev.AgreementAdded, what="de post openen", who="samen", when="volgende week",
             when_at="2026-12-07", confidence=5.5, done=True)  # fmt: skip
    talk.say(ev.AgreementAdded, what="de huurbrief opzoeken", who="Cl")
    talk.note("de zorgverzekering", "parked")
    talk.note("we bellen de bank en daarna open ik de post", "quote", topic="summary")
    talk.note("het luchtte op", topic="rating")
    talk.say(ev.ConversationEnded)
    talk.note("later nog gebeld: het bericht is aangekomen", at="2026-12-02T09:10:00.000+01:00", t=1110.0)
    return talk
