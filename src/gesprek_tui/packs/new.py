"""A new pack or case to begin from: a small one that works, with a comment at every key."""

from importlib.resources import files

from pydantic import TypeAdapter, ValidationError

from gesprek_tui.dutch import checking, writing
from gesprek_tui.errors import GesprekError
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.findings import shown
from gesprek_tui.packs.models import Id
from gesprek_tui.packs.schema import Of

_PACK, _CASE = "MIJN-METHODE", "MIJN-CASUS"
"""What stands in the starters where an id belongs; no id has capitals."""


def new_pack(pack_id: str, catalog: Catalog) -> str:
    """The text of a new pack. Raises GesprekError for what is no id, or that of a pack that it would replace."""
    _check_id(pack_id)
    origin = catalog.origin(pack_id) if pack_id in catalog.ids() else None
    if origin and origin.kind != "user":
        raise GesprekError(writing.pack_is_taken(pack_id, checking.origin(origin.kind, origin.package)))
    return _starter("pack").replace(_PACK, pack_id)


def new_case(case_id: str, method: str | None, catalog: Catalog) -> str:
    """The text of a new case, of the user's own method where none is named. Raises GesprekError."""
    _check_id(case_id)
    if case_id in catalog.case_ids():
        raise GesprekError(writing.case_is_taken(case_id))
    if method is None:
        # who writes a case has most often just written the method
        method = min(catalog.method_ids(), key=lambda known: catalog.origin(known).kind != "user")
    else:
        catalog.method(method)
    return _starter("case").replace(_CASE, case_id).replace(_PACK, method)


def _check_id(name: str) -> None:
    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError:
        raise GesprekError(writing.no_id(shown(name))) from None


def _starter(of: Of) -> str:
    return (files("gesprek_tui.packs") / "starter" / f"{of}.yaml").read_text(encoding="utf-8")
