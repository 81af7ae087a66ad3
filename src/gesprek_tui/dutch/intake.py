"""The Dutch of the intake: what is asked before a conversation begins."""

ENTER = {"method": "verder", "prepare": "voorbereiden", "not_reached": "noteren"}
LEAD = "Alleen de methode is nodig. De rest mag leeg blijven."
PRACTISE_LEAD = "Er wordt niets bewaard."
FIELDS = {
    "method": "Methode",
    "client": "Cliëntcode",
    "channel": "Hoe",
    "setting": "Kader",
    "minutes": "Minuten",
    "address": "Aanspreken",
}
CLIENT_HINT = "een code, nooit een BSN"
MINUTES_HINT = "bijv. 45"
BACK = "Terug"
CHANNELS = ("telefoon", "video", "kantoor")
SETTINGS = ("vrijwillig", "verplicht")
ADDRESSES = ("u", "je")
CLIENT_LONG = "ten hoogste 60 tekens"
MINUTES_WRONG = "een heel getal van 1 tot en met 600"
ENDS = {"begin": "Begin", "prepare": "Voorbereiden", "not_reached": "Niet bereikt"}
ABOUT = {
    "client": "Een code of schuilnaam die u zelf kiest. Leeg mag ook.",
    "channel": "Hoe u elkaar spreekt.",
    "setting": "Vrijwillig of verplicht: de vragen gaan daarin mee.",
    "minutes": "Hoe lang u hebt, in hele minuten. De klok telt dan terug.",
    "address": "Zo staan de vragen op het scherm.",
    "begin": "Opent het gesprek; de klok loopt.",
    "prepare": "Opent het gesprek om vooruit te lezen; de klok staat stil.",
    "not_reached": "Noteert in één regel dat er niet werd opgenomen.",
}


def keys(control: str, *, short: bool) -> str:
    """The keys of the intake, as they work in this control."""
    enter = f"Enter {ENTER.get(control, 'begin')}"
    return "   ".join(
        (enter, "Esc terug", "Tab volgende") if short else (enter, "Tab volgende", "← → kiezen", "Esc terug")
    )
