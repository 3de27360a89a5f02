"""The four ratings that the memory model gets."""

from __future__ import annotations

from enum import StrEnum


class Rating(StrEnum):
    """How well a card was recalled: the field's four grades."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"
