"""Methods, and writing them: what these commands run."""

from argparse import Namespace

from gesprek_tui.cli.place import where


def list_(parsed: Namespace) -> int:
    """The methods."""
    from gesprek_tui import storage
    from gesprek_tui.commands import packs

    return packs.packs_list(storage.catalog_of(where(parsed).data))


def show(parsed: Namespace) -> int:
    """One pack."""
    from gesprek_tui import storage
    from gesprek_tui.commands import packs

    return packs.packs_show(storage.catalog_of(where(parsed).data), parsed.id)


def new(parsed: Namespace) -> int:
    """A pack or a case to begin with."""
    from gesprek_tui import storage, workshop

    data = where(parsed).data
    catalog = storage.catalog_of(data)
    if parsed.case:
        return workshop.packs_new_case(catalog, data / "cases", parsed.id, parsed.method, parsed.output)
    return workshop.packs_new(catalog, data / "packs", parsed.id, parsed.output)


def schema(parsed: Namespace) -> int:
    """The JSON Schema of what one writes."""
    from gesprek_tui import workshop

    return workshop.packs_schema(parsed.of)


def check(parsed: Namespace) -> int:
    """What is wrong in files."""
    from gesprek_tui import storage
    from gesprek_tui.commands import packs

    data = where(parsed).data
    files = [storage.file_of_user(data, file) for file in parsed.files]
    return packs.packs_check(storage.catalog_of(data), files, parsed.format, strict=parsed.strict)


def preview(parsed: Namespace) -> int:
    """A method as one writes it."""
    from gesprek_tui import compose, storage

    here = where(parsed)
    return compose.preview(here, storage.file_of_user(here.data, parsed.file))


def rule(parsed: Namespace) -> int:
    """A rule of ``check``."""
    from gesprek_tui.commands import packs

    return packs.packs_rule(parsed.id)
