"""Something else stands where the progress file should be: it is told in words, and not a byte of it is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.learner import Learner
from tests.faults.record import deeds, faults


def a_folder(file: Path) -> None:
    file.mkdir()
    (file / "letter").write_text("mine")


def a_link(file: Path) -> None:
    file.symlink_to(file.with_name("elsewhere.db"))


def another_programs(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA application_id = 252006675")
        connection.execute("CREATE TABLE event (x)")
        connection.commit()


def tree(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, as it is."""
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


@pytest.mark.parametrize(
    ("make", "said"),
    [(a_folder, "not an ordinary file"), (a_link, "not an ordinary file"), (another_programs, "another program")],
)
def test_what_is_not_ours_is_left_alone(learner: Learner, make: Callable[[Path], None], said: str) -> None:
    make(learner.file)
    before = tree(learner.data)
    session = learner.answering()
    assert session.end() == 1
    assert said in session.said
    assert str(learner.file) in session.said
    assert "Traceback" not in session.said
    for command in (("due",), ("backup",)):
        ran = learner.run(*command)
        assert ran.returncode == 1
        assert said in ran.stderr
    assert tree(learner.data) == before


def test_a_file_of_a_newer_version_is_read_and_not_written_and_what_is_answered_goes_elsewhere(learner: Learner) -> None:
    session = learner.answering()
    for _ in range(3):
        assert session.right()
    assert session.quit() == 0
    with closing(sqlite3.connect(learner.file)) as connection:
        [(version,)] = connection.execute("PRAGMA user_version")
        connection.execute("PRAGMA user_version = 99")
    before = learner.file.read_bytes()
    learner.go_on()
    later = learner.answering()
    assert "newer ice_quiz" in later.banner
    for _ in range(3):
        assert later.right()
    assert later.quit() == 1
    assert learner.file.read_bytes() == before
    [kept] = learner.folder.glob("ice-quiz-answers-*.jsonl")
    assert len(kept.read_text().splitlines()) >= 3
    with closing(sqlite3.connect(learner.file)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    assert deeds(learner.file) == session.acknowledged
    assert faults(learner.file) == []
