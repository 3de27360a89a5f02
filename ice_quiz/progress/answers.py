"""The answers of the log, read for statistics: without their cards' states, and as few columns as can be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from ice_quiz.memory.fsrs import Memory
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.replay import USUAL, CardState, DayTotals, step
from ice_quiz.progress.resolve import in_order, joined, links_of, resolved
from ice_quiz.progress.rows import EVENT, Row, event_of_row, selecting

_CARD = EVENT.index("card")
_DAY_MS = 24 * 3_600_000
_TWO_DAYS_MS = 2 * _DAY_MS
_EPOCH = date(1970, 1, 1).toordinal()


class Told(NamedTuple):
    """An answer after undo, override and rename: to which card, on which day, and what it added to the day's totals."""

    card: str
    day: int
    answer: Answered
    counted: DayTotals


class Answers:
    """The answers in the log's tables, over one SQLite connection. Every method raises `sqlite3.Error`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def travelled(self, day: int, later: int) -> bool:
        """Whether the time zone changed between the last answer of a study day and the first of a later one, in 48 hours.

        Whoever flies over the date line misses a date that was none for them.
        """
        query = (
            "SELECT utc_ms, offset_minutes FROM event WHERE id BETWEEN ? AND ? AND day = ? "
            f"AND kind = '{Kind.ANSWERED}' ORDER BY tick_ms {{}}, counter {{}} LIMIT 1"
        )
        left = self._connection.execute(query.format("DESC", "DESC"), _around(day)).fetchone()
        came = self._connection.execute(query.format("", ""), _around(later)).fetchone()
        return bool(left and came) and left[1] != came[1] and came[0] - left[0] < _TWO_DAYS_MS

    def offsets(self) -> dict[int, set[int]]:
        """The offsets from UTC that answers were given at, by study day: one look instead of one for every gap."""
        found: dict[int, set[int]] = {}
        query = f"SELECT DISTINCT day, offset_minutes FROM event WHERE kind = '{Kind.ANSWERED}'"
        for day, offset in self._connection.execute(query):
            found.setdefault(day, set()).add(offset)
        return found

    def told(self, deck: str = "") -> Iterator[tuple[int, list[Told]]]:
        """Every answer, or those of a deck, card by card; with each card, how many of the log's events were looked at."""
        links = links_of(map(event_of_row, self._rows(f"WHERE kind = '{Kind.RENAMED}'")))
        where, values = ("card >= ? || '/' AND card < ? || '0'", (deck, deck)) if deck else ("card > ''", ())
        seen = 0
        moved: set[str] = set()
        rows = self._rows(f"WHERE {where} ORDER BY card, tick_ms, counter, id", *values)
        for card, rows_of_card in groupby(rows, lambda row: row[_CARD]):
            events = [event_of_row(row) for row in rows_of_card]
            seen += len(events)
            if card in links:
                moved.add(card)
            else:
                yield seen, _told(events)
        while moved:
            family = joined((moved.pop(),), links)
            moved -= family
            events = in_order(event_of_row(row) for card in family for row in self._rows("WHERE card = ?", card))
            yield seen, [told for told in _told(events) if not deck or told.card.startswith(f"{deck}/")]

    def events(self) -> int:
        """How many events there are."""
        [(count,)] = self._connection.execute("SELECT count(*) FROM event")
        return int(count)

    def _rows(self, rest: str, *values: str) -> Iterator[Row]:
        return self._connection.execute(selecting("event", EVENT, rest), values)


def _around(day: int) -> tuple[bytes, bytes, int]:
    """The first and the last id that an event of the study day can have, and the day: ids begin with their time."""
    start = (day - _EPOCH) * _DAY_MS
    first, last = (max(each, 0).to_bytes(6, "big") for each in (start - 2 * _DAY_MS, start + 3 * _DAY_MS))
    return first + bytes(10), last + bytes(10), day


def _told(events: Sequence[Event]) -> list[Told]:
    states: dict[str, CardState] = {}
    found = []
    for deed in resolved(events):
        before = states.get(deed.card) or CardState(deed.card)
        states[deed.card], counted = step(before, deed, USUAL, _counting)
        if deed.answer is not None:
            found.append(Told(deed.card, deed.event.day, deed.answer, counted))
    return found


def _counting(memory: Memory | None, rating: Rating, day: int) -> Memory:
    """In place of the memory model, where it only matters which answers count: a tenth of the time."""
    reps, lapses = (memory.reps, memory.lapses) if memory else (0, 0)
    return Memory(1.0, 5.0, day, reps + 1, lapses + (rating is Rating.AGAIN))
