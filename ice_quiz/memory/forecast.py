"""How much falls due on the days to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def due_counts(due_days: Iterable[int], today: int, days: int) -> tuple[int, ...]:
    """How many cards fall due on each of `days` study days from `today` on; what is overdue counts for today."""
    counts = Counter(max(day, today) for day in due_days)
    return tuple(counts[day] for day in range(today, today + days))
