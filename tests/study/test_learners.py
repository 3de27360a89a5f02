"""A small part of `python -m tests.benchmarks.learners`: what an exam day brings, and that it is measured rightly."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

import pytest

from ice_quiz.memory.rating import Rating
from tests.benchmarks.learners.__main__ import measure
from tests.benchmarks.learners.day import Day
from tests.benchmarks.learners.peers import AnkiSm2, Intervals, Leitner
from tests.benchmarks.learners.report import Results, gate, student_t
from tests.benchmarks.learners.scenario import Outcome
from tests.benchmarks.learners.truths import TRUTHS

A_MONTH = ("D", "fsrs")
SEEDS = range(300, 304)


@pytest.fixture(scope="module")
def a_month() -> Results:
    """Four learners who forget as FSRS says, 30 days, 2 minutes a day."""
    return measure(["D"], ["fsrs"], SEEDS)


def recall(results: Results, policy: str) -> list[float]:
    return [one.recall for one in results[A_MONTH][policy]]


def test_with_an_exam_day_a_learner_recalls_more_on_its_morning(a_month: Results) -> None:
    plan, plain, sm2 = (recall(a_month, policy) for policy in ("plan", "plain", "sm2"))
    assert all(here > there + 0.1 for here, there in zip(plan, sm2, strict=True)), (plan, sm2)
    assert fmean(plan) > fmean(plain) + 0.08, (plan, plain)
    assert fmean(plain) > fmean(sm2), (plain, sm2)


def test_every_card_is_seen_before_the_exam_where_there_is_time_for_it(a_month: Results) -> None:
    assert all(one.seen >= 120 for one in a_month[A_MONTH]["plan"])
    assert all(one.seen < 110 for one in a_month[A_MONTH]["sm2"])


def test_the_expected_score_is_near_the_true_one(a_month: Results) -> None:
    for policy in ("plan", "plain"):
        errors = [one.expected - one.recall for one in a_month[A_MONTH][policy] if one.expected is not None]
        assert len(errors) == len(SEEDS)
        assert abs(fmean(errors)) < 0.05, errors


def test_a_comparison_can_be_repeated_to_the_last_digit(a_month: Results) -> None:
    again = measure(["D"], ["fsrs"], [SEEDS[1]], ["sm2", "plan"])[A_MONTH]
    assert {policy: outcomes[0] for policy, outcomes in again.items()} == {
        policy: a_month[A_MONTH][policy][1] for policy in ("sm2", "plan")
    }


def test_the_gate_holds_here_and_fails_where_the_plan_is_no_better_than_its_peers(a_month: Results) -> None:
    cell = dict(a_month[A_MONTH])
    assert [check.holds for check in gate({A_MONTH: cell | {"plain": cell["sm2"]}})] == [True] * 3
    no_better = {A_MONTH: cell | {"sm2": cell["plan"], "plain": cell["plan"]}}
    assert [check.holds for check in gate(no_better)] == [False, False, True]
    boastful = [replace(one, expected=one.recall + 0.04) for one in cell["plan"]]
    assert [check.holds for check in gate({A_MONTH: cell | {"plan": boastful}})][-1] is False


def test_the_gate_goes_by_the_lower_end_of_the_interval() -> None:
    def outcomes(*recall: float) -> list[Outcome]:
        return [Outcome(each, 128, each, each) for each in recall]

    sure = {"plan": outcomes(0.80, 0.81, 0.82), "sm2": outcomes(0.68, 0.69, 0.70), "plain": outcomes(0.70, 0.71, 0.72)}
    lucky = sure | {"sm2": outcomes(0.50, 0.69, 0.80)}  # a larger gain in the mean, but not a sure one
    assert all(check.holds for check in gate({("A", "actr"): sure}))
    assert not all(check.holds for check in gate({("A", "actr"): lucky}))
    assert student_t(29) == pytest.approx(2.0452, abs=1e-3)
    assert student_t(5) == pytest.approx(2.5706, abs=1e-2)


@pytest.mark.parametrize("truth", TRUTHS)
def test_a_simulated_learner_forgets_with_time_and_learns_from_answers(truth: str) -> None:
    learner = TRUTHS[truth]("1")
    assert learner.recall("a", 0) == 0
    learner.answer("a", 0)
    once = [learner.recall("a", day) for day in range(1, 40)]
    assert once == sorted(once, reverse=True)
    assert 1 > once[0] > once[-1] > 0
    for day in (2, 5, 12):
        learner.answer("a", day)
    assert learner.recall("a", 22) > once[9]  # ten days after the last answer, each


def test_every_policy_pays_the_same_for_an_answer() -> None:
    learner = TRUTHS["fsrs"]("1")
    first = Day(0, 60, learner)
    while not first.over:
        first.ask(f"card {len(first.asked)}")
    assert (len(first.asked), first.spent) == (4, 72)  # the one begun last is ended
    later = Day(9, 60, learner)
    rating = later.ask("card 0")
    assert later.spent == {Rating.AGAIN: 22, Rating.HARD: 11, Rating.GOOD: 8, Rating.EASY: 6}[rating]


@pytest.mark.parametrize(
    ("intervals", "ratings", "due"),
    [
        (AnkiSm2(), "good good good good", [1, 3, 8, 20]),
        (AnkiSm2(), "easy good again good", [4, 10, 1, 3]),
        (AnkiSm2(), "good hard good easy", [1, 2, 5, 15]),
        (Leitner(), "good good good again good good good good good", [1, 2, 4, 1, 2, 4, 8, 16, 16]),
    ],
)
def test_the_peers_keep_their_known_intervals(intervals: Intervals, ratings: str, due: list[int]) -> None:
    day, found = 0, []
    for rating in ratings.split():
        found.append(intervals.after("card", Rating(rating), day))
        day += found[-1]
    assert found == due


def test_sm2_credits_late_answers_and_not_early_ones() -> None:
    late, early = AnkiSm2(), AnkiSm2()
    for intervals in (late, early):
        assert [intervals.after("card", Rating.GOOD, day) for day in (0, 1, 4)] == [1, 3, 8]
    assert late.after("card", Rating.GOOD, 4 + 12) == 25  # (8 + 4 / 2) × 2.5
    assert early.after("card", Rating.GOOD, 4 + 2) == 8  # no more than before
