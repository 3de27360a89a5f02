from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.language.day_reader import read_day

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-25", date(2026, 12, 25)),
        ("2026/12/5", date(2026, 12, 5)),
        ("25 December", date(2026, 12, 25)),
        ("December 25", date(2026, 12, 25)),
        ("Dec. 25, 2027", date(2027, 12, 25)),
        ("the 1st of May", date(2027, 5, 1)),
        ("Friday, 25 December", date(2026, 12, 25)),
        ("25.12.", date(2026, 12, 25)),
        ("25. 12. 2027", date(2027, 12, 25)),
        ("12/25", date(2026, 12, 25)),
        ("25/12/2026", date(2026, 12, 25)),
        ("today", TODAY),
        ("Tomorrow", TODAY + timedelta(1)),
        ("friday", date(2026, 11, 27)),
        ("next Tuesday", date(2026, 12, 1)),
        ("in 30 days", date(2026, 12, 24)),
        ("two weeks", date(2026, 12, 8)),
        ("in a month", date(2026, 12, 24)),
        ("in three months", date(2027, 2, 24)),
        ("24 November", TODAY),
        ("23 November", date(2027, 11, 23)),
        ("29 February", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it_and_without_a_year_it_is_the_next_one(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["12/11", "11-12-2026", "3.4.5.6", "31 November", "2026-02-30", "25", "soon", "", "in 1.5 days"]
)
def test_what_names_no_day_or_could_name_two_is_not_read(text: str) -> None:
    assert read_day(text, TODAY) is None


def test_the_end_of_a_longer_month_becomes_the_end_of_a_shorter_one() -> None:
    assert read_day("in a month", date(2027, 1, 31)) == date(2027, 2, 28)


def test_days_beyond_the_calendar_are_not_read() -> None:
    assert read_day("in 99999 years", TODAY) is None
    assert read_day("tomorrow", date.max) is None
    assert read_day("1 January", date.max) is None


@settings(derandomize=True, deadline=None)
@given(
    st.dates(),
    st.sampled_from(["{0:%Y-%m-%d}", "{0.day} {0:%B} {0:%Y}", "{0:%b} {0.day}, {0:%Y}", "{0.day}.{0.month}.{0:%Y}"]),
)
def test_every_day_that_is_written_out_is_read_as_itself(day: date, written: str) -> None:
    text = written.replace("{0:%Y}", f"{day.year:04}").replace("{0:%Y-%m-%d}", day.isoformat()).format(day)
    assert read_day(text, TODAY) == day


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=40), st.dates())
def test_no_text_is_too_odd_to_be_read(text: str, today: date) -> None:
    found = read_day(text, today)
    assert found is None or isinstance(found, date)
