"""What cannot be saved to the end of a session is written elsewhere, and can be brought in from there."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.progress.event import Kind, from_line

Start = Callable[..., "subprocess.Popen[bytes]"]

ANSWER = b'{"answer": 1}\n'


@pytest.fixture
def unsavable(home: Path, harbour: Path) -> Path:
    """A deck, and a file where the folder for the progress would be."""
    home.mkdir()
    (home / "data").write_text("in the way")
    return harbour


def answers_in(file: Path) -> int:
    """How many answers are there; every line is a whole event."""
    events = [from_line(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return sum(event.kind == Kind.ANSWERED for event in events)


def test_a_script_is_told_in_which_file_its_unsaved_answers_are(unsavable: Path, start: Start, home: Path) -> None:
    running = start("study", unsavable, "--json")
    out, err = running.communicate(ANSWER * 2, timeout=30)
    last = json.loads(out.splitlines()[-1])
    assert last == {"type": "unsaved", "file": str(home / "ice-quiz-answers-2026-11-24.jsonl")}
    assert answers_in(Path(last["file"])) == 2
    assert "ice-quiz import" in err.decode()
    assert running.returncode == 1
    assert (home / "data").read_text() == "in the way"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_session_that_is_told_to_end_keeps_its_unsaved_answers(
    unsavable: Path, start: Start, home: Path, number: signal.Signals
) -> None:
    (home / "ice-quiz-answers-2026-11-24.jsonl").write_text("an older one")
    running = start("study", unsavable, "--plain")
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(b"1\n")
    running.stdin.flush()
    assert any(b"Right" in line or b"Wrong" in line for line in running.stdout)
    running.send_signal(number)
    running.communicate(timeout=30)
    assert running.returncode == 128 + number
    assert answers_in(home / "ice-quiz-answers-2026-11-24-2.jsonl") == 1


def test_where_all_was_saved_nothing_is_written_elsewhere(harbour: Path, start: Start, home: Path) -> None:
    out, _ = start("study", harbour, "--json").communicate(ANSWER, timeout=30)
    assert json.loads(out.splitlines()[-1])["type"] == "summary"
    assert list(home.glob("*.jsonl")) == []
