"""The answers from which the memory model can be fitted: those that counted, to cards that were answered before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ice_quiz.memory.fit import Review
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.event import Event
from ice_quiz.progress.replay import USUAL, CardState, step
from ice_quiz.progress.resolve import families, in_order, links_of, resolved


def reviews(events: Iterable[Event]) -> list[Review]:
    """Every answer that moved a memory on a later day than the one before it, oldest first."""
    ordered = in_order(event for event in events if event.card)
    found = [pair for family in families(ordered, links_of(ordered)) for pair in _of_family(family)]
    return [review for _, review in sorted(found, key=lambda pair: pair[0])]


def _of_family(family: Sequence[Event]) -> Iterator[tuple[tuple[int, int, str], Review]]:
    states: dict[str, CardState] = {}
    for deed in resolved(family):
        before = states.get(deed.card) or CardState(deed.card)
        states[deed.card], _ = step(before, deed, USUAL)
        then, now = before.memory, states[deed.card].memory
        if deed.answer and then and now and now.reps == then.reps + 1:  # it counted
            recalled = deed.answer.rating is not Rating.AGAIN
            yield deed.event.order, Review(now.last_day - then.last_day, then.stability, recalled)
