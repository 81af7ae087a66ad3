"""An older store becomes one of this version: a copy of it first, then all that is new in one transaction.

The copy stands in ``reservekopieen/voor-versie-N.db``, with the key file that opens it beside it. A program that
is ended at any moment leaves the old store as it was, or the new one whole.
"""

from pathlib import Path

from gesprek_tui.journal.backups import keep_key
from gesprek_tui.journal.database import SCHEMA_VERSION, add_versions, open_database
from gesprek_tui.journal.files import copy_lasting, make_private_folder
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.rekey import BACKUPS


def migrate(store: Path, key: StoreKey) -> None:
    """Bring ``store`` up to this version. The caller holds the writer's lock and has no connection open.

    Raises OSError when the copy cannot be made, or a database error; the old store is there then.
    """
    backups = store.with_name(BACKUPS)
    make_private_folder(backups)
    keep_key(store.parent)
    copy_lasting(store, backups / f"voor-versie-{SCHEMA_VERSION}.db")
    connection = open_database(store, key, write=True)
    try:
        add_versions(connection)
    finally:
        connection.close()
