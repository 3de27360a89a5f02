"""What can be asked of the log, whatever stands behind it: the file, or a copy in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from ice_quiz.progress.answers import Told
from ice_quiz.progress.aside import Reason
from ice_quiz.progress.card_rows import CardRows
from ice_quiz.progress.event import Event, Tick
from ice_quiz.progress.faults import unreadable
from ice_quiz.progress.history import Past, history
from ice_quiz.progress.replay import CardState, DayTotals, State, Totals
from ice_quiz.progress.rows import Remembered, Standings
from ice_quiz.progress.sifting import Begun
from ice_quiz.progress.store import Store
from ice_quiz.progress.stored import Stored

T = TypeVar("T")


class Reading:
    """The reading side of a log. Every method raises `ProgressError` where the file fails."""

    path: Path
    _view: Store

    def state(self) -> State:
        """Everything, from the derived rows."""
        with self._reading():
            return self._view.state()

    def card(self, card: str) -> CardState:
        """One card; a blank state where the log does not know it."""
        with self._reading():
            return self._view.card(card)

    def card_states(self, deck: str = "") -> CardRows:
        """All cards, or those whose id begins with `deck/`, as they are now; each is made when it is asked for."""
        with self._reading():
            return self._view.card_rows(deck)

    def states_of(self, cards: Iterable[str]) -> CardRows:
        """Those of these cards that the log knows, as they are now."""
        with self._reading():
            return self._view.rows_of(cards)

    def begun(self, deck: str, day: int, overdue: int) -> Begun:
        """The cards of a deck that do not wait as new ones on a study day, see `sifting`."""
        with self._reading():
            return self._view.begun(deck, day, overdue)

    def most_faded(self, cards: Mapping[str, object], deck: str, day: int, most: int) -> frozenset[str]:
        """Of the cards of a deck that are due on a study day, so many that faded most, see `sifting`."""
        with self._reading():
            return self._view.most_faded(cards, deck, day, most)

    def standings(self, deck: str) -> Standings:
        """The cards of a deck, quickly: for telling what is due and what is known."""
        with self._reading():
            return self._view.standings(deck)

    def fingerprints(self, deck: str) -> Mapping[str, str]:
        """What stands for the right answers that each card of a deck was last asked with."""
        with self._reading():
            return self._view.fingerprints(deck)

    def totals(self, day: int) -> Mapping[str, DayTotals]:
        """What was done on a study day, by deck."""
        with self._reading():
            return {deck: totals for (deck, _), totals in self._view.totals(day).items()}

    def all_totals(self) -> Totals:
        """What was done, by deck and study day."""
        with self._reading():
            return self._view.totals()

    def travelled(self, day: int, later: int) -> bool:
        """Whether the time zone changed between two study days on which something was answered, see `Answers.travelled`."""
        with self._reading():
            return self._view.answers.travelled(day, later)

    def journeys(self) -> Callable[[int, int], bool]:
        """`travelled`, for whoever asks it often."""
        with self._reading():
            offsets = self._view.answers.offsets()
        return lambda day, later: offsets.get(day) != offsets.get(later) and self.travelled(day, later)

    def told(self, deck: str = "") -> Iterator[tuple[float, list[Told]]]:
        """Every answer, or those of a deck, card by card, and with each card what share of the log was looked at."""
        with self._reading():
            answers = self._view.answers
            events = answers.events() or 1
            yield from ((seen / events, told) for seen, told in answers.told(deck))

    def reviews(self) -> int:
        """How many answers counted that were not the first of their card, on all days together."""
        with self._reading():
            return self._view.reviews()

    def remembered(self) -> tuple[Remembered, ...]:
        """All cards that the log knows, as much of them as sorting and filtering long lists needs."""
        with self._reading():
            return tuple(self._view.remembered())

    def history(self, card: str) -> tuple[Past, ...]:
        """What happened to a card, under earlier ids too, and how it then stood."""
        with self._reading():
            return history(self._view.family(card), card, self._view.head().settings)

    def events(self, card: str | None = None) -> tuple[Event, ...]:
        """All events, or those that name the card, in order."""
        with self._reading():
            return tuple(self._view.events(card))

    def family(self, card: str) -> tuple[Event, ...]:
        """All events of a card, under earlier and later ids too, in order."""
        with self._reading():
            return tuple(self._view.family(card))

    def recent(self, count: int) -> tuple[Event, ...]:
        """The last `count` events in order, the newest last."""
        with self._reading():
            return tuple(self._view.recent(count))

    def since(self, tick: Tick) -> tuple[Event, ...]:
        """The events after a reading of the hybrid clock, in order."""
        with self._reading():
            return tuple(self._view.since(tick))

    def waiting(self) -> tuple[Event, ...]:
        """The events that are set aside because they come from the future, in order."""
        return self.ask(lambda store: tuple(store.aside.events(Reason.FUTURE)))

    def conflicting(self) -> tuple[Event, ...]:
        """The events that are set aside because their id stands for another one, in order."""
        return self.ask(lambda store: tuple(store.aside.events(Reason.CONFLICT)))

    def ask(self, question: Callable[[Stored], T]) -> T:
        """What is told by the file, or by what stands in for it."""
        with self._reading():
            return question(self._view)

    def rebuild(self) -> None:
        """Make the derived rows anew from the events: they are then right again, whatever happened to them."""
        with self._reading():
            self._view.rebuild()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as problem:
            raise unreadable(problem, self.path) from None
