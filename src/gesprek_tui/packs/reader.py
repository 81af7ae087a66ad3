"""From a file to a pack, a head or a case: the strict YAML reader, then the models, all findings at once."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from gesprek_tui.packs.explain import explain, keys_at
from gesprek_tui.packs.findings import MAX_FINDINGS, Finding, PackFault, in_order, meant, shown
from gesprek_tui.packs.models import Head, Pack
from gesprek_tui.packs.parse import BODY, Document, Loc, Marks, PackFile, open_pack, parse
from gesprek_tui.packs.places import OVERLAY

__all__ = [
    "Finding",
    "PackFault",
    "PackFile",
    "Read",
    "open_pack",
    "read_case",
    "read_head",
    "read_marked",
    "read_pack",
]

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from gesprek_tui.packs.case import Case

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Read(Generic[M]):
    """A model with the file and the document it came from, for checks that tell a place."""

    model: M
    file: PackFile
    document: Document

    @property
    def marks(self) -> Marks:
        """Where every key and value stands."""
        return self.document.marks


def read_pack(file: PackFile) -> Pack:
    """The whole pack. Raises PackFault with all that is wrong."""
    return read_marked(file, Pack).model


def read_head(file: PackFile) -> Head:
    """All of a pack before its phases; the rest is not read. Raises PackFault."""
    return read_marked(file, Head, BODY).model


def read_case(file: PackFile) -> "Case":
    """A practice case. Raises PackFault."""
    from gesprek_tui.packs.case import Case  # noqa: PLC0415 - no conversation needs it to start

    return read_marked(file, Case).model


def read_marked(file: PackFile, model: type[M], until: AbstractSet[str] = frozenset()) -> Read[M]:
    """The model with the document it came from, read as far as the keys in ``until``. Raises PackFault."""
    document = parse(file, until)
    newer = tuple(_newer(file, document))
    if newer:
        raise PackFault(newer)
    findings = list(document.findings)
    read: M | None = None
    try:
        read = model.model_validate(document.data)
    except ValidationError as error:
        # explaining has a price, and a hostile file has tens of thousands of errors
        findings += islice(_told(file, document, error, model), MAX_FINDINGS)
    findings += _misnamed(file, document, model)
    if model is Pack:
        findings += _misplaced(file, document)
    if findings or read is None:
        raise PackFault(in_order(findings))
    return Read(read, file, document)


def _newer(file: PackFile, document: Document) -> Iterator[Finding]:
    # a file of another format would only give misleading findings about its keys
    schema = document.data.get("schema")
    if isinstance(schema, str) and schema != "1":
        message = f"dit programma leest schema ‘1’ en niet {shown(schema)}"
        place = document.marks.value(("schema",))
        yield Finding(file.name, *place, "waarde", message, "misschien is er een nieuwere versie")


def _told(file: PackFile, document: Document, error: ValidationError, model: type[M]) -> Iterator[Finding]:
    schema = _schema(model)
    errors = error.errors(include_url=False)
    renamed = _renamed(errors, schema)
    for details in errors:
        loc = details["loc"]
        if loc in document.faulty or loc in renamed or _only_its_items(details):
            continue
        if details["type"] == "missing":
            place = document.marks.value(loc[:-1])
        elif details["type"] == "extra_forbidden":
            place = document.marks.key(loc)
        elif loc and loc[-1] == "[key]":
            place = document.marks.key(loc[:-1])
        else:
            place = document.marks.value(loc)
        rule = "sleutel" if details["type"] in {"missing", "extra_forbidden"} else "waarde"
        yield Finding(file.name, *place, rule, *explain(details, schema))


def _renamed(errors: "Sequence[ErrorDetails]", schema: Mapping[str, Any]) -> frozenset[Loc]:
    """The missing keys that are there with a slip of the pen, for which the slip is told."""
    extra = [details["loc"] for details in errors if details["type"] == "extra_forbidden"][:MAX_FINDINGS]
    near = ((loc[:-1], meant(str(loc[-1]), keys_at(schema, loc[:-1]))) for loc in extra)
    missing = {details["loc"] for details in errors if details["type"] == "missing"}
    return frozenset(missing & {(*around, names[0]) for around, names in near if len(names) == 1})


def _only_its_items(details: "ErrorDetails") -> bool:
    # pydantic calls a list too short as well when an item of it is wrong
    found = details["input"]
    needed = details.get("ctx", {}).get("min_length", 0)
    return details["type"] == "too_short" and isinstance(found, list) and len(found) >= needed


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _misnamed(file: PackFile, document: Document, model: type[M]) -> Iterator[Finding]:
    key = "id" if "id" in model.model_fields else "changes"
    found = document.data.get(key)
    if not isinstance(found, str):
        return
    if key == "id" and found != file.stem:
        message = f"de id {shown(found)} hoort gelijk te zijn aan de naam van het bestand, {shown(file.stem)}"
    elif key == "changes" and found + OVERLAY != file.stem:
        message = f"een aanpassing van {shown(found)} heet {shown(f'{found}{OVERLAY}.yaml')}"
    else:
        return
    yield Finding(file.name, *document.marks.value((key,)), "bestand", message)


def _misplaced(file: PackFile, document: Document) -> Iterator[Finding]:
    # a list of methods stops reading at the body, and would miss what comes after it
    body: str | None = None
    for key in document.data:
        if key in BODY:
            body = body or key
        elif body and key in _schema(Head)["properties"]:
            message = f"de sleutel {shown(key)} hoort vóór {shown(body)} te staan"
            yield Finding(file.name, *document.marks.key((key,)), "sleutel", message)
