"""The methods that one conversation may meet, each read once from the packs that are there now."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from gesprek_tui.conversation.events import Address
from gesprek_tui.conversation.questions import find
from gesprek_tui.errors import GesprekError
from gesprek_tui.packs.findings import Finding
from gesprek_tui.packs.method import Method


class Methods(Protocol):
    """Where methods come from."""

    def method(self, pack_id: str) -> Method:
        """A method by its id; raises GesprekError when there is none."""
        ...

    def without_pack(self, method_id: str) -> Method:
        """What the shared packs bring to a method whose own pack is gone."""
        ...

    def left_out_of(self, method: Method) -> Sequence[Finding]:
        """What was wrong with the user's own copies and overlays of the packs of a method."""
        ...

    def method_ids(self) -> Sequence[str]:
        """The ids of all methods."""
        ...

    def safety_ids(self) -> Sequence[str]:
        """The ids of the safety packs."""
        ...


class Library:
    """Methods by their id. One that cannot be read is passed over."""

    def __init__(self, methods: Methods) -> None:
        self._methods = methods
        self._read: dict[str, Method | None] = {}
        self._told: set[str] = set()

    def hold(self, method: Method) -> None:
        """Have this one as it is, whatever the packs say."""
        self._read[method.id] = method

    def change(self, methods: Methods) -> None:
        """Read all anew, from packs that were changed meanwhile."""
        self._methods, self._read = methods, {}

    def method(self, pack_id: str) -> Method | None:
        """A method or safety pack, or None when it cannot be read."""
        if pack_id not in self._read:
            try:
                self._read[pack_id] = self._methods.method(pack_id)
            except GesprekError:
                self._read[pack_id] = None
        return self._read[pack_id]

    def tools(self, method_id: str) -> Method:
        """Where scales and closing steps come from: the method or, when its pack is gone, the shared packs."""
        return self.method(method_id) or self._methods.without_pack(method_id)

    def named(self, name: str) -> Method:
        """The method with this id, or the only one that has ``name`` in its id. Raises GesprekError."""
        fits = [pack_id for pack_id in self._methods.method_ids() if name in pack_id]
        pack_id = fits[0] if len(fits) == 1 else name
        self._read[pack_id] = opened = self._methods.method(pack_id)
        return opened

    @property
    def safety(self) -> Sequence[str]:
        """The ids of the safety packs."""
        return self._methods.safety_ids()

    def all(self) -> Iterator[Method]:
        """Every method that one may open."""
        return self._readable(self._methods.method_ids())

    def find(self, words: str, address: Address) -> list[tuple[str, str]]:
        """Title and text of each question of any method or safety pack that holds all the words, safety first."""
        return find(self._readable((*self.safety, *self._methods.method_ids())), words, address)

    def left_out(self, method: Method | None) -> Iterator[Finding]:
        """The first thing wrong in each file of the user that changes a method and takes no part; told once."""
        for finding in self._methods.left_out_of(method) if method else ():
            if finding.file not in self._told:
                self._told.add(finding.file)
                yield finding

    def _readable(self, pack_ids: Iterable[str]) -> Iterator[Method]:
        return (found for pack_id in pack_ids if (found := self.method(pack_id)))
