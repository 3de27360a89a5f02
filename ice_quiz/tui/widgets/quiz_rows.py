"""A quiz while it is drawn up, as rows: how many questions, when they are told, which topics, which forms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from textual.content import Content

from ice_quiz.questions.question import Form
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, cut, joined, shown
from ice_quiz.tui.quiz_setup import Kind, Row, Setup
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_TOLD = {True: "at once", False: "at the end"}
_NAMES = {Kind.COUNT: "Questions", Kind.TOLD: "Answers are told", Kind.TOPICS: "Topics", Kind.FORMS: "Forms"}
_WIDTH = max(map(len, _NAMES.values())) + 3
_LONGEST = 48
"""Cells of a topic's name at most: the number of its questions stands near it."""


def quiz_rows(setup: Setup, width: int) -> Iterator[Paragraph]:
    """Everything that can be chosen, each row with its place as its item; the one stood on has a pointer."""
    counts = {row: _there(setup, row) for row in setup.rows if row.kind in (Kind.TOPIC, Kind.FORM)}
    longest = min(max((shown(row.name).cell_length for row in counts), default=0), _LONGEST, width - 16)
    for place, row in enumerate(setup.rows):
        here = place == setup.at
        if row.kind in (Kind.TOPICS, Kind.FORMS):
            yield GAP
        if row in counts:
            body = _ticked(setup, row, counts[row], longest, here=here)
        else:
            body = joined(shown(f"{_NAMES[row.kind]:<{_WIDTH}}", MUTED), *_value(setup, row.kind, here=here))
        yield Paragraph(body, lead=shown("› " if here else "  ", STRONG), item=place, here=here)


def _there(setup: Setup, row: Row) -> int:
    if row.kind is Kind.TOPIC:
        return setup.offer.of_topic(row.name, setup.forms)
    return setup.offer.of_form(Form(row.name), setup.topics)


def _ticked(setup: Setup, row: Row, there: int, longest: int, *, here: bool) -> Content:
    """A topic or a form: whether it is chosen, and how many questions it has."""
    chosen: Collection[str] = setup.topics if row.kind is Kind.TOPIC else setup.forms
    ticked = row.name in chosen
    name = cut(shown(row.name, STRONG if here else "" if ticked else MUTED), longest)
    padding = shown(" " * (longest - name.cell_length))
    about = "" if setup.offer.exact else " or so"
    return joined(shown("[x] " if ticked else "[ ] "), name, padding, shown(f"   {there:>4,}{about}", MUTED))


def _value(setup: Setup, kind: Kind, *, here: bool) -> Iterator[Content]:
    style = STRONG if here else ""
    if kind is Kind.COUNT:
        yield shown(str(setup.count), style)
        yield shown(f"   {_enough(setup)}", MUTED if setup.most >= setup.count else CLOSE)
    elif kind is Kind.TOLD:
        yield shown(_TOLD[setup.at_once], style)
    elif kind is Kind.TOPICS:
        yield shown(_how_many(setup.topics, setup.offer.topics), style)
    else:
        yield shown(_how_many(setup.forms, setup.offer.forms), style)


def _enough(setup: Setup) -> str:
    if not setup.offer.exact:
        return f"of about {setup.most:,} that can be asked"
    if setup.most >= setup.count:
        return f"of {setup.most:,} that can be asked"
    return f"only {setup.most} can be asked" if setup.most else "none can be asked"


def _how_many(chosen: Collection[str], there: Sequence[str]) -> str:
    if len(chosen) == len(there):
        return f"all {len(there)}" if len(there) > 1 else "the only one"
    return f"{len(chosen)} of {len(there)}" if chosen else "none"
