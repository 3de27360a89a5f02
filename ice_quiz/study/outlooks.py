"""What a plan reaches, told honestly: the days to the exam are played with a learner who forgets as the model says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from ice_quiz.facts.exams import Exam
from ice_quiz.memory.fsrs import Memory
from ice_quiz.memory.plan import Outlook, Plan, outlook
from ice_quiz.memory.readiness import expected_share, pass_chance, shown_chance
from ice_quiz.memory.study_day import date_of
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.exam_items import pool_of
from ice_quiz.study.plan_view import PlanDay, PlanView, Reach
from ice_quiz.study.readiness import parts_of

SEEDS = (1, 2, 3, 4)
"""The chances of so many learners are averaged; the same ones each time, so that an outlook can be repeated."""

ENOUGH_DAYS = 120
"""Days to be played in all, so that a far exam takes no longer than a near one: over many days chance evens out."""

CHOICES = (*range(1, 21), 25, 30, 35, 40, 45, 50, 60, 75, 90, 120)
"""The minutes a day that are tried."""

FARTHEST = 730
"""Days ahead from which on nothing sensible can be said of an exam."""


def outlooks(
    view: PlanView,
    compiled: Compiled,
    exam: Exam,
    memories: Mapping[str, Memory | None],
    plan: Plan,
    today: int,
    new_per_day: int,
) -> PlanView:
    """The view with all that the plan's minutes reach, and how many would reach its goal."""
    cards = [(card, memories.get(card)) for card in pool_of(compiled, exam) if card in compiled.cards]
    final_from = max(today, plan.exam_day - plan.window(len(cards)))
    if not view.days_left:
        return replace(view, sentence=f"The exam is today. {_now(view)}")
    view = replace(view, final_from=date_of(final_from))
    if view.days_left > FARTHEST:
        return replace(view, sentence="The exam is so far ahead that nothing can be said of it yet. Study as usual.")

    seeds = SEEDS[: max(1, ENOUGH_DAYS // view.days_left)]

    def played(minutes: int) -> list[Outlook]:
        budget = replace(plan, seconds_per_day=minutes * 60.0)
        return [outlook(cards, budget, today, new_per_day, seed) for seed in seeds]

    def reached(minutes: int, outcomes: Sequence[Outlook]) -> Reach:
        recalls = [dict(zip((card for card, _ in cards), one.recall, strict=True)) for one in outcomes]
        parts = [parts_of(compiled, exam, recall) for recall in recalls]
        return Reach(
            minutes,
            fmean(expected_share(each) for each in parts),
            fmean(pass_chance(each, exam.passing) for each in parts),
        )

    tried: dict[int, Reach] = {}

    def reach(minutes: int) -> Reach:
        if minutes not in tried:
            tried[minutes] = reached(minutes, played(minutes))
        return tried[minutes]

    outcomes = played(view.minutes)
    tried[view.minutes] = reached(view.minutes, outcomes)
    place = bisect_left(CHOICES, view.goal, key=lambda minutes: reach(minutes).pass_chance)
    view = replace(
        view,
        calendar=_calendar(outcomes, plan, today, len(cards)),
        reach=reach(view.minutes),
        enough=reach(CHOICES[place]) if place < len(CHOICES) else None,
        most=reach(CHOICES[-1]) if place == len(CHOICES) else None,
    )
    return replace(view, sentence=_sentence(view))


def _calendar(outcomes: Sequence[Outlook], plan: Plan, today: int, cards: int) -> tuple[PlanDay, ...]:
    days = zip(*(one.minutes for one in outcomes), strict=True)
    return tuple(PlanDay(date_of(day), fmean(minutes), plan.final(day, cards)) for day, minutes in enumerate(days, today))


def _sentence(view: PlanView) -> str:
    """Like: At 10 minutes a day you reach a chance of 71 %; 16 minutes reach 90 %."""
    assert view.reach is not None
    here = f"At {_minutes(view.minutes)} a day you reach a chance of {shown_chance(view.reach.pass_chance)}"
    if view.enough is None:
        assert view.most is not None
        most = f"even {_minutes(view.most.minutes)} would reach only {shown_chance(view.most.pass_chance)}"
        return f"{here}; {most}. The day is too near for a safe pass: learn what you can, or ask for a later one."
    more = f"{_minutes(view.enough.minutes)} would reach {shown_chance(view.enough.pass_chance)}"
    if view.enough.minutes < view.minutes:
        return f"{here}; {more} too."
    return f"{here}." if view.enough.minutes == view.minutes else f"{here}; {more}."


def _now(view: PlanView) -> str:
    return f"The chance to pass it is {shown_chance(view.ready.pass_chance)}."


def _minutes(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
