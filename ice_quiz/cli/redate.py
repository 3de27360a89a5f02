"""`ice-quiz redate`: what was written while this machine's clock was far ahead counts from now on."""

from __future__ import annotations

import click

from ice_quiz.cli.opening import the_clock, the_log
from ice_quiz.cli.terminal import has_terminal, say
from ice_quiz.clock import Moment
from ice_quiz.errors import UsageError
from ice_quiz.language.days import events
from ice_quiz.progress.event import Event
from ice_quiz.progress.redating import own_waiting, redate


@click.command("redate")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def command(yes: bool) -> int:
    """Let count what was written while this machine's clock was far ahead.

    The last of it is dated now, and all else as long before it as it was. What other machines wrote is theirs to date.
    """
    log = the_log(the_clock())
    waiting = own_waiting(log)
    if not waiting:
        others = len(log.waiting())
        say("Nothing that this machine wrote is dated in the future.")
        if others:
            say(f"{events(others)} of other machines are: do this on the machine whose clock was ahead.")
        return 0
    what = f"{events(len(waiting))}, dated {_date(waiting[0])} to {_date(waiting[-1])}"
    if not yes:
        if not has_terminal():
            raise UsageError(f"This would date anew {what}.", advice="Add --yes if this machine's clock is right now.")
        if not click.confirm(f"Is this machine's clock right now? Then {what}, count as of the days up to now"):
            say("Nothing was changed.")
            return 1
    dated = redate(log, waiting)
    say(f"Dated anew: {what}. They count now as {_date(dated[0])} to {_date(dated[-1])}.")
    return 0


def _date(event: Event) -> str:
    return f"{Moment(event.utc_ms, event.offset_minutes).date()}"
