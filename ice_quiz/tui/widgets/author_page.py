"""What an author sees of a deck file: lists of problems and facts, and of the chosen one its line and its questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from textual.content import Content

from ice_quiz.facts.problems import Problem, Severity
from ice_quiz.language.days import cards
from ice_quiz.language.words import capital
from ice_quiz.lint.workbench import Bench, Written
from ice_quiz.questions.question import Question
from ice_quiz.tui.content import CLOSE, MUTED, RIGHT, STRONG, WRONG, cut, joined, shown
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_MARKS = {Severity.ERROR: ("✗", WRONG), Severity.WARNING: ("!", CLOSE), Severity.NOTE: ("·", MUTED)}
_IN = Content("  ")

MENDED = "The questions come back once the errors are mended."


def counted(problems: Sequence[Problem]) -> Content:
    """How many problems there are, by how much they matter."""
    many = Counter(problem.severity for problem in problems)
    parts = [
        shown(f"{many[each]} {each if many[each] == 1 else f'{each}s'}", _MARKS[each][1]) for each in Severity if many[each]
    ]
    return Content(" · ").join(parts) if parts else shown("no problem", RIGHT)


def problem_rows(problems: Sequence[Problem], selected: int) -> Iterator[Paragraph]:
    """A row a problem, in the order of the file."""
    for place, problem in enumerate(problems):
        mark, style = _MARKS[problem.severity]
        chosen = place == selected
        lead = joined(_pointer(chosen), shown(f"{mark} ", style), shown(f"{problem.place.line:>4}  ", MUTED))
        says = joined(shown(problem.message, STRONG if chosen else ""), shown(f"  {problem.code}", MUTED))
        yield Paragraph(says, lead=lead, item=place, here=chosen)


def fact_rows(facts: Sequence[Written], selected: int, width: int) -> Iterator[Paragraph]:
    """A row a fact, under its topic."""
    topic = ""
    for place, fact in enumerate(facts):
        if fact.topic != topic:
            topic = fact.topic
            yield Paragraph(cut(shown(topic, STRONG), width), lead=_IN)
        chosen = place == selected
        lead = joined(_pointer(chosen), shown(f"{fact.line:>4}  ", MUTED))
        many = shown(f"  {cards(len(fact.cards)) if fact.cards else 'waits' if fact.waits else 'not asked'}", MUTED)
        text = cut(shown(fact.says, STRONG if chosen else ""), width - lead.cell_length - many.cell_length)
        yield Paragraph(joined(text, many), lead=lead, item=place, here=chosen)


def _pointer(chosen: bool) -> Content:
    return shown("› " if chosen else "  ", STRONG)


def problem_detail(bench: Bench, problem: Problem, width: int) -> Iterator[Paragraph]:
    """The line of a problem with its place underlined, then what the fact there asks."""
    place = problem.place
    row = bench.row(place.line)
    # A long line is shown from where the place is in sight.
    first = max(0, place.column - 1 - width // 2) if len(row) > width - 8 else 0
    number = shown(f"{place.line:>4}  ", MUTED)
    yield Paragraph(cut(shown(row[first:]), width - 6), lead=number)
    yield Paragraph(shown("^", _MARKS[problem.severity][1]), lead=Content(" " * (6 + len(row[first : place.column - 1]))))
    fact = bench.fact_at(place.line)
    if fact is not None:
        yield GAP
        yield from fact_detail(bench, fact)
    elif not bench.facts:
        yield GAP
        yield Paragraph(shown(MENDED, MUTED))


def fact_detail(bench: Bench, fact: Written) -> Iterator[Paragraph]:
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
