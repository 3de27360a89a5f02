"""What there is to tell the learner of the machine's clock, in a sentence or two."""

from __future__ import annotations

from collections.abc import Sequence

from ice_quiz.clock import Moment
from ice_quiz.language.days import events
from ice_quiz.memory.study_day import date_of, study_day
from ice_quiz.progress.event import Event
from ice_quiz.progress.future import AWAY_MS
from ice_quiz.progress.rows import Head


def clock_note(now: Moment, head: Head, waiting: Sequence[Event]) -> str:
    """The sentence where the clock is a day or more behind the log, or the log far behind the clock, else empty.

    `waiting` are the events that are set aside because they come from the future.
    """
    return " ".join(filter(None, (_of_clock(now, head), _of_waiting(waiting))))


def _of_clock(now: Moment, head: Head) -> str:
    day = study_day(now, head.settings.rollover_hour)
    if day < head.largest_day:
        return (
            f"This machine's clock says {date_of(day):%Y-%m-%d}, but you studied on {date_of(head.largest_day):%Y-%m-%d} "
            "already: that day goes on until the clock has caught up."
        )
    if head.log_count and now.utc_ms - head.tick.ms > AWAY_MS:
        return (
            f"This machine's clock says {date_of(day):%Y-%m-%d}, and you studied last on "
            f"{date_of(head.largest_day):%Y-%m-%d}. If that is wrong, set the clock before you go on."
        )
    return ""


def _of_waiting(waiting: Sequence[Event]) -> str:
    if not waiting:
        return ""
    first = min(Moment(event.tick_ms, event.offset_minutes).date() for event in waiting)
    are = "is" if len(waiting) == 1 else "are"
    return (
        f"{events(len(waiting))} of your log {are} dated in the future, from {first} on: "
        "kept, but not counted before this machine's clock gets there. If the clock is wrong now, set it; if it was wrong "
        "then, `ice-quiz redate` lets them count."
    )
