"""`ice-quiz backup [DIR]`: a verified copy of everything that was answered."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ice_quiz.cli.opening import the_clock, the_places
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.errors import ProgressError
from ice_quiz.language.days import events
from ice_quiz.progress import backup as backups
from ice_quiz.progress.log import FILE
from ice_quiz.progress.opening import Found, look


@click.command("backup")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(folder: Path | None, as_json: bool) -> int:
    """Copy your progress to a folder, such as a USB stick, and check the copy event by event.

    Without DIR it is put among the automatic backups, which are thinned; those in a folder of your own are not.
    """
    clock, path = the_clock(), the_places().data / FILE
    if look(path) is Found.NOTHING:
        raise ProgressError("There is nothing to back up: you have not answered anything yet.", place=str(path))
    made = backups.make(path, folder, clock) if folder else backups.keep_safe(path, clock)
    held = made.tally()
    if as_json:
        say_json(json.dumps({"file": str(made.path), "events": held.events if held else None}, ensure_ascii=False))
    elif held:
        say(f"Backed up {events(held.events)} and checked every one: {made.path}")
    else:
        say(f"Backed up what a newer ice_quiz made; only that one can check the events: {made.path}")
    return 0
