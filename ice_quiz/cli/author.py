"""`ice-quiz author FILE`: a deck file's problems and questions beside the editor, drawn again at every save."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ice_quiz.cli.home import require_terminal
from ice_quiz.cli.opening import the_desk
from ice_quiz.cli.sources import named_sources, source_option
from ice_quiz.clock import clock_from
from ice_quiz.errors import UsageError


@click.command("author")
@click.argument("file", type=click.Path(path_type=Path))
@source_option
def command(file: Path, sources: tuple[str, ...]) -> int:
    """Watch a deck file while you write it: what is wrong with it, and every question it makes, at each save."""
    require_terminal()
    if not file.is_file():
        raise UsageError(
            "There is no such file.", place=str(file), advice="`ice-quiz new` writes a first deck that you can change."
        )
    texts = named_sources(sources)
    clock = clock_from(dict(os.environ))  # its note is shown on the screen
    from ice_quiz.tui.app import run

    return run(the_desk(clock), clock.note, first=lambda app: app.show_author(file, texts))
