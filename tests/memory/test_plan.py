from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.memory.fsrs import Memory, after
from ice_quiz.memory.plan import Plan, exam_order, exam_recall, outlook
from ice_quiz.memory.rating import Rating

TODAY = 740_000


def plan(days: int = 30, minutes: float = 5, seconds: float = 10) -> Plan:
    return Plan(TODAY, TODAY + days, minutes * 60, seconds)


def test_the_last_days_begin_when_the_budget_needs_them_or_a_third_of_the_time_is_left() -> None:
    assert plan(days=30, minutes=5).window(128) == 5  # 128 cards of 10 s need 4.3 days of 5 minutes
    assert plan(days=30, minutes=1).window(128) == 11  # never more than a third of the time, and a day


@given(st.integers(1, 400), st.integers(1, 60), st.integers(1, 40), st.integers(1, 365))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_more_cards_or_slower_ones_never_shorten_the_last_days(cards: int, seconds: int, minutes: int, days: int) -> None:
    here = plan(days, minutes, seconds).window(cards)
    assert plan(days, minutes, seconds).window(cards + 1) >= here
    assert plan(days, minutes, seconds + 1).window(cards) >= here
    assert plan(days, minutes + 1, seconds).window(cards) <= here


@pytest.mark.parametrize("days", [0, -3])
def test_from_the_exam_day_on_all_is_normal(days: int) -> None:
    assert not Plan(TODAY - 30, TODAY + days, 300).final(TODAY, 128)


def test_no_minutes_a_day_is_answered_and_not_divided_by() -> None:
    assert plan(days=30, minutes=0).window(128) == 11


def test_unseen_cards_come_first_and_the_weakest_next() -> None:
    strong, weak = Memory(100, 5, TODAY, 3, 0), Memory(2, 5, TODAY, 1, 0)
    assert exam_order([("strong", strong), ("weak", weak), ("unseen", None)], TODAY + 10) == ("unseen", "weak", "strong")


def test_the_order_does_not_depend_on_the_order_of_arrival() -> None:
    cards = [(f"card {number}", None if number % 3 else Memory(number + 1, 5, TODAY, 1, 0)) for number in range(20)]
    assert exam_order(cards, TODAY + 5) == exam_order(cards[::-1], TODAY + 5)


@given(st.floats(0.5, 300), st.integers(1, 60))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_good_answer_never_lowers_the_recall_on_the_exam_day(stability: float, days: int) -> None:
    before = Memory(stability, 5, TODAY - 5, 2, 0)
    later = after(before, Rating.GOOD, TODAY)
    assert exam_recall(later, TODAY + days) > exam_recall(before, TODAY + days)


def test_more_minutes_reach_more_and_enough_of_them_see_every_card() -> None:
    cards = [(f"card {number}", None) for number in range(60)]
    little, much = (outlook(cards, plan(14, minutes), TODAY, new_per_day=10, seed=1) for minutes in (1.0, 10.0))
    assert sum(much.recall) > sum(little.recall) + 10
    assert min(much.recall) > 0


def test_an_outlook_keeps_the_budget_give_or_take_the_last_card_and_can_be_repeated() -> None:
    cards = [(f"card {number}", None) for number in range(60)]
    first, second = (outlook(cards, plan(14, 3), TODAY, new_per_day=10, seed=5) for _ in range(2))
    assert first == second
    assert len(first.minutes) == 14
    assert max(first.minutes) <= 3 + 0.3


def test_no_days_left_leave_everything_as_it_is() -> None:
    here = outlook([("seen", Memory(10, 5, TODAY, 1, 0)), ("unseen", None)], plan(0), TODAY, new_per_day=10, seed=1)
    assert here.minutes == ()
    assert here.recall == (1.0, 0.0)


def test_who_wants_to_forget_less_reviews_more_before_the_exam() -> None:
    cards = [(f"card {number}", None) for number in range(20)]
    usual, more = (
        outlook(cards, replace(plan(60, 10), desired_retention=aim), TODAY, new_per_day=10, seed=1) for aim in (0.9, 0.97)
    )
    assert sum(more.minutes) > 1.3 * sum(usual.minutes)
