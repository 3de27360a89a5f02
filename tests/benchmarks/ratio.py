"""Two ways measured side by side: what is said of speed is a ratio to something real in the same minutes.

Times alone say more about the machine and its other work than about the program. So each round measures both sides in turn,
pair by pair, and the ratio of a round is that of its medians.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

Timed = Callable[[], float]
"""Does something once and returns the seconds it took."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """The ratio of each round, and the median seconds of either side over all rounds."""

    rounds: tuple[float, ...]
    ours: float = 0.0
    reference: float = 0.0

    @property
    def median(self) -> float:
        """What is held against the limit."""
        return median(self.rounds)


def slowest_of_hundred(times: Sequence[float]) -> float:
    """The time that one in a hundred is slower than."""
    return sorted(times)[-max(1, len(times) // 100)]


def interleaved(
    ours: Timed, reference: Timed, rounds: int, pairs: int = 1, of: Callable[[Sequence[float]], float] = median
) -> Ratio:
    """Measure both `rounds` × `pairs` times, each now first and now second. One pair before that counts for nothing.

    `of` makes one figure of the times of a round.
    """
    ours(), reference()
    our_times: list[float] = []
    reference_times: list[float] = []
    ratios = []
    for number in range(rounds):
        gc.collect()
        for pair in range(pairs):
            sides = [(ours, our_times), (reference, reference_times)]
            for timed, times in sides if (number + pair) % 2 else reversed(sides):
                times.append(timed())
        ratios.append(of(our_times[-pairs:]) / of(reference_times[-pairs:]))
    return Ratio(tuple(ratios), of(our_times), of(reference_times))
