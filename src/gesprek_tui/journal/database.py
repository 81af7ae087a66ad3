"""The encrypted database file: how it is made, opened and laid out.

SQLCipher with a raw key; one commit is on disk when it returns (journal_mode DELETE, synchronous EXTRA).
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlcipher3 import dbapi2 as sqlcipher

from gesprek_tui.journal.files import make_private_file
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.problems import StoreDamaged, StoreNewer

if TYPE_CHECKING:
    # the same DB-API; sqlcipher3 ships no types of its own
    from sqlite3 import Connection

APPLICATION_ID = 0x47455350  # 'GESP'
BUSY_MS = 3000

_PLAIN_HEADER = b"SQLite format 3\0"

_FIRST = (
    # without rowid: a saved event changes a page less, and every page is encrypted and synced on its own
    "CREATE TABLE events ("
    " conversation TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,"
    " PRIMARY KEY (conversation, seq)) STRICT, WITHOUT ROWID",
    # started_at: seconds since 1970, for times with different offsets do not sort as text
    "CREATE TABLE summaries ("
    " conversation TEXT NOT NULL PRIMARY KEY, started_at REAL NOT NULL, ended TEXT,"
    " summary_version INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX summaries_by_start ON summaries (started_at, conversation)",
    "CREATE TABLE drafts (conversation TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT",
    f"PRAGMA application_id = {APPLICATION_ID}",
)


def index_tables(schema: str) -> tuple[str, ...]:
    """What makes the tables of :mod:`gesprek_tui.journal.index` in ``main`` or, where they are not yet, in ``temp``."""
    return (
        # seq, version: the last event that was taken in, and how lines were made then
        f"CREATE TABLE IF NOT EXISTS {schema}.indexed ("
        " conversation TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, version INTEGER NOT NULL,"
        " client TEXT, client_key TEXT) STRICT, WITHOUT ROWID",
        f"CREATE TABLE IF NOT EXISTS {schema}.lines ("
        " line INTEGER PRIMARY KEY, conversation TEXT NOT NULL, event TEXT NOT NULL, at TEXT NOT NULL,"
        " kind TEXT NOT NULL, method TEXT, text TEXT NOT NULL) STRICT",
        f"CREATE INDEX IF NOT EXISTS {schema}.lines_by_conversation ON lines (conversation)",
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {schema}.search USING fts5("
        "text, content='lines', content_rowid='line', prefix='3', tokenize='unicode61 remove_diacritics 2')",
        # or the words of what was erased would stay in it
        f"INSERT INTO {schema}.search (search, rank) VALUES ('secure-delete', 1)",
    )


PROMISING = """instr(body, '"promises":[{') > 0"""
"""What is true of a row with a promise: within a text a double quote has a backslash before it."""
# what a start asks of ten thousand rows, so that it reads a few; a save rewrites only the first two, where they apply
_AT_A_GLANCE = (
    "CREATE INDEX summaries_unfinished ON summaries (started_at) WHERE ended IS NULL",
    f"CREATE INDEX summaries_promising ON summaries (started_at) WHERE {PROMISING}",
    "CREATE INDEX summaries_by_version ON summaries (summary_version)",
)

VERSIONS = (_FIRST, (*index_tables("main"), *_AT_A_GLANCE))
"""What each version of the store adds to the one before it; a version is only ever added."""
SCHEMA_VERSION = len(VERSIONS)

# no other cipher_* pragma may follow the key: it can damage the file (sqlcipher issue 613)
_SETTINGS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cipher_memory_security = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    *(("fullfsync = ON",) if sys.platform == "darwin" else ()),
)


def create_database(path: Path, key: StoreKey) -> None:
    """Make an empty encrypted database. Raises FileExistsError or a database error."""
    # made before SQLite sees it, for SQLite asks the umask; its own side files take over this mode
    make_private_file(path)
    connection = _connect(path, key, write=True)
    try:
        _apply_settings(connection)
        add_versions(connection)
    finally:
        connection.close()
    with path.open("rb") as file:
        if file.read(len(_PLAIN_HEADER)) in (_PLAIN_HEADER, b""):
            raise StoreDamaged(path)


def open_database(path: Path, key: StoreKey, *, write: bool) -> "Connection":
    """Open an existing database and check that it is ours and not newer, before anything in it can change.

    Raises a database error, :class:`StoreDamaged` or :class:`StoreNewer`.
    """
    connection = _connect(path, key, write=write)
    try:
        if not write:
            # SQLite then opens a file that was cut off too; a page that is not there is refused when it is read
            connection.execute("PRAGMA writable_schema = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = schema_version(connection)
        if application != APPLICATION_ID or version < 1:
            raise StoreDamaged(path)
        if version > SCHEMA_VERSION:
            raise StoreNewer(path)
        _apply_settings(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def schema_version(connection: "Connection") -> int:
    """The version of the tables that are there; 0 of a new file."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def add_versions(connection: "Connection") -> None:
    """Add the versions that are not there yet, all or nothing. What was kept stays as it is."""
    connection.execute("BEGIN IMMEDIATE")
    for statements in VERSIONS[schema_version(connection) :]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _connect(path: Path, key: StoreKey, *, write: bool) -> "Connection":
    # never 'rwc': a database that is missing must not appear as an empty one
    uri = f"{path.absolute().as_uri()}?mode={'rw' if write else 'ro'}"
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    # before the key, or SQLCipher writes its complaints straight into the terminal
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.data.hex()}{key.salt.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    return cast("Connection", connection)


def _apply_settings(connection: "Connection") -> None:
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}").fetchall()
