"""The Dutch of practising: a case that plays itself, and a talk of which nothing is kept."""

NOT_KEPT = "oefenen · wordt niet bewaard"
BY_HAND = "U gaat zelf verder waar de casus was. Er wordt niets bewaard. Ctrl+Q stopt."
CLIENT_SAYS, YOU_SAY = "Cliënt", "U"
FITS = {"ja": "past goed", "deels": "past deels", "nee": "past minder"}
FOOTER = "spatie verder  ← terug  Enter speelt door  + − tempo  m zetten  h zelf  Esc"
FOOTER_SHORT = "spatie  ← terug  Enter  + −  m  h  Esc"
CHOOSE = "Kies een cijfer; daarna met spatie verder."
END = "Einde van de casus. Met h gaat u zelf verder, met Esc terug."
NO_CASES = "Er is geen casus gevonden."


def state(playing: bool, speed: float) -> str:
    """How the case plays now."""
    how = f"speelt door, tempo {speed:g}×" if playing else "stap voor stap"
    return f"{how} · {NOT_KEPT}"
