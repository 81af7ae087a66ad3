"""The form of address in a Dutch sentence: ``u`` and ``je`` do not mix, and the verb goes with them."""

import re
from collections.abc import Iterator

from gesprek_tui.packs.findings import Told
from gesprek_tui.packs.models import Address
from gesprek_tui.packs.spoken import ours

_JE_WORD = re.compile(r"\b(?:je|jij|jou|jouw|jezelf|jouzelf)\b", re.IGNORECASE)
# not the u of an hour (10 u), of a.u.b. or of a U-bocht
_U_WORD = re.compile(r"(?<![\w.'’-])(?<!\d )(?:u|uw|uzelf)(?![\w'’-]|\.\w)", re.IGNORECASE)

# 'vindt je partner' is right, 'vindt je zelf' is not: only before words that are no noun
_JE_SLIP = re.compile(
    r"\b(?:(?:wilt|kunt|hebt|bent|zult) je|(?:wilt|kunt|hebt|bent|zult|\w+dt) jij"
    r"|vindt je(?=[?!.,]| (?:zelf|het|dat|dit|er|ervan|hiervan|daarvan|daar|hier|nu|de|een|van)\b))\b",
    re.IGNORECASE,
)
# 'ik heb u', 'hij wil u' are right: u is the object there
_U_SLIP = re.compile(
    r"(?<!\bik )\b(?:heb|ben|vind|word) u\b|(?:^|[.?!:;] |\b(?:wat|hoe|waar\w*|wanneer) )wil u\b",
    re.IGNORECASE,
)


def slips(text: str, address: Address, *, to_client: bool = True) -> Iterator[Told]:
    """What does not fit the client's form of address, in Dutch.

    A hint speaks to the professional, who is u whatever the client is: there only the verbs are looked at.
    """
    own = ours(text)  # a quotation keeps its own form of address
    words, grammar, other = (_JE_WORD, _U_SLIP, "je") if address == "u" else (_U_WORD, _JE_SLIP, "u")
    word = words.search(own) if to_client else None
    if word:
        yield Told(f"‘{word.group()}’ past niet in de {address}-vorm", f"schrijf deze zin zonder {other}-woorden")
    slip = grammar.search(own)
    if slip:
        yield Told(f"‘{slip.group().lstrip('.?!:; ')}’ klopt niet in de {address}-vorm", "kijk naar het werkwoord")
