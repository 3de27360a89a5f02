"""The plan to an exam day, as far as the queue depends on it: on the last days before an exam every card is looked at.

A pure function of what the log says, today, and the exam days. So a date that is moved, a week that was missed and a second
exam need no state of their own: the next queue is right again. Before the last days, and after the exam, all is as usual.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ice_quiz.memory.plan import Plan, exam_order
from ice_quiz.progress.replay import CardState
from ice_quiz.study.registers import ExamDay

USUAL_MINUTES = 10
"""The minutes a day of a learner who did not say, and has not studied lately."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """An exam that is prepared for: of which deck, by which plan, and the cards it draws from."""

    deck: str
    exam: str
    plan: Plan
    pool: tuple[str, ...]

    def final(self, day: int) -> bool:
        """Whether every card of its pool is looked at on a study day."""
        return self.plan.final(day, len(self.pool))


def preparations(
    exam_days: Mapping[tuple[str, str], ExamDay],
    pools: Mapping[str, Mapping[str, Sequence[str]]],
    usual_minutes: int,
    seconds_per_card: float,
) -> tuple[Preparation, ...]:
    """The exams whose day is set, the nearest first.

    `pools` are the cards of each exam that can be asked, by deck and exam; `usual_minutes` a day stand in where the learner
    said none.
    """
    found = [
        Preparation(deck, exam, plan_of(one, usual_minutes, seconds_per_card), tuple(pools[deck][exam]))
        for (deck, exam), one in exam_days.items()
        if exam in pools.get(deck, {})
    ]
    return tuple(sorted(found, key=lambda each: (each.plan.exam_day, each.deck, each.exam)))


def plan_of(day: ExamDay, usual_minutes: int, seconds_per_card: float) -> Plan:
    """The plan to an exam day."""
    return Plan(day.since, day.day, (day.minutes or usual_minutes) * 60.0, seconds_per_card)


def looked_at(coming: Iterable[Preparation], day: int) -> tuple[str, ...]:
    """The cards that are looked at on a study day because an exam is near, whether they were answered on it or not.

    Those of the nearer exam come first; a card of two exams comes once.
    """
    return tuple(dict.fromkeys(card for one in coming if one.final(day) for card in one.pool))


def last_look(coming: Iterable[Preparation], state: Callable[[str], CardState], day: int) -> tuple[str, ...]:
    """Those of them that still wait on a study day, in the order to ask them: least likely to be recalled at the exam first.

    What was answered today is drill if it was wrong, and done if it was not.
    """
    line: dict[str, None] = {}
    for one in coming:
        if one.final(day):
            states = map(state, one.pool)
            waiting = [each for each in states if not each.put_aside(day) and each.last_day != day]
            line |= dict.fromkeys(exam_order(((each.card, each.memory) for each in waiting), one.plan.exam_day))
    return tuple(line)
