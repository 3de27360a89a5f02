"""How far the reading of decks is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Far(NamedTuple):
    """How far it is: the share of a deck that is done, from 0 to 1. `name` is the deck's title, or its file's name."""

    name: str
    share: float


Watch = Callable[[Far], object]
"""Is told how far it is; what it raises stops the work, and what was done until then stays."""


def nobody(_: Far) -> None:
    """Nobody watches."""
