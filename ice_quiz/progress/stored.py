"""What stands in the progress file: events, and the rows derived from them, read over one SQLite connection."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import xor

from ice_quiz.progress.answers import Answers
from ice_quiz.progress.aside import Aside
from ice_quiz.progress.card_rows import CardRows
from ice_quiz.progress.event import Event, Kind, Tick
from ice_quiz.progress.faults import DamagedRow
from ice_quiz.progress.replay import RULES, CardState, DayTotals, State
from ice_quiz.progress.resolve import in_order, joined, links_of
from ice_quiz.progress.rows import (
    CARD,
    EVENT,
    HEAD,
    REMEMBERED,
    STANDING,
    TOTAL,
    Head,
    Remembered,
    Standing,
    Standings,
    card_of_row,
    event_of_row,
    head_of_row,
    selecting,
)
from ice_quiz.progress.sifting import Begun, begun, most_faded

_BY_CLOCK = "ORDER BY +tick_ms, counter, id"  # "+": sorted, where the index of all ticks would be looked through
_IN_DECK = "WHERE card >= ? || '/' AND card < ? || '0'"  # "0" is the character after "/"


class Stored:
    """The log and its derived rows, to be read. Every method raises `sqlite3.Error`, and nothing else."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute("SELECT id FROM device LIMIT 1").fetchone()
        if row is None or not isinstance(row[0], str):
            raise DamagedRow("the device has no name")
        self.device: str = row[0]
        self.aside = Aside(connection)
        self.answers = Answers(connection)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def wait_at_most(self, seconds: float) -> None:
        """Wait so long, from now on, where another program keeps the file to itself."""
        self._connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def head(self) -> Head:
        """What the derived rows were made from; a blank one where there are none."""
        row = self._connection.execute(selecting("derived", HEAD)).fetchone()
        return Head() if row is None else head_of_row(row)

    def card(self, card: str) -> CardState:
        """One card; a blank state where the log does not know it."""
        row = self._connection.execute(selecting("card_state", CARD, "WHERE card = ?"), (card,)).fetchone()
        return CardState(card) if row is None else card_of_row(row)

    def cards(self, deck: str = "") -> dict[str, CardState]:
        """All cards, or those whose id begins with `deck/`."""
        return dict(self.card_rows(deck))

    def card_rows(self, deck: str = "") -> CardRows:
        """The same, each made only when it is asked for."""
        values = (deck, deck) if deck else ()
        return CardRows(self._connection.execute(selecting("card_state", CARD, _IN_DECK if deck else ""), values))

    def rows_of(self, cards: Iterable[str]) -> CardRows:
        """Those of these cards that the log knows."""
        where = "WHERE card IN (SELECT value FROM json_each(?))"
        return CardRows(self._connection.execute(selecting("card_state", CARD, where), (json.dumps(list(cards)),)))

    def begun(self, deck: str, day: int, overdue: int) -> Begun:
        """The cards of a deck that do not wait as new ones on a study day, see `sifting`."""
        return begun(self._connection, deck, day, overdue)

    def most_faded(self, cards: Mapping[str, object], deck: str, day: int, most: int) -> frozenset[str]:
        """Of the cards that are due on a study day, so many that faded most, see `sifting`."""
        return most_faded(self._connection, cards, deck, day, most)

    def standings(self, deck: str) -> Standings:
        """The cards whose id begins with `deck/`, as much of them as telling what is due and what is known needs."""
        rows = self._connection.execute(selecting("card_state", STANDING, _IN_DECK), (deck, deck)).fetchall()
        if not rows:
            return Standings()
        cards, fingerprints, stabilities, *columns = zip(*rows, strict=True)  # column by column: there may be 100,000 rows
        stand = list(zip(*columns, strict=True))
        alike = {each: Standing._make(each) for each in set(stand)}
        return Standings(
            dict(zip(cards, map(alike.__getitem__, stand), strict=True)),
            dict(zip(cards, fingerprints, strict=True)),
            dict(zip(cards, stabilities, strict=True)),
        )

    def fingerprints(self, deck: str) -> dict[str, str]:
        """What stands for the right answers that each card of a deck was last asked with."""
        return dict(self._connection.execute(selecting("card_state", ("card", "fingerprint"), _IN_DECK), (deck, deck)))

    def remembered(self) -> Iterator[Remembered]:
        """All cards, as much of them as sorting and filtering needs, in no order."""
        return map(Remembered._make, self._connection.execute(selecting("card_state", REMEMBERED)))

    def family(self, card: str) -> list[Event]:
        """All events of a card and of those that renames join with it, in order."""
        names = joined((card,), links_of(self._renames()))
        return in_order(event for name in names for event in self.events(name))

    def totals(self, day: int | None = None) -> dict[tuple[str, int], DayTotals]:
        """What was done, by deck and study day: on all of them, or on one."""
        where, values = ("", ()) if day is None else ("WHERE day = ?", (day,))
        rows = self._connection.execute(selecting("day_total", TOTAL, where), values)
        return {(row[0], row[1]): DayTotals(*row[2:]) for row in rows}

    def reviews(self) -> int:
        """How many answers counted that were not the first of their card."""
        [(count,)] = self._connection.execute("SELECT coalesce(sum(reviews), 0) FROM day_total")
        return int(count)

    def state(self) -> State:
        """Everything, from the derived rows."""
        head = self.head()
        return State(self.cards(), self.totals(), head.settings, head.largest_day)

    def events(self, card: str | None = None) -> list[Event]:
        """All events, or those that name the card, in order."""
        where, values = ("", ()) if card is None else ("WHERE card = ?", (card,))
        return [
            event_of_row(row) for row in self._connection.execute(selecting("event", EVENT, f"{where} {_BY_CLOCK}"), values)
        ]

    def recent(self, count: int) -> list[Event]:
        """The last `count` events, in order."""
        rows = self._connection.execute(
            selecting("event", EVENT, "ORDER BY tick_ms DESC, counter DESC, id DESC LIMIT ?"), (count,)
        )
        return [event_of_row(row) for row in rows][::-1]

    def since(self, tick: Tick) -> list[Event]:
        """The events after a reading of the hybrid clock, in order."""
        where = "WHERE (tick_ms, counter) > (?, ?) ORDER BY tick_ms, counter, id"
        rows = self._connection.execute(selecting("event", EVENT, where), (tick.ms, tick.counter))
        return [event_of_row(row) for row in rows]

    def data_version(self) -> int:
        """A number that changes when another connection wrote."""
        [(version,)] = self._connection.execute("PRAGMA data_version")
        return int(version)

    def hashes(self, ids: Iterable[str]) -> dict[str, int]:
        """The hashes of those of these events that are in the log, by id."""
        found = (
            (each, self._connection.execute("SELECT hash FROM event WHERE id = ?", (bytes.fromhex(each),))) for each in ids
        )
        return {each: row[0] for each, cursor in found if (row := cursor.fetchone())}

    def around(self, tick_ms: int) -> tuple[int | None, int | None]:
        """The last tick up to this one, and the first after it."""
        last, first = "max(tick_ms) FROM event WHERE tick_ms <= ?", "min(tick_ms) FROM event WHERE tick_ms > ?"
        [pair] = self._connection.execute(f"SELECT (SELECT {last}), (SELECT {first})", (tick_ms, tick_ms))
        return pair[0], pair[1]

    def rows(self) -> int:
        """The number of the row that was added last."""
        [(row,)] = self._connection.execute("SELECT coalesce(max(rowid), 0) FROM event")
        return int(row)

    def tally(self, rows: int) -> tuple[int, int]:
        """How many events stand in the first rows, and their combined hashes."""
        found = [hash_ for (hash_,) in self._connection.execute("SELECT hash FROM event WHERE rowid <= ?", (rows,))]
        return len(found), reduce(xor, found, 0)

    def added(self, rows: int) -> list[Event]:
        """The events that were added after these rows, in order."""
        where = f"WHERE rowid > ? {_BY_CLOCK}"
        return [event_of_row(row) for row in self._connection.execute(selecting("event", EVENT, where), (rows,))]

    def purges(self, since_ms: int = 0) -> list[Event]:
        """What was forgotten at this tick or later, in order."""
        where = f"WHERE kind = '{Kind.PURGED}' AND tick_ms >= ? {_BY_CLOCK}"
        return [event_of_row(row) for row in self._connection.execute(selecting("event", EVENT, where), (since_ms,))]

    def fits(self) -> bool:
        """Whether the derived rows seem to be those of this log, by rules and count."""
        head = self.head()
        [(count,)] = self._connection.execute("SELECT count(*) FROM event")
        return head.rules == RULES and head.log_count == count

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        return [text for (text,) in self._connection.execute("PRAGMA integrity_check(20)") if text != "ok"]

    def _renames(self) -> Iterator[Event]:
        for row in self._connection.execute(selecting("event", EVENT, f"WHERE kind = '{Kind.RENAMED}'")):
            yield event_of_row(row)
