"""What stands in the file: whether it is ours, whole and readable, and whether the derived rows are those of its events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress

from ice_quiz.errors import Damaged, IceQuizError, ProgressError
from ice_quiz.language.days import events
from ice_quiz.progress.backup import before
from ice_quiz.progress.checking import damage_in, faults_of
from ice_quiz.progress.doctor.finding import Finding, Patient
from ice_quiz.progress.event import Event
from ice_quiz.progress.opening import Found, connect, look
from ice_quiz.progress.rebuilding import rebuild
from ice_quiz.progress.restoring import restore
from ice_quiz.progress.shared_folder import home_in, look_through
from ice_quiz.progress.store import Store
from ice_quiz.progress.upkeep import newest_in

_REBUILT = "Keep the damaged file under another name, and make a new one from all that can be read in it and in the backups."


def contents(patient: Patient) -> Iterator[Finding]:
    """Damage, a file that is gone, and derived rows that do not fit."""
    try:
        found = look(patient.path)
    except Damaged as problem:
        yield _damaged(patient, problem.message)
        return
    except ProgressError as problem:
        yield Finding("not-ours", f"{problem.message} {problem.advice}".strip(), problem.place)
        return
    if found is Found.NOTHING:
        yield from _gone(patient)
    elif found is Found.NEWER:
        yield Finding(
            "newer",
            "Your progress was made by a newer ice_quiz: here it is only read, and nothing is saved. Install the newer one.",
            str(patient.path),
        )
    elif damage := damage_in(patient.path):
        yield _damaged(patient, " ".join(damage[:3]))
    elif found is Found.OURS and (faults := faults_of(patient.path)):
        yield Finding(
            "derived",
            " ".join(faults),
            str(patient.path),
            "Make them anew from the events, after a backup.",
            lambda: _made_anew(patient),
        )


def repaired(patient: Patient) -> str:
    """Rebuild the damaged file; what came of it, in words. Raises `ProgressError`."""
    made = rebuild(patient.path, patient.clock, _of_others(patient))
    parts = [f"{events(made.readable)} could be read in the damaged file"]
    if made.from_backups:
        parts.append(f"{events(made.from_backups)} came from backups")
    if made.from_others:
        parts.append(f"{events(made.from_others)} came from the shared folder")
    kept = f" The damaged file is kept: {made.aside[0]}" if made.aside else ""
    return f"Your progress is whole again: {', '.join(parts)}.{kept}"


def _of_others(patient: Patient) -> tuple[Event, ...]:
    """What stands in the shared folder; nothing where that is not at hand, it is synced another time then."""
    if patient.shared is not None:
        with suppress(IceQuizError, OSError):
            return tuple(look_through(home_in(patient.shared, patient.path)).events())
    return ()


def _damaged(patient: Patient, message: str) -> Finding:
    return Finding("damaged", message, str(patient.path), _REBUILT, lambda: repaired(patient))


def _gone(patient: Patient) -> Iterator[Finding]:
    backup = newest_in(patient.path)
    if backup is not None:
        yield Finding(
            "gone",
            "There is no progress file, but there is a backup.",
            str(patient.path),
            f"Bring back the newest one, {backup.path}.",
            lambda: f"{events(restore(patient.path, backup.path, patient.clock).only_there)} came back from the backup.",
        )


def _made_anew(patient: Patient) -> str:
    before(patient.path, "the repair", patient.clock)
    with closing(Store(connect(patient.path, 5.0, write=True))) as store:
        store.rebuild()
    return "The derived rows were made anew from the events."
