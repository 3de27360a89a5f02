from __future__ import annotations

from collections.abc import Callable
from typing import Any

Home = Any  # the classes of the fixtures
Start = Callable[..., Any]


def test_whoever_starts_with_a_damaged_file_gets_the_answers_back_by_one_key(
    home: Home, script: Start, terminal: Start
) -> None:
    session = script(home, "ice")
    session.send({"answer": 1})
    assert session.end() == 0
    progress = home.folder / "data" / "progress.db"
    progress.write_bytes(progress.read_bytes()[:9000])
    screen = terminal(home)
    screen.wait_for("Repair it now? [Y/n]")
    screen.type("\n")
    screen.wait_for("Your progress is whole again", "Press a key to go on.")
    screen.type(" ")
    screen.wait_for("Due today", "add a deck")
    screen.type("q")
    assert screen.end() == 0
    assert list(progress.parent.glob("damaged-*.db"))
