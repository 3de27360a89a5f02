"""Clocks that jump, through the real program: summer time, a clock set back, and the years in which 32 bits run out."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from ice_quiz.memory.study_day import date_of
from tests.faults.learner import PROGRAM, Learner
from tests.faults.need import need
from tests.faults.record import deeds, faults


class Stamp(NamedTuple):
    """When an answer was given, by the log."""

    utc: datetime
    offset: int
    day: date


class Faked:
    """A machine in a zone whose clock can be set while programs run."""

    def __init__(self, learner: Learner, zone: str) -> None:
        need("faketime")
        said = subprocess.run(["faketime", "-f", "+0", "printenv", "LD_PRELOAD"], capture_output=True, text=True, check=True)
        self._setting = learner.folder / "clock"
        self._learner = learner
        self.environment = {
            "TZ": zone,
            "LD_PRELOAD": said.stdout.strip(),
            "FAKETIME_TIMESTAMP_FILE": str(self._setting),
            "FAKETIME_FMT": "%s",  # seconds: local time would be ambiguous in autumn
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "ICE_QUIZ_NOW": "",
        }

    def set(self, utc: datetime) -> None:
        """Set the clock; it stands still there."""
        self._setting.write_text(f"{utc.timestamp():.0f}\n")

    def run(self, *arguments: str) -> str:
        """Run a command to its end; what it printed."""
        environment = self._learner.environment(**self.environment)
        return subprocess.run(
            [*PROGRAM, *arguments], env=environment, capture_output=True, text=True, check=True, timeout=60
        ).stdout

    def due(self) -> tuple[int, int]:
        """How many cards the program says are due and new."""
        [deck] = [deck for deck in json.loads(self.run("due", "--json"))["decks"] if deck["id"] == "codes"]
        return deck["due"], deck["new"]


def stamps(file: Path) -> list[Stamp]:
    """Of every answer, in the order of the log."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT utc_ms, offset_minutes, day FROM event WHERE kind = 'answered' ORDER BY tick_ms, counter, id"
        ).fetchall()
    return [Stamp(datetime.fromtimestamp(ms / 1000, UTC), offset, date_of(day)) for ms, offset, day in rows]


@pytest.mark.parametrize(
    ("zone", "change", "before", "after"),
    [
        ("Europe/Berlin", "2027-03-28T01:00", 60, 120),
        ("Europe/Berlin", "2027-10-31T01:00", 120, 60),
        ("America/New_York", "2027-03-14T07:00", -300, -240),
        ("America/New_York", "2027-11-07T06:00", -240, -300),
        ("Australia/Lord_Howe", "2027-04-03T15:00", 660, 630),
        ("Australia/Lord_Howe", "2027-10-02T15:30", 630, 660),
    ],
)
def test_a_night_in_which_the_clocks_change_is_one_study_day(
    learner: Learner, zone: str, change: str, before: int, after: int
) -> None:
    """The learner answers twenty minutes before the change and after it; the day goes on until four in the morning."""
    moment = datetime.fromisoformat(change).replace(tzinfo=UTC)
    night = (moment + timedelta(minutes=before)).date() - timedelta(days=1)
    machine = Faked(learner, zone)
    machine.set(moment - timedelta(minutes=20))
    session = learner.answering(**machine.environment)
    for _ in range(3):
        assert session.right()
    machine.set(moment + timedelta(minutes=20))
    for _ in range(3):
        assert session.right()
    assert session.quit() == 0
    assert [stamp.offset for stamp in stamps(learner.file)] == [before] * 3 + [after] * 3
    assert {stamp.day for stamp in stamps(learner.file)} == {night}
    assert machine.due() == (0, 4)
    machine.set(moment + timedelta(days=1))
    assert machine.due()[1] == 10
    assert faults(learner.file) == []


def test_a_clock_that_is_set_back_a_day_in_the_middle_keeps_the_order_and_the_day(learner: Learner) -> None:
    machine = Faked(learner, "Europe/Berlin")
    now = datetime(2026, 12, 3, 18, 0, tzinfo=UTC)
    machine.set(now)
    session = learner.answering(**machine.environment)
    for _ in range(3):
        assert session.right()
    machine.set(now - timedelta(days=1))
    for _ in range(3):
        assert session.right()
    assert session.quit() == 0
    assert deeds(learner.file) == session.acknowledged
    assert [stamp.utc.day for stamp in stamps(learner.file)] == [3, 3, 3, 2, 2, 2]
    assert {stamp.day for stamp in stamps(learner.file)} == {date(2026, 12, 3)}
    again = learner.answering(**machine.environment)
    assert any("clock says 2026-12-02" in note for note in again.notes)
    assert again.quit() == 0
    machine.set(now)
    assert machine.due() == (0, 4)
    assert faults(learner.file) == []


@pytest.mark.parametrize("moment", ["2038-01-19T03:13:50", "2040-02-29T12:00:00"])
def test_the_years_in_which_32_bits_run_out_are_like_any_other(learner: Learner, moment: str) -> None:
    machine = Faked(learner, "Europe/Berlin")
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    machine.set(now)
    session = learner.answering(**machine.environment)
    for _ in range(3):
        assert session.right()
    machine.set(now + timedelta(seconds=40))
    for _ in range(3):
        assert session.right()
    assert session.quit() == 0
    assert [stamp.utc for stamp in stamps(learner.file)] == [now] * 3 + [now + timedelta(seconds=40)] * 3
    machine.set(now + timedelta(days=400))
    assert machine.due()[0] == 6


def test_a_clock_that_was_years_ahead_makes_no_card_overdue_when_it_is_right_again(learner: Learner) -> None:
    machine = Faked(learner, "Europe/Berlin")
    now = datetime(2026, 12, 3, 18, 0, tzinfo=UTC)
    for moment in (now, now.replace(year=2040), now + timedelta(hours=1)):
        machine.set(moment)
        session = learner.answering(**machine.environment)
        for _ in range(2):
            assert session.right()
        assert session.quit() == 0
    assert any("dated in the future" in note for note in session.notes)
    assert machine.due()[0] == 0
    assert [stamp.day for stamp in stamps(learner.file)] == [date(2026, 12, 3)] * 4
    machine.set(now.replace(year=2040) + timedelta(days=1))
    assert learner.answering(**machine.environment).quit() == 0
    assert len(stamps(learner.file)) == 6
