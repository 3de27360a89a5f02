"""`ice-quiz forget`: what was answered is removed for good, everywhere it can be reached."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from ice_quiz.cli.opening import the_clock, the_log, the_places
from ice_quiz.cli.terminal import complain, has_terminal, say
from ice_quiz.errors import IceQuizError, ProgressError, UsageError
from ice_quiz.language.days import events
from ice_quiz.progress import erasing
from ice_quiz.progress.erasing import Target
from ice_quiz.progress.log import Log
from ice_quiz.study.auto_sync import auto_sync

ELSEWHERE = (
    "Out of reach from here: other machines (each forgets it with its next `ice-quiz sync`), earlier versions of files that "
    "a sync service keeps, files that you exported or copied yourself."
)


@click.command("forget")
@click.option("--card", metavar="ID", default="", help="Forget one card, such as ice/runs.Predator.")
@click.option("--deck", metavar="ID", default="", help="Forget a deck, what you said of yourself for it, and its exams.")
@click.option("--all", "everything", is_flag=True, help="Forget everything, settings of the schedule too.")
@click.option("--backups", is_flag=True, help="Remove it from the backups as well, without asking.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def command(card: str, deck: str, everything: bool, backups: bool, yes: bool) -> int:
    """Remove what you answered for good. Deck files stay.

    Without a choice: look whether backups still hold something that was forgotten, here or on another machine.
    """
    if bool(card) + bool(deck) + everything > 1:
        raise UsageError("Forget one thing at a time.", advice="Say --card, --deck or --all.")
    clock = the_clock()
    log = the_log(clock)
    if card or deck or everything:
        if not _forget(log, Target(card, deck), yes=yes):
            return 1
        say(*auto_sync(the_places(), clock), ELSEWHERE)
    elif not erasing.copies_with(log):
        say("No backup holds anything that was forgotten.")
    return _backups(log, agreed=backups)


def _forget(log: Log, target: Target, *, yes: bool) -> bool:
    purges = erasing.purge(log, target)
    taken = erasing.taken_by(log, purges)
    if not taken:
        raise IceQuizError(f"There is nothing to forget: your log holds nothing of {target}.")
    what = f"{events(len(taken))} of {target}" if target != Target() else f"everything, {events(len(taken))}"
    if not yes:
        if not has_terminal():
            raise UsageError(f"This would forget {what}, for good.", advice="Add --yes if that is right.")
        if not click.confirm(f"Forget {what}, for good, on all your machines?"):
            say("Nothing was changed.")
            return False
    erasing.erase(log, purges)
    say(f"Forgotten: {what}.")
    return True


def _backups(log: Log, *, agreed: bool) -> int:
    """Clean the backups where that is agreed to; the exit code."""
    found = erasing.copies_with(log)
    for path, count in found.items():
        say(f"A backup still holds {events(count)} of it: {path}")
    if found and not agreed:
        agreed = has_terminal() and click.confirm("Remove it from the backups as well? All else in them stays.")
    if found and not agreed:
        say("The backups were left as they are: `ice-quiz forget --backups` removes it from them.")
        return 0
    failed = list(_cleaned(log, list(found)))
    complain(*failed)
    if found and not failed:
        say("The backups hold nothing of it any more.")
    for path in erasing.damaged_copies(log):
        say(f"This file was damaged and moved aside, and may hold it; delete it yourself if you need it no more: {path}")
    return 1 if failed else 0


def _cleaned(log: Log, paths: list[Path]) -> Iterator[str]:
    for path in paths:
        try:
            erasing.clean(log, path, os.urandom(4).hex())
        except ProgressError as problem:
            yield str(problem)
