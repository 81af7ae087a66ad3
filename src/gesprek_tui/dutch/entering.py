"""The Dutch of the line: what it takes for what is typed, and the signs one can put in front."""

NOTE = "notitie"
COMMAND = "opdracht"
TAKE = "kies deze"
SIGNS = (
    ("tekst", "een notitie, bewaard met Enter"),
    ("> tekst", "de woorden van de cliënt; >@moeder tekst van iemand anders"),
    (">+ tekst", "verandertaal"),
    (">++ tekst", "voornemen, of een stap die al gezet is"),
    (">- tekst", "behoudtaal"),
    (">x tekst", "wrijving in het contact"),
    ("+ tekst", "kracht, succes of uitzondering"),
    ("= tekst | bron", "een feit met zijn bron"),
    ("? tekst", "geparkeerd: kom erop terug"),
    ("# tekst", "voor mezelf: komt in geen verslag"),
    ("! wat | wie | wanneer | 8", "een afspraak; ‘! wat’ alleen vraagt de rest"),
    ("!! tekst", "acuut: blijft bovenaan tot het geregeld is"),
    ("@zus steunt, praktisch", "iemand uit het netwerk, met rol of voorletter"),
    ("een teken alleen", "geeft de vorige notitie dat teken"),
    ("een spatie vooraan", "altijd een gewone notitie"),
    ("/2 … /9 en /a /b /c", "kies die vraag of die zet"),
)


def marks_last(mark: str) -> str:
    """A sign alone marks the note before it."""
    return f"vorige notitie wordt: {mark}"


def unfit(nearest: str | None) -> str:
    """A slash line that is no command, told while it stays in the line."""
    meant = f" Bedoelt u {nearest}?" if nearest else ""
    return f"Dit is geen opdracht.{meant} Nog eens Enter bewaart het als notitie."


def kept_as_note(nearest: str | None) -> str:
    """The same in plain mode, where it is kept at once."""
    meant = f" Bedoelde u {nearest}?" if nearest else ""
    return f"Dit is geen opdracht en is bewaard als notitie.{meant}"
