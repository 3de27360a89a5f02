"""What is printed of the readiness for an exam and of the plan to its day: plain sentences, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from ice_quiz.language.days import cards, long_day
from ice_quiz.language.words import capital
from ice_quiz.memory.readiness import shown_chance
from ice_quiz.study.exams.plan_view import PlanDay, PlanView
from ice_quiz.study.exams.readiness import Readiness

GAINS = 5
"""How many topics are told of."""

BY_DAY, FIRST_DAYS = 62, 14
"""Days of a plan that are told one by one, and the first ones of a longer plan of which that is done."""


def readiness_lines(ready: Readiness, today: date) -> Iterator[str]:
    """The model's estimate, and beside it what was measured."""
    when = "today" if ready.day == today else f"on {long_day(ready.day)} {ready.day.year}"
    yield f"{ready.title}: chance to pass {when}: {shown_chance(ready.pass_chance)} (model estimate, {ready.model})."
    if not ready.dated:
        yield "No exam day is set, so this is for today. `ice-quiz plan DECK --date YYYY-MM-DD` sets it."
    yield f"Right answers to expect: {shown_chance(ready.expected_share)} of those asked."
    yield from _unseen(ready)
    yield _measured(ready)
    if ready.stability_factor != 1:
        yield f"The model is fitted to your answers: stability times {ready.stability_factor:g} (see `ice-quiz fit`)."
    if ready.gains:
        yield "What raises it most per minute:"
    for gain in ready.gains[:GAINS]:
        more = f"{gain.chance * 100:+.0f} points of chance, {gain.share * 100:+.0f} of right answers"
        yield f"  {gain.topic}: {more}, in about {max(1, round(gain.minutes))} min"


def _unseen(ready: Readiness) -> Iterator[str]:
    if ready.items_unseen:
        withheld = f", {ready.items_withheld} of them wait for what only you know" if ready.items_withheld else ""
        yield f"Of {cards(ready.items)} you have not learned {ready.items_unseen} yet{withheld}."
    else:
        yield f"You have learned each of the {ready.items} cards at least once."


def _measured(ready: Readiness) -> str:
    if not ready.sat:
        return "You have not sat a mock exam yet: it measures what the model only estimates."
    low, high = (round(share * 100) for share in ready.between)
    exams = "mock exam" if ready.sat == 1 else f"{ready.sat} mock exams"
    return f"Your last {exams}: {ready.passed} passed. From so few, the true share may be anything from {low} to {high} %."


def plan_lines(plan: PlanView, today: date) -> Iterator[str]:
    """The plan to the exam day: what it reaches, and what each day takes."""
    if plan.message:
        yield plan.message
    if plan.exam_day is not None and not plan.message:
        left = "today" if not plan.days_left else "tomorrow" if plan.days_left == 1 else f"in {plan.days_left} days"
        yield f"{capital(plan.title)}: {left}, on {long_day(plan.exam_day)} {plan.exam_day.year}."
    if plan.sentence:
        yield plan.sentence
    if plan.exam_day is None and not plan.message:
        yield f"`ice-quiz plan {plan.deck} --date YYYY-MM-DD` sets it."
    if plan.reach is not None:
        if not plan.minutes_said:
            yield f"You did not say how much you can study, so {plan.minutes} minutes a day are assumed (`--minutes N`)."
        yield "These are model estimates: a mock exam measures."
    if plan.final_from is not None and plan.calendar:
        start = "From today" if plan.final_from == today else f"From {long_day(plan.final_from)}"
        yield f"{start} on every card is looked at until the exam, the weakest first."
        yield "Minutes a day:"
        yield from _days(plan.calendar)


def _days(calendar: tuple[PlanDay, ...]) -> Iterator[str]:
    """Day by day where they are few; of many the first, and then month by month, and the last, on which all is looked at."""
    if len(calendar) <= BY_DAY:
        yield from _weeks(calendar)
        return
    between = [one for one in calendar[FIRST_DAYS:] if not one.final]
    yield from _weeks(calendar[:FIRST_DAYS])
    for (year, month), of in groupby(between, key=lambda one: (one.day.year, one.day.month)):
        days = [one.minutes for one in of]
        mean, most = _minutes(sum(days) / len(days)), _minutes(max(days))
        yield f"  {year}-{month:02}     about {mean} a day{f', at most {most}' if most != mean else ''}"
    yield from _weeks(tuple(one for one in calendar[FIRST_DAYS:] if one.final))


def _weeks(calendar: tuple[PlanDay, ...]) -> Iterator[str]:
    """The days in lines of a week; those on which every card is looked at have a star."""
    for first in range(0, len(calendar), 7):
        week = calendar[first : first + 7]
        days = ", ".join(f"{one.day:%a} {one.day.day}: {_minutes(one.minutes)}{'*' if one.final else ''}" for one in week)
        yield f"  {week[0].day:%Y-%m-%d}  {days}"
    if any(one.final for one in calendar):
        yield "  * every card"


def _minutes(minutes: float) -> str:
    return str(round(minutes)) if minutes >= 1 or not minutes else "1"
