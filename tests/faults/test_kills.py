"""SIGKILL at any moment: what was acknowledged is there, nothing is there by half, and the next session goes on."""

from __future__ import annotations

import subprocess
import threading
import time
from random import Random
from typing import Any

import pytest

from tests.end_to_end.conftest import Terminal
from tests.faults.learner import Deed, Learner
from tests.faults.record import deeds, faults, kept
from tests.faults.size import size

AT_ONCE = size(15, 250)
"""Kills of one file; there are four such runs, two by messages and two by keys."""


def killing(process: subprocess.Popen[Any], chance: Random, usual: float) -> threading.Timer:
    """Kill the program at a random moment within the next two answers, which take `usual` seconds each."""
    timer = threading.Timer(chance.uniform(0, 2 * usual), process.kill)
    timer.start()
    return timer


@pytest.mark.parametrize("seed", [1, 2])
def test_a_kill_while_messages_are_answered_loses_no_acknowledged_answer(learner: Learner, seed: int) -> None:
    chance = Random(seed)
    before: list[Deed] = []
    answered = 0
    for _ in range(AT_ONCE):
        session = learner.answering()
        assert session.alive, session.end()
        start, first = time.monotonic(), chance.randint(1, 20)
        for _ in range(first):
            session.anything(chance)
        timer = killing(session.process, chance, (time.monotonic() - start) / first)
        while session.anything(chance):
            pass
        timer.join()
        session.close()
        answered += len(session.acknowledged)
        before = kept(before, session.acknowledged, session.tried, learner.file)
        assert faults(learner.file) == []
        learner.go_on()
    assert answered > AT_ONCE * 5  # so much was at stake


@pytest.mark.parametrize("seed", [1, 2])
def test_a_kill_while_keys_are_pressed_loses_no_painted_answer(learner: Learner, started: list[Terminal], seed: int) -> None:
    chance = Random(seed)
    before: list[Deed] = []
    answered = 0
    for _ in range(AT_ONCE):
        screen = Terminal(learner, "study", "codes", "--form", "type")
        started.append(screen)
        screen.wait_for_one("What is the code of")
        painted, tried = by_keys(screen, chance)
        screen.close()
        answered += len(painted)
        logged = deeds(learner.file)[len(before) :]
        assert [deed.reply for deed in logged[: len(painted)]] == painted
        assert [deed.reply for deed in logged[len(painted) :]] in ([], [tried])
        before += logged
        assert faults(learner.file) == []
        learner.go_on()
    assert answered > AT_ONCE * 2


def by_keys(screen: Terminal, chance: Random) -> tuple[list[str], str]:
    """Answer until the program is killed; which answers had their verdict painted, and which one was tried last."""
    painted: list[str] = []
    tried = ""
    start, first = time.monotonic(), chance.randint(1, 4)
    timer = None
    try:
        while True:
            if len(painted) == first:
                timer = killing(screen.process, chance, (time.monotonic() - start) / first)
            tried = f"elm {chance.randrange(10**9)}"
            screen.type(f"{tried}\r")
            screen.wait_for(f"“{tried}” is not it", "The Atlas")
            painted.append(tried)
            screen.type(" ")
            screen.wait_until(lambda: screen.holds("enter check") and not screen.holds("is not it"), "the next question")
    except (AssertionError, OSError):  # it has ended, or will not answer any more
        assert timer is not None, screen.shown
        timer.join()
        assert screen.process.wait() < 0, screen.shown
    return painted, tried
