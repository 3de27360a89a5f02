"""A year of days as a map of weeks: a column a week, a row a weekday, darker where more was done, read without colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta

WEEKS = 53
NONE, LEVELS = "·", "░▒▓█"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def heatmap(done: Mapping[date, int], today: date, weeks: int = WEEKS) -> tuple[str, list[str]]:
    """The row of months, and the rows from Monday to Sunday, of the weeks up to the present one.

    A day's shade is its place among the days on which anything was done: the darkest quarter of them is the busiest.
    """
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    shades = _shades(done)
    rows = []
    for weekday in range(7):
        days = (monday + timedelta(days=7 * week + weekday) for week in range(weeks))
        rows.append("".join(" " if day > today else shades.get(done.get(day, 0), NONE) for day in days).rstrip())
    return _months(monday, weeks), rows


def _shades(done: Mapping[date, int]) -> Mapping[int, str]:
    counts = sorted(count for count in done.values() if count)
    return {count: LEVELS[(bisect_right(counts, count) * len(LEVELS) - 1) // len(counts)] for count in set(counts)}


def _months(monday: date, weeks: int) -> str:
    """Each month's name where its first whole week begins, if there is room for it."""
    row = ""
    for week in range(weeks):
        day = monday + timedelta(days=7 * week)
        if day.day <= 7 and len(row) <= week and week + 3 <= weeks:
            row = row.ljust(week) + _MONTHS[day.month - 1] + " "
    return row.rstrip()
