"""Events and the rows derived from them, over one SQLite connection.

Events are only ever inserted. The derived rows (cards, day totals, the head) change in the same transaction: by one more
`step` where the new events are the last of all, else by folding the families they touch again. Either way they are what
`replay` of the whole log gives, and can be thrown away: `rebuild` makes them from the log.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from ice_quiz.memory.fsrs import due_day
from ice_quiz.progress.aside import COLUMNS, Aside
from ice_quiz.progress.event import Event, Kind, Tick
from ice_quiz.progress.faults import DamagedRow
from ice_quiz.progress.forgetting import forgotten
from ice_quiz.progress.migrations import VERSION
from ice_quiz.progress.replay import NOTHING, RULES, CardState, DayTotals, State, Totals, deck_of, fold, replay, step
from ice_quiz.progress.resolve import GLOBAL, OF_CARDS, families, in_order, joined, links_of, resolved
from ice_quiz.progress.rows import (
    CARD,
    EVENT,
    HEAD,
    REMEMBERED,
    TOTAL,
    Head,
    Remembered,
    Row,
    Standing,
    card_of_row,
    event_of_row,
    head_of_row,
    inserting,
    row_of_card,
    row_of_event,
    row_of_head,
    selecting,
)
from ice_quiz.settings import Settings

_BY_CLOCK = "ORDER BY tick_ms, counter, id"
_IN_DECK = "WHERE card >= ? || '/' AND card < ? || '0'"  # "0" is the character after "/"
_TABLES = {"event": EVENT, "card_state": CARD, "day_total": TOTAL, "derived": ("one", *HEAD), "set_aside": COLUMNS}


class Store:
    """The log and its derived rows. Every method raises `sqlite3.Error`, and nothing else, where the file fails."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute("SELECT id FROM device LIMIT 1").fetchone()
        if row is None:
            raise DamagedRow("the device has no name")
        self.device: str = row[0]
        self.aside = Aside(connection)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    # Reading

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
        rows = self._connection.execute(
            selecting("card_state", CARD, _IN_DECK if deck else ""), (deck, deck) if deck else ()
        )
        return {row[0]: card_of_row(row) for row in rows}

    def standings(self) -> dict[str, Standing]:
        """All cards, as much of them as counting what is due needs."""
        rows = self._connection.execute(
            "SELECT card, due_day, CASE WHEN righted THEN NULL ELSE missed_day END, suspended, fingerprint, last_day, "
            "buried_day "
            "FROM card_state"
        )
        return {card: Standing(due, drill, bool(suspended), *rest) for card, due, drill, suspended, *rest in rows}

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
        rows = self._connection.execute(
            selecting("event", EVENT, f"WHERE (tick_ms, counter) > (?, ?) {_BY_CLOCK}"), (tick.ms, tick.counter)
        )
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

    def purged(self, since_ms: int = 0) -> bool:
        """Whether something was forgotten at this tick or later."""
        query = f"SELECT 1 FROM event WHERE kind = '{Kind.PURGED}' AND tick_ms >= ? LIMIT 1"
        return self._connection.execute(query, (since_ms,)).fetchone() is not None

    def fits(self) -> bool:
        """Whether the derived rows seem to be those of this log, by rules and count."""
        head = self.head()
        [(count,)] = self._connection.execute("SELECT count(*) FROM event")
        return head.rules == RULES and head.log_count == count

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        return [text for (text,) in self._connection.execute("PRAGMA integrity_check(20)") if text != "ok"]

    # Writing

    def append(self, events: Sequence[Event]) -> dict[str, CardState]:
        """Insert events and bring the derived rows up to date, all or nothing, durable when it returns.

        An event whose id is there already changes nothing, and what is forgotten leaves the file. Returns the states of the
        cards that the events touched; one that lost its last event comes back blank.
        """
        with self.transaction():
            return self.take(events)

    def take(self, events: Sequence[Event]) -> dict[str, CardState]:
        """`append`, within a transaction that is open."""
        head = self.head()
        fresh = [event for event in in_order(events) if self._insert(event)]
        if not fresh:
            states = {}
        elif all(event.card and event.kind in OF_CARDS and event.tick > head.tick for event in fresh):
            states = self._go_on(fresh, head.settings)
            self._write_head(head.after(fresh, self.device, head.settings))
        elif self.purged(min(event.tick_ms for event in fresh)) and (gone := forgotten(self.events())):
            states = {card: CardState(card) for card in self.cards()}
            self.drop(gone)
            states |= self.cards()
        else:
            settings, states = self._fold_again(fresh, head.settings)
            self._write_head(head.after(fresh, self.device, settings))
        return states | {event.card: self.card(event.card) for event in events if event.card and event.card not in states}

    def drop(self, ids: Iterable[str]) -> None:
        """Take events out of the file for good, within a transaction that is open. Nothing else does that."""
        self._connection.execute("PRAGMA secure_delete = ON")
        [(trigger,)] = self._connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'event_stays'")
        self._connection.execute("DROP TRIGGER event_stays")
        self._connection.executemany("DELETE FROM event WHERE id = ?", [(bytes.fromhex(each),) for each in ids])
        self._connection.execute(trigger)
        self._make_anew()

    def rename_device(self, device: str) -> None:
        """Give this machine another name, for what it writes from now on."""
        with self.transaction():
            self._connection.execute("UPDATE device SET id = ?", (device,))
            self.device = device
            self._make_anew()

    def sweep(self) -> None:
        """Leave nothing of what was dropped in the file's free space."""
        self._connection.execute("VACUUM")

    def rebuild(self) -> None:
        """Make the derived rows anew from the log."""
        with self.transaction():
            self._make_anew()

    def _make_anew(self) -> None:
        events = self.events()
        state = replay(events)
        for table in ("card_state", "day_total", "derived"):
            self._connection.execute(f"DELETE FROM {table}")
        self._write_cards(state.cards.values())
        self._add(state.totals)
        self._write_head(Head().after(events, self.device, state.settings))

    def copy_into(self, other: Store) -> None:
        """Put everything into an empty store; of another version's file only the events, from which the rest is made."""
        [(version,)] = self._connection.execute("PRAGMA user_version")
        alike = version == VERSION and self.fits()
        with other.transaction():
            for table in _TABLES if alike else ("event",):
                rows = self._connection.execute(selecting(table, _TABLES[table]))
                other._connection.executemany(inserting(table, _TABLES[table]), rows)
        if not alike:
            other.rebuild()

    def _insert(self, event: Event) -> bool:
        return self._connection.execute(inserting("event", EVENT, "IGNORE"), row_of_event(event)).rowcount == 1

    def _go_on(self, fresh: Sequence[Event], settings: Settings) -> dict[str, CardState]:
        """The derived rows after events that come later than all others: one step each."""
        cards: dict[str, CardState] = {}
        for deed in resolved(fresh):
            state = cards.get(deed.card) or self.card(deed.card)
            cards[deed.card], counted = step(state, deed, settings)
            if counted != NOTHING:
                self._add({(deck_of(deed), deed.event.day): counted})
        self._write_cards(cards.values())
        return cards

    def _fold_again(self, fresh: Sequence[Event], settings: Settings) -> tuple[Settings, dict[str, CardState]]:
        """The derived rows after any other events: the families they touch are folded without them and with them."""
        came = {event.id for event in fresh}
        links = links_of(self._renames())
        states: dict[str, CardState] = {}
        new_settings = settings
        if any(event.card == GLOBAL for event in fresh):
            new_settings = fold(self.events(GLOBAL)).settings
        for family in families(fresh, links):
            names = joined((family[0].card,), links)
            events = in_order(event for name in names for event in self.events(name))
            before = fold([event for event in events if event.id not in came], new_settings)
            after = fold(events, new_settings)
            gone = before.cards.keys() - after.cards.keys()
            self._connection.executemany("DELETE FROM card_state WHERE card = ?", [(card,) for card in gone])
            self._write_cards(after.cards.values())
            self._add(before.totals, times=-1)
            self._add(after.totals)
            states |= {card: CardState(card) for card in gone}
            states |= after.cards
        if _due_by(new_settings) != _due_by(settings):
            self._move_due_days(new_settings)
        return new_settings, states

    def _renames(self) -> Iterator[Event]:
        for row in self._connection.execute(selecting("event", EVENT, f"WHERE kind = '{Kind.RENAMED}'")):
            yield event_of_row(row)

    def _move_due_days(self, settings: Settings) -> None:
        moved = [
            (due_day(state.memory, card, *_due_by(settings)), card)
            for card, state in self.cards().items()
            if state.memory is not None
        ]
        self._connection.executemany("UPDATE card_state SET due_day = ? WHERE card = ?", moved)

    def _write_cards(self, states: Iterable[CardState]) -> None:
        self._connection.executemany(inserting("card_state", CARD), map(row_of_card, states))

    def _add(self, totals: Totals, times: int = 1) -> None:
        for (deck, day), more in totals.items():
            row: Row | None = self._connection.execute(
                selecting("day_total", TOTAL, "WHERE day = ? AND deck = ?"), (day, deck)
            ).fetchone()
            sum_ = (NOTHING if row is None else DayTotals(*row[2:])).plus(more, times)
            if sum_ == NOTHING:
                self._connection.execute("DELETE FROM day_total WHERE day = ? AND deck = ?", (day, deck))
            else:
                self._connection.execute(inserting("day_total", TOTAL), (deck, day, *sum_))

    def _write_head(self, head: Head) -> None:
        self._connection.execute(inserting("derived", ("one", *HEAD)), (1, *row_of_head(head)))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is durable at its end, or none of it is there."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def _due_by(settings: Settings) -> tuple[float, float]:
    """The settings that due days follow from, as `due_day` takes them."""
    return settings.desired_retention, settings.stability_factor
