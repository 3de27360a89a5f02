"""A typed number: compared as a number, however it is written, with the tolerance that the deck gives."""

from __future__ import annotations

import math
import re

from ice_quiz.facts.model import Bound, Value
from ice_quiz.grading.saying import close, quoted, right, right_is, wrong
from ice_quiz.grading.text import LONGEST_ANSWER, says_dont_know
from ice_quiz.grading.units import other_unit
from ice_quiz.grading.verdict import NotCounted, Verdict
from ice_quiz.grading.wording import all_wordings
from ice_quiz.language.normal import folded
from ice_quiz.language.numbers import Found, numbers_in
from ice_quiz.questions.question import AnswerKey

NO_NUMBER = NotCounted("Type a number, in digits or in words.")
TWO_NUMBERS = NotCounted("Type one number only.")
A_RANGE = NotCounted("Type a number, or a range such as 10 to 30.")

_ROUNDING = 1e-9  # what floats lose; no deck's number is that exact
_FIRST_YEAR = 1000  # in a date, what is smaller is a day
_UPWARD = (Bound.AT_LEAST, Bound.MORE_THAN)
_LESS = re.compile(r"\b(?:less|fewer|lower|under|below|at most|up to|no more|maximum|<)\b|[<≤]", re.IGNORECASE)
_NO_LESS = re.compile(r"\b(?:no|not)\s(?:less|fewer|under|below)(?:\sthan)?\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_RATIO = re.compile(r"(?<![\d.,])(\d{1,9}(?:\.\d{1,9})?)\s?(?::|to|in|out of|of|per)\s?(\d{1,9}(?:\.\d{1,9})?)(?![\d.,])")
_RATIO_WORDS = re.compile(r"\s+(?:to|in|out of|of)\s+|:")
_PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(r"\bB\.? ?C\.?(?: ?E)?\b", re.IGNORECASE)


def grade_number(key: AnswerKey, value: Value, text: str) -> Verdict | NotCounted:
    """The verdict on a typed number. What holds no number, or several, is not counted.

    A qualifier may be given or left out, but not turned around: "more than 10,000" is not "less than 10,000". Units are
    ignored, except that another unit than the one asked for is only close.
    """
    if len(text) > LONGEST_ANSWER:
        return wrong(key, f"that is too long for one number: {right_is(key)}", text)
    given = folded(text)
    if any(wording.folded == given for wording in all_wordings(key.answers)):
        return right([key.shown], f"right: {key.shown}")
    if says_dont_know(text):
        return wrong(key, f"you did not know it yet: {right_is(key)}")
    text = _NO_LESS.sub("at least", text)
    if _NOT.search(text):
        return wrong(key, f"{quoted(text)} says what it is not: {right_is(key)}", text)
    if value.bound is Bound.RANGE:
        return _range(key, value, text)
    if value.bound is Bound.RATIO and (ratio := _ratio(text)) is not None:
        return _compared(key, value, ratio, text)
    number = _one_number(text, value)
    return number if isinstance(number, NotCounted) else _compared(key, value, number, text)


def _one_number(text: str, value: Value) -> float | NotCounted:
    found = [each.value for each in _cardinals(text)]
    if value.bound is Bound.YEAR and len(found) > 1:
        found = [each for each in found if each >= _FIRST_YEAR] or found
    if value.bound in (Bound.YEAR, Bound.EXACT) and value.low < 0 and _BEFORE_CHRIST.search(text):
        found = [-abs(each) for each in found]
    values = set(found)
    if not values:
        return NO_NUMBER
    return values.pop() if len(values) == 1 else TWO_NUMBERS


def _cardinals(text: str) -> list[Found]:
    found = numbers_in(text)
    return [each for each in found if not each.ordinal] or list(found)


def _compared(key: AnswerKey, value: Value, number: float, text: str) -> Verdict:
    if value.bound in _UPWARD and _LESS.search(text):
        return wrong(key, f"the other way round: {right_is(key)}", text)
    if not _agrees(value, number) and not any(number == other for other in _other_values(key)):
        if value.bound is Bound.RATIO and _PERCENT.search(text):
            return _compared(key, value, number / 100, _PERCENT.sub("", text))
        return wrong(key, f"{quoted(text)} is not it: {right_is(key)}", text)
    show = key.shown
    if unit := other_unit(text, key.unit):
        return close([show], f"the number is right, but it counts {key.unit}, not {unit}")
    return right([show], _right_reason(value, number, show))


def _right_reason(value: Value, number: float, show: str) -> str:
    if value.bound is Bound.ABOUT and not math.isclose(number, value.low, rel_tol=_ROUNDING):
        return f"near enough: the deck says {show}"
    return f"right: {show}"


def _agrees(value: Value, number: float) -> bool:
    slack = value.tolerance * abs(value.low) + _ROUNDING * max(abs(value.low), abs(number))
    return value.low - slack <= number <= value.high + slack


def _other_values(key: AnswerKey) -> list[float]:
    """What else the deck accepts: a number with several values has one answer for each."""
    found = [numbers_in(wording.text) for wording in all_wordings(key.answers[1:])]
    return [numbers[0].value for numbers in found if len(numbers) == 1]


def _range(key: AnswerKey, value: Value, text: str) -> Verdict | NotCounted:
    ends = sorted({each.value for each in _cardinals(_dashes_apart(text))})
    show = key.shown
    if len(ends) == 1:
        if value.low <= ends[0] <= value.high:
            return close([show], f"{quoted(text)} lies within it: {right_is(key)}")
        return wrong(key, f"{quoted(text)} lies outside of it: {right_is(key)}", text)
    if len(ends) != 2:
        return A_RANGE
    if all(math.isclose(end, own, rel_tol=_ROUNDING) for end, own in zip(ends, (value.low, value.high), strict=True)):
        return right([show], f"right: {show}")
    return wrong(key, f"{quoted(text)} is not it: {right_is(key)}", text)


def _dashes_apart(text: str) -> str:
    return re.sub(r"(?<=\d)\s?[-–—]\s?(?=\d)", " to ", text)


def _ratio(text: str) -> float | None:
    """3:1, 3 to 1, one in four, 1 out of 4 as a share; None where it is not written as one."""
    if match := _RATIO.search(text.lower()):
        first, second = float(match[1]), float(match[2])
        return first / second if second else None
    sides = [_cardinals(side) for side in _RATIO_WORDS.split(text.lower())]
    if len(sides) == 2 and all(len(side) == 1 for side in sides) and sides[1][0].value:
        return sides[0][0].value / sides[1][0].value
    return None
