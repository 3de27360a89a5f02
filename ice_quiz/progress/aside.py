"""Events that are kept and do not count: from the future, or of an id that stands for something else here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from enum import StrEnum

from ice_quiz.progress.event import Event, from_line, to_line
from ice_quiz.progress.future import claimed_ms
from ice_quiz.progress.rows import inserting


class Reason(StrEnum):
    """Why an event does not count."""

    FUTURE = "future"  # its clock was far ahead; it is let in when its time has come
    CONFLICT = "conflict"  # another event has its id: damage, or a forgery


COLUMNS = ("id", "hash", "reason", "tick_ms", "line")


class Aside:
    """The table of what is set aside, over the connection of a store and within its transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, events: Iterable[Event], reason: Reason) -> int:
        """Keep events; how many were not here yet."""
        rows = [(bytes.fromhex(event.id), event.hash, reason, claimed_ms(event), to_line(event)) for event in events]
        return sum(self._connection.execute(inserting("set_aside", COLUMNS, "IGNORE"), row).rowcount for row in rows)

    def remove(self, events: Iterable[Event]) -> None:
        """Keep these events here no longer."""
        rows = [(bytes.fromhex(event.id), event.hash) for event in events]
        self._connection.executemany("DELETE FROM set_aside WHERE id = ? AND hash = ?", rows)

    def forget(self, ids: Iterable[str]) -> None:
        """Keep nothing of the events with these ids."""
        self._connection.executemany("DELETE FROM set_aside WHERE id = ?", [(bytes.fromhex(each),) for each in ids])

    def events(self, reason: Reason, up_to_ms: int = (1 << 63) - 1) -> list[Event]:
        """What is kept for this reason and claims a time up to this one, in order; a damaged line is left out."""
        rows = self._connection.execute("SELECT line FROM set_aside WHERE reason = ? AND tick_ms <= ?", (reason, up_to_ms))
        return sorted((event for (line,) in rows if (event := _event(line))), key=lambda event: event.order)


def _event(line: str) -> Event | None:
    try:
        return from_line(line)
    except ValueError:
        return None
