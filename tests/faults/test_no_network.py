"""Nothing asks for a network. That everything works without one is shown by all other tests: see tests/conftest.py."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Terminal
from tests.faults.learner import PROGRAM, Learner
from tests.faults.need import need


def reaching_out(trace: Path) -> list[str]:
    """The calls that make a socket to other machines. A pair of AF_UNIX is how asyncio wakes itself up."""
    lines = trace.read_text().splitlines()
    return [line for line in lines if re.search(r"\b(socket|socketpair|connect|bind)\(", line) and "AF_UNIX" not in line]


@pytest.mark.parametrize("arguments", ["due", "study codes --plain", "study codes --json", "where", "preview codes"])
def test_no_command_opens_a_connection(learner: Learner, tmp_path: Path, arguments: str) -> None:
    need("strace")
    trace = tmp_path / "trace"
    subprocess.run(
        ["strace", "-f", "-qq", "-e", "signal=none", "-e", "trace=%network", "-o", trace, *PROGRAM, *arguments.split()],
        input="1\n",
        env=learner.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert reaching_out(trace) == []


def test_the_screens_open_no_connection(learner: Learner, tmp_path: Path, started: list[Terminal]) -> None:
    need("strace")
    trace = tmp_path / "trace"
    wrapper = ("strace", "-f", "-qq", "-e", "signal=none", "-e", "trace=%network", "-o", trace)
    screen = Terminal(learner, "study", "codes", "--form", "type", wrapper=wrapper)
    started.append(screen)
    screen.wait_for("What is the code", "enter check")
    screen.type("oak\r")
    screen.wait_for("is not it")
    screen.type("\x11")
    assert screen.end() == 0
    assert "AF_UNIX" in trace.read_text()
    assert reaching_out(trace) == []
