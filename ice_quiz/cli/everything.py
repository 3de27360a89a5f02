"""Everything that is the learner's, out of this machine and into it; see `progress.archive` for the format."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from ice_quiz import __version__
from ice_quiz.cli.opening import the_clock, the_log, the_places
from ice_quiz.cli.terminal import say
from ice_quiz.cli.writing import may_write
from ice_quiz.errors import IceQuizError
from ice_quiz.language.days import events
from ice_quiz.places import put_in_place
from ice_quiz.progress import moving
from ice_quiz.progress.archive import from_bytes, to_text


def hand_out(target: Path, *, replace: bool) -> int:
    """Write everything into a file, for its owner alone; the exit code. Raises `IceQuizError`."""
    if not may_write(target, replace=replace):
        say("Nothing was written.")
        return 1
    clock = the_clock()
    log = the_log(clock)
    archive = moving.gather(log, the_places())
    made = datetime.fromtimestamp(clock.now().utc_ms // 1000, UTC).isoformat()
    data = to_text(archive, made, __version__).encode()
    if from_bytes(data, target.name) != archive:
        raise IceQuizError("What was to be written does not read back.", advice="Run `ice-quiz doctor`.")
    umask = os.umask(0o077)  # it says what somebody answered
    try:
        put_in_place(data, target)
    except OSError as problem:
        why = problem.strerror or type(problem).__name__
        raise IceQuizError(f"This file could not be written: {why}.", place=str(target)) from None
    finally:
        os.umask(umask)
    held = f"{events(len(archive.events))}, {_decks(len(archive.decks))}, and the settings of this machine"
    say(f"Written: {target}, with {held}.")
    return 0


def take_in(file: Path) -> int:
    """Take a file of everything in; the exit code. Raises `ProgressError`, with file:line of lines that cannot be read."""
    archive = from_bytes(file.read_bytes(), str(file))
    clock, places = the_clock(), the_places()
    taken = moving.take_in(the_log(clock), places, clock, archive)
    say(f"Took in {events(len(taken.merged.new))}; {taken.known:,} were here already or are set aside.")
    if taken.merged.forgotten:
        say(
            f"{events(taken.merged.forgotten)} left this machine: the file says that they were forgotten. A backup has them."
        )
    if taken.decks:
        say(f"Your decks have got: {', '.join(taken.decks)}.")
    if taken.settings:
        say("This machine has got the settings.")
    for path in taken.kept:
        say(f"{path.with_suffix('')} is another one here and stays; the imported one lies beside it as {path.name}.")
    return 0


def _decks(count: int) -> str:
    return "1 deck" if count == 1 else f"{count} decks"
