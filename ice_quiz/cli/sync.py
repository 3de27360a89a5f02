"""`ice-quiz sync FOLDER`: this machine and the others, through a shared folder."""

from __future__ import annotations

from pathlib import Path

import click

from ice_quiz.cli.opening import the_clock, the_log
from ice_quiz.cli.terminal import say
from ice_quiz.progress.syncing import sync


@click.command("sync")
@click.argument("folder")
def command(folder: str) -> int:
    """Bring this machine and a shared folder to the same state.

    The folder may be synced by Syncthing, Dropbox or git, or lie on a stick. Your progress file itself stays where it is.
    """
    log = the_log(the_clock())
    done = sync(log, Path(folder))
    say(*done.lines())
    return 0 if done.whole else 1
