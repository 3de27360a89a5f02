"""Fitting the memory model to one learner: a single factor on stability, found in their own answers.

One factor is as good as a refit of all parameters below about 800 reviews, and safer; below 500 even it says little
(measured with simulated learners of three kinds, as was the prior: ln k is taken to lie around 0, with a deviation of 0.5).
It is adopted only where it predicts answers better that it has not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from ice_quiz.memory.fsrs import DECAY, FACTOR

ENOUGH = 500
"""Answers, each to a card that had been answered on an earlier day, below which nothing is fitted."""

HELD_OUT = 5
"""One of so many parts, the latest, is kept to judge the fit by."""

DEVIATION = 0.5
WIDEST = 2.3  # of ln k either way: a factor from a tenth to ten
LEAST_CHANGE = 0.02  # of ln k: less is not worth moving any due day for
SURE = 1e-6
_GOLDEN = (5**0.5 - 1) / 2
_STEPS = 30


@dataclass(frozen=True, slots=True)
class Review:
    """An answer to a card answered before: the days since then, the stability it had, and whether it was recalled."""

    days: int
    stability: float
    recalled: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """A factor on stability, how many answers it was fitted to, and how it did on those held out.

    `loss_before` and `loss_after` are log losses per answer, with the factor in use until now and with the new one. `better`
    says that the new one is to be used.
    """

    factor: float
    reviews: int
    loss_before: float
    loss_after: float
    better: bool


def log_loss(reviews: Sequence[Review], factor: float) -> float:
    """How badly a factor predicts the answers: the mean of -ln of the chance that it gave to what happened."""
    return sum(_losses(reviews, factor)) / len(reviews) if reviews else 0.0


def fitted_factor(reviews: Sequence[Review]) -> float:
    """The factor that is most likely, given the answers and the prior."""
    low, high = -WIDEST, WIDEST

    def cost(ln_k: float) -> float:
        return sum(_losses(reviews, exp(ln_k))) + ln_k * ln_k / (2 * DEVIATION**2)

    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_left, at_right = cost(left), cost(right)
    for _ in range(_STEPS):
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - _GOLDEN * (high - low)
            at_left = cost(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + _GOLDEN * (high - low)
            at_right = cost(right)
    return exp((low + high) / 2)


def fit(reviews: Sequence[Review], current: float = 1.0) -> Fit | None:
    """Fit the factor to the answers, oldest first; None where there are too few. `current` is the factor in use."""
    if len(reviews) < ENOUGH:
        return None
    held_out = reviews[-(len(reviews) // HELD_OUT) :]
    tried = fitted_factor(reviews[: -len(held_out)])
    before, after = log_loss(held_out, current), log_loss(held_out, tried)
    factor = fitted_factor(reviews)
    changes = abs(log(factor / current)) >= LEAST_CHANGE
    return Fit(factor, len(reviews), before, after, after < before and changes)


def _losses(reviews: Sequence[Review], factor: float) -> list[float]:
    losses = []
    for review in reviews:
        chance = (1 + FACTOR * review.days / (review.stability * factor)) ** DECAY
        chance = min(max(chance, SURE), 1 - SURE)
        losses.append(-log(chance if review.recalled else 1 - chance))
    return losses
