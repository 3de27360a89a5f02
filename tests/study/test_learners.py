"""A small part of `python -m tests.benchmarks.learners`: what an exam day brings, and that it is measured rightly."""

from __future__ import annotations

from statistics import fmean

import pytest

from ice_quiz.memory.rating import Rating
from tests.benchmarks.learners.__main__ import measure
from tests.benchmarks.learners.day import Day
from tests.benchmarks.learners.peers import AnkiSm2, Intervals, Leitner
from tests.benchmarks.learners.report import gate, student_t
from tests.benchmarks.learners.scenario import Outcome
from tests.benchmarks.learners.truths import TRUTHS

A_MONTH = ("D", "fsrs")  # 30 days, 2 minutes on each, and a memory that forgets as FSRS says


def outcomes(*recall: float, off: float = 0.0) -> list[Outcome]:
    """Learners on exam morning, of whom `off` more was expected than they recall."""
    return [Outcome(each, 128, each + off, each) for each in recall]


PLAN, PLAIN, SM2 = outcomes(0.80, 0.81, 0.82), outcomes(0.70, 0.71, 0.72), outcomes(0.68, 0.69, 0.70)


def holds(cell: tuple[str, str], plan: list[Outcome], plain: list[Outcome], sm2: list[Outcome]) -> list[bool]:
    return [check.holds for check in gate({cell: {"plan": plan, "plain": plain, "sm2": sm2}})]


def test_with_an_exam_day_learners_see_every_card_recall_more_and_are_told_how_much() -> None:
    found = measure(["D"], ["fsrs"], range(300, 302), ["sm2", "plain", "plan"])[A_MONTH]
    recall = {policy: [one.recall for one in outcomes] for policy, outcomes in found.items()}
    assert all(plan > sm2 + 0.1 for plan, sm2 in zip(recall["plan"], recall["sm2"], strict=True)), recall
    assert fmean(recall["plan"]) > fmean(recall["plain"]) + 0.08, recall
    assert fmean(recall["plain"]) > fmean(recall["sm2"]), recall
    assert all(one.seen >= 120 for one in found["plan"])
    assert all(one.seen < 110 for one in found["sm2"])
    for policy in ("plan", "plain"):
        errors = [one.expected - one.recall for one in found[policy] if one.expected is not None]
        assert len(errors) == 2
        assert abs(fmean(errors)) < 0.05, errors


def test_a_comparison_can_be_repeated_to_the_last_digit() -> None:
    once, again = (measure(["A"], ["actr"], [305], ["sm2", "plan"]) for _ in range(2))
    assert once == again


def test_the_gate_goes_by_the_lower_end_of_the_interval() -> None:
    luck = outcomes(0.50, 0.69, 0.80)  # a larger gain in the mean, but not a sure one
    assert holds(("A", "actr"), PLAN, PLAIN, SM2) == [True, True]
    assert holds(("A", "actr"), PLAN, PLAIN, luck) == [False, True]
    assert student_t(29) == pytest.approx(2.0452, abs=1e-3)
    assert student_t(5) == pytest.approx(2.5706, abs=1e-2)


def test_the_gate_fails_where_the_plan_is_no_better_or_promises_too_much() -> None:
    assert holds(A_MONTH, PLAN, PLAIN, SM2) == [True, True, True]
    assert holds(A_MONTH, PLAN, PLAN, PLAN) == [False, False, True]
    for off in (0.04, -0.04):
        assert holds(A_MONTH, outcomes(0.80, 0.81, 0.82, off=off), PLAIN, SM2) == [True, True, False]


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
