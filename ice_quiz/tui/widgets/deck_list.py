"""The decks of the home screen as rows: title, what waits, or why nothing does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from ice_quiz.language.days import in_days, short_day
from ice_quiz.tui.content import MUTED, STRONG, WRONG, cut, joined, shown
from ice_quiz.tui.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from ice_quiz.study.desk import DeckDue

_KINDS = ("new", "again", "due")
_APART = Content("   ")
_SHORTEST_TITLE = 12
_TITLE_BESIDE_EXAM = 24  # a title that is shorter still makes more sense of the room than the exam does


def deck_rows(decks: Sequence[DeckDue], selected: int, today: date, width: int) -> Iterator[Paragraph]:
    """A row a deck, in columns; the selected one with a pointer. `width` is what a row may take."""
    widths = _column_widths(decks)
    sides = [_right_side(deck, widths, today) for deck in decks]
    longest = max((shown(deck.title).cell_length for deck in decks), default=0)
    if _room(with_exams := _beside(sides, decks), width) >= min(longest, _TITLE_BESIDE_EXAM):
        sides = with_exams
    longest = min(longest, max(_room(sides, width), _SHORTEST_TITLE))
    for index, (deck, side) in enumerate(zip(decks, sides, strict=True)):
        chosen = index == selected
        title = cut(shown(deck.title.replace("\n", " "), STRONG if chosen else ""), longest)
        row = joined(title, Content(" " * (longest - title.cell_length)), _APART, side)
        pointer = shown("› " if chosen else "  ", STRONG)
        yield Paragraph(cut(row, width - 2), lead=pointer, item=index, here=chosen)


def _room(sides: Sequence[Content], width: int) -> int:
    """The cells that these right sides leave for the titles."""
    return width - 2 - _APART.cell_length - max((side.cell_length for side in sides), default=0)


def _beside(sides: Sequence[Content], decks: Sequence[DeckDue]) -> list[Content]:
    """The right sides, and beside those of decks with an exam day how far that is ahead, in a column of its own."""
    widest = max((side.cell_length for side in sides), default=0)
    return [
        joined(side, Content(" " * (widest - side.cell_length)), _APART, shown(f"exam {in_days(deck.exam_days)}"))
        if deck.exam_day is not None
        else side
        for side, deck in zip(sides, decks, strict=True)
    ]


def _column_widths(decks: Sequence[DeckDue]) -> tuple[int, int, int]:
    counts = [deck.counts for deck in decks]
    most = [max((getattr(count, kind) for count in counts), default=0) for kind in _KINDS]
    return (len(str(most[0])), len(str(most[1])), len(str(most[2])))


def _right_side(deck: DeckDue, widths: tuple[int, int, int], today: date) -> Content:
    if deck.problem:
        problems = "1 problem" if deck.problems <= 1 else f"{deck.problems} problems"
        return joined(shown(problems, WRONG), shown(", enter shows", MUTED))
    if not deck.counts.total:
        when = f", next {short_day(deck.next_day, today)}" if deck.next_day is not None else ""
        return shown(f"done for today{when}", MUTED)
    columns = []
    for kind, width in zip(_KINDS, widths, strict=True):
        number = getattr(deck.counts, kind)
        columns.append(shown(f"{number:>{width}} {kind}", "" if number else MUTED))
    return _APART.join(columns)
