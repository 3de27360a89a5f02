"""`ice-quiz diff OLD NEW`: what a new version of a deck does to its cards and to the progress on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from ice_quiz.cli.opening import the_library
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.study.differences import Differences, differences


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(old: str, new: str, as_json: bool) -> int:
    """Compare two versions of a deck (ids or files) card by card.

    Where the wording changed or a card was renamed, progress stays; where the answer changed, the card is learned anew; what
    was removed is kept in the log and no longer shown.
    """
    library = the_library()
    found = differences(library.open(old), library.open(new))
    if as_json:
        say_json(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        say(*(tuple(told(found)) or ("No card is different.",)))
    return 0


def told(found: Differences) -> Iterator[str]:
    """The differences in lines; none where there are none."""
    for title, changed in (
        ("Wording changed, progress stays:", found.reworded),
        ("Answer changed, will be learned anew:", found.answered),
        ("Renamed, progress stays:", found.renamed),
    ):
        if changed:
            yield title
        for each in changed:
            yield f"  {each.id}"
            yield f"    was {each.was}"
            yield f"    now {each.now}"
    for title, asked in (("Removed, kept in the log and no longer shown:", found.removed), ("New:", found.added)):
        if asked:
            yield title
        yield from (f"  {card.id}: {card.question}" for card in asked)
