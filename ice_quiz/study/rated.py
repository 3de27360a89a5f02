"""From a verdict to a rating: the table of DESIGN §6, in one place."""

from __future__ import annotations

from ice_quiz.grading.verdict import Outcome, Verdict
from ice_quiz.memory.rating import Rating

MOST = 0.75
"""The share of a list that is worth more than a wrong answer."""


def rating_of(verdict: Verdict, *, hints: int = 0, guessed: bool = False) -> Rating:
    """What the memory gets for a verdict.

    Right is good; close, most of a list, or right after a hint is hard; wrong, or a guess whatever it hit, is again. Nothing
    here gives easy, and slowness takes nothing away.
    """
    if guessed:
        return Rating.AGAIN
    if verdict.outcome is Outcome.RIGHT:
        return Rating.HARD if hints else Rating.GOOD
    if verdict.outcome is Outcome.CLOSE or verdict.share >= MOST:
        return Rating.HARD
    return Rating.AGAIN


def outcome_of(rating: Rating) -> Outcome:
    """What a rating that the learner gave a revealed answer says of it."""
    if rating is Rating.AGAIN:
        return Outcome.WRONG
    return Outcome.CLOSE if rating is Rating.HARD else Outcome.RIGHT
