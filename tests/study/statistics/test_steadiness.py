from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.clock import Moment
from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Kind
from ice_quiz.study.statistics.steadiness import Kept, Steadiness, in_words, longest_streak, steadiness, streak

if TYPE_CHECKING:
    from tests.study.conftest import Learner


def never(_day: int, _later: int) -> bool:
    return False


def answer(learner: Learner, card: str = "a", right: bool = True) -> None:
    outcome, rating = (Outcome.RIGHT, Rating.GOOD) if right else (Outcome.WRONG, Rating.AGAIN)
    body = Answered("waters", "type", outcome, rating, graded=True).body()
    learner.log.append(learner.log.stamp(Kind.ANSWERED, f"waters/{card}", body))


def test_days_in_a_row_end_today_or_yesterday_and_a_missing_day_breaks_them() -> None:
    assert streak({10, 9, 8, 6}, 10, never) == 3
    assert streak({9, 8}, 10, never) == 2
    assert streak({8}, 10, never) == 0
    assert streak(set(), 10, never) == 0
    assert longest_streak({1, 2, 3, 4, 9, 10}, never) == 4


@settings(derandomize=True, deadline=None)
@given(st.sets(st.integers(1, 60)), st.integers(1, 60))
def test_a_streak_is_the_unbroken_run_that_ends_now(studied: set[int], today: int) -> None:
    days = streak(studied, today, never)
    last = today if today in studied else today - 1
    assert all(day in studied for day in range(last - days + 1, last + 1))
    assert last - days not in studied
    assert days <= max(longest_streak(studied, never), 0)


def test_a_flight_over_the_date_line_breaks_no_streak(learner: Learner) -> None:
    hour = 3_600_000
    start = learner.clock.moment.utc_ms
    for hours, offset in ((0, -480), (24, -480), (45, 660)):  # Los Angeles, then Sydney
        learner.clock.moment = Moment(start + hours * hour, offset)
        answer(learner)
    days = sorted({event.day for event in learner.log.events()})
    assert days[2] - days[1] == 2
    assert steadiness(learner.log).streak == 3


def test_without_a_flight_the_same_gap_breaks_it(learner: Learner) -> None:
    start = learner.clock.moment.utc_ms
    for hours in (0, 24, 70):
        learner.clock.moment = Moment(start + hours * 3_600_000, 0)
        answer(learner)
    assert steadiness(learner.log).streak == 1


def test_what_was_kept_this_week_is_told(learner: Learner) -> None:
    for day in (1, 10, 14, 17):
        learner.on(day)
        for card, right in (("a", True), ("b", day != 14), ("c", True)):
            answer(learner, card, right)
    learner.on(18)
    steady = steadiness(learner.log)
    assert steady == Steadiness(Kept(6, 5), 1)
    assert in_words(steady) == "You kept 83 % of what was due this week."
    assert in_words(Steadiness(Kept(), 12)) == "12 days in a row."
    assert in_words(Steadiness(Kept(), 1)) == ""


def test_drill_and_new_cards_say_nothing_of_what_was_kept(learner: Learner) -> None:
    answer(learner, right=False)
    answer(learner, right=True)
    assert steadiness(learner.log).week == Kept()
