"""Backups of the progress file: made aside, brought to the disk, read back, named, and thinned by `rotation`.

A backup is only called one after every event in it was found to be what stands in the log. The name tells the time in UTC,
and no backup ever takes another's place.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ice_quiz.clock import Clock
from ice_quiz.errors import ProgressError
from ice_quiz.places import private_folder, settle
from ice_quiz.progress.checking import Tally, damaged_events, tally
from ice_quiz.progress.faults import DamagedRow, in_words
from ice_quiz.progress.migrations import VERSION
from ice_quiz.progress.opening import BACKUPS, Found, connect, look
from ice_quiz.progress.rotation import kept
from ice_quiz.progress.whole_file import draft_for, name, sweep

_NAME = re.compile(r"progress-(\d{8}-\d{6})Z(?:-(\d+))?\.db")
_TIME = "%Y%m%d-%H%M%S"
_PATIENCE = 5.0
_MOST_OF_A_SECOND = 1000


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup: when it was made, by the clock of that time, which one of that second it is, and where it lies."""

    made: datetime
    number: int
    path: Path

    def tally(self) -> Tally | None:
        """What it holds, by its head: quickly. None where it cannot be read, or was made by a newer ice_quiz."""
        with suppress(sqlite3.Error, OSError, ProgressError):
            return None if look(self.path) is Found.NEWER else head_of(self.path)
        return None


def folder_of(path: Path) -> Path:
    """Where the automatic backups of a progress file lie: beside it."""
    return path.parent / BACKUPS


def backups_in(folder: Path) -> list[Backup]:
    """The backups that lie in a folder, by the time in their names, the newest last; none where there is no folder.

    Raises `OSError` where the folder cannot be read.
    """
    try:
        paths = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(backup for path in paths if (backup := _backup(path)) is not None)


def make(
    path: Path,
    folder: Path,
    clock: Clock,
    *,
    newest: int | None = None,
    occasion: str = "",
    randomness: Callable[[int], bytes] = os.urandom,
) -> Backup:
    """Make a verified backup of a progress file in a folder.

    With `newest`, only so many events have their hash computed anew: those before were checked when they were backed up
    first. All else, that the copy is sound and holds the same events, is checked always. Raises `ProgressError`; nothing is
    then left behind, and no backup of before is touched. `occasion` completes its sentence "No backup could be made".
    """
    try:
        private_folder(folder)
        sweep(folder)
        with draft_for(folder / "progress.db", randomness(4).hex()) as draft:
            with closing(connect(path, _PATIENCE, write=False)) as source:
                held = _copy(source, draft)
            settle(draft)
            _verify(draft, held, newest)
            return _named(draft, folder, datetime.fromtimestamp(clock.now().utc_ms // 1000, UTC))
    except (sqlite3.Error, OSError) as problem:
        what, advice = in_words(problem)
        raise ProgressError(f"No backup could be made{occasion}. {what}", place=str(folder), advice=advice) from None


def rotate(folder: Path, clock: Clock) -> None:
    """Remove the backups that `rotation` does not keep. Raises `OSError`."""
    backups = backups_in(folder)
    keep = kept([backup.made for backup in backups], datetime.fromtimestamp(clock.now().utc_ms / 1000, UTC))
    for backup in backups:
        if backup.made not in keep:
            backup.path.unlink(missing_ok=True)


def keep_safe(path: Path, clock: Clock, *, newest: int | None = None, occasion: str = "") -> Backup:
    """Make a backup of the progress file beside it, and thin those of before. Raises `ProgressError`."""
    folder = folder_of(path)
    made = make(path, folder, clock, newest=newest, occasion=occasion)
    try:
        rotate(folder, clock)
    except OSError as problem:
        what, advice = in_words(problem)
        raise ProgressError(f"Old backups could not be removed. {what}", place=str(folder), advice=advice) from None
    return made


def before(path: Path, reason: str, clock: Clock) -> Backup | None:
    """Make a backup before something is changed at large; None where there is no progress file yet.

    `reason` completes the sentence: no backup could be made before … ("the import"). Raises `ProgressError`: nothing may
    then be changed.
    """
    if not path.exists():
        return None
    return keep_safe(path, clock, occasion=f" before {reason}, so nothing was changed")


def head_of(path: Path) -> Tally:
    """How many events a progress file says it holds, and their hashes combined. Raises `sqlite3.Error` and `OSError`."""
    with closing(connect(path, _PATIENCE, write=False)) as connection:
        row = connection.execute("SELECT log_count, log_xor FROM derived").fetchone()
    return Tally(*row) if row else Tally()


def _backup(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        made = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
    except ValueError:  # the 31st of February
        return None
    return Backup(made, int(found[2] or 1), path)


def _copy(source: sqlite3.Connection, draft: Path) -> Tally | None:
    """Copy the file, page by page, as it is at one moment; what it holds then, None where a newer ice_quiz made it."""
    source.execute("BEGIN")
    [(version,)] = source.execute("PRAGMA user_version")
    held = tally(source) if version <= VERSION else None
    with closing(sqlite3.connect(draft, isolation_level=None)) as target:
        source.backup(target)
    source.execute("COMMIT")
    return held


def _verify(draft: Path, held: Tally | None, newest: int | None) -> None:
    with closing(connect(draft, 0, write=False)) as copy:
        [(said,)] = copy.execute("PRAGMA integrity_check(1)")
        if said != "ok" or (held is not None and (tally(copy) != held or damaged_events(copy, newest))):
            raise DamagedRow("the copy is not what it should be")


def _named(draft: Path, folder: Path, made: datetime) -> Backup:
    for number in range(1, _MOST_OF_A_SECOND):
        again = f"-{number}" if number > 1 else ""
        backup = Backup(made, number, folder / f"progress-{made.strftime(_TIME)}Z{again}.db")
        try:
            name(draft, backup.path)
        except FileExistsError:
            continue
        return backup
    raise FileExistsError(17, "File exists", str(folder))
