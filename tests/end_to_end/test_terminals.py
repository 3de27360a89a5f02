from __future__ import annotations

import re
import signal
from collections.abc import Callable
from typing import Any

import pytest

Home = Any  # the classes of the fixtures
Start = Callable[..., Any]

DECK = """\
deck: harbour
title: The harbour
topics:
  - topic: Ships
    cards:
      - {ask: Which ship is red?, answer: Albatros, wrong: [Biene, Cormoran]}
      - {ask: Which ship is blue?, answer: Biene, wrong: [Albatros, Cormoran]}
"""


@pytest.fixture
def harbour(home: Home) -> Home:
    """A learner with a deck of two cards."""
    (home.decks / "harbour.yaml").write_text(DECK, encoding="utf-8")
    return home


@pytest.mark.parametrize("arguments", [[], ["study", "ice"]])
def test_without_a_terminal_the_program_says_what_to_use_instead(home: Home, arguments: list[str]) -> None:
    ran = home.run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "need a terminal" in ran.stderr
    assert "`ice-quiz study DECK --plain`" in ran.stderr
    assert "`--json`" in ran.stderr


def test_a_terminal_that_cannot_draw_gets_the_decks_line_by_line(harbour: Home, terminal: Start) -> None:
    dumb = terminal(harbour, TERM="dumb")
    dumb.wait_for("Number of the deck to study, or Enter to leave:")
    number = re.search(r"(\d)\. The harbour \(harbour\): 2 new", dumb.text)
    assert number
    dumb.type(f"{number[1]}\n")
    dumb.wait_for("0 of 2 done. Ships. New.", "/ help):")
    dumb.type("?\n")
    dumb.wait_for("Now you know.")
    dumb.type("/quit\n")
    dumb.wait_for("(harbour): 1 new, 1 again, 0 due")
    dumb.type("\n")
    assert dumb.end() == 0
    assert "\x1b" not in dumb.text


def test_a_terminal_that_cannot_draw_gets_a_session_line_by_line(harbour: Home, terminal: Start) -> None:
    dumb = terminal(harbour, "study", "harbour", TERM="dumb")
    dumb.wait_for("0 of 2 done. Ships. New.", "/ help):")
    dumb.type("\x04")
    assert dumb.end() == 0
    assert "\x1b" not in dumb.text


def test_ctrl_c_leaves_the_line_mode_quietly(harbour: Home, terminal: Start) -> None:
    line = terminal(harbour, "study", "harbour", "--plain")
    line.wait_for("/ help):")
    line.type("\x03")
    assert line.end() == 130
    assert line.text.rstrip("^C\n").endswith("/ help): ")


def test_a_tiny_terminal_is_no_crash_and_shows_the_question_once_it_is_larger(harbour: Home, terminal: Start) -> None:
    tiny = terminal(harbour, "study", "harbour", columns=20, lines=5)
    tiny.wait_until(lambda: tiny.shown.strip() != "", "anything on the screen")
    tiny.resize(80, 24)
    tiny.wait_for("Ships", "Which ship is red?")
    tiny.resize(20, 5)
    tiny.type("\x11")
    assert tiny.end() == 0
    assert "Traceback" not in tiny.text


def test_home_leads_into_a_session_and_back(harbour: Home, terminal: Start) -> None:
    screen = terminal(harbour)
    screen.wait_for("The harbour", "2 new", "The clock is set to 2026-11-24 09:00 by ICE_QUIZ_NOW.")
    pointer = next(at for at, line in enumerate(screen.shown.splitlines()) if "›" in line)
    wanted = next(at for at, line in enumerate(screen.shown.splitlines()) if "The harbour" in line)
    screen.type("j" * (wanted - pointer))
    screen.wait_until(lambda: "›" in screen.shown.splitlines()[wanted], "the pointer at the harbour")
    screen.type("\r")
    screen.wait_for("Which ship is red?")
    screen.type("q")
    screen.wait_for("q quit")
    screen.type("q")
    assert screen.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_screens_with_the_terminal_restored(
    harbour: Home, terminal: Start, number: signal.Signals
) -> None:
    screen = terminal(harbour, "study", "harbour")
    screen.wait_for("Which ship is red?")
    screen.type("0")
    screen.wait_for("space next")
    screen.process.send_signal(number)
    assert screen.end() == 128 + number
    assert b"\x1b[?1049l" in screen.raw  # the screen as it was before
    assert b"\x1b[?25h" in screen.raw  # the cursor
    assert "Traceback" not in screen.text
    assert harbour.due()["harbour"]["again"] == 1


@pytest.mark.parametrize("its_own", [True, False])
def test_the_program_ends_with_its_terminal_even_where_no_signal_tells_that_it_is_gone(
    harbour: Home, terminal: Start, its_own: bool
) -> None:
    screen = terminal(harbour, its_own=its_own)
    screen.wait_for("The harbour", "q quit")
    assert screen.hang_up() in (128 + signal.SIGHUP, 120)  # Python's own, where its last words cannot be written any more


def test_a_deck_that_cannot_be_studied_is_told_before_the_screen_is_drawn(home: Home, terminal: Start) -> None:
    screen = terminal(home, "study", "iec")
    assert screen.end() == 1
    assert "There is no deck “iec”." in screen.text
    assert "\x1b[?1049h" not in screen.text


def test_an_answer_of_a_hundred_thousand_characters_is_graded_or_refused(harbour: Home) -> None:
    for face in ("--plain", "--json"):
        long = "x" * 100_000
        typed = f"{long}\n" if face == "--plain" else f'{{"answer": "{long}"}}\n'
        ran = harbour.run("study", "harbour", face, "--form", "type", typed=typed)
        assert (ran.returncode, "Traceback" in ran.stderr) == (0, False)
        assert "rong" in ran.stdout or "too long" in ran.stdout


def test_where_nothing_can_be_saved_the_session_says_so_and_the_exit_code_too(home: Home) -> None:
    (home.folder / "data").write_text("a file where the folder should be")
    assert home.run("due").returncode == 0
    for face, typed in (("--plain", "?\n"), ("--json", '{"command": "dont-know"}\n')):
        ran = home.run("study", "ice", face, typed=typed)
        assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)
        assert "cannot be saved" in ran.stdout
    deck = home.folder / "harbour.yaml"
    deck.write_text(DECK)
    ran = home.run("add", deck)
    assert (ran.returncode, ran.stdout, "Traceback" in ran.stderr) == (1, "", False)
    assert "could not be copied" in ran.stderr
