"""Rows of the catalogue in the order they are shown: runs of numbers; a whole deck takes no more room than its ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload

Run = Sequence[int]


class Rows(Sequence[int]):
    """Numbers of rows, one run after the other. It does not change."""

    def __init__(self, runs: Iterable[Run] = ()) -> None:
        """Empty runs are left out."""
        self.runs = tuple(run for run in runs if len(run))
        self._ends = list(accumulate(map(len, self.runs)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> list[int]: ...

    def __getitem__(self, place: int | slice) -> int | list[int]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        number = bisect_right(self._ends, place)
        return self.runs[number][place - (self._ends[number - 1] if number else 0)]

    def __iter__(self) -> Iterator[int]:
        for run in self.runs:
            yield from run
