"""Damage is always noticed, no damaged row is taken for an answer, and what can be read or is backed up comes back."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.errors import Damaged, ProgressError
from ice_quiz.progress.backup import folder_of, keep_safe
from ice_quiz.progress.checking import faults_of
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.merging import merge
from ice_quiz.progress.opening import connect, look
from ice_quiz.progress.rebuilding import rebuild
from ice_quiz.progress.replay import replay
from ice_quiz.progress.rows import EVENT, event_of_row, genuine, selecting
from ice_quiz.progress.salvage import salvaged
from tests.faults.damage import KINDS, damage

Answer = Callable[..., Event]
Open = Callable[..., Log]
SEEDS = 4  # tests/faults has more of them


@pytest.fixture
def filled(log: Log, answer: Answer) -> Log:
    log.append(*(answer(log, f"ice/{number % 40}", reply=f"typed {number:04} {'x' * 300}") for number in range(200)))
    log.append(log.stamp(Kind.SETTING, "", {"key": "new_per_day", "value": 3}))
    log.append(log.stamp(Kind.EXAM_STARTED, "", {"exam": "e", "items": [f"ice/{number}" for number in range(2000)]}))
    return log


def noticed(path: Path) -> bool:
    try:
        look(path)
    except ProgressError:
        return True
    return bool(faults_of(path))


def readable(path: Path) -> set[str]:
    """The rows that SQLite still reads, from the first on and from the last back, and whose hash fits."""
    found = set()
    for order in ("ASC", "DESC"):
        try:
            connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
            connection.text_factory = lambda text: text.decode(errors="replace")
            try:
                for row in connection.execute(selecting("event", EVENT, f"NOT INDEXED ORDER BY rowid {order}")):
                    if genuine(row):
                        found.add(event_of_row(row).id)
            finally:
                connection.close()
        except sqlite3.Error:
            continue
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_noticed_and_all_that_can_be_read_comes_back(
    filled: Log, clock: SetClock, kind: str, tmp_path: Path
) -> None:
    filled.close()
    before = {event.id: event for event in filled_events(filled.path)}
    for seed in range(SEEDS):
        path = tmp_path / str(seed) / "progress.db"
        path.parent.mkdir()
        shutil.copy(filled.path, path)
        if kind == "empty":
            keep_safe(path, clock)
        damage(path, kind, seed)
        could_be_read = readable(path)
        damaged = path.read_bytes()
        if not noticed(path):
            assert {event.id: event for event in filled_events(path)} == before  # only free space was hit
            continue
        made = rebuild(path, clock)
        assert [aside.read_bytes() for aside in made.aside] == [damaged]
        assert faults_of(path) == ()
        after = {event.id: event for event in filled_events(path)}
        assert after.items() <= before.items()
        assert could_be_read <= after.keys()
        assert made.readable + made.from_backups == len(after)


@pytest.mark.parametrize("kind", KINDS)
def test_with_a_backup_nothing_is_lost_that_stands_in_it(filled: Log, clock: SetClock, answer: Answer, kind: str) -> None:
    keep_safe(filled.path, clock)
    filled.append(*(answer(filled, f"ice/{number}") for number in range(30)))
    before = filled.events()
    filled.close()
    whole = filled.path.read_bytes()
    for seed in range(SEEDS):
        filled.path.write_bytes(whole)
        damage(filled.path, kind, seed)
        if not noticed(filled.path):
            continue
        rebuild(filled.path, clock)
        with Log.open(filled.path.parent, clock) as log:
            assert {event.id for event in before[:202]} <= {event.id for event in log.events()}
            assert log.state() == replay(log.events())
            assert log.device != filled.device


def filled_events(path: Path) -> list[Event]:
    connection = sqlite3.connect(path)
    rows = connection.execute(selecting("event", EVENT)).fetchall()
    connection.close()
    return [event_of_row(row) for row in rows]


def test_events_on_overflow_pages_are_read_too(filled: Log) -> None:
    for size in (3900, 4030, 4061, 4062, 4100, 8150, 9000, 70000):
        filled.append(filled.stamp(Kind.ANSWERED, "ice/ä", {"reply": "y" * size}))
    assert list(salvaged(filled.path).events.values()) != []
    assert salvaged(filled.path).events == {event.id: event for event in filled.events()}


def test_an_altered_answer_is_not_brought_back_as_it_was_altered(filled: Log, clock: SetClock) -> None:
    filled.close()
    filled.path.write_bytes(filled.path.read_bytes().replace(b"typed 0123", b"typed 9123"))
    made = rebuild(filled.path, clock)
    assert (made.readable, made.from_backups) == (201, 0)


def test_of_several_damaged_backups_each_gives_what_it_has(filled: Log, clock: SetClock) -> None:
    first, second = keep_safe(filled.path, clock), keep_safe(filled.path, clock)
    filled.close()
    for path, text in ((filled.path, b"typed 0001"), (second.path, b"typed 0001"), (first.path, b"typed 0199")):
        path.write_bytes(path.read_bytes().replace(text, b"typed xxxx"))
    assert rebuild(filled.path, clock).from_backups == 1
    assert len(filled_events(filled.path)) == 202


def test_events_that_others_have_come_back_too(filled: Log, clock: SetClock) -> None:
    events = filled.events()
    filled.close()
    filled.path.write_bytes(filled.path.read_bytes()[:9000])
    made = rebuild(filled.path, clock, events)
    assert made.from_others == 202 - made.readable > 0
    assert len(filled_events(filled.path)) == 202


def test_what_was_forgotten_does_not_come_back_from_a_backup(filled: Log, clock: SetClock) -> None:
    keep_safe(filled.path, clock)
    filled.append(filled.stamp(Kind.PURGED, "ice/7"))
    filled.close()
    filled.path.write_bytes(filled.path.read_bytes().replace(b"typed 0123", b"typed 9123"))
    rebuild(filled.path, clock)
    assert not [event for event in filled_events(filled.path) if event.card == "ice/7" and event.kind == Kind.ANSWERED]
    assert len(filled_events(filled.path)) == 202 - 5 + 1


def test_a_journal_goes_aside_with_the_file_and_never_into_the_new_one(filled: Log, clock: SetClock) -> None:
    filled.close()
    journal = filled.path.with_name("progress.db-journal")
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
    data = bytearray(filled.path.read_bytes())
    data[:100] = bytes(100)
    filled.path.write_bytes(data)
    assert journal.stat().st_size > 0
    made = rebuild(filled.path, clock)
    assert [path.suffix for path in made.aside] == [".db", ".db-journal"]
    assert made.aside[0].read_bytes() == data
    assert len(filled_events(filled.path)) == 202
    assert not journal.exists() or not journal.stat().st_size


def test_a_journal_that_cannot_be_used_is_kept_aside_and_taken_away(filled: Log, clock: SetClock) -> None:
    filled.close()
    filled.path.write_bytes(b"no database")
    journal = filled.path.with_name("progress.db-journal")
    journal.write_bytes(b"rubbish" * 1000)
    made = rebuild(filled.path, clock)
    assert made.aside[1].read_bytes() == b"rubbish" * 1000
    assert not journal.exists() or not journal.stat().st_size


def test_events_that_were_set_aside_come_back_to_where_they_were(
    filled: Log, clock: SetClock, open_log: Open, tmp_path: Path
) -> None:
    other = open_log(tmp_path / "other", SetClock(Moment(1_795_518_000_000 + 400 * 86_400_000)))
    future = other.stamp(Kind.SUSPENDED, "ice/1")
    filled.change(lambda store, now: merge(store, [future], now))
    filled.close()
    filled.path.write_bytes(filled.path.read_bytes().replace(b"typed 0123", b"typed 9123"))
    rebuild(filled.path, clock)
    with open_log() as log:
        assert log.waiting() == (future,)
        assert len(log.events()) == 201


def test_a_damaged_event_is_never_read_as_if_it_were_none(filled: Log, open_log: Open) -> None:
    filled.close()
    filled.path.write_bytes(filled.path.read_bytes().replace(b'"rating":"good"', b'"rating":"easy"', 1))
    with pytest.raises(Damaged):
        open_log().events()


def test_a_file_opened_to_be_read_cannot_be_written(filled: Log) -> None:
    with closing(connect(filled.path, 0, write=False)) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM card_state")


def test_an_empty_file_without_a_backup_is_a_fresh_start(open_log: Open, folder: Path, answer: Answer) -> None:
    folder.mkdir(parents=True)
    (folder / "progress.db").touch()
    log = open_log()
    assert log.problem == ""
    log.append(answer(log, "ice/a"))
    assert len(log.events()) == 1
    assert [path.name for path in folder.iterdir() if path.stat().st_size] == ["progress.db"]


def test_an_empty_file_beside_a_backup_is_damage(filled: Log, clock: SetClock, open_log: Open) -> None:
    keep_safe(filled.path, clock)
    filled.close()
    filled.path.write_bytes(b"")
    with pytest.raises(Damaged, match="The progress file is empty"):
        open_log()


def test_while_one_program_repairs_another_does_not(filled: Log, clock: SetClock) -> None:
    holder = os.open(filled.path.parent, os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    with pytest.raises(ProgressError, match="Another program is at it already"):
        rebuild(filled.path, clock)
    os.close(holder)
    assert not list(folder_of(filled.path).parent.glob("damaged-*"))
