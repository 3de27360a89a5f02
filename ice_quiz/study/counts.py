"""How many cards wait, how many the day's limits let in, and about how long they take."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from ice_quiz.progress.replay import DayTotals
from ice_quiz.settings import Settings


class Counts(NamedTuple):
    """Cards of today: never seen, to be drilled again, and due for review."""

    new: int = 0
    again: int = 0
    due: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.again + self.due


class Allowance(NamedTuple):
    """How many cards of one deck may still be let in today: cards never seen before, and reviews."""

    new: int
    reviews: int


def allowance(settings: Settings, today: DayTotals) -> Allowance:
    """What the day's limits leave of one deck after what was done in it today."""
    return Allowance(
        new=max(0, settings.new_per_day + today.extra_new - today.new),
        reviews=max(0, settings.reviews_per_day - today.reviews),
    )


def minutes(cards: int, seconds_per_card: float) -> int:
    """About how many minutes so many cards take, rounded up."""
    return ceil(cards * seconds_per_card / 60)
