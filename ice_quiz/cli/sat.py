"""An exam or a quiz, held on the screen, line by line, or as JSON."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from functools import partial

from ice_quiz.cli.home import require_terminal
from ice_quiz.cli.opening import the_clock, the_desk, the_desk_looked_after
from ice_quiz.cli.terminal import has_terminal, is_dumb, json_output, typed_lines
from ice_quiz.cli.unsaved import held
from ice_quiz.clock import clock_from
from ice_quiz.errors import UsageError
from ice_quiz.study.desk import Desk
from ice_quiz.study.exams.held import Held

Begin = Callable[[Desk], Held]
"""Begins one at the desk, or goes on with it."""


def hold(begin: Begin, *, plain: bool, as_json: bool) -> int:
    """Hold one; the exit code. Raises `UsageError` where it cannot be shown so."""
    if plain and as_json:
        raise UsageError("It is either --plain or --json.")
    if as_json:
        return _as_json(begin)
    if plain or (is_dumb() and has_terminal()):
        return _plain(begin)
    require_terminal()
    return _on_screen(begin)


def _as_json(begin: Begin) -> int:
    from ice_quiz.plain.exam_protocol import run
    from ice_quiz.plain.protocol import tell_of_file
    from ice_quiz.plain.reading import lines_of

    desk, output = the_desk_looked_after(the_clock()), json_output()
    examining, lines = begin(desk), lines_of(sys.stdin.buffer if sys.stdin else None)
    return held(desk, lambda: run(desk, examining, lines, output), tell=partial(tell_of_file, output))


def _plain(begin: Begin) -> int:
    from ice_quiz.plain.exam_lines import run

    desk = the_desk_looked_after(the_clock())
    examining, typed, output = begin(desk), typed_lines(), sys.stdout or io.StringIO()
    return held(desk, lambda: run(desk, examining, typed, output, echoed=has_terminal()), typed)


def _on_screen(begin: Begin) -> int:
    clock = clock_from(dict(os.environ))  # its note is shown on the screen
    desk = the_desk(clock)
    examining = begin(desk)  # one that cannot be held is told before anything is drawn
    from ice_quiz.tui.app import run

    return held(desk, lambda: run(desk, clock.note, first=lambda app: app.show_exam(examining)), typed_lines())
