"""The Dutch of plain mode, line by line."""

NO_HIDE = "Hier kan dat niet: wat al is getoond, blijft staan. Sluit of wis het venster."
DRAFT = "Deze regel was getypt maar niet bewaard. Typ hem opnieuw als u hem wilt houden:"
NOW_ASK = "Vraag nu"
WHAT_NOW = "Wat nu"
NEXT = "Enter: volgende regel"
STOP = "Ctrl+D stopt; het gesprek blijft bewaard. /help toont alles."


def line_problem(number: int, text: str) -> str:
    """A message about a line of standard input."""
    return f"regel {number}: {text}"


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
