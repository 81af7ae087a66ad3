"""A pack file that is being written: what it says now, among the packs of this machine."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gesprek_tui.dutch import previewing
from gesprek_tui.errors import GesprekError
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.findings import Finding
from gesprek_tui.packs.method import Method
from gesprek_tui.text import one_line


@dataclass(frozen=True)
class Reading:
    """What the file said: all findings, the packs with it among them, and the method to show.

    ``method`` is None when the program would leave the file out or cannot show it; then a finding says why.
    """

    findings: tuple[Finding, ...]
    catalog: Catalog
    method: Method | None


class Previewed:
    """One file that is read again and again. ``catalog`` makes a new catalog with the file in it."""

    def __init__(self, file: Path, catalog: Callable[[], Catalog]) -> None:
        self._file = file
        self._catalog = catalog
        self._seen: tuple[int, ...] = ()
        self._shown: str | None = None

    @property
    def name(self) -> str:
        """The name of the file, for the screen."""
        return one_line(self._file.name)

    def changed(self) -> bool:
        """Whether the file was saved, or went away, since it was read last."""
        return self._stamp() != self._seen

    def read(self) -> Reading:
        """What the file says now. The other packs are read anew with it."""
        self._seen = self._stamp()  # before it is read: what is saved meanwhile is read next time
        catalog = self._catalog()
        method, findings = self._method(catalog), catalog.check(self._file)
        overlay = self._file.name.endswith(".eigen.yaml")
        if method is None and (overlay or all(finding.severity == "warning" for finding in findings)):
            return Reading(self._told(previewing.ONLY_METHODS), catalog, None)
        if method and self._shown not in (None, method.id):
            return Reading(self._told(previewing.OTHER_ROLE), catalog, None)
        self._shown = method.id if method else self._shown
        return Reading(findings, catalog, method)

    def _stamp(self) -> tuple[int, ...]:
        # looked at and not opened: on Windows an editor could not put a new file in the place of an open one
        try:
            found = self._file.stat()
        except (OSError, ValueError):
            return ()
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _method(self, catalog: Catalog) -> Method | None:
        """The file's own method or, for a shared pack, the first one that it joins."""
        pack_id = self._file.name.removesuffix(".yaml")
        with suppress(GesprekError):
            role = catalog.pack(pack_id).role
            if catalog.origin(pack_id).kind != "previewed":  # it was left out for an older copy
                return None
            first = next(iter(catalog.method_ids()), pack_id)
            return catalog.method(first if role == "shared" else pack_id)
        return None

    def _told(self, message: str) -> tuple[Finding, ...]:
        return (Finding(one_line(str(self._file)), 1, 1, "bestand", message),)
