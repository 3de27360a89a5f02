"""`ice-quiz paper DECK`: tests to print, with answer keys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom

import click

from ice_quiz.cli.form import form_named
from ice_quiz.cli.opening import the_library
from ice_quiz.cli.terminal import say
from ice_quiz.cli.writing import document_format, hand_over, may_write, write
from ice_quiz.errors import UsageError
from ice_quiz.exchange import markdown, web_page
from ice_quiz.exchange.paper import FOR_PAPER, MOST_VERSIONS, Paper, paper, sheets
from ice_quiz.questions.question import Form


@click.command("paper")
@click.argument("deck")
@click.argument("target", required=False, metavar="[FILE|FOLDER/]")
@click.option(
    "--questions", type=click.IntRange(1, 500), default=20, show_default=True, metavar="N", help="In each version."
)
@click.option(
    "--versions", type=click.IntRange(1, MOST_VERSIONS), default=1, show_default=True, metavar="N", help="Versions."
)
@click.option("--seed", type=click.IntRange(0), metavar="N", help="Make the same test again.")
@click.option("--form", callback=form_named, metavar="FORM", help="Ask in this form only, such as choose or type.")
@click.option(
    "--to", "format_", type=click.Choice(["md", "html"]), help="Markdown or a web page; else as the file is called."
)
@click.option("--yes", is_flag=True, help="Replace files that are there, without asking.")
def command(
    deck: str,
    target: str | None,
    questions: int,
    versions: int,
    seed: int | None,
    form: Form | None,
    format_: str | None,
    yes: bool,
) -> int:
    """Make a test to print, with the answers on pages of their own.

    The versions ask the same facts, in another order and with other wrong options. A FOLDER gets a file for each version and
    one for the answers. The seed stands with the answers.
    """
    seed = SystemRandom().randrange(1_000_000) if seed is None else seed
    made = paper(the_library().open(deck), questions, versions, seed, (form,) if form else FOR_PAPER)
    if not made.versions[0].items:
        raise UsageError(f"No card of the deck is asked as {form}.", advice="Try another --form.")
    report = list(_report(made, questions))
    if target and (target.endswith(os.sep) or Path(target).is_dir()):
        return _into(Path(target), made, document_format(format_ or "html", None), report, replace=yes)
    file = Path(target) if target else None
    whole = web_page.paper_page if document_format(format_, file) == "html" else markdown.paper_text
    return hand_over(whole(made), file, [f"Written{f': {file}' if file else ''}.", *report], replace=yes)


def _report(made: Paper, wanted: int) -> Iterator[str]:
    many = len(made.versions[0].items)
    versions = "1 version" if len(made.versions) == 1 else f"{len(made.versions)} versions"
    asked = "1 question" if many == 1 else f"{many} questions"
    yield f"{versions} with {asked}; --seed {made.seed} makes the same test again."
    if many < wanted:
        yield f"The deck has no more than these {many} questions."
    if made.repeats:
        helped = "1 question is" if made.repeats == 1 else f"{made.repeats} questions are"
        yield f"{helped} helped by another one on the sheet: there were not enough others."


def _into(folder: Path, made: Paper, format_: str, report: list[str], *, replace: bool) -> int:
    """A file for each version and one for the answers, none of them before all may be written. The exit code."""
    page = format_ == "html"
    texts = [(web_page.version_page if page else markdown.version_text)(made, version) for version in made.versions]
    texts.append((web_page.answers_page if page else markdown.answers_text)(made))
    files = [folder / f"{name}.{format_}" for name in sheets(made)]
    if not all(may_write(file, replace=replace) for file in files):
        say("Nothing was written.")
        return 1
    for file, text in zip(files, texts, strict=True):
        write(text, file)
    say(f"Written: {', '.join(file.name for file in files)} in {folder}.", *report)
    return 0
