"""`ice-quiz study DECK`: a session on the screen, line by line, or as JSON."""

from __future__ import annotations

import io
import sys

import click

from ice_quiz.cli.form import form_named
from ice_quiz.cli.home import on_screen, require_terminal
from ice_quiz.cli.opening import the_clock, the_desk_looked_after
from ice_quiz.cli.terminal import has_terminal, is_dumb, typed_lines
from ice_quiz.errors import UsageError
from ice_quiz.plain.request import Request
from ice_quiz.questions.question import Form


@click.command("study")
@click.argument("deck")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, pipes and simple terminals.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object a line: for scripts.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Ask at most N cards.")
@click.option("--seed", type=int, metavar="N", help="Make the same session again.")
@click.option(
    "--form", metavar="FORM", callback=form_named, help="Ask in this form where a card has it, such as choose or type."
)
def command(deck: str, plain: bool, as_json: bool, limit: int | None, seed: int | None, form: Form | None) -> int:
    """Study one deck, by its id or its file.

    What is due is asked, then new cards. Every answer is saved before the next question is there.
    """
    if plain and as_json:
        raise UsageError("A session is either --plain or --json.")
    request = Request(deck, limit, seed, form)
    if as_json:
        return _as_json(request)
    if plain or (is_dumb() and has_terminal()):
        return _plain(request)
    require_terminal()
    return on_screen(request)


def _as_json(request: Request) -> int:
    from ice_quiz.plain.protocol import run
    from ice_quiz.plain.reading import lines_of

    desk = the_desk_looked_after(the_clock())
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8 everywhere
    return run(desk, request, lines_of(sys.stdin.buffer if sys.stdin else None), sys.stdout or io.StringIO())


def _plain(request: Request) -> int:
    from ice_quiz.plain.lines import run

    return run(
        the_desk_looked_after(the_clock()), request, typed_lines(), sys.stdout or io.StringIO(), echoed=has_terminal()
    )
