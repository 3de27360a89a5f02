from __future__ import annotations

from datetime import date

import pytest

from ice_quiz.language.days import (
    about_minutes,
    cards,
    events,
    in_days,
    lasting,
    long_day,
    next_day,
    past_day,
    short_day,
    spent,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "short", "sentence"),
    [
        (date(2026, 11, 20), "today", "today"),  # what is overdue is due today
        (TODAY, "today", "today"),
        (date(2026, 11, 25), "tomorrow", "tomorrow"),
        (date(2026, 11, 27), "27 Nov", "on Friday 27 November"),
        (date(2027, 1, 3), "3 Jan 2027", "on Sunday 3 January 2027"),
    ],
)
def test_a_day_is_said_from_where_the_learner_stands(day: date, short: str, sentence: str) -> None:
    assert short_day(day, TODAY) == short
    assert next_day(day, TODAY) == sentence


def test_a_day_in_a_heading_has_its_weekday() -> None:
    assert long_day(TODAY) == "Tuesday 24 November"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.0, "1 second"), (1.4, "1 second"), (40.0, "40 seconds"), (89.4, "89 seconds"), (150, "2 minutes")],
)
def test_a_length_that_was_measured_is_said_in_the_unit_that_fits(seconds: float, said: str) -> None:
    assert spent(seconds) == said


def test_one_is_no_plural() -> None:
    assert (cards(1), cards(23)) == ("1 card", "23 cards")
    assert (events(1), events(1204)) == ("1 event", "1,204 events")
    assert (about_minutes(1), about_minutes(4)) == ("about 1 minute", "about 4 minutes")


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "tomorrow"), (31, "in 31 days"), (-1, "today")])
def test_a_number_of_days_ahead_is_said_as_a_phrase(days: int, said: str) -> None:
    assert in_days(days) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "today"),
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 3), "on 3 Nov"),
        (date(2025, 12, 3), "on 3 Dec 2025"),
    ],
)
def test_a_day_that_is_over_is_said_as_a_phrase(day: date, said: str) -> None:
    assert past_day(day, TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0.2, "0.2 days"),
        (1.0, "1 day"),
        (0.96, "1 day"),
        (2.34, "2.3 days"),
        (12.4, "12 days"),
        (400, "400 days"),
        (1095, "3 years"),
    ],
)
def test_how_long_something_lasts_is_told_as_exactly_as_it_matters(days: float, said: str) -> None:
    assert lasting(days) == said
