"""What could not be saved when a session ends: written elsewhere, so that nothing is lost with the program.

Where somebody sits at a terminal they are asked where to; where nobody can be asked, as after a signal or behind pipes, it
goes to the home folder and that is said. The file holds the events as lines; `ice-quiz import` brings them in, as often as
one likes, because each has its own id.
"""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from types import FrameType

from ice_quiz.cli.terminal import complain, has_terminal
from ice_quiz.places import put_in_place
from ice_quiz.study.desk import Desk

LET_GO = "/drop"

Typed = Iterator[str | None]


def held(
    desk: Desk, session: Callable[[], int], typed: Typed | None = None, tell: Callable[[Path], None] | None = None
) -> int:
    """Hold a session; the exit code. However it ends, what could not be saved is kept in a file.

    `typed` are the lines of somebody who can be asked. `tell` is told of the file where nobody was.
    """
    try:
        with _ended_by_signals():
            code = session()
    except (KeyboardInterrupt, SystemExit, BrokenPipeError):
        _keep(desk)
        raise
    if typed is not None and code < 128 and has_terminal():
        return _ask(desk, typed) if desk.unsaved else code
    file = _keep(desk)
    if file is not None and tell is not None:
        tell(file)
    return code


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let a request to end run through what there is to be done at the end; the screens have their own way."""

    def end(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _keep(desk: Desk) -> Path | None:
    """Write what could not be saved where it can be written, unasked; where, or None where there is nothing to keep."""
    if not desk.unsaved:
        return None
    for folder in (_home(), Path(tempfile.gettempdir())):
        file = _free_name(folder, desk.today)
        if not _written(desk, file):
            complain(_told(desk, file))
            return file
    complain(f"{_waiting(desk)} could be written nowhere else either, and will be lost.")
    return None


def _ask(desk: Desk, typed: Typed) -> int:
    """Ask where to put it until it is somewhere, or let go; the exit code."""
    offered = _free_name(_home(), desk.today)
    while desk.unsaved:
        complain(
            f"{_waiting(desk)} not saved yet. Where shall that be written, to be brought in later?",
            f"Enter writes {offered}, another path writes there, {LET_GO} lets it go.",
        )
        line = next(typed, None)
        if line is None:
            _keep(desk)
            return 1
        if not desk.save_again():
            complain("It could be saved now: nothing is missing.")
            return 0
        said = line.strip()
        if said == LET_GO:
            return 1
        file = Path(said).expanduser().absolute() if said else offered
        problem = "There is something there already." if file.exists() else _written(desk, file)
        complain(problem or _told(desk, file))
        if not problem:
            return 1
    return 0


def _written(desk: Desk, file: Path) -> str:
    """Write it; why that failed, or nothing."""
    try:
        put_in_place("".join(f"{line}\n" for line in desk.unsaved).encode(), file)
    except OSError as problem:
        return f"{file}: {problem.strerror or problem}."
    return ""


def _waiting(desk: Desk) -> str:
    many = len(desk.unsaved)
    return f"{many} answers or changes are" if many > 1 else "One answer or change is"


def _told(desk: Desk, file: Path) -> str:
    return (
        f"{_waiting(desk)} not among your progress but in {file}. "
        f"When that can be saved again, bring it in: ice-quiz import {file}"
    )


def _home() -> Path:
    return Path("~").expanduser()


def _free_name(folder: Path, today: date) -> Path:
    names = (folder / f"ice-quiz-answers-{today}{f'-{number}' if number > 1 else ''}.jsonl" for number in count(1))
    return next(name for name in names if not name.exists())
