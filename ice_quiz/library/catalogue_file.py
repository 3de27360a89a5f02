"""The file of the catalogue of cards: its tables, how it is opened, and what is done when it cannot be used.

A cache like the list of decks: it holds nothing that cannot be made anew. A damaged file, and one of another version, is
thrown away; where none can be written, the catalogue is kept in memory. Two windows may use one file: it is written ahead
(WAL), so that neither waits while the other reads.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from ice_quiz import __version__
from ice_quiz.places import private_folder

FILE = "cards.db"

RULES = 2
"""Raised whenever the same decks shall be catalogued differently."""

PATIENCE = 30.0
"""Seconds to wait for another window that writes a large deck."""

_VERSION = f"{__version__}/{RULES}"

_TABLES = (
    "CREATE TABLE version (version TEXT NOT NULL)",
    """CREATE TABLE deck (
        no INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, mark TEXT NOT NULL,
        id TEXT NOT NULL, title TEXT NOT NULL, cards INTEGER NOT NULL
    )""",
    "CREATE TABLE topic (no INTEGER PRIMARY KEY, deck INTEGER NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL)",
    # `row` holds the number of the deck and the place in it, so that rows in their order are the deck in its order
    """CREATE TABLE card (
        row INTEGER PRIMARY KEY, id TEXT NOT NULL, topic INTEGER NOT NULL, stem TEXT NOT NULL, statement TEXT NOT NULL,
        citation TEXT NOT NULL, answers TEXT NOT NULL, tags TEXT NOT NULL, forms INTEGER, fingerprint TEXT NOT NULL
    )""",
    "CREATE INDEX card_by_id ON card (id, fingerprint)",
    "CREATE INDEX card_by_topic ON card (topic)",
    "CREATE TABLE tag (folded TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (folded, row)) WITHOUT ROWID",
    "CREATE INDEX tag_by_row ON tag (row)",
    "CREATE TABLE body (row INTEGER PRIMARY KEY, text TEXT NOT NULL)",
)
_WORDS = "CREATE VIRTUAL TABLE words USING fts5 (text, content='body', content_rowid='row', tokenize='trigram')"

_NOT_DAMAGE = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT),
    }
)


def opened(cache: Path) -> sqlite3.Connection:
    """The catalogue's file in this folder, made where it is missing or cannot be used; else one in memory."""
    path = cache / FILE
    for _ in range(2):
        try:
            private_folder(cache)
            return _connected(str(path))
        except sqlite3.Error as problem:
            if not damaged(problem):
                break
            thrown_away(cache)
        except OSError:
            break
    return in_memory()


def in_memory() -> sqlite3.Connection:
    """A catalogue that lives as long as the program."""
    return _connected(":memory:")


def thrown_away(cache: Path) -> None:
    """Remove the file; another window that has it open goes on with what it had."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            (cache / f"{FILE}{ending}").unlink()


def damaged(problem: sqlite3.Error) -> bool:
    """Whether it is the file's content that is wrong, so that a new file helps."""
    code = getattr(problem, "sqlite_errorcode", None)
    return code is None or code & 0xFF not in _NOT_DAMAGE


def has_words(connection: sqlite3.Connection) -> bool:
    """Whether parts of words are indexed; else each text is looked through, for the same cards."""
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'words'").fetchone() is not None


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file. Raises `sqlite3.DatabaseError` for a file of another version."""
    if _is_empty(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _is_empty(connection):  # still: another window may have been quicker
                for statement in _TABLES:
                    connection.execute(statement)
                with suppress(sqlite3.OperationalError):  # SQLite before 3.34, or without FTS5
                    connection.execute(_WORDS)
                connection.execute("INSERT INTO version VALUES (?)", (_VERSION,))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    [(version,)] = connection.execute("SELECT version FROM version")
    if version != _VERSION:
        raise sqlite3.DatabaseError("of another version")


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
