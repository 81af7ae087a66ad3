"""What the program asks of the screens that lie open, whichever they are."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from gesprek_tui.line.commands import Command
    from gesprek_tui.tui.saving import Saving


@runtime_checkable
class Keeps(Protocol):
    """A screen on which something may stand that is not on disk."""

    @property
    def saving(self) -> "Saving":
        """What is entered there and not on disk yet."""
        ...


@runtime_checkable
class Leads(Protocol):
    """A screen that leads a conversation. ``lists`` are the commands of the lists that its packs bring."""

    @property
    def lists(self) -> "tuple[Command, ...]":
        """The commands of the lists."""
        ...

    def crisis(self) -> None:
        """Open the safety pack over whatever is going on."""
        ...

    def acted(self) -> None:
        """Count a key that types no line."""
        ...

    def listening(self) -> bool:
        """Whether the conversation goes on, so that who does not type may well be listening."""
        ...

    def glance(self) -> tuple[str, ...]:
        """Its clock and place in words, and nothing that was said."""
        ...
