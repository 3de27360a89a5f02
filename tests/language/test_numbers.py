from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.language.numbers import exact_marks, in_digits, numbers_in, read_number, roman

Seconds = Callable[[Callable[[str], object], str], float]
WORDS = (
    "a",
    "and",
    "half",
    "hundred",
    "thousand",
    "six",
    "twenty",
    "second",
    ",",
    "-",
    "5",
    "6.7",
    "minus",
    "point",
    "oh",
    "dozen",
)

steady = settings(derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,700", 6700),
        ("6700", 6700),
        ("six thousand seven hundred", 6700),
        ("sixty-seven hundred", 6700),
        ("6.7k", 6700),
        ("6.7 thousand", 6700),
        ("6 700", 6700),
        ("6\u202f700", 6700),
        ("6'700", 6700),
        ("over 6,700 special agents", 6700),
        ("Six thousand, seven hundred", 6700),
        ("6 thousand 700", 6700),
        ("6.700", 6.7),
        ("7600", 7600),
        ("more than 10,000", 10000),
        ("ten thousand", 10000),
        ("10k", 10000),
        ("10 million", 10_000_000),
        ("10M", 10_000_000),
        ("10 m", 10),
        ("1.5bn", 1.5e9),
        ("a hundred", 100),
        ("hundred", 100),
        ("one hundred and one", 101),
        ("four hundred and thirty-five", 435),
        ("two hundred thousand", 200_000),
        ("three million, four hundred thousand and five", 3_400_005),
        ("27", 27),
        ("twenty seven", 27),
        ("Twenty-Seven.", 27),
        ("two years", 2),
        ("a dozen eggs", 12),
        ("two dozen", 24),
        ("zero", 0),
        ("second", 2),
        ("2nd", 2),
        ("the twenty-first", 21),
        ("one hundred and third", 103),
        ("nineteen twenty", 1920),
        ("seventeen eighty-seven", 1787),
        ("nineteen oh five", 1905),
        ("nineteen hundred", 1900),
        ("twenty twenty-six", 2026),
        ("two thousand and three", 2003),
        ("six point seven thousand", 6700),
        ("one and a half million", 1_500_000),
        ("half a million", 500_000),
        ("1/4", 0.25),
        ("¾", 0.75),
        ("a quarter", 0.25),
        ("two thirds", 2 / 3),
        ("-5 °C", -5),
        ("−5", -5),
        ("minus five", -5),
        ("6.02 × 10²³", 6.02e23),
        ("10^23", 1e23),
        ("1e3", 1000),
        ("25 %", 25),
        ("$5.50", 5.5),
        ("5km", 5),
        ("60 per second", 60),
        ("1,00,000", 100_000),
        ("٤٥", 45),
        ("6,700 (six thousand seven hundred)", 6700),
    ],
)
def test_one_number_is_read_however_it_is_written(text: str, value: float) -> None:
    assert read_number(text) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lots",
        "6,70",
        "1.234.567",
        "2026-11-24",
        "CO2",
        "1e400",
        "9" * 500,
        "1/0",
        "6 or 7",
        "six seven",
        "a",
        "point",
        "minus",
    ],
)
def test_what_is_no_number_or_several_is_not_read(text: str) -> None:
    assert read_number(text) is None


def test_every_number_of_a_text_is_found_in_its_order() -> None:
    found = numbers_in("In 2003 it had twenty-six offices, 8,700 agents and a hundred partners in its 3rd year.")
    assert [each.value for each in found] == [2003, 26, 8700, 100, 3]
    assert [each.ordinal for each in found] == [False, False, False, False, True]


def test_a_list_of_number_words_is_not_run_together() -> None:
    assert [each.value for each in numbers_in("one, two, three")] == [1, 2, 3]
    assert [each.value for each in numbers_in("six thousand, seven thousand")] == [6000, 7000]
    assert [each.value for each in numbers_in("two thousand 6700")] == [2000, 6700]
    assert [each.value for each in numbers_in("two million and 3 dogs")] == [2_000_000, 3]


@given(st.integers(min_value=0, max_value=10**12))
@steady
def test_digits_are_read_with_and_without_separators(number: int) -> None:
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}") == number
    assert read_number(f"about {number:,} people") == number
    assert read_number(f"{number:,}".replace(",", "\u202f")) == number


@given(st.text())
@steady
def test_no_text_is_read_as_more_than_a_finite_number(text: str) -> None:
    assert all(math.isfinite(each.value) for each in numbers_in(text))


@given(st.lists(st.sampled_from(WORDS)))
@steady
def test_number_words_in_any_order_are_harmless(words: list[str]) -> None:
    assert all(math.isfinite(each.value) for each in numbers_in(" ".join(words)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("World War II", "world war 2"),
        ("World War II", "the Second World War"),
        ("15th Amendment", "fifteenth amendment"),
        ("Louis XIV", "Louis the Fourteenth"),
        ("Thirteen Colonies", "13 colonies"),
        ("6,700", "6700"),
    ],
)
def test_marks_are_the_same_however_the_number_is_written(one: str, other: str) -> None:
    assert exact_marks(one) == exact_marks(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("World War I", "World War II"),
        ("World War", "World War I"),
        ("15th Amendment", "19th Amendment"),
        ("1787", "1778"),
        ("Hepatitis A", "Hepatitis B"),
        ("Vitamin C deficiency", "Vitamin D deficiency"),
        ("CO2", "CO"),
        ("C++", "C#"),
        ("thirteen colonies", "thirty colonies"),
        ("Charles V of Spain", "Charles I of Spain"),
    ],
)
def test_marks_tell_apart_what_one_letter_tells_apart(one: str, other: str) -> None:
    assert exact_marks(one) != exact_marks(other)


@pytest.mark.parametrize("text", ["Homeland Security Investigations", "life of a nation", "a cat", "civil rights", ""])
def test_plain_words_hold_no_marks(text: str) -> None:
    assert exact_marks(text) == ()


def test_numbers_of_a_name_compare_in_digits() -> None:
    assert in_digits("World War II") == in_digits("world war two") == "world war 2"
    assert in_digits("the Fifteenth Amendment") == in_digits("15th amendment") == "15 amendment"
    assert in_digits("World War I") == "world war 1"
    assert in_digits("Henry I of England") == "henry i of england"
    assert in_digits("Danube") == "danube"


def test_roman_numerals_are_read_and_words_are_not() -> None:
    assert [roman(each) for each in ("I", "iv", "XIX", "MCMXCIX")] == [1, 4, 19, 1999]
    assert [roman(each) for each in ("", "IIII", "HSI", "did", "IC", "ice")] == [None] * 6


@pytest.mark.parametrize(
    "piece",
    ["1,00,", "1 000 ", "1e", "six thousand, ", "minus ", "twenty ", "point one ", "1/", "u.s.", "(", "()", "+#", "\u0301"],
)
def test_a_hundred_thousand_characters_are_read_in_linear_time(piece: str, seconds: Seconds) -> None:
    short, long = piece * (10_000 // len(piece)), piece * (100_000 // len(piece))
    assert seconds(exact_marks, long) < 60 * seconds(exact_marks, short) + 0.2
