"""What an author tells the check: which findings are meant, and how often sources are to be looked up again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ice_quiz.facts.kinds import Checker, Entry
from ice_quiz.facts.problems import Place

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of the linter that the author means to be so, with the reason; `card` narrows it to one card or thing."""

    rule: str
    why: str
    card: str = ""
    place: Place = field(default=Place(""), compare=False)


def read_waivers(found: Iterable[Entry], check: Checker) -> tuple[Waiver, ...]:
    """The waivers in the file's order; whether they name rules is the linter's to say."""
    return tuple(
        Waiver(str(entry["rule"]), str(entry["why"]), str(entry.get("card", "")), check.place(entry)) for entry in found
    )


def days_in(every: str) -> int:
    """The days in "6 months", 0 in nothing."""
    many, _, unit = every.partition(" ")
    return int(many) * _DAYS[unit.strip().removesuffix("s")] if many else 0
