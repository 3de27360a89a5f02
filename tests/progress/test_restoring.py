"""What a backup holds comes back, nothing is lost unless that is asked for, and half a restore is none."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.clock import SetClock
from ice_quiz.errors import NotOurs, NotSaved, ProgressError
from ice_quiz.progress.backup import backups_in, folder_of, make
from ice_quiz.progress.event import Event
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import replay
from ice_quiz.progress.restoring import restore

Answer = Callable[..., Event]
Open = Callable[..., Log]


@pytest.fixture
def saved(log: Log, answer: Answer, clock: SetClock, tmp_path: Path) -> Path:
    """A backup of ten answers; the log has gone on with two more."""
    log.append(*(answer(log, f"ice/{number}") for number in range(10)))
    made = make(log.path, tmp_path / "stick", clock).path
    log.append(answer(log, "ice/10"), answer(log, "ice/3"))
    return made


def version(path: Path, number: int) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {number}")
    connection.close()


def test_answers_given_since_the_backup_are_kept(log: Log, saved: Path, clock: SetClock) -> None:
    before = log.events()
    restored = restore(log.path, saved, clock)
    assert (restored.both, restored.only_here, restored.only_there) == (10, 2, 0)
    assert log.events() == before


def test_two_machines_become_one(
    log: Log, saved: Path, clock: SetClock, open_log: Open, answer: Answer, tmp_path: Path
) -> None:
    other = open_log(tmp_path / "other")
    other.append(answer(other, "ice/3"), answer(other, "ice/20"))
    restored = restore(other.path, saved, clock)
    assert (restored.both, restored.only_here, restored.only_there) == (0, 2, 10)
    assert restored.backup
    assert len(other.events()) == 12
    assert other.state() == replay(other.events())
    assert other.device != log.device


def test_a_new_machine_takes_over_all_under_a_name_of_its_own(
    log: Log, saved: Path, clock: SetClock, open_log: Open, answer: Answer, tmp_path: Path
) -> None:
    restored = restore(tmp_path / "new" / "progress.db", saved, clock)
    assert (restored.only_there, restored.backup) == (10, None)
    fresh = open_log(tmp_path / "new")
    assert fresh.events() == log.events()[:10]
    restore(tmp_path / "newer" / "progress.db", saved, clock)
    assert len({log.device, fresh.device, open_log(tmp_path / "newer").device}) == 3
    assert fresh.path.stat().st_mode & 0o777 == 0o600
    fresh.append(answer(fresh, "ice/1"))
    assert fresh.state() == replay(fresh.events())


def test_going_back_exactly_keeps_what_is_taken_out_in_a_backup(
    log: Log, saved: Path, clock: SetClock, open_log: Open, answer: Answer
) -> None:
    before, device = log.events(), log.device
    restored = restore(log.path, saved, clock, exactly=True)
    assert (restored.both, restored.only_here, restored.only_there) == (10, 2, 0)
    with open_log() as back:
        assert back.events() == before[:10]
        assert back.device != device
    assert restored.backup
    restore(log.path, restored.backup, clock)
    with open_log() as again:
        assert again.events() == before
    with pytest.raises(NotSaved, match="moved or deleted"):
        log.append(answer(log, "ice/1"))  # the window that was open meanwhile finds the new file
    log.append()
    assert len(log.events()) == 13


def test_a_damaged_backup_gives_what_can_be_read(log: Log, saved: Path, clock: SetClock, tmp_path: Path) -> None:
    saved.write_bytes(saved.read_bytes().replace(b'"ms":1500', b'"ms":1501', 1))
    restored = restore(tmp_path / "new" / "progress.db", saved, clock)
    assert restored.only_there == 9
    assert "Of 10 events 1 are damaged" in restored.damage[0]
    assert len(log.events()) == 12


def test_over_a_damaged_file_what_can_be_read_of_both_is_kept(
    log: Log, saved: Path, clock: SetClock, open_log: Open
) -> None:
    log.close()
    log.path.write_bytes(b"\xff" * 100 + log.path.read_bytes()[100:])
    restored = restore(log.path, saved, clock)
    assert restored.rebuilt
    assert restored.rebuilt.aside[0].exists()
    assert len(open_log().events()) == 12


@pytest.mark.parametrize("what", ["nothing", "folder", "text", "foreign", "newer", "empty"])
def test_what_is_no_backup_is_refused_and_nothing_is_touched(
    log: Log, saved: Path, clock: SetClock, tmp_path: Path, what: str
) -> None:
    file = tmp_path / "what"
    if what == "folder":
        file.mkdir()
    elif what == "text":
        file.write_text("no database")
    elif what == "empty":
        file.touch()
    elif what == "newer":
        shutil.copy(saved, file)
        version(file, 99)
    elif what == "foreign":
        connection = sqlite3.connect(file)
        connection.execute("CREATE TABLE event (x)")
        connection.commit()
        connection.close()
    before = log.path.read_bytes()
    with pytest.raises(ProgressError, match=r": Nothing was restored\."):
        restore(log.path, file, clock)
    assert log.path.read_bytes() == before
    assert backups_in(folder_of(log.path)) == []


def test_progress_of_a_newer_version_is_not_restored_over(log: Log, saved: Path, clock: SetClock) -> None:
    log.close()
    version(log.path, 99)
    before = log.path.read_bytes()
    for exactly in (False, True):
        with pytest.raises(NotOurs, match="newer ice_quiz"):
            restore(log.path, saved, clock, exactly=exactly)
    assert log.path.read_bytes() == before


def test_where_no_backup_can_be_made_before_nothing_is_restored(log: Log, saved: Path, clock: SetClock) -> None:
    folder_of(log.path).write_text("in the way")
    before = log.path.read_bytes()
    for exactly in (False, True):
        with pytest.raises(ProgressError, match="No backup could be made before the restore, so nothing was changed"):
            restore(log.path, saved, clock, exactly=exactly)
    assert log.path.read_bytes() == before
