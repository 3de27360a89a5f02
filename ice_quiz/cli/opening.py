"""From the environment to the clock, the decks and the desk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ice_quiz.cli.terminal import complain, has_terminal
from ice_quiz.clock import Clock, clock_from
from ice_quiz.errors import Damaged, IceQuizError
from ice_quiz.library.library import Library
from ice_quiz.memory.study_day import date_of, study_day
from ice_quiz.places import Places
from ice_quiz.progress.log import FILE, Log
from ice_quiz.progress.opening import answers_elsewhere
from ice_quiz.study.desk import Desk

if TYPE_CHECKING:
    from ice_quiz.progress.doctor.finding import Patient


def the_clock() -> Clock:
    """The clock, with a note on standard error where it is not the machine's own. Raises `UsageError`."""
    clock = clock_from(dict(os.environ))
    if clock.note:
        complain(clock.note)
    return clock


def the_places() -> Places:
    """Where files lie."""
    return Places.from_environment(os.environ)


def the_library(clock: Clock | None = None) -> Library:
    """The decks at hand, for what needs no progress."""
    return _library(clock or the_clock())


def the_desk(clock: Clock) -> Desk:
    """Where the learner studies; what is written is backed up when the command ends.

    Raises `ProgressError` for a progress file that is none.
    """
    library = _library(clock)
    desk = Desk(library, _log(library.places, clock), clock)
    if context := click.get_current_context(silent=True):
        context.call_on_close(lambda: _leave(desk, library.places, clock))
    return desk


def the_log(clock: Clock) -> Log:
    """The log alone, for what needs no decks; what is written is backed up when the command ends.

    Raises `ProgressError` for a progress file that is none.
    """
    log = _log(the_places(), clock)

    def leave() -> None:
        log.close()
        if log.wrote:
            from ice_quiz.progress import upkeep

            complain(*filter(None, (upkeep.at_exit(log.path, clock),)))

    click.get_current_context().call_on_close(leave)
    return log


def the_desk_looked_after(clock: Clock) -> Desk:
    """The desk for a session without screens; what is wrong with the progress file is told on standard error before."""
    desk = the_desk(clock)
    complain(*desk.look_after())
    return desk


def _log(places: Places, clock: Clock) -> Log:
    """The log; where it is damaged or gone and somebody sits there, they are asked whether it is to be mended."""
    path = places.data / FILE
    if not os.path.lexists(path) and answers_elsewhere(path) and has_terminal():
        _mended(places, clock, "Bring it back now?")
    try:
        return Log.open(places.data, clock)
    except Damaged:
        if not has_terminal() or not _mended(places, clock, "Repair it now?"):
            raise
    click.pause("Press a key to go on.", err=True)
    return Log.open(places.data, clock)


def _leave(desk: Desk, places: Places, clock: Clock) -> None:
    """What is done when a command ends; a file that was found damaged meanwhile is repaired, if somebody sits there."""
    if desk.damaged and has_terminal():
        try:
            _mended(places, clock, "Repair it now?")
        except IceQuizError as problem:
            complain(str(problem))
    else:
        complain(*desk.back_up())


def _mended(places: Places, clock: Clock, question: str) -> bool:
    """Say what is wrong with the progress file, ask, mend it, and say what came of it; whether it was done."""
    from ice_quiz.progress.doctor.contents import contents

    finding = next((each for each in contents(the_patient(places, clock)) if each.mend), None)
    if finding is None or finding.mend is None:
        return False
    complain(f"{finding.place}: {finding.message}", f"What would be done: {finding.remedy}")
    if not click.confirm(question, default=True, err=True):
        return False
    complain(finding.mend())
    return True


def the_patient(places: Places, clock: Clock) -> Patient:
    """The progress file for the doctor, with what it needs to know of this machine."""
    from ice_quiz.machine import read
    from ice_quiz.progress.doctor.finding import Patient
    from ice_quiz.progress.doctor.surroundings import system_mounts

    machine = read(places.config).machine
    return Patient(places.data / FILE, clock, system_mounts(), Path(machine.sync_folder) if machine.syncs else None)


def _library(clock: Clock) -> Library:
    return Library(the_places(), date_of(study_day(clock.now())))


def saved(desk: Desk) -> int:
    """The exit code of a command that wrote: 1, with the reason on standard error, where it could not be saved."""
    unsaved = desk.leave().banner
    if unsaved:
        complain(f"This was not saved. {unsaved}")
    return 1 if unsaved else 0
