"""The schedule's settings: kept as `setting` events in the log, so that they are the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Settings:
    """How much is studied a day, and how well it is to be remembered.

    `new_per_day` and `reviews_per_day` are cards of one deck in one study day. `desired_retention` is the chance of recall
    at which a card falls due. The study day begins at `rollover_hour` o'clock, local time. `seconds_per_card` is the guess
    for the time left. `stability_factor` is how many times as long as the memory model says this learner remembers; where
    `fits_to_learner` is not 0 it is fitted to their answers.
    """

    new_per_day: int = 10
    reviews_per_day: int = 200
    desired_retention: float = 0.9
    rollover_hour: int = 4
    seconds_per_card: int = 10
    stability_factor: float = 1.0
    fits_to_learner: int = 1

    def changed(self, values: Mapping[str, object]) -> Self:
        """These settings with the stored `values` in place; what is unknown or out of range here stays as it was."""
        fit = {key: value for key, value in values.items() if key in _RANGES and _fits(key, value)}
        return replace(self, **fit)  # type: ignore[arg-type]  # _fits has looked at the types


_RANGES: Mapping[str, tuple[float, float]] = {
    "new_per_day": (0, 9999),
    "reviews_per_day": (0, 9999),
    "desired_retention": (0.7, 0.99),
    "rollover_hour": (0, 23),
    "seconds_per_card": (1, 600),
    "stability_factor": (0.1, 10),
    "fits_to_learner": (0, 1),
}
_FRACTIONS = frozenset({"desired_retention", "stability_factor"})


def _fits(key: str, value: object) -> bool:
    low, high = _RANGES[key]
    kinds = (int, float) if key in _FRACTIONS else (int,)
    return type(value) in kinds and low <= value <= high  # type: ignore[operator]
