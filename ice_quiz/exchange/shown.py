"""What a list was taken for, as lines for the person who decides whether a deck is made of it."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.exchange.line import Line
from ice_quiz.exchange.listed import Listed
from ice_quiz.exchange.roles import Role
from ice_quiz.exchange.separated import SEPARATORS

EXAMPLES = 3
FIRST_BAD = 10
_WIDTH = 60


def preview(found: Listed, file: str) -> Iterator[str]:
    """How the list was read, the first questions, the first rows that cannot be used, and what else is to be known."""
    by = SEPARATORS.get(found.separator, f"“{found.separator}”")
    rows = len(found.lines) + len(found.bad)
    names = "the first row names the columns" if found.names else "the columns have no names"
    yield f"{file}: {found.encoding}, separated by {by}, {_counted(rows, 'row')}; {names}."
    if found.deck:
        yield f"  This table was written by ice-quiz from the deck “{found.deck}”: the cards keep their ids."
    for at, role in enumerate(found.roles):
        if role is not Role.NOTHING:
            name = f" “{_short(found.names[at])}”" if at < len(found.names) else ""
            yield f"  {role:9} is column {at + 1}{name}"
    if found.lines:
        yield "For example:"
        examples = list(zip(found.numbers, found.lines, strict=True))[:EXAMPLES]
        yield from (f"  line {number}: {_said(line)}" for number, line in examples)
    if found.bad:
        yield f"{_counted(len(found.bad), 'row')} cannot be used:"
        yield from (f"  line {bad.line:,}: {bad.why}" for bad in found.bad[:FIRST_BAD])
        if len(found.bad) > FIRST_BAD:
            yield f"  and {len(found.bad) - FIRST_BAD:,} more"
    if found.notes:
        yield "To be known:"
        yield from (f"  - {note}" for note in found.notes)


def _said(line: Line) -> str:
    answers = "; ".join(answer.show for answer in line.answers)
    tags = f"  [{_short(', '.join(line.tags))}]" if line.tags else ""
    return f"{_short(line.question)}  →  {_short(answers)}{tags}"


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


def _counted(many: int, noun: str) -> str:
    return f"1 {noun}" if many == 1 else f"{many:,} {noun}s"
