"""`ice-quiz where`: the files the program uses."""

from __future__ import annotations

import os

import click

from ice_quiz.cli.opening import the_places
from ice_quiz.cli.terminal import say
from ice_quiz.progress.backup import folder_of
from ice_quiz.progress.log import FILE


@click.command("where")
def command() -> int:
    """Tell which files the program uses, and whether they are there yet."""
    places = the_places()
    rows = (
        ("your progress", places.data / FILE),
        ("its backups", folder_of(places.data / FILE)),
        ("your decks", places.decks),
        ("decks of the program", places.shipped),
        ("settings", places.config),
        ("what can be rebuilt", places.cache),
    )
    for name, path in rows:
        say(f"{name + ':':22}{path}{'' if os.path.lexists(path) else '  (not there yet)'}")
    return 0
