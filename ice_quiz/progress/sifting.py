"""Which cards of a deck can be asked on a study day at all: the file tells it in two scans, however many cards there are.

A sieve and no judge. What it lets through is looked at card by card by `study.queue`, whose rules these conditions repeat
only as far as they leave a card out; a test holds the two against each other.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

_IN_DECK = "card >= :deck || '/' AND card < :deck || '0'"  # as in `stored`
_DUE = "due_day <= :day AND last_day < :day AND NOT suspended"
_FADED = "coalesce((:day - last_day) / stability, 0.0)"
_BURIED = "buried_day IS :day"  # the last column of the table: asked only of few rows

_MOST_FADED = f"SELECT card, {_FADED}, {_BURIED} FROM card_state WHERE {_IN_DECK} AND {_DUE} ORDER BY 2 DESC LIMIT :limit"
_ALIKE = f"""SELECT card FROM card_state
    WHERE card IN (SELECT value FROM json_each(:some)) AND {_DUE} AND {_FADED} = :least AND NOT {_BURIED}"""
_BEGUN = f"""SELECT json_group_array(card), json_group_array(card) FILTER (WHERE last_day = :day),
        count(*) FILTER (WHERE due_day <= :overdue AND NOT suspended AND NOT {_BURIED}) FROM card_state
    WHERE {_IN_DECK} AND (due_day IS NOT NULL OR suspended OR {_BURIED})"""

_SOME = 1_000
"""Cards that are looked up at once."""


class Begun(NamedTuple):
    """The cards of a deck that do not wait as new ones: those that were begun or are put aside.

    `today` are those of them that counted today already: they may have to be drilled. `overdue` is how many have waited
    since a day before; what the deck holds no more is among them.
    """

    cards: Sequence[str]
    today: frozenset[str]
    overdue: int


def begun(connection: sqlite3.Connection, deck: str, day: int, overdue: int) -> Begun:
    """Those of a deck on a study day; overdue is what was due on the day `overdue` or before. Raises `sqlite3.Error`."""
    [(cards, today, since)] = connection.execute(_BEGUN, {"deck": deck, "day": day, "overdue": overdue})
    return Begun(json.loads(cards), frozenset(json.loads(today)), since)  # JSON is quicker than row by row


def most_faded(
    connection: sqlite3.Connection, cards: Mapping[str, object], deck: str, day: int, most: int
) -> frozenset[str]:
    """Of the cards that are due, so many that faded most; of those that faded alike, the first of `cards`.

    `cards` are those of the deck in its order: what it holds no more is left out. Raises `sqlite3.Error`.
    """
    if not most:
        return frozenset()
    here, last = _down_to(connection, cards, deck, day, most)
    if len(here) <= most and last is None:
        return frozenset(here)
    least = sorted(here.values())[-most]
    above = frozenset(card for card, faded in here.items() if faded > least)
    alike = frozenset(card for card, faded in here.items() if faded == least)
    first = filter(alike.__contains__, cards) if last != least else _alike(connection, cards, day, least)
    return above.union(islice(first, most - len(above)))


def _down_to(
    connection: sqlite3.Connection, cards: Mapping[str, object], deck: str, day: int, most: int
) -> tuple[dict[str, float], float | None]:
    """How far the most faded cards have faded, at least so many; and how far the last that was looked at, None for all."""
    limit = 2 * most  # so that most often all that faded alike are among them
    while True:
        rows = connection.execute(_MOST_FADED, {"deck": deck, "day": day, "limit": limit}).fetchall()
        here = {card: faded for card, faded, buried in rows if card in cards and not buried}
        if len(rows) < limit:
            return here, None
        if len(here) >= most:
            return here, rows[-1][1]
        limit *= 4


def _alike(connection: sqlite3.Connection, cards: Iterable[str], day: int, least: float) -> Iterator[str]:
    """The cards that are due and have faded so far, in their order: looked up only as far as they are asked for."""
    left = iter(cards)
    while some := list(islice(left, _SOME)):
        rows = connection.execute(_ALIKE, {"some": json.dumps(some), "day": day, "least": least})
        found = {card for (card,) in rows}
        yield from filter(found.__contains__, some)
