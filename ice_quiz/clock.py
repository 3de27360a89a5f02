"""The one source of time: everything that needs "now" is handed a `Clock`."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

from ice_quiz.errors import UsageError


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An instant as it is stored: UTC milliseconds, and the local offset from UTC in minutes at that instant."""

    utc_ms: int
    offset_minutes: int = 0

    def local(self) -> datetime:
        """The local wall time, aware of its offset."""
        zone = timezone(timedelta(minutes=self.offset_minutes))
        return datetime.fromtimestamp(self.utc_ms / 1000, UTC).astimezone(zone)

    def date(self) -> date:
        """The local calendar date."""
        return self.local().date()


class Clock(Protocol):
    """Tells the time; `note` is a line for the learner when the time is not the machine's own."""

    note: str

    def now(self) -> Moment:
        """The present instant."""

    def stopwatch(self) -> float:
        """Seconds that only ever grow, for measuring how long something took."""


class SystemClock:
    """The machine's clock."""

    note = ""

    def now(self) -> Moment:
        """The present instant, with the offset the machine has at it."""
        local = datetime.now().astimezone()
        offset = local.utcoffset() or timedelta()
        return Moment(int(local.timestamp() * 1000), int(offset.total_seconds() // 60))

    def stopwatch(self) -> float:
        """Seconds of the monotonic clock."""
        return time.monotonic()


@dataclass(slots=True)
class SetClock:
    """A clock that stands at a given instant until it is set anew: for tests and for `ICE_QUIZ_NOW`."""

    moment: Moment
    note: str = ""

    def now(self) -> Moment:
        """The instant that was set."""
        return self.moment

    def stopwatch(self) -> float:
        """Seconds of the instant that was set."""
        return self.moment.utc_ms / 1000


def clock_from(environment: dict[str, str]) -> Clock:
    """The machine's clock, or the one that `ICE_QUIZ_NOW` sets.

    It is honoured only together with `ICE_QUIZ_HOME`, so that it can never spoil a real log. Local time without an
    offset is read in the machine's zone. Raises `UsageError`.
    """
    text = environment.get("ICE_QUIZ_NOW", "")
    if not text:
        return SystemClock()
    if not environment.get("ICE_QUIZ_HOME"):
        raise UsageError(
            "ICE_QUIZ_NOW works only together with ICE_QUIZ_HOME, so that it cannot spoil your own progress.",
            advice="Set ICE_QUIZ_HOME to an empty folder as well, or unset ICE_QUIZ_NOW.",
        )
    try:
        local = datetime.fromisoformat(text).astimezone()
        moment = Moment(int(local.timestamp() * 1000), int((local.utcoffset() or timedelta()).total_seconds() // 60))
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"ICE_QUIZ_NOW is not a date and time: {text!r}.", advice="Write it like 2026-11-24T09:00."
        ) from None
    return SetClock(moment, note=f"The clock is set to {local:%Y-%m-%d %H:%M} by ICE_QUIZ_NOW.")
