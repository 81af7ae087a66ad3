"""The Dutch of the right of access: all that is kept of one client, for that client to read."""

CONTENTS_NAME = "lees-eerst.txt"
CONTENTS = "Alles wat gesprek bewaart over cliëntcode {client}"
EXPLAINED = (
    "Van elk gesprek staan hier twee bestanden: .txt is om te lezen, .json is volledig en voor een ander programma.\n"
    "In .txt staat alles in de volgorde waarin het gebeurde, ook notities voor de professional zelf, wat later is\n"
    "gewijzigd of weggehaald, en wat getypt maar niet bewaard was. Dit is meer dan in een gespreksverslag staat.\n"
    "Lees na of er iets over iemand anders in staat voordat u het geeft: ook die heeft recht op privacy.\n"
    "Deze bestanden zijn niet versleuteld."
)
NEEDS_FILE = "Noem met -o het bestand, zoals: gesprek export --client K-017 -o inzage.zip."
NEEDS_ONE = "Noem één gesprek, of met --client een cliënt."
NO_FORMAT = "--format en --mask zijn voor één gesprek; met --client komt alles, zoals het is, in één zip-bestand."

WHOLE = "Alles van het gesprek van {day}"
DRAFT = "Getypt en niet bewaard"
UNDONE = "teruggenomen"
ERASED = "gewist op {day}"
NEWER = "iets uit een nieuwere versie van het programma; het staat in het json-bestand"
ENDED, OPEN = "afgerond", "niet afgerond"

KINDS = {
    "conversation_started": "begin van het gesprek",
    "details_changed": "gegevens gewijzigd",
    "conversation_paused": "klok stil",
    "conversation_resumed": "klok loopt weer",
    "conversation_ended": "einde van het gesprek",
    "method_entered": "methode",
    "method_left": "methode gesloten",
    "phase_entered": "stap in het gesprek",
    "question_asked": "vraag gesteld",
    "gate_answered": "antwoord ja of nee",
    "slot_filled": "ingevuld",
    "goal_named": "doel",
    "address_chosen": "aanspreekvorm",
    "note_added": "notitie",
    "note_edited": "notitie gewijzigd in",
    "note_removed": "notitie weggehaald",
    "scale_set": "cijfer",
    "scale_answered": "antwoord bij het cijfer",
    "agreement_added": "afspraak",
    "agreement_changed": "afspraak gewijzigd in",
    "agreement_removed": "afspraak weggehaald",
    "item_set": "lijst",
    "item_removed": "van de lijst gehaald",
    "correction_added": "anders gezegd door",
    "report_edited": "regel in een verslag gewijzigd in",
    "hint_put_off": "suggestie weggezet",
    "undone": "teruggenomen",
    "erased": "gewist",
}
LABELS = {
    "client": "cliëntcode", "title": "onderwerp", "channel": "contact", "setting": "kader", "address": "aanspreekvorm",
    "minutes": "minuten", "text": "tekst", "mark": "soort", "source": "bron", "by": "door", "question": "vraag",
    "what": "wat", "who": "wie", "when": "wanneer", "with_what": "waarmee", "if_then": "als het niet lukt",
    "confidence": "hoe zeker", "value": "cijfer", "moment": "moment", "low": "0 is", "high": "10 is",
    "slot": "woord", "answer": "antwoord", "topic": "bij",
}  # fmt: skip


def written(name: str, conversations: int) -> str:
    """The file is there."""
    count = "1 gesprek" if conversations == 1 else f"{conversations} gesprekken"
    return f"{count} geschreven naar {name}. Dit bestand is niet versleuteld: geef het veilig en haal het daarna weg."
