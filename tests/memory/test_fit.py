from __future__ import annotations

from math import exp, log
from random import Random

import pytest

from ice_quiz.memory.fit import ENOUGH, Review, fit, fitted_factor, log_loss
from ice_quiz.memory.fsrs import Memory, recall


def answers(factor: float, count: int, seed: int = 1) -> list[Review]:
    """Those of a simulated learner who remembers so many times as long as the model says."""
    random = Random(seed)
    found = []
    for _ in range(count):
        stability, days = exp(random.uniform(0, 4)), random.randint(1, 60)
        chance = recall(Memory(stability, 5.0, 0, 2, 0), days, factor)
        found.append(Review(days, stability, random.random() < chance))
    return found


@pytest.mark.parametrize("factor", [0.3, 0.6, 1.7, 3.0])
def test_the_factor_of_a_learner_is_found_in_their_answers(factor: float) -> None:
    found = fit(answers(factor, 2000))
    assert found is not None
    assert found.better
    assert found.factor == pytest.approx(factor, rel=0.25)
    assert found.loss_after < found.loss_before


def test_a_learner_like_the_model_is_left_nearly_as_the_model_has_it() -> None:
    for seed in range(10):
        found = fit(answers(1.0, 1000, seed))
        assert found is not None
        assert found.factor == pytest.approx(1.0, rel=0.3)


def test_what_is_adopted_predicts_answers_to_come_better_or_hardly_worse() -> None:
    """Over many learners, near the model and far from it."""
    random = Random(7)
    gained = []
    for seed in range(30):
        true = exp(random.gauss(0, 0.4))
        found = fit(answers(true, ENOUGH, seed))
        assert found is not None
        to_come = answers(true, 2000, 1000 + seed)
        used = found.factor if found.better else 1.0
        gained.append(log_loss(to_come, 1.0) - log_loss(to_come, used))
    assert min(gained) > -0.003
    assert sum(gained) > 0


def test_few_answers_are_fitted_to_nothing() -> None:
    assert fit(answers(0.3, ENOUGH - 1)) is None
    assert fit(answers(0.3, ENOUGH)) is not None


def test_what_is_no_better_on_the_answers_held_out_is_not_adopted() -> None:
    """Four fifths of a quick learner and a last fifth of a slow one: what fits the past does not fit the present."""
    found = fit([*answers(3.0, 800), *answers(0.5, 200, 2)])
    assert found is not None
    assert not found.better
    assert found.loss_after > found.loss_before


def test_a_factor_in_use_is_kept_where_the_new_one_is_as_good_as_the_same() -> None:
    reviews = answers(0.6, 3000)
    found = fit(reviews, current=fitted_factor(reviews) * 1.01)
    assert found is not None
    assert not found.better


@pytest.mark.parametrize("recalled", [True, False])
def test_the_prior_and_the_bounds_hold_where_every_answer_is_alike(recalled: bool) -> None:
    found = fit([Review(10, 5.0, recalled)] * 600)
    assert found is not None
    assert 0.1 <= found.factor <= 10
    few = fitted_factor([Review(10, 5.0, recalled)] * 3)
    assert abs(log(few)) < abs(log(found.factor))


def test_the_loss_is_that_of_the_chances_given() -> None:
    chance = recall(Memory(4.0, 5.0, 0, 1, 0), 8, 1.5)
    both = [Review(8, 4.0, True), Review(8, 4.0, False)]
    assert log_loss(both, 1.5) == pytest.approx(-(log(chance) + log(1 - chance)) / 2)
