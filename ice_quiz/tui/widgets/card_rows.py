"""A card as a row of a list: which columns fit the width, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from textual.content import Content

from ice_quiz.language.days import lasting, short_day
from ice_quiz.study.browsing import Line, Order
from ice_quiz.tui.content import CLOSE, KEY, MUTED, STRONG, WRONG, cut, joined, shown

MARKS = 4
"""Cells before a row: the pointer, whether it is selected, whether it is flagged."""

_APART = 2
_DAY = 11  # cells: "24 Nov 2026"
_WIDE, _WIDEST = 72, 108  # columns of text from which the answer, and from which the topic has room


class Columns(NamedTuple):
    """The widths of the columns; 0 for one that is not shown. `value` is what the list is sorted by, or when it is due."""

    stem: int
    answer: int
    topic: int
    due: int
    value: int

    @classmethod
    def of(cls, width: int, order: Order) -> Columns:
        """The columns of a list that is `width` cells wide."""
        value = 0 if order in (Order.DECK, Order.DUE) else _DAY
        due = _DAY if width >= _WIDE or not value else 0
        room = width - MARKS - sum(each + _APART for each in (due, value) if each)
        topic = room // 6 if width >= _WIDEST else 0
        answer = room // 3 if width >= _WIDE else 0
        stem = room - sum(each + _APART for each in (topic, answer) if each)
        return cls(stem, answer, topic, due, value)


_HEADS: Mapping[Order, str] = {Order.STABILITY: "remembered", Order.LAPSES: "forgotten", Order.ANSWERED: "answered"}


def head(columns: Columns, order: Order) -> Content:
    """The names of the columns."""
    names = ("question", "answer", "topic", "due", _HEADS.get(order, ""))
    cells = [_cell(shown(name, MUTED), width) for name, width in zip(names, columns, strict=True) if width]
    return joined(Content(" " * MARKS), Content(" " * _APART).join(cells))


def row(line: Line | None, columns: Columns, order: Order, today: date, *, here: bool, selected: bool) -> Content:
    """A card's row; one that has gone since it was found says so."""
    pointer = shown("›" if here else " ", STRONG)
    mark = shown("✓" if selected else " ", KEY)
    if line is None:
        return joined(pointer, mark, shown("  this card is not in the decks any more", MUTED))
    flag = shown("*" if line.flagged else " ", CLOSE)
    style = MUTED if line.suspended else STRONG if here else ""
    texts = (
        shown(_one_line(line.stem), style),
        shown(_one_line(line.answer), MUTED if line.suspended else ""),
        shown(_one_line(line.topic), MUTED),
        _due(line, today),
        _VALUES[order](line, today) if order in _VALUES else Content(""),
    )
    cells = [_cell(text, width) for text, width in zip(texts, columns, strict=True) if width]
    return joined(pointer, mark, flag, Content(" "), Content(" " * _APART).join(cells))


def _due(line: Line, today: date) -> Content:
    if line.suspended:
        return shown("suspended", MUTED)
    if line.put_off:
        return shown("not today", MUTED)
    if line.due is None:
        return shown("new", MUTED)
    return shown(short_day(line.due, today), KEY if line.due <= today else "")


def _lapses(line: Line, _: date) -> Content:
    if line.due is None:
        return Content("")
    return shown(f"{line.lapses} times" if line.lapses != 1 else "once", WRONG if line.leech else "")


_VALUES: Mapping[Order, Callable[[Line, date], Content]] = {
    Order.STABILITY: lambda line, _: Content("") if line.stability is None else shown(lasting(line.stability)),
    Order.LAPSES: _lapses,
    Order.ANSWERED: lambda line, today: (
        Content("") if line.last is None else shown("today" if line.last >= today else _day(line.last, today))
    ),
}


def _day(day: date, today: date) -> str:
    return f"{day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _cell(text: Content, width: int) -> Content:
    fitting = cut(text, width)
    return fitting + Content(" " * (width - fitting.cell_length))
