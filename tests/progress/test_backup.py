"""A backup holds every event, is checked before it is called one, and never costs another its place."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.errors import ProgressError
from ice_quiz.progress.backup import Backup, backups_in, before, folder_of, keep_safe, make
from ice_quiz.progress.checking import damaged_events
from ice_quiz.progress.event import Event
from ice_quiz.progress.log import Log
from ice_quiz.progress.opening import connect
from ice_quiz.progress.replay import replay
from ice_quiz.progress.upkeep import at_exit, at_start
from ice_quiz.progress.whole_file import draft_for

Answer = Callable[..., Event]
Open = Callable[..., Log]


@pytest.fixture
def filled(log: Log, answer: Answer) -> Log:
    log.append(*(answer(log, f"ice/{number % 40}", reply=f"typed {number:04}") for number in range(200)))
    return log


def count(backup: Backup) -> int:
    tally = backup.tally()
    assert tally
    return tally.events


def alter(path: Path, was: bytes, now: bytes) -> None:
    content = path.read_bytes()
    assert was in content
    path.write_bytes(content.replace(was, now))


def test_a_backup_holds_every_event_and_gives_the_same_state(filled: Log, clock: SetClock, tmp_path: Path) -> None:
    made = make(filled.path, tmp_path / "stick", clock)
    copy = Log.open(tmp_path / "other", clock)
    copy.close()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "progress.db").write_bytes(made.path.read_bytes())
    with Log.open(tmp_path / "other", clock) as copy:
        assert copy.events() == filled.events()
        assert copy.state() == replay(filled.events())
    assert count(made) == 200


def test_it_is_named_by_the_time_in_utc_and_is_for_its_owner_alone(filled: Log, clock: SetClock) -> None:
    made = keep_safe(filled.path, clock)
    assert made.path == filled.path.parent / "backups" / "progress-20261124-110000Z.db"
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.parent.stat().st_mode & 0o777 == 0o700


def test_two_of_the_same_second_are_both_kept(filled: Log, clock: SetClock) -> None:
    first = keep_safe(filled.path, clock)
    content = first.path.read_bytes()
    second = keep_safe(filled.path, clock)
    assert second.path.name == "progress-20261124-110000Z-2.db"
    assert first.path.read_bytes() == content
    assert backups_in(folder_of(filled.path)) == [first, second]


def test_only_backups_are_ever_thinned(filled: Log, clock: SetClock, days_pass: Callable[[int], None]) -> None:
    folder = folder_of(filled.path)
    keep_safe(filled.path, clock)
    for name in ("progress-20260231-110000Z.db", "notes.txt", "progress-20261124-110000Z.db.old"):
        (folder / name).write_text("mine")
    for _ in range(12):
        days_pass(1)
        keep_safe(filled.path, clock)
    left = {path.name for path in folder.iterdir()}
    assert {"progress-20260231-110000Z.db", "notes.txt", "progress-20261124-110000Z.db.old"} < left
    assert {backup.made.day for backup in backups_in(folder)} == {30, 1, 2, 3, 4, 5, 6, 29}  # of two weeks, and of November


@pytest.mark.parametrize("newest", [None, 10])
def test_a_damaged_file_is_not_called_a_backup(filled: Log, clock: SetClock, newest: int | None) -> None:
    good = keep_safe(filled.path, clock)
    filled.close()
    alter(filled.path, b"typed 0199", b"typed 9199")
    with pytest.raises(ProgressError, match=r"No backup could be made\. The file is damaged"):
        keep_safe(filled.path, clock, newest=newest)
    assert list(folder_of(filled.path).iterdir()) == [good.path]


def test_a_file_whose_index_is_damaged_is_not_called_a_backup(filled: Log, clock: SetClock) -> None:
    filled.close()
    connection = sqlite3.connect(filled.path)
    [(root,)] = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event_of_card'")
    connection.close()
    content = bytearray(filled.path.read_bytes())
    content[(root - 1) * 4096 + 2000 : root * 4096] = bytes(2096)
    filled.path.write_bytes(content)
    with pytest.raises(ProgressError, match="The file is damaged"):
        keep_safe(filled.path, clock)


def test_a_draft_that_somebody_works_on_is_not_swept_away(filled: Log, clock: SetClock) -> None:
    folder = folder_of(filled.path)
    folder.mkdir()
    with draft_for(folder / "progress.db", "another") as draft:
        keep_safe(filled.path, clock)
        assert draft.exists()
    assert not draft.exists()


def test_where_no_backup_can_be_made_nothing_may_be_changed(filled: Log, clock: SetClock) -> None:
    folder_of(filled.path).write_text("a file in place of the folder")
    with pytest.raises(ProgressError) as caught:
        before(filled.path, "the import", clock)
    assert caught.value.message.startswith("No backup could be made before the import, so nothing was changed. ")


def test_before_the_first_answer_there_is_nothing_to_back_up(log: Log, clock: SetClock) -> None:
    assert before(log.path, "the import", clock) is None
    assert not log.path.parent.exists()


def test_what_a_killed_program_left_of_a_backup_is_removed_and_never_taken_for_one(filled: Log, clock: SetClock) -> None:
    folder = folder_of(filled.path)
    folder.mkdir()
    (folder / "progress.db.part-0badcafe").write_bytes(b"half")
    assert backups_in(folder) == []
    made = keep_safe(filled.path, clock)
    assert list(folder.iterdir()) == [made.path]


def test_the_last_write_of_a_killed_program_is_taken_back_before_the_copy(filled: Log, clock: SetClock) -> None:
    """A journal that is still to be rolled back, as a kill in the middle of a transaction leaves it."""
    filled.close()
    process = os.fork()
    if process == 0:
        connection = sqlite3.connect(filled.path, isolation_level=None)
        for pragma in ("journal_mode = TRUNCATE", "cache_size = 1", "cache_spill = 1"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DROP TRIGGER event_stays")
        connection.execute("DELETE FROM event WHERE rowid % 2")
        os._exit(9)
    os.waitpid(process, 0)
    assert filled.path.with_name("progress.db-journal").stat().st_size > 0
    assert count(make(filled.path, folder_of(filled.path), clock)) == 200


def test_a_file_of_a_newer_version_is_backed_up_as_it_is(filled: Log, clock: SetClock, tmp_path: Path) -> None:
    filled.close()
    connection = sqlite3.connect(filled.path)
    connection.execute("ALTER TABLE event RENAME TO happening")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    made = make(filled.path, tmp_path / "stick", clock)
    assert made.tally() is None
    assert made.path.stat().st_size == filled.path.stat().st_size


# Unasked


def test_on_exit_a_backup_is_made_only_of_what_has_changed(filled: Log, answer: Answer, clock: SetClock) -> None:
    folder = folder_of(filled.path)
    assert at_exit(filled.path, clock) == ""
    assert at_exit(filled.path, clock) == ""
    assert len(backups_in(folder)) == 1
    filled.append(answer(filled, "ice/1"))
    assert at_exit(filled.path, clock) == ""
    assert [count(backup) for backup in backups_in(folder)] == [200, 201]


def test_a_backup_that_failed_on_exit_is_told(filled: Log, clock: SetClock) -> None:
    folder_of(filled.path).write_text("")
    assert re.search("No backup could be made.*backups is a file", at_exit(filled.path, clock))


def test_what_a_killed_program_left_without_a_backup_gets_one_at_the_start(filled: Log, clock: SetClock) -> None:
    assert at_start(filled.path, clock) == ()
    assert len(backups_in(folder_of(filled.path))) == 1


@pytest.mark.parametrize(("was", "now"), [(b"typed 0150", b"typed 9150"), (b"\x0d\x00\x00", b"\x0d\xff\xff")])
def test_damage_is_told_at_the_start_and_not_backed_up(filled: Log, clock: SetClock, was: bytes, now: bytes) -> None:
    filled.close()
    alter(filled.path, was, now)
    [told] = at_start(filled.path, clock)
    assert "damaged" in told
    assert "ice-quiz doctor --fix" in told
    assert backups_in(folder_of(filled.path)) == []


def test_of_a_long_log_every_part_is_looked_at_some_day(filled: Log) -> None:
    filled.close()
    alter(filled.path, b"typed 0010", b"typed 9010")
    with closing(connect(filled.path, 0, write=False)) as connection:
        found = [damaged_events(connection, 30, turn=turn) for turn in range(14)]
    assert found == [0, 0, 0, 0, 0, 0, 1] * 2


def test_a_file_that_is_gone_while_a_backup_is_there_is_told(filled: Log, clock: SetClock) -> None:
    made = keep_safe(filled.path, clock)
    filled.path.unlink()
    [told] = at_start(filled.path, clock)
    assert f"ice-quiz restore {made.path}" in told


def test_a_folder_that_is_synced_is_told_once(filled: Log, clock: SetClock) -> None:
    (filled.path.parent / ".stfolder").mkdir()
    [told] = at_start(filled.path, clock)
    assert "Your progress lies in a folder that Syncthing copies." in told
    assert at_start(filled.path, clock) == ()


def test_before_the_first_answer_nothing_is_told_and_nothing_is_made(log: Log, clock: SetClock) -> None:
    assert at_start(log.path, clock) == ()
    assert not log.path.parent.exists()


def test_a_backup_taken_years_ahead_by_a_wrong_clock_does_not_stop_those_of_today(filled: Log, answer: Answer) -> None:
    ahead = SetClock(Moment(1_795_518_000_000 + 400 * 86_400_000, 60))
    keep_safe(filled.path, ahead)
    filled.append(answer(filled, "ice/1"))
    today = SetClock(Moment(1_795_518_000_000, 60))
    assert at_exit(filled.path, today) == ""
    assert [count(backup) for backup in backups_in(folder_of(filled.path))] == [201, 200]
    assert at_exit(filled.path, today) == ""
    assert len(backups_in(folder_of(filled.path))) == 2
