"""The power fails while the learner answers: what was acknowledged is on the disk, whatever had reached it by then."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from tests.faults.crash_images import Call, Disk, Rule, calls_of
from tests.faults.learner import PROGRAM, Deed, Learner
from tests.faults.need import need
from tests.faults.record import deeds, faults
from tests.faults.size import size

IMAGES = size(2_000, 50_000)
ANSWERS = 40

SQLITES_DEFAULTS = """
import sqlite3, sys

class Default(sqlite3.Connection):
    def execute(self, sql, *values):
        if sql == "PRAGMA journal_mode = TRUNCATE":
            super().execute("PRAGMA journal_mode = DELETE")
            return super().execute("SELECT 'truncate'")
        return super().execute(sql.replace("synchronous = EXTRA", "synchronous = FULL"), *values)

sqlite3.Connection = Default
from ice_quiz.__main__ import main
sys.exit(main())
"""
"""The program, but with SQLite's own settings in place of ours: simulated power losses must show the difference."""


class Recorded(NamedTuple):
    """What the program asked of the disk, and what it acknowledged after how many bytes of output."""

    calls: list[Call]
    acknowledged: list[Deed]
    heard_at: list[int]
    folder: Path


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorder, compiled."""
    need("gcc")
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(
        ["gcc", "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, source, "-ldl", "-pthread"], check=True
    )
    return library


def recorded(learner: Learner, recorder: Path, tmp_path: Path, *program: str) -> Recorded:
    """A session from the very first answer of an empty folder to a sudden end."""
    learner.begin_empty()
    record = tmp_path / "record"
    session = learner.answering(
        program=program or PROGRAM,
        LD_PRELOAD=str(recorder),
        RECORD=str(record),
        RECORDED_FOLDER=str(learner.folder),
        PYTHONDONTWRITEBYTECODE="1",
    )
    chance = Random(4)
    for _ in range(ANSWERS):
        assert session.anything(chance)
    session.close()
    return Recorded(calls_of(record), session.acknowledged, session.heard_at, learner.data)


class Tried(NamedTuple):
    """How many images there were, and what was wrong with which."""

    images: int
    lost: list[str]
    broken: list[str]


def power_losses(recorded: Recorded, images: int) -> Tried:
    """Pull the plug at random places, and look at what is found when it is on again."""
    lost, broken, count = [], [], 0
    with TemporaryDirectory(dir=_memory()) as name:
        for rule in Rule:
            chance = Random(7)
            places = sorted(chance.randrange(len(recorded.calls) + 1) for _ in range(images // 8))
            for at, disk in _stopped(recorded.calls, places, rule):
                acknowledged = recorded.acknowledged[: sum(heard <= disk.said for heard in recorded.heard_at)]
                for number, image in enumerate(disk.images(chance)):
                    count += 1
                    folder = Path(name) / str(count)
                    _write(image, recorded.folder, folder)
                    missing, wrong = _looked_at(folder / "progress.db", acknowledged)
                    where = f"image {number} after call {at}, names safe {rule.value}"
                    lost += [f"{where}: {missing}"] if missing else []
                    broken += [f"{where}: {wrong}"] if wrong else []
    return Tried(count, lost, broken)


def _memory() -> str | None:
    """A folder in memory, where there is one: thousands of files are made and none is kept."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _stopped(calls: list[Call], places: list[int], rule: Rule) -> Iterator[tuple[int, Disk]]:
    disk, done = Disk(rule), 0
    for place in places:
        for call in calls[done:place]:
            disk.play(call)
        done = place
        yield place, disk


def _write(image: dict[str, bytes], data: Path, folder: Path) -> None:
    folder.mkdir()
    for path, content in image.items():
        if Path(path).parent == data:
            (folder / Path(path).name).write_bytes(content)


def _looked_at(file: Path, acknowledged: list[Deed]) -> tuple[str, list[str]]:
    """What was acknowledged and is not there, and what is wrong with the file."""
    if not file.exists():
        return (f"all of {len(acknowledged)}" if acknowledged else ""), []
    wrong = faults(file)
    kept = deeds(file)
    return ("" if kept[: len(acknowledged)] == acknowledged else f"{acknowledged[len(kept) :] or 'another order'}"), wrong


def test_a_power_loss_loses_no_acknowledged_answer(learner: Learner, recorder: Path, tmp_path: Path) -> None:
    tried = power_losses(recorded(learner, recorder, tmp_path), IMAGES)
    assert tried.images >= IMAGES - 7
    assert tried.lost == []
    assert tried.broken == []


def test_with_sqlites_own_settings_a_power_loss_does_lose_answers(learner: Learner, recorder: Path, tmp_path: Path) -> None:
    """The control: if this loses nothing, the simulation sees nothing."""
    tried = power_losses(recorded(learner, recorder, tmp_path, sys.executable, "-c", SQLITES_DEFAULTS), 400)
    assert len(tried.lost) > tried.images // 20
    assert tried.broken == []
