"""Two well-known ways to schedule, day by day, as they are described: Anki's SM-2 and Leitner's boxes.

Both get what the program gets: so many new cards a day, reviews before new cards, and what is due next when time is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Protocol

from ice_quiz.memory.rating import Rating
from tests.benchmarks.learners.day import NEW_PER_DAY, Day


class Intervals(Protocol):
    """A way to schedule that knows the ratings of a card and their days, and nothing else."""

    def after(self, card: str, rating: Rating, day: int) -> int:
        """The days until a card is due again, now that it was answered."""


@dataclass
class Peer:
    """A learner who studies by such a schedule. `due` holds the day on which each card seen is due."""

    cards: Sequence[str]
    intervals: Intervals
    random: Random
    due: dict[str, int] = field(default_factory=dict)

    def study(self, day: Day) -> None:
        """Study until nothing is left or the minutes are used up."""
        for card in self._line(day.number):
            if day.over:
                return
            self.due[card] = day.number + self.intervals.after(card, day.ask(card), day.number)

    def _line(self, day: int) -> Iterator[str]:
        """What is due, the longest overdue first, else by chance; new cards; what is due soonest. Each card comes once."""
        seen = sorted(self.due, key=lambda card: (self.due[card], self.random.random()))
        due = [card for card in seen if self.due[card] <= day]
        yield from due
        yield from islice((card for card in self.cards if card not in self.due), NEW_PER_DAY)
        yield from seen[len(due) :]


@dataclass(frozen=True, slots=True)
class Sm2Card:
    """A card as SM-2 knows it: its interval, the factor on it, and the day it was answered on."""

    interval: int
    ease: float
    last: int


GRADUATING, GRADUATING_EASY = 1, 4
EASE, LEAST_EASE = 2.5, 1.3
EASE_CHANGES = {Rating.AGAIN: -0.2, Rating.HARD: -0.15, Rating.GOOD: 0.0, Rating.EASY: 0.15}
HARD, EASY_BONUS = 1.2, 1.3


@dataclass
class AnkiSm2:
    """Anki's SM-2 with the options it comes with, without fuzz; learning steps are over within the day.

    A card graduates to 1 day, or to 4 where it was easy. A lapse leads back to 1 day (Anki's manual, "Deck Options"; what
    late and early reviews do is as in its source, `rslib/src/scheduler/states/review.rs`).
    """

    known: dict[str, Sm2Card] = field(default_factory=dict)

    def after(self, card: str, rating: Rating, day: int) -> int:
        """By the card's interval, its ease, and the days that passed."""
        before = self.known.get(card)
        if before is None:
            now = Sm2Card(GRADUATING_EASY if rating is Rating.EASY else GRADUATING, EASE, day)
        else:
            ease = max(LEAST_EASE, before.ease + EASE_CHANGES[rating])
            now = Sm2Card(_reviewed(before, rating, day - before.last), ease, day)
        self.known[card] = now
        return now.interval


def _reviewed(card: Sm2Card, rating: Rating, passed: int) -> int:
    """The next interval; the ease is that from before the answer."""
    late = passed - card.interval
    if rating is Rating.AGAIN:
        return 1
    if late < 0:
        good = max(passed * card.ease, card.interval)
        hard = max(passed * HARD, card.interval * HARD / 2)
        early = {Rating.HARD: hard, Rating.GOOD: good, Rating.EASY: good * (1 + EASY_BONUS) / 2}
        return max(1, round(early[rating]))
    days = max(round(card.interval * HARD), card.interval + 1)
    if rating is not Rating.HARD:
        days = max(round((card.interval + late / 2) * card.ease), days + 1)
    if rating is Rating.EASY:
        days = max(round((card.interval + late) * card.ease * EASY_BONUS), days + 1)
    return days


BOXES = (1, 2, 4, 8, 16)


@dataclass
class Leitner:
    """Five boxes with longer and longer intervals: one box up when it was right, back to the first when it was wrong."""

    box: dict[str, int] = field(default_factory=dict)

    def after(self, card: str, rating: Rating, day: int) -> int:  # noqa: ARG002  # the days that passed do not matter here
        """By the box."""
        up = self.box[card] + 1 if card in self.box else 0
        self.box[card] = 0 if rating is Rating.AGAIN else min(up, len(BOXES) - 1)
        return BOXES[self.box[card]]
