"""What SQLite and the system report, in words for a person: what is wrong, and what to do about it."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from ice_quiz.errors import Damaged, ProgressError

_FULL = ("The disk is full.", "Free some space.")
_READ_ONLY = ("The file or its folder cannot be written to.", "Give yourself the right to write there.")
_HELD = ("Another program is holding the file.", "Close the other program, or wait for it.")
_MISSING = ("The file cannot be opened.", "Look whether it and its folder exist and are yours.")
_FAILING = ("The disk reports an error.", "Look whether it is full, failing or unplugged.")
_MOVED = ("The file was moved or deleted while it was open.", "Put it back, or go on with a new one.")
_DAMAGED = (
    "The file is damaged.",
    "It was not touched. `ice-quiz doctor --fix` brings back what is in it and in the backups, and keeps the damaged file.",
)
_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_READONLY | 4 << 8: _MOVED,  # SQLITE_READONLY_DBMOVED
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_CANTOPEN: _MISSING,
    sqlite3.SQLITE_IOERR: _FAILING,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_NOMEM: ("The memory is full.", "Close other programs."),
}
_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.EIO: _FAILING,
}


class DamagedRow(sqlite3.DatabaseError):
    """A row that SQLite read and that does not hold what it should."""


def damage(problem: Exception) -> bool:
    """Whether the error says that the file itself is broken."""
    return isinstance(problem, sqlite3.Error) and _of_sqlite(problem) is _DAMAGED


def in_words(problem: Exception) -> tuple[str, str]:
    """What is wrong and what to do about it, each as a sentence."""
    if isinstance(problem, ProgressError):
        return problem.message, problem.advice
    if isinstance(problem, sqlite3.Error):
        return _of_sqlite(problem) or (f"SQLite reports: {problem}.", "Try again; if it stays, ask for help.")
    if isinstance(problem, OSError):
        if problem.errno in (errno.ENOTDIR, errno.EEXIST):
            return f"{problem.filename} is a file, and a folder is needed there.", "Move that file away."
        said = f"The system reports: {problem.strerror or problem}."
        return _SYSTEM.get(problem.errno or 0, (said, "Look whether the folder exists and is yours."))
    return f"{problem}.", ""


def banner(problem: Exception) -> str:
    """What is shown as long as answers cannot be saved."""
    return " ".join(("Your answers cannot be saved at the moment.", *in_words(problem))).strip()


def unreadable(problem: Exception, path: Path) -> ProgressError:
    """The error for progress that cannot be read."""
    what, advice = in_words(problem)
    kind = Damaged if damage(problem) else ProgressError
    return kind(f"Your progress cannot be read. {what}", place=str(path), advice=advice)


def damaged(message: str, path: Path) -> ProgressError:
    """The error for a file that is seen to be damaged before SQLite reads it."""
    return Damaged(message, place=str(path), advice=_DAMAGED[1])


def _of_sqlite(problem: sqlite3.Error) -> tuple[str, str] | None:
    """By the extended result code, else by the primary one, its lowest byte."""
    if isinstance(problem, DamagedRow):
        return _DAMAGED
    code: int = getattr(problem, "sqlite_errorcode", 0)
    return _SQLITE.get(code) or _SQLITE.get(code & 0xFF)
