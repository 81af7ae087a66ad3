"""All packs and cases of this machine: found by name, read when asked for, left out whole when broken."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from gesprek_tui.errors import GesprekError
from gesprek_tui.packs.findings import Finding, PackFault, nearest, shown
from gesprek_tui.packs.places import Origin, Place, content_root, folder, installed, named

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from gesprek_tui.packs.case import Case
    from gesprek_tui.packs.checks import UnfitAmong
    from gesprek_tui.packs.method import Method
    from gesprek_tui.packs.models import Head, Pack
    from gesprek_tui.packs.overlay import Overlay
    from gesprek_tui.packs.parse import PackFile
    from gesprek_tui.packs.reader import Read

__all__ = ["Catalog", "Listing", "Origin", "content_root"]

T = TypeVar("T")

_NAMED = 12


@dataclass(frozen=True)
class Listing:
    """The heads of all methods, by id, and what had to be left out while reading them."""

    heads: "tuple[Head, ...]"
    left_out: tuple[Finding, ...]


class _Found(NamedTuple):
    """What there is by the names of the files: the places of each id, the one that wins last."""

    packs: dict[str, list[Place]]
    cases: dict[str, list[Place]]
    overlays: dict[str, Place]
    findings: tuple[Finding, ...]


class _Whole(NamedTuple):
    """A pack as it is used, the bytes it was read from, and which questions in it are the user's own."""

    pack: "Pack"
    data: bytes
    own: frozenset[str] = frozenset()


class Catalog:
    """Packs from three places: bundled, installed packages, the user's folder; later wins, whole packs at a time.

    When the copy that wins is broken, the one before it is used and the finding is told. An overlay in the
    user's folder changes the copy that is used, wherever that comes from. Everything that is read is kept; a
    new catalog sees changed files.
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
        self._plain: dict[str, _Whole] = {}
        self._packs: dict[str, _Whole] = {}
        self._overlays: dict[str, Read[Overlay] | None] = {}
        self._misfits: dict[str, tuple[Finding, ...]] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all packs, shared ones too, from the names of the files."""
        return tuple(sorted(self._found.packs))

    def method_ids(self) -> tuple[str, ...]:
        """The ids of the packs of role ``method``; reads no further than the head."""
        return tuple(pack_id for pack_id in self.ids() if self._role(pack_id) == "method")

    def safety_ids(self) -> tuple[str, ...]:
        """The ids of the safety packs, which open over any method."""
        return tuple(pack_id for pack_id in self.ids() if self._role(pack_id) == "safety")

    def case_ids(self) -> tuple[str, ...]:
        """The ids of all practice cases, from the names of the files."""
        return tuple(sorted(self._found.cases))

    def origin(self, pack_id: str) -> Origin:
        """Where the copy comes from that is used. Raises GesprekError for an unknown id."""
        places = self._places(pack_id, self._found.packs, "methodepakket")
        sound = [place for place in places if place not in self._broken]
        return (sound or places)[-1].origin

    def overlaid(self, pack_id: str) -> bool:
        """Whether the user changes this pack with an overlay that can be used."""
        return self._overlay(pack_id) is not None

    def head(self, pack_id: str) -> "Head":
        """A pack's head. Raises GesprekError when unknown, PackFault when broken."""
        if pack_id not in self._heads:
            from gesprek_tui.packs.reader import read_head  # noqa: PLC0415 - pydantic, after first paint

            places = self._places(pack_id, self._found.packs, "methodepakket")
            self._heads[pack_id] = self._first_sound(places, read_head)
        return self._heads[pack_id]

    def heads(self) -> Listing:
        """The heads of all methods, with the findings of what could not be read so far."""
        heads = [head for head in self._sound(self.ids(), self.head) if head.role == "method"]
        self._read_overlays()
        return Listing(tuple(heads), self._told())

    def pack(self, pack_id: str) -> "Pack":
        """A whole pack, as the user changes it. Raises GesprekError when unknown, PackFault when broken."""
        return self._pack(pack_id).pack

    def method(self, method_id: str) -> "Method":
        """A method or safety pack, joined with the shared packs. Raises GesprekError when there is none."""
        from gesprek_tui.packs.method import Method  # noqa: PLC0415 - pydantic, when a method is opened

        led = self._pack(method_id)
        if led.pack.role == "shared":
            raise GesprekError(
                f"{shown(method_id)} is geen methode maar een pakket dat andere methoden aanvult. "
                "Kies een methode; ‘gesprek packs list’ noemt ze."
            )
        shared = tuple(self._shared())
        digest = sha256(b"".join(whole.data for whole in (led, *shared))).hexdigest()
        own = led.own.union(*(whole.own for whole in shared))
        return Method(led.pack, tuple(whole.pack for whole in shared), digest, own)

    def left_out_of(self, method: "Method") -> tuple[Finding, ...]:
        """What was wrong with the user's own copies and overlays of these packs, as far as they were read."""
        places = [place for place in self._broken if place.origin.kind == "user"]
        of_method = [place for pack in method.packs for place in places if place.id == pack.id]
        return tuple(finding for place in of_method for finding in self._broken[place])

    def without_pack(self, method_id: str) -> "Method":
        """What the shared packs bring to a method whose own pack is gone: scales, but no phases."""
        from gesprek_tui.packs.method import Method  # noqa: PLC0415 - pydantic, when a method is opened
        from gesprek_tui.packs.models import Pack  # noqa: PLC0415

        gone: dict[str, Any] = {"id": method_id, "title": method_id, "phases": ()}
        return Method(Pack.model_construct(**gone), tuple(whole.pack for whole in self._shared()))

    def case(self, case_id: str) -> "Case":
        """A practice case. Raises GesprekError when unknown, PackFault when broken."""
        from gesprek_tui.packs.reader import read_case  # noqa: PLC0415 - pydantic, when a case is opened

        return self._first_sound(self._places(case_id, self._found.cases, "casus"), read_case)

    def check(self, file: Path, unfit: "UnfitAmong" = lambda _, __: None) -> tuple[Finding, ...]:
        """All findings of a pack, case or overlay anywhere, among the packs of this catalog without overlays.

        ``unfit`` says what is wrong in a line that a case types.
        """
        from gesprek_tui.packs.checks import check  # noqa: PLC0415 - only for authors of packs
        from gesprek_tui.packs.parse import open_pack  # noqa: PLC0415

        others = [whole.pack for whole in self._sound(self.ids(), self._unchanged)]
        try:
            return check(open_pack(file), others, case=file.absolute().parent.name == "cases", unfit=unfit)
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
        self._read_overlays()
        return self._told()

    @cached_property
    def _found(self) -> _Found:
        root = content_root() if self._bundled is None else self._bundled
        bundled, user = Origin("bundled"), Origin("user")
        own = list(folder(self._user_packs, user)) if self._user_packs else []
        packs: list[Place | Finding] = [*folder(root, bundled), *installed(), *own]
        packs += named(self._previewed, Origin("previewed")) if self._previewed else ()
        cases: list[Place | Finding] = [*folder(root / "cases", bundled)]
        cases += folder(self._user_cases, user) if self._user_cases else ()
        overlays = {found.id: found for found in own if isinstance(found, Place) and found.overlay}
        findings = tuple(found for found in (*packs, *cases) if isinstance(found, Finding))
        return _Found(_by_id(packs), _by_id(cases), overlays, findings)

    def _places(self, name: str, known: dict[str, list[Place]], what: str) -> Sequence[Place]:
        if name not in known:
            there = ", ".join(sorted(known)[:_NAMED]) or "nog niets"
            raise GesprekError(f"Er is geen {what} {shown(name)}; {nearest(name, known) or f'er is wel: {there}'}")
        return known[name]

    def _unchanged(self, pack_id: str) -> _Whole:
        """A pack as its file says, without what the user changes in it."""
        if pack_id not in self._plain:
            from gesprek_tui.packs.reader import read_pack  # noqa: PLC0415 - pydantic, when a pack is opened

            places = self._places(pack_id, self._found.packs, "methodepakket")
            self._plain[pack_id] = self._first_sound(places, lambda file: _Whole(read_pack(file), file.data))
        return self._plain[pack_id]

    def _pack(self, pack_id: str) -> _Whole:
        if pack_id not in self._packs:
            whole = self._unchanged(pack_id)
            if overlay := self._overlay(pack_id):
                from gesprek_tui.packs.applying import apply  # noqa: PLC0415 - few have an overlay

                applied = apply(overlay, whole.pack)
                self._misfits[pack_id] = applied.findings
                whole = _Whole(applied.pack, whole.data + overlay.file.data, applied.own)
            self._packs[pack_id] = whole
        return self._packs[pack_id]

    def _overlay(self, pack_id: str) -> "Read[Overlay] | None":
        place = self._found.overlays.get(pack_id)
        if place and pack_id not in self._overlays:
            from gesprek_tui.packs.overlay import Overlay  # noqa: PLC0415 - few have an overlay
            from gesprek_tui.packs.reader import open_pack, read_marked  # noqa: PLC0415

            try:
                self._overlays[pack_id] = read_marked(open_pack(place.source), Overlay)
            except PackFault as fault:
                self._overlays[pack_id] = None
                self._broken[place] = fault.findings
        return self._overlays.get(pack_id)

    def _read_overlays(self) -> None:
        """Look at every overlay, so that a broken one, and one without its pack, is told."""
        for pack_id in self._found.overlays:
            overlay = self._overlay(pack_id)
            if overlay and pack_id not in self._found.packs:
                from gesprek_tui.packs.applying import of_no_pack  # noqa: PLC0415 - few have an overlay

                self._misfits[pack_id] = (of_no_pack(overlay, self._found.packs),)

    def _role(self, pack_id: str) -> str:
        if pack_id not in self._roles:
            places = self._found.packs[pack_id]
            try:
                self._roles[pack_id] = self._first_sound(places, _role_of if len(places) == 1 else _checked_role)
            except PackFault:
                self._roles[pack_id] = ""
        return self._roles[pack_id]

    def _shared(self) -> Iterator[_Whole]:
        # what somebody adds comes before what the program brings, else hardly anybody would see it
        ids = [pack_id for pack_id in self.ids() if self._role(pack_id) == "shared"]
        ids.sort(key=lambda pack_id: self.origin(pack_id).kind == "bundled")
        return (read for read in self._sound(ids, self._pack) if read.pack.role == "shared")

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
        read = (*self._broken.values(), *self._misfits.values())
        told = [finding for findings in read for finding in findings]
        return tuple(sorted((*self._found.findings, *told), key=lambda f: (f.file, f.line, f.column)))


def _role_of(file: "PackFile") -> str:
    from gesprek_tui.packs.parse import role  # noqa: PLC0415 - YAML, when the roles matter

    return role(file)


def _checked_role(file: "PackFile") -> str:
    """The role, where the file can stand in for another: half a safety pack may not take away the whole one."""
    from gesprek_tui.packs.reader import read_head  # noqa: PLC0415 - pydantic, and few have a copy

    return read_head(file).role


def _by_id(found: Iterable[Place | Finding]) -> dict[str, list[Place]]:
    places: dict[str, list[Place]] = defaultdict(list)
    for one in found:
        if isinstance(one, Place) and not one.overlay:
            places[one.id].append(one)
    return dict(places)
