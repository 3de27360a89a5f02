from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Home = Any  # the classes of the fixtures
Start = Callable[..., Any]


@pytest.fixture
def progress(home: Home, script: Start) -> Path:
    """The file of a learner who has answered once."""
    session = script(home, "ice")
    session.send({"answer": 1})
    assert session.end() == 0
    return Path(home.folder / "data" / "progress.db")


def test_whoever_starts_with_a_damaged_file_gets_the_answers_back_by_one_key(
    home: Home, progress: Path, terminal: Start
) -> None:
    progress.write_bytes(progress.read_bytes()[:9000])
    screen = terminal(home)
    screen.wait_for("Repair it now? [Y/n]")
    screen.type("\n")
    screen.wait_for("Your progress is whole again", "Press a key to go on.")
    screen.insist(" ", "Due today")  # what is typed before the terminal gives single keys is thrown away
    screen.wait_for("add a deck")
    screen.type("q")
    assert screen.end() == 0
    assert list(progress.parent.glob("damaged-*.db"))


def test_damage_that_is_found_behind_the_first_screen_is_told_and_repaired_on_leaving(
    home: Home, progress: Path, terminal: Start
) -> None:
    progress.write_bytes(progress.read_bytes().replace(b'"verdict"', b'"verdicx"', 1))
    screen = terminal(home)
    screen.wait_for("Your progress file is damaged.")
    screen.type("q")
    screen.wait_for("Repair it now? [Y/n]")
    screen.type("\n")
    screen.wait_for("Your progress is whole again")
    assert screen.end() == 0
    assert home.run("doctor").returncode == 0


def test_whoever_starts_without_the_file_but_with_a_backup_is_asked_whether_to_bring_it_back(
    home: Home, progress: Path, terminal: Start
) -> None:
    progress.unlink()
    screen = terminal(home, "due")
    screen.wait_for("There is no progress file, but there is a backup.", "Bring it back now? [Y/n]")
    screen.type("\n")
    screen.wait_for("came back from the backup.", "Due today")
    assert screen.end() == 0
    assert progress.exists()
