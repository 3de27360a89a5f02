"""What a deck asks of its learner, as rows; and one of these questions while it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from ice_quiz.language.days import cards
from ice_quiz.language.normal import folded
from ice_quiz.study.own_answers import OutdatedAnswer, OwnAnswers, OwnQuestion
from ice_quiz.tui.content import CLOSE, KEY, MUTED, STRONG, cut, joined, shown
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.field import field
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

MATCHES = 6
"""How many of the possible answers are shown at once."""

_IN = Content("    ")
_PRIVATE = "What you say stays on this machine."


@dataclass(frozen=True, slots=True)
class Corrected:
    """Answers that the learner put in place of a card's."""

    card: str
    answers: tuple[str, ...]


Row = OwnQuestion | OutdatedAnswer | Corrected


def rows_of(own: OwnAnswers) -> tuple[Row, ...]:
    """Everything that can be selected: the deck's questions, answers that may have changed, corrections."""
    outdated = {row.card for row in own.outdated}
    corrected = [Corrected(card, answers) for card, answers in own.corrected.items() if card not in outdated]
    return (*own.questions, *own.outdated, *corrected)


def matches(choices: Sequence[str], text: str) -> tuple[str, ...]:
    """The possible answers that begin with the text, then those that hold it."""
    wanted = folded(text)
    begin = [choice for choice in choices if folded(choice).startswith(wanted)]
    return (*begin, *(choice for choice in choices if wanted and choice not in begin and wanted in folded(choice)))


def list_page(own: OwnAnswers, selected: int, room: int) -> Iterator[Paragraph]:
    """All rows, each in a line of `room` cells and its answer; the selected one with what there is to know about it."""
    rows = rows_of(own)
    if not rows:
        yield Paragraph(shown("This deck asks nothing of you.", STRONG))
        return
    kind: type[Row] | None = None
    for place, row in enumerate(rows):
        if type(row) is not kind:
            if place:
                yield GAP
            kind = type(row)
            yield Paragraph(shown(_HEADINGS[kind], MUTED))
            yield GAP
        chosen = place == selected
        pointer = shown("› " if chosen else "  ", STRONG)
        asks = shown(_asks(row), STRONG) if chosen else cut(shown(_asks(row)), room - 2)
        yield Paragraph(asks, lead=pointer, item=place, here=chosen)
        yield Paragraph(_value(row), lead=_IN, item=place, here=chosen)
        if chosen:
            for text in _about(row):
                yield Paragraph(shown(text, MUTED), lead=_IN, here=True)


_HEADINGS: dict[type[Row], str] = {
    OwnQuestion: _PRIVATE,
    OutdatedAnswer: "These answers may have changed since they were written down.",
    Corrected: "Corrected by you",
}


def _asks(row: Row) -> str:
    return row.card if isinstance(row, Corrected) else row.ask


def _value(row: Row) -> Content:
    if not isinstance(row, OwnQuestion):
        return shown("; ".join(row.answers))
    if not row.value:
        return joined(shown("not said yet", CLOSE), shown(_waiting(row), MUTED))
    return joined(shown(row.value), shown(" · may have changed" if row.outdated else "", CLOSE))


def _waiting(row: OwnQuestion) -> str:
    many = len(row.cards)
    return f" · {cards(many)} {'waits' if many == 1 else 'wait'} for it" if many else ""


def _about(row: Row) -> Iterator[str]:
    """As of when it was right, when to look again, and where."""
    if isinstance(row, Corrected):
        return
    if isinstance(row, OutdatedAnswer) and row.as_of:
        yield f"Right as of {_day(row.as_of)}."
    if row.check_by:
        yield f"To be checked by {_day(row.check_by)}."
    if row.look_up:
        yield f"Look it up: {row.look_up}"
    if isinstance(row, OutdatedAnswer) and not row.correctable:
        yield "It is corrected in the deck itself."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def question_page(row: Row, line: TextLine, pointed: int | None, before: str = "") -> Iterator[Paragraph]:
    """One question while it is answered; `before` stands above it, `pointed` is which of the matches is pointed at."""
    if before:
        yield Paragraph(shown(before, MUTED))
        yield GAP
    yield Paragraph(shown(_asks(row), STRONG))
    yield GAP
    yield field(line, shown("› ", KEY))
    if isinstance(row, OwnQuestion) and row.choices:
        yield from _choices(matches(row.choices, line.text), pointed)
    elif not isinstance(row, OwnQuestion):
        yield Paragraph(shown("Several answers are kept apart by semicolons. An empty line brings the deck's back.", MUTED))
    about = list(_about(row))
    if about:
        yield GAP
    for text in about:
        yield Paragraph(shown(text, MUTED))


def _choices(found: Sequence[str], pointed: int | None) -> Iterator[Paragraph]:
    """The answers there are, as far as they fit what is typed, those around the one pointed at."""
    first = max(0, (pointed or 0) - MATCHES + 1)
    for place, choice in enumerate(found[first : first + MATCHES], first):
        here = place == pointed
        pointer = shown("  › " if here else "    ", STRONG)
        yield Paragraph(shown(choice, STRONG if here else ""), lead=pointer, item=place)
    more = len(found) - first - MATCHES
    if more > 0:
        yield Paragraph(shown(f"and {more} more: type, or go down", MUTED), lead=_IN)
    if not found:
        yield Paragraph(shown("no such answer", MUTED), lead=_IN)
