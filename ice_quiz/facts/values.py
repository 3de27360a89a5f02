"""Numbers as an author writes them: exact, about, at least, more than, a range, a fraction, a ratio, a year."""

from __future__ import annotations

import math
import re

from ice_quiz.facts.model import Bound, Value
from ice_quiz.language.numbers import read_number

ABOUT = 0.1  # the tolerance of an "about" value, as DECK.md sets it

_PLAIN_DIGITS = 15  # as many as a float holds exactly
_BEFORE_DIGITS = ("+", "-", "\u2212", ".", "$", "\u20ac", "\xa3")

_BOUNDS = (("about ", Bound.ABOUT), ("at least ", Bound.AT_LEAST), ("more than ", Bound.MORE_THAN))


def read_value(text: str, tolerance: float = 0.0) -> Value | None:
    """The value of a text, or None where it is no number. `tolerance` is a share of the value (0.1 is ten per cent)."""
    text = text.strip()
    if len(text) <= _PLAIN_DIGITS and text.isascii() and text.isdigit():
        year = len(text) == 4 and text[0] in "12"
        return Value(text, Bound.YEAR if year else Bound.EXACT, float(text), float(text), tolerance)
    for words, bound in _BOUNDS:
        if text.lower().startswith(words):
            number = _figure(text[len(words) :])
            if number is None:
                return None
            slack = tolerance or (ABOUT if bound is Bound.ABOUT else 0.0)
            return Value(text, bound, number, number, slack)
    if match := re.fullmatch(r"(.+?)\s+to\s+(.+)|(\d[\d,.]*)\s*[–-]\s*(\d[\d,.]*)", text):
        low, high = _figure(match[1] or match[3]), _figure(match[2] or match[4])
        return None if low is None or high is None or low >= high else Value(text, Bound.RANGE, low, high, tolerance)
    if match := re.fullmatch(r"(\d{1,9})\s*([/:])\s*(\d{1,9})", text):
        if not int(match[3]):
            return None
        share = int(match[1]) / int(match[3])
        return Value(text, Bound.RATIO, share, share, tolerance)
    number = _figure(text)
    return None if number is None else Value(text, Bound.EXACT, number, number, tolerance)


def _figure(text: str) -> float | None:
    """The number that a text begins with. "Over 400" and "~400" are none: they bound it in a way that is not known here."""
    first = text.split()[0] if text.strip() else ""
    begins = first[:1].isdigit() or first[:1] in _BEFORE_DIGITS or first.lower() in ("a", "an")
    return read_number(text) if begins or (first and read_number(first) is not None and first[0].isalpha()) else None


def holds(value: Value, claimed: Value) -> bool:
    """Whether a claimed value is true where `value` is.

    "More than 6,700" is true where "more than 10,000" is; an exact value is true of itself within the tolerance.
    """
    lowest, highest = _reach(value, _slack(value, claimed))
    if claimed.bound is Bound.AT_LEAST:
        return claimed.low <= lowest
    if claimed.bound is Bound.MORE_THAN:
        return claimed.low < lowest or (claimed.low == lowest and value.bound is Bound.MORE_THAN)
    if value.bound.open_above:
        return claimed.low == value.low  # the figure itself; whether larger ones are true is not known
    return claimed.low <= highest and claimed.high >= lowest


def excludes(value: Value, claimed: Value, stated: bool = False) -> bool:
    """Whether a claimed value is certainly false where `value` is: the two have no number in common.

    What is above "more than 400" may be true of it. Only as what a source has `stated` it excludes every larger figure that
    the source might have stated.
    """
    if stated and value.bound.open_above and claimed.low > value.low:
        return True
    lowest, highest = _reach(value, _slack(value, claimed))
    return (math.inf if claimed.bound.open_above else claimed.high) < lowest or highest < claimed.low


def _slack(value: Value, claimed: Value) -> float:
    return max(value.tolerance, claimed.tolerance if claimed.bound is Bound.ABOUT else 0.0)


def _reach(value: Value, slack: float) -> tuple[float, float]:
    """The least and the greatest number that a value stands for, a share of it being tolerated."""
    lowest, highest = value.low - abs(value.low) * slack, value.high + abs(value.high) * slack
    return lowest, math.inf if value.bound.open_above else highest
