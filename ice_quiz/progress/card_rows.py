"""The states of many cards as they were read at one moment; each is made only when it is asked for.

A session of 100,000 cards asks for some dozens of them, while sorting needs no more than a few columns of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter

from ice_quiz.progress.replay import CardState
from ice_quiz.progress.rows import CARD, Row, card_of_row


class CardRows(Mapping[str, CardState]):
    """States by card, over rows of `card_state`."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rows = {row[0]: row for row in rows}
        self._made: dict[str, CardState] = {}

    def __getitem__(self, card: str) -> CardState:
        if card not in self._made:
            self._made[card] = card_of_row(self._rows[card])
        return self._made[card]

    def __contains__(self, card: object) -> bool:
        return card in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def together(self, others: CardRows) -> CardRows:
        """These and the others."""
        joined = CardRows()
        joined._rows = self._rows | others._rows
        return joined

    def columns(self, *names: str) -> Callable[[str], Row]:
        """Reads some columns of a card, as they are stored; all None for one that the log does not know."""
        picked, rows, unknown = itemgetter(*map(CARD.index, names)), self._rows, (None,) * len(names)

        def read(card: str) -> Row:
            row = rows.get(card)
            return unknown if row is None else picked(row)

        return read
