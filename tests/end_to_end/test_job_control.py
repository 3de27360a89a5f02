"""A shell that puts the program aside and brings it back: the terminal is the shell's in between, and no key is lost."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable

import pytest

from tests.end_to_end.conftest import PATIENCE, Home, Terminal

Start = Callable[..., Terminal]

DECK = """\
deck: harbour
title: The harbour
topics:
  - topic: Ships
    cards:
      - {ask: Which ship is red?, answer: Albatros, wrong: [Biene, Cormoran]}
      - {ask: Which ship is blue?, answer: Biene, wrong: [Albatros, Cormoran]}
"""

SHELL = (
    *("sh", "-mc"),
    '"$@" 9>gone; echo "It is put aside."; read line; bg; echo "It is in the background."; read line; fg',
    "sh",
)
"""A shell with job control that runs the program; each line that is typed once it stopped lets it go on in another way."""


@pytest.fixture
def harbour(home: Home) -> Home:
    """A learner with a deck of two cards."""
    (home.decks / "harbour.yaml").write_text(DECK, encoding="utf-8")
    return home


@pytest.fixture
def aside(harbour: Home, terminal: Start) -> tuple[Terminal, int]:
    """The program, put aside in the middle of an answer; and what can be read from once it has ended."""
    os.mkfifo(harbour.folder / "gone")
    gone = os.open(harbour.folder / "gone", os.O_RDONLY | os.O_NONBLOCK)
    screen = terminal(harbour, "study", "harbour", "--form", "type", wrapper=SHELL)
    screen.wait_for("Which ship is red?", "enter check")
    assert not screen.cooked
    screen.type("Alba")
    screen.wait_for("› Alba")
    screen.type("\x1a")
    screen.wait_for("It is put aside.")
    return screen, gone


def test_put_aside_the_terminal_is_the_shells_and_fg_brings_the_answer_back(
    harbour: Home, aside: tuple[Terminal, int]
) -> None:
    screen, _ = aside
    assert screen.cooked
    assert screen.raw.rfind(b"\x1b[?1049l") > screen.raw.rfind(b"\x1b[?1049h")  # the screen as it was before
    assert screen.raw.rfind(b"\x1b[?25h") > screen.raw.rfind(b"\x1b[?25l")  # the cursor
    assert screen.raw.rfind(b"\x1b[?2004l") > screen.raw.rfind(b"\x1b[?2004h")  # pasted text as it is typed
    assert screen.raw.rfind(b"\x1b[?1003l") > screen.raw.rfind(b"\x1b[?1003h")  # the mouse
    painted = len(screen.raw)
    screen.type("\n")
    screen.wait_for("It is in the background.")
    assert b"Which" not in screen.raw[painted:]
    assert screen.cooked
    screen.wipe()
    screen.type("\n")
    screen.wait_for("The harbour", "Which ship is red?", "› Alba", "enter check", "esc leave")
    screen.type("tros\r")
    screen.wait_for("✓ Right: Albatros.", "space next", "esc leave")
    screen.type("\x11")
    assert screen.end() == 0
    assert "Traceback" not in screen.text
    assert harbour.due()["harbour"]["new"] == 1


def test_a_terminal_that_is_closed_while_the_program_is_put_aside_ends_it(aside: tuple[Terminal, int]) -> None:
    screen, gone = aside
    screen.hang_up()
    ended, _, _ = select.select([gone], [], [], PATIENCE)
    assert ended
    assert os.read(gone, 1) == b""


def test_stopped_from_outside_or_asked_to_stop_without_a_shell_it_goes_on_and_gives_the_terminal_back(
    harbour: Home, terminal: Start
) -> None:
    screen = terminal(harbour, "study", "harbour", "--form", "type")
    screen.wait_for("Which ship is red?", "enter check")
    process = screen.process
    process.send_signal(signal.SIGSTOP)
    os.waitpid(process.pid, os.WUNTRACED)
    process.send_signal(signal.SIGCONT)
    screen.type("Alba\x1atros\r")  # nobody could bring it back: Ctrl+Z does nothing
    screen.wait_for("✓ Right: Albatros.", "space next")
    process.send_signal(signal.SIGTERM)
    process.send_signal(signal.SIGCONT)  # as when a session ends
    assert screen.end() == 128 + signal.SIGTERM
    assert screen.cooked
    assert harbour.due()["harbour"]["new"] == 1


def test_an_editor_is_put_aside_with_the_program_and_comes_back_with_it(harbour: Home, terminal: Start) -> None:
    editor = harbour.folder / "editor"
    editor.write_text("#!/bin/sh\nkill -TSTP 0\n")
    editor.chmod(0o700)
    screen = terminal(harbour, "author", harbour.decks / "harbour.yaml", wrapper=SHELL, EDITOR=str(editor))
    screen.wait_for("The harbour", "edit here")
    screen.type("\r")
    screen.wait_for("It is put aside.")
    assert screen.cooked
    screen.type("\n")
    screen.wait_for("It is in the background.")  # where it ends, and the screens have to wait
    assert screen.cooked
    screen.wipe()
    screen.type("\n")
    screen.wait_for("The harbour", "edit here")
    screen.type("\x11")
    assert screen.end() == 0
