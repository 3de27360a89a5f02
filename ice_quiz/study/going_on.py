"""Sessions that were begun and not ended: what was done of one, so that the same wish goes on where it was left.

What is simply due needs nothing of this: it is found again by the log alone. A session of another kind is written down when
it begins and when it ends; between the two it can be left, or killed, and is offered on that study day and the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Event
from ice_quiz.progress.resolve import resolved
from ice_quiz.study.registers import Begun, Registers
from ice_quiz.study.wish import Wish, wish_of

OFFERED_DAYS = 2
"""Study days on which a session that was left is offered, the one it was begun on included."""


@dataclass(frozen=True, slots=True)
class Left:
    """A session that was left: the event it began with, and what the learner had asked for."""

    begun: Begun
    wish: Wish


@dataclass(frozen=True, slots=True)
class Done:
    """What was done of a session: the cards that need not be shown again, how many were answered, and the seconds."""

    cards: frozenset[str] = frozenset()
    answered: int = 0
    seconds: float = 0.0


def left(known: Registers, today: int) -> Left | None:
    """The session that was left last, where it is still worth going on with."""
    begun = known.session
    if begun is None or begun.ended or begun.day + OFFERED_DAYS <= today:
        return None
    return Left(begun, wish_of(begun.body))


def same(left: Left | None, wish: Wish) -> bool:
    """Whether a wish is that of the session that was left; another seed makes it another session."""
    return left is not None and wish.seed is None and replace(left.wish, seed=None) == wish


def done_in(events: Iterable[Event], session: Left) -> Done:
    """What the events since the session's beginning say was done in it."""
    last: dict[str, Answered] = {}
    seconds = 0.0
    for deed in resolved([event for event in events if event.card]):
        if deed.answer is not None and deed.answer.purpose == session.wish.purpose:
            last[deed.card] = deed.answer
            seconds += max(0, deed.answer.ms) / 1000
    return Done(frozenset(card for card, answer in last.items() if answer.rating is not Rating.AGAIN), len(last), seconds)
