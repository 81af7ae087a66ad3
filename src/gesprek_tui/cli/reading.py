"""Reading what is kept, out of the store and back: what these commands run."""

from argparse import Namespace

from gesprek_tui.cli.place import where
from gesprek_tui.errors import GesprekError, UsageError


def list_(parsed: Namespace) -> int:
    """The conversations that are kept, and what was promised."""
    from gesprek_tui import storage
    from gesprek_tui.commands import reading

    here = where(parsed)
    with storage.kept(here.data) as journal:
        term = storage.settings_of(here).retention
        return reading.list_conversations(journal, parsed.client, term, as_rows=parsed.json)


def show(parsed: Namespace) -> int:
    """A conversation as a report."""
    from gesprek_tui import storage
    from gesprek_tui.commands import reading

    here = where(parsed)
    template = storage.shelf_of(here).template(parsed.report)
    with storage.kept(here.data) as journal:
        return reading.show(journal, parsed.id, template, state_too=parsed.json)


def export(parsed: Namespace) -> int:
    """A conversation, or all of a client, in a file."""
    from gesprek_tui import storage
    from gesprek_tui.commands import access, reading

    here = where(parsed)
    template = storage.shelf_of(here).template(parsed.report)
    with storage.kept(here.data) as journal:
        if parsed.client is not None:
            return access.export_client(journal, parsed.client, parsed.output)
        return reading.export(journal, parsed.id, parsed.format or "md", template, parsed.output, masks=parsed.mask)


def import_(parsed: Namespace) -> int:
    """A conversation comes back from its file."""
    from gesprek_tui import storage
    from gesprek_tui.commands import reading

    with storage.journal_of(where(parsed).data, write=True) as journal:
        return reading.import_file(journal, parsed.file)


def search(parsed: Namespace) -> int:
    """Words in what was kept."""
    from gesprek_tui import storage
    from gesprek_tui.commands import search
    from gesprek_tui.conversation.finding import Query
    from gesprek_tui.line.seeking import read_day, read_kind

    try:
        query = Query(
            words=" ".join(parsed.words), client=parsed.client, method=parsed.method,
            kind=read_kind(parsed.mark) if parsed.mark else None,
            since=read_day(parsed.since) if parsed.since else None,
            until=read_day(parsed.until) if parsed.until else None,
            limit=10_000 if parsed.json else 50,
        )  # fmt: skip
    except GesprekError as error:
        raise UsageError(str(error)) from None
    with storage.kept(where(parsed).data) as journal:
        return search.search(journal, query, as_rows=parsed.json)
