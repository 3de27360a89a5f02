"""From a key to what it brings on the screen, the verdict or the next question, against a text that is replaced."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from itertools import count
from random import Random
from statistics import median

from tests.benchmarks.bench import PEERS, PROGRAM, Bench, Measure
from tests.benchmarks.decks import deck_text
from tests.benchmarks.homes import make_home
from tests.benchmarks.ratio import Ratio, interleaved, slowest_of_hundred
from tests.benchmarks.terminal import Terminal

ASKED, ANSWERED = "I guessed", "The Atlas"
"""What stands on the screen only while a question waits, and only with its verdict."""


def key_to_feedback(bench: Bench) -> Ratio:
    """The answer is saved before the verdict is shown."""
    return _measured(bench, bench.rounds(9), 20, median, feedback=True)


def feedback_to_next(bench: Bench) -> Ratio:
    """From the verdict to the next question."""
    return _measured(bench, bench.rounds(9), 20, median, feedback=False)


def slowest_feedback(bench: Bench) -> Ratio:
    """The verdict that one in a hundred is slower than."""
    return _measured(bench, 3, 100, slowest_of_hundred, feedback=True)


def slowest_next(bench: Bench) -> Ratio:
    """The next question that one in a hundred is slower than."""
    return _measured(bench, 3, 100, slowest_of_hundred, feedback=False)


def _measured(bench: Bench, rounds: int, pairs: int, of: Callable[[Sequence[float]], float], *, feedback: bool) -> Ratio:
    """Both programs stand open, and each waits in turn for its next key."""
    make_home(bench.folder, {"lakes": deck_text("lakes", 1_000)}, studied=1_000, times=1)
    environment = bench.environment(bench.folder)
    gaps = Random(7)
    with (
        Terminal((*PROGRAM, "study", "lakes", "--all", "--form", "choose", "--seed", "1"), environment) as quiz,
        Terminal((sys.executable, PEERS / "static_app.py"), environment) as peer,
    ):
        keys = count(1)
        quiz.until(ASKED)
        peer.until("ready")
        peer.settle()

        def pressed(key: str, text: str) -> float:
            quiz.settle()
            time.sleep(gaps.uniform(0.0, 0.05))
            moment = quiz.press(key)
            seconds = quiz.until(text) - moment
            quiz.settle()
            return seconds

        def answer() -> float:
            verdict = pressed("1", ANSWERED)
            following = pressed(" ", ASKED)
            return verdict if feedback else following

        def replace() -> float:
            peer.settle()
            time.sleep(gaps.uniform(0.0, 0.05))
            moment = peer.press("x")
            return peer.until(f"key {next(keys)}.") - moment

        return interleaved(answer, replace, rounds=rounds, pairs=pairs, of=of)


MEASURES = (
    Measure("feedback", "key to painted feedback ÷ a replaced Static", 2.0, key_to_feedback),
    Measure("next", "feedback to the next question ÷ a replaced Static", 2.0, feedback_to_next),
    Measure("feedback-p99", "the same to feedback, slower than 99 of 100", 3.0, slowest_feedback),
    Measure("next-p99", "the same to the next question, slower than 99 of 100", 3.0, slowest_next),
)
