"""`ice-quiz exam DECK`: a mock exam on the screen, line by line, or as JSON."""

from __future__ import annotations

import io
import os
import sys
from functools import partial

import click

from ice_quiz.cli.home import require_terminal
from ice_quiz.cli.opening import the_clock, the_desk, the_desk_looked_after
from ice_quiz.cli.terminal import has_terminal, is_dumb, json_output, typed_lines
from ice_quiz.cli.unsaved import held
from ice_quiz.clock import clock_from
from ice_quiz.errors import UsageError


@click.command("exam")
@click.argument("deck")
@click.option("--exam", "name", metavar="NAME", help="Which of the deck's exams; its next or first one without.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, pipes and simple terminals.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object a line: for scripts.")
@click.option("--seed", type=int, metavar="N", help="Draw the same items again.")
def command(deck: str, name: str | None, plain: bool, as_json: bool, seed: int | None) -> int:
    """Sit a mock exam of a deck, by its id or its file.

    Nothing is told of right and wrong before its end. An exam that was left, or killed, is gone on with.
    """
    if plain and as_json:
        raise UsageError("An exam is either --plain or --json.")
    if as_json:
        return _as_json(deck, name, seed)
    if plain or (is_dumb() and has_terminal()):
        return _plain(deck, name, seed)
    require_terminal()
    return _on_screen(deck, name, seed)


def _as_json(deck: str, name: str | None, seed: int | None) -> int:
    from ice_quiz.plain.exam_protocol import run
    from ice_quiz.plain.protocol import tell_of_file
    from ice_quiz.plain.reading import lines_of

    desk, output = the_desk_looked_after(the_clock()), json_output()
    examining, lines = desk.exam(deck, name, seed), lines_of(sys.stdin.buffer if sys.stdin else None)
    return held(desk, lambda: run(desk, examining, lines, output), tell=partial(tell_of_file, output))


def _plain(deck: str, name: str | None, seed: int | None) -> int:
    from ice_quiz.plain.exam_lines import run

    desk = the_desk_looked_after(the_clock())
    examining, typed, output = desk.exam(deck, name, seed), typed_lines(), sys.stdout or io.StringIO()
    return held(desk, lambda: run(desk, examining, typed, output, echoed=has_terminal()), typed)


def _on_screen(deck: str, name: str | None, seed: int | None) -> int:
    clock = clock_from(dict(os.environ))  # its note is shown on the screen
    desk = the_desk(clock)
    examining = desk.exam(deck, name, seed)  # an exam that cannot be held is told before anything is drawn
    from ice_quiz.tui.app import run

    return held(desk, lambda: run(desk, clock.note, first=lambda app: app.show_exam(examining)), typed_lines())
