"""How much of a deck is asked on a study day: the limits of the settings, and after a break no more than is kind.

A limit of reviews that is high enough for usual days is a wall after a holiday. Who comes back is asked what fades first,
about as much as on the days before, and no new card until all that was left behind is caught up with.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil

from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import DayTotals
from ice_quiz.settings import Settings
from ice_quiz.study.counts import Allowance, allowance
from ice_quiz.study.planning import Preparation

LEFT_BEHIND = 2
"""Study days after its own on which a card that was not asked counts as left behind: one day is missed by anybody."""

FEWEST = 50
"""Reviews a day that are no wall for anybody: some ten minutes."""

MORE_THAN_USUAL = 1.5
"""A day of catching up holds so many times the reviews of a usual one."""

SLOWEST = 30
"""Days after which even the largest backlog is nearly caught up with."""

USUAL_DAYS = 14
"""The last days with reviews, which tell what is usual."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a study day.

    `done` is what was done on it, by deck. `usual` tells the reviews of a usual day of a deck. `planned` are the decks whose
    exam is prepared for: their plan says what is asked. With `whole` all reviews that wait are asked, however many. A day of
    catching up holds the `fewest` at least.
    """

    settings: Settings
    done: Mapping[str, DayTotals]
    usual: Callable[[str], int]
    planned: Collection[str] = ()
    whole: bool = False
    fewest: int = FEWEST

    def of(self, deck: str, left_behind: int) -> Allowance:
        """How many cards of a deck may still be asked, where so many reviews were left behind."""
        done = self.done.get(deck, DayTotals())
        allowed = allowance(self.settings, done)
        a_day = self.eased(deck, left_behind)
        if a_day is not None:
            allowed = Allowance(max(0, done.extra_new - done.new), max(0, min(allowed.reviews, a_day - done.reviews)))
        return allowed._replace(reviews=ALL) if self.whole else allowed

    def eased(self, deck: str, left_behind: int) -> int | None:
        """The reviews of a day while a break is caught up with; None where the settings alone say how many."""
        behind = left_behind + self.done.get(deck, DayTotals()).reviews  # about as many as this morning
        if deck in self.planned or behind <= self.fewest:
            return None
        kind = max(self.fewest, ceil(self.usual(deck) * MORE_THAN_USUAL), ceil(behind / SLOWEST))
        return min(kind, self.settings.reviews_per_day) if behind > with_rest(kind) else None

    def read(self) -> Limits:
        """The same with what is usual read already. Raises `ProgressError` where the log cannot be read."""
        self.usual("")
        return self


def with_rest(a_day: int) -> int:
    """How many are asked on a day of so many where no more wait: nobody comes back for a few."""
    return a_day * 3 // 2


ALL = 10**9
"""More reviews than there are."""


def limits_of(log: Log, settings: Settings, coming: Iterable[Preparation] = (), *, whole: bool = False) -> Limits:
    """The limits today; `coming` are the exams that are prepared for."""
    day = log.today()
    planned = frozenset(one.deck for one in coming if one.plan.exam_day >= day)
    return Limits(settings, log.totals(day), usual_reviews(log), planned, whole)


def usual_reviews(log: Log) -> Callable[[str], int]:
    """Tells the reviews of a usual day of a deck, before today; what was done is read when that is first asked."""
    today = log.today()

    @cache
    def by_deck() -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for (deck, day), totals in sorted(log.all_totals().items(), key=lambda each: each[0][1]):
            if day < today and totals.reviews:
                found.setdefault(deck, []).append(totals.reviews)
        return found

    def usual(deck: str) -> int:
        from statistics import median_high  # only here: it costs a twentieth of the time in which `ice-quiz due` answers

        return median_high(by_deck()[deck][-USUAL_DAYS:]) if deck in by_deck() else 0

    return usual


def was_left_behind(due_day: int | None, day: int) -> bool:
    """Whether a card that is due on `due_day`, and was not asked since, counts as left behind on `day`."""
    return due_day is not None and due_day <= day - LEFT_BEHIND
