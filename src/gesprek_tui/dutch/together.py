"""The Dutch of reading together, where the client looks along."""

AGREEMENTS = "Afspraken"
HOW_SURE = "zo zeker dat het lukt, van 0 tot 10"
NOTHING = "Er is nog niets om samen te lezen."
KEYS = "← → bladeren   ↑ ↓ kiezen   c klopt niet   Esc terug"
KEYS_SHORT = "← → blad  ↑ ↓ kies  c klopt niet  Esc"
KEYS_BARE = "← → bladeren   Esc terug"


def page_of(at: int, count: int) -> str:
    """Where one is among the pages."""
    return f"{at} van {count}"
