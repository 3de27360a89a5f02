"""A look at every byte of the progress file: for after the first screen, before a backup is trusted, and for the doctor."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import reduce
from operator import xor
from pathlib import Path
from typing import NamedTuple

from ice_quiz.progress.faults import DamagedRow, in_words
from ice_quiz.progress.opening import connect
from ice_quiz.progress.replay import replay
from ice_quiz.progress.rows import EVENT, Head, genuine, selecting
from ice_quiz.progress.store import Store


class Tally(NamedTuple):
    """How many events stand in a log, and their hashes combined (exclusive or): two logs with the same hold the same."""

    events: int = 0
    mark: int = 0


def tally(connection: sqlite3.Connection) -> Tally:
    """What the log holds, counted from the events themselves. Raises `sqlite3.Error`."""
    hashes = [value for (value,) in connection.execute("SELECT hash FROM event NOT INDEXED")]
    if not all(type(value) is int for value in hashes):
        raise DamagedRow("a hash is no number")
    return Tally(len(hashes), reduce(xor, hashes, 0))


def damaged_events(connection: sqlite3.Connection, newest: int | None = None, *, turn: int = 0) -> int:
    """How many of the newest events, or of all, do not fit their hash. Raises `sqlite3.Error`.

    With another `turn`, it is as many that were written before: so turn by turn all have their turn.

    SQLite's own check does not see every flipped bit in a text: of 300 files with one, it passed 36; the hashes showed all.
    """
    some = ""
    if newest is not None:
        [(last,)] = connection.execute("SELECT coalesce(max(rowid), 0) FROM event")
        skipped = turn % (last // newest + 1) * newest
        some = f"NOT INDEXED ORDER BY rowid DESC LIMIT {newest} OFFSET {skipped}"
    before, connection.text_factory = connection.text_factory, _whatever_stands_there
    try:
        return sum(not genuine(row) for row in connection.execute(selecting("event", EVENT, some)))
    finally:
        connection.text_factory = before


def faults_of(path: Path, patience: float = 5.0) -> tuple[str, ...]:
    """What is wrong with the file, in sentences; nothing if all is well.

    It has its own connection, reads only, and may run beside a `Log`, in another thread too.
    """
    try:
        with closing(connect(path, patience, write=False)) as connection:
            return tuple(_faults(connection))
    except sqlite3.Error as problem:
        return (in_words(problem)[0],)


def damage_in(path: Path, patience: float = 5.0) -> tuple[str, ...]:
    """As `faults_of`, but only what events may be lost by; the rest can be made anew from these."""
    try:
        with closing(connect(path, patience, write=False)) as connection:
            return tuple(_damage(connection))
    except sqlite3.Error as problem:
        return (in_words(problem)[0],)


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    found = tuple(_damage(connection))
    yield from found
    if not found and not _derived(Store(connection)):
        yield "The derived rows do not fit the events; they have to be made anew."


def _derived(store: Store) -> bool:
    """Whether every derived row is what the events give: a damaged one may be sound for SQLite."""
    events = store.events()
    state = replay(events)
    try:
        return store.head() == Head().after(events, store.device, state.settings) and store.state() == state
    except (TypeError, ValueError, AttributeError):  # a row holds what none of ours ever held
        return False


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    yield from (f"SQLite finds: {fault}." for fault in Store(connection).integrity())
    damaged, held = damaged_events(connection), tally(connection)
    if damaged:
        yield f"Of {held.events} events {damaged} are damaged: their hashes do not fit."


def _whatever_stands_there(text: bytes) -> str:
    """Damaged text as text, so that its hash is looked at and the rows after it too."""
    return text.decode(errors="replace")
