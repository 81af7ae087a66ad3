"""All packs and cases of this machine: found by name, read when asked for, left out whole when broken."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from gesprek_tui.errors import GesprekError
from gesprek_tui.packs.findings import Finding, PackFault, nearest, shown
from gesprek_tui.packs.places import Origin, Place, content_root, folder, installed, named

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from gesprek_tui.packs.case import Case
    from gesprek_tui.packs.method import Method
    from gesprek_tui.packs.models import Head, Pack
    from gesprek_tui.packs.parse import PackFile

__all__ = ["Catalog", "Listing", "Origin", "content_root"]

T = TypeVar("T")

_NAMED = 12


@dataclass(frozen=True)
class Listing:
    """The heads of all methods, by id, and what had to be left out while reading them."""

    heads: "tuple[Head, ...]"
    left_out: tuple[Finding, ...]


class Catalog:
    """Packs from three places: bundled, installed packages, the user's folder; later wins, whole packs at a time.

    When the copy that wins is broken, the one before it is used and the finding is told. Everything that
    is read is kept; a new catalog sees changed files.
    """

    def __init__(
        self,
        user_packs: Path | None = None,
        user_cases: Path | None = None,
        bundled: "Path | Traversable | None" = None,
        previewed: Path | None = None,
    ) -> None:
        """``user_packs`` and ``user_cases`` need not exist; ``bundled`` stands in for the program's content.

        ``previewed`` is one more file, somewhere else, that wins over all of them.
        """
        self._user_packs = user_packs
        self._user_cases = user_cases
        self._bundled = bundled
        self._previewed = previewed
        self._broken: dict[Place, tuple[Finding, ...]] = {}
        self._roles: dict[str, str] = {}
        self._heads: dict[str, Head] = {}
        self._packs: dict[str, tuple[Pack, bytes]] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all packs, shared ones too, from the names of the files."""
        return tuple(sorted(self._found[0]))

    def method_ids(self) -> tuple[str, ...]:
        """The ids of the packs of role ``method``; reads no further than the head."""
        return tuple(pack_id for pack_id in self.ids() if self._role(pack_id) == "method")

    def safety_ids(self) -> tuple[str, ...]:
        """The ids of the safety packs, which open over any method."""
        return tuple(pack_id for pack_id in self.ids() if self._role(pack_id) == "safety")

    def case_ids(self) -> tuple[str, ...]:
        """The ids of all practice cases, from the names of the files."""
        return tuple(sorted(self._found[1]))

    def origin(self, pack_id: str) -> Origin:
        """Where the copy comes from that is used. Raises GesprekError for an unknown id."""
        places = self._places(pack_id, self._found[0], "methodepakket")
        sound = [place for place in places if place not in self._broken]
        return (sound or places)[-1].origin

    def head(self, pack_id: str) -> "Head":
        """A pack's head. Raises GesprekError when unknown, PackFault when broken."""
        if pack_id not in self._heads:
            from gesprek_tui.packs.reader import read_head  # noqa: PLC0415 - pydantic, after first paint

            places = self._places(pack_id, self._found[0], "methodepakket")
            self._heads[pack_id] = self._first_sound(places, read_head)
        return self._heads[pack_id]

    def heads(self) -> Listing:
        """The heads of all methods, with the findings of what could not be read so far."""
        heads = [head for head in self._sound(self.ids(), self.head) if head.role == "method"]
        return Listing(tuple(heads), self._told())

    def pack(self, pack_id: str) -> "Pack":
        """A whole pack. Raises GesprekError when unknown, PackFault when broken."""
        return self._pack(pack_id)[0]

    def method(self, method_id: str) -> "Method":
        """A method or safety pack, joined with the shared packs. Raises GesprekError when there is none."""
        from gesprek_tui.packs.method import Method  # noqa: PLC0415 - pydantic, when a method is opened

        pack, data = self._pack(method_id)
        if pack.role == "shared":
            raise GesprekError(
                f"{shown(method_id)} is geen methode maar een pakket dat andere methoden aanvult. "
                "Kies een methode; ‘gesprek packs list’ noemt ze."
            )
        digest = sha256(data)
        shared: list[Pack] = []
        for joined, joined_data in self._shared():
            shared.append(joined)
            digest.update(joined_data)
        return Method(pack, tuple(shared), digest.hexdigest())

    def without_pack(self, method_id: str) -> "Method":
        """What the shared packs bring to a method whose own pack is gone: scales, but no phases."""
        from gesprek_tui.packs.method import Method  # noqa: PLC0415 - pydantic, when a method is opened
        from gesprek_tui.packs.models import Pack  # noqa: PLC0415

        gone: dict[str, Any] = {"id": method_id, "title": method_id, "phases": ()}
        return Method(Pack.model_construct(**gone), tuple(pack for pack, _ in self._shared()))

    def case(self, case_id: str) -> "Case":
        """A practice case. Raises GesprekError when unknown, PackFault when broken."""
        from gesprek_tui.packs.reader import read_case  # noqa: PLC0415 - pydantic, when a case is opened

        return self._first_sound(self._places(case_id, self._found[1], "casus"), read_case)

    def check(self, file: Path) -> tuple[Finding, ...]:
        """All findings of a pack or case anywhere, checked among the packs of this catalog."""
        from gesprek_tui.packs.checks import check  # noqa: PLC0415 - only for authors of packs
        from gesprek_tui.packs.parse import open_pack  # noqa: PLC0415

        others = list(self._sound(self.ids(), self.pack))
        try:
            return check(open_pack(file), others, case=file.absolute().parent.name == "cases")
        except PackFault as fault:
            return fault.findings

    def left_out(self) -> tuple[Finding, ...]:
        """All that is wrong with what was found; reads every pack and case that is not replaced."""
        for pack_id in self.ids():
            with suppress(PackFault):
                self.pack(pack_id)
        for case_id in self.case_ids():
            with suppress(PackFault):
                self.case(case_id)
        return self._told()

    @cached_property
    def _found(self) -> tuple[dict[str, list[Place]], dict[str, list[Place]], tuple[Finding, ...]]:
        """Packs by id and cases by id, each with the place that wins last; then the files with a wrong name."""
        root = content_root() if self._bundled is None else self._bundled
        bundled, user = Origin("bundled"), Origin("user")
        packs: list[Place | Finding] = [*folder(root, bundled), *installed()]
        packs += folder(self._user_packs, user) if self._user_packs else ()
        packs += named(self._previewed, Origin("previewed")) if self._previewed else ()
        cases: list[Place | Finding] = [*folder(root / "cases", bundled)]
        cases += folder(self._user_cases, user) if self._user_cases else ()
        findings = tuple(found for found in (*packs, *cases) if isinstance(found, Finding))
        return _by_id(packs), _by_id(cases), findings

    def _places(self, name: str, known: dict[str, list[Place]], what: str) -> Sequence[Place]:
        if name not in known:
            there = ", ".join(sorted(known)[:_NAMED]) or "nog niets"
            raise GesprekError(f"Er is geen {what} {shown(name)}; {nearest(name, known) or f'er is wel: {there}'}")
        return known[name]

    def _pack(self, pack_id: str) -> "tuple[Pack, bytes]":
        if pack_id not in self._packs:
            from gesprek_tui.packs.reader import read_pack  # noqa: PLC0415 - pydantic, when a pack is opened

            def read(file: "PackFile") -> "tuple[Pack, bytes]":
                return read_pack(file), file.data

            places = self._places(pack_id, self._found[0], "methodepakket")
            self._packs[pack_id] = self._first_sound(places, read)
        return self._packs[pack_id]

    def _role(self, pack_id: str) -> str:
        if pack_id not in self._roles:
            from gesprek_tui.packs.parse import role  # noqa: PLC0415 - YAML, when the roles matter

            try:
                self._roles[pack_id] = self._first_sound(self._found[0][pack_id], role)
            except PackFault:
                self._roles[pack_id] = ""
        return self._roles[pack_id]

    def _shared(self) -> "Iterator[tuple[Pack, bytes]]":
        ids = (pack_id for pack_id in self.ids() if self._role(pack_id) == "shared")
        return (read for read in self._sound(ids, self._pack) if read[0].role == "shared")

    def _sound(self, ids: Iterable[str], read: Callable[[str], T]) -> Iterator[T]:
        for name in ids:
            try:
                yield read(name)
            except PackFault:
                continue  # told by left_out

    def _first_sound(self, places: Sequence[Place], read: "Callable[[PackFile], T]") -> T:
        from gesprek_tui.packs.parse import open_pack  # noqa: PLC0415 - YAML, when the first file is read

        for place in reversed(places):
            if place in self._broken:
                continue
            try:
                return read(open_pack(place.source))
            except PackFault as fault:
                self._broken[place] = fault.findings
                # what was read of this copy no longer holds: the one before it is used
                self._heads.pop(place.id, None)
                self._roles.pop(place.id, None)
        raise PackFault(finding for place in reversed(places) for finding in self._broken[place])

    def _told(self) -> tuple[Finding, ...]:
        broken = [finding for findings in tuple(self._broken.values()) for finding in findings]
        return tuple(sorted((*self._found[2], *broken), key=lambda f: (f.file, f.line, f.column)))


def _by_id(found: Iterable[Place | Finding]) -> dict[str, list[Place]]:
    places: dict[str, list[Place]] = defaultdict(list)
    for one in found:
        if isinstance(one, Place):
            places[one.id].append(one)
    return dict(places)
