"""Methods by id, without files."""

from typing import Any

from gesprek_tui.errors import GesprekError
from gesprek_tui.packs.findings import Finding
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Pack


class FakeMethods:
    """What it was given, joined as the catalog joins it."""

    def __init__(self, *methods: Method) -> None:
        self._methods = {method.id: method for method in methods}
        self._shared = methods[0].shared
        self.left_out: dict[str, tuple[Finding, ...]] = {}

    def method(self, pack_id: str) -> Method:
        if pack_id not in self._methods:
            raise GesprekError(f"Er is geen methodepakket ‘{pack_id}’.")
        return self._methods[pack_id]

    def method_ids(self) -> tuple[str, ...]:
        return tuple(name for name, method in self._methods.items() if method.pack.role == "method")

    def safety_ids(self) -> tuple[str, ...]:
        return tuple(name for name, method in self._methods.items() if method.pack.role == "safety")

    def without_pack(self, method_id: str) -> Method:
        fields: dict[str, Any] = {"id": method_id, "title": method_id, "phases": ()}
        return Method(Pack.model_construct(**fields), self._shared)

    def left_out_of(self, method: Method) -> tuple[Finding, ...]:
        return self.left_out.get(method.id, ())

    def lose(self, pack_id: str) -> None:
        """Take a pack away, as when somebody cleans up a folder."""
        del self._methods[pack_id]
