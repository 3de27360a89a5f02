"""The tables of the progress file, as a list of steps; each step and its record are one transaction.

A step that was released is never changed: what is to be different is a new step at the end of the list.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x49635169  # "IcQi": tells our files from those of other programs


def events_and_derived_rows(connection: sqlite3.Connection) -> None:
    """The log, which is the truth, and the rows that are made from it and can be thrown away."""
    for statement in (
        """CREATE TABLE event (
            id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
            device TEXT NOT NULL, seq INTEGER NOT NULL,
            utc_ms INTEGER NOT NULL, offset_minutes INTEGER NOT NULL,
            tick_ms INTEGER NOT NULL, counter INTEGER NOT NULL, day INTEGER NOT NULL,
            kind TEXT NOT NULL, card TEXT NOT NULL, body TEXT NOT NULL, hash INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX event_of_card ON event (card)",
        "CREATE INDEX event_renamed ON event (card) WHERE kind = 'renamed'",
        """CREATE TRIGGER event_stays BEFORE DELETE ON event
            BEGIN SELECT raise(ABORT, 'the log is append-only'); END""",
        """CREATE TRIGGER event_is_final BEFORE UPDATE ON event
            BEGIN SELECT raise(ABORT, 'the log is append-only'); END""",
        # INSERT OR REPLACE would delete without the trigger above
        """CREATE TRIGGER event_once BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
            BEGIN SELECT raise(IGNORE); END""",
        """CREATE TABLE card_state (
            card TEXT PRIMARY KEY NOT NULL,
            stability REAL, difficulty REAL, last_day INTEGER, reps INTEGER, lapses INTEGER,
            due_day INTEGER, suspended INTEGER NOT NULL, fingerprint TEXT NOT NULL,
            form TEXT NOT NULL, variant TEXT NOT NULL, seen_day INTEGER, seen_times INTEGER NOT NULL,
            missed_day INTEGER, righted INTEGER NOT NULL, introduced INTEGER NOT NULL, restarted_day INTEGER
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE day_total (
            deck TEXT NOT NULL, day INTEGER NOT NULL,
            answered INTEGER NOT NULL, right INTEGER NOT NULL, close INTEGER NOT NULL, wrong INTEGER NOT NULL,
            ms INTEGER NOT NULL, new INTEGER NOT NULL, reviews INTEGER NOT NULL, extra_new INTEGER NOT NULL,
            PRIMARY KEY (day, deck)
        ) STRICT, WITHOUT ROWID""",
        # What the derived rows were made from: they are right if and only if this fits the log.
        """CREATE TABLE derived (
            one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
            rules INTEGER NOT NULL, log_count INTEGER NOT NULL, log_xor INTEGER NOT NULL,
            tick_ms INTEGER NOT NULL, counter INTEGER NOT NULL, largest_day INTEGER NOT NULL,
            seq INTEGER NOT NULL, settings TEXT NOT NULL
        ) STRICT""",
        "CREATE TABLE device (id TEXT NOT NULL) STRICT",
    ):
        connection.execute(statement)


def marks_of_the_learner(connection: sqlite3.Connection) -> None:
    """Cards can be flagged and tagged; the tags stand in one text, each in a line."""
    connection.execute("ALTER TABLE card_state ADD COLUMN flagged INTEGER NOT NULL DEFAULT 0")
    connection.execute("ALTER TABLE card_state ADD COLUMN tags TEXT NOT NULL DEFAULT ''")


def what_is_set_aside(connection: sqlite3.Connection) -> None:
    """Events that came from elsewhere and do not count, or not yet; and an index to find what was forgotten."""
    connection.execute(
        """CREATE TABLE set_aside (
            id BLOB NOT NULL, hash INTEGER NOT NULL, reason TEXT NOT NULL, tick_ms INTEGER NOT NULL, line TEXT NOT NULL,
            PRIMARY KEY (id, hash)
        ) STRICT, WITHOUT ROWID"""
    )
    connection.execute("CREATE INDEX event_purged ON event (tick_ms) WHERE kind = 'purged'")


def buried_cards(connection: sqlite3.Connection) -> None:
    """A card may be put off until the next study day."""
    connection.execute("ALTER TABLE card_state ADD COLUMN buried_day INTEGER")


def what_was_recalled(connection: sqlite3.Connection) -> None:
    """How many reviews of a day were recalled: the share that was kept is then told without reading the log."""
    connection.execute("ALTER TABLE day_total ADD COLUMN recalled INTEGER NOT NULL DEFAULT 0")


def events_by_their_clock(connection: sqlite3.Connection) -> None:
    """The last events, and those since a session began, are found without looking through a long log."""
    connection.execute("CREATE INDEX event_by_clock ON event (tick_ms, counter, id)")


Step = Callable[[sqlite3.Connection], None]
MIGRATIONS: tuple[Step, ...] = (
    events_and_derived_rows,
    marks_of_the_learner,
    what_is_set_aside,
    buried_cards,
    what_was_recalled,
    events_by_their_clock,
)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, steps: tuple[Step, ...] = MIGRATIONS) -> None:
    """Take the file's tables to the newest version. Whatever fails, the file is left at the last whole step.

    Raises `sqlite3.Error`.
    """
    while _version(connection) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            done = _version(connection)  # again: another window may have been quicker
            if done < len(steps):
                steps[done](connection)
                connection.execute("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL)")
                connection.execute("INSERT INTO migration VALUES (?, ?)", (done + 1, steps[done].__name__))
                connection.execute(f"PRAGMA user_version = {done + 1}")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection) -> int:
    [(version,)] = connection.execute("PRAGMA user_version")
    return int(version)
