from __future__ import annotations

from datetime import date, datetime

import pytest

from ice_quiz.clock import Moment
from ice_quiz.memory.study_day import date_of, study_day, today

SUMMER, WINTER, NEW_YORK = "+02:00", "+01:00", "-04:00"


def at(local: str, offset: str) -> Moment:
    moment = datetime.fromisoformat(f"{local}{offset}")
    elapsed = moment.utcoffset()
    assert elapsed is not None
    return Moment(int(moment.timestamp() * 1000), int(elapsed.total_seconds() // 60))


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        pytest.param(at("2026-11-24 23:00", WINTER), at("2026-11-25 07:00", WINTER), 1, id="over night"),
        pytest.param(at("2026-11-24 03:59", WINTER), at("2026-11-24 04:01", WINTER), 1, id="over the rollover"),
        pytest.param(at("2026-11-24 07:00", WINTER), at("2026-11-25 03:30", WINTER), 0, id="a long evening"),
        pytest.param(at("2026-11-24 20:00", WINTER), at("2026-11-25 19:00", WINTER), 1, id="less than 24 hours"),
        pytest.param(at("2026-10-24 04:30", SUMMER), at("2026-10-25 04:10", WINTER), 1, id="a night of an hour more"),
        pytest.param(at("2027-03-27 03:50", WINTER), at("2027-03-28 04:10", SUMMER), 2, id="a night of an hour less"),
        pytest.param(at("2026-10-20 09:00", SUMMER), at("2026-10-21 05:00", NEW_YORK), 1, id="after a flight west"),
    ],
)
def test_days_between_two_answers_are_calendar_days_of_the_learner(before: Moment, after: Moment, days: int) -> None:
    assert study_day(after) - study_day(before) == days


def test_a_study_day_is_told_as_the_date_it_began_on() -> None:
    assert date_of(study_day(at("2026-11-25 03:59", WINTER))) == date(2026, 11, 24)
    assert date_of(study_day(at("2026-11-25 04:00", WINTER))) == date(2026, 11, 25)


def test_the_hour_the_day_begins_can_be_set() -> None:
    assert date_of(study_day(at("2026-11-25 00:30", WINTER), rollover_hour=0)) == date(2026, 11, 25)


def test_today_does_not_go_back_with_the_clock() -> None:
    friday = at("2026-11-27 10:00", WINTER)
    tuesday = at("2026-11-24 10:00", WINTER)
    assert today(tuesday, largest_day=study_day(friday)) == study_day(friday)
    assert today(friday, largest_day=study_day(tuesday)) == study_day(friday)
