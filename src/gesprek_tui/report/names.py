"""Which people of a conversation are called by name: those who are known by their role stay as they are.

Our own list of roles, of how people speak of those around somebody; an initial is no name.
"""

import re
from collections.abc import Iterator

from gesprek_tui.conversation.state import State
from gesprek_tui.report import words

MASK = "[naam]"

_ROLES = frozenset(  # as a text, for a list of words is not read one to a line
    """
    aanstaande adviseur arts baas begeleider behandelaar bewindvoerder broer broertje buddy budgetcoach buren
    buurman buurmeisje buurvrouw casemanager cliënt coach collega collega's consulent dochter dochters docent
    dominee echtgenoot echtgenote ex familie fysiotherapeut gezin gezinscoach grootmoeder grootvader hond
    huisarts huisgenoot huisbaas hulp hulpverlener imam jobcoach juf kat kennis kennissen kind kinderen
    klantmanager kleindochter kleinkind kleinkinderen kleinzoon leidinggevende maat maatje maatschappelijk man
    mantelzorger meester mentor moeder moeders neef nicht oma ooit oom opa ouder ouders oud-collega partner
    pastor pleegkind pleegmoeder pleegouders pleegvader praktijkondersteuner professional psycholoog
    schoondochter schoonmoeder schoonouders schoonvader schoonzoon schoonzus school schuldhulpverlener sportmaat
    stagebegeleider stiefbroer stiefdochter stiefkind stiefmoeder stiefvader stiefzoon stiefzus tante therapeut
    thuiszorg trainer tweelingbroer tweelingzus vader vaders verhuurder verloofde verpleegkundige verzorgende
    vriend vrienden vriendin vriendinnen vrijwilliger vrouw werkgever wijkagent wijkteam wijkverpleegkundige
    zoon zoons zorgverlener zus zusje zussen zwager schoonzusje ex-man ex-vrouw ex-partner ex-vriend ex-vriendin
    ex-collega buurkinderen klasgenoot teamleider vereniging club ik cl samen hij zij iemand niemand iedereen
    mij client klant inwoner gemeente bank kerk moskee voedselbank
    """.split()  # noqa: SIM905
)
_WORDS = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")


def names_of(state: State) -> tuple[str, ...]:
    """The names, longest first: whoever is called by one in the network, in a list, as a speaker or in an agreement."""
    found = {name for person in _people(state) for name in _names(person)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def without(text: str, names: tuple[str, ...]) -> str:
    """``text`` with a word in the place of each name."""
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", MASK, text, flags=re.IGNORECASE)
    return text


def _people(state: State) -> Iterator[str]:
    for item in state.items:
        yield from (field.text for field in item.fields if field.kind == "person")
    yield from (note.by for note in state.notes if note.by)
    yield from (agreed.who for agreed in state.agreements if agreed.who)


def _names(person: str) -> Iterator[str]:
    parts = _WORDS.findall(words.person(person))
    for part in parts:
        # in ‘collega Sam’ a capital tells a name; one word alone is a name unless it is a role
        named = part[0].isupper() or len(parts) == 1
        if len(part) > 1 and named and part.casefold() not in _ROLES:
            yield part
