"""What an author sees of a deck file: problems, facts and coverage as lists, and of the chosen row all there is to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from ice_quiz.facts.problems import Problem, Severity
from ice_quiz.language.days import cards
from ice_quiz.language.words import capital
from ice_quiz.lint.coverage import Level, Sentence, Unrecognised
from ice_quiz.lint.excerpt import excerpt
from ice_quiz.lint.workbench import Bench, Written
from ice_quiz.questions.question import Question
from ice_quiz.tui.content import CLOSE, MUTED, RIGHT, STRONG, WRONG, cut, joined, shown
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_MARKS = {Severity.ERROR: ("✗", WRONG), Severity.WARNING: ("!", CLOSE), Severity.NOTE: ("·", MUTED)}
_IN = Content("  ")

MENDED = "The questions come back once the errors are mended."
NO_PROBLEM = "Nothing is wrong. The next list shows the facts and what they ask."
NO_SOURCE = "No text of a source is at hand: --source NAME=FILE tells which of its sentences no fact covers."


class Row(NamedTuple):
    """What can be chosen in a list, the line of the file that it is about, and its first paragraph in the list."""

    of: Problem | Written | Unrecognised | Sentence
    line: int
    lead: Content
    says: Content


def counted(problems: Sequence[Problem]) -> Content:
    """How many problems there are, by how much they matter."""
    many = Counter(problem.severity for problem in problems)
    parts = [
        shown(f"{many[each]} {each if many[each] == 1 else f'{each}s'}", _MARKS[each][1]) for each in Severity if many[each]
    ]
    return Content(" · ").join(parts) if parts else shown("no problem", RIGHT)


def rows(bench: Bench, list_: str) -> list[Row]:
    """What can be chosen in the list of this name: "problems", "facts" or "coverage"."""
    if list_ == "problems":
        return [_problem_row(problem) for problem in bench.problems]
    if list_ == "facts":
        return [_fact_row(fact) for fact in bench.facts]
    unrecognised = [
        Row(each, each.card.about.place.line, shown(f"{each.card.about.place.line:>4}  ", MUTED), shown(each.card.statement))
        for each in bench.coverage.unrecognised
    ]
    uncovered = [
        Row(each, 0, shown("   –  ", MUTED), shown(each.text))
        for sentences in bench.coverage.uncovered.values()
        for each in sentences
    ]
    return unrecognised + uncovered


def _problem_row(problem: Problem) -> Row:
    mark, style = _MARKS[problem.severity]
    lead = joined(shown(f"{mark} ", style), shown(f"{problem.place.line:>4}  ", MUTED))
    says = joined(shown(problem.message), shown(f"  {problem.code}", MUTED))
    return Row(problem, problem.place.line, lead, says)


def _fact_row(fact: Written) -> Row:
    many = cards(len(fact.cards)) if fact.cards else "waits" if fact.waits else "not asked"
    return Row(fact, fact.line, shown(f"{fact.line:>4}  ", MUTED), joined(shown(fact.says), shown(f"  {many}", MUTED)))


def listed(bench: Bench, list_: str, chosen: int, width: int) -> Iterator[Paragraph]:
    """The list as paragraphs, with its headings; the chosen row is whole, the others take a line each."""
    head = ""
    there = rows(bench, list_)
    if list_ == "coverage":
        yield from _levels(bench)
    for place, row in enumerate(there):
        heading = _heading(row)
        if heading != head:
            head = heading
            yield Paragraph(cut(shown(heading, STRONG), width), lead=_IN)
        lead = joined(shown("› " if place == chosen else "  ", STRONG), row.lead)
        whole = place == chosen or isinstance(row.of, Problem)
        says = row.says if whole else cut(row.says, width - lead.cell_length)
        yield Paragraph(says.stylize("bold") if place == chosen else says, lead=lead, item=place, here=place == chosen)
    if bench.whole:
        yield from _none(bench, list_, empty=not there)


def _heading(row: Row) -> str:
    match row.of:
        case Written(topic=topic):
            return topic
        case Unrecognised():
            return "Recalled from the first day on, because nothing wrong can be offered"
        case Sentence():
            return "Sentences of the sources that no fact covers"
        case _:
            return ""


def _none(bench: Bench, list_: str, *, empty: bool) -> Iterator[Paragraph]:
    """What there is to say of a list that is short or empty."""
    if list_ == "problems" and empty:
        yield Paragraph(shown(NO_PROBLEM), lead=_IN)
    elif bench.compiled is None:
        yield Paragraph(shown(MENDED), lead=_IN)
    elif list_ == "coverage" and not bench.coverage.uncovered:
        yield Paragraph(shown(NO_SOURCE, MUTED), lead=_IN)


def _levels(bench: Bench) -> Iterator[Paragraph]:
    """How many questions each topic has, by how hard they are."""
    for topic in bench.coverage.topics:
        levels = " · ".join(f"{topic.levels[level]} {level}" for level in Level if topic.levels[level])
        yield Paragraph(joined(shown(topic.title, STRONG), shown(f"  {cards(topic.cards)}: {levels}", MUTED)), lead=_IN)


def detail(bench: Bench, row: Row, width: int) -> Iterator[Paragraph]:
    """All there is to the chosen row."""
    match row.of:
        case Problem() as problem:
            yield from _problem(bench, problem, width)
        case Written() as fact:
            yield from _asked(bench, fact)
        case Unrecognised() as each:
            yield from (Paragraph(shown(capital(why))) for why in each.why)
        case Sentence() as sentence:
            yield Paragraph(shown(sentence.text))
            yield GAP
            yield Paragraph(shown(f"Line {sentence.line} of the source; it holds {', '.join(sentence.holds)}.", MUTED))


def _problem(bench: Bench, problem: Problem, width: int) -> Iterator[Paragraph]:
    """The line of a problem with its text underlined, then what the fact there asks."""
    place = problem.place
    if found := excerpt(bench.rows, place, max(width - 8, 20)):
        line, marks = found
        yield Paragraph(shown(line), lead=shown(f"{place.line:>4}  ", MUTED))
        yield Paragraph(shown(marks, _MARKS[problem.severity][1]), lead=Content(" " * 6))
    fact = bench.fact_at(place.line)
    yield GAP
    if fact is not None:
        yield from _asked(bench, fact)
    elif bench.compiled is None:
        yield Paragraph(shown(MENDED, MUTED))


def _asked(bench: Bench, fact: Written) -> Iterator[Paragraph]:
    """Every question that the fact makes, as a student will see it, with the reason against each wrong option."""
    asked = False
    for card, questions in bench.questions(fact):
        if asked:
            yield GAP
        asked = True
        statement = bench.compiled.cards[card].statement if bench.compiled else ""
        yield Paragraph(joined(shown(statement, STRONG), shown(f"  {card}", MUTED)))
        for question in questions:
            yield from _question(question)
        if not questions:
            yield Paragraph(shown("It is never asked: no form is left for it.", CLOSE), lead=_IN)
    if not asked:
        waits = "It is asked once the learner has answered what the deck asks of them (you:)."
        yield Paragraph(shown(waits if fact.waits else "Nothing is asked of this for now.", MUTED))


def _question(question: Question) -> Iterator[Paragraph]:
    yield Paragraph(shown(capital(question.stem)), lead=shown(f"  {question.form:<15}", MUTED))
    inner = Content(" " * 17)
    if any(option.key for option in question.options) and not question.key.ordered:
        for option in question.options:
            mark = shown("✓ ", RIGHT) if option.key else shown("✗ ", WRONG)
            why = shown(f"  {option.proof.kind}: {option.proof.sentence}", MUTED) if option.proof else Content("")
            yield Paragraph(joined(shown(option.text), why), lead=inner + mark)
    else:
        yield Paragraph(shown(question.key.shown), lead=inner + shown("✓ ", RIGHT))
