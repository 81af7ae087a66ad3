"""The Dutch around reports and their templates; what reports say stands in the templates and in ``report.words``."""


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
    return f"de naam ‘{name}’ bestaat niet{known}"


UNREADABLE = "het sjabloon is te lang of bevat tekens die het programma zelf gebruikt"
