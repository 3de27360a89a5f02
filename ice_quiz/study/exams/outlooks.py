"""What a plan reaches, told honestly: the days to the exam are played with a learner who forgets as the model says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from ice_quiz.facts.exams import Exam
from ice_quiz.memory.fsrs import Memory
from ice_quiz.memory.plan import Outlook, Plan, outlook
from ice_quiz.memory.readiness import expected_share, pass_chance, shown_chance
from ice_quiz.memory.study_day import date_of
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.exam_items import pool_of
from ice_quiz.study.exams.plan_view import PlanDay, PlanView, Reach
from ice_quiz.study.exams.readiness import parts_of

SEEDS = (1, 2, 3, 4)
"""The chances of so many learners are averaged; the same ones each time, so that an outlook can be repeated."""

ENOUGH_DAYS = 120
"""Days to be played in all, so that a far exam takes no longer than a near one: over many days chance evens out."""

CHOICES = (*range(1, 21), 25, 30, 35, 40, 45, 50, 60, 75, 90, 120)
"""The minutes a day that are tried."""

FARTHEST = 730
"""Days ahead from which on nothing sensible can be said of an exam."""

QUICK_SECONDS, MOST_SECONDS = 0.3, 3.0
"""What takes longer than the first is played for the learner's own minutes only, and longer than the second not at all."""


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
    if not view.days_left:
        return replace(view, sentence=f"The exam is today. The chance to pass it is {shown_chance(view.ready.pass_chance)}.")
    view = replace(view, final_from=date_of(max(today, plan.exam_day - plan.window(len(cards)))))
    if view.days_left > FARTHEST:
        return replace(view, sentence="The exam is so far ahead that nothing can be said of it yet. Study as usual.")
    seconds = _seconds(len(cards), view.days_left, exam.ask)
    if seconds > MOST_SECONDS:
        return replace(view, sentence="So many items cannot be planned day by day. Look at the chance to pass now and then.")
    playing = _Playing(
        compiled, exam, tuple(cards), plan, today, new_per_day, SEEDS[: max(1, ENOUGH_DAYS // view.days_left)]
    )
    outcomes = playing.outcomes(view.minutes)
    calendar = _calendar(outcomes, plan, today, len(cards))
    view = replace(view, calendar=calendar, reach=playing.reach(view.minutes, outcomes))
    return _with_sentence(view if seconds > QUICK_SECONDS else _searched(view, playing))


@dataclass(frozen=True, slots=True)
class _Playing:
    """The days to the exam, to be played with so many minutes as one likes."""

    compiled: Compiled
    exam: Exam
    cards: tuple[tuple[str, Memory | None], ...]
    plan: Plan
    today: int
    new_per_day: int
    seeds: tuple[int, ...]

    def outcomes(self, minutes: int) -> list[Outlook]:
        """How it goes with some minutes a day, once for each seed."""
        plan = replace(self.plan, seconds_per_day=minutes * 60.0)
        return [outlook(self.cards, plan, self.today, self.new_per_day, seed) for seed in self.seeds]

    def reach(self, minutes: int, outcomes: Sequence[Outlook] | None = None) -> Reach:
        """What it leads to."""
        played = self.outcomes(minutes) if outcomes is None else outcomes
        recalls = [dict(zip((card for card, _ in self.cards), one.recall, strict=True)) for one in played]
        parts = [parts_of(self.compiled, self.exam, recall) for recall in recalls]
        return Reach(
            minutes,
            fmean(expected_share(each) for each in parts),
            fmean(pass_chance(each, self.exam.passing) for each in parts),
        )


def _searched(view: PlanView, playing: _Playing) -> PlanView:
    """The view with the fewest minutes that reach its goal, or with what the most ones reach."""
    assert view.reach is not None
    tried = {view.minutes: view.reach}

    def chance(minutes: int) -> float:
        if minutes not in tried:
            tried[minutes] = playing.reach(minutes)
        return tried[minutes].pass_chance

    place = bisect_left(CHOICES, view.goal, key=chance)
    if place < len(CHOICES):
        return replace(view, enough=tried[CHOICES[place]])
    chance(CHOICES[-1])
    return replace(view, most=tried[CHOICES[-1]])


def _seconds(cards: int, days: int, asked: int) -> float:
    """About how long one outlook with its chance takes: it grows with the days, and with the square of the items asked."""
    return 6e-7 * cards * days + 2e-7 * cards * asked**2


def _calendar(outcomes: Sequence[Outlook], plan: Plan, today: int, cards: int) -> tuple[PlanDay, ...]:
    days = zip(*(one.minutes for one in outcomes), strict=True)
    return tuple(PlanDay(date_of(day), fmean(minutes), plan.final(day, cards)) for day, minutes in enumerate(days, today))


def _with_sentence(view: PlanView) -> PlanView:
    """Like: At 10 minutes a day you reach a chance of 71 %; 16 minutes would reach 90 %. Or: 4 are enough for 91 %."""
    assert view.reach is not None
    here = f"At {_minutes(view.minutes)} a day you reach a chance of {shown_chance(view.reach.pass_chance)}"
    other = view.enough or view.most
    if other is None or other.minutes == view.minutes == (view.enough and view.enough.minutes):
        return replace(view, sentence=f"{here}.")
    minutes, chance = _minutes(other.minutes), shown_chance(other.pass_chance)
    if view.most:
        return replace(view, sentence=f"{here}; even {minutes} would reach only {chance}. {_why_not(view)}")
    if other.minutes > view.minutes:
        return replace(view, sentence=f"{here}; {minutes} would reach {chance}.")
    same = "that" if chance == shown_chance(view.reach.pass_chance) else chance
    return replace(view, sentence=f"{here}; {minutes} {'is' if other.minutes == 1 else 'are'} enough for {same}.")


def _why_not(view: PlanView) -> str:
    if view.ready.items_withheld:
        return "Answer what the deck asks of you: until then some of its items cannot be learned."
    return "The day is too near for a safe pass: learn what you can, or ask for a later one."


def _minutes(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
