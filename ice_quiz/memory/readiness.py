"""The chance to pass an exam, exactly, from how likely each item is to be recalled on its day.

An exam draws items at random from one pool or from several that share none. How many of those drawn are recalled follows a
Poisson-binomial distribution over a random subset: it is found by going through the pool once and drawing each item with
the chance that is left for it, so it equals counting every possible exam. Only for pools and draws far beyond any exam that
people sit it is taken from the normal distribution of the same mean and variance. Whether an exam stops when it is decided
changes nothing: it is passed where the whole of it would have been.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import erf

from ice_quiz.language.words import per_cent

MOST_STEPS = 10_000_000  # some two seconds; 310 items of which 33 are drawn take a thirtieth of it
MOST_SURE = 0.99  # a model estimate is never shown as certain


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an exam: the recall of each item of its pool on the day, from 0 to 1, and how many are drawn."""

    recall: tuple[float, ...]
    ask: int


def right_counts(part: Part) -> tuple[float, ...]:
    """The chance of 0, 1, 2, … right answers among the items drawn from one pool.

    Raises ValueError where more are drawn than there are.
    """
    if part.ask > len(part.recall):
        raise ValueError(f"{part.ask} cannot be drawn from {len(part.recall)}")
    if len(part.recall) * part.ask**2 > MOST_STEPS:
        return _normal_counts(part)
    # chances[drawn][right]: that so many of the items seen so far were drawn, and so many of those recalled.
    chances = [[0.0] * (part.ask + 1) for _ in range(part.ask + 1)]
    chances[0][0] = 1.0
    for seen, recalled in enumerate(part.recall):
        left = len(part.recall) - seen
        for drawn in range(min(seen, part.ask - 1), -1, -1):
            before, with_it = chances[drawn], chances[drawn + 1]
            taken = (part.ask - drawn) / left  # 1 where all that are left are needed: fewer drawn has no chance then
            for right in range(drawn, -1, -1):
                chance = before[right] * taken
                with_it[right + 1] += chance * recalled
                with_it[right] += chance * (1 - recalled)
                before[right] -= chance
    return tuple(chances[part.ask])


def _normal_counts(part: Part) -> tuple[float, ...]:
    """The same, nearly: by the normal distribution. The variance is that of the items, and that of which are drawn."""
    pool = len(part.recall)
    mean = sum(part.recall) / pool
    of_items = sum(chance * (1 - chance) for chance in part.recall) / pool
    of_draw = sum((chance - mean) ** 2 for chance in part.recall) / pool * (pool - part.ask) / max(1, pool - 1)
    deviation = max((part.ask * (of_items + of_draw)) ** 0.5, 1e-9)
    below = [erf((right - 0.5 - part.ask * mean) / (deviation * 2**0.5)) for right in range(part.ask + 2)]
    below[0], below[-1] = -1.0, 1.0
    return tuple((high - low) / 2 for low, high in pairwise(below))


def pass_chance(parts: Iterable[Part], passing: int) -> float:
    """The chance of at least `passing` right answers over all parts."""
    total: tuple[float, ...] = (1.0,)
    for part in parts:
        counts = right_counts(part)
        joined = [0.0] * (len(total) + len(counts) - 1)
        for before, chance in enumerate(total):
            for right, of_part in enumerate(counts):
                joined[before + right] += chance * of_part
        total = tuple(joined)
    return min(1.0, sum(total[passing:]))


def expected_share(parts: Sequence[Part]) -> float:
    """The share of right answers to expect: each part counts by how many it asks."""
    asked = sum(part.ask for part in parts)
    return sum(part.ask * sum(part.recall) / len(part.recall) for part in parts if part.recall) / asked if asked else 0.0


def with_guessing(recall: float, options: int) -> float:
    """The chance to answer a choice among `options` rightly: what is not recalled is guessed."""
    return recall + (1 - recall) / options


def shown_chance(chance: float) -> str:
    """A chance as it is told: in whole per cent, and never 100 % or 0 % of a model's estimate."""
    if chance > MOST_SURE:
        return "over 99 %"
    return "under 1 %" if chance < 1 - MOST_SURE else per_cent(chance)


def margin(passed: int, sat: int) -> tuple[float, float]:
    """Between which shares of exams passed the true one lies, with 95 % confidence.

    Wilson's score interval, which stays inside 0 to 1 and is usable for a handful of exams (Wilson 1927).
    """
    if not sat:
        return 0.0, 1.0
    z, share = 1.96, passed / sat
    middle = (share + z * z / (2 * sat)) / (1 + z * z / sat)
    half = z / (1 + z * z / sat) * ((share * (1 - share) + z * z / (4 * sat)) / sat) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)


Groups = Mapping[str, Sequence[tuple[int, int]]]
LEARNED = 0.95


def gains(parts: Sequence[Part], passing: int, groups: Groups, learned: float = LEARNED) -> dict[str, float]:
    """How much the chance to pass would rise if a group of items were learned to `learned`.

    `groups` name items as (part, place in its pool); the result is in the order of the largest gain first.
    """
    now = pass_chance(parts, passing)
    found = {name: pass_chance(_learned(parts, items, learned), passing) - now for name, items in groups.items()}
    return dict(sorted(found.items(), key=lambda each: -each[1]))


def share_gains(parts: Sequence[Part], groups: Groups, learned: float = LEARNED) -> dict[str, float]:
    """How much the expected share would rise if a group of items were learned to `learned`; `groups` are as in `gains`."""
    now = expected_share(parts)
    return {name: expected_share(_learned(parts, items, learned)) - now for name, items in groups.items()}


def _learned(parts: Sequence[Part], items: Iterable[tuple[int, int]], learned: float) -> list[Part]:
    better = [list(part.recall) for part in parts]
    for part, place in items:
        better[part][place] = max(better[part][place], learned)
    return [Part(tuple(recall), part.ask) for recall, part in zip(better, parts, strict=True)]
