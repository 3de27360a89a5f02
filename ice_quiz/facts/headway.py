"""How far the reading of a large deck is, told on the way; whoever listens may stop it by raising."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Headway = Callable[[float], object]
"""Is told the share that is done, from 0 to 1."""

EVERY = 500
"""How many things are done between two words on how far it is."""


def unheard(_: float) -> None:
    """Nobody listens."""


def told(things: Iterable[T], share: Callable[[T, int], float], headway: Headway, every: int = EVERY) -> Iterator[T]:
    """The things, one after the other; `share` says of a thing and its number how much was done before it."""
    for number, thing in enumerate(things):
        if number % every == 0:
            headway(share(thing, number))
        yield thing


def part(headway: Headway, first: float, last: float) -> Headway:
    """The headway of a part of the work, which takes it from one share to another."""
    return lambda share: headway(first + min(share, 1.0) * (last - first))
