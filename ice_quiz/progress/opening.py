"""How the progress file is found, looked at before SQLite touches it, opened and made.

The settings follow measurements: in simulated power losses `journal_mode=TRUNCATE` with `synchronous=EXTRA` lost no answer
that had been acknowledged, while SQLite's default and WAL with NORMAL did; and WAL has a reset bug up to SQLite 3.51.2.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from enum import Enum
from pathlib import Path
from typing import Any

from ice_quiz.errors import NotOurs, ProgressError
from ice_quiz.places import private_folder, settle
from ice_quiz.progress.faults import DamagedRow, damaged, unreadable
from ice_quiz.progress.migrations import APPLICATION_ID, VERSION, migrate
from ice_quiz.progress.whole_file import alone_in, draft_for, name, put_in_place

BACKUPS = "backups"
"""The folder beside the progress file where its backups lie."""

_MAGIC = b"SQLite format 3\0"


class Found(Enum):
    """What stands at the path."""

    NOTHING = "nothing"
    OURS = "a progress file"
    OLDER = "a progress file of an older ice_quiz"  # it is migrated before it is used
    NEWER = "a progress file of a newer ice_quiz"  # it can be read, as far as we understand it


def look(path: Path) -> Found:
    """What stands at the path, without opening it as a database, so that nobody else's file is ever changed.

    Raises `NotOurs` for another program's database and `ProgressError` for what cannot be a progress file.
    """
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return Found.NOTHING
    except OSError as problem:
        raise unreadable(problem, path) from None
    if not stat.S_ISREG(status.st_mode):
        what = "a link" if stat.S_ISLNK(status.st_mode) else "a folder" if stat.S_ISDIR(status.st_mode) else "a special file"
        raise ProgressError(
            f"Your progress cannot be read. This is {what}, not an ordinary file.",
            place=str(path),
            advice="It was not touched. Move it away, or put the progress file itself there.",
        )
    return _look_inside(path)


def _look_inside(path: Path) -> Found:
    try:
        with path.open("rb") as file:
            header = file.read(100)  # https://www.sqlite.org/fileformat.html, 1.3
    except OSError as problem:
        raise unreadable(problem, path) from None
    if not header:  # a new file gets its name only once it is whole, so this one was emptied
        if answers_elsewhere(path):
            raise damaged("The progress file is empty: something has cut it off.", path)
        return Found.NOTHING
    if not header.startswith(_MAGIC) or len(header) < 100:
        raise damaged("This is not a progress file of ice_quiz, or it is damaged.", path)
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application != APPLICATION_ID:
        raise NotOurs(
            "This file belongs to another program.",
            place=str(path),
            advice="It was not touched. Move it away, or set ICE_QUIZ_HOME to another folder.",
        )
    if version == VERSION:
        return Found.OURS
    return Found.NEWER if version > VERSION else Found.OLDER


def answers_elsewhere(path: Path) -> bool:
    """Whether there are backups of the file: what is empty then lost something."""
    return any((path.parent / BACKUPS).glob("progress-*.db"))


def unwritable(path: Path) -> OSError | None:
    """Why the file, or the folder it is to be made in, cannot be written; None where it seems it can."""
    place = path.parent
    while not os.path.lexists(place):
        place = place.parent
    if not place.is_dir():
        return NotADirectoryError(20, "Not a directory", str(place))
    for each, right in ((place, os.W_OK | os.X_OK), (path, os.W_OK)):
        if os.path.lexists(each) and not os.access(each, right):
            return PermissionError(13, "Permission denied", str(each))
    return None


class Connection(sqlite3.Connection):
    """A connection whose errors are all `sqlite3.Error`: a message that quotes a damaged text cannot be read by Python."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        """As it is."""
        try:
            return super().execute(*arguments)
        except UnicodeDecodeError:
            raise DamagedRow("a text is damaged") from None


def connect(path: Path, patience: float, *, write: bool) -> sqlite3.Connection:
    """Open a file of ours; `patience` is how many seconds to wait for another program that writes.

    To read, it is opened so that SQLite can take back what a killed program wrote by half; nothing else is changed.

    Raises `sqlite3.Error`; to write also `OSError` where that is not allowed, and `ProgressError` where the file system
    cannot keep answers safe.
    """
    reason = unwritable(path)
    if write and reason:
        raise reason
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={'ro' if reason else 'rw'}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        factory=Connection,
        check_same_thread=False,  # a face may answer from a worker, one at a time
    )
    try:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
            connection.execute(f"PRAGMA {pragma}")
        if write:
            [(mode,)] = connection.execute("PRAGMA journal_mode = TRUNCATE")
            if mode != "truncate":
                raise ProgressError(f"Answers would not be safe here: SQLite's journal mode is {mode}.", place=str(path))
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA fullfsync = ON")  # macOS: otherwise the disk's own cache may lose it
            migrate(connection)
        else:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def create(path: Path, device: str, token: str) -> None:
    """Make an empty progress file, also in place of a file without a byte; where another window was quicker, leave that one.

    `token` is something random for the name of the draft. Raises `OSError` and `sqlite3.Error`.
    """
    private_folder(path.parent)
    with draft_for(path, token) as draft:
        with closing(making(draft)) as connection:
            connection.execute("INSERT INTO device VALUES (?)", (device,))
        settle(draft)
        with alone_in(path.parent, wait=True), suppress(FileExistsError):
            if os.path.lexists(path) and look(path) is Found.NOTHING:
                put_in_place(draft, path)  # of an empty file
            else:
                name(draft, path)


def making(draft: Path) -> sqlite3.Connection:
    """Open a draft to be made a progress file, with all its tables. Raises `sqlite3.Error`."""
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")  # it has no name yet that anybody could lose
        connection.execute("PRAGMA synchronous = OFF")  # it is settled as a whole
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection
