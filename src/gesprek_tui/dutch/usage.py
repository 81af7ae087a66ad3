"""The Dutch of the command: what it needs, argparse's own words, and what is said when the program breaks."""

NEEDS_TERMINAL = "Dit scherm heeft een terminal nodig. Voeg --plain toe om regel voor regel te werken."
NEEDS_METHOD = "Noem een methode, bijvoorbeeld: gesprek start motiverende-gespreksvoering. Er zijn: {known}."
NEEDS_OUTPUT = "Een Word-bestand past niet op het scherm. Noem met -o de naam van het bestand."
NEEDS_CASE = "--method hoort bij --case: zo kiest u de methode van een casus."
NO_UTF8 = "Deze terminal kan geen Nederlandse tekens tonen (UTF-8). Zet bijvoorbeeld LANG=nl_NL.UTF-8 en begin opnieuw."
CRASHED = (
    "Er ging iets mis in het programma ({where}). Wat is opgeslagen, staat veilig; met ‘gesprek resume’ gaat u verder."
)
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
