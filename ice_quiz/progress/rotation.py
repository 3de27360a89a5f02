"""Which backups are kept: a pure function of the times they were made at.

The five newest, and then the newest of each of the last seven days, four weeks and twelve months that have one: counted by
what there is, never by age, so that a long holiday thins nothing. Anki thins by the local clock; one that is a year ahead
makes it throw away all that it thinks old. Here a wrong clock can only keep more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from datetime import datetime

NEWEST = 5

_LADDER: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (NEWEST, lambda made: made),
    (7, lambda made: made.date()),
    (4, lambda made: made.isocalendar()[:2]),
    (12, lambda made: (made.year, made.month)),
)


def kept(made: Collection[datetime], now: datetime) -> set[datetime]:
    """Those of the times whose backup is kept.

    What seems to come from the future has a ladder of its own, so that backups made while the clock was ahead do not push
    out those made since, and a clock that was set back does not push out any.
    """
    future = {each for each in made if each > now}
    return {*_kept(sorted(set(made) - future, reverse=True)), *_kept(sorted(future, reverse=True))}


def _kept(newest_first: Sequence[datetime]) -> Iterator[datetime]:
    for count, bucket_of in _LADDER:
        newest_of: dict[Hashable, datetime] = {}
        for made in newest_first:
            newest_of.setdefault(bucket_of(made), made)
        yield from list(newest_of.values())[:count]
