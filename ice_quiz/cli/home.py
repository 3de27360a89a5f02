"""`ice-quiz` without a command: the screens, or on a terminal that cannot draw them the decks line by line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from ice_quiz.cli.opening import the_clock, the_desk, the_desk_looked_after
from ice_quiz.cli.terminal import complain, has_terminal, is_dumb, typed_lines
from ice_quiz.cli.unsaved import held
from ice_quiz.clock import clock_from
from ice_quiz.errors import UsageError

if TYPE_CHECKING:
    from ice_quiz.study.desk import Desk
    from ice_quiz.study.wish import Wish

Meant = Callable[["Desk"], "Wish"]
"""Says at the desk which session is meant."""

INSTEAD = "Without one: `ice-quiz study DECK --plain` line by line, `--json` for scripts; `ice-quiz due` tells what is due."


def home() -> int:
    """Show what is due and let the learner study; the exit code. Raises `UsageError` without a terminal."""
    require_terminal()
    return _plain() if is_dumb() else on_screen()


def on_screen(meant: Meant | None = None) -> int:
    """The screens: with all decks, or at once with the session that is asked for; the exit code."""
    clock = clock_from(dict(os.environ))  # its note is shown on the screen
    desk = the_desk(clock)
    wish = meant(desk) if meant is not None else None
    if wish is not None:
        desk.begin(wish)  # a deck that cannot be studied is told before anything is drawn
    from ice_quiz.tui.app import run

    return held(desk, lambda: run(desk, clock.note, wish), typed_lines())


def _plain() -> int:
    from ice_quiz.plain.home import run

    desk = the_desk_looked_after(the_clock())
    complain("This terminal cannot draw screens (TERM=dumb): here are the decks line by line.")
    typed = typed_lines()
    return held(desk, lambda: run(desk, typed, sys.stdout), typed)


def require_terminal() -> None:
    """Raises `UsageError` where the screens have no terminal to be drawn on."""
    if not has_terminal():
        raise UsageError("The screens need a terminal, and here is none.", advice=INSTEAD)
