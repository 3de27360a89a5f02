"""How far the reading of a large deck is, in a line."""

from __future__ import annotations

from ice_quiz.language.bars import spark
from ice_quiz.language.words import per_cent
from ice_quiz.library.far import Far


def so_far(far: Far) -> str:
    """How far the reading of a deck is."""
    return done_of(f"Reading “{far.name}”", far.share)


def done_of(what: str, share: float) -> str:
    """What is being done, and how far it is."""
    return f"{what} {bar(share)} {per_cent(share)}"


def bar(share: float, cells: int = 20) -> str:
    """A bar of so many cells, filled by a share of them."""
    full, rest = divmod(share * cells, 1)
    part = spark(rest, 1.0) if rest > 0 and full < cells else ""
    return f"{'█' * int(full)}{part}".ljust(cells, "░")
