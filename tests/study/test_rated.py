from __future__ import annotations

import pytest

from ice_quiz.grading.verdict import Outcome, Verdict
from ice_quiz.memory.rating import Rating
from ice_quiz.study.rated import outcome_of, rating_of

RIGHT, CLOSE, WRONG = (Verdict(outcome, share, "") for outcome, share in zip(Outcome, (1.0, 0.9, 0.0), strict=True))


@pytest.mark.parametrize(
    ("verdict", "hints", "guessed", "rating"),
    [
        (RIGHT, 0, False, Rating.GOOD),
        (RIGHT, 1, False, Rating.HARD),
        (RIGHT, 3, False, Rating.HARD),
        (RIGHT, 0, True, Rating.AGAIN),
        (CLOSE, 0, False, Rating.HARD),
        (CLOSE, 2, False, Rating.HARD),
        (CLOSE, 0, True, Rating.AGAIN),
        (WRONG, 0, False, Rating.AGAIN),
        (Verdict(Outcome.WRONG, 0.75, ""), 0, False, Rating.HARD),
        (Verdict(Outcome.WRONG, 0.74, ""), 0, False, Rating.AGAIN),
    ],
)
def test_a_verdict_becomes_the_rating_that_the_design_says(
    verdict: Verdict, hints: int, guessed: bool, rating: Rating
) -> None:
    assert rating_of(verdict, hints=hints, guessed=guessed) is rating


def test_a_rating_of_ones_own_says_how_the_answer_was() -> None:
    assert [outcome_of(rating) for rating in Rating] == [Outcome.WRONG, Outcome.CLOSE, Outcome.RIGHT, Outcome.RIGHT]
