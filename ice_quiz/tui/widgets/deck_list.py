"""The decks of the home screen as rows: title, what waits, or why nothing does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from ice_quiz.language.bars import gauge
from ice_quiz.language.days import in_days, short_day
from ice_quiz.language.words import per_cent
from ice_quiz.tui.commands import KeyOf
from ice_quiz.tui.content import MUTED, STRONG, WRONG, cut, joined, shown
from ice_quiz.tui.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from ice_quiz.study.desk import DeckDue

_KINDS = ("new", "again", "due")
_APART = Content("   ")
_SHORTEST_TITLE = 12
_WHOLE_TITLE = 24  # a title up to this makes more sense of the room than what stands beside the counts
_BARS = (4, 10)  # cells, at least and at most
_KNOWN = " known"


def deck_rows(decks: Sequence[DeckDue], selected: int, today: date, width: int, key: KeyOf) -> Iterator[Paragraph]:
    """A row a deck, in columns, the selected one with a pointer; `width` is what a row may take, `key` that of a command."""
    widths = _column_widths(decks)
    longest = max((shown(deck.title).cell_length for deck in decks), default=0)
    known = [shown(per_cent(deck.known) if deck.studied and not deck.problem else "") for deck in decks]
    for short in (False, True):
        sides = [_right_side(deck, widths, today, key, short=short) for deck in decks]
        exams = [_exam(deck, today, short=short) for deck in decks]
        room, over = _room(sides, width) - min(longest, _WHOLE_TITLE), max(longest - _WHOLE_TITLE, 0)
        if room >= _taken(exams) + _taken(known) + (_BARS[0] + 1 if any(known) else 0):
            break
    sides = _with_more(sides, decks, known, exams, room, over)
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


def _exam(deck: DeckDue, today: date, *, short: bool) -> Content:
    if deck.exam_day is None:
        return Content("")
    return shown(f"exam {short_day(deck.exam_day, today) if short else in_days(deck.exam_days)}")


def _taken(column: Sequence[Content]) -> int:
    """The cells that a column takes, with the space before it; none where it is empty."""
    widest = max((cell.cell_length for cell in column), default=0)
    return widest + _APART.cell_length if widest else 0


def _with_more(
    sides: Sequence[Content],
    decks: Sequence[DeckDue],
    known: Sequence[Content],
    exams: Sequence[Content],
    room: int,
    over: int,
) -> list[Content]:
    """The right sides with as much as `room` cells hold of how much is known and how far an exam is ahead.

    `over` of these cells are better given to the longest title than to more than the least.
    """
    for column in (exams, [Content("")] * len(decks)):
        left = room - _taken(column) - _taken(known)
        if left >= 0:
            return _beside(_beside(sides, _progress(decks, known, left, left - over)), column)
    return list(sides)


def _progress(decks: Sequence[DeckDue], known: Sequence[Content], left: int, spare: int) -> list[Content]:
    """What is known of each deck, with a bar where `left` more cells hold one; the `spare` ones are for more than that."""
    least, most = _BARS
    word = shown(_KNOWN if spare > most + len(_KNOWN) else "", MUTED)
    cells = min(max(spare - word.cell_length - 1, min(left - 1, least)), most)
    widest = max((text.cell_length for text in known), default=0)
    bars = [shown(f"{gauge(deck.known, cells)} ", "$accent") if cells >= least else Content("") for deck in decks]
    return [
        joined(bar, Content(" " * (widest - text.cell_length)), text, word) if text else text
        for bar, text in zip(bars, known, strict=True)
    ]


def _beside(sides: Sequence[Content], column: Sequence[Content]) -> list[Content]:
    """The right sides with one more column."""
    widest = max((side.cell_length for side in sides), default=0)
    return [
        joined(side, Content(" " * (widest - side.cell_length)), _APART, cell) if cell else side
        for side, cell in zip(sides, column, strict=True)
    ]


def _column_widths(decks: Sequence[DeckDue]) -> tuple[int, int, int]:
    counts = [deck.counts for deck in decks]
    most = [max((getattr(count, kind) for count in counts), default=0) for kind in _KINDS]
    return (len(str(most[0])), len(str(most[1])), len(str(most[2])))


def _right_side(deck: DeckDue, widths: tuple[int, int, int], today: date, key: KeyOf, *, short: bool) -> Content:
    if deck.problem:
        problems = "1 problem" if deck.problems <= 1 else f"{deck.problems} problems"
        return joined(shown(problems, WRONG), shown(f", {key('study')} shows", MUTED))
    if not deck.counts.total:
        when = f", next {short_day(deck.next_day, today)}" if deck.next_day is not None else ""
        return shown(f"done{'' if short else ' for today'}{when}", MUTED)
    columns = []
    for kind, width in zip(_KINDS, widths, strict=True):
        number = getattr(deck.counts, kind)
        columns.append(shown(f"{number:>{width}} {kind}", "" if number else MUTED))
    return _APART.join(columns)
