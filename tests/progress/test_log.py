from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log, Standing
from ice_quiz.progress.replay import CardState, DayTotals, replay

A, G = Rating.AGAIN, Rating.GOOD
Answer = Callable[..., Event]
Open = Callable[..., Log]
Days = Callable[[int], None]


def test_an_answer_is_there_after_the_program_was_closed(open_log: Open, answer: Answer) -> None:
    first = open_log()
    event = answer(first, "ice/a", G, reply="Homeland Security", options=("x", "y"))
    first.append(event)
    state, device = first.state(), first.device
    first.close()
    again = open_log()
    assert again.events() == (event,)
    assert again.state() == state
    assert again.device == device
    assert again.problem == ""


def test_nothing_is_created_before_the_first_answer(log: Log, answer: Answer, folder: Path) -> None:
    assert log.state().cards == {}
    assert log.problem == ""
    assert not folder.exists()
    log.append(answer(log, "ice/a"))
    assert sorted(path.name for path in folder.iterdir()) == ["progress.db", "progress.db-journal"]


def test_files_and_folders_are_for_the_learner_alone(log: Log, answer: Answer, folder: Path) -> None:
    before = os.umask(0o022)
    try:
        log.append(answer(log, "ice/a"))
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)] == [0o700, 0o700]


def test_the_file_is_kept_in_the_way_that_survives_a_power_failure(log: Log, answer: Answer, folder: Path) -> None:
    """TRUNCATE leaves its empty journal beside the file; WAL would leave -wal and -shm, DELETE nothing."""
    log.append(answer(log, "ice/a"))
    assert (folder / "progress.db-journal").stat().st_size == 0
    header = (folder / "progress.db").read_bytes()[:100]
    assert header[18:20] == b"\x01\x01"  # 2 would be WAL


def test_an_answer_sent_twice_is_counted_once(log: Log, answer: Answer) -> None:
    event = answer(log, "ice/a")
    states = log.append(event)
    assert log.append(event) == states
    assert log.append(event, event) == states
    assert log.events() == (event,)
    assert log.state().on("ice", log.today()).answered == 1


def test_events_are_numbered_and_ordered_even_when_the_clock_is_set_back(
    log: Log, answer: Answer, clock: SetClock, days_pass: Days
) -> None:
    first = answer(log, "ice/a")
    log.append(first)
    days_pass(-3)
    second, third = answer(log, "ice/a"), answer(log, "ice/a")
    log.append(second)
    log.append(third)
    assert [event.seq for event in log.events()] == [1, 2, 3]
    assert first.order < second.order < third.order
    assert second.utc_ms == clock.moment.utc_ms
    assert {event.day for event in log.events()} == {first.day}


def test_a_clock_set_back_is_told_and_the_study_day_stands(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a"))
    today = log.today()
    assert log.clock_note() == ""
    days_pass(-3)
    assert log.today() == today
    assert "2026-11-21" in log.clock_note()
    assert "2026-11-24" in log.clock_note()
    days_pass(4)
    assert log.today() == today + 1
    assert log.clock_note() == ""


def test_the_order_of_events_holds_across_a_restart_with_the_clock_set_back(
    open_log: Open, answer: Answer, days_pass: Days
) -> None:
    first = open_log()
    event = answer(first, "ice/a")
    first.append(event)
    first.close()
    days_pass(-3)
    again = open_log()
    later = answer(again, "ice/a")
    assert later.order > event.order
    assert later.day == event.day
    assert later.seq == 2


def test_events_of_another_device_do_not_leave_gaps_in_our_numbers(log: Log, open_log: Open, answer: Answer) -> None:
    log.append(answer(log, "ice/a"))
    elsewhere = open_log(folder=log.path.parent.parent / "elsewhere")
    log.append(*(answer(elsewhere, "ice/b") for _ in range(5)))
    assert answer(log, "ice/a").seq == 2


def test_the_hour_the_day_begins_is_a_setting(log: Log, clock: SetClock) -> None:
    clock.moment = Moment(clock.moment.utc_ms - 10 * 3_600_000, 60)  # 02:00
    evening = log.today()
    log.append(log.stamp(Kind.SETTING, body={"key": "rollover_hour", "value": 0}))
    assert log.today() == evening + 1


def test_standings_tell_what_counting_needs(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G, fingerprint="f"), answer(log, "ice/b", A), log.stamp(Kind.SUSPENDED, "ice/c"))
    today = log.today()
    log.append(answer(log, "iceberg/a"))
    states = log.card_states("ice")
    firm = {card: state.memory and state.memory.stability for card, state in states.items()}
    cards, fingerprints, stabilities = log.standings("ice")
    assert cards == {
        "ice/a": Standing(states["ice/a"].due_day, None, False, last_day=today),
        "ice/b": Standing(states["ice/b"].due_day, today, False, last_day=today),
        "ice/c": Standing(None, None, suspended=True),
    }
    assert fingerprints == log.fingerprints("ice") == {"ice/a": "f", "ice/b": "", "ice/c": ""}
    assert stabilities == firm
    log.append(answer(log, "ice/b", G))
    assert log.standings("ice").cards["ice/b"].drill_day is None
    assert log.standings("unknown") == ({}, {}, {})


def test_cards_can_be_read_by_deck(log: Log, answer: Answer) -> None:
    log.append(*(answer(log, card) for card in ("ice/a", "ice/ä", "ice-2/a", "ice0/a", "iceberg/a", "civics/a")))
    assert set(log.card_states("ice")) == {"ice/a", "ice/ä"}
    assert len(log.card_states()) == 6
    assert log.card("ice/a") == log.card_states("ice")["ice/a"]
    assert log.card("ice/unknown") == CardState("ice/unknown")


def test_the_last_events_can_be_read_for_undo(log: Log, answer: Answer) -> None:
    events = [answer(log, f"ice/{number}") for number in range(5)]
    log.append(*events)
    assert log.recent(2) == tuple(events[-2:])
    assert log.events("ice/3") == (events[3],)


def test_two_windows_on_one_file_lose_nothing(open_log: Open, answer: Answer) -> None:
    one, two = open_log(), open_log()
    one.append(answer(one, "ice/a", A))
    assert two.changed_elsewhere()
    assert not two.changed_elsewhere()
    two.append(answer(two, "ice/a", G), answer(two, "ice/b", G))
    assert one.changed_elsewhere()
    assert not two.changed_elsewhere()
    one.append(answer(one, "ice/b", A))
    assert one.state() == replay(one.events())
    assert len(two.events()) == 4
    assert two.state() == one.state()
    assert [event.seq for event in one.events()] == [1, 2, 3, 4]


def test_an_answer_stamped_before_another_window_saved_one_still_finds_its_place(open_log: Open, answer: Answer) -> None:
    one, two = open_log(), open_log()
    one.append(answer(one, "ice/a", A))
    two.changed_elsewhere()
    slow = answer(two, "ice/b", A)
    one.append(answer(one, "ice/b", G))
    two.append(slow)
    assert two.state() == replay(two.events())


def test_two_windows_that_both_make_the_file_share_it(open_log: Open, answer: Answer) -> None:
    one, two = open_log(), open_log()
    one.append(answer(one, "ice/a"))
    two.append(answer(two, "ice/b"))
    assert set(one.state().cards) == {"ice/a", "ice/b"}
    assert one.device == two.device


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM derived",
        "UPDATE derived SET log_count = log_count - 1",
        "UPDATE derived SET rules = rules - 1, settings = '{}'",
    ],
)
def test_derived_rows_that_do_not_fit_the_log_are_made_anew(open_log: Open, answer: Answer, damage: str) -> None:
    first = open_log()
    first.append(answer(first, "ice/a", A), answer(first, "ice/b", G))
    first.append(first.stamp(Kind.SETTING, body={"key": "new_per_day", "value": 3}))
    state = first.state()
    first.close()
    connection = sqlite3.connect(first.path)
    with connection:
        for statement in (damage, "DELETE FROM day_total", "UPDATE card_state SET stability = 1, card = 'x' || card"):
            connection.execute(statement)
    connection.close()
    again = open_log()
    assert again.state() == state
    assert again.settings().new_per_day == 3


def test_derived_rows_can_be_made_anew_by_hand(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", A))
    state = log.state()
    connection = sqlite3.connect(log.path)
    with connection:
        connection.execute("DELETE FROM card_state")
    connection.close()
    log.rebuild()
    assert log.state() == state


def test_totals_of_a_day_come_by_deck(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G, ms=700))
    assert log.totals(log.today()) == {"ice": DayTotals(answered=1, right=1, ms=700, new=1)}
    assert log.totals(log.today() - 1) == {}


def test_reading_what_is_due_loads_neither_the_memory_model_nor_the_screen(log: Log, answer: Answer, folder: Path) -> None:
    log.append(answer(log, "ice/a"))
    log.close()
    script = (
        "import sys; from pathlib import Path; from ice_quiz.clock import Moment, SetClock;"
        "from ice_quiz.progress.log import Log; log = Log.open(Path(sys.argv[1]), SetClock(Moment(1_795_518_000_000, 60)));"
        "print(len(log.standings('ice').cards), len(log.totals(log.today())));"
        "print([name for name in ('fsrs', 'textual', 'platformdirs') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["1 1", "[]"]
