"""Days as people write them: "2026-12-25", "25 December", "Dec 25, 2026", "25.12.", "in 30 days", "next Friday"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from itertools import pairwise

from ice_quiz.language.normal import folded
from ice_quiz.language.numbers import read_number

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DOTS = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4})?")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?")
_IN = re.compile(r"(?:in )?(.+) (day|week|month|year)s?")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_IDLE = frozenset(("of", "on", "the", "next", "this", *_WEEKDAYS))


def read_day(text: str, today: date) -> date | None:
    """The day that a text names; None where it names none, or could name two.

    A day without a year is the next one, today included. Dots stand day first ("25.12."), as wherever they are used; with
    slashes "12/25" and "25/12" are read, and "12/11", which is another day on either side of the Atlantic, is not.
    """
    plain = " ".join(text.casefold().split())
    for pattern, order in ((_ISO, "ymd"), (_DOTS, "dmy")):
        if found := pattern.fullmatch(plain):
            parts = dict(zip(order, found.groups(), strict=True))
            return _day(parts["y"], int(parts["m"]), int(parts["d"]), today)
    if found := _SLASHES.fullmatch(plain):
        one, other = int(found[1]), int(found[2])
        if min(one, other) > 12 or (max(one, other) <= 12 and one != other):
            return None
        return _day(found[3], min(one, other), max(one, other), today)
    return _in_words(folded(plain).replace(",", " ").split(), today)


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    """The day with that year, or without one the next such day."""
    years = (int(year),) if year else range(today.year, min(today.year + 9, MAXYEAR + 1))  # 29 February may be far
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _in_words(words: list[str], today: date) -> date | None:
    text = " ".join(words)
    if text in ("today", "tomorrow"):
        return _later(today, 0 if text == "today" else 1)
    if found := _IN.fullmatch(text):
        return _ahead(found[1], found[2], today)
    if words and words[-1] in _WEEKDAYS and not set(words[:-1]) - _IDLE:
        return _later(today, (_WEEKDAYS.index(words[-1]) - today.weekday() - 1) % 7 + 1)
    return _with_month([word for word in words if word not in _IDLE], today)


def _ahead(number: str, unit: str, today: date) -> date | None:
    many = 1.0 if number in ("a", "an") else read_number(number)
    if many is None or not many.is_integer() or not 0 <= many <= 100_000:
        return None
    whole = int(many)
    if unit in ("day", "week"):
        return _later(today, whole * (7 if unit == "week" else 1))
    months = today.month - 1 + whole * (12 if unit == "year" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    if year > MAXYEAR:
        return None
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _later(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days)
    except OverflowError:
        return None


def _with_month(words: list[str], today: date) -> date | None:
    """A day with its month in words, before or after the number, with a year or without."""
    year = words[-1] if len(words) == 3 and re.fullmatch(r"\d{4}", words[-1]) else None
    if len(words) != (3 if year else 2):
        return None
    for one, other in (*pairwise(words[:2]), *pairwise(words[1::-1])):
        number, month = _DAY.fullmatch(one), _month(other)
        if number and month:
            return _day(year, month, int(number[1]), today)
    return None


def _month(word: str) -> int | None:
    found = [place for place, name in enumerate(_MONTHS, 1) if len(word) >= 3 and name.startswith(word)]
    return 9 if word == "sept" else found[0] if len(found) == 1 else None
