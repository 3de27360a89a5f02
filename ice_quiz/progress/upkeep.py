"""What is done for the progress file without being asked: looked through at the start, and backed up when it has changed.

Nothing here raises: what went wrong comes back as sentences, and whoever calls shows them. Both have connections of their
own and may run beside a `Log`, in another thread too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from ice_quiz.clock import Clock
from ice_quiz.errors import ProgressError
from ice_quiz.progress.backup import Backup, backups_in, folder_of, head_of, keep_safe
from ice_quiz.progress.checking import damaged_events
from ice_quiz.progress.doctor.finding import Patient
from ice_quiz.progress.doctor.surroundings import shared, system_mounts
from ice_quiz.progress.faults import damage
from ice_quiz.progress.opening import Found, connect, look

LOOKED_AT = 5_000
"""The newest events whose hashes are computed anew at the start and for an automatic backup, 4 µs each; at the start as many
of the earlier ones too, every day others."""

DAY_MS = 86_400_000

TOLD = "told-that-the-folder-is-shared"

DAMAGED = "Your progress file is damaged. `ice-quiz doctor --fix` brings back what it can and keeps the damaged file."


def at_start(path: Path, clock: Clock) -> tuple[str, ...]:
    """Look the file through, quickly, and back up what a killed program left without a backup.

    What the learner has to know comes back: damage, answers that lie only in a backup, a backup that failed, and once that
    other machines get at the file.
    """
    return tuple(_at_start(path, clock))


def at_exit(path: Path, clock: Clock) -> str:
    """Back up what changed since the last backup; a sentence where that failed, else empty."""
    try:
        if look(path) is Found.OURS and not _backed_up(path):
            keep_safe(path, clock, newest=LOOKED_AT)
    except ProgressError as problem:
        return str(problem)
    return ""


def newest_in(path: Path) -> Backup | None:
    """The newest automatic backup of a progress file, by the time in its name."""
    with suppress(OSError):
        return next(reversed(backups_in(folder_of(path))), None)
    return None


def _at_start(path: Path, clock: Clock) -> Iterator[str]:
    yield from _shared(path, clock)
    try:
        found = look(path)
    except ProgressError as problem:
        yield str(problem)
        return
    if found is Found.NOTHING:
        yield from _only_in_a_backup(path)
    elif found is Found.OURS and _damaged(path, clock.now().utc_ms // DAY_MS):
        yield DAMAGED
    else:
        yield from filter(None, (at_exit(path, clock),))


def _shared(path: Path, clock: Clock) -> Iterator[str]:
    """That the file lies where other machines get at it: said once for each folder, by a mark beside the file."""
    mark = path.parent / TOLD
    if mark.exists():
        return
    for finding in shared(Patient(path, clock, system_mounts())):
        yield f"{finding.place}: {finding.message}"
        with suppress(OSError):
            mark.touch(mode=0o600)


def _only_in_a_backup(path: Path) -> Iterator[str]:
    backup = newest_in(path)
    if backup is not None:
        yield f"Your progress file is gone, but there is a backup. `ice-quiz restore {backup.path}` brings it back."


def _damaged(path: Path, turn: int) -> bool:
    try:
        with closing(connect(path, 0, write=False)) as connection:
            rows = connection.execute("PRAGMA quick_check(1)").fetchall()
            return rows != [("ok",)] or any(damaged_events(connection, LOOKED_AT, turn=each) for each in (0, turn))
    except sqlite3.Error as problem:
        return damage(problem)


def _backed_up(path: Path) -> bool:
    """Whether a backup holds what the file holds; not so where it cannot be read."""
    try:
        held = head_of(path)
        return any(backup.tally() == held for backup in reversed(backups_in(folder_of(path))))
    except (sqlite3.Error, OSError):
        return False
