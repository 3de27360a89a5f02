"""Cards that will not stay: how often one is tried on one day, and what is told of one that is always forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ice_quiz.language.words import count
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.replay import LEECH

if TYPE_CHECKING:
    from ice_quiz.study.session import Shown

MISSES = 5
"""How often a card is missed in one session before it rests until tomorrow: more tries on one day teach nothing."""

RESTS = f"You missed “{{}}” {count(MISSES)} times: it rests until tomorrow."

ADVICE = (
    f"You have forgotten this one {count(LEECH)} times (a leech): more of the same will not make it stick. "
    "Read why it is so, tie it to something you know, or say it aloud in a sentence of your own."
)
"""What is told once of a leech: a card that takes time and does not stay (the word is that of SuperMemo)."""


def worn_out(shown: Iterable[Shown], card: str) -> bool:
    """Whether a card was missed so often among those shown that it rests."""
    return sum(one.card == card and one.comes_again for one in shown) >= MISSES


def becomes_leech(on: Shown) -> bool:
    """Whether this answer forgets the card once too often; only that answer is told of."""
    memory = on.before.memory
    return on.graded and on.rating is Rating.AGAIN and memory is not None and memory.lapses + 1 == LEECH
