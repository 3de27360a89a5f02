"""A damaged file: it is noticed, mended from all that can be read, and nothing that is not genuine is let in."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from ice_quiz.progress.event import canonical, from_line, to_line
from ice_quiz.progress.log import Log
from tests.faults.damage import KINDS, damage
from tests.faults.learner import Learner
from tests.faults.record import CLOCK, deeds, faults
from tests.faults.size import size

SEEDS = size(20, 100)

COLUMNS = (
    *("id", "device", "seq", "utc_ms", "offset_minutes", "tick_ms", "counter", "day", "kind", "card", "hash"),
    "body",
)

Events = dict[str, str]
"""Events by id, each as its line."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A learner of three sessions: a backup holds the first, a shared folder the second too, the third only the file."""
    folder = tmp_path_factory.mktemp("prepared")
    learner = Learner(folder / "home", places=200)
    (folder / "shared").mkdir()
    chance = Random(5)
    for number in range(3):
        session = learner.answering()
        for _ in range(60):
            assert session.anything(chance)
        if number == 0:
            assert session.quit() == 0
        else:
            session.close()
        if number == 1:
            assert learner.run("sync", folder / "shared").returncode == 0
        learner.go_on()
    for backup in sorted((learner.data / "backups").glob("*.db"))[1:]:
        backup.unlink()
    return folder


def held(file: Path) -> Events:
    """What a sound file holds."""
    with Log.open(file.parent, CLOCK) as log:
        return {event.id: to_line(event) for event in log.events()}


def readable(file: Path, genuine: Events) -> set[str]:
    """The events whose rows SQLite can still read as they were, from the front or from the back."""
    rows: set[tuple[object, ...]] = set()
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            connection.text_factory = bytes
            rows.update(connection.execute(f"SELECT {', '.join(COLUMNS)} FROM event NOT INDEXED ORDER BY rowid {order}"))
    return {event for event, line in genuine.items() if _as_row(line) in rows}


def _as_row(line: str) -> tuple[object, ...]:
    event = from_line(line)
    values = (getattr(event, column) for column in COLUMNS[1:-1])
    return (bytes.fromhex(event.id), *(each.encode() if isinstance(each, str) else each for each in values), _body(line))


def _body(line: str) -> bytes:
    return canonical(json.loads(line)["body"]).encode()


def lines_of(folder: Path) -> Events:
    """What stands in a shared folder."""
    lines = [line for path in folder.rglob("*.jsonl") for line in path.read_text().splitlines()]
    return {from_line(line).id: line for line in lines}


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_noticed_and_costs_nothing_that_stands_somewhere(prepared: Path, tmp_path: Path, kind: str) -> None:
    file = prepared / "home/data/progress.db"
    genuine = held(file)
    [backup] = (prepared / "home/data/backups").glob("*.db")
    in_backup, in_folder = set(genuine) & set(row_ids(backup)), set(lines_of(prepared / "shared"))
    assert in_backup < in_folder < set(genuine)
    noticed = 0
    for seed in range(SEEDS):
        place = tmp_path / str(seed)
        shutil.copytree(prepared, place)
        learner = Learner(place / "home", places=200)
        if not damage(learner.file, kind, seed):  # it was so before
            continue
        left = readable(learner.file, genuine) if learner.file.stat().st_size else set()
        ran = learner.run("doctor", "--fix", "--json")
        assert "Traceback" not in ran.stderr, ran.stderr
        findings = json.loads(ran.stdout)["findings"]
        now = held(learner.file)
        assert now.items() <= genuine.items(), f"{kind} {seed}: something was let in that was never written"
        if any(finding["serious"] for finding in findings):
            noticed += 1
            assert set(now) >= in_backup | left, f"{kind} {seed}: {len(set(in_backup | left) - set(now))} lost"
            assert learner.run("sync", place / "shared").returncode == 0
            now = held(learner.file)
            assert set(now) >= in_folder | left, f"{kind} {seed}: {len(set(in_folder | left) - set(now))} lost"
        else:  # only bytes that hold nothing can have been hit
            assert now == genuine, f"{kind} {seed}: {findings}"
        assert faults(learner.file) == [], f"{kind} {seed}"
        shutil.rmtree(place)
    assert noticed > SEEDS // 3


def row_ids(file: Path) -> list[str]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return [event for (event,) in connection.execute("SELECT lower(hex(id)) FROM event")]


def test_damage_in_the_middle_of_a_session_is_told_and_all_comes_together_again(learner: Learner) -> None:
    first = learner.answering()
    for _ in range(5):
        assert first.right()
    assert first.quit() == 0
    learner.go_on()
    session = learner.answering()
    content = learner.file.read_bytes()
    learner.file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    for _ in range(3):
        assert session.right()
    assert "The file is damaged." in session.banner
    assert session.quit() == 1
    assert len(session.waiting) == 3
    [kept] = learner.folder.glob("ice-quiz-answers-*.jsonl")
    assert learner.run("doctor", "--fix").returncode == 0
    assert learner.run("import", kept, "--yes").returncode == 0
    assert deeds(learner.file) == [*first.acknowledged, *session.waiting]
    assert faults(learner.file) == []
