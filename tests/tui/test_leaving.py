"""However the program ends, the terminal is as it was."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.study.snapshot import Phase, Snapshot
from ice_quiz.study.wish import Wish
from ice_quiz.tui import app as tui

ROOT = Path(__file__).parents[2]
LEFT_THE_SCREEN = b"\x1b[?1049l"
SHOWS_THE_CURSOR = b"\x1b[?25h"
PATIENCE = 30.0


def run_until(mark: bytes, home: Path, act: Callable[[int, int], object]) -> tuple[int, bytes]:
    """Run the program in a terminal until a text is painted, act on its process and terminal; status and what it painted."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "ICE_QUIZ_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
    }
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(home)
        os.execve(sys.executable, [sys.executable, "-m", "ice_quiz"], environment)
    painted = b""
    acted = False
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        painted += data
        if not acted and mark in re.sub(rb"\x1b\[[0-9;]*m", b"", painted):
            acted = True
            act(process, terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os.close(terminal)
    assert acted, painted[-2000:]
    return status, painted


def test_ctrl_c_is_a_key_that_ends_the_program_well(tmp_path: Path) -> None:
    status, painted = run_until(b"add a deck", tmp_path, lambda _, terminal: os.write(terminal, b"\x03"))
    assert status == 0
    assert LEFT_THE_SCREEN in painted
    assert SHOWS_THE_CURSOR in painted
    assert b"Traceback" not in painted


def test_answers_that_were_never_saved_are_told_at_the_end(
    showing: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = showing("unsaved")
    monkeypatch.setattr(tui.IceQuizApp, "run", lambda _app: None)  # no terminal here; what counts is what follows
    desk.leave = lambda: Snapshot(Phase.FINISHED, banner="2 answers are not saved.\x1b[2J")
    assert tui.run(desk, wish=Wish("ice")) == 1
    assert capsys.readouterr().err == "2 answers are not saved.\ufffd[2J\n"


def test_a_program_that_only_listed_the_decks_ends_well_even_where_nothing_can_be_saved(
    showing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = showing("unsaved")
    monkeypatch.setattr(tui.IceQuizApp, "run", lambda _app: None)
    assert tui.run(desk) == 0
    assert not desk.left


def test_quitting_while_the_decks_are_still_read_waits_for_nothing(on_stage: Callable[..., None], showing: Any) -> None:
    desk = showing("choose")
    decks, read = desk.decks, threading.Event()
    desk.due = lambda _watch: decks if read.wait(PATIENCE) else ()

    async def scene(stage: Any) -> None:
        await stage.press("q")
        assert not stage.app.is_running

    on_stage(desk, scene, listed=False)
    read.set()
    for thread in threading.enumerate():
        if thread.name == "what is due":
            thread.join(PATIENCE)
            assert not thread.is_alive()
