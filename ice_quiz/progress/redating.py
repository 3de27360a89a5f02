"""What this machine wrote while its clock was ahead, dated anew by consent, so that it counts from now on.

How far the clock was ahead nobody knows; it is taken that the last of these events was written just now, and all others as
long before it as they were. Each is written once more at its new time, in the same order, and says in `dated` what its clock
had said; the old ones leave the log by a purge that names them, so that no machine ever counts both.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from ice_quiz.clock import Moment
from ice_quiz.memory.study_day import study_day
from ice_quiz.progress.event import Event, Kind, new_id
from ice_quiz.progress.log import Log


def own_waiting(log: Log) -> list[Event]:
    """The events from the future that this machine wrote itself, in order: those of others are theirs to date."""
    return [event for event in log.waiting() if event.device == log.device]


def redate(log: Log, events: Sequence[Event], randomness: Callable[[int], bytes] = os.urandom) -> list[Event]:
    """Put the events into the log as if the last had been written now; what they became.

    Raises `NotSaved` and `ProgressError`; then nothing was changed.
    """
    if not events:
        return []
    mark = log.stamp(Kind.PURGED, body={"ids": [event.id for event in events]})
    moments = [Moment(mark.utc_ms - (events[-1].tick_ms - event.tick_ms), event.offset_minutes) for event in events]
    ids = {event.id: new_id(moment, randomness) for event, moment in zip(events, moments, strict=True)}
    hour = log.settings().rollover_hour
    dated = []
    for event, moment in zip(events, moments, strict=True):
        stamped = log.stamp(event.kind, event.card, {**_pointing(event.body, ids), "dated": event.utc_ms})
        dated.append(
            Event.sealed(
                event_id=ids[event.id],
                device=stamped.device,
                seq=stamped.seq,
                moment=moment,
                tick=stamped.tick,
                day=min(study_day(moment, hour), stamped.day),
                kind=event.kind,
                card=event.card,
                body=stamped.body,
            )
        )
    log.append(mark, *dated)
    return dated


def _pointing(body: Mapping[str, object], ids: Mapping[str, str]) -> dict[str, object]:
    """The body with what points at one of the events (an undo's target, an answer's exam) pointing at what it became."""
    return {key: ids.get(value, value) if isinstance(value, str) else value for key, value in body.items()}
