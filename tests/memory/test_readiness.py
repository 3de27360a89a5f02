from __future__ import annotations

from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.memory.readiness import (
    Part,
    expected_share,
    gains,
    margin,
    pass_chance,
    right_counts,
    shown_chance,
    with_guessing,
)

chances = st.floats(0, 1)


def by_counting_every_exam(parts: list[Part], passing: int) -> float:
    """Every possible draw and every possible outcome of it, one by one."""
    total = ways = 0.0
    for drawn in product(*(list(combinations(part.recall, part.ask)) for part in parts)):
        recall = [chance for of_part in drawn for chance in of_part]
        ways += 1
        for outcome in product((True, False), repeat=len(recall)):
            if sum(outcome) >= passing:
                chance = 1.0
                for known, right in zip(recall, outcome, strict=True):
                    chance *= known if right else 1 - known
                total += chance
    return total / ways


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.lists(chances, min_size=1, max_size=5), st.integers(1, 3)), min_size=1, max_size=2),
    st.integers(0, 6),
)
def test_the_chance_to_pass_equals_counting_every_possible_exam(pools: list[tuple[list[float], int]], passing: int) -> None:
    parts = [Part(tuple(recall), min(ask, len(recall))) for recall, ask in pools]
    assert pass_chance(parts, passing) == pytest.approx(by_counting_every_exam(parts, passing), abs=1e-9)


def test_the_chance_for_the_whole_civics_test_agrees_with_simulation() -> None:
    random = Random(7)
    recall = tuple(random.random() for _ in range(128))
    exams = 20_000
    passed = sum(sum(random.random() < chance for chance in random.sample(recall, 20)) >= 12 for _ in range(exams))
    assert pass_chance([Part(recall, 20)], 12) == pytest.approx(passed / exams, abs=0.015)


@pytest.mark.parametrize(
    ("recall", "pool", "ask", "passing", "chance"),
    [(0.5, 128, 20, 12, 0.252), (0.8, 128, 20, 12, 0.990), (0.7, 100, 10, 6, 0.850), (0.5, 310, 33, 17, 0.500)],
)
def test_equal_recall_gives_the_chances_of_the_binomial_table(
    recall: float, pool: int, ask: int, passing: int, chance: float
) -> None:
    assert pass_chance([Part((recall,) * pool, ask)], passing) == pytest.approx(chance, abs=0.001)


@pytest.mark.parametrize(("known", "chance"), [(12, 0.68), (14, 0.93), (16, 1.0)])
def test_knowing_some_items_surely_gives_the_hypergeometric_chance(known: int, chance: float) -> None:
    recall = (1.0,) * known + (0.0,) * (20 - known)
    assert pass_chance([Part(recall, 10)], 6) == pytest.approx(chance, abs=0.005)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.lists(chances, min_size=1, max_size=40), st.data())
def test_the_chances_of_all_counts_add_up_to_one(recall: list[float], data: st.DataObject) -> None:
    ask = data.draw(st.integers(0, len(recall)))
    counts = right_counts(Part(tuple(recall), ask))
    assert len(counts) == ask + 1
    assert sum(counts) == pytest.approx(1)


def test_more_cannot_be_drawn_than_there_are() -> None:
    with pytest.raises(ValueError, match="3 cannot be drawn from 2"):
        right_counts(Part((0.5, 0.5), 3))


def test_the_expected_share_weighs_each_part_by_what_it_asks() -> None:
    assert expected_share([Part((1.0, 1.0), 1), Part((0.0, 0.5), 2)]) == pytest.approx((1 + 2 * 0.25) / 3)


def test_guessing_among_three_lifts_the_unknown_to_a_third() -> None:
    assert with_guessing(0.0, 3) == pytest.approx(1 / 3)
    assert with_guessing(1.0, 3) == 1


@pytest.mark.parametrize(
    ("chance", "told"), [(1.0, "over 99 %"), (0.996, "over 99 %"), (0.94, "94 %"), (0.5, "50 %"), (0.0, "under 1 %")]
)
def test_an_estimate_is_never_told_as_certain(chance: float, told: str) -> None:
    assert shown_chance(chance) == told


def test_few_exams_leave_a_wide_margin_and_many_a_narrow_one() -> None:
    few, many = margin(4, 5), margin(400, 500)
    assert few[0] < 0.5 < 0.9 < few[1]
    assert many[1] - many[0] < 0.08
    assert margin(0, 0) == (0.0, 1.0)


def test_learning_what_is_unknown_raises_the_chance_most() -> None:
    parts = [Part((0.9, 0.9, 0.1, 0.1), 3)]
    raised = gains(parts, 2, {"known": [(0, 0), (0, 1)], "unknown": [(0, 2), (0, 3)]})
    assert list(raised) == ["unknown", "known"]
    assert raised["unknown"] > raised["known"] >= 0


@pytest.mark.parametrize(("pool", "ask", "passing"), [(1100, 100, 60), (2000, 75, 50), (100_000, 500, 260)])
def test_a_pool_beyond_any_exam_is_told_at_once_and_nearly_the_same(pool: int, ask: int, passing: int) -> None:
    random = Random(5)
    recall = tuple(random.random() for _ in range(pool))
    told = pass_chance([Part(recall, ask)], passing)
    passed = sum(sum(random.random() < chance for chance in random.sample(recall, ask)) >= passing for _ in range(1500))
    assert told == pytest.approx(passed / 1500, abs=0.04)
    assert sum(right_counts(Part(recall, ask))) == pytest.approx(1)


def test_very_large_pools_do_not_overflow() -> None:
    assert pass_chance([Part((0.5,) * 20_000, 20)], 10) == pytest.approx(0.588, abs=0.001)
    assert pass_chance([Part((1.0,) * 3000, 300)], 300) == pytest.approx(1)
    assert pass_chance([Part((0.0,) * 3000, 300)], 1) == pytest.approx(0)
