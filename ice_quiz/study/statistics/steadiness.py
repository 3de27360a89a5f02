"""How steadily it goes: what was kept of what was due this week, and the days in a row on which something was answered."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from ice_quiz.language.words import per_cent
from ice_quiz.progress.log import Log

WEEK = 7


class Kept(NamedTuple):
    """Of how many reviews, each the first of its card on its day, how many were recalled."""

    reviews: int = 0
    recalled: int = 0

    @property
    def share(self) -> float:
        """The true retention; 0 where nothing was reviewed."""
        return self.recalled / self.reviews if self.reviews else 0.0

    def plus(self, other: Kept) -> Kept:
        """Both together."""
        return Kept(self.reviews + other.reviews, self.recalled + other.recalled)


class Steadiness(NamedTuple):
    """The last seven study days, and how many days in a row something was answered, up to today or yesterday."""

    week: Kept = Kept()
    streak: int = 0


def steadiness(log: Log) -> Steadiness:
    """As the log has it. Raises `ProgressError` where it cannot be read."""
    today, totals = log.today(), log.all_totals()
    week = [each for (_, day), each in totals.items() if day > today - WEEK]
    studied = {day for (_, day), each in totals.items() if each.answered}
    kept = Kept(sum(each.reviews for each in week), sum(each.recalled for each in week))
    return Steadiness(kept, streak(studied, today, log.travelled))


def streak(studied: Collection[int], today: int, travelled: Callable[[int, int], bool]) -> int:
    """How many study days in a row, up to today or yesterday, are among those `studied`.

    A date that is missing only because the time zone changed meanwhile (`travelled`) breaks nothing and counts for nothing.
    """
    day = today if today in studied else today - 1
    days = 0
    while True:
        if day in studied:
            days += 1
            day -= 1
        elif days and day - 1 in studied and travelled(day - 1, day + 1):
            day -= 1
        else:
            return days


def longest_streak(studied: Collection[int], travelled: Callable[[int, int], bool]) -> int:
    """The most study days in a row that there ever were."""
    ends = [day for day in studied if day + 1 not in studied]
    return max((streak(studied, day, travelled) for day in ends), default=0)


def in_words(steady: Steadiness) -> str:
    """As it is told: "You kept 91 % of what was due this week. 12 days in a row."."""
    told = []
    if steady.week.reviews:
        told.append(f"You kept {per_cent(steady.week.share)} of what was due this week.")
    if steady.streak > 1:
        told.append(f"{steady.streak:,} days in a row.")
    return " ".join(told)
