"""What the statistics show: one frozen picture that every face draws in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ice_quiz.memory.readiness import margin
from ice_quiz.study.statistics.steadiness import Kept

AHEAD = 30
"""Days of the forecast, today included."""


class Day(NamedTuple):
    """What was done on one study day. `seconds` are those of all answers, each with at most a minute."""

    day: date
    answered: int = 0
    right: int = 0
    close: int = 0
    wrong: int = 0
    seconds: float = 0.0
    new: int = 0
    kept: Kept = Kept()


class Part(NamedTuple):
    """A topic or a form: what was kept of its reviews."""

    name: str
    kept: Kept


class Hard(NamedTuple):
    """A card that is often forgotten; `statement` is its fact."""

    card: str
    statement: str
    kept: Kept


class Confusion(NamedTuple):
    """What was said in place of the right answer, and how often, the most frequent first."""

    card: str
    statement: str
    said: tuple[tuple[str, int], ...]

    @property
    def times(self) -> int:
        """How often something else was said."""
        return sum(times for _, times in self.said)


class Period(NamedTuple):
    """The last so many days (None: all there are), and what they say of what is remembered."""

    days: int | None
    kept: Kept
    topics: tuple[Part, ...]
    forms: tuple[Part, ...]
    hardest: tuple[Hard, ...]
    confusions: tuple[Confusion, ...]

    @property
    def name(self) -> str:
        """How it is called."""
        return {None: "all the time", 365: "the last year"}.get(self.days, f"the last {self.days} days")


class Cards(NamedTuple):
    """How many cards there are, and of them: never learned, due again within three weeks, later, suspended, stubborn."""

    all: int = 0
    new: int = 0
    young: int = 0
    mature: int = 0
    suspended: int = 0
    leeches: int = 0

    @property
    def besides(self) -> tuple[str, ...]:
        """The cards with something to be told of them, in words, where there are any."""
        counts = ((self.suspended, "suspended"), (self.leeches, "leech" if self.leeches == 1 else "leeches"))
        return tuple(f"{many:,} {word}" for many, word in counts if many)


@dataclass(frozen=True, slots=True)
class Statistics:
    """How the learning goes, in one deck or in all.

    `deck` is its id, "" for all. `days` are the study days on which something was done, oldest first. `streak` and
    `longest` count days in a row. `target` is the retention aimed at. `due` says how many cards are asked again on each day
    from today on (today what is overdue, and what was wrong today, too), `later` how many after these; new cards are not
    counted. `known` is the share of all cards that would be recalled today, as in `DeckDue`.
    """

    deck: str
    title: str
    today: date
    days: tuple[Day, ...]
    streak: int
    longest: int
    target: float
    due: tuple[int, ...]
    later: int
    cards: Cards
    periods: tuple[Period, ...]
    known: float = 0.0

    @property
    def done_today(self) -> Day:
        """What was done today."""
        return self.days[-1] if self.days and self.days[-1].day == self.today else Day(self.today)

    @property
    def answered(self) -> int:
        """All answers there ever were."""
        return sum(day.answered for day in self.days)


def between(kept: Kept) -> tuple[float, float]:
    """Between which shares the true retention lies, with 95 % confidence."""
    return margin(kept.recalled, kept.reviews)
