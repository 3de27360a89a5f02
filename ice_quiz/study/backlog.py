"""How long it takes to catch up after a break, at so many reviews a day: a forecast, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ice_quiz.language.days import cards

LONGEST = 365
"""Days that are looked ahead; beyond them the limit is too small to ever catch up."""

FORGOTTEN = 10
"""One review in so many is forgotten and comes back on the next day, as at the usual desired retention of 0.9."""


def days_to_catch_up(
    reviews: Mapping[tuple[int, int], int], today: int, first: int, a_day: int, rest: int = 0
) -> int | None:
    """After how many study days nothing is left over for the next one; None where that is not within a year.

    `reviews` are how many cards that were learned have this due day and last day; `first` reviews are done today, `a_day` on
    each day after it, those that were away longest first (about as they fade), and all where no more than `rest` wait then.
    A card that is recalled comes back after as many days as it was away: it lasts longer than that (FSRS lets a memory that
    was recalled grow), so the forecast is rather too long than too short.
    """
    coming: dict[int, list[_Alike]] = defaultdict(list)
    for (due, last), many in sorted(reviews.items(), key=lambda review: review[0][1]):
        coming[max(due, today)].append(_Alike(last, many))
    waiting: list[_Alike] = []
    done = 0
    for day in range(today, today + LONGEST):
        waiting += coming.pop(day, [])
        few = day > today and sum(many for _, many in waiting) <= rest
        today_done, waiting = _done(waiting, first if day == today else rest if few else a_day)
        if not waiting:
            return day - today + 1
        for last, many in today_done:
            forgotten = (done + many) // FORGOTTEN - done // FORGOTTEN
            done += many
            for then, back in ((day + 1, forgotten), (day + max(1, day - last), many - forgotten)):
                if back:
                    coming[then].append(_Alike(day, back))
    return None


class _Alike(NamedTuple):
    """So many cards that were answered last on the same day."""

    last: int
    many: int


def _done(waiting: Sequence[_Alike], most: int) -> tuple[list[_Alike], list[_Alike]]:
    """The first of those that wait, so many cards, and the others."""
    now: list[_Alike] = []
    for place, (last, many) in enumerate(waiting):
        if not most:
            return now, list(waiting[place:])
        done = min(many, most)
        now.append(_Alike(last, done))
        if done < many:
            return now, [_Alike(last, many - done), *waiting[place + 1 :]]
        most -= done
    return now, []


def said(waiting: int, a_day: int, days: int | None, *, eased: bool = False) -> str:
    """The forecast in a sentence, kindly; `eased` says that fewer are asked a day than the settings would let in."""
    return " ".join(_said(waiting, a_day, days, eased))


def _said(waiting: int, a_day: int, days: int | None, eased: bool) -> Iterator[str]:
    wait = f"{cards(waiting)} wait{'s' if waiting == 1 else ''}{' after your break' if eased else ''}"
    if days is None:
        yield f"{wait}; at {a_day} a day you would not catch up within a year."
        yield "A higher limit of reviews a day helps."
    elif days == 1:
        yield f"{wait}; you are through today."
    else:
        yield f"{wait}; at {a_day} a day you are through in {days} days."
        yield "New cards wait until then." if eased else "Those that fade first come first."
