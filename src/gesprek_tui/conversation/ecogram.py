"""Who is around the client, as a picture needs it and as it is told in words."""

from collections.abc import Iterable

from msgspec import Struct

from gesprek_tui.conversation.events import Address
from gesprek_tui.conversation.state import Item
from gesprek_tui.dutch import listed

NETWORK = "network"
"""The list that is also drawn."""
_TIE, _SUPPORT = "band", "steun"


class Person(Struct, frozen=True, kw_only=True):
    """Somebody of the network. ``tie`` and ``support`` are the words for them, empty where they are not known."""

    name: str
    tie: str
    support: str
    beside: tuple[str, ...]


def people(items: Iterable[Item], address: Address) -> tuple[Person, ...]:
    """The people of the list, in its order."""
    return tuple(_person(item, address) for item in items)


def _person(item: Item, address: Address) -> Person:
    known = {field.id: field.text for field in item.open_fields}
    others = (field for field in item.open_fields[1:] if field.id != _TIE)
    beside = (listed.cell(field, address) for field in others)
    return Person(
        name=listed.side(item.name, address), tie=known.get(_TIE, ""), support=known.get(_SUPPORT, ""),
        beside=tuple(beside),
    )  # fmt: skip


def in_words(person: Person) -> tuple[str, ...]:
    """The same without a picture: the tie, then what else is known."""
    tie = (listed.tie(person.tie),) if person.tie else ()
    return (*tie, *person.beside)
