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

    Progress is kept by the deck's id: a new version of a deck goes on where the old one was, and what it changes is told.
    """
    library = the_library()
    earlier = {entry.id: library.open(entry.id) for entry in library.entries() if entry.usable and entry.id == _id(file)}
    entry, notice, warnings, already = library.add(Path(file))
    for warning in warnings:
        say(str(warning))
    say(f"{'Nothing to add:' if already else 'Added'} “{entry.title}” with {cards(len(entry.cards))}, as {entry.path}.")
    if notice:
        say(notice)
    if entry.id in earlier:
        from ice_quiz.cli.diff import told
        from ice_quiz.study.differences import differences

        say(*told(differences(earlier[entry.id], library.open(entry.id))))
    say(f"Study it with `ice-quiz study {entry.id}`.")
    return 0


def _id(file: str) -> str:
    """The id of the deck in a file, "" where it has none."""
    from ice_quiz.facts.deckfile import read_deck

    deck = read_deck(Path(file)).deck
    return deck.id if deck else ""
