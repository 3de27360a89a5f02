"""`ice-quiz new [FILE]`: a first deck to go on from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from ice_quiz.cli.terminal import complain, has_terminal, say
from ice_quiz.errors import IceQuizError, UsageError
from ice_quiz.exchange.starter import SCHEMA_FILE, Beginnings, beginnings, starter
from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.facts.schema import deck_schema

_QUESTIONS = {
    "title": "What is the deck about? Its title, like Rivers of Europe",
    "source": "Where do the facts come from? A title (or nothing yet)",
    "kind": "What kind of things is it about? One word in the singular, like river",
    "names": "Name three or more of them, with commas",
    "ask": "Ask a question that has one of them as its answer",
    "answer": "Its right answer (the others will be wrong there)",
}
"""The six questions, by the name of the option that answers each."""


@click.command("new")
@click.argument("file", required=False)
@click.option("--title", help="Its title.")
@click.option("--source", help="The title of the source.")
@click.option("--kind", help="What its things are, in the singular.")
@click.option("--names", help="Three or more of them, with commas.")
@click.option("--ask", help="A question that has one of them as its answer.")
@click.option("--answer", help="Its right answer.")
def command(file: str | None, **given: str | None) -> int:
    """Write a small deck with comments, ready to be drilled, and the shape of decks beside it for your editor.

    Six questions are asked; an option answers one beforehand. Nothing is overwritten.
    """
    begun = _begun(given)
    target = Path(file) if file else Path(f"{begun.id}.yaml")
    _write_new(target, _checked(begun, target))
    schema = target.with_name(SCHEMA_FILE)
    if not schema.exists():
        _write_new(schema, json.dumps(deck_schema(), ensure_ascii=False, indent=1) + "\n")
    say(f"Written: {target}, which asks its first question already, and {schema} for editors.")
    say(f"Try it with `ice-quiz study {target}`, look at it with `ice-quiz author {target}`.")
    return 0


def _begun(given: Mapping[str, str | None]) -> Beginnings:
    """What the options say, and what is answered to the other questions; they are asked again until they make a deck."""
    asked = [name for name in _QUESTIONS if given[name] is None]
    if asked and not has_terminal():
        options = ", ".join(f"--{name}" for name in asked)
        raise UsageError("Nobody is here to be asked.", advice=f"Say it with options: {options}.")
    answers = {name: given[name] or "" for name in _QUESTIONS}
    while True:
        for name in asked:
            answers[name] = click.prompt(_QUESTIONS[name], default=answers[name], show_default=bool(answers[name]))
        try:
            return beginnings(**answers)
        except UsageError as problem:
            if not asked:
                raise
            complain(f"{problem}", "Once more; Enter keeps what stands in brackets.")


def _checked(begun: Beginnings, target: Path) -> str:
    """The text of the deck. Raises `IceQuizError` where it would not be read as one: then what was typed is to blame."""
    text = starter(begun)
    problems = read_deck_text(text, str(target)).problems
    if problems:
        raise IceQuizError(f"This makes no deck: {problems[0].message}", advice="Try again in other words.")
    return text


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises `IceQuizError`."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        advice = "Give another name: `ice-quiz new NAME.yaml`."
        raise IceQuizError(
            "This file is there already, and nothing is overwritten.", place=str(path), advice=advice
        ) from None
    except OSError as problem:
        raise IceQuizError(f"It cannot be written: {problem.strerror}.", place=str(path)) from None
