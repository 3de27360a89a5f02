"""What a day's minutes buy: the same price for the same answer, whichever policy chose the card."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ice_quiz.memory.rating import Rating
from tests.benchmarks.learners.truths import Learner

FIRST_LOOK: Final = 18.0
"""Seconds for a card never seen, until it was right once."""

DRILL: Final = 6.0
"""Seconds to be asked a card again on the day it was wrong."""

SECONDS = {Rating.AGAIN: 16.0, Rating.HARD: 11.0, Rating.GOOD: 8.0, Rating.EASY: 6.0}
"""Seconds for the answer to a card seen before."""

NEW_PER_DAY: Final = 20
"""Cards never seen that a policy may show on a day."""


@dataclass
class Day:
    """One day of one learner, as long as its minutes last. `number` counts from 0; the answer begun last is ended.

    `asked` are the cards that were asked.
    """

    number: int
    seconds: float
    learner: Learner
    spent: float = 0.0
    asked: set[str] = field(default_factory=set)

    @property
    def over(self) -> bool:
        """Whether the minutes are used up."""
        return self.spent >= self.seconds

    def ask(self, card: str) -> Rating:
        """Ask a card the first time this day. A wrong answer is paid with its drill, whether that still comes or not."""
        assert card not in self.asked, card
        self.asked.add(card)
        new = card not in self.learner.memories
        rating = self.learner.answer(card, self.number)
        again = DRILL if rating is Rating.AGAIN else 0.0
        self.spent += FIRST_LOOK if new else SECONDS[rating] + again
        return rating
