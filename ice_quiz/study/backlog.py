"""How long it takes to catch up after a break, at so many reviews a day: a forecast, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ice_quiz.language.days import cards

LONGEST = 365
"""Days that are looked ahead; beyond them the limit is too small to ever catch up."""

FORGOTTEN = 10
"""One review in so many is forgotten and comes back on the next day, as at the usual desired retention of 0.9."""


def days_to_catch_up(reviews: Iterable[tuple[int, int]], today: int, first: int, a_day: int) -> int | None:
    """After how many study days nothing is left over for the next one; None where that is not within a year.

    `reviews` are the due day and the last day of each card that was learned; `first` reviews are done today, `a_day` on
    each day after it. A card that is recalled comes back after as many days as it was away: it lasts longer than that
    (FSRS lets a memory that was recalled grow), so the forecast is rather too long than too short.
    """
    coming: dict[int, list[int]] = defaultdict(list)
    for due, last in reviews:
        coming[max(due, today)].append(last)
    waiting: list[int] = []
    done = 0
    for day in range(today, today + LONGEST):
        waiting += coming.pop(day, [])
        today_done, waiting = _done(waiting, first if day == today else a_day)
        if not waiting:
            return day - today + 1
        for last in today_done:
            done += 1
            coming[day + (1 if done % FORGOTTEN == 0 else max(1, day - last))].append(day)
    return None


def _done(waiting: list[int], most: int) -> tuple[list[int], list[int]]:
    return waiting[:most], waiting[most:]


def said(waiting: int, a_day: int, days: int | None) -> str:
    """The forecast in a sentence, kindly."""
    return " ".join(_said(waiting, a_day, days))


def _said(waiting: int, a_day: int, days: int | None) -> Iterator[str]:
    wait = f"{cards(waiting)} wait{'s' if waiting == 1 else ''}"
    if days is None:
        yield f"{wait}; at {a_day} a day you would not catch up within a year."
        yield "A higher limit of reviews a day helps."
    elif days == 1:
        yield f"{wait}; you are through today."
    else:
        yield f"{wait}; at {a_day} a day you are through in {days} days."
        yield "Those that fade first come first."
