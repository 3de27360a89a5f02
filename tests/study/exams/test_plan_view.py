from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ice_quiz.plain.preparing import plan_lines
from ice_quiz.study.exams import outlooks

if TYPE_CHECKING:
    from tests.study.conftest import Learner

TODAY = date(2026, 11, 24)

MANY = """\
deck: many
title: Many
exams:
  all of it: {from: all, ask: 20, pass: 12, form: spoken}
topics:
  - topic: Everything
    cards:
"""
ONE = "      - {{item: {0}, ask: What is number {0}?, answer: answer {0}}}\n"


@pytest.fixture
def student(learner: Learner) -> Learner:
    """Somebody who has a hundred cards before them."""
    learner.write("many", MANY + "".join(map(ONE.format, range(1, 101))))
    learner.deck = "many"
    return learner.begin()


def test_a_plan_says_how_much_its_minutes_reach_and_how_many_would_do(student: Learner) -> None:
    plan = student.desk.set_exam_day("many", None, TODAY + timedelta(days=12), 2)
    assert plan.message == "The exam is in 12 days, on Sunday 6 December 2026."
    assert (plan.days_left, plan.minutes, plan.minutes_said) == (12, 2, True)
    assert plan.reach is not None
    assert plan.enough is not None
    assert plan.reach.pass_chance < plan.goal <= plan.enough.pass_chance
    assert plan.enough.minutes > 2
    assert plan.sentence.startswith("At 2 minutes a day you reach a chance of ")
    assert f"; {plan.enough.minutes} minutes would reach " in plan.sentence


def test_a_plan_a_year_ahead_is_told_by_month_and_says_what_fewer_minutes_are_enough_for(student: Learner) -> None:
    day = TODAY + timedelta(days=400)
    plan = student.desk.set_exam_day("many", None, day, 30)
    assert plan.enough is not None
    assert plan.enough.minutes < 30
    assert plan.sentence.endswith(" enough for that.")
    lines = list(plan_lines(plan, TODAY))
    assert len(lines) < 30
    assert [line[:10] for line in lines if line.startswith("  2027-0")] == [f"  2027-{month:02} " for month in range(1, 10)]
    assert any("*" in line for line in lines[-5:])


def test_more_minutes_reach_more(student: Learner) -> None:
    day = TODAY + timedelta(days=12)
    reached = [student.desk.set_exam_day("many", None, day, minutes).reach for minutes in (1, 3, 6, 12)]
    chances = [reach.expected_share for reach in reached if reach]
    assert chances == sorted(chances)
    assert chances[-1] > chances[0] + 0.3


def test_a_plan_that_cannot_be_reached_says_so(student: Learner) -> None:
    path = student.places.decks / "many.yaml"
    path.write_text(path.read_text().replace("ask: 20, pass: 12", "ask: 100, pass: 100"))
    plan = student.begin().desk.set_exam_day("many", None, TODAY + timedelta(days=1), 5)
    assert plan.enough is None
    assert plan.most is not None
    assert plan.most.minutes == 120
    assert plan.sentence == (
        "At 5 minutes a day you reach a chance of under 1 %; even 120 minutes would reach only under 1 %. "
        "The day is too near for a safe pass: learn what you can, or ask for a later one."
    )


def test_the_calendar_has_each_day_to_the_exam_and_keeps_the_minutes(student: Learner) -> None:
    plan = student.desk.set_exam_day("many", None, TODAY + timedelta(days=12), 3)
    assert [one.day for one in plan.calendar] == [TODAY + timedelta(days=ahead) for ahead in range(12)]
    assert max(one.minutes for one in plan.calendar) <= 3.5  # the last card may run over
    final = [one.day for one in plan.calendar if one.final]
    assert final == [one.day for one in plan.calendar if plan.final_from and one.day >= plan.final_from]
    assert 1 <= len(final) < 12


def test_a_plan_can_be_repeated(student: Learner) -> None:
    day = TODAY + timedelta(days=10)
    first = student.desk.set_exam_day("many", None, day, 3)
    second = student.begin().desk.plan("many")
    assert (first.reach, first.enough, first.calendar) == (second.reach, second.enough, second.calendar)


def test_minutes_that_were_not_said_are_those_of_the_last_days(student: Learner) -> None:
    plan = student.desk.set_exam_day("many", None, TODAY + timedelta(days=12))
    assert (plan.minutes, plan.minutes_said) == (10, False)
    student.start(limit=10)
    for _ in range(10):
        student.wait(20)
        student.answer()
        student.next()
    student.on(25)
    plan = student.begin().desk.plan("many")
    assert (plan.minutes, plan.minutes_said) == (4, False)  # ten answers of 24 seconds


def test_the_minutes_stay_when_only_the_day_moves(student: Learner) -> None:
    student.desk.set_exam_day("many", None, TODAY + timedelta(days=12), 7)
    assert student.desk.set_exam_day("many", None, TODAY + timedelta(days=20)).minutes == 7


def test_without_a_day_there_is_no_plan_but_an_estimate_for_today(student: Learner) -> None:
    plan = student.desk.plan("many")
    assert (plan.exam_day, plan.calendar, plan.reach) == (None, (), None)
    assert plan.sentence == "No exam day is set."
    assert (plan.ready.day, plan.ready.dated) == (TODAY, False)


def test_a_day_that_is_taken_away_is_said_and_study_is_as_usual(student: Learner) -> None:
    student.desk.set_exam_day("many", None, TODAY + timedelta(days=1), 5)
    assert student.begin().desk.due()[0].counts.new == 100
    plan = student.desk.set_exam_day("many", None)
    assert plan.message == "No exam day is set any more; study is as usual."
    assert student.begin().desk.due()[0].counts.new == 10


def test_a_very_large_exam_is_planned_without_a_search_or_not_at_all(
    student: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = student.places.decks / "many.yaml"
    text = MANY + "".join(map(ONE.format, range(1, 1501)))
    path.write_text(text.replace("ask: 20", "ask: 30"))
    plan = student.begin().desk.set_exam_day("many", None, TODAY + timedelta(days=60), 1)
    assert (plan.enough, plan.most) == (None, None)
    assert plan.reach is not None
    assert plan.sentence == "At 1 minute a day you reach a chance of under 1 %."
    monkeypatch.setattr(outlooks, "MOST_SECONDS", 0.5)  # else the exam would have to be larger than a test can wait for
    plan = student.desk.set_exam_day("many", None, TODAY + timedelta(days=725), 1)
    assert (plan.reach, plan.calendar) == (None, ())
    assert plan.sentence == "So many items cannot be planned day by day. Look at the chance to pass now and then."


def test_items_that_wait_for_the_learner_are_the_reason_where_they_are(student: Learner) -> None:
    path = student.places.decks / "many.yaml"
    text = path.read_text().replace("ask: 20, pass: 12", "ask: 100, pass: 100").replace("answer: answer 7}", "by: name}")
    path.write_text("you: {name: {ask: What is your name?}}\n" + text)
    plan = student.begin().desk.set_exam_day("many", None, TODAY + timedelta(days=30), 5)
    assert plan.sentence.endswith("Answer what the deck asks of you: until then some of its items cannot be learned.")
