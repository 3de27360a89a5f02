"""A command that changes much is killed in the middle: what is found then is the old state or the new one, never half."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from ice_quiz.progress.event import from_line
from tests.end_to_end.conftest import ROOT
from tests.faults.learner import PROGRAM, Learner
from tests.faults.need import need
from tests.faults.record import deeds, faults
from tests.faults.size import size

KILLS = size(10, 60)
CALLS = ("pwrite64", "write", "fdatasync", "fsync", "ftruncate", "link", "rename", "unlink", "mkdir", "openat")
CHANGES = frozenset(CALLS) - {"openat"}

EVENTS = 150


def ids(file: Path) -> frozenset[str]:
    """The events that a progress file holds."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as connection:
        return frozenset(event for (event,) in connection.execute("SELECT lower(hex(id)) FROM event"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two learners' homes, what the second has exported, and a folder that it syncs with."""
    folder = tmp_path_factory.mktemp("prepared")
    for name in ("ours", "theirs"):
        learner = Learner(folder / name, places=200)
        learner.now = "2026-11-24T09:00" if name == "ours" else "2026-11-24T10:00"
        answered(learner, EVENTS)
    theirs = Learner(folder / "theirs", places=200)
    (folder / "shared").mkdir()
    assert theirs.run("export", "--all", folder / "theirs.jsonl", "--yes").returncode == 0
    assert theirs.run("sync", folder / "shared").returncode == 0
    return folder


def answered(learner: Learner, times: int) -> None:
    session, chance = learner.answering(), Random(2)
    for _ in range(times):
        assert session.anything(chance)
    assert session.quit() == 0


def strace(*options: str | Path) -> tuple[str | Path, ...]:
    return ("strace", "-f", "-qq", "-e", "signal=none", "-e", f"trace={','.join(CALLS)}", *options)


def run(learner: Learner, arguments: Sequence[str], wrapper: Sequence[str | Path] = ()) -> int:
    """Run a command; its exit code."""
    return subprocess.run(
        [*wrapper, *PROGRAM, *arguments],
        env=learner.environment(PYTHONDONTWRITEBYTECODE="1"),
        cwd=learner.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    ).returncode


Look = Callable[[Path], object]


def kill_everywhere(prepared: Path, place: Path, arguments: Sequence[str], ready: Look, look: Look) -> list[int]:
    """Run the command once in peace, and then kill it in `KILLS` of the calls by which it changes something.

    Each time a copy of what was prepared is made `ready`, and afterwards looked at. How often it was killed, and how often
    it came to its end.
    """
    need("strace")
    counted = fresh(prepared, place / "counted", ready)
    trace = place / "trace"
    assert run(counted, arguments, strace("-o", trace)) == 0
    look(counted.folder.parent)
    calls = [line.split()[1].partition("(")[0] for line in trace.read_text().splitlines() if "(" in line]
    changes = [(call, calls[: number + 1].count(call)) for number, call in enumerate(calls) if call in CHANGES]
    chance = Random(len(arguments[0]))
    codes = []
    for number in range(KILLS):
        call, when = chance.choice(changes)
        learner = fresh(prepared, place / str(number), ready)
        codes.append(run(learner, arguments, strace("-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={when}")))
        look(learner.folder.parent)
    assert sum(code < 0 for code in codes) > KILLS // 2
    return codes


def fresh(prepared: Path, place: Path, ready: Look) -> Learner:
    """A copy of everything that was prepared."""
    shutil.copytree(prepared, place)
    ready(place)
    return Learner(place / "ours", places=200)


def nothing(_: Path) -> None:
    """It is ready as it is."""


def test_a_backup_is_whole_or_not_there(prepared: Path, tmp_path: Path) -> None:
    before = ids(prepared / "ours/data/progress.db")

    def look(place: Path) -> None:
        for backup in (place / "ours/kept").glob("*.db"):
            assert ids(backup) == before
        assert ids(place / "ours/data/progress.db") == before
        assert Learner(place / "ours").run("backup", "kept").returncode == 0
        assert [path.name for path in (place / "ours/kept").iterdir() if not path.match("progress-*Z*.db")] == []

    kill_everywhere(prepared, tmp_path, ("backup", "kept"), nothing, look)


def test_an_import_is_all_there_or_not_at_all(prepared: Path, tmp_path: Path) -> None:
    ours, theirs = ids(prepared / "ours/data/progress.db"), ids(prepared / "theirs/data/progress.db")

    def look(place: Path) -> None:
        learner = Learner(place / "ours", places=200)
        assert ids(learner.file) in (ours, ours | theirs)
        assert faults(learner.file) == []
        assert run(learner, ("import", "../theirs.jsonl", "--yes")) == 0
        assert ids(learner.file) == ours | theirs

    kill_everywhere(prepared, tmp_path, ("import", "../theirs.jsonl", "--yes"), nothing, look)


def test_an_export_is_whole_or_the_old_one(prepared: Path, tmp_path: Path) -> None:
    ours = ids(prepared / "ours/data/progress.db")

    def look(place: Path) -> None:
        text = (place / "ours/mine.jsonl").read_text()
        assert text == "old\n" or events_in(text.splitlines()) == ours

    def ready(place: Path) -> None:
        (place / "ours/mine.jsonl").write_text("old\n")

    kill_everywhere(prepared, tmp_path, ("export", "--all", "mine.jsonl", "--yes"), ready, look)


def events_in(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(from_line(line).id for line in lines if '"tick_ms"' in line)


def test_a_sync_that_breaks_off_harms_neither_side_and_is_finished_by_the_next(prepared: Path, tmp_path: Path) -> None:
    ours, theirs = ids(prepared / "ours/data/progress.db"), ids(prepared / "theirs/data/progress.db")

    def look(place: Path) -> None:
        learner = Learner(place / "ours", places=200)
        assert ids(learner.file) in (ours, ours | theirs)
        assert faults(learner.file) == []
        for segment in (place / "shared").rglob("*.jsonl"):
            whole = segment.read_bytes().split(b"\n")[:-1]
            assert events_in([line.decode() for line in whole]) <= ours | theirs
        for name in ("ours", "theirs"):
            other = Learner(place / name, places=200)
            assert run(other, ("sync", "../shared")) == 0
            assert ids(other.file) == ours | theirs
            assert faults(other.file) == []

    kill_everywhere(prepared, tmp_path, ("sync", "../shared"), nothing, look)


@pytest.mark.parametrize("what", [("--all",), ("--deck", "codes"), ("--card", "codes/what-is-the-code-of-place-1")])
def test_what_is_forgotten_is_forgotten_whole(prepared: Path, tmp_path: Path, what: Sequence[str]) -> None:
    before = deeds(prepared / "ours/data/progress.db")
    left = [] if len(what) == 1 or what[0] == "--deck" else [deed for deed in before if deed.card != what[1]]

    def look(place: Path) -> None:
        learner = Learner(place / "ours", places=200)
        assert deeds(learner.file) in (before, left)
        assert faults(learner.file) == []
        run(learner, ("forget", *what, "--yes"))
        assert deeds(learner.file) == left

    kill_everywhere(prepared, tmp_path, ("forget", *what, "--yes"), nothing, look)


@pytest.mark.parametrize("exactly", [False, True], ids=["together", "exactly"])
def test_a_restore_is_all_there_or_not_at_all(prepared: Path, tmp_path: Path, exactly: bool) -> None:
    ours, theirs = ids(prepared / "ours/data/progress.db"), ids(prepared / "theirs/data/progress.db")
    restored = theirs if exactly else ours | theirs
    command = ("restore", "../theirs/data/progress.db", *(["--exactly"] if exactly else []))

    def look(place: Path) -> None:
        learner = Learner(place / "ours", places=200)
        assert ids(learner.file) in (ours, restored)
        assert faults(learner.file) == []
        assert run(learner, command) == 0
        assert ids(learner.file) == restored
        assert any(ids(backup) == ours for backup in (learner.data / "backups").glob("*.db"))

    kill_everywhere(prepared, tmp_path, command, nothing, look)


def test_a_repair_that_breaks_off_loses_nothing_and_is_finished_by_the_next(prepared: Path, tmp_path: Path) -> None:
    ours = ids(prepared / "ours/data/progress.db")

    def ready(place: Path) -> None:
        file = place / "ours/data/progress.db"
        content = bytearray(file.read_bytes())
        content[4096 * 3 : 4096 * 3 + 512] = bytes(512)
        file.write_bytes(content)

    def look(place: Path) -> None:
        learner = Learner(place / "ours", places=200)
        assert run(learner, ("doctor", "--fix")) == 0
        assert ids(learner.file) == ours
        assert faults(learner.file) == []

    kill_everywhere(prepared, tmp_path, ("doctor", "--fix"), ready, look)


OLDER = sorted((ROOT / "tests/progress/goldens").glob("version-*.sql"))[:-1]


@pytest.mark.parametrize("golden", [OLDER[0], OLDER[-1]], ids=lambda path: str(path.stem))
def test_a_file_of_an_older_version_is_taken_over_whole_or_as_it_was(prepared: Path, tmp_path: Path, golden: Path) -> None:
    def ready(place: Path) -> None:
        file = place / "ours/data/progress.db"
        file.unlink()
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(golden.read_text())

    ready(fresh(prepared, tmp_path / "golden", nothing).folder.parent)
    before = ids(tmp_path / "golden/ours/data/progress.db")
    assert before

    def look(place: Path) -> None:
        file = place / "ours/data/progress.db"
        assert ids(file) == before
        assert Learner(place / "ours").run("due").returncode == 0
        assert ids(file) == before
        assert faults(file) == []

    kill_everywhere(prepared, tmp_path, ("due",), ready, look)
