"""A second window that keeps the progress file to itself: study goes on, that is told, and every answer is saved later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import pytest

from tests.end_to_end.conftest import Home, Terminal

DECK = """\
deck: harbour
title: The harbour
topics:
  - topic: Ships
    cards:
      - {ask: Which ship is red?, answer: Albatros, wrong: [Biene, Cormoran]}
      - {ask: Which ship is blue?, answer: Biene, wrong: [Albatros, Cormoran]}
      - {ask: Which ship is old?, answer: Cormoran, wrong: [Albatros, Biene]}
"""
TOLD = "Your answers cannot be saved at the moment. Another program is holding the file."


@pytest.fixture
def harbour(home: Home) -> Home:
    """A learner who has answered one of three cards, wrongly."""
    (home.decks / "harbour.yaml").write_text(DECK, encoding="utf-8")
    home.run("study", "harbour", "--json", "--form", "type", typed='{"answer": "Dora"}\n')
    return home


@pytest.fixture
def other(harbour: Home) -> Iterator[sqlite3.Connection]:
    """Another program with the file open, which can keep it to itself."""
    connection = sqlite3.connect(harbour.folder / "data" / "progress.db", isolation_level=None)
    yield connection
    connection.close()


def test_while_a_second_window_holds_the_file_study_goes_on_and_what_waits_is_saved_once_it_lets_go(
    harbour: Home, other: sqlite3.Connection, terminal: Callable[..., Terminal]
) -> None:
    screen = terminal(harbour, "study", "harbour", "--form", "type")
    screen.wait_for("Which ship is blue?", "enter check")
    other.execute("BEGIN EXCLUSIVE")  # nobody else can even read now
    screen.type("Biene\r")
    screen.wait_for("✓ Right: Biene.", TOLD, "Close the other program, or wait for it.", "space next", "esc leave")
    screen.type(" ")
    screen.wait_for("Which ship is old?", TOLD, "enter check")
    screen.type("Dora\r")
    screen.wait_for("the answer is Cormoran.", TOLD, "space next", "esc leave")
    other.execute("ROLLBACK")
    screen.type("w")
    screen.wait_until(lambda: screen.holds("✓ Right") and not screen.holds(TOLD), "all saved")
    due = harbour.due()["harbour"]
    assert (due["new"], due["again"]) == (0, 1)
    screen.type("\x11")
    assert screen.end() == 0
    assert "Traceback" not in screen.text


def test_leaving_while_a_second_window_holds_the_file_asks_what_to_do_and_loses_nothing(
    harbour: Home, other: sqlite3.Connection, terminal: Callable[..., Terminal]
) -> None:
    screen = terminal(harbour, "study", "harbour", "--form", "type")
    screen.wait_for("Which ship is blue?", "enter check")
    other.execute("BEGIN IMMEDIATE")  # in the middle of writing
    screen.type("Biene\r")
    screen.wait_for("✓ Right: Biene.", TOLD, "space next", "esc leave")
    screen.type("q")
    screen.wait_for("Leave without what is not saved?")
    screen.type("\x11")
    screen.wait_for("One answer or change is not saved yet. Where shall that be written")
    other.execute("ROLLBACK")
    screen.type("\n")
    screen.wait_for("It could be saved now: nothing is missing.")
    assert screen.end() == 0
    assert harbour.due()["harbour"]["new"] == 1
