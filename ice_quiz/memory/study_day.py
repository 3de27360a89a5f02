"""The study day: the local date four hours ago, as a day number, so that a late evening is one day."""

from __future__ import annotations

from datetime import date, timedelta

from ice_quiz.clock import Moment


def study_day(moment: Moment, rollover_hour: int = 4) -> int:
    """The proleptic ordinal of the local date `rollover_hour` hours before `moment`, by the offset stored with it.

    It counts calendar dates, not periods of 24 hours, so days of 23 and 25 hours are one day too.
    """
    return (moment.local() - timedelta(hours=rollover_hour)).date().toordinal()


def today(moment: Moment, largest_day: int, rollover_hour: int = 4) -> int:
    """The study day to work with: never below the largest one stored, even where the clock was set back."""
    return max(study_day(moment, rollover_hour), largest_day)


def date_of(day: int) -> date:
    """The date that a study day began on."""
    return date.fromordinal(day)
