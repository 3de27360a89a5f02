"""Events from a clock that was far ahead: which they are, and when they may count.

One such event would win every setting and make every card overdue, and the study day would stand still until the calendar
has come to it. So it is set aside, shown, and let in when its time has come. But a clock can be behind as well as ahead, and
a learner may have been away for a year, so nothing is set aside for a long absence alone.
"""

from __future__ import annotations

from datetime import date

from ice_quiz.progress.event import Event

HOUR_MS = 3_600_000
FAR_MS = 48 * HOUR_MS
"""Clocks may differ by so much; it covers every zone and every date typed one day wrong."""

HOLE_MS = 14 * 24 * HOUR_MS
"""Own events are set aside only behind a hole of more than this: a clock set back a few days lies among its answers."""

AWAY_MS = 60 * 24 * HOUR_MS
"""After so long without an event the learner is told once what the clock says."""

FIRST_MS = 1_793_491_200_000  # 2026-11-01: no true clock is before the program existed


def claimed_ms(event: Event) -> int:
    """The time that an event claims, by its clock or its study day, the later one: either would stop the calendar."""
    begin = (event.day - date(1970, 1, 1).toordinal()) * 24 * HOUR_MS
    return max(event.tick_ms, begin - 24 * HOUR_MS)  # a zone may be a day ahead


def latest(now_ms: int, newest_ms: int) -> int:
    """The latest time that is let in from elsewhere, where the newest event here has `newest_ms`.

    Where this machine's clock is behind its own events, nothing later than they are can be trusted yet.
    """
    return max(now_ms + FAR_MS, newest_ms)


def was_ahead(now_ms: int, last_ms: int | None, first_ms: int | None) -> bool:
    """Whether own events from `first_ms` on were written by a clock that was ahead, and is right now.

    `last_ms` is the event before them. Both are by the hybrid clock, and `first_ms` is the first later than `FAR_MS` from
    now. A clock that is itself behind would see all its events so: it is known by lying among them, or before the program.
    """
    return first_ms is not None and now_ms >= FIRST_MS and first_ms - max(now_ms, last_ms or 0) > HOLE_MS
