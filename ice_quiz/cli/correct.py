"""`ice-quiz correct CARD ANSWER`: an answer that has changed since the deck was made."""

from __future__ import annotations

import json

import click

from ice_quiz.cli.opening import saved, the_clock, the_desk
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.cli.you import answers_object


@click.command("correct")
@click.argument("card")
@click.argument("answers", metavar="[ANSWER]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(card: str, answers: tuple[str, ...], as_json: bool) -> int:
    """Enter the answer that is right now, where a card's has changed; without one the deck's counts again.

    CARD is its id, like us-civics/38. Words in brackets may be left out when it is asked. A newer deck goes before what you
    entered.
    """
    desk = the_desk(the_clock())
    known = desk.correct(card, answers)
    if as_json:
        say_json(json.dumps(answers_object(known, [known.message]), ensure_ascii=False, indent=2))
    else:
        say(known.message)
    return saved(desk)
