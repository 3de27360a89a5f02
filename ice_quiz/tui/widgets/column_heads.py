"""The names of a list's columns, above it."""

from __future__ import annotations

from textual.content import Content

from ice_quiz.study.browsing import Order
from ice_quiz.tui.content import cut
from ice_quiz.tui.widgets.card_rows import Columns, head
from ice_quiz.tui.widgets.lines import Lines

_LEAST = 20
"""Columns for which the names are set at least; what of them has no room is cut off."""


class ColumnHeads(Lines):
    """One row, as wide as the list below it without its scroll bar."""

    def __init__(self, order: Order) -> None:
        super().__init__(least=1)
        self._order = order

    def show(self, order: Order) -> None:
        """Name the columns of a list in this order."""
        if order is not self._order:
            self._order = order
            self.changed()

    def lines(self, width: int) -> list[Content]:
        """The row."""
        return [cut(head(Columns.of(max(width - 1, _LEAST), self._order), self._order), width)]
