"""How many cards wait, and about how long they take."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple


class Counts(NamedTuple):
    """Cards of today: never seen, to be drilled again, and due for review."""

    new: int = 0
    again: int = 0
    due: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.again + self.due


def minutes(cards: int, seconds_per_card: float) -> int:
    """About how many minutes so many cards take, rounded up."""
    return ceil(cards * seconds_per_card / 60)
