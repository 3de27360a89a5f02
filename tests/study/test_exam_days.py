"""A learner who prepares for an exam day, through the desk."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.settings import Settings
from ice_quiz.study.counts import Counts
from ice_quiz.study.snapshot import Phase

if TYPE_CHECKING:
    from tests.study.conftest import Learner

TODAY = date(2026, 11, 24)
SLOWLY = Settings(new_per_day=1)


def day(number: int) -> date:
    """A day of November; 31 is the first of December."""
    return date(2026, 11, 1) + timedelta(days=number - 1)


@pytest.fixture
def slow(townsman: Learner) -> Learner:
    """Somebody in town who lets one new card in a day."""
    townsman.settings = SLOWLY
    townsman.desk.say("town", "quarter", "North End")
    townsman.desk.say("town", "teacher", "Roth")
    return townsman.begin()


def asked_on(learner: Learner, number: int) -> list[str]:
    """The cards asked on a day, each answered rightly."""
    learner.on(number)
    learner.begin().start()
    return learner.finish()


def test_before_the_last_days_study_is_as_usual(slow: Learner) -> None:
    slow.desk.set_exam_day("town", "whole", day(54), 5)
    assert len(asked_on(slow, 24)) == 1


def test_on_the_last_days_every_card_is_asked_whatever_the_limits(slow: Learner) -> None:
    slow.desk.set_exam_day("town", "whole", day(26), 5)
    assert len(asked_on(slow, 24)) == 1
    slow.on(25)
    assert slow.begin().desk.due()[0].counts == Counts(new=11, again=0, due=1)
    first = slow.desk.start("town")
    assert first.message == "The town test is tomorrow: every card is looked at until then, the weakest first."
    assert first.counts == Counts(new=11, again=0, due=1)
    slow.to_question(first)
    asked = slow.finish()
    assert len(asked) == len(set(asked)) == 12
    assert slow.begin().desk.due()[0].counts == Counts()
    assert slow.start().phase is Phase.FINISHED  # nobody is asked twice a day


def test_with_time_enough_every_card_is_seen_before_the_exam(slow: Learner) -> None:
    slow.desk.set_exam_day("town", "whole", day(34), 1)
    for number in range(24, 34):
        asked_on(slow, number)
    assert all(not slow.log.card(f"town/{item}").new for item in range(1, 13))


def test_what_was_wrong_on_a_last_day_is_drilled_on_it(slow: Learner) -> None:
    slow.desk.set_exam_day("town", "whole", day(25), 5)
    slow.begin().start()
    asked = slow.finish("town/5")
    assert asked.count("town/5") == 2
    assert len(set(asked)) == 12


def test_on_the_exam_day_and_after_it_study_is_as_usual_again(slow: Learner) -> None:
    slow.desk.set_exam_day("town", "whole", day(25), 5)
    slow.on(25)
    due = slow.begin().desk.due()[0]
    assert (due.counts, due.exam, due.exam_days) == (Counts(new=1), "The town test", 0)
    assert len(asked_on(slow, 25)) == 1
    slow.on(26)
    assert slow.begin().desk.due()[0].exam == ""


def test_a_missed_week_and_a_moved_day_plan_anew_at_the_next_start(slow: Learner) -> None:
    slow.desk.set_exam_day("town", "whole", day(54), 5)
    slow.on(53)
    assert len(asked_on(slow, 53)) == 12
    slow.desk.set_exam_day("town", "whole", day(80), 5)
    slow.on(54)
    assert slow.begin().desk.due()[0].counts.new == 0
    slow.desk.set_exam_day("town", "whole", None)
    assert slow.begin().desk.due()[0].exam == ""


def test_of_two_exams_the_nearer_one_is_told_and_its_cards_are_asked_first(slow: Learner) -> None:
    slow.desk.set_exam_day("town", "whole", day(26), 1)
    slow.desk.set_exam_day("town", "starred", day(25), 1)
    assert slow.begin().desk.due()[0].exam == "starred"
    asked = asked_on(slow, 24)
    assert set(asked[:4]) == {"town/1", "town/4", "town/5", "town/6"}
    assert len(asked) == len(set(asked))


def test_tomorrows_last_look_is_what_comes_next(slow: Learner) -> None:
    slow.desk.set_exam_day("town", "whole", day(26), 5)
    slow.start()
    slow.finish()
    summary = slow.desk.snapshot.summary
    assert summary is not None
    assert (summary.next_day, summary.due_next_day) == (day(25), 12)
    assert slow.begin().desk.due()[0].next_day == day(25)


def test_suspended_and_waiting_cards_are_not_looked_at(townsman: Learner) -> None:
    townsman.desk.set_exam_day("town", "whole", day(25), 5)
    townsman.begin()
    townsman.log.append(townsman.log.stamp("suspended", "town/7"))
    assert townsman.desk.due()[0].counts == Counts(new=9)
    townsman.start()
    assert not {"town/2", "town/3", "town/7"} & set(townsman.finish())


@pytest.mark.parametrize(
    ("exam_day", "minutes", "says"),
    [
        (date(2026, 11, 23), 5, "2026-11-23 is past: today is 2026-11-24."),
        (date(2047, 1, 1), 5, "2047-01-01 is more than 20 years ahead."),
        (date(9999, 12, 31), None, "9999-12-31 is more than 20 years ahead."),
        (date(2026, 12, 24), 0, "In 0 minutes a day nothing can be learned, so there is no plan for it."),
        (date(2026, 12, 24), -5, "In -5 minutes a day nothing can be learned, so there is no plan for it."),
        (date(2026, 12, 24), 1441, "A day has 1440 minutes, not 1441."),
    ],
)
def test_a_day_or_minutes_that_no_plan_can_be_made_for_are_refused_and_what_was_set_stays(
    townsman: Learner, exam_day: date, minutes: int | None, says: str
) -> None:
    townsman.desk.set_exam_day("town", "whole", day(40), 5)
    with pytest.raises(UsageError) as refused:
        townsman.desk.set_exam_day("town", "whole", exam_day, minutes)
    assert refused.value.message == says
    assert (townsman.desk.plan("town").exam_day, townsman.desk.plan("town").minutes) == (day(40), 5)


def test_today_is_too_late_to_plan_and_says_so(townsman: Learner) -> None:
    plan = townsman.desk.set_exam_day("town", "whole", TODAY, 5)
    assert plan.message == "The exam is today: no day is left to plan. Good luck!"
    assert (plan.days_left, plan.calendar, plan.reach) == (0, (), None)
    assert plan.sentence == "The exam is today. The chance to pass it is under 1 %."


def test_a_day_in_twenty_years_is_kept_and_says_that_nothing_can_be_said_yet(townsman: Learner) -> None:
    plan = townsman.desk.set_exam_day("town", "whole", date(2046, 11, 1), 5)
    assert plan.sentence.startswith("The exam is so far ahead that nothing can be said of it yet.")
    assert townsman.desk.due()[0].exam_days == (date(2046, 11, 1) - TODAY).days


def test_the_plan_is_past_when_its_day_is(townsman: Learner) -> None:
    townsman.desk.set_exam_day("town", "whole", day(25), 5)
    townsman.on(26)
    plan = townsman.begin().desk.plan("town", "whole")
    assert plan.exam_day is None
    assert plan.sentence == "The exam day, Wednesday 25 November 2026, is past: study is as usual again."
    with pytest.raises(UsageError, match="is past"):
        townsman.desk.readiness("town", "whole", day(25))
