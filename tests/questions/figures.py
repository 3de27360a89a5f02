"""When two numbers exclude each other, for the second judge: by the reach of each, without the program's own comparison."""

from __future__ import annotations

from math import inf

from ice_quiz.facts.model import Bound, Value


def reach(value: Value, room: float) -> tuple[float, float]:
    """The lowest and the highest number that a value stands for, with a share of it as tolerance."""
    slack = room * max(abs(value.low), abs(value.high))
    return value.low - slack, inf if value.bound.open_above else value.high + slack


def true_too(candidate: Value, value: Value) -> bool:
    """Whether whatever makes the value true makes the candidate true."""
    low, high = reach(candidate, 0)
    least, most = reach(value, 0)
    strict = candidate.bound is Bound.MORE_THAN and value.bound is Bound.AT_LEAST
    return (low < least if strict else low <= least) and most <= high


def apart(candidate: Value, value: Value, *, as_given: bool) -> bool:
    """Whether the two differ beyond the tolerance. What a source gives excludes every larger figure that it might give."""
    if as_given and value.bound.open_above and candidate.low > value.low:
        return True
    low, high = reach(candidate, 0)
    least, most = reach(value, max(value.tolerance, candidate.tolerance))
    return high < least or most < low
