"""What a face sees of the plan to an exam day: what is reached by it, and what each day takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ice_quiz.study.exams.readiness import Readiness


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A study day of the plan: about how many minutes it takes, and whether every item of the exam is looked at on it."""

    day: date
    minutes: float
    final: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """What so many minutes a day lead to on the exam day: the share of right answers to expect and the chance to pass."""

    minutes: int
    expected_share: float
    pass_chance: float


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan to an exam; all of it is the model's estimate.

    `exam_day` is None where none is set: then nothing but `ready` and `message` says anything. `minutes` a day are those the
    learner said, or else (`minutes_said` false) what they studied lately. `days_left` are the study days before the exam,
    today included; from `final_from` on every item is looked at each day. `calendar` are those days. `reach` is what the
    minutes lead to; `enough` the fewest minutes that lead to a chance of `goal`, None where no number does (`most` then says
    what the most minutes tried would reach) and where a very large exam would take too long to search. `ready` is the
    estimate if nothing more were studied. `sentence` says the outlook in words.
    """

    deck: str
    deck_title: str
    exam: str
    title: str
    ready: Readiness
    exam_day: date | None = None
    days_left: int = 0
    minutes: int = 0
    minutes_said: bool = False
    final_from: date | None = None
    calendar: tuple[PlanDay, ...] = ()
    goal: float = 0.9
    reach: Reach | None = None
    enough: Reach | None = None
    most: Reach | None = None
    sentence: str = ""
    message: str = ""
