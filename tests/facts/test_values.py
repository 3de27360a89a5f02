from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.facts.model import Bound, Value
from ice_quiz.facts.values import excludes, holds, read_value


def value(text: str, tolerance: float = 0.0) -> Value:
    found = read_value(text, tolerance)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("6,700", Bound.EXACT, 6700, 6700),
        ("twelve", Bound.EXACT, 12, 12),
        ("6.7k", Bound.EXACT, 6700, 6700),
        ("5 km", Bound.EXACT, 5, 5),
        ("-5", Bound.EXACT, -5, -5),
        ("about 20", Bound.ABOUT, 20, 20),
        ("at least five", Bound.AT_LEAST, 5, 5),
        ("More than 400", Bound.MORE_THAN, 400, 400),
        ("10 to 30", Bound.RANGE, 10, 30),
        ("10–30", Bound.RANGE, 10, 30),
        ("1787 to 1790", Bound.RANGE, 1787, 1790),
        ("1/4", Bound.RATIO, 0.25, 0.25),
        ("3:1", Bound.RATIO, 3, 3),
        ("1787", Bound.YEAR, 1787, 1787),
    ],
)
def test_a_number_is_read_in_every_form_an_author_may_write(text: str, bound: Bound, low: float, high: float) -> None:
    read = value(text)
    assert (read.text, read.bound, read.low, read.high) == (text, bound, low, high)


@pytest.mark.parametrize(
    "text",
    ["", "many", "about", "30 to 10", "5 to 5", "1/0", "3:0", "2,5", "over 400", "less than 10", "up to 5", "nearly 20",
     "almost 3", "at most 5", "~20", ">400", "< 10", "≈ 5", "not 5"],
)  # fmt: skip
def test_what_is_no_number_or_bounds_it_in_words_that_are_not_known_is_refused(text: str) -> None:
    assert read_value(text) is None


@pytest.mark.parametrize(
    ("said", "claimed", "true"),
    [
        ("2", "2", True),
        ("2", "two", True),
        ("2", "3", False),
        ("about 20", "21", True),
        ("about 20", "23", False),
        ("about -20", "-21", True),
        ("about -20", "-20", True),
        ("1/4", "0.25", True),
        ("more than 10,000", "more than 6,700", True),
        ("more than 10,000", "more than 10,000", True),
        ("more than 10,000", "at least 10,000", True),
        ("at least 10,000", "more than 10,000", False),
        ("at least 10,000", "more than 9,999", True),
        ("12", "at least 12", True),
        ("12", "more than 12", False),
        ("10 to 30", "20 to 40", True),
        ("10 to 30", "31 to 40", False),
    ],
)
def test_a_claimed_value_holds_where_what_is_said_makes_it_true(said: str, claimed: str, true: bool) -> None:
    assert holds(value(said), value(claimed)) is true


@pytest.mark.parametrize(
    ("said", "claimed", "false"),
    [
        ("2", "3", True),
        ("2", "2", False),
        ("about 20", "21", False),
        ("about 20", "23", True),
        ("20", "about 21", False),
        ("more than 400", "more than 600", False),  # it may be more than 600 as well
        ("more than 400", "600", False),
        ("more than 400", "at least 500", False),
        ("more than 400", "300", True),
        ("more than 400", "more than 300", False),
        ("10 to 30", "at least 20", False),
        ("10 to 30", "at least 31", True),
        ("10 to 30", "20 to 40", False),
        ("10 to 30", "31 to 40", True),
        ("1787", "1776", True),
    ],
)
def test_a_claimed_value_is_excluded_only_where_both_cannot_be_true(said: str, claimed: str, false: bool) -> None:
    assert excludes(value(said), value(claimed)) is false


def test_what_a_source_states_excludes_every_larger_figure_but_no_smaller_bound() -> None:
    assert excludes(value("more than 400"), value("more than 600"), stated=True)
    assert excludes(value("at least 400"), value("600"), stated=True)
    assert not excludes(value("more than 400"), value("more than 300"), stated=True)
    assert not excludes(value("more than 400"), value("more than 400"), stated=True)


def test_the_tolerance_of_an_author_widens_a_value() -> None:
    assert holds(value("100", tolerance=0.05), value("104"))
    assert not holds(value("100", tolerance=0.05), value("106"))
    assert excludes(value("100", tolerance=0.05), value("106"))


NUMBERS = st.integers(-3000, 3000)
FORMS = st.sampled_from(["{}", "about {}", "at least {}", "more than {}"])


@settings(derandomize=True, deadline=None, max_examples=300)
@given(NUMBERS, FORMS, NUMBERS, FORMS, st.booleans())
def test_nothing_is_true_and_excluded_at_once(one: int, form: str, other: int, other_form: str, stated: bool) -> None:
    said, claimed = value(form.format(one)), value(other_form.format(other))
    assert not (holds(said, claimed) and excludes(said, claimed, stated))


@settings(derandomize=True, deadline=None, max_examples=300)
@given(NUMBERS, FORMS)
def test_every_value_holds_of_itself(number: int, form: str) -> None:
    assert holds(value(form.format(number)), value(form.format(number)))
