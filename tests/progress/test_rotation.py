from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.progress.rotation import NEWEST, kept

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))
CHECKED = settings(derandomize=True, deadline=None, max_examples=150)


def days(*ago: float) -> set[datetime]:
    return {NOW - timedelta(days=each) for each in ago}


def test_the_five_newest_are_kept_also_those_of_one_minute() -> None:
    made = days(*(minute / 1440 for minute in range(9)))
    assert kept(made, NOW) == days(*(minute / 1440 for minute in range(5)))


def test_of_a_year_of_daily_backups_days_weeks_and_months_are_kept() -> None:
    left = sorted(kept(days(*range(365)), NOW), reverse=True)
    assert left[:7] == sorted(days(*range(7)), reverse=True)
    assert days(9, 16) <= set(left)  # the Sundays of the weeks before
    assert datetime(2026, 1, 31, 12, tzinfo=UTC) in left
    assert 7 + 2 + 11 <= len(left) <= 7 + 4 + 12


def test_years_without_a_backup_thin_nothing() -> None:
    made = days(*range(7))
    assert kept(made, NOW + timedelta(days=3000)) == made


def test_a_backup_made_while_the_clock_was_ahead_does_not_push_out_todays() -> None:
    ahead = days(*range(-400, -350))
    assert days(0, 1, 2) <= kept(ahead | days(0, 1, 2), NOW)


@CHECKED
@given(st.sets(TIMES, max_size=60), TIMES)
def test_whatever_the_clock_says_the_five_newest_stay(made: set[datetime], now: datetime) -> None:
    left = kept(made, now)
    assert left <= made
    assert set(sorted(made)[-NEWEST:]) <= left


@CHECKED
@given(st.sets(TIMES, max_size=60), TIMES)
def test_a_wrong_clock_never_throws_away_what_a_right_one_keeps(made: set[datetime], wrong: datetime) -> None:
    right = max(made, default=wrong)
    assert kept(made, right) <= kept(made, wrong)


@CHECKED
@given(st.sets(TIMES, max_size=60), TIMES)
def test_what_was_kept_once_is_kept_when_asked_again(made: set[datetime], now: datetime) -> None:
    left = kept(made, now)
    assert kept(left, now) == left


@CHECKED
@given(st.sets(TIMES, min_size=1, max_size=60), st.integers(0, 10**9))
def test_the_backup_just_made_is_kept(made: set[datetime], seconds: int) -> None:
    now = min(made) + timedelta(seconds=seconds)
    assert now in kept({*made, now}, now)


@CHECKED
@given(st.sets(TIMES, max_size=200), TIMES)
def test_there_are_never_more_than_two_ladders_of_them(made: set[datetime], now: datetime) -> None:
    assert len(kept(made, now)) <= 2 * (5 + 7 + 4 + 12)
