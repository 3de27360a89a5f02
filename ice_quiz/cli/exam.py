"""`ice-quiz exam DECK`: a mock exam on the screen, line by line, or as JSON."""

from __future__ import annotations

import click

from ice_quiz.cli.sat import hold


@click.command("exam")
@click.argument("deck")
@click.option("--exam", "name", metavar="NAME", help="Which of the deck's exams; its next or first one without.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, pipes and simple terminals.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object a line: for scripts.")
@click.option("--seed", type=int, metavar="N", help="Draw the same items again.")
def command(deck: str, name: str | None, plain: bool, as_json: bool, seed: int | None) -> int:
    """Sit a mock exam of a deck, by its id or its file.

    Nothing is told of right and wrong before its end, except where you have to mark an answer yourself. An exam that was
    left, or killed, is gone on with.
    """
    return hold(lambda desk: desk.exam(deck, name, seed), plain=plain, as_json=as_json)
