"""The strict YAML reader: libyaml's events become text, lists and mappings, each with its place.

Nothing is composed or constructed. Anchors, merge keys and tags are how a small file becomes a large one or
runs code, so they are refused; and a scalar is the string that was written, because ``no``, ``12:30`` and
``012`` are words here. Reading stops at the limits on size, depth and number of nodes.
"""

import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import yaml

from gesprek_tui.outside import read_regular
from gesprek_tui.packs.explain import MAX_DEPTH, TOO_DEEP, explain_yaml
from gesprek_tui.packs.findings import MAX_FINDINGS, Finding, PackFault, Told, in_order, place_after, shown
from gesprek_tui.text import clean, one_line, unsafe_character

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MAX_BYTES = 256 * 1024
MAX_NODES = 50_000

BODY = frozenset({"ladder", "phases", "techniques", "hints", "exceptions"})
"""The top-level keys of a pack that come after its head."""

Loc: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]
Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class PackFile:
    """The bytes of one file. ``name`` is how messages call it, ``stem`` the id that it should have."""

    name: str
    stem: str
    data: bytes


@dataclass(frozen=True)
class Marks:
    """Where every value and every key stands: line and column, from 1, by its path in the data."""

    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)

    def value(self, loc: Loc) -> Place:
        """The place of a value, or of the nearest thing around it."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, (1, 1))

    def key(self, loc: Loc) -> Place:
        """The place of the key of a value, or of the value where it has none."""
        return self.keys.get(loc) or self.value(loc)


@dataclass(frozen=True)
class Document:
    """What a file says. ``findings`` does not stop the reading; ``faulty`` are the paths they are about."""

    data: dict[str, Data]
    marks: Marks
    findings: tuple[Finding, ...]
    faulty: frozenset[Loc]


def open_pack(source: "Path | Traversable") -> PackFile:
    """The bytes of a file or of a resource inside a package. Raises PackFault; never hangs on a pipe."""
    name = one_line(str(source))
    try:
        data = read_regular(source, MAX_BYTES) if isinstance(source, Path) else _read_resource(source)
    except FileNotFoundError:
        told = Told("dit bestand bestaat niet")
    except PermissionError:
        told = Told("dit bestand mag niet gelezen worden", "pas de rechten aan")
    except (OSError, ValueError):
        told = Told("dit bestand kan niet gelezen worden")
    else:
        if data is not None:
            return PackFile(name, source.name.removesuffix(".yaml"), data)
        told = Told("dit is geen gewoon bestand")
    raise PackFault([Finding(name, 1, 1, "bestand", *told)])


def _read_resource(source: "Traversable") -> bytes:
    with source.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def parse(file: PackFile, until: AbstractSet[str] = frozenset()) -> Document:
    """What the file says, up to the first top-level key that is in ``until``. Raises PackFault."""
    if len(file.data) > MAX_BYTES:
        too_big = f"dit bestand is te groot: hoogstens {MAX_BYTES // 1024} kB"
        raise PackFault([Finding(file.name, 1, 1, "bestand", too_big)])
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = place_after(file.data[: error.start].decode("utf-8", "replace"))
        told = Told("dit is geen UTF-8", "bewaar het bestand als UTF-8 (Kladblok: Opslaan als, codering UTF-8)")
        raise PackFault([Finding(file.name, line, column, "bestand", *told)]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unsafe = unsafe_character(text) if not until else None
    if unsafe:
        line, column = place_after(text[: text.index(unsafe)])
        raise PackFault([Finding(file.name, line, column, "yaml", *_unsafe(unsafe))])
    return _Parser(file.name, text, until).document()


def role(file: PackFile) -> str:
    """The role as written in the head, without checking anything else. Raises PackFault.

    Only what stands in a line of its own can be told without reading the YAML: nearly every pack is a
    method that says so there, and a folder may hold hundreds.
    """
    head = file.data.partition(b"\nphases:")[0]
    if b"\nrole: method\n" in head:
        return "method"
    found = parse(file, BODY).data.get("role", "method")
    return found if isinstance(found, str) else ""


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _unsafe(character: str) -> Told:
    return Told(f"hier staat een onzichtbaar stuurteken (U+{ord(character):04X})", "haal het weg")


class _Parser:
    def __init__(self, name: str, text: str, until: AbstractSet[str]) -> None:
        self._name = name
        self._text = text
        self._until = until
        self._events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._nodes = 0
        self._depth = 0
        self._stopped = False
        self._marks = Marks()
        self._findings: list[Finding] = []
        self._faulty: set[Loc] = set()

    def document(self) -> Document:
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            self._stop((1, 1), Told("dit bestand is leeg"))
        if getattr(start, "tags", None):
            self._find(_place(start), Told("een regel met %TAG mag niet", "haal hem weg"))
        root = self._next()
        if isinstance(root, yaml.ScalarEvent):
            self._next()  # a first key without a space after its colon is text, and what follows it says so
        if not isinstance(root, yaml.MappingStartEvent):
            self._stop(_place(root), Told("een pakket begint met sleutels en waarden, zoals ‘schema: 1’"))
        data = self._value(root, ())
        if not self._stopped:
            self._next()
            after = self._next()
            if not isinstance(after, yaml.StreamEndEvent):
                told = Told("er mag maar één document in het bestand", "haal de regel ‘---’ weg")
                self._find(_place(after), told)
        assert isinstance(data, dict)
        return Document(data, self._marks, tuple(self._findings), frozenset(self._faulty))

    def _next(self) -> yaml.Event:
        try:
            event = next(self._events)
        except yaml.YAMLError as error:
            self._stop(*explain_yaml(error, self._text))
        if isinstance(event, yaml.NodeEvent):
            self._nodes += 1
        if isinstance(event, yaml.CollectionStartEvent):
            self._depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            self._depth -= 1
        if self._depth > MAX_DEPTH:
            self._stop(_place(event), TOO_DEEP)
        if self._nodes > MAX_NODES:
            self._stop(_place(event), Told(f"dit bestand heeft te veel onderdelen: hoogstens {MAX_NODES}"))
        return event

    def _find(self, place: Place, told: Told, loc: Loc | None = None) -> None:
        self._findings.append(Finding(self._name, *place, "yaml", *told))
        if loc is not None:
            self._faulty.add(loc)
        if len(self._findings) >= MAX_FINDINGS:
            raise PackFault(in_order(self._findings))

    def _stop(self, place: Place, told: Told) -> NoReturn:
        raise PackFault(in_order([*self._findings, Finding(self._name, *place, "yaml", *told)]))

    def _value(self, event: yaml.Event, loc: Loc) -> Data:
        place = self._marks.values[loc] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self._find(place, Told("een verwijzing met * mag niet", "schrijf de tekst voluit"), loc)
            return None
        self._refuse_properties(event, loc)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, loc)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Data] = []
            while not isinstance(event := self._next(), yaml.SequenceEndEvent):
                items.append(self._value(event, (*loc, len(items))))
            return items
        return self._mapping(loc)

    def _mapping(self, loc: Loc) -> Data:
        data: dict[str, Data] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, loc)
            if not loc and key in self._until:
                self._stopped = True
                break
            if key is None:
                self._skip(self._next())
                continue
            inner = (*loc, key)
            if key in data:
                line = self._marks.keys[inner][0]
                self._find(_place(event), Told(f"de sleutel {shown(key)} staat hier dubbel", f"zie ook regel {line}"))
                self._skip(self._next())
                continue
            self._marks.keys[inner] = _place(event)
            data[key] = self._value(self._next(), inner)
            if self._stopped:
                break
        return data

    def _key(self, event: yaml.Event, loc: Loc) -> str | None:
        if not isinstance(event, yaml.ScalarEvent) or (event.implicit[0] and event.value in _NULLS):
            self._find(_place(event), Told("een sleutel is gewone tekst, zoals ‘titel’"), loc)
            self._skip(event)
            return None
        if event.value == "<<":
            self._find(_place(event), Told("samenvoegen met << mag niet", "schrijf de sleutels voluit"), loc)
            return None
        self._refuse_properties(event, None)
        return self._text_of(event, None)

    def _scalar(self, event: yaml.ScalarEvent, loc: Loc) -> str | None:
        if event.implicit[0] and event.value in _NULLS:
            place = self._marks.values[loc] = self._marks.keys.get(loc, _place(event))
            self._find(place, Told("hier ontbreekt een waarde", "vul iets in of haal de regel weg"), loc)
            return None
        return self._text_of(event, loc)

    def _text_of(self, event: yaml.ScalarEvent, loc: Loc | None) -> str:
        unsafe = unsafe_character(event.value)
        if unsafe:
            self._find(_place(event), _unsafe(unsafe), loc)
            return clean(event.value)
        return unicodedata.normalize("NFC", event.value)

    def _refuse_properties(self, event: yaml.Event, loc: Loc | None) -> None:
        if getattr(event, "anchor", None) is not None:
            self._find(_place(event), Told("een anker met & mag niet", "schrijf de tekst voluit"), loc)
        if getattr(event, "tag", None) is not None:
            told = Told("een type met ! mag niet", "zet tekst met een uitroepteken tussen aanhalingstekens")
            self._find(_place(event), told, loc)

    def _skip(self, event: yaml.Event) -> None:
        depth = self._depth - 1
        if isinstance(event, yaml.CollectionStartEvent):
            while self._depth > depth:
                self._next()
