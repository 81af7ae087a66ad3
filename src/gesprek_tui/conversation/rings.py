"""The rings of a method as they turned so far: which place each keeps, and whose act brought it there."""

from msgspec import Struct

from gesprek_tui.conversation.events import Address
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import instruments as words
from gesprek_tui.packs.method import Method
from gesprek_tui.text import one_line


class Ring(Struct, frozen=True, kw_only=True):
    """One ring. ``place`` is the title of the phase that it keeps, empty where it did not move yet.

    ``here`` says that the conversation is in it now; ``clients`` that only the client's own act moves it.
    """

    number: int
    place: str
    here: bool
    clients: bool


def rings(state: State, method: Method | None) -> tuple[Ring, ...]:
    """The rings of the innermost method from the inside out; none where its phases lie in no ring."""
    if method is None or method.pack.flow != "rings" or state.frame is None:
        return ()
    numbers = sorted({phase.ring for phase in method.pack.phases if phase.ring})
    return tuple(_ring(number, state, method) for number in numbers)


def told(ring: Ring, address: Address) -> str:
    """A ring in words, said to the client."""
    return words.ring_told(ring.number, one_line(ring.place), address, here=ring.here, clients=ring.clients)


def _ring(number: int, state: State, method: Method) -> Ring:
    phases = {phase.id: phase for phase in method.pack.phases if phase.ring == number}
    clients = all(phase.moved_by == "client" for phase in phases.values())
    stays = [
        visit
        for visit in state.visits
        if visit.method == method.id and visit.phase in phases and (visit.by == "client" or not clients)
    ]
    here = state.frame is not None and state.frame.phase in phases
    return Ring(number=number, place=phases[stays[-1].phase].title if stays else "", here=here, clients=clients)
