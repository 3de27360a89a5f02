from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.settings import Settings
from ice_quiz.study.backlog import FORGOTTEN, LONGEST, days_to_catch_up, said

DAY = 1000


def overdue(count: int, away: int = 60) -> Counter[tuple[int, int]]:
    """Cards that fell due while the learner was away."""
    return Counter((DAY - 1 - number % 30, DAY - away - number % 30) for number in range(count))


def test_a_backlog_that_the_day_holds_is_over_today() -> None:
    assert days_to_catch_up(overdue(40), DAY, 40, 40) == 1
    assert said(40, 40, 1) == "40 cards wait; you are through today."


def test_what_is_left_over_takes_more_days_and_the_forgotten_ones_come_in_between() -> None:
    assert days_to_catch_up(overdue(140), DAY, 40, 40) == 4  # 140 and the 14 that are forgotten on the way
    assert days_to_catch_up(overdue(160), DAY, 40, 40) == 5
    assert said(140, 40, 4) == "140 cards wait; at 40 a day you are through in 4 days. Those that fade first come first."


def test_what_was_done_today_already_is_reckoned_in() -> None:
    assert days_to_catch_up(overdue(41), DAY, 0, 40) == 3


def test_what_falls_due_on_the_way_is_reckoned_in() -> None:
    coming = Counter({(DAY + 1, DAY - 20): 40})
    assert days_to_catch_up(overdue(80) + coming, DAY, 40, 40) == 4


def test_a_limit_too_small_to_catch_up_is_said_honestly() -> None:
    many = {(DAY, DAY - 1): 400}
    assert days_to_catch_up(many, DAY, 5, 5) is None
    assert "would not catch up within a year" in said(400, 5, None)


def card_by_card(reviews: Counter[tuple[int, int]], first: int, a_day: int) -> int | None:
    """The same forecast, slow and simple."""
    left = sorted(reviews.elements(), key=lambda review: review[1])
    done = 0
    for day in range(DAY, DAY + LONGEST):
        now = [review for review in left if review[0] <= day]
        answered = now[: first if day == DAY else a_day]
        if len(now) == len(answered):
            return day - DAY + 1
        left = [review for review in left if review[0] > day]
        back = []
        for _, last in answered:
            done += 1
            back.append((day + (1 if done % FORGOTTEN == 0 else max(1, day - last)), day))
        left = now[len(answered) :] + left + back
    return None


REVIEWS = st.dictionaries(
    st.tuples(st.integers(DAY - 9, DAY + 9), st.integers(DAY - 30, DAY - 1)), st.integers(1, 25), max_size=6
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(reviews=REVIEWS.map(Counter), first=st.integers(0, 20), a_day=st.integers(1, 20))
def test_cards_that_stand_alike_are_reckoned_together_as_if_each_came_alone(
    reviews: Counter[tuple[int, int]], first: int, a_day: int
) -> None:
    assert days_to_catch_up(reviews, DAY, first, a_day) == card_by_card(reviews, first, a_day)


@pytest.mark.parametrize("count", [0, 1, 500])
def test_a_forecast_is_never_shorter_than_the_cards_alone_take(count: int) -> None:
    days = days_to_catch_up(overdue(count), DAY, 7, 7)
    assert days is None or days * 7 >= count


def test_after_a_break_the_home_screen_holds_no_more_than_the_limit_and_says_how_long_it_takes(
    tmp_path: Path, new_learner: Any
) -> None:
    learner = new_learner(tmp_path, Settings(new_per_day=100))
    learner.start()
    learner.finish()
    learner.settings = replace(Settings(), new_per_day=0, reviews_per_day=3)
    learner.on(84)
    deck = learner.begin().desk.due()[0]
    learned = len(learner.log.card_states("waters"))
    assert (deck.counts.due, deck.waiting) == (3, learned)
    assert deck.catch_up_days is not None
    assert deck.catch_up_days >= learned / 3
    assert deck.backlog.startswith(f"{learned} cards wait; at 3 a day you are through in ")
    learner.start()
    assert len(learner.finish()) == 3
    assert learner.desk.due()[0].waiting == learned - 3
