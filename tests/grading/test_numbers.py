from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.grading.grade import grade
from ice_quiz.grading.verdict import NotCounted, Outcome, Typed, Verdict
from ice_quiz.questions.question import Question

NumberOf = Callable[..., Question]
steady = settings(derandomize=True, deadline=None)

VECTORS = [
    ("6,700", "6,700", "right"),
    ("6700", "6,700", "right"),
    ("six thousand seven hundred", "6,700", "right"),
    ("sixty-seven hundred", "6,700", "right"),
    ("6.7k", "6,700", "right"),
    ("6.7 thousand", "6,700", "right"),
    ("6 700", "6,700", "right"),
    ("6\u202f700", "6,700", "right"),
    ("over 6,700 special agents", "6,700", "right"),
    ("Six thousand, seven hundred", "6,700", "right"),
    ("7600", "6,700", "wrong"),
    ("670", "6,700", "wrong"),
    ("more than 10,000", "10,000", "right"),
    ("ten thousand", "10,000", "right"),
    ("10k", "10,000", "right"),
    ("a hundred", "100", "right"),
    ("four hundred and thirty-five", "435", "right"),
    ("27", "27", "right"),
    ("twenty seven", "27", "right"),
    ("two", "2", "right"),
    ("two years", "2", "right"),
    ("nine", "9", "right"),
    ("6.700", "6,700", "wrong"),
    # and more
    ("-5", "5", "wrong"),
    ("not 6,700", "6,700", "wrong"),
    ("it isn't 6,700", "6,700", "wrong"),
    ("I don't know", "6,700", "wrong"),
    ("18", "about 20", "right"),
    ("22", "about 20", "right"),
    ("about twenty", "about 20", "right"),
    ("23", "about 20", "wrong"),
    ("10,000", "more than 10,000", "right"),
    ("over ten thousand", "more than 10,000", "right"),
    ("at least 10,000", "at least 10,000", "right"),
    ("no less than 10,000", "at least 10,000", "right"),
    ("less than 10,000", "more than 10,000", "wrong"),
    ("under 10k", "at least 10,000", "wrong"),
    ("11,000", "more than 10,000", "wrong"),
    ("10 to 30", "10 to 30", "right"),
    ("10-30", "10 to 30", "right"),
    ("between ten and thirty", "10 to 30", "right"),
    ("20", "10 to 30", "close"),
    ("40", "10 to 30", "wrong"),
    ("10 to 40", "10 to 30", "wrong"),
    ("1/4", "1/4", "right"),
    ("0.25", "1/4", "right"),
    ("25 %", "1/4", "right"),
    ("a quarter", "1/4", "right"),
    ("one in four", "1/4", "right"),
    ("1/3", "1/4", "wrong"),
    ("3:1", "3:1", "right"),
    ("3 to 1", "3:1", "right"),
    ("three to one", "3:1", "right"),
    ("1:3", "3:1", "wrong"),
    ("1787", "1787", "right"),
    ("seventeen eighty-seven", "1787", "right"),
    ("September 17, 1787", "1787", "right"),
    ("1778", "1787", "wrong"),
]


@pytest.mark.parametrize(("typed", "value", "outcome"), VECTORS)
def test_numbers_are_compared_as_numbers(number: NumberOf, typed: str, value: str, outcome: str) -> None:
    verdict = grade(number(value), Typed(typed))
    assert isinstance(verdict, Verdict)
    assert verdict.outcome == outcome


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("lots", "Type a number, in digits or in words."),
        ("6,70", "Type one number only."),
        ("6,700 or 7,600", "Type one number only."),
        ("", "Type an answer, or say that you don't know."),
    ],
)
def test_what_is_no_single_number_is_not_counted(number: NumberOf, typed: str, reason: str) -> None:
    assert grade(number("6,700"), Typed(typed)) == NotCounted(reason)


def test_another_unit_than_the_one_asked_for_is_only_close(number: NumberOf) -> None:
    verdict = grade(number("2", unit="years in a term"), Typed("two months"))
    assert isinstance(verdict, Verdict)
    assert (verdict.outcome, verdict.reason) == (
        Outcome.CLOSE,
        "The number is right, but it counts years in a term, not months.",
    )
    for typed in ("2 yrs", "2 years", "2y", "2"):
        verdict = grade(number("2", unit="years in a term"), Typed(typed))
        assert isinstance(verdict, Verdict)
        assert verdict.outcome is Outcome.RIGHT, typed


def test_an_about_value_says_what_the_deck_gives(number: NumberOf) -> None:
    verdict = grade(number("about 20"), Typed("21"))
    assert isinstance(verdict, Verdict)
    assert verdict.reason == "Near enough: the deck says about 20."


def test_every_value_that_the_deck_accepts_is_right(ask: Callable[..., Question]) -> None:
    question = ask(["6,700", "7,100"], value="6,700")
    verdict = grade(question, Typed("seventy-one hundred"))
    assert isinstance(verdict, Verdict)
    assert verdict.outcome is Outcome.RIGHT


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=10**9))
@steady
def test_only_the_number_itself_is_right_where_it_is_exact(number: NumberOf, value: int, typed: int) -> None:
    verdict = grade(number(f"{value:,} things"), Typed(f"{typed}"))
    assert isinstance(verdict, Verdict)
    assert (verdict.outcome is Outcome.RIGHT) == (value == typed)
