"""`ice-quiz guide DECK`: the study guide of a deck."""

from __future__ import annotations

from pathlib import Path

import click

from ice_quiz.cli.opening import the_library
from ice_quiz.cli.writing import document_format, hand_over
from ice_quiz.exchange.guide import guide
from ice_quiz.exchange.markdown import guide_text
from ice_quiz.exchange.web_page import guide_page
from ice_quiz.language.days import cards


@click.command("guide")
@click.argument("deck")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--to", "format_", type=click.Choice(["md", "html"]), help="Markdown or a web page; else as the file is called."
)
@click.option("--yes", is_flag=True, help="Replace a file that is there, without asking.")
def command(deck: str, file: Path | None, format_: str | None, yes: bool) -> int:
    """Make the study guide of a deck: what it asks, as sentences by topic, with sources. Without FILE it is printed."""
    compiled = the_library().open(deck)
    made = guide(compiled)
    page = document_format(format_, file) == "html"
    many = sum(len(entries) for _, entries in made.topics)
    report = [f"Written{f': {file}' if file else ''}, {'1 fact' if many == 1 else f'{many} facts'}."]
    if compiled.withheld:
        waits = "waits" if len(compiled.withheld) == 1 else "wait"
        report.append(f"{cards(len(compiled.withheld))} {waits} for what a learner says and stand in no guide.")
    return hand_over(guide_page(made) if page else guide_text(made), file, report, replace=yes)
