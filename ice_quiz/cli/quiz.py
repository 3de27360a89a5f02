"""`ice-quiz quiz DECK`: a self-test on the screen, line by line, or as JSON."""

from __future__ import annotations

import click

from ice_quiz.cli.form import form_named
from ice_quiz.cli.sat import hold
from ice_quiz.questions.question import Form
from ice_quiz.study.quizzes.wish import COUNT, MOST, QuizWish
from ice_quiz.study.wish import Wish


def _forms(context: click.Context, option: click.Parameter, names: tuple[str, ...]) -> tuple[Form, ...]:
    """The forms with these names."""
    return tuple(form for name in names if (form := form_named(context, option, name)) is not None)


@click.command("quiz")
@click.argument("deck")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only cards of this topic; can be given again.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only cards with this tag; can be given again.")
@click.option(
    "--count", type=click.IntRange(1, MOST), default=COUNT, metavar="N", help=f"How many are asked; {COUNT} without."
)
@click.option(
    "--form", "forms", multiple=True, callback=_forms, metavar="FORM", help="Only in this form; can be given again."
)
@click.option("--at-once/--end", default=True, help="Tell what was right at once, or at the end.")
@click.option("--result", is_flag=True, help="Only show the result of the deck's last quiz once more.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, pipes and simple terminals.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object a line: for scripts.")
@click.option("--seed", type=int, metavar="N", help="Draw the same quiz again.")
def command(
    *,
    deck: str,
    topics: tuple[str, ...],
    tags: tuple[str, ...],
    count: int,
    forms: tuple[Form, ...],
    at_once: bool,
    result: bool,
    plain: bool,
    as_json: bool,
    seed: int | None,
) -> int:
    """Test yourself on a deck, by its id or its file. Nothing is scheduled by it.

    A quiz that was left, or killed, goes on when the same is asked for again.
    """
    if result:
        return hold(lambda desk: desk.quiz_result(deck), plain=plain, as_json=as_json)
    wish = QuizWish(Wish(deck, topics=topics, tags=tags), count, forms, at_once, seed)
    return hold(lambda desk: desk.quiz(wish), plain=plain, as_json=as_json)
