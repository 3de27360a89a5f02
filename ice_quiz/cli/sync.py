"""`ice-quiz sync FOLDER`: this machine and the others, through a shared folder."""

from __future__ import annotations

from pathlib import Path

import click

from ice_quiz.cli.opening import the_clock, the_log, the_places
from ice_quiz.cli.terminal import say
from ice_quiz.errors import UsageError
from ice_quiz.machine import change, read
from ice_quiz.progress.syncing import sync


@click.command("sync")
@click.argument("folder", required=False)
@click.option("--auto/--no-auto", default=None, help="From now on also by itself, at start and on leaving; or no more.")
@click.option("--for-others", is_flag=True, help="Remove what was forgotten from what other machines wrote as well.")
def command(folder: str | None, auto: bool | None, for_others: bool) -> int:
    """Bring this machine and a shared folder to the same state.

    The folder may be synced by Syncthing, Dropbox or git, or lie on a stick. Your progress file itself stays where it is.
    Without FOLDER it is the one of --auto.
    """
    places = the_places()
    machine = read(places.config).machine
    if auto is False and folder is None:
        return _never(places.config)
    if folder is None and not machine.syncs:
        raise UsageError("Which folder?", advice="Name one that your machines share: `ice-quiz sync FOLDER`.")
    path = Path(folder or machine.sync_folder).expanduser().absolute()
    done = sync(the_log(the_clock()), path, cache=places.cache, for_others=for_others)
    say(*done.lines())
    if auto:
        change(places.config, ("sync_folder",), str(path))
        say("From now on this is done by itself, at start and on leaving.")
    elif auto is False:
        _never(places.config)
    return 0 if done.whole else 1


def _never(config: Path) -> int:
    change(config, ("sync_folder",), None)
    say("From now on nothing is synced by itself.")
    return 0
