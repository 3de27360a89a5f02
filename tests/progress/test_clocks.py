"""Clocks jump, zones change, summers begin: no day is counted twice, and no card is lost or suddenly overdue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.memory.rating import Rating
from ice_quiz.memory.study_day import date_of, study_day
from ice_quiz.progress.event import Event, Kind, from_line, to_line
from ice_quiz.progress.log import Log
from ice_quiz.progress.merging import merge
from ice_quiz.progress.redating import own_waiting, redate
from ice_quiz.progress.replay import replay

Answer = Callable[..., Event]
Open = Callable[..., Log]
Days = Callable[[int], None]

ZONES = (  # summers of 30 minutes to two hours, half hours off, changes at midnight
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns"),
    *("Antarctica/Troll", "Pacific/Chatham", "Africa/Cairo", "America/Havana"),
)
HOUR = timedelta(hours=1)


def at(moment: datetime, zone: str) -> Moment:
    offset = moment.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return Moment(round(moment.timestamp() * 1000), round(offset.total_seconds() / 60))


def changes(zone: str, *years: int) -> Iterator[datetime]:
    """The hours in which the zone's offset changes."""
    for year in years:
        hours = [datetime(year, 1, 1, tzinfo=UTC) + number * HOUR for number in range(366 * 24)]
        offsets = [hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours]
        yield from (hours[number] for number, (one, other) in enumerate(pairwise(offsets)) if one != other)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rollover", [0, 2, 4])
def test_each_date_is_one_study_day_when_summer_begins_and_ends(zone: str, rollover: int) -> None:
    found = list(changes(zone, 2027, 2038))
    assert len(found) >= 4
    for change in found:
        times = [at(change + number * HOUR / 4, zone) for number in range(-150, 150)]
        days = list(accumulate((study_day(time, rollover) for time in times), max))  # as the log does it
        assert all(after - before in (0, 1) for before, after in pairwise(days))
        shifted = {(time.local() - timedelta(hours=rollover)).date() for time in times}
        assert {date_of(day) for day in days} == shifted


@pytest.mark.parametrize("zone", ZONES)
def test_a_card_is_reviewed_once_a_day_while_summer_begins_and_ends(
    zone: str, log: Log, clock: SetClock, answer: Answer
) -> None:
    for change in changes(zone, 2027):
        begin = change - timedelta(hours=52)
        card = f"ice/{change:%m}"
        for number in range(13):
            clock.moment = at(begin + number * 8 * HOUR, zone)
            log.append(answer(log, card))
        events = log.events(card)
        days = {event.day for event in events}
        assert len(days) == max(days) - min(days) + 1
        memory = log.card(card).memory
        assert memory is not None
        assert (memory.reps, memory.last_day) == (len(days), max(days))
        assert sum(log.totals(day)["ice"].answered for day in days) == len(events)


def test_a_flight_around_the_world_counts_no_day_twice_and_loses_no_card(log: Log, clock: SetClock, answer: Answer) -> None:
    begin = datetime(2026, 11, 24, 12, tzinfo=UTC)
    zones = ("Europe/Berlin", "Asia/Tokyo", "Pacific/Auckland", "Pacific/Honolulu", "America/New_York", "Pacific/Apia")
    for number in range(24):
        clock.moment = at(begin + number * 9 * HOUR, zones[number % len(zones)])
        before = log.today()
        log.append(answer(log, "ice/a", Rating.GOOD))
        assert log.today() == before
    events = log.events()
    assert [event.day for event in events] == sorted(event.day for event in events)
    state = log.card("ice/a")
    assert state.memory is not None
    assert state.memory.reps == len({event.day for event in events})
    assert state.due_day is not None
    assert state.due_day > events[-1].day
    assert log.state() == replay(events)


@pytest.mark.parametrize("back", [HOUR, timedelta(days=1), timedelta(days=3), timedelta(days=13), timedelta(days=9000)])
def test_a_clock_set_back_leaves_every_card_as_it_was(back: timedelta, log: Log, clock: SetClock, answer: Answer) -> None:
    start = clock.moment.utc_ms
    for day in range(0, 30, 3):
        clock.moment = Moment(start + day * 86_400_000, 60)
        log.append(answer(log, "ice/a", Rating.GOOD), answer(log, f"ice/{day}", Rating.AGAIN))
    before, today = log.state(), log.today()
    clock.moment = Moment(clock.moment.utc_ms - back // timedelta(milliseconds=1), 60)
    assert (log.state(), log.today()) == (before, today)
    log.append(answer(log, "ice/a", Rating.AGAIN))
    after = log.card("ice/a").memory
    assert after == before.cards["ice/a"].memory  # the day has its answer already
    assert log.waiting() == ()


def test_a_clock_that_was_years_ahead_traps_nobody_once_it_is_right(
    open_log: Open, clock: SetClock, answer: Answer, days_pass: Days
) -> None:
    log = open_log()
    log.append(answer(log, "ice/a", Rating.GOOD))
    before = log.state()
    days_pass(3650)
    ahead = answer(log, "ice/a", Rating.AGAIN)
    log.append(ahead, log.stamp(Kind.SETTING, body={"key": "new_per_day", "value": 99}))
    log.close()
    days_pass(-3649)
    again = open_log()
    assert again.today() == before.largest_day + 1
    assert again.state() == before
    assert again.waiting()[0] == ahead
    assert "2 events of your log are dated in the future, from 2036-11-21 on" in again.clock_note()
    today = answer(again, "ice/b", Rating.GOOD)
    again.append(today)
    assert (today.day, today.utc_ms, today.tick_ms) == (before.largest_day + 1, clock.moment.utc_ms, clock.moment.utc_ms)
    again.close()
    days_pass(3649)
    then = open_log()
    assert then.waiting() == ()
    assert then.settings().new_per_day == 99
    assert len(then.events()) == 4
    assert then.state() == replay(then.events())


def test_a_clock_that_is_put_right_while_the_program_runs_frees_the_learner_at_once(
    log: Log, clock: SetClock, answer: Answer, days_pass: Days
) -> None:
    log.append(answer(log, "ice/a", Rating.GOOD))
    today = log.today()
    days_pass(400)
    log.append(answer(log, "ice/a", Rating.AGAIN))
    assert log.today() == today + 400
    days_pass(-400)
    assert log.today() == today
    assert len(log.waiting()) == 1
    event = answer(log, "ice/b", Rating.GOOD)
    assert (event.day, event.tick_ms) == (today, clock.moment.utc_ms)
    log.append(event)
    assert log.state() == replay(log.events())


def test_a_learner_who_comes_back_after_a_year_finds_everything_and_is_asked_about_the_clock_once(
    open_log: Open, answer: Answer, days_pass: Days
) -> None:
    log = open_log()
    log.append(answer(log, "ice/a", Rating.GOOD))
    log.close()
    days_pass(365)
    again = open_log()
    assert again.waiting() == ()
    assert "says 2027-11-24, and you studied last on 2026-11-24" in again.clock_note()
    again.append(answer(again, "ice/a", Rating.GOOD))
    assert again.clock_note() == ""
    memory = again.card("ice/a").memory
    assert memory is not None
    assert memory.reps == 2


def test_a_clock_that_fell_back_to_its_makers_date_hides_nothing(open_log: Open, clock: SetClock, answer: Answer) -> None:
    log = open_log()
    log.append(answer(log, "ice/a", Rating.GOOD))
    before = log.state()
    log.close()
    clock.moment = Moment(round(datetime(2000, 1, 1, tzinfo=UTC).timestamp() * 1000), 0)
    again = open_log()
    assert again.waiting() == ()
    assert again.state() == before
    assert again.today() == before.largest_day


@pytest.mark.parametrize("moment", [datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC), datetime(2040, 2, 29, 12, tzinfo=UTC)])
def test_the_years_in_which_32_bits_run_out_are_years_like_others(
    moment: datetime, open_log: Open, clock: SetClock, answer: Answer, folder: Path
) -> None:
    clock.moment = at(moment - timedelta(days=1), "Europe/Berlin")
    log = open_log()
    log.append(answer(log, "ice/a", Rating.AGAIN))
    for seconds in (0, 1, 2):
        clock.moment = at(moment + timedelta(seconds=seconds), "Europe/Berlin")
        log.append(answer(log, "ice/a", Rating.GOOD))
    log.close()
    again = open_log(folder)
    assert [event.utc_ms for event in again.events()][1:] == [
        round(moment.timestamp() * 1000) + ms for ms in (0, 1000, 2000)
    ]
    memory = again.card("ice/a").memory
    assert memory is not None
    assert memory.reps == 2
    assert date_of(memory.last_day) == date(moment.year, moment.month, moment.day)


def test_another_hour_for_the_day_to_begin_changes_nothing_that_was(log: Log, clock: SetClock, answer: Answer) -> None:
    evening = Moment(clock.moment.utc_ms + 13 * 3_600_000, 60)  # 01:00 in the night
    clock.moment = evening
    log.append(answer(log, "ice/a", Rating.GOOD))
    card, day = log.card("ice/a"), log.today()
    for hour, then in ((0, day + 1), (20, day + 1), (4, day + 1)):
        log.append(log.stamp(Kind.SETTING, body={"key": "rollover_hour", "value": hour}))
        assert log.card("ice/a") == card
        assert log.totals(day)["ice"].answered == 1
        assert log.today() == then  # never back, and never counted twice
    log.rebuild()
    assert log.card("ice/a") == card


def test_what_was_answered_while_the_clock_was_ahead_counts_once_it_is_dated_anew(
    open_log: Open, answer: Answer, days_pass: Days
) -> None:
    log = open_log()
    log.append(answer(log, "ice/a", Rating.GOOD))
    first = log.today()
    days_pass(1000)
    for _ in range(3):  # three days with the wrong year
        event = answer(log, "ice/a", Rating.GOOD)
        log.append(event, wrong := answer(log, "ice/b", Rating.AGAIN))
        days_pass(1)
    log.append(log.stamp(Kind.UNDONE, "ice/b", {"target": wrong.id}))
    days_pass(-990)
    assert log.today() == first + 13
    originals = own_waiting(log)
    assert len(originals) == 7
    dated = redate(log, originals)
    assert (log.waiting(), own_waiting(log)) == ((), [])
    assert [event.day for event in dated] == [first + day for day in (10, 10, 11, 11, 12, 12, 13)]
    assert [event.body["dated"] for event in dated] == [event.utc_ms for event in originals]
    assert log.today() == first + 13
    memory, undone = log.card("ice/a").memory, log.card("ice/b").memory
    assert memory is not None
    assert undone is not None
    assert (memory.reps, undone.reps) == (4, 2)
    log.close()
    days_pass(1100)
    again = open_log()
    assert again.state() == replay(again.events())
    assert not {event.id for event in originals} & {event.id for event in again.events()}
    before = again.events()
    again.change(lambda store, now: merge(store, originals, now))  # another machine still has them
    assert again.events() == before


def test_an_event_of_a_day_that_is_far_off_does_not_stop_the_calendar(log: Log, answer: Answer) -> None:
    event = answer(log, "ice/a", Rating.GOOD)
    log.append(event)
    today = log.today()
    fields = {name: getattr(event, name) for name in ("device", "seq", "tick", "kind", "card", "body")}
    moment = Moment(event.utc_ms, event.offset_minutes)
    strange = [
        Event.sealed(event_id=f"{number:032x}", moment=moment, day=day, **fields)
        for number, day in enumerate((today + 40, date.max.toordinal()))
    ]
    merged = log.change(lambda store, now: merge(store, strange, now))
    assert (merged.new, merged.future) == ((), 2)
    assert log.today() == today
    assert log.clock_note()
    for day in (0, date.max.toordinal() + 1):
        with pytest.raises(ValueError):
            from_line(to_line(Event.sealed(event_id="0" * 32, moment=moment, day=day, **fields)))


def test_a_machine_whose_clock_is_behind_takes_nothing_later_than_its_own_answers(
    log: Log, open_log: Open, answer: Answer, days_pass: Days, tmp_path: Path
) -> None:
    other = open_log(tmp_path / "other")
    log.append(answer(log, "ice/a", Rating.GOOD))
    same = answer(other, "ice/b", Rating.GOOD)
    days_pass(1)
    later = answer(other, "ice/c", Rating.GOOD)
    days_pass(-9)
    merged = log.change(lambda store, now: merge(store, [same, later], now))
    assert (merged.new, merged.future) == ((same,), 1)
    days_pass(8)
    assert open_log(log.path.parent).events()[-1] == later
