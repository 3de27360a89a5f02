"""The answers of the log, read for statistics: without their cards' states, and as few columns as can be."""

from __future__ import annotations

import sqlite3

from ice_quiz.progress.event import Kind

_TWO_DAYS_MS = 48 * 3_600_000


class Answers:
    """The answers in the log's tables, over one SQLite connection. Every method raises `sqlite3.Error`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def travelled(self, day: int, later: int) -> bool:
        """Whether the time zone changed between the last answer of a study day and the first of a later one, in 48 hours.

        Whoever flies over the date line misses a date that was none for them.
        """
        query = (
            f"SELECT utc_ms, offset_minutes FROM event WHERE day = ? AND kind = '{Kind.ANSWERED}' "
            "ORDER BY tick_ms {}, counter {} LIMIT 1"
        )
        left = self._connection.execute(query.format("DESC", "DESC"), (day,)).fetchone()
        came = self._connection.execute(query.format("", ""), (later,)).fetchone()
        return bool(left and came) and left[1] != came[1] and came[0] - left[0] < _TWO_DAYS_MS
