"""The Dutch of the program itself: every word on screen that is not in a pack stands here.

Short, warm and plain. Refusals say what is so and what one can do; they never scold.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

MARKS = {
    "quote": "citaat",
    "change_talk": "verandertaal",
    "commitment": "voornemen",
    "sustain_talk": "behoudtaal",
    "friction": "wrijving",
    "strength": "kracht",
    "fact": "feit",
    "parked": "geparkeerd",
    "private": "voor mezelf",
}
"""The word for each mark, on the professional's screen only: never in a report."""

GLYPHS = {
    "quote": "❝",
    "change_talk": "❝",
    "commitment": "❝",
    "sustain_talk": "❝",
    "friction": "≠",
    "strength": "+",
    "fact": "=",
    "parked": "?",
    "private": "#",
}

ASPECTS = {"now": "nu", "wanted": "gewenst", "best": "hoogste ooit", "good_enough": "goed genoeg"}


def heard(mark: str) -> str:
    """The reason of a move that a mark brings up."""
    return {"strength": "kracht gehoord", "parked": "net geparkeerd", "fact": "feit genoteerd"}.get(
        mark, f"{MARKS[mark]} gehoord"
    )


def leads_to(say: str, phase: str) -> str:
    """A move back to where one was, with the name of it."""
    return f"{say}: {phase}"


# --- refusals -----------------------------------------------------------------------------------------------

ENDED = "Dit gesprek is afgerond. Notities en verbeteringen kunnen nog."
ONLY_NOTES = (
    "Dit gesprek komt uit een nieuwere versie van gesprek. Lezen en notities toevoegen kan; "
    "werk het programma bij voor de rest."
)
NO_NOTE = "Er is nog geen notitie om te wijzigen."
NO_METHOD_TO_LEAVE = "Er staat geen tweede methode open om te sluiten."
NOTHING_TO_UNDO = "Er is niets meer om ongedaan te maken."
NO_PACK = "Het methodepakket van dit gesprek is hier niet te vinden. Notities, schaalvragen en verslag werken gewoon."
NO_GATE = "In deze methode valt geen ja of nee te geven."
FIRST_PHASE = "U bent bij de eerste fase."
LAST_PHASE = "Dit is de laatste fase. Ronden u en de cliënt af? Typ /afronden."
LAST_PHASE_INSIDE = "Dit is de laatste fase. Met /klaar gaat u terug naar waar u was."
ALREADY_PAUSED = "De klok staat al stil. Met /pauze loopt hij weer."
NUMBER_GONE = "Dit cijfer is intussen teruggenomen. Zet het opnieuw, of typ uw tekst als notitie."
AGREEMENT_GONE = "Deze afspraak is intussen teruggenomen. Maak hem opnieuw, of typ uw tekst als notitie."
NO_RATING = "Er is hier geen vraag naar de waardering."
EMPTY = "Er staat niets om te bewaren."


def too_long(limit: int) -> str:
    """A line that is longer than the program keeps."""
    return f"Deze tekst is te lang: meer dan {limit:,} tekens. Knip hem in delen.".replace(",", ".")


def no_such_note(back: int) -> str:
    """A number that counts back too far."""
    return f"Zo ver terug staat er geen notitie ({back})."


def no_such_agreement(number: int, there: int) -> str:
    """A number that no agreement has."""
    if not there:
        return "Er is nog geen afspraak. Met /afspraak maakt u er een."
    return f"Er is geen afspraak {number}. /afspraak toont ze met hun nummer."


def no_such_parked(number: int, there: int) -> str:
    """A number that nothing parked has."""
    if not there:
        return "Er staat niets geparkeerd."
    return f"Er is geen geparkeerd punt {number}; het laatste is {there}."


def agreement_is_whole(number: int) -> str:
    """An agreement of which nothing is left to ask."""
    return f"Afspraak {number} is rond. Wijzigen: /afspraak {number} gedaan, weg, een datum, een cijfer of tekst."


def lock_gate(ask: str) -> str:
    """The lock of a gate that has no yes."""
    return f"Eerst dit: {ask}"


AFTER_YES = "na ja"


def after_step(number: int) -> str:
    """In two words: the phase with this number comes first."""
    return f"na stap {number}"


def lock_requires(title: str) -> str:
    """The lock of a phase that needs another one first."""
    return f"Eerst: {title}."


def locked(title: str, reason: str, act: str) -> str:
    """Why a phase cannot be entered, and what to type when it did happen."""
    return f"‘{title}’ kan nog niet. {reason} Is dat al gebeurd? Typ {act}."


def clients_step(title: str, number: int) -> str:
    """A phase that only the client moves to, and what to type when that was seen."""
    return f"‘{title}’ is een stap die de cliënt zelf zet. Zag u dat gebeuren? Typ /fase {number}."


def early(title: str) -> str:
    """A phase that is entered before the one that usually comes first: possible, and said quietly."""
    return f"dat kan; meestal gaat ‘{title}’ vooraf"


def least_attended(why: str, need: str) -> str:
    """The reason of a move, with the need that the questions so far served least."""
    return f"{why} · minste aandacht: {need}"


OWN = "eigen"
"""Beside a question that an overlay of the user brought."""
EARLY = "liever later"
CLIENTS = "zet de cliënt"
NO_BASIS = "Deze methode heeft geen fase waar u altijd naar terug kunt. /fase NAAM gaat naar elke fase."
NO_SAFETY = "Er is geen veiligheidspakket. Bij direct gevaar: bel 112."


ACUTE = "acuut"
SOMEBODY = "iemand uit het netwerk"
ITEM_GONE = "Dat punt staat er niet meer."
ROW_GONE = "Dit staat er niet meer. Typ uw tekst als notitie, of kijk opnieuw met /samen."
ITEM_REMOVED = "weg van de lijst"
ASK_ITEM = "Wat komt erbij?"
LABEL_ITEM = "erbij"


def more(count: int) -> str:
    """How many more there are than are shown."""
    return f"… en nog {count}; /acuut toont ze"


def no_such_list(name: str) -> str:
    """A list that no pack brings."""
    return f"Er is geen lijst ‘{name}’."


def list_help(title: str) -> str:
    """What the command of a list does."""
    return f"De lijst {title}: zet er iets op, of loop hem samen na."


class Filled(Protocol):
    """A column of an item as it was filled."""

    @property
    def title(self) -> str:
        """The column's name."""
        ...

    @property
    def kind(self) -> str:
        """The column's kind."""
        ...

    @property
    def text(self) -> str:
        """What was filled in."""
        ...


def item(fields: Sequence[Filled]) -> str:
    """An item on one line: the first column, then the others as they were said."""
    parts = [who(field.text) if field.kind == "person" else field.text for field in fields]
    return " · ".join(part for part in parts if part)


def columns(known: Sequence[tuple[str, Sequence[str]]], *, done: bool) -> str:
    """How an item is typed: the columns, with the words that fill them by themselves."""
    shown = [f"{title.lower()} ({', '.join(choices)})" if choices else title.lower() for title, choices in known]
    return " · ".join(shown) + ("   ·   ‘2 klaar’, ‘2 weg’" if done else "   ·   ‘2 weg’")


def ring(number: int) -> str:
    """A ring of a method."""
    return f"cirkel {number}"


def key_of(number: int) -> str:
    """The key of a phase that one may come back to from anywhere."""
    return f"Tab {number}"


def no_such_phase(name: str, nearest: str | None) -> str:
    """A phase that the method does not have."""
    hint = f" Bedoelt u {nearest}?" if nearest else " Typ /fase met een naam of een nummer."
    return f"Er is geen fase ‘{name}’ in deze methode.{hint}"


def no_such_scale(name: str, known: str) -> str:
    """A scale that neither the method nor basis has."""
    return f"Er is geen schaal ‘{name}’. Er zijn: {known}."


def no_such_slot(name: str, known: str) -> str:
    """A slot that the method does not have."""
    if not known:
        return "In deze methode valt niets in te vullen."
    return f"Kies uit: {known}." if not name else f"Er is geen ‘{name}’ om in te vullen. Kies uit: {known}."


def no_such_question(name: str) -> str:
    """A question or move that is not there."""
    return f"Er is geen vraag ‘{name}’ in deze methode."


def already_open(title: str) -> str:
    """A method that is open already."""
    return f"‘{title}’ staat al open. Met /klaar gaat u terug."


def off_scale() -> str:
    """A number that is not on the scale."""
    return "Een schaal loopt van 0 tot en met 10, met halve punten."


# --- the line -----------------------------------------------------------------------------------------------

PLAIN_NOTE = "notitie"
AGREEMENT = "afspraak"
COMMAND = "opdracht"
TAKE = "kies deze"


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


# --- what is asked in the line ------------------------------------------------------------------------------

SCALE = "Schaalvraag"
WHICH_SCALE = "Welke schaal?"
AGREEMENT_TITLE = "Afspraak"
GOAL = "Doel"
FILL_IN = "Even invullen"
NEXT_CONTACT = "volgend contact"
NO_AGREEMENTS = "Er zijn nog geen afspraken."
LABEL_SCALE, LABEL_NUMBER, LABEL_ANSWER = "schaal", "cijfer", "antwoord"
LABEL_WHAT, LABEL_GOAL = "wat", "doel"
LABEL_PART = {
    "who": "wie",
    "when": "wanneer",
    "with_what": "waarmee",
    "if_then": "als het niet lukt",
    "confidence": "hoe zeker",
    "smaller": "kleinere stap",
}
LABEL_CLOSING = {
    "parked": "geparkeerd",
    "summary": "de cliënt zegt",
    "agreements": "nog een afspraak",
    "next_contact": "wanneer",
    "rating": "de cliënt zegt",
}
ASK_HOW = {
    "u": "Mag ik meedenken over hoe u dat gaat doen?",
    "je": "Mag ik meedenken over hoe je dat gaat doen?",
}
ASK_WHAT = {"u": "Wat is het allereerste wat u doet?", "je": "Wat is het allereerste wat je doet?"}
ASK_PART = {
    "who": {"other": {"u": "Wie doet dat?", "je": "Wie doet dat?"}},
    "when": {
        "cl": {"u": "Op welke dag doet u dat, en hoe laat?", "je": "Op welke dag doe je dat, en hoe laat?"},
        "ik": {
            "u": "Op welke dag hoort u van mij, en hoe laat?",
            "je": "Op welke dag hoor je van mij, en hoe laat?",
        },
        "samen": {"u": "Op welke dag doen we dat, en hoe laat?", "je": "Op welke dag doen we dat, en hoe laat?"},
        "other": {"u": "Op welke dag gebeurt dat, en hoe laat?", "je": "Op welke dag gebeurt dat, en hoe laat?"},
    },
    "with_what": {
        "cl": {"u": "Wat hebt u daarvoor nodig?", "je": "Wat heb je daarvoor nodig?"},
        "ik": {"u": "Wat heb ik daarvoor van u nodig?", "je": "Wat heb ik daarvoor van je nodig?"},
        "samen": {"u": "Wat hebben we daarvoor nodig?", "je": "Wat hebben we daarvoor nodig?"},
        "other": {"u": "Wat is daarvoor nodig?", "je": "Wat is daarvoor nodig?"},
    },
    "if_then": {
        "cl": {"u": "Stel dat het niet lukt. Wat doet u dan?", "je": "Stel dat het niet lukt. Wat doe je dan?"},
        "other": {"u": "Stel dat het niet lukt. Wat doen we dan?", "je": "Stel dat het niet lukt. Wat doen we dan?"},
    },
    "confidence": {
        "other": {
            "u": "Hoe zeker bent u dat het lukt, van 0 tot 10?",
            "je": "Hoe zeker ben je dat het lukt, van 0 tot 10?",
        },
    },
    "smaller": {"other": {"u": "Hoe kan deze stap kleiner?", "je": "Hoe kan deze stap kleiner?"}},
}
"""What is asked aloud for each part of an agreement, by who acts; ‘other’ where that makes no difference."""
WHY_SMALLER = "Een kleinere stap lukt vaker. Zo laten mag ook."
TICK_PARKED = "Besproken? Typ /besproken met het nummer."
CHANGE_AGREEMENT = "Wijzigen: /afspraak 1 gedaan, weg, een datum, een cijfer of tekst."
RATING = "Waardering"
RATING_DETAIL = "In woorden; een cijfer van 0 tot 10 mag erbij."
RATING_ITEMS = (
    {"u": "Hoe goed kon u kwijt wat u dwarszit?", "je": "Hoe goed kon je kwijt wat je dwarszit?"},
    {"u": "Hoeveel ging het over wat voor u telt?", "je": "Hoeveel ging het over wat voor jou telt?"},
    {"u": "Hoe was mijn manier van vragen voor u?", "je": "Hoe was mijn manier van vragen voor jou?"},
    {"u": "Hoe is het voor u om zo samen verder te gaan?", "je": "Hoe is het voor jou om zo samen verder te gaan?"},
)
"""Four questions about the talk, in words of our own: asked only on choice."""
ASK_ANYTHING_LEFT = {
    "u": "Wat wilt u nog bespreken waar we niet aan toe kwamen?",
    "je": "Wat wil je nog bespreken waar we niet aan toe kwamen?",
}
ASK_GOAL = {
    "u": "Wat zou u willen dat er verandert?",
    "je": "Wat zou je willen dat er verandert?",
}


def scale_title(title: str, moment: str) -> str:
    """The heading of a scale question, with the time that belongs to the number."""
    return f"Schaal {title[:1].lower()}{title[1:]} · {moment}"


def dots(value: float) -> str:
    """A number as its place between 0 and 10; a half stands between two."""
    return f"0 {marks(value)} 10"


def marks(value: float) -> str:
    """The same without its ends, for rows that stand below each other."""
    places = ["·"] * 21
    places[1::2] = " " * 10
    places[round(value * 2)] = "●"
    return "".join(places)


def anchors(low: str, high: str) -> str:
    """Both ends of a scale in words."""
    return f"0 = {low} · 10 = {high}"


def for_example(example: str) -> str:
    """An example beside a field."""
    return f"bijvoorbeeld: {example}"


def fill_in(label: str) -> str:
    """Asks the professional, not the client, for the words of a slot."""
    return f"{label}?"


def closing_title(step: int, steps: int) -> str:
    """The heading of a closing step."""
    return f"Afronden · {step} van {steps}"


def agreement_title(number: int | None) -> str:
    """The heading of an agreement, with the number by which it can be changed."""
    return AGREEMENT_TITLE if number is None else f"{AGREEMENT_TITLE} {number}"


def agreement_label(number: int) -> str:
    """An agreement among the notes, with its number."""
    return f"{AGREEMENT} {number}"


def in_order(number: int, text: str) -> str:
    """An agreement, or what is parked, with its number before it."""
    return f"{number} {text}"


def first_ask(question: str) -> str:
    """What is asked aloud before the question itself."""
    return f"Eerst: ‘{question}’"


def with_what(text: str) -> str:
    """What is needed for an agreement."""
    return f"waarmee: {text}"


def if_then(text: str) -> str:
    """What happens when it does not work out."""
    return f"lukt het niet: {text}"


def rating_title(item: int | None) -> str:
    """The heading of the rating, or of one of its four questions."""
    return RATING if item is None else f"{RATING} · {item + 1} van {len(RATING_ITEMS)}"


def still_open(parts: list[str]) -> str:
    """What an agreement does not say yet."""
    return f"nog open: {', '.join(parts)}"


def no_such_number(number: int) -> str:
    """A question number that is not on screen."""
    return f"Er staat geen vraag met nummer {number}."


def no_such_move(letter: str) -> str:
    """A move letter that is not on screen."""
    return f"Er staat geen zet {letter}."


# --- what was saved, said back ------------------------------------------------------------------------------

NOTE_EDITED = "notitie gewijzigd"
NOTE_REMOVED = "notitie weggehaald"
AGREEMENT_REMOVED = "afspraak weggehaald"
ANSWER_KEPT = "antwoord"
PAUSED = "de klok staat stil"
RUNNING = "de klok loopt"
CONVERSATION_ENDED = "gesprek afgerond"
PUT_OFF = "deze zet blijft weg in dit gesprek"
UNDONE = "ongedaan gemaakt"


def note_is(mark: str) -> str:
    """A note got a mark."""
    return f"notitie is nu: {mark}"


def here(title: str) -> str:
    """The phase one is in now."""
    return f"fase: {title}"


def asked(text: str) -> str:
    """What was said aloud."""
    return f"gevraagd: {text}"


def goal(text: str) -> str:
    """The goal that was named."""
    return f"doel: {text}"


def address(form: str) -> str:
    """The form of address."""
    return f"u zegt ‘{form}’"


def client(code: str | None) -> str:
    """The client code."""
    return f"cliëntcode: {code or '–'}"


def saved_at(at: str) -> str:
    """The visible sign that something is on disk, with its time."""
    return f"opgeslagen {at}"


def emptied(labels: Sequence[str]) -> str:
    """The slots that belonged to what was filled in before: their words no longer hold."""
    return f"weer leeg: {', '.join(labels)}"


def discussed(text: str) -> str:
    """What was parked is not any more."""
    return f"besproken: {text}"


def tally(acts: int, notes: int) -> str:
    """How much was done beside noting; nobody else sees it."""
    done = f"{acts} handeling{'en' if acts != 1 else ''}"
    return f"{done} naast {notes} notitie{'s' if notes != 1 else ''}; alleen voor u"


# --- plain mode ---------------------------------------------------------------------------------------------

PLAIN_NO_HIDE = "Hier kan dat niet: wat al is getoond, blijft staan. Sluit of wis het venster."
PLAIN_DRAFT = "Deze regel was getypt maar niet bewaard. Typ hem opnieuw als u hem wilt houden:"
NO_MOVES = "Geen zet springt eruit. Kies zelf, of luister even."
NO_QUESTIONS_FOUND = "Geen vraag gevonden met deze woorden."
NOW_ASK = "Vraag nu"
WHAT_NOW = "Wat nu"
SIGNS_HELP = (
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


def line_problem(number: int, text: str) -> str:
    """A message about a line of standard input."""
    return f"regel {number}: {text}"


def minutes_of(spent: int, planned: int | None) -> str:
    """The clock in words."""
    if planned is None:
        return f"{spent} min"
    left = planned - spent
    return f"nog {left} van {planned} min" if left >= 0 else f"{-left} min over de {planned}"


def conversation_line(conversation: str, title: str) -> str:
    """The first line of plain mode: it names the conversation."""
    return f"Gesprek {conversation}" + (f" · {title}" if title else "")


def after_the_end(ending: str) -> str:
    """What to do when the conversation has ended."""
    return f"Afgerond. Het verslag: gesprek show {ending}"


def edit_with_text(back: int, note: str) -> str:
    """How to change a note where no text comes back into the line."""
    return f"Typ /wijzig {back} met de nieuwe tekst. Nu staat er: {note}"


def not_saved(rows: int) -> str:
    """How many lines wait for a later save."""
    return f"Niet bewaard: {rows} regel{'s' if rows != 1 else ''}; wat eerder is opgeslagen, staat er."


# --- the command --------------------------------------------------------------------------------------------

NO_CONVERSATIONS = "Er zijn nog geen gesprekken bewaard."
NOTHING_OPEN = "Er is geen gesprek dat nog loopt. Met ‘gesprek start’ begint u een nieuw."
ALREADY_ENDED = "Dit gesprek is al afgerond. ‘gesprek show’ toont het verslag."
ENDED_SHORT, OPEN_SHORT = "afgerond", "loopt nog"
SOURCES = "Bronnen"
HINTS = "Hints"
IMPORTED = {
    "new": "Gesprek …{ending} is toegevoegd.",
    "same": "Gesprek …{ending} was hier al; er is niets veranderd.",
    "extended": "Gesprek …{ending} is aangevuld.",
}
NEEDS_TERMINAL = "Dit scherm heeft een terminal nodig. Voeg --plain toe om regel voor regel te werken."
NEEDS_METHOD = "Noem een methode, bijvoorbeeld: gesprek start motiverende-gespreksvoering. Er zijn: {known}."
NO_UTF8 = "Deze terminal kan geen Nederlandse tekens tonen (UTF-8). Zet bijvoorbeeld LANG=nl_NL.UTF-8 en begin opnieuw."
CRASHED = (
    "Er ging iets mis in het programma ({where}). Wat is opgeslagen, staat veilig; met ‘gesprek resume’ gaat u verder."
)


def no_such_conversation(wanted: str) -> str:
    """An id that no conversation ends with."""
    return f"Er is geen gesprek ‘{wanted}’. ‘gesprek list’ noemt ze."


def ambiguous_conversation(wanted: str, endings: list[str]) -> str:
    """An end that several ids have."""
    return f"Meer gesprekken eindigen op ‘{wanted}’: {', '.join(endings)}. Typ een langer stuk."


def no_such_file(name: str) -> str:
    """A file that is not there."""
    return f"{name} is er niet. Er is niets veranderd; controleer de naam."


def cannot_read(name: str) -> str:
    """A file that cannot be read."""
    return f"{name} is niet te lezen. Er is niets veranderd."


def origin(kind: str, package: str) -> str:
    """Where a pack comes from."""
    return {"bundled": "meegeleverd", "user": "eigen map", "previewed": "dit bestand"}.get(kind, package)


OVERLAID = "eigen aanpassing"


def left_out(finding: str) -> str:
    """A pack that was left out."""
    return f"weggelaten: {finding}"


def own_left_out(name: str, line: int, reason: str) -> str:
    """A copy or an overlay of the user that takes no part in the conversation that is led."""
    own = f"Uw aanpassing {name}" if name.endswith(".eigen.yaml") else f"Uw eigen {name}"
    return f"{own} doet niet mee: regel {line}, {reason}"


def no_command(line: str) -> str:
    """A line of a case that does nothing when it is played."""
    return f"‘{line}’ past op geen opdracht, en dan gebeurt er niets"


def meant(command: str) -> str:
    """The command that was probably meant, as one types it."""
    return f"bedoelde u ‘{command}’?"


ROLES = {"safety": "bij gevaar", "shared": "hoort bij elke methode"}
PLAIN_NEXT = "Enter: volgende regel"
REST_LATER = "De rest wordt nagekeken zodra dit klopt."


def pack_is_good(name: str) -> str:
    """A pack without findings."""
    return f"{name}: in orde"


SEVERITIES = {"error": "fout", "warning": "let op"}
RULE_BAD, RULE_GOOD, RULE_EXCEPTION = "Zo niet:", "Zo wel:", "Is er een reden om het toch zo te doen?"


def exemption_of(rule: str) -> str:
    """How a pack excepts a place from a rule, in YAML."""
    at = "de id van de vraag, de fase of de hint"
    return f"exceptions:\n  - rule: {rule}\n    at: {at}\n    reason: waarom het hier zo mag"


def found(reason: str, severity: str) -> str:
    """A finding in a pack; what may be meant is called so."""
    return f"let op: {reason}" if severity == "warning" else reason


def findings_told(errors: int, warnings: int) -> str:
    """How many findings there are, and where more of a rule is told."""
    counted = f"{errors} {'fout' if errors == 1 else 'fouten'}, {warnings} keer let op"
    return f"{counted}. ‘gesprek packs rule NAAM’ legt een regel uit."


# --- writing packs ------------------------------------------------------------------------------------------

NEEDS_OUTPUT = "Een Word-bestand past niet op het scherm. Noem met -o de naam van het bestand."
NEEDS_CASE = "--method hoort bij --case: zo kiest u de methode van een casus."


def pack_made(pack_id: str, file: str) -> str:
    """A new pack, and how to go on."""
    return (
        f"Gemaakt: {file}\n"
        "Open het in een teksteditor en maak het van u.\n"
        "Ernaast staat pack.schema.json; daarmee kan een editor meekijken.\n"
        "\n"
        f"  gesprek packs check {file}\n"
        "      zegt wat er nog niet klopt, met regel en kolom\n"
        f"  gesprek packs preview {file}\n"
        "      laat zien hoe het eruitziet\n"
        f"  gesprek start {pack_id} --plain\n"
        "      probeert het in een gesprek; ‘Oefenen’ op het beginscherm bewaart daar niets van"
    )


def pack_elsewhere(own: str) -> str:
    """A new pack that no list of methods finds yet."""
    return f"\n‘gesprek start’ vindt het als het in uw eigen map staat: {own}"


def case_made(file: str) -> str:
    """A new case, and how to go on."""
    return (
        f"Gemaakt: {file}\n"
        "Open het in een teksteditor en maak het van u.\n"
        "Ernaast staat case.schema.json; daarmee kan een editor meekijken.\n"
        "\n"
        f"  gesprek packs check {file}\n"
        "      zegt wat er nog niet klopt, met regel en kolom\n"
        f"  gesprek demo {file}\n"
        "      speelt de casus"
    )


def pack_is_taken(pack_id: str, place: str) -> str:
    """An id that another pack has: a second one would replace it."""
    return (
        f"Er is al een pakket ‘{pack_id}’ ({place}). Een nieuw met die naam zou het vervangen; kies een andere naam. "
        f"Wilt u er alleen iets in veranderen? Maak dan een aanpassing, {pack_id}.eigen.yaml."
    )


def case_is_taken(case_id: str) -> str:
    """An id that another case has."""
    return f"Er is al een casus ‘{case_id}’. Kies een andere naam."


def no_id(name: str) -> str:
    """A name that no pack can have."""
    return f"{name} kan hier niet. Een naam heeft alleen kleine letters, cijfers en streepjes, zoals ‘mijn-methode’."


def named_otherwise(name: str) -> str:
    """A file whose name is not the id."""
    return f"Dit bestand hoort {name}.yaml te heten. Noem een map die er is, of een bestand met die naam."


def is_there_already(file: str) -> str:
    """A file that is not overwritten."""
    return f"{file} bestaat al en is niet veranderd. Kies een andere naam of een andere map."


def cannot_write(file: str) -> str:
    """A place where nothing can be written."""
    return f"{file} is niet te schrijven. Kies een map die er is en waarin u mag schrijven."


# --- argparse's own words -----------------------------------------------------------------------------------

ARGPARSE = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat u noemt",
    "options": "opties",
    "show this help message and exit": "toon deze hulp",
    "one of the arguments %s is required": "kies een van deze: %s",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "unrecognized arguments: %s": "dit ken ik niet: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan hier niet; kies uit %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r is geen geldige waarde",
    "not allowed with argument %s": "dit kan niet samen met %s",
    "expected one argument": "hier hoort een waarde bij",
    "expected at least one argument": "hier hoort minstens één waarde bij",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}


# --- the conversation screen --------------------------------------------------------------------------------

NEW_TALK = "nieuw gesprek"
NOT_REACHED = "niet bereikt"
NOT_REACHED_KEPT = "Bewaard: niet bereikt."
NOT_KEPT = "oefenen · wordt niet bewaard"
NOTES = "NOTITIES"
SCALES = "SCHALEN"
PARKED = "GEPARKEERD"
AGREEMENTS = "AFSPRAKEN"
PLACEHOLDER = "typ een notitie, of / voor alles"
PLACEHOLDER_ENDED = "een notitie kan nog · Esc naar het begin"
FOOTER = "Tab toetsen  / opdrachten  F1 hulp  F8 crisis  F9 weg"
FOOTER_SHORT = "F1 hulp"
FOOTER_ASK = "Enter bewaart   leeg = verder   Esc stopt"
FOOTER_ASK_SHORT = "leeg = verder"
NOTHING_NOTED = "nog niets"
LISTEN = "luister; er is geen haast"
HIDDEN = "Even verborgen. Elke toets brengt alles terug."
BROKEN_SAVE = "Enter op een lege regel probeert het opnieuw."
NOT_SAVED_YET = "nog niet bewaard"
QUIT_UNSAVED = "Wat u typte is niet te bewaren. Schrijf het over; nog eens Ctrl+Q stopt toch."
DRAFT_TITLE = "Deze tekst was getypt en nog niet bewaard"
DRAFT_QUESTION = "Enter zet hem terug in de regel. Twee keer w gooit hem weg."
DRAFT_SURE = "Nog eens w, en deze tekst is weg. Enter zet hem terug."
PASTED_TOO_LONG = "Dat is te veel om in één keer te plakken. Er is niets geplakt."
GROUPS_TITLE = "ALLES WAT U KUNT TYPEN"
SIGNS_TITLE = "TEKENS VOORAAN"
KEYS_TITLE = "TOETSEN"
KEYS_HELP = (
    ("Enter", "bewaart de regel"),
    ("Tab of Esc", "op een lege regel: de toetsen; één toets doet het"),
    ("↑ ↓", "op een lege regel: een andere vraag in beeld"),
    ("PgUp PgDn", "op een lege regel: de vorige of volgende fase"),
    ("→", "neemt het voorstel in de regel over"),
    ("F8", "opent het veiligheidspakket, over alles heen; /klaar gaat terug"),
    ("F9", "verbergt alles meteen; elke toets brengt het terug"),
    ("F7", "vervangt in de regel wat op één persoon wijst; nog eens zet het terug"),
    ("F1", "deze hulp"),
    ("Ctrl+P", "zoek een opdracht"),
    ("Ctrl+Q", "stop het programma; het gesprek blijft bewaard"),
)
BACK = "Esc terug"
MOVES_TITLE = "WAT NU, EN WAAROM"
METHODS_TITLE = "METHODEN"
FOUND_TITLE = "GEVONDEN VRAGEN"
PALETTE_PLACEHOLDER = "Zoek een opdracht…"
PALETTE_NONE = "Geen opdracht gevonden"
THEME_LIGHT, THEME_DARK = "Licht", "Donker"
THEME_LIGHT_HELP, THEME_DARK_HELP = "Lichte kleuren.", "Donkere kleuren."
QUIT, QUIT_HELP = "Stoppen", "Sluit het programma; het gesprek blijft bewaard."


DONE = "gedaan"


def who(person: str | None) -> str:
    """Who does it, as the screen says it; the professional reads it."""
    return {"ik": "ik", "cl": "cliënt"}.get(person or "", person or "")


def sure(value: str) -> str:
    """How sure the client is."""
    return f"zeker {value}"


def minutes_spent(minutes: int) -> str:
    """Time spent in a phase."""
    return f"{minutes} min" if minutes else "<1 min"


def rung_of(title: str) -> str:
    """An answer to a rung of this scale."""
    return f"bij {title.lower()}"


def inside(outer: str) -> str:
    """The method that one goes back to."""
    return f"/klaar → {outer}"


BY_HAND = "U gaat zelf verder waar de casus was. Er wordt niets bewaard. Ctrl+Q stopt."
PLAIN_STOP = "Ctrl+D stopt; het gesprek blijft bewaard. /help toont alles."
METHODS_FOOTER = "↑ ↓ kiezen   Enter openen   Esc terug"
KEY_QUESTION, KEY_MOVE = "vraag", "zet"


def also_key(key: str) -> str:
    """The key of a command in the key sheet."""
    return f" (Tab {key})"


FORWARD, BACKWARD, PITFALL = "VERDER ALS", "TERUG ALS", "LET OP"


def back_to(signal: str, title: str) -> str:
    """A signal that an earlier phase is needed again."""
    return f"{signal} → {title}"


# --- reading together ---------------------------------------------------------------------------------------

NUMBERS = "Cijfers van 0 tot 10"
AGREEMENTS_TITLE = "Afspraken"
HOW_SURE = "zo zeker dat het lukt, van 0 tot 10"
NOTHING_TOGETHER = "Er is nog niets om samen te lezen."
TOGETHER_KEYS = "← → bladeren   ↑ ↓ kiezen   c klopt niet   Esc terug"
TOGETHER_KEYS_SHORT = "← → blad  ↑ ↓ kies  c klopt niet  Esc"
TOGETHER_KEYS_BARE = "← → bladeren   Esc terug"
CORRECTION = "Klopt niet helemaal"
LABEL_CORRECTION = "de cliënt zegt"
CORRECTION_KEPT = "staat er nu bij"
ASK_CORRECTION = {
    "u": "Hoe zou u het zelf zeggen?",
    "je": "Hoe zou je het zelf zeggen?",
}
YOU = {"u": "u", "je": "jij"}
_SIDES = {
    "u": {"ik": "uw gesprekspartner", "cl": "u", "cliënt": "u", "samen": "wij samen"},
    "je": {"ik": "je gesprekspartner", "cl": "jij", "cliënt": "jij", "samen": "wij samen"},
}
STROKES = {"steunt": "━", "hecht": "═", "wisselend": "╌", "gespannen": "╳", "verbroken": "┄ "}
"""How the line of each kind of tie is drawn; its word always stands in it."""
PLAIN_STROKE = "─"
_TIES = {"steunt": "steunt", "hecht": "hechte band", "wisselend": "wisselende band", "gespannen": "gespannen band",
         "verbroken": "verbroken band"}  # fmt: skip


def side(person: str, address: str) -> str:
    """Who it is, said to the client."""
    return _SIDES[address].get(person.casefold(), person)


def tie(word: str) -> str:
    """The kind of tie in words."""
    return _TIES.get(word, word)


def cell(field: Filled, address: str) -> str:
    """A column of an item, with its name, said to the client."""
    if field.kind == "done":
        return DONE
    return f"{field.title}: {side(field.text, address) if field.kind == 'person' else field.text}"


def quoted(text: str) -> str:
    """Somebody's own words."""
    return f"“{text}”"


def ends(low: str, high: str) -> tuple[str, str]:
    """Both ends of a scale, a line each."""
    return f"0 = {low}", f"10 = {high}"


def says(by: str, address: str, text: str) -> str:
    """What was corrected, said to the client; the original stands before it."""
    if by == "client":
        return f"{YOU[address]} zegt: {quoted(text)}"
    return f"{_SIDES[address]['ik']} zegt: {quoted(text)}"


def no_such_row(number: int) -> str:
    """A number that nothing on the pages has."""
    return f"Er staat niets met nummer {number}. /samen toont alles met zijn nummer."


def page_of(at: int, count: int) -> str:
    """Where one is among the pages."""
    return f"{at} van {count}"


def more_people(count: int) -> str:
    """People that the picture has no room for."""
    return f"en nog {count}: blader verder"


# --- the start screen and the intake ------------------------------------------------------------------------

HOME_TITLE = "Gesprek"
HOME_LEAD = "Uw maatje naast elk gesprek. Alles blijft op deze machine."
HOME_RESUME, HOME_NEW, HOME_PRACTISE, HOME_CASE = "Ga verder", "Nieuw gesprek", "Oefenen", "Casus bekijken"
HOME_QUIT = "Stoppen"
HOME_PRACTISE_SHORT = "een gesprek van uzelf, om te proberen"
HOME_NEW_ABOUT = "Kies een methode en begin. De rest mag leeg blijven."
HOME_PRACTISE_ABOUT = "Een gesprek van uzelf, om te proberen. Er wordt niets van bewaard."
HOME_CASE_ABOUT = "Een uitgeschreven gesprek speelt zichzelf af, of regel voor regel. Er wordt niets van bewaard."
HOME_NO_CASE = "er is hier geen casus"
HOME_RECENT, HOME_METHODS, HOME_CASES, HOME_LEFT_OUT = "EERDER", "METHODEN", "CASUSSEN", "WEGGELATEN"
HOME_NO_METHODS = "Er is geen methode te vinden. ‘gesprek doctor’ zegt waarom."
NO_CLIENT = "zonder code"
MONTHS_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

INTAKE_ENTER = {"method": "verder", "prepare": "voorbereiden", "not_reached": "noteren"}
INTAKE_LEAD = "Alleen de methode is nodig. De rest mag leeg blijven."
INTAKE_PRACTISE_LEAD = "Er wordt niets bewaard."
INTAKE_FIELDS = {
    "method": "Methode",
    "client": "Cliëntcode",
    "channel": "Hoe",
    "setting": "Kader",
    "minutes": "Minuten",
    "address": "Aanspreken",
}
INTAKE_CLIENT_HINT = "een code, nooit een BSN"
INTAKE_MINUTES_HINT = "bijv. 45"
INTAKE_BACK = "Terug"
CHANNELS = ("telefoon", "video", "kantoor")
SETTINGS = ("vrijwillig", "verplicht")
ADDRESSES = ("u", "je")
INTAKE_CLIENT_LONG = "ten hoogste 60 tekens"
INTAKE_MINUTES_WRONG = "een heel getal van 1 tot en met 600"
INTAKE_ENDS = {"begin": "Begin", "prepare": "Voorbereiden", "not_reached": "Niet bereikt"}
INTAKE_ABOUT = {
    "client": "Een code of schuilnaam die u zelf kiest. Leeg mag ook.",
    "channel": "Hoe u elkaar spreekt.",
    "setting": "Vrijwillig of verplicht: de vragen gaan daarin mee.",
    "minutes": "Hoe lang u hebt, in hele minuten. De klok telt dan terug.",
    "address": "Zo staan de vragen op het scherm.",
    "begin": "Opent het gesprek; de klok loopt.",
    "prepare": "Opent het gesprek om vooruit te lezen; de klok staat stil.",
    "not_reached": "Noteert in één regel dat er niet werd opgenomen.",
}


def intake_keys(control: str, *, short: bool) -> str:
    """The keys of the intake, as they work in this control."""
    enter = f"Enter {INTAKE_ENTER.get(control, 'begin')}"
    return "   ".join(
        (enter, "Esc terug", "Tab volgende") if short else (enter, "Tab volgende", "← → kiezen", "Esc terug")
    )


def day_short(moment: datetime, today: date, *, clock: bool = True) -> str:
    """``vandaag 14:03``, ``gisteren 9:30``, ``18 nov``, ``18 nov 2025``; without ``clock`` never a time."""
    day = moment.date()
    near = {0: "vandaag", 1: "gisteren"}.get((today - day).days)
    if near:
        return f"{near} {moment.hour}:{moment:%M}" if clock else near
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS_SHORT[day.month - 1]}{year}"


def notes_kept(count: int) -> str:
    """How many notes a conversation holds."""
    return f"{count} notitie{'s' if count != 1 else ''}"


def cases_kept(count: int) -> str:
    """How many practice cases there are."""
    return f"{count} casussen"


def begun(when: str) -> str:
    """When a conversation began."""
    return f"begonnen {when}"


def in_phase(title: str) -> str:
    """Where a conversation is."""
    return f"fase {title}"


# --- the demo -----------------------------------------------------------------------------------------------

CLIENT_SAYS, YOU_SAY = "Cliënt", "U"
FITS = {"ja": "past goed", "deels": "past deels", "nee": "past minder"}
DEMO_FOOTER = "spatie verder  ← terug  Enter speelt door  + − tempo  m zetten  h zelf  Esc"
DEMO_FOOTER_SHORT = "spatie  ← terug  Enter  + −  m  h  Esc"
DEMO_CHOOSE = "Kies een cijfer; daarna met spatie verder."
DEMO_END = "Einde van de casus. Met h gaat u zelf verder, met Esc terug."
NO_CASES = "Er is geen casus gevonden."


def demo_state(playing: bool, speed: float) -> str:
    """How the case plays now."""
    how = f"speelt door, tempo {speed:g}×" if playing else "stap voor stap"
    return f"{how} · {NOT_KEPT}"


# --- the preview of a pack ----------------------------------------------------------------------------------

PREVIEW_NEEDS_TERMINAL = (
    "Een voorvertoning heeft een terminal nodig. Zonder terminal zegt ‘gesprek packs check BESTAND’ wat er niet klopt."
)
PREVIEW_ONLY_METHODS = "alleen een heel methodepakket is zo te bekijken; een casus speelt met ‘gesprek demo’"
PREVIEW_OTHER_ROLE = "de rol is veranderd; begin ‘gesprek packs preview’ opnieuw"
PREVIEW_PLACEHOLDER = "probeer het uit; niets wordt bewaard"
PREVIEW_FOOTER = "F2 controle   Tab toetsen   F1 hulp"
PREVIEW_FOOTER_SHORT = "F2 alles"
PREVIEW_WAITS = "Wacht op een goed bestand. Esc stopt."
NO_FINDINGS = "Alles is in orde."
PHASE_GONE = "Deze fase staat niet meer in het bestand. /fase leidt verder."
FINDINGS, FINDINGS_HELP = "Controle", "Alles wat er nog niet klopt in dit bestand."


def findings_of(name: str) -> str:
    """The heading above what is wrong in a file."""
    return f"CONTROLE VAN {name}"


def findings_short(errors: int, warnings: int) -> str:
    """How many findings there are, in a corner."""
    wrong = [f"{errors} {'fout' if errors == 1 else 'fouten'}"] if errors else []
    return ", ".join([*wrong, *([f"{warnings} let op"] if warnings else [])]) or "in orde"


def not_read_again(found: str) -> str:
    """The file as it is now is not what one looks at."""
    return f"niet ververst · {found}"


def shows_version_of(at: str) -> str:
    """What one looks at instead."""
    return f"U ziet de versie van {at}."


def more_findings(count: int) -> str:
    """What does not fit."""
    return f"en nog {count}: F2"


# --- the settings -------------------------------------------------------------------------------------------


def settings_unreadable(name: str) -> str:
    """The file is there and cannot be read."""
    return f"{name} is niet te lezen; de gewone instellingen gelden."


def settings_broken(name: str, reason: str) -> str:
    """The file is no TOML; ``reason`` names the line."""
    return f"{name} klopt niet ({reason}); de gewone instellingen gelden."


def setting_unknown(name: str, line: int, key: str, known: list[str]) -> str:
    """A key that means nothing."""
    return f"{name}:{line}: ‘{key}’ ken ik niet. Er zijn: {', '.join(known)}."


def setting_wrong(name: str, line: int, key: str, allowed: tuple[str, ...]) -> str:
    """A value that a key cannot have."""
    return f"{name}:{line}: ‘{key}’ kan {' of '.join(allowed)} zijn; de gewone waarde geldt."


THEME_TIP = 'Voor altijd: zet  theme = "{theme}"  in config.toml (gesprek doctor zegt waar).'


# --- what was before, and what was promised -----------------------------------------------------------------

LAST_TIME = "VORIGE KEER"
LAST_TIME_PLAIN = "Vorige keer"
LAST_TIME_ACUTE = "Acuut, nog niet geregeld"
LAST_TIME_GOAL = "Doel"
LAST_TIME_AGREED = "Afgesproken: wat is gelukt?"
LAST_TIME_QUOTES = "In de eigen woorden"
LAST_TIME_SCALES = "Cijfers"
LAST_TIME_PARKED = "Geparkeerd"
LAST_TIME_KEYS = "Enter verder   /client toont alles"
LAST_TIME_WAITS = "Er is een vorige keer: /vorige toont hem."
NO_LAST_TIME = "Van deze cliënt is er nog geen eerder gesprek."
NO_CODE = "Er is nog geen cliëntcode. /client CODE zet hem."
CLIENT_TITLE = "CLIËNT"
CLIENT_AGREEMENTS = "AFSPRAKEN DIE NOG OPENSTAAN"
CLIENT_NOTHING_OPEN = "Er staat geen afspraak open."
CLIENT_SCALES = "CIJFERS DOOR DE TIJD"
CLIENT_NO_SCALES = "Er is nog geen cijfer gevraagd."
CLIENT_TALKS = "GESPREKKEN"
ONE_NUMBER = "één keer gevraagd; meer is er nog niet over te zeggen"
NO_DAY = "zonder datum"
HOME_PROMISED, PROMISED = "BELOOFD", "beloofd"
HOME_CLIENT = "Cliënt"
HOME_DONE = "✓ gedaan"
HOME_DONE_ABOUT = "d of spatie: toch nog niet gedaan"
HOME_PROMISE_ABOUT = "d of spatie: gedaan"


def number_before(value: str, moment: datetime, today: date) -> str:
    """The number of last time, told when the new one is there."""
    return f"vorige keer {value} ({day_short(moment, today, clock=False)})"


def change(first: str, last: str, since: str, *, better: str) -> str:
    """How a number went over time, without a judgement; ``better`` names the end it came closer to, or is empty."""
    if first == last:
        return f"{last}, net als {since}"
    closer = f", dichter bij ‘{better}’" if better else ""
    return f"van {first} naar {last} sinds {since}{closer}"


def named_on(day: str) -> str:
    """The heading of the network as it was told on one day."""
    return f"NETWERK · {day.upper()}"


def earlier_numbers(values: list[str]) -> str:
    """Numbers from before the ones that are drawn."""
    return f"daarvoor: {', '.join(values)}"


def and_more(count: int) -> str:
    """How many more there are than fit."""
    return f"en nog {count}"


def due(day: date, today: date, *, clock: str, week: bool, past: bool) -> str:
    """``vandaag 10:00``, ``morgen``, ``5 dec``, ``week van 30 nov``; what is past ``was voor 3 nov``."""
    year = "" if day.year == today.year else f" {day.year}"
    near = {0: "vandaag", 1: "morgen", -1: "gisteren"}.get((day - today).days)
    named = f"{day.day} {MONTHS_SHORT[day.month - 1]}{year}"
    told = f"week van {named}" if week else near or named
    return " ".join(part for part in ("was voor" if past else "", told, clock) if part)


def promised_on(when: str) -> str:
    """When it was promised."""
    return f"{PROMISED} {when}"


def promises_left(count: int) -> str:
    """The row that shows the promises that do not fit."""
    return f"… nog {count}"


def home_keys(*, done: bool | None = None, client: bool = False, narrow: bool = False) -> str:
    """The keys of the start screen, as they work on this row; ``done`` tells of a promise whether it is."""
    choose, find, stop = "↑ ↓ kiezen", "v vinden", "q stoppen"
    first = choose if done is None else "d toch niet" if done else "d gedaan"
    keys = [first, "Enter openen", *(("i cliënt",) if client else ()), find, stop]
    if narrow:  # what one knows already gives way
        known = (choose, stop, find) if first == choose else (stop, find)
        for key in known[: len(keys) - 3]:
            keys.remove(key)
    return "   ".join(keys)
