"""Events and the rows derived from them, over one SQLite connection.

Events are only ever inserted. The derived rows (cards, day totals, the head) change in the same transaction: by one more
`step` where the new events are the last of all, else by folding the families they touch again. Either way they are what
`replay` of the whole log gives, and can be thrown away: `rebuild` makes them from the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from ice_quiz.memory.fsrs import due_day
from ice_quiz.progress.aside import COLUMNS
from ice_quiz.progress.event import Event
from ice_quiz.progress.forgetting import forgotten, kept
from ice_quiz.progress.migrations import VERSION
from ice_quiz.progress.replay import NOTHING, CardState, DayTotals, Totals, deck_of, fold, replay, step
from ice_quiz.progress.resolve import GLOBAL, OF_CARDS, families, in_order, joined, links_of, resolved
from ice_quiz.progress.rows import (
    CARD,
    EVENT,
    HEAD,
    TOTAL,
    Head,
    Row,
    inserting,
    row_of_card,
    row_of_event,
    row_of_head,
    selecting,
)
from ice_quiz.progress.stored import Stored
from ice_quiz.settings import Settings

BULK = 500
"""From so many events on, where most are new, making all derived rows anew is quicker than folding family by family."""

_TABLES = {"event": EVENT, "card_state": CARD, "day_total": TOTAL, "derived": ("one", *HEAD), "set_aside": COLUMNS}


class Store(Stored):
    """The log and its derived rows. Every method raises `sqlite3.Error`, and nothing else, where the file fails."""

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
        elif self.purges(min(event.tick_ms for event in fresh)) and (gone := forgotten(self.events())):
            states = {card: CardState(card) for card in self.cards()}
            self.drop(gone)
            self.aside.forget(gone)
            states |= self.cards()
        elif len(fresh) > max(BULK, head.log_count):
            self._make_anew()
            states = self.cards()
        else:
            settings, states = self._fold_again(fresh, head.settings)
            self._write_head(head.after(fresh, self.device, settings))
        return states | {event.card: self.card(event.card) for event in events if event.card and event.card not in states}

    def fill(self, events: Iterable[Event]) -> None:
        """Put many events into a log at once, durable when it returns; what is forgotten among them is left out."""
        with self.transaction():
            for event in kept(in_order(events)):
                self._insert(event)
            self._make_anew()

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
