"""How long a card takes the learner, and how long they study a day: as it was lately."""

from __future__ import annotations

from ice_quiz.progress.log import Log
from ice_quiz.settings import Settings
from ice_quiz.study.planning import USUAL_MINUTES

PACE_DAYS = 7
"""Study days whose answers tell how long a card takes."""

PACE_ANSWERS = 20
"""Answers below which the settings' guess is better."""


def pace(log: Log, settings: Settings) -> float:
    """How many seconds a card takes: as measured lately, or the settings' guess while that says little."""
    today = log.today()
    lately = [totals for day in range(today - PACE_DAYS + 1, today + 1) for totals in log.totals(day).values()]
    answers = sum(totals.answered for totals in lately)
    if answers < PACE_ANSWERS:
        return float(settings.seconds_per_card)
    return max(1.0, sum(totals.ms for totals in lately) / answers / 1000)


def daily_minutes(log: Log) -> int:
    """The minutes that were studied a day, in the middle of the last days on which anything was."""
    today = log.today()
    days = [sum(totals.ms for totals in log.totals(day).values()) for day in range(today - PACE_DAYS, today)]
    studied = sorted(ms for ms in days if ms)
    return max(1, round(studied[len(studied) // 2] / 60_000)) if studied else USUAL_MINUTES
