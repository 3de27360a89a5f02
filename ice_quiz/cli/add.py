"""`ice-quiz add FILE`: a teacher's deck among the learner's own."""

from __future__ import annotations

from pathlib import Path

import click

from ice_quiz.cli.opening import the_library
from ice_quiz.cli.terminal import say
from ice_quiz.language.days import cards


@click.command("add")
@click.argument("file")
def command(file: str) -> int:
    """Check a deck and put a copy among your decks.

    Progress is kept by the deck's id: a new version of a deck goes on where the old one was.
    """
    entry, notice, warnings = the_library().add(Path(file))
    for warning in warnings:
        say(str(warning))
    say(f"Added “{entry.title}” with {cards(len(entry.cards))}, as {entry.path}.")
    if notice:
        say(notice)
    say(f"Study it with `ice-quiz study {entry.id}`.")
    return 0
