"""All checks together, and what mends what they found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from ice_quiz.errors import ProgressError
from ice_quiz.progress.doctor.contents import contents
from ice_quiz.progress.doctor.files import leftovers, names, rights, room, written
from ice_quiz.progress.doctor.finding import Finding, Patient
from ice_quiz.progress.doctor.keeping import backups, clock
from ice_quiz.progress.doctor.surroundings import shared
from ice_quiz.progress.faults import in_words

CHECKS: tuple[Callable[[Patient], Iterator[Finding]], ...] = (
    contents,
    written,
    rights,
    names,
    room,
    shared,
    clock,
    backups,
    leftovers,
)


def examine(patient: Patient) -> tuple[Finding, ...]:
    """All that the checks find. Nothing is changed. A check that fails is a finding itself."""
    return tuple(finding for check in CHECKS for finding in _found(check, patient))


def _found(check: Callable[[Patient], Iterator[Finding]], patient: Patient) -> Iterator[Finding]:
    try:
        yield from check(patient)
    except ProgressError:
        return  # the file is none that can be read, which `contents` has told
    except (sqlite3.Error, OSError) as problem:
        yield Finding("unreadable", " ".join(in_words(problem)), str(patient.path))
