"""The files themselves: who may read them, what kind they are, what lies beside them, and how much room is left."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ice_quiz.errors import NotOurs, ProgressError
from ice_quiz.progress.backup import backups_in, folder_of
from ice_quiz.progress.doctor.finding import Finding, Patient
from ice_quiz.progress.faults import in_words
from ice_quiz.progress.opening import look, unwritable
from ice_quiz.progress.whole_file import PART, sweep

ROOM = 50 << 20
"""Bytes that should be free at least; and enough for three copies of the file, because a repair makes one and a backup."""


def written(patient: Patient) -> Iterator[Finding]:
    """Whether answers can be saved."""
    reason = unwritable(patient.path)
    if reason is not None:
        yield Finding("read-only", f"Nothing can be saved here. {' '.join(in_words(reason))}", str(reason.filename))


def rights(patient: Patient) -> Iterator[Finding]:
    """Files and folders that others may read or change."""
    path = patient.path
    if not path.parent.is_dir():  # what stands there is not ours
        return
    ours = (path,) if _is_ours(path) else ()
    for each in (path.parent, *ours, folder_of(path), *(backup.path for backup in backups_in(folder_of(path)))):
        if not each.exists() or each.is_symlink():
            continue
        mode = stat.S_IMODE(each.stat().st_mode)
        wanted = 0o700 if each.is_dir() else 0o600
        if mode & 0o077:
            yield Finding(
                "rights",
                f"Others on this machine can get at this {'folder' if each.is_dir() else 'file'} ({mode:04o}).",
                str(each),
                f"Make it yours alone ({wanted:04o}).",
                partial(_own, each, wanted),
            )


def _is_ours(path: Path) -> bool:
    """Whether it is for us to change anything about the file; a damaged one is."""
    try:
        look(path)
    except NotOurs:
        return False
    except ProgressError:
        return True
    return True


def _own(path: Path, mode: int) -> str:
    path.chmod(mode)
    return f"Only you can get at {path} now."


def names(patient: Patient) -> Iterator[Finding]:
    """A second name of the file, by which another program may change it."""
    if patient.path.is_file() and not patient.path.is_symlink() and patient.path.stat().st_nlink > 1:
        yield Finding(
            "hard-link",
            "The progress file has a second name somewhere (a hard link). What is written under that name changes it too.",
            str(patient.path),
        )


def leftovers(patient: Patient) -> Iterator[Finding]:
    """What killed programs left, and damaged files that a repair has kept."""
    for folder in (patient.path.parent, folder_of(patient.path)):
        if any(folder.glob(f"*{PART}*")):
            yield Finding(
                "leftover",
                "A program that was killed left half a file; it is used for nothing.",
                str(folder),
                "Remove it.",
                partial(_swept, folder),
                serious=False,
            )
    for file in sorted(patient.path.parent.glob("damaged-*.db")):
        yield Finding("kept-damaged", "A damaged file was kept. Delete it when you miss nothing.", str(file), serious=False)


def _swept(folder: Path) -> str:
    sweep(folder)
    return f"Removed what was left in {folder}."


def room(patient: Patient) -> Iterator[Finding]:
    """Whether the disk has room for answers, a backup and a repair."""
    folder = patient.path.parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    needed = max(ROOM, 3 * patient.path.stat().st_size if patient.path.is_file() else 0)
    if free < needed:
        yield Finding(
            "room", f"Only {free >> 20} MB are free on this disk; {needed >> 20} MB should be. Free some space.", str(folder)
        )
