"""What can go wrong with the file: it is told in words, nobody's file is touched, and no answer is lost."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ice_quiz.errors import NotOurs, NotSaved, ProgressError
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.checking import faults_of
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import replay

A, G = Rating.AGAIN, Rating.GOOD
Answer = Callable[..., Event]
Open = Callable[..., Log]


@pytest.fixture
def other(log: Log, answer: Answer) -> Iterator[sqlite3.Connection]:
    """Another program that has the file open, which holds one answer."""
    log.append(answer(log, "ice/first", G))
    connection = sqlite3.connect(log.path, isolation_level=None)
    yield connection
    connection.close()


def refused(log: Log, *events: Event) -> NotSaved:
    with pytest.raises(NotSaved) as caught:
        log.append(*events)
    return caught.value


def test_while_another_program_holds_the_file_study_goes_on_and_all_is_saved_afterwards(
    log: Log, other: sqlite3.Connection, answer: Answer
) -> None:
    other.execute("BEGIN IMMEDIATE")
    wrong, right = answer(log, "ice/a", A), answer(log, "ice/a", G)
    problem = refused(log, wrong)
    assert "Another program is holding the file." in str(problem)
    assert "Another program" in log.problem
    refused(log, right)
    assert log.pending == (wrong, right)
    assert log.card("ice/a").seen_times == 2
    assert not log.card("ice/first").new
    assert log.state() == replay(log.events())
    other.execute("ROLLBACK")
    third = answer(log, "ice/b", G)
    assert set(log.append(third)) == {"ice/a", "ice/b"}
    assert list(log.pending) == []
    assert str(log.problem) == ""
    assert log.events()[1:] == (wrong, right, third)
    assert [event.seq for event in log.events()] == [1, 2, 3, 4]
    assert log.state() == replay(log.events())


def test_an_answer_that_waits_can_be_undone(log: Log, other: sqlite3.Connection, answer: Answer) -> None:
    other.execute("BEGIN IMMEDIATE")
    wrong = answer(log, "ice/first", A)
    refused(log, wrong)
    refused(log, log.stamp(Kind.UNDONE, "ice/first", {"target": wrong.id}))
    assert log.card("ice/first").seen_times == 1
    other.execute("ROLLBACK")
    log.append()
    assert len(log.events()) == 3
    assert log.card("ice/first").seen_times == 1


def test_a_log_opened_while_another_program_holds_the_file_reads_and_saves_later(
    other: sqlite3.Connection, open_log: Open, answer: Answer
) -> None:
    other.execute("BEGIN IMMEDIATE")
    late = open_log()
    assert not late.card("ice/first").new
    event = answer(late, "ice/a")
    refused(late, event)
    other.execute("ROLLBACK")
    late.append()
    assert late.events()[1:] == (event,)


def test_a_log_that_cannot_be_read_at_all_is_told_when_it_is_opened(other: sqlite3.Connection, open_log: Open) -> None:
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ProgressError, match="Another program is holding the file"):
        open_log()


def test_a_log_that_opened_beside_a_busy_program_finds_its_file_again(
    log: Log, other: sqlite3.Connection, open_log: Open, answer: Answer
) -> None:
    other.execute("UPDATE derived SET rules = 0")  # so that opening has to write
    other.execute("BEGIN IMMEDIATE")
    late = open_log()
    assert "Another program" in late.problem
    assert late.state() == replay(late.events())
    assert not late.changed_elsewhere()
    other.execute("ROLLBACK")
    assert late.changed_elsewhere()
    assert late.problem == ""
    log.append(answer(log, "ice/a"))
    assert late.changed_elsewhere()
    assert set(late.state().cards) == {"ice/first", "ice/a"}


def test_where_the_file_cannot_even_be_read_answers_still_wait(log: Log, other: sqlite3.Connection, answer: Answer) -> None:
    other.execute("BEGIN EXCLUSIVE")
    event = answer(log, "ice/a", A)
    refused(log, event)
    assert not log.card("ice/a").new
    other.execute("ROLLBACK")
    log.append()
    assert set(log.state().cards) == {"ice/first", "ice/a"}


def test_the_same_answer_tried_again_and_again_is_saved_once(log: Log, other: sqlite3.Connection, answer: Answer) -> None:
    other.execute("BEGIN IMMEDIATE")
    event = answer(log, "ice/a", G)
    refused(log, event)
    refused(log, event)
    assert log.pending == (event,)
    other.execute("ROLLBACK")
    log.append(event)
    assert log.events()[1:] == (event,)
    assert log.state().on("ice", log.today()).answered == 2


@pytest.mark.parametrize("table", ["card_state", "day_total", "derived"])
def test_a_transaction_that_breaks_off_leaves_nothing_of_the_answer(
    log: Log, other: sqlite3.Connection, answer: Answer, table: str, open_log: Open
) -> None:
    before = log.state()
    other.execute(f"CREATE TRIGGER broken BEFORE INSERT ON {table} BEGIN SELECT raise(ABORT, 'broken off'); END")
    event = answer(log, "ice/a", G)
    assert "broken off" in str(refused(log, event))
    fresh = open_log()
    assert len(fresh.events()) == 1
    assert fresh.state() == before
    fresh.close()
    other.execute("DROP TRIGGER broken")
    log.append()
    assert log.events()[1:] == (event,)
    assert log.state() == replay(log.events())


def test_a_file_deleted_while_it_is_open_costs_no_answer(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/first"))
    log.path.unlink()
    event = answer(log, "ice/a")
    assert "moved or deleted" in str(refused(log, event))
    log.append()
    assert log.events() == (event,)
    assert log.path.stat().st_mode & 0o777 == 0o600


def test_a_file_in_place_of_the_folder_is_told_and_study_goes_on(folder: Path, open_log: Open, answer: Answer) -> None:
    folder.parent.mkdir()
    folder.write_text("a note")
    log = open_log()
    assert f"{folder} is a file" in log.problem
    event = answer(log, "ice/a", A)
    assert "is a file" in str(refused(log, event))
    assert log.card("ice/a").drill(log.today())
    assert folder.read_text() == "a note"
    folder.unlink()
    log.append()
    assert log.events() == (event,)
    assert log.problem == ""


def write_foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 252006675")
    connection.execute("CREATE TABLE event (x)")
    connection.commit()
    connection.close()


def test_another_programs_database_is_not_touched(folder: Path, open_log: Open) -> None:
    folder.mkdir(parents=True)
    write_foreign(folder / "progress.db")
    before = (folder / "progress.db").read_bytes()
    with pytest.raises(NotOurs) as caught:
        open_log()
    assert str(folder / "progress.db") in str(caught.value)
    assert "another program" in str(caught.value)
    assert (folder / "progress.db").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["progress.db"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"just a text\n", "not a progress file"),
        (b"SQLite format 3\0", "not a progress file"),
        (b"\0" * 5000, "not a progress file"),
    ],
)
def test_a_file_that_cannot_be_a_progress_file_is_left_alone(
    folder: Path, open_log: Open, content: bytes, said: str
) -> None:
    folder.mkdir(parents=True)
    path = folder / "progress.db"
    path.write_bytes(content)
    with pytest.raises(ProgressError) as caught:
        open_log()
    assert str(caught.value).startswith(f"{path}: ")
    assert said in caught.value.message
    assert caught.value.advice
    assert path.read_bytes() == content
    assert [path.name for path in folder.iterdir()] == ["progress.db"]


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_what_is_no_ordinary_file_is_refused_without_following_or_waiting(folder: Path, open_log: Open, kind: str) -> None:
    folder.mkdir(parents=True)
    path = folder / "progress.db"
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(folder / "elsewhere.db")
    else:
        os.mkfifo(path)
    with pytest.raises(ProgressError, match="not an ordinary file"):
        open_log()
    assert [path.name for path in folder.iterdir()] == ["progress.db"]


def test_a_file_that_turns_into_something_else_costs_no_answer(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/first"))
    log.path.unlink()
    write_foreign(log.path)
    event = answer(log, "ice/a")
    refused(log, event)
    assert "another program" in str(refused(log))
    assert log.pending == (event,)
    log.path.unlink()
    log.append()
    assert log.events() == (event,)


def test_a_file_of_a_newer_version_can_be_read_and_is_not_written(log: Log, answer: Answer, open_log: Open) -> None:
    log.append(answer(log, "ice/a", A), answer(log, "ice/b", G))
    state = log.state()
    log.close()
    connection = sqlite3.connect(log.path)
    connection.execute("ALTER TABLE card_state RENAME COLUMN stability TO strength")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    before = log.path.read_bytes()
    newer = open_log()
    assert "newer ice_quiz" in newer.problem
    assert newer.state() == state
    event = answer(newer, "ice/a", G)
    assert "newer ice_quiz" in str(refused(newer, event))
    assert newer.pending == (event,)
    assert newer.card("ice/a").seen_times == 2
    assert log.path.read_bytes() == before


def test_a_newer_file_that_cannot_be_understood_is_told_as_newer(log: Log, answer: Answer, open_log: Open) -> None:
    log.append(answer(log, "ice/a", A))
    log.close()
    connection = sqlite3.connect(log.path)
    connection.execute("ALTER TABLE event RENAME TO happening")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(NotOurs, match="newer ice_quiz"):
        open_log()


def filled(log: Log, answer: Answer) -> None:
    """Puts 200 answers into the log and closes it."""
    log.append(*(answer(log, f"ice/{number % 40}", reply=f"typed {number:04}") for number in range(200)))
    log.close()


def test_a_damaged_file_is_told_and_not_changed(log: Log, answer: Answer, open_log: Open) -> None:
    filled(log, answer)
    content = bytearray(log.path.read_bytes())
    content[100:4096] = b"\xff" * 3996  # the first page holds the tables' descriptions
    log.path.write_bytes(content)
    with pytest.raises(ProgressError, match="damaged") as caught:
        open_log()
    assert "ice-quiz doctor --fix" in caught.value.advice
    assert log.path.read_bytes() == content
    assert faults_of(log.path)


def test_damage_that_shows_only_while_answering_costs_no_answer(log: Log, answer: Answer, open_log: Open) -> None:
    filled(log, answer)
    content = bytearray(log.path.read_bytes())
    for page in range(1, len(content) // 4096):
        if content[page * 4096 : (page + 1) * 4096].count(b"typed ") > 2:
            content[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    log.path.write_bytes(content)
    again = open_log()
    event = answer(again, "ice/new")
    assert "damaged" in str(refused(again, event))
    assert again.pending == (event,)
    assert not again.card("ice/new").new
    assert faults_of(log.path)


def test_a_sound_file_has_no_faults(log: Log, answer: Answer) -> None:
    filled(log, answer)
    assert faults_of(log.path) == ()


def test_an_answer_that_was_altered_in_the_file_is_found_by_its_hash(log: Log, answer: Answer) -> None:
    filled(log, answer)
    content = log.path.read_bytes()
    log.path.write_bytes(re.sub(rb"typed 0123", b"typed 9123", content))
    [fault] = faults_of(log.path)
    assert "Of 200 events 1 " in fault


def test_derived_rows_that_do_not_fit_are_found(log: Log, answer: Answer) -> None:
    filled(log, answer)
    connection = sqlite3.connect(log.path)
    with connection:
        connection.execute("UPDATE derived SET log_xor = log_xor + 1")
    connection.close()
    assert "derived rows" in faults_of(log.path)[0]


def test_a_derived_row_that_was_altered_is_found(log: Log, answer: Answer) -> None:
    filled(log, answer)
    connection = sqlite3.connect(log.path)
    with connection:
        connection.execute("UPDATE card_state SET due_day = due_day + 100 WHERE card = 'ice/7'")
    connection.close()
    assert "derived rows" in faults_of(log.path)[0]


def test_looking_for_faults_makes_no_file(folder: Path) -> None:
    folder.mkdir(parents=True)
    assert faults_of(folder / "progress.db")
    assert list(folder.iterdir()) == []


PRELUDE = """
import os, sys, json
from pathlib import Path
import fsrs
from ice_quiz.clock import Moment, SetClock
from ice_quiz.errors import NotSaved, ProgressError
from ice_quiz.progress.event import Kind
from ice_quiz.progress.log import Log
folder, clock = Path(sys.argv[1]), SetClock(Moment(1_795_518_000_000, 60))
def answer(log, card, ms=1):
    body = {"deck": "ice", "verdict": "right", "rating": "good", "graded": True, "ms": ms, "reply": "x" * 300}
    return log.stamp(Kind.ANSWERED, card, body)
"""


def child(script: str, folder: Path) -> list[str]:
    """What the script prints, which may give up rights that the tests themselves keep."""
    done = subprocess.run([sys.executable, "-c", PRELUDE + script, str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that a user without rights can reach too."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "data"
        folder.mkdir(0o755)
        yield folder


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o755, 0o444)])
def test_a_read_only_folder_or_file_is_told_and_study_goes_on(public_folder: Path, folder_mode: int, file_mode: int) -> None:
    child("log = Log.open(folder, clock); log.append(answer(log, 'ice/a')); log.close()", public_folder)
    for path in public_folder.iterdir():
        path.chmod(file_mode)
    public_folder.chmod(folder_mode)
    said = child(
        """
if os.geteuid() == 0:
    os.setuid(65534)
log = Log.open(folder, clock, patience=0)
print(log.problem)
try:
    log.append(answer(log, "ice/b"))
except NotSaved as problem:
    print(str(problem).replace(chr(10), " "))
print(sorted(log.state().cards), len(log.pending))
""",
        public_folder,
    )
    public_folder.chmod(0o755)
    assert "cannot be written to" in said[0]
    assert "cannot be written to" in said[1]
    assert said[2] == "['ice/a', 'ice/b'] 1"


def test_a_file_that_may_not_be_read_is_told(public_folder: Path) -> None:
    child("log = Log.open(folder, clock); log.append(answer(log, 'ice/a')); log.close()", public_folder)
    (public_folder / "progress.db").chmod(0)
    said = child(
        """
if os.geteuid() == 0:
    os.setuid(65534)
try:
    Log.open(folder, clock)
except ProgressError as problem:
    print(problem.message)
""",
        public_folder,
    )
    assert said[0].startswith("Your progress cannot be read.")


def test_when_no_more_can_be_written_answers_wait_and_are_saved_once_there_is_space(folder: Path) -> None:
    """A limit on the size of files stands for the full disk."""
    said = child(
        """
import resource
log = Log.open(folder, clock, patience=0)
log.append(answer(log, "ice/first"))
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (log.path.stat().st_size + 20_000, hard))
saved = 1
try:
    for number in range(1000):
        log.append(answer(log, f"ice/{number}"))
        saved += 1
except NotSaved as problem:
    print("cannot be saved" in log.problem)
for number in (2001, 2002):
    try:
        log.append(answer(log, f"ice/{number}"))
    except NotSaved:
        pass
print(len(log.pending), len(log.events()) - saved)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
log.append()
log.close()
again = Log.open(folder, clock)
print(len(log.pending), len(again.events()) - saved, 1 < saved < 1000)
""",
        folder,
    )
    assert said == ["True", "3 3", "0 3 True"]
