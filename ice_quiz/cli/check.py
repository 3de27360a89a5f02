"""`ice-quiz check DECK…`: what is wrong with decks, and the repair of what can safely be repaired."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from ice_quiz.cli.deck_file import deck_path, read_lines
from ice_quiz.cli.opening import the_library
from ice_quiz.cli.sources import named_sources, source_option
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.cli.watching import watched
from ice_quiz.errors import UsageError
from ice_quiz.facts.problems import Problem, Severity, errors_in
from ice_quiz.language.days import cards
from ice_quiz.language.words import listing
from ice_quiz.lint.check import Choice, Report, check
from ice_quiz.lint.excerpt import excerpt
from ice_quiz.lint.repair import repaired_file
from ice_quiz.lint.rewriting import rewrite
from ice_quiz.lint.workbench import Workbench

SHOWN = 10
"""How many unchecked facts are named by their line; the others are counted."""


@click.command("check")
@click.argument("decks", metavar="DECK...", nargs=-1, required=True)
@source_option
@click.option("--select", metavar="CODES", default="", help="Only these rules, by code or its beginning, like D,S601.")
@click.option("--ignore", metavar="CODES", default="", help="Without these rules.")
@click.option("--waived", is_flag=True, help="Also what the decks waive, with the reasons.")
@click.option("--fix", is_flag=True, help="Make the safe repairs, and show each.")
@click.option("--watch", is_flag=True, help="Again at every save, until Ctrl+C.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(
    decks: tuple[str, ...],
    sources: tuple[str, ...],
    select: str,
    ignore: str,
    waived: bool,
    fix: bool,
    watch: bool,
    as_json: bool,
) -> int:
    """Tell what is wrong with decks (ids or files), as file:line:column.

    `ice-quiz rule CODE` explains a finding. The exit code is 1 where an error stands in the way of a deck; warnings and
    notes do not.
    """
    library = the_library()
    texts = named_sources(sources)
    choice = Choice(_codes(select), _codes(ignore))
    paths = [deck_path(deck, library) for deck in decks]
    if watch:
        if fix or as_json:
            raise UsageError("--watch goes with neither --fix nor --json.", advice="Run it beside your editor, by itself.")
        watched([Workbench(path, texts, library.today) for path in paths], partial(_told, choice=choice, waived=waived))
    reports = [check(path, texts, library.today, choice) for path in paths]
    if fix:
        mended = [_mended(path, report) for path, report in zip(paths, reports, strict=True)]
        if not as_json:
            say(*(line for lines in mended for line in lines))
        reports = [check(path, texts, library.today, choice) for path in paths]
    problems = [problem for report in reports for problem in report.problems]
    if as_json:
        say_json(json.dumps([_object(problem) for problem in problems], ensure_ascii=False, indent=1))
    else:
        for deck, path, report in zip(decks, paths, reports, strict=True):
            say(*_in_full(path, report, waived))
            say(*_in_short(deck, report))
    return 1 if errors_in(problems) else 0


def _told(workbench: Workbench, *, choice: Choice, waived: bool) -> None:
    """A watched file as it was saved, under a line that keeps it apart from what stood there before."""
    report = workbench.report(choice)
    say(f"── {workbench.path.name}", *_in_full(workbench.path, report, waived), *_in_short(str(workbench.path), report))


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


def _mended(path: Path, report: Report) -> Iterator[str]:
    """Make the repairs of a file; what was changed, as a diff."""
    repair = repaired_file(path, report.problems)
    if repair is None:
        yield f"{path}: nothing here can be repaired safely."
        return
    yield from repair.difference(path.name)
    rewrite(path, repair.data)
    many = "1 problem" if len(repair.mended) == 1 else f"{len(repair.mended)} problems"
    yield f"{path}: {many} mended."


def _in_full(path: Path, report: Report, waived: bool) -> Iterator[str]:
    """Every problem with its line, the errors first, then what is waived."""
    lines = read_lines(path)
    severity = list(Severity)
    for problem in sorted(report.problems, key=lambda problem: (severity.index(problem.severity), problem)):
        yield _line(problem)
        yield from _excerpt(lines, problem)
    for each in report.waived if waived else ():
        yield f"{each.problem} (waived: {each.waiver.why})"
        yield from _excerpt(lines, each.problem)


def _line(problem: Problem) -> str:
    return f"{problem}" if problem.severity is Severity.ERROR else f"{problem} ({problem.severity})"


def _excerpt(lines: Sequence[str], problem: Problem) -> Iterator[str]:
    if shown := excerpt(lines, problem.place):
        yield f"    {shown[0]}"
        yield f"    {shown[1]}"


def _in_short(deck: str, report: Report) -> Iterator[str]:
    """What came of the check, in a sentence or two."""
    count = Counter(problem.severity for problem in report.problems)
    found = [f"{count[each]} {each if count[each] == 1 else f'{each}s'}" for each in Severity if count[each]]
    waived = f", {len(report.waived)} waived" if report.waived else ""
    made = f"; {cards(report.cards)}" if report.cards else ""
    yield f"{deck}: {listing(found) if found else 'no problem'}{waived}{made}."
    if report.problems:
        codes = {problem.code for problem in report.problems}
        yield f"`ice-quiz rule {min(codes)}` explains it." if len(codes) == 1 else "`ice-quiz rule CODE` explains each."
    if any(problem.edits for problem in report.problems):
        yield f"`ice-quiz check --fix {deck}` repairs what can safely be repaired."
    if report.unchecked:
        one = len(report.unchecked) == 1
        many, on = ("1 fact is", "line") if one else (f"{len(report.unchecked)} facts are", "lines")
        lines = ", ".join(str(fact.about.place.line) for fact in report.unchecked[:SHOWN])
        rest = f" and {len(report.unchecked) - SHOWN} more" if len(report.unchecked) > SHOWN else ""
        yield f"{deck}: {many} unchecked, because the text of the source is not at hand: {on} {lines}{rest}."


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
