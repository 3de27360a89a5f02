from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.errors import NotSaved
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.backup import backups_in, keep_safe
from ice_quiz.progress.doctor.examination import examine
from ice_quiz.progress.doctor.finding import Patient
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import FILE, Log
from ice_quiz.progress.migrations import APPLICATION_ID, MIGRATIONS, VERSION, migrate
from ice_quiz.progress.rebuilding import rebuild
from ice_quiz.progress.restoring import restore
from ice_quiz.progress.salvage import salvaged

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture
def connection() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def pragma(connection: sqlite3.Connection, name: str) -> int:
    [(value,)] = connection.execute(f"PRAGMA {name}")
    return int(value)


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_a_new_file_gets_all_tables_and_our_name(connection: sqlite3.Connection) -> None:
    migrate(connection)
    assert {"event", "card_state", "day_total", "derived", "device", "migration"} <= tables(connection)
    assert (pragma(connection, "user_version"), pragma(connection, "application_id")) == (VERSION, APPLICATION_ID)
    connection.close()


def test_each_step_is_done_once_and_recorded(connection: sqlite3.Connection) -> None:
    done: list[str] = []

    def second(connection: sqlite3.Connection) -> None:
        done.append("second")
        connection.execute("CREATE TABLE profile (name TEXT)")

    migrate(connection)
    migrate(connection, (*MIGRATIONS, second))
    migrate(connection, (*MIGRATIONS, second))
    assert done == ["second"]
    steps = [(number, step.__name__) for number, step in enumerate((*MIGRATIONS, second), 1)]
    assert connection.execute("SELECT * FROM migration").fetchall() == steps
    connection.close()


def test_a_step_that_fails_leaves_the_file_as_it_was_and_can_be_done_again(connection: sqlite3.Connection) -> None:
    broken = True

    def second(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE profile (name TEXT)")
        if broken:
            raise sqlite3.OperationalError("the power failed")

    migrate(connection)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*MIGRATIONS, second))
    assert "profile" not in tables(connection)
    assert pragma(connection, "user_version") == VERSION
    broken = False
    migrate(connection, (*MIGRATIONS, second))
    assert "profile" in tables(connection)
    assert pragma(connection, "user_version") == VERSION + 1
    connection.close()


def test_the_log_is_append_only_whoever_writes(connection: sqlite3.Connection) -> None:
    migrate(connection)
    row = (b"1" * 16, "d", 1, 2, 3, 4, 5, 6, "answered", "ice/a", "{}", 7)
    insert = f"INSERT INTO event VALUES ({', '.join('?' * len(row))})"
    connection.execute(insert, row)
    for statement in ("UPDATE event SET card = 'x'", "DELETE FROM event"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    connection.execute(insert.replace("INSERT", "INSERT OR REPLACE"), (*row[:-1], 8))
    assert connection.execute("SELECT * FROM event").fetchall() == [row]
    connection.close()


def written_by(path: Path) -> int:
    connection = sqlite3.connect(path)
    version = pragma(connection, "user_version")
    connection.close()
    return version


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_every_version_is_taken_over_whole(
    version: int, folder: Path, open_log: Callable[..., Log], answer: Callable[..., Event]
) -> None:
    """The goldens are dumps of files that the program wrote; whoever adds a step adds one."""
    folder.mkdir(parents=True)
    old = sqlite3.connect(folder / FILE, isolation_level=None)
    old.executescript((GOLDENS / f"version-{version}.sql").read_text(encoding="utf-8"))
    before = old.execute("SELECT card, stability, due_day, suspended FROM card_state ORDER BY card").fetchall()
    old.close()
    log = open_log()
    assert [written_by(backup.path) for backup in backups_in(folder / "backups")] == [version] * (version < VERSION)
    cards = sorted(log.state().cards.values(), key=lambda card: card.card)
    after = [(card.card, card.memory and card.memory.stability, card.due_day, card.suspended) for card in cards]
    assert [(card, stability, due, bool(suspended)) for card, stability, due, suspended in before] == after
    assert log.settings().new_per_day == 12
    assert len(log.events()) == 5
    log.append(answer(log, "ice/runs.Predator", Rating.GOOD), log.stamp(Kind.FLAGGED, "ice/HSI.part of"))
    assert open_log().card("ice/HSI.part of").flagged
    assert not log.problem


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_backup_of_every_version_can_be_restored_and_repaired(
    version: int, folder: Path, clock: SetClock, open_log: Callable[..., Log], tmp_path: Path
) -> None:
    folder.mkdir(parents=True, mode=0o700)
    path = folder / FILE
    old = sqlite3.connect(path, isolation_level=None)
    old.executescript((GOLDENS / f"version-{version}.sql").read_text(encoding="utf-8"))
    old.close()
    path.chmod(0o600)
    clock.moment = Moment(max(event.utc_ms for event in salvaged(path).events.values()))
    assert {finding.code for finding in examine(Patient(path, clock))} == {"no-backup"}
    keep_safe(path, clock)
    assert examine(Patient(path, clock)) == ()
    restored = restore(tmp_path / "new" / FILE, path, clock)
    assert restored.only_there == 5
    path.write_bytes(path.read_bytes().replace(b'"rating":"good"', b'"rating":"easy"', 1))
    assert rebuild(path, clock).from_backups == 1
    assert open_log().state() == open_log(tmp_path / "new").state()


def test_a_file_that_cannot_be_backed_up_is_not_taken_over_and_study_goes_on(
    folder: Path, open_log: Callable[..., Log], answer: Callable[..., Event]
) -> None:
    folder.mkdir(parents=True)
    old = sqlite3.connect(folder / FILE, isolation_level=None)
    old.executescript((GOLDENS / "version-1.sql").read_text(encoding="utf-8"))
    old.close()
    (folder / "backups").write_text("in the way")
    before = (folder / FILE).read_bytes()
    log = open_log()
    assert "No backup could be made before this file of an older ice_quiz is taken over" in log.problem
    assert len(log.events()) == 5
    with pytest.raises(NotSaved):
        log.append(answer(log, "ice/a", Rating.GOOD))
    assert (folder / FILE).read_bytes() == before
    (folder / "backups").unlink()
    log.append()
    assert len(log.events()) == 6
