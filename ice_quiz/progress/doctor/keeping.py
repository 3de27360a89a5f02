"""What keeps the answers beside the file itself: backups that can be read, and a clock that is right."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

from ice_quiz.language.days import events
from ice_quiz.progress.aside import Reason
from ice_quiz.progress.backup import backups_in, folder_of, keep_safe
from ice_quiz.progress.checking import damage_in
from ice_quiz.progress.doctor.finding import Finding, Patient
from ice_quiz.progress.future import AWAY_MS, FAR_MS
from ice_quiz.progress.opening import Found, connect, look
from ice_quiz.progress.store import Store


def backups(patient: Patient) -> Iterator[Finding]:
    """Whether there are backups of what was answered, and whether each can be read."""
    found = backups_in(folder_of(patient.path))
    broken = [backup for backup in found if damage_in(backup.path)]
    for backup in broken:
        yield Finding(
            "backup-damaged", "This backup is damaged. What can be read of it is still used in a repair.", str(backup.path)
        )
    if len(found) == len(broken) and look(patient.path) in (Found.OURS, Found.OLDER):
        yield Finding(
            "no-backup",
            "There is no backup of your progress that can be read.",
            str(patient.path),
            "Make one.",
            lambda: f"Made a backup: {keep_safe(patient.path, patient.clock).path}",
        )


def clock(patient: Patient) -> Iterator[Finding]:
    """Whether the machine's clock and the newest event agree, and what waits for its time."""
    if look(patient.path) is not Found.OURS:
        return
    try:
        with closing(Store(connect(patient.path, 5.0, write=False))) as store:
            newest, ahead = store.head().tick.ms, store.aside.events(Reason.FUTURE)
            strange = store.aside.events(Reason.CONFLICT)
    except sqlite3.Error:
        return  # the contents say why
    now = patient.clock.now().utc_ms
    if newest > now + FAR_MS:
        yield Finding(
            "clock-behind",
            f"This machine's clock says {_day(now)}, and the newest event is of {_day(newest)}. Look whether it is right.",
            str(patient.path),
        )
    if newest and now > newest + AWAY_MS:
        yield Finding(
            "clock-ahead",
            f"This machine's clock says {_day(now)}, and the newest event is of {_day(newest)}. If that is wrong, set it.",
            str(patient.path),
            serious=False,
        )
    if ahead:
        yield Finding(
            "from-the-future",
            f"{events(len(ahead))} of a clock that was far ahead are set aside; they count when their time has come.",
            str(patient.path),
            serious=False,
        )
    if strange:
        yield Finding(
            "conflict",
            f"{events(len(strange))} from elsewhere have the id of another event here; they are kept and do not count.",
            str(patient.path),
            serious=False,
        )


def _day(utc_ms: int) -> str:
    return f"{datetime.fromtimestamp(utc_ms / 1000, UTC):%Y-%m-%d}"
