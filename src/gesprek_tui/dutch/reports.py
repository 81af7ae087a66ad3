"""The Dutch around reports and their templates; what reports say stands in the templates and in ``report.words``."""

SETTING = ("de naam van een verslag, zoals algemeen of wmo-onderzoek",)


def at_line(line: int, message: str) -> str:
    """A fault with its place."""
    return f"regel {line}: {message}"


def template_broken(name: str, told: str) -> str:
    """A template that cannot be used."""
    return (
        f"Het verslagsjabloon {name} klopt niet: {told}. Het gesprek zelf is veilig bewaard. "
        "Verbeter het sjabloon, of kies een ander verslag."
    )


def does_not_fit(error: str) -> str:
    """What Jinja2 says of a name that is used for what it is not."""
    return f"dit kan hier niet ({error})"


def no_such_report(wanted: str, known: tuple[str, ...]) -> str:
    """A report that does not exist."""
    return f"Er is geen verslag ‘{wanted}’. Er is wel: {', '.join(known)}."


def report_unreadable(file: str) -> str:
    """A template that cannot be read."""
    return f"{file} kan niet gelezen worden. Kijk of het een tekstbestand in UTF-8 is en of u het mag lezen."


UNKNOWN_SIGNS = "hier staat een teken dat het programma zelf gebruikt; haal het weg"
NO_HEADING = "er is geen kopje: begin een deel van het verslag met ‘## ’"


def too_long(most: int) -> str:
    """A template that nobody wrote."""
    return f"het sjabloon is te lang (meer dan {most // 1024} kB)"


def syntax(message: str) -> str:
    """What Jinja2 says of a sign that does not belong."""
    return f"de tekens {{{{ }}}} of {{% %}} kloppen hier niet ({message})"


def no_such_name(name: str, known: str) -> str:
    """A name that templates do not have."""
    return f"de naam ‘{name}’ bestaat niet{'; ' if known else ''}{known}"


UNREADABLE = "het sjabloon is te lang of bevat tekens die het programma zelf gebruikt"


REPORT_FOOTER = "Esc terug  Tab ander  Enter wijzig  k kopieer  d deel  m maskeer  b bewaar"
EDIT_FOOTER = "Enter bewaart de regel   leeg laat hem weg   Esc laat hem zo"
WHICH_FORMAT = "Bewaren als:  w Word   h HTML   m Markdown   t tekst   a agenda (.ics)   Esc niet"


def which(kind: str, at: int, of: int) -> str:
    """Which report one looks at."""
    return f"{kind} · {at} van {of}"


def sure_to_copy(*, whole: bool) -> str:
    """Asked before text leaves what is encrypted."""
    what = "Het hele verslag" if whole else "Dit deel"
    return f"{what} komt leesbaar op het klembord. Druk nog eens op {'k' if whole else 'd'}, of Esc."


def copied(taken_by: str | None) -> str:
    """Which way worked."""
    if taken_by:
        return f"Gekopieerd (met {taken_by}). Plak het, en kopieer daarna iets anders."
    return "Naar het klembord van uw terminal gestuurd. Plakt het niet, bewaar het dan met b."


def report_saved(name: str) -> str:
    """Where the report was written, and that it is readable there for whoever finds it."""
    return f"Bewaard, niet versleuteld: {name}"


def line_kept(text: str | None) -> str:
    """What became of a line."""
    if text is None:
        return "De regel staat er weer zoals hij genoteerd is."
    return "De regel is gewijzigd; o zet hem terug." if text else "De regel staat niet meer in dit verslag."


def long_sentence(words: int) -> str:
    """A sentence that is long."""
    return f"een zin van {words} woorden: maak er twee van"


def hard_word(hard: str, easy: str) -> str:
    """A hard word with a plainer one."""
    return f"‘{hard}’ kan ook zijn: {easy}"


def can_be_plainer(lines: int) -> str:
    """How many lines could be plainer."""
    return f"{lines} regel{'s kunnen' if lines != 1 else ' kan'} eenvoudiger (~)"


LEFT_OUT = "Weggelaten uit dit verslag (o zet een regel terug)"
NOT_MASKED = "Alles staat er weer zoals het is."


def masks(lines: int) -> str:
    """How much is masked."""
    if not lines:
        return "Er is niets gevonden om te maskeren. Kijk zelf nog na: niet alles is te herkennen."
    told = "1 regel is" if lines == 1 else f"{lines} regels zijn"
    return f"{told} gemaskeerd, ook bij kopiëren en bewaren. Kijk zelf nog na. m zet terug."
