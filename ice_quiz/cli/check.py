"""`ice-quiz check DECK…`: what is wrong with decks."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from ice_quiz.cli.opening import the_library
from ice_quiz.cli.sources import named_sources, source_option
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.facts.problems import Problem, Severity, errors_in
from ice_quiz.language.days import cards
from ice_quiz.language.words import listing
from ice_quiz.library.library import Library
from ice_quiz.library.reading import ENDINGS
from ice_quiz.lint.check import Report, check

SHOWN = 10
"""How many unchecked facts are named by their line; the others are counted."""


@click.command("check")
@click.argument("decks", metavar="DECK...", nargs=-1, required=True)
@source_option
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(decks: tuple[str, ...], sources: tuple[str, ...], as_json: bool) -> int:
    """Tell what is wrong with decks (ids or files), as file:line:column.

    The exit code is 1 where an error stands in the way of a deck; warnings and notes do not.
    """
    library = the_library()
    texts = named_sources(sources)
    reports = [check(_path(deck, library), texts, library.today) for deck in decks]
    problems = [problem for report in reports for problem in report.problems]
    if as_json:
        say_json(json.dumps([_object(problem) for problem in problems], ensure_ascii=False, indent=1))
    else:
        say(*map(_line, problems))
        for deck, report in zip(decks, reports, strict=True):
            say(*_in_short(deck, report))
    return 1 if errors_in(problems) else 0


def _path(deck: str, library: Library) -> Path:
    """The file that is meant: a file if it looks like one, else the deck at hand with that id. Raises `DeckError`."""
    if os.sep in deck or deck.lower().endswith(ENDINGS) or Path(deck).is_file():
        return Path(deck)
    entry = next((entry for entry in library.entries() if deck in (entry.id, entry.path.stem)), None)
    return entry.path if entry else Path(library.open(deck).deck.file)  # which raises and says what there is


def _line(problem: Problem) -> str:
    return f"{problem}" if problem.severity is Severity.ERROR else f"{problem} ({problem.severity})"


def _in_short(deck: str, report: Report) -> Iterator[str]:
    """What came of the check, in a sentence or two."""
    count = Counter(problem.severity for problem in report.problems)
    found = [f"{count[each]} {each if count[each] == 1 else f'{each}s'}" for each in Severity if count[each]]
    yield f"{deck}: {listing(found) if found else 'no problem'}" + (f"; {cards(report.cards)}." if report.cards else ".")
    if report.unchecked:
        many = "1 fact is" if len(report.unchecked) == 1 else f"{len(report.unchecked)} facts are"
        lines = ", ".join(str(fact.about.place.line) for fact in report.unchecked[:SHOWN])
        rest = f" and {len(report.unchecked) - SHOWN} more" if len(report.unchecked) > SHOWN else ""
        yield f"{deck}: {many} unchecked, because the text of the source is not at hand: lines {lines}{rest}."


def _object(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
    }
